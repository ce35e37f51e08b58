import { DISMISSED_KEY } from '../../core/storage-keys.ts';
import { selectFrom } from '../../core/selection.ts';
import { announce } from '../../page/announce.ts';
import { labelOf } from '../../context/label-of.ts';
import { listOf } from '../../strings/list-of.ts';
import { loadStrings, say } from '../../strings/strings.ts';
import { browserMemories } from '../../choice/storage.ts';
import { showInOverlay } from '../../page/overlay/overlay.ts';
import { cardStyles } from '../../page/overlay/overlay.styles.ts';
import { createSheet } from '../../page/sheets.ts';
import { noticeStyles } from './notice.styles.ts';
import { reachByTab } from './reach-by-tab.ts';
import type { Chosen } from './chosen.ts';

/** What links have chosen of a provider. */
interface Told {
  readonly chosen: Chosen;
  readonly names: readonly string[];
  readonly own: readonly string[];
  /** Whether a link has chosen just now. */
  readonly isNews: boolean;
}

/** What there is to tell; one notice tells all of it. */
const told = new Map<Element, Told>();
let notice: { readonly names: string; readonly box: Element; readonly end: () => void } | undefined;
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
  // What a reader has put away is news again when a link chooses it anew.
  const isNews = all.some(([, one]) => one.isNews);
  for (const [one, its] of all) told.set(one, { ...its, isNews: false });
  if (notice?.names === key && !(isNews && notice.box.hasAttribute('data-folded'))) return;
  notice?.end();
  if (host) tell(host, all, key, !isNews && browserMemories.session.read(DISMISSED_KEY) === key);
}

const inOrder = ([a]: [Element, Told], [b]: [Element, Told]): number =>
  a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

function tell(
  host: Element,
  all: readonly (readonly [Element, Told])[],
  key: string,
  isFolded: boolean,
): void {
  const inWords = (of: 'names' | 'own'): string => {
    const labels = all.flatMap(([one, { chosen, [of]: list }]) =>
      list.map((name) => labelOf(one, name, chosen.ownGroups)),
    );
    return listOf(host, [...new Set(labels)]) || say(host, 'pickerEverything');
  };
  const text = say(host, 'noticeLink', { shown: inWords('names') });
  const box = document.createElement('doc-variant-notice');
  const back = button('back', () => {
    for (const choice of new Set(all.map(([, { chosen }]) => chosen.choice))) choice.forgetLinks();
  });
  back.textContent = say(host, 'noticeBack', { own: inWords('own') });
  const fold = button('fold', () => {
    if (box.hasAttribute('data-folded')) unfold();
    else dismiss();
  });
  const words = document.createElement('span');
  words.setAttribute('part', 'text');
  words.append(text);
  const drawFolded = (folded: boolean): void => {
    words.hidden = back.hidden = folded;
    box.toggleAttribute('data-folded', folded);
    fold.textContent = folded ? '↩' : '✕';
    fold.title = folded ? text : say(host, 'pickerClose');
    fold.ariaLabel = fold.title;
  };
  const remember = (names: string): void => {
    if (all.every(([, { chosen }]) => chosen.persistence !== 'none'))
      browserMemories.session.write(DISMISSED_KEY, names);
  };
  const unfold = (): void => {
    remember('');
    drawFolded(false);
  };
  const dismiss = (): void => {
    goBack();
    remember(key);
    drawFolded(true);
  };
  draw(box, words, back, fold);
  box.role = 'region';
  box.ariaLabel = text;
  drawFolded(isFolded);
  const take = showInOverlay(box, host, 'first');
  const life = new AbortController();
  const goBack = reachByTab(box, dismiss, isFolded, life.signal);
  const gone = new MutationObserver(() => {
    if ([...told.keys()].some((one) => !one.isConnected)) void show();
  });
  gone.observe(document, { childList: true, subtree: true });
  notice = {
    names: key,
    box,
    end: () => {
      gone.disconnect();
      goBack();
      life.abort();
      take();
      notice = undefined;
    },
  };
  if (!isFolded) announce(text, host);
}

function draw(box: HTMLElement, ...parts: HTMLElement[]): void {
  const root = box.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [cardStyles, noticeStyles].map((text) => createSheet(document, text));
  const row = document.createElement('div');
  row.append(...parts);
  root.append(row);
}

function button(part: string, act: () => void): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.setAttribute('part', part);
  element.addEventListener('click', act);
  return element;
}
