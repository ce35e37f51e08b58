import { AUDIENCE, groupFor, groupOf, variantIn, variantsOf } from '../../core/groups.ts';
import type { Groups } from '../../core/groups.ts';
import { describe, unknownName } from '../../core/faults/name-faults.ts';
import { tabNameOf } from '../../core/labels/tab-names.ts';
import { nearestName } from '../../core/faults/nearest.ts';
import type { Fault } from '../../core/problem.ts';
import { isEmptyRange, parseCondition } from '../../core/conditions.ts';
import { version } from '../../context/version.ts';
import { warn } from '../../context/warn.ts';
import { conditionAttributes } from '../../page/blocks.ts';

/** The words for what can be wrong with a page, besides its names. */
export const hints = {
  'no-provider': () =>
    'stands in no <doc-variant-provider>, so everyone sees it: put a provider around the page',
  slotted: () =>
    'is slotted into a provider inside a shadow root, so everyone sees it: put a provider around it in its own tree',
  'no-root': (root) =>
    `data-root="${root}" finds no element, so everything is shown: give the selector of an element of the page, or none for <body>`,
  'bad-root': (root) =>
    `data-root="${root}" is not a valid CSS selector, so <body> is taken: write one such as "main"`,
  'not-loaded': (what) => `cannot load ${what}: check that the address exists`,
  'other-version': (other) =>
    `version ${other} is on the page, so ${version} is not used: load one of them only`,
} satisfies Record<string, (value: string) => string>;

/** Warns of something by its name. */
export const warnOf = (
  name: keyof typeof hints,
  element: Element | undefined,
  value: string,
): void => warn(hints[name](value), element);

/** Warns of what is wrong with the text of an attribute. */
export function inspectFaults(element: Element, where: string, faults: readonly Fault[]): void {
  for (const fault of faults) warn(`${where}: ${describe(fault).message}`, element);
}

/** Warns of names that no group has, such as those of a `variant` attribute. */
export function inspectNames(
  element: Element,
  where: string,
  names: readonly string[],
  groups: Groups,
): void {
  for (const name of names) {
    if (groupFor(groups, name)) continue;
    warn(`${where}: ${unknownName(name, variantsOf(groups)).message}`, element);
  }
}

/** Warns of what is wrong with the conditions of blocks. */
export function inspectBlocks(blocks: readonly Element[], groups: Groups): void {
  const ofTabs = new Set(blocks[0] && tabNamesIn(blocks[0].ownerDocument));
  for (const block of blocks) {
    const typo = mistypedCondition(block);
    if (typo) {
      warn(`${typo.name}="${typo.value}" is not read: write variants="${typo.value}"`, block);
      continue;
    }
    for (const [attribute, text] of conditionAttributes(block)) {
      const { value, problems } = parseCondition(text);
      const where = `${attribute}="${text}"`;
      inspectFaults(block, where, problems);
      if (!groups.length) continue;
      for (const name of [...value.names, ...value.not]) {
        if (ofTabs.has(name) || groupOf([...groups, AUDIENCE], name)) continue;
        warn(`${where}: ${unknownName(name, groups).message}`, block);
      }
      // Of an order that is wrong the groups' own warning tells.
      if (groups.some((group) => group.order?.length && isEmptyRange(value, group)))
        inspectFaults(block, where, [{ code: 'empty-range', value: text }]);
    }
  }
}

/** Lists the names that the labels of tabs make, whose part may come later. */
const tabNamesIn = (page: Document): string[] =>
  [...page.querySelectorAll('doc-variant-tabs>*')].flatMap((pane) => {
    const heading = pane.firstElementChild?.textContent ?? '';
    const text = pane.getAttribute('value') ?? pane.getAttribute('label') ?? heading;
    return [text, tabNameOf(text), tabNameOf(text, pane.parentElement?.getAttribute('sync') ?? '')];
  });

/** Finds the attribute that a block has in place of its `variants`. */
const mistypedCondition = (block: Element): Attr | undefined =>
  block.hasAttribute('variants') || block.hasAttribute('data-variants')
    ? undefined
    : [...block.attributes].find(
        ({ name }) => nearestName(name, ['variants', 'data-variants']) ?? name === 'if-variant',
      );

/** Warns of what keeps a picker from offering what its author means. */
export function inspectPicker(
  picker: Element,
  group: string | null,
  options: readonly string[],
  groups: Groups | undefined,
): void {
  if (!groups) return warn('stands in no <doc-variant-provider>: put it inside one', picker);
  const names = groups.map(({ name }) => name);
  const own = group ? groups.find(({ name }) => name === group) : groups[0];
  if (group && !own) {
    const nearest = nearestName(group, names) ?? names.join('" or "');
    warn(`group="${group}" is not a group of its provider: write group="${nearest}"`, picker);
  } else if (!group && groups.length > 1) {
    warn(`does not say which group it is for: write group="${names.join('" or group="')}"`, picker);
  }
  for (const name of options) {
    if (!own || variantIn(own, name)) continue;
    const known = own.variants.join(', ');
    warn(`<option value="${name}"> is not a variant of its group: use one of ${known}`, picker);
  }
}

declare module '../../context/parts.ts' {
  interface Parts {
    inspect: {
      hints: typeof hints;
      inspectBlocks: typeof inspectBlocks;
      inspectFaults: typeof inspectFaults;
      inspectNames: typeof inspectNames;
      inspectPicker: typeof inspectPicker;
      warnOf: typeof warnOf;
    };
  }
}
