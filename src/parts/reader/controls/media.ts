import type { IsShown } from './shown-controls.ts';

/** What started by itself and was paused for being hidden: it goes on when it is shown. */
const waiting = new WeakSet<HTMLMediaElement>();

/** Pauses what plays in hidden blocks of a tree, in frames of the same origin too. */
export function pauseHidden(tree: ParentNode, isShown: IsShown): void {
  for (const media of mediaIn(tree)) {
    if (!isShown(media)) pause(media);
    else if (waiting.delete(media)) media.play().catch(() => undefined);
  }
  for (const frame of tree.querySelectorAll('iframe')) {
    const content = frame.contentDocument;
    if (content && !isShown(frame)) mediaIn(content).forEach(pause);
  }
}

/** Pauses what has just begun to play, where it is hidden. */
export function pauseIfHidden(media: EventTarget | null, isShown: IsShown): void {
  if (media instanceof HTMLMediaElement && !isShown(media)) pause(media);
}

const mediaIn = (tree: ParentNode): HTMLMediaElement[] => [
  ...tree.querySelectorAll<HTMLMediaElement>('audio,video'),
];

function pause(media: HTMLMediaElement): void {
  // A picture in picture is in sight, and has its controls.
  if (media.paused || media.ownerDocument.pictureInPictureElement === media) return;
  media.pause();
  if (media.autoplay) waiting.add(media);
}
