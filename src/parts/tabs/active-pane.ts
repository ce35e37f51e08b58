// Which of some panes is shown.
import type { VariantContext } from '../../context/context.ts';
import { matches } from '../../core/conditions.ts';
import type { Lack } from '../../core/manifest/page-lacks.ts';
import { fallbackOf, type Fallbacks } from '../../core/manifest/stand-ins.ts';
import { activeOf, type Names, type Selection } from '../../core/selection.ts';
import { isAlone, type Pane } from './panes.ts';

/** Lists what is active of the names that panes have, the latest choice first. */
export function activeNames(
  panes: readonly Pane[],
  selection: Selection,
  chosen: Names,
): readonly string[] {
  const own = new Set(panes.flatMap(({ names }) => names));
  const active = [...selection].filter((name) => own.has(name));
  const order = chosen.filter((name) => active.includes(name));
  return [...order, ...active.filter((name) => !order.includes(name))];
}

/** Finds the pane of the first name that has one, else the author's default, else the first. */
export function paneFor(names: readonly string[], panes: readonly Pane[]): Pane | undefined {
  for (const name of names) {
    const found = panes.find((pane) => pane.names.includes(name));
    if (found) return found;
  }
  return panes.find(({ isDefault }) => isDefault) ?? panes[0];
}

/**
 * Finds what panes lack that the reader has chosen, and which variant stands in for it, where the author
 * says what stands in on the page.
 *
 * @param fallbacks nothing where no author has said anything
 */
export function lackOf(
  panes: readonly Pane[],
  context: VariantContext | undefined,
  fallbacks: Fallbacks | undefined,
): Lack | undefined {
  if (!context || !fallbacks) return undefined;
  const has = new Set(panes.flatMap(({ names }) => names));
  const { groups, selection, ownSelection = selection } = context;
  const lacks = groups.flatMap((group) => {
    const active = activeOf(group, ownSelection);
    if (active === undefined || has.has(active)) return [];
    if (!group.variants.some((variant) => has.has(variant))) return [];
    // Labels of tabs are told of only where somebody says what stands in for them.
    if (group.isOfTabs && !fallbacks.has(active)) return [];
    return [{ group, active, found: fallbackOf(group, active, fallbacks, (one) => has.has(one)) }];
  });
  return lacks.find(({ found }) => found !== undefined) ?? lacks[0];
}

/** Tells whether a pane is there for the reader at all. */
export function isThere(
  { conditions, isDisabled, element }: Pane,
  context: VariantContext | undefined,
): boolean {
  if (element.hasAttribute('hidden') && !isDisabled) return false;
  const { groups = [], selection } = context ?? {};
  return !selection || conditions.every((one) => matches(one, groups, selection));
}

/** Says all that is drawn of panes. */
export const signatureOf = (
  panes: readonly Pane[],
  { label, sync }: { readonly label: string | null; readonly sync: string | null },
): string =>
  [
    label ?? '',
    isAlone(sync) ? 'off' : (sync ?? ''),
    ...panes.map(({ label: text, names, isBlock, conditions, isDisabled, isDefault }) =>
      [
        text,
        ...names,
        isBlock,
        isDisabled,
        isDefault,
        ...conditions.map((one) => [...one.names, '!', ...one.not].join(' ')),
      ].join('\0'),
    ),
  ].join('\n');
