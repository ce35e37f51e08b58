import { isEmptyRange, variantsShown, type Condition } from './conditions.ts';
import { isRange, variantsFor, type Group } from './groups.ts';

/** Variants one after the other in an ordered group, or a single one. */
export interface Span {
  /** The first of them; nothing where it begins with the group's own first. */
  readonly first?: string | undefined;
  /** The last of them; nothing where it goes on to the end. */
  readonly last?: string | undefined;
  /** What follows the last of them, in the order. */
  readonly next?: string | undefined;
}

/** The variants of a group that a condition is for, else those that it is not for. */
export interface Readers {
  readonly named: readonly Span[];
  readonly not: readonly string[];
}

/** Finds whom a condition is for, in one group: for all where both lists are empty. */
export function readersIn(condition: Condition, group: Group): Readers {
  const { variants } = group;
  const shown = variantsShown(condition, group);
  const set = new Set(shown);
  const isLost = isEmptyRange(condition, group);
  const [names, not] = [condition.names, condition.not].map((list) =>
    // A range that is empty counts for nothing.
    list.filter((name) => variantsFor(group, name)?.length && !(isLost && isRange(name))),
  ) as [string[], string[]];
  const one = (variant: string): Span => ({ first: variant, last: variant });
  if (shown.length === variants.length)
    return { named: names.length ? variants.map(one) : [], not: [] };
  if (shown.length && group.order?.length && [...names, ...not].some(isRange))
    return { named: spansOf(set, group.order, !names.length), not: [] };
  return names.length && shown.length
    ? { named: shown.map(one), not: [] }
    : { named: [], not: variants.filter((variant) => !set.has(variant)) };
}

/** Puts variants together that follow each other; `isOpen` where the first of the group is not a limit. */
function spansOf(shown: ReadonlySet<string>, order: readonly string[], isOpen: boolean): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < order.length; at++) {
    if (!shown.has(order[at] ?? '')) continue;
    const from = at;
    while (shown.has(order[at + 1] ?? '')) at++;
    const next = order[at + 1];
    const last = next === undefined ? undefined : order[at];
    const isFirst = !from && isOpen && next !== undefined;
    spans.push({ first: isFirst ? undefined : order[from], last, next });
  }
  return spans;
}

/** The values for the places of every text that says a span. */
export type SpanValues = Readonly<Record<'variant' | 'first' | 'last', string>>;

/** Says a span in the words of a language: "2.3 and later", "before 4.0", "2.3 to 3.0". */
export function spanInWords(
  { first, last, next }: Span,
  label: (variant: string) => string,
  say: (name: 'rangeSince' | 'rangeBefore' | 'rangeBetween', values: SpanValues) => string,
): string {
  if (first !== undefined && first === last) return label(first);
  const name =
    first === undefined ? 'rangeBefore' : last === undefined ? 'rangeSince' : 'rangeBetween';
  const [variant, from, to] = [first ?? next, first, last].map((one) => label(one ?? ''));
  return say(name, { variant, first: from, last: to } as SpanValues);
}
