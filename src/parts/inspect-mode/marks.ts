// Marks the blocks of a provider: an outline, its condition, and whether its readers see it now.
import { matches, parseCondition } from '../../core/conditions.ts';
import { groupOf, variantsFor, variantsOf, type Groups } from '../../core/groups.ts';
import type { Selection } from '../../core/selection.ts';
import { BLOCKS, conditionAttributes } from '../../page/blocks.ts';
import { createSheet } from '../../page/sheets.ts';
import { markStyles } from './marks.styles.ts';

/** Colours that tell variants apart on light and dark pages; the texts say the same without them. */
const COLOURS = [
  '#0b62c4',
  '#a8480a',
  '#12763b',
  '#8a2bb0',
  '#b3134f',
  '#0a6e7c',
  '#6b5b00',
  '#4d4dc9',
];

/** How long the outline of what was looked for stays bold. */
const FOUND_MS = 2000;

/** What a block is marked by. */
const MARK = 'data-doc-variant-mark';
const TEXT = 'data-doc-variant-says';

const TINTS = COLOURS.map((colour, at) => `[${MARK}~='c${at}'] { --_tint: ${colour} }`).join('');

/** What a provider shows, as marks say it. */
export interface View {
  readonly groups: Groups;
  readonly selection: Selection;
}

/** Finds the colour of a variant. */
export const colourOf = (groups: Groups, variant: string): string =>
  COLOURS[numberOf(groups, variant)] ?? '';

const numberOf = (groups: Groups, variant: string): number =>
  variantsOf(groups).indexOf(variant) % COLOURS.length;

/** Tells whether readers of a selection are shown a block, by its own conditions alone. */
export const isFor = (block: Element, { groups, selection }: View): boolean =>
  conditionAttributes(block).every(([, text]) =>
    matches(parseCondition(text).value, groups, selection),
  );

/** Says a block's condition as its author wrote it. */
export const textOf = (block: Element): string =>
  conditionAttributes(block)
    .map(([, text]) => text.trim())
    .filter(Boolean)
    .join(' + ');

/** Draws the marks of blocks in a page, as long as it is kept. */
export class Marks {
  readonly #page: Document;
  readonly #sheet: CSSStyleSheet;
  readonly #marked = new Set<Element>();

  constructor(page: Document) {
    this.#page = page;
    this.#sheet = createSheet(page, TINTS + markStyles);
    page.adoptedStyleSheets.push(this.#sheet);
  }

  /**
   * Marks blocks as they are for a view, and unmarks those that are gone.
   *
   * @param hiddenText what is said of a block that readers do not see now
   */
  draw(blocks: Iterable<[block: Element, view: View]>, hiddenText: string): void {
    const left = new Set(this.#marked);
    for (const [block, view] of blocks) {
      const isShown = isFor(block, view);
      const says = textOf(block) || '?';
      set(
        block,
        MARK,
        [isShown ? 'shown' : 'hidden', shapeOf(block), tintOf(block, view)].join(' '),
      );
      this.#say(block, isShown ? says : `${says} · ${hiddenText}`, left);
      this.#marked.add(block);
      left.delete(block);
    }
    for (const element of left) this.#unmark(element);
  }

  /** Brings a block into view and makes its outline bold for a moment. */
  show(element: Element): void {
    const box = element.getClientRects().length ? element : (element.parentElement ?? element);
    box.scrollIntoView({ block: 'center' });
    const mark = element.getAttribute(MARK);
    if (mark === null || mark.endsWith('found')) return;
    element.setAttribute(MARK, `${mark} found`);
    setTimeout(() => {
      if (element.hasAttribute(MARK)) element.setAttribute(MARK, mark);
    }, FOUND_MS);
  }

  /** Takes all marks away. */
  remove(): void {
    for (const element of this.#marked) this.#unmark(element);
    const sheets = this.#page.adoptedStyleSheets;
    this.#page.adoptedStyleSheets = sheets.filter((sheet) => sheet !== this.#sheet);
  }

  /** Writes the text in front of a block; a row has cells only, and the first of them takes it. */
  #say(block: Element, text: string, left: Set<Element>): void {
    const place = block.localName === 'tr' ? block.firstElementChild : block;
    if (!place) return;
    set(place, TEXT, text);
    this.#marked.add(place);
    left.delete(place);
  }

  #unmark(element: Element): void {
    element.removeAttribute(MARK);
    element.removeAttribute(TEXT);
    this.#marked.delete(element);
  }
}

function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Finds how a block is drawn: one without a box of its own takes one that suits what is in it. */
function shapeOf(block: Element): string {
  if (block.localName !== 'if-variant') return 'own';
  const isInline = [...block.children].every(
    (child) => child.matches(BLOCKS) || getComputedStyle(child).display.startsWith('inline'),
  );
  return isInline ? 'inline' : 'block';
}

/** Finds the colour of a block: that of the first variant that it names. */
function tintOf(block: Element, { groups }: View): string {
  const [first] = conditionAttributes(block)
    .flatMap(([, text]) => {
      const { names, not } = parseCondition(text).value;
      return [...names, ...not];
    })
    .flatMap((name) => {
      const group = groupOf(groups, name);
      return (group && variantsFor(group, name)?.[0]) ?? [];
    });
  return first === undefined ? 'none' : `c${numberOf(groups, first)}`;
}
