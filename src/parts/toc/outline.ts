import { isDrawn } from '../../page/drawn.ts';
import { HEADINGS } from '../../page/heading-selector.ts';

/** A heading of what is shown. */
export interface OutlineEntry {
  readonly heading: HTMLElement;
  /** What a link to it leads to, the heading itself as a rule. */
  readonly target: Element;
  /** 1 to 6. */
  readonly level: number;
  readonly text: string;
}

const IGNORED = 'doc-variant-toc,[inert],[aria-hidden="true"]';
/**
 * Finds what is in a heading and no part of its words: how they are read aloud, notes as generators mark them, and other
 * headings, of which bad markup has hundreds in one another.
 */
const NO_WORDS =
  'button,select,script,noscript,style,rt,rp,[aria-hidden="true"],[role="doc-noteref"],[data-footnote-ref],' +
  `.footnote-ref,sup:has(>a),:is(${HEADINGS}) :is(${HEADINGS})`;
/** Matches the link to itself that many sites put into a heading. */
const PERMALINK = /^[\s#¶§🔗\u200b]*$/u;

/** Finds the headings of some levels below an element, in order, hidden ones included. */
export function headingsOf(
  root: Element,
  selector: string,
  [least, most]: readonly [number, number],
): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(selector)].filter((heading) => {
    const level = levelOf(heading, least);
    return level >= least && level <= most && !heading.closest(IGNORED);
  });
}

/** Reads an entry for each of the headings that is shown and says something. */
export function outlineOf(headings: readonly HTMLElement[], least: number): OutlineEntry[] {
  return headings
    .filter(isDrawn)
    .map((heading) => ({
      heading,
      target: targetOf(heading),
      level: levelOf(heading, least),
      text: shownTextOf(heading).replace(/\s+/g, ' ').trim(),
    }))
    .filter(({ text }) => text);
}

function levelOf(heading: Element, otherwise: number): number {
  const level = heading.getAttribute('aria-level') ?? /^h([1-6])$/.exec(heading.localName)?.[1];
  return Number(level) || (heading.role === 'heading' ? 2 : otherwise);
}

/** Finds what has an id that leads to a heading: itself, an anchor in it, the section it begins. */
function targetOf(heading: Element): Element {
  const parent = heading.parentElement;
  if (heading.id) return heading;
  const anchor = heading.querySelector('a[id]');
  if (anchor) return anchor;
  return parent?.id && parent.firstElementChild === heading ? parent : heading;
}

/**
 * Gives an id to each heading that nothing leads to, made from its text as most generators do. The
 * hidden ones get theirs too, so that a link stays the same whatever is shown.
 */
export function giveIds(headings: readonly Element[]): void {
  const counts = new Map<string, number>();
  for (const heading of headings) {
    const target = targetOf(heading);
    if (target.id) continue;
    const text = textOf(heading, () => 'inline').toLowerCase();
    const slug = text.match(/[\p{L}\p{M}\p{N}_]+/gu)?.join('-') ?? 'section';
    const idOf = (count: number): string => (count ? `${slug}-${count}` : slug);
    // Many headings may say the same.
    let count = counts.get(slug) ?? 0;
    while (heading.ownerDocument.getElementById(idOf(count))) count++;
    counts.set(slug, count);
    target.id = idOf(count);
  }
}

/** Reads the text of a heading as it is shown, without hidden passages. */
const shownTextOf = (heading: Element): string => textOf(heading, displayOf);

const displayOf = (element: Element): string => getComputedStyle(element).display;

/**
 * Reads the text of an element, without permalinks, buttons and references to notes. What begins a
 * line of its own is a word of its own.
 *
 * @param display tells how an element is displayed; what is `none` is left out
 */
function textOf(element: Element, display: (element: Element) => string): string {
  return [...element.childNodes]
    .map((node) => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element) || isNoWord(node)) return '';
      if (node instanceof HTMLBRElement) return ' ';
      const how = display(node);
      if (how === 'none') return '';
      const text = node instanceof HTMLImageElement ? node.alt : textOf(node, display);
      return /^(?:inline|contents|ruby)/.test(how) ? text : ` ${text} `;
    })
    .join('');
}

const isNoWord = (element: Element): boolean =>
  element.matches(NO_WORDS) || (element.localName === 'a' && PERMALINK.test(element.textContent));
