import { isDrawn } from '../../page/drawn.ts';

/** Is a heading of what is shown. */
export interface OutlineEntry {
  readonly heading: HTMLElement;
  /** What a link to it leads to, the heading itself as a rule. */
  readonly target: Element;
  /** 1 to 6. */
  readonly level: number;
  readonly text: string;
}

const IGNORED = 'doc-variant-toc,[inert],[aria-hidden="true"]';
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
      text: textOf(heading).replace(/\s+/g, ' ').trim(),
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
  for (const heading of headings) {
    const target = targetOf(heading);
    if (target.id) continue;
    const words = (heading.textContent.toLowerCase().match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []).join(
      '-',
    );
    const slug = words || 'section';
    let id = slug;
    for (let count = 1; heading.ownerDocument.getElementById(id); count++) id = `${slug}-${count}`;
    target.id = id;
  }
}

/** Reads the text of a heading as it is shown: without hidden passages, permalinks and buttons. */
function textOf(element: Element): string {
  return [...element.childNodes]
    .map((node) => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element) || isLeftOut(node)) return '';
      return node instanceof HTMLImageElement ? node.alt : textOf(node);
    })
    .join('');
}

function isLeftOut(element: Element): boolean {
  return (
    element.matches('button,script,style,[aria-hidden="true"]') ||
    (element.localName === 'a' && PERMALINK.test(element.textContent)) ||
    getComputedStyle(element).display === 'none'
  );
}
