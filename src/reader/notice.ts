import { selectFrom } from '../core/selection.ts';
import { announce } from '../context/announce.ts';
import { labelOf } from '../context/labels.ts';
import { loadStrings, say } from '../context/strings.ts';
import { noticeStyles } from './notice.styles.ts';
import { browserMemories } from './storage.ts';
import type { Chosen } from './tell-choice.ts';

const DISMISSED = 'doc-variants.dismissed';

/** Is the notice that stands in the page, of which there is one at a time. */
let notice:
  { readonly choice: object; readonly names: string; readonly end: () => void } | undefined;
let turns = 0;

/**
 * Says that a link has chosen for the reader, and offers the way back; takes that away again when it
 * is no longer so. On a page that opens by a link it says so only where the reader's own choice is
 * another one.
 *
 * @param isLink whether a link has chosen just now
 */
export function noticeLink(host: Element, chosen: Chosen, isLink: boolean): void {
  const own = chosen.ownVariant.split(' ');
  const names = chosen.variant.split(' ').filter((name) => name && !own.includes(name));
  const groups = chosen.ownGroups.filter(({ variants }) =>
    names.some((name) => variants.includes(name)),
  );
  turns += 1;
  const isOpen = notice?.choice === chosen.choice;
  if (isOpen && notice?.names === names.join(' ')) return;
  if (isOpen) notice?.end();
  if (!groups.length) return;
  if (!isLink && !isOpen && !selectFrom(groups, chosen.choice.own).size) return;
  const back = own.filter((name) => groups.some(({ variants }) => variants.includes(name)));
  void show(host, chosen, names, back);
}

async function show(
  host: Element,
  { choice, ownGroups, persistence }: Chosen,
  names: readonly string[],
  own: readonly string[],
): Promise<void> {
  const memory = persistence === 'none' ? undefined : browserMemories.session;
  if (memory?.read(DISMISSED) === names.join(' ')) return;
  const turn = turns;
  await loadStrings(host);
  if (turn !== turns) return;
  const inWords = (list: readonly string[]): string =>
    list.map((name) => labelOf(host, name, ownGroups)).join(', ') || say(host, 'pickerEverything');
  const text = say(host, 'noticeLink', { shown: inWords(names) });
  const box = document.createElement('div');
  const gone = new MutationObserver(() => host.isConnected || end());
  let before: EventTarget | null = null;
  const end = (): void => {
    const hadFocus = box.matches(':focus-within');
    gone.disconnect();
    box.remove();
    if (notice?.choice === choice) notice = undefined;
    // Who goes on by keyboard goes on from where they were.
    if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const dismiss = (): void => {
    memory?.write(DISMISSED, names.join(' '));
    end();
  };
  const back = button(say(host, 'noticeBack', { own: inWords(own) }), () => choice.unfollow());
  const close = button('✕', dismiss);
  close.title = say(host, 'pickerClose');
  close.ariaLabel = close.title;
  draw(box, host, text, back, close);
  box.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') dismiss();
  });
  box.addEventListener('focusin', ({ relatedTarget }) => {
    before ??= relatedTarget;
  });
  notice?.end();
  notice = { choice, names: names.join(' '), end };
  document.documentElement.append(box);
  gone.observe(document, { childList: true, subtree: true });
  // The top layer is above whatever the site stacks.
  box.popover = 'manual';
  box.showPopover();
  announce(text, host);
}

function draw(box: HTMLElement, host: Element, text: string, ...buttons: HTMLElement[]): void {
  const root = box.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(noticeStyles);
  root.adoptedStyleSheets = [sheet];
  const row = document.createElement('div');
  row.append(text, ...buttons);
  root.append(row);
  box.role = 'region';
  box.ariaLabel = text;
  box.lang = host.closest('[lang]')?.getAttribute('lang') ?? '';
  box.dir = getComputedStyle(host).direction;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.addEventListener('click', act);
  return element;
}
