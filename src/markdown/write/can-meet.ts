// Answers whether one reader may see what stands in several passages.
import { parseCondition, variantsShown } from '../../core/conditions.ts';
import type { Groups } from '../../core/groups.ts';

/** The variants that readers of something may have, of each group. */
export type Readers = readonly ReadonlySet<string>[];

/** Finds the readers of what has a condition. */
export function readersOf(text: string, groups: Groups): Readers {
  const { value } = parseCondition(text);
  return groups.map((group) => new Set(variantsShown(value, group)));
}

/** Finds the readers of two things; nothing where no reader sees both. */
export function readersOfBoth(one: Readers, other: Readers): Readers | undefined {
  const both = one.map(
    (variants, at) => new Set([...variants].filter((variant) => other[at]?.has(variant))),
  );
  return both.every(({ size }) => size) ? both : undefined;
}

/** Tells whether some selection of the groups shows what stands in passages with all of the conditions. */
export function canMeet(texts: readonly string[], groups: Groups): boolean {
  const everyone: Readers = groups.map(({ variants }) => new Set(variants));
  return (
    [...new Set(texts)].reduce<Readers | undefined>(
      (left, text) => left && readersOfBoth(left, readersOf(text, groups)),
      everyone,
    ) !== undefined
  );
}
