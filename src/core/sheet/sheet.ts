import { isEmptyRange, parseCondition, readWord, variantsShown, wordsOf } from '../conditions.ts';
import type { Condition } from '../conditions.ts';
import { cssText } from './css-text.ts';
import { AUDIENCE, groupOf, HUMAN, variantsFor, type Group, type Groups } from '../groups.ts';
import { words } from '../names.ts';
import { activeOf, type Selection } from '../selection.ts';

/** Writes a custom state's name as a CSS identifier, which starts with no digit and has no dot. */
export const stateIdentifier = (state: string): string =>
  state.replace(/^[0-9]/, (digit) => `\\3${digit} `).replaceAll('.', '\\.');

/**
 * The most variants of a group whose rules are all in the sheet, for a switch to be a change of states
 * only. All rules of a larger group would be more than engines take.
 */
const MOST_RULES = 8;

/** Tells whether a group is small enough for the sheet to have the rules for all of its variants. */
export const isSmallGroup = ({ variants }: Group): boolean => variants.length <= MOST_RULES;

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
 * group without it, or that name it with `!`. Engines match a few selectors faster than a list in one,
 * and a list of hundreds in a tenth of the time that hundreds of selectors take.
 */
function hiddenBlocks(
  group: Group,
  active: string,
  start: string,
  end: string,
  used?: UsedWords,
): string {
  const { variants, sets = [], order } = group;
  const own: string[] = [];
  const others: string[] = [];
  const against: string[] = [];
  const all = [...variants, ...sets.map(([name]) => name)].flatMap((name) => [name, `!${name}`]);
  for (const word of (order && used?.words) ?? all) {
    const { name, isNot } = readWord(word);
    const meant = variantsFor(group, name) ?? [];
    if (meant.includes(active)) (isNot ? against : own).push(word);
    else if (meant.length && !isNot) others.push(word);
  }
  const odd = [...((order && used?.odd) ?? [])];
  const select = (block: string, attribute: string, suffix: string): string[] => {
    const naming = (word: string): string => `[${attribute}~="${word}"]`;
    const being = ([text]: [string, Condition]): string => `[${attribute}="${cssText(text)}"]`;
    const unless = (list: readonly string[]): string => (list.length ? `:not(${list.join()})` : '');
    const named = others.map(naming);
    const isFew = isSmallGroup(group);
    return [
      ...[...(isFew ? named : named.length ? [`:is(${named.join()})`] : [])].map(
        (other) => other + unless(own.map(naming)),
      ),
      ...against.map(naming),
    ]
      .map((selector) => selector + unless(odd.map(being)))
      .concat(
        odd.filter(([, condition]) => !variantsShown(condition, group).includes(active)).map(being),
      )
      .map((selector) => start + block + selector + suffix);
  };
  return [
    ...select('if-variant', 'variants', end),
    // A provider with a condition of its own is hidden by the one around it.
    ...select('', 'data-variants', end || ':not(:scope)'),
  ].join();
}

/**
 * The attribute by which an element that cannot have custom states says what is active in it,
 * such as `<body>`.
 */
export const STATES = 'data-doc-variant-states';

const HIDE = '{display:none!important}';
const LAYOUT =
  'if-variant,doc-variant-provider{display:contents}' +
  hiddenBlocks(AUDIENCE, HUMAN, '', '') +
  HIDE +
  // Labels are for those who read the page without the script.
  '[data-variant-label]{display:none!important}' +
  // Tabs whose part is not there are sections with headings; a moment before, the first stands alone.
  'doc-variant-tabs{display:block}' +
  'doc-variant-tabs:not(:state(drawn))>[label]::before{display:block;font-weight:700;content:attr(label)}' +
  'doc-variant-tabs:state(soon){padding-block-start:3.25rem}' +
  'doc-variant-tabs:state(soon)>:not(:first-child){display:none}' +
  // A picker that stands alone in a provider is a line of its own.
  'doc-variant-provider>doc-variant-picker{display:block;--doc-variant-picker-space:.5rem}';
const inLayer = (rules: string): string => `@layer doc-variants{${rules}}`;

/**
 * Makes the style sheet that hides blocks in the tree of a provider, for every selection of its small
 * groups, and for what is active in some provider of the large ones. The provider says by custom states what is active; `scope` is the state that says which
 * groups it has, so that providers with different groups can share a page; `used` is what their blocks
 * say of ordered groups. Nested providers answer
 * for their own content. With `isAttribute` an element's attribute says it, instead of states.
 * With `isFlat` the sheet does without `@scope`, for providers that are as deep in others each.
 *
 * The sheet and `matches` give the same answer on every input.
 */
export function sheetOf(
  groups: Groups,
  scope: string,
  active: Selection,
  isAttribute = false,
  isFlat = false,
  used = new UsedWords(groups),
): string {
  const provider = 'doc-variant-provider';
  const state = (name: string): string =>
    isAttribute ? `[${STATES}~="${name}"]` : `:state(${stateIdentifier(name)})`;
  const rules = groups.flatMap((group) => {
    return group.variants
      .filter((variant) => isSmallGroup(group) || active.has(variant))
      .map((variant) => {
        const from = (isAttribute ? '' : provider) + state(scope) + state(variant);
        if (isFlat) {
          return (
            hiddenBlocks(group, variant, `${from} `, `:not(${from} ${provider} *)`, used) + HIDE
          );
        }
        const to = `:scope ${provider}>*`;
        // Firefox shares styles among providers unless a rule of its own tells their states apart.
        return `${from}{}@scope (${from}) to (${to}){${hiddenBlocks(group, variant, '', '', used)}${HIDE}}`;
      });
  });
  return inLayer(LAYOUT + rules.join(''));
}

/**
 * Makes the style sheet for one selection in a shadow root inside a provider, where the provider's
 * own sheet cannot reach.
 */
export function shadowSheetOf(
  groups: Groups,
  selection: Selection,
  used = new UsedWords(groups),
): string {
  const rules = groups.flatMap((group) => {
    const active = activeOf(group, selection);
    if (active === undefined) return [];
    return hiddenBlocks(group, active, '', ':not(doc-variant-provider *)', used) + HIDE;
  });
  return inLayer(LAYOUT + rules.join(''));
}
