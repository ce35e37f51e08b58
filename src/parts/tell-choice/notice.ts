import { selectFrom } from '../../core/selection.ts';
import { DISMISSED_KEY } from '../../core/storage-keys.ts';
import { announce } from '../../page/announce.ts';
import { labelOf } from '../../strings/labels.ts';
import { loadStrings, say } from '../../strings/strings.ts';
import { noticeStyles } from './notice.styles.ts';
import { browserMemories } from '../../choice/storage.ts';
import type { Chosen } from './chosen.ts';

/** Is what links have chosen of a provider. */
interface Told {
  readonly chosen: Chosen;
  readonly names: readonly string[];
  readonly own: readonly string[];
  /** Whether a link has chosen just now. */
  readonly isNews: boolean;
}

/** Holds what there is to tell; one notice tells all of it. */
const told = new Map<Element, Told>();
let notice: { readonly names: string; readonly end: () => void } | undefined;
let turns = 0;

/**
 * Says that a link has chosen for the reader, and offers the way back; takes that away again when it
 * is no longer so. On a page that opens by a link it says so only where the reader's own choice is
 * another one.
 *
 * @param isLink whether a link has chosen just now
 */
export function noticeLink(host: Element, chosen: Chosen, isLink: boolean): void {
  const active = chosen.ownVariant.split(' ');
  const names = chosen.variant.split(' ').filter((name) => name && !active.includes(name));
  const groups = chosen.ownGroups.filter(({ variants }) =>
    names.some((name) => variants.includes(name)),
  );
  const isNew = isLink || told.has(host) || selectFrom(groups, chosen.choice.own).size > 0;
  if (!groups.length) told.delete(host);
  else if (isNew) {
    const own = active.filter((name) => groups.some(({ variants }) => variants.includes(name)));
    told.set(host, { chosen, names, own, isNews: isLink });
  }
  void show();
}

async function show(): Promise<void> {
  const turn = ++turns;
  for (const host of told.keys()) if (!host.isConnected) told.delete(host);
  const [[host] = []] = told;
  if (host) await loadStrings(host);
  if (turn !== turns) return;
  const all = [...told].sort(inOrder);
  const key = all.flatMap(([, { names }]) => names).join(' ');
  if (notice?.names === key) return;
  notice?.end();
  // What a reader does not want to hear any more is news again when a link chooses it anew.
  const isNews = all.some(([, one]) => one.isNews);
  if (host && (isNews || browserMemories.session.read(DISMISSED_KEY) !== key)) tell(host, all, key);
}

const inOrder = ([a]: [Element, Told], [b]: [Element, Told]): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

function tell(host: Element, all: readonly (readonly [Element, Told])[], key: string): void {
  const inWords = (of: 'names' | 'own'): string => {
    const labels = all.flatMap(([one, { chosen, [of]: list }]) =>
      list.map((name) => labelOf(one, name, chosen.ownGroups)),
    );
    return [...new Set(labels)].join(', ') || say(host, 'pickerEverything');
  };
  const text = say(host, 'noticeLink', { shown: inWords('names') });
  const box = document.createElement('div');
  const gone = new MutationObserver(() => {
    if ([...told.keys()].some((one) => !one.isConnected)) void show();
  });
  let before: EventTarget | null = null;
  const end = (): void => {
    const hadFocus = box.matches(':focus-within');
    gone.disconnect();
    box.remove();
    notice = undefined;
    // Who goes on by keyboard goes on from where they were.
    if (hadFocus && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
  const dismiss = (): void => {
    told.clear();
    if (all.every(([, { chosen }]) => chosen.persistence !== 'none'))
      browserMemories.session.write(DISMISSED_KEY, key);
    end();
  };
  const back = button(say(host, 'noticeBack', { own: inWords('own') }), () => {
    for (const choice of new Set(all.map(([, { chosen }]) => chosen.choice))) choice.unfollow();
  });
  const close = button('✕', dismiss);
  close.title = say(host, 'pickerClose');
  close.ariaLabel = close.title;
  draw(box, host, text, back, close);
  box.addEventListener('keydown', ({ key: pressed }) => {
    if (pressed === 'Escape') dismiss();
  });
  box.addEventListener('focusin', ({ relatedTarget }) => {
    before ??= relatedTarget;
  });
  notice = { names: key, end };
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
