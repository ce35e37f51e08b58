import type { IsShown } from './shown-controls.ts';

/** What started by itself and was paused for being hidden: it goes on when it is shown. */
const waiting = new WeakSet<HTMLMediaElement>();

/** Pauses what plays in hidden blocks and panes of a tree, in frames of the same origin too. */
export function pauseHidden(tree: ParentNode, isSeen: IsShown): void {
  for (const media of mediaIn(tree)) settle(media, isSeen(media));
  for (const frame of tree.querySelectorAll('iframe,object,embed')) {
    const content = documentIn(frame);
    const isFrameSeen = content && isSeen(frame);
    if (content) pauseHidden(content, () => isFrameSeen === true);
  }
}

/** Pauses what plays, where it is hidden. */
export function pauseIfHidden(media: EventTarget | null, isSeen: IsShown): void {
  if (media instanceof HTMLMediaElement && !isSeen(media)) pause(media);
}

const mediaIn = (tree: ParentNode): HTMLMediaElement[] => [
  ...tree.querySelectorAll<HTMLMediaElement>('audio,video'),
];

/** Finds the document that an element shows; none where it is of another origin. */
function documentIn(frame: Element): Document | null {
  if ('contentDocument' in frame) return frame.contentDocument as Document | null;
  // What `<embed>` shows is known to the window only.
  const view = frame.ownerDocument.defaultView;
  for (let at = 0; at < (view?.length ?? 0); at++) {
    try {
      const inner = view?.[at];
      if (inner?.frameElement === frame) return inner.document;
    } catch {
      // One of another origin.
    }
  }
  return null;
}

function settle(media: HTMLMediaElement, isSeen: boolean): void {
  if (!isSeen) pause(media);
  else if (waiting.delete(media)) media.play().catch(() => undefined);
}

function pause(media: HTMLMediaElement): void {
  // A picture in picture is in sight, and has its controls.
  if (media.paused || media.ownerDocument.pictureInPictureElement === media) return;
  media.pause();
  if (media.autoplay) waiting.add(media);
}
