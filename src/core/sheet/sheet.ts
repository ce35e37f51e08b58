import { isEmptyRange, parseCondition, readWord, variantsShown, wordsOf } from '../conditions.ts';
import type { Condition } from '../conditions.ts';
import { cssText } from './css-text.ts';
import { AUDIENCE, groupOf, HUMAN, variantsFor, type Group, type Groups } from '../groups.ts';
import { words } from '../names.ts';
import { activeOf, type Selection } from '../selection.ts';

/** How many names have a selector each; engines match a list of more in a tenth of the time. */
const FEW = 8;

/**
 * What the blocks of a page say of ordered groups, whose names can be written in more ways than a sheet
 * holds.
 */
export class UsedWords {
  /** The words, each as it is written. */
  readonly words = new Set<string>();
  /** Whole conditions that say something else than their words, such as a range that is empty. */
  readonly odd = new Map<string, Condition>();
  readonly #texts = new Set<string>();
  readonly #groups: Groups;

  constructor(groups: Groups, texts: Iterable<string> = []) {
    this.#groups = groups.filter(({ order }) => order);
    this.add(texts);
  }

  /**
   * Takes in conditions as they are written.
   *
   * @returns whether the sheet changes by it
   */
  add(texts: Iterable<string>): boolean {
    const size = this.words.size + this.odd.size;
    if (!this.#groups.length) return false;
    for (const text of texts) {
      if (this.#texts.has(text)) continue;
      this.#texts.add(text);
      const { value } = parseCondition(text);
      const all = words(text);
      if (
        all.length !== wordsOf(text).length ||
        this.#groups.some((group) => isEmptyRange(value, group))
      )
        this.odd.set(text, value);
      else
        for (const word of all)
          if (groupOf(this.#groups, readWord(word).name)) this.words.add(word);
    }
    return this.words.size + this.odd.size !== size;
  }
}

/**
 * Selects the blocks that are hidden while `active` is the group's active variant: those that name the
 * group without it, or that name it with `!`.
 */
function hiddenBlocks(
  group: Group,
  active: string,
  { from, nested }: Area,
  used?: UsedWords,
): string {
  const { variants, sets = [], order } = group;
  const own: string[] = [];
  const others: string[] = [];
  const against: string[] = [];
  const plain = [...variants, ...sets.map(([name]) => name)].flatMap((name) => [name, `!${name}`]);
  for (const word of order && used ? used.words : plain) {
    const { name, isNot } = readWord(word);
    const meant = variantsFor(group, name) ?? [];
    if (meant.includes(active)) (isNot ? against : own).push(word);
    else if (meant.length && !isNot) others.push(word);
  }
  const odd = [...((order && used?.odd) ?? [])];
  const select = (block: string, attribute: string): string[] => {
    const naming = (word: string): string => `[${attribute}~="${word}"]`;
    const being = ([text]: [string, Condition]): string => `[${attribute}="${cssText(text)}"]`;
    const unless = (list: readonly string[]): string => (list.length ? `:not(${list.join()})` : '');
    const ends = new Set(others.map((word) => word.slice(-1)));
    const named =
      others.length < FEW
        ? others.map(naming)
        : // What does not have the last letter of a name is spared all names that end so.
          [...ends].map(
            (end) =>
              `[${attribute}*="${end}"]:is(${others
                .filter((word) => word.endsWith(end))
                .map(naming)
                .join()})`,
          );
    return [...named.map((other) => other + unless(own.map(naming))), ...against.map(naming)]
      .map((selector) => selector + unless(odd.map(being)))
      .concat(
        odd.filter(([, condition]) => !variantsShown(condition, group).includes(active)).map(being),
      )
      .map(
        (selector) =>
          `${from} ${block}${selector}` +
          (nested && `:not(${nested} ${block || `[${attribute}]`})`),
      );
  };
  return [...select('if-variant', 'variants'), ...select('', 'data-variants')].join();
}

/** Where blocks are hidden. */
interface Area {
  /** What selects the provider; empty for all of a tree. */
  readonly from: string;
  /** What selects providers with content that they answer for themselves, if there may be any. */
  readonly nested: string;
}

/**
 * The attribute by which an element that cannot have custom states says what is active in it,
 * such as `<body>`.
 */
export const STATES = 'data-doc-variant-states';

const HIDE = '{display:none!important}';
/** Lays out the elements, and hides what no reader of a page sees. */
export const LAYOUT =
  'if-variant,doc-variant-provider{display:contents}' +
  // Labels are for those who read the page without the script.
  '[data-variant-label],' +
  hiddenBlocks(AUDIENCE, HUMAN, { from: '', nested: '' }) +
  HIDE +
  // Tabs whose part is not there are sections with headings; a moment before, the first stands alone.
  'doc-variant-tabs{display:block;margin-block:1em}' +
  'doc-variant-tabs:not(:state(drawn))>[label]::before{display:block;font-weight:700;content:attr(label)}' +
  // Chromium would look at every element after each switch if the state itself selected any child.
  'doc-variant-tabs:state(soon){padding-top:2.75rem;--_soon:1}' +
  '@container style(--_soon:1){doc-variant-tabs>:not(:first-child),doc-variant-tabs>:not([label])>:is(h2,h3,h4,h5,h6):first-child,doc-variant-tabs>[label]::before{display:none!important}}' +
  '@media print{doc-variant-tabs{max-height:none!important}}' +
  // A picker that stands alone in a provider is a line of its own.
  'doc-variant-provider>doc-variant-picker{display:block;--doc-variant-picker-space:.5rem}';
const inLayer = (rules: string): string => `@layer doc-variants{${rules}}`;

/**
 * Makes the style sheet that hides what selectors select, by the last rules of a layer; see `hiddenBy`.
 *
 * @param before rules that come before
 */
export const sheetOf = (selectors: readonly string[], before = ''): string =>
  inLayer(before + selectors.map((selector) => selector + HIDE).join(''));

/**
 * Selects what is hidden for a selection, group by group. A switch changes the selector of one rule:
 * engines look again only at what the old one selects or the new one, as they do not when a state or an
 * attribute changes on which rules depend. Nested providers answer for their own content.
 *
 * The selectors and `matches` give the same answer on every input.
 *
 * @param from selects the provider; empty for a shadow root inside it
 * @param isAlone whether the tree has no other provider
 * @param used what blocks say of ordered groups
 */
export function hiddenBy(
  groups: Groups,
  selection: Selection,
  from = '',
  isAlone = false,
  used = new UsedWords(groups),
): string[] {
  const area = { from, nested: isAlone ? '' : `${from} doc-variant-provider`.trim() };
  return groups.map((group) => {
    const active = activeOf(group, selection);
    return (active !== undefined && hiddenBlocks(group, active, area, used)) || ':not(*)';
  });
}
