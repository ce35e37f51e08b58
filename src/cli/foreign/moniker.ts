// Reads ranges of versions as DocFX writes them: `>=vs-2019`, `<= a || =b`, `>=a <c`.
import { groupOf, variantIn, type Groups } from '../../core/groups.ts';

const PART = /^(>=|<=|>|<|=)?\s*([A-Za-z0-9][\w.-]*)$/;

/** Reads a range as the names that are in it, by the order of their group. */
export function readRange(range: string, groups: Groups): { variants: string } | { fault: string } {
  const found = new Set<string>();
  for (const one of range.split('||')) {
    const parts = one.trim().match(/(?:>=|<=|>|<|=)?\s*[^\s<>=|]+/g) ?? [];
    let kept: readonly string[] | undefined;
    for (const part of parts) {
      const [, sign = '=', name = ''] = PART.exec(part.trim()) ?? [];
      if (!name) return { fault: `has the range "${range}", which cannot be read` };
      const group = groupOf(groups, name);
      const variants = group?.order?.length ? group.order : (group?.variants ?? []);
      const at = variants.indexOf((group && variantIn(group, name)) ?? name);
      if (!group && sign !== '=') {
        return {
          fault: `has the range "${range}", and no group of the manifest has "${name}": list the versions there, the oldest first`,
        };
      }
      const inRange = group ? variants.filter((_, index) => isIn(sign, index, at)) : [name];
      kept = kept ? kept.filter((other) => inRange.includes(other)) : inRange;
    }
    for (const name of kept ?? []) found.add(name);
  }
  if (!found.size) return { fault: `has the range "${range}", which contains no version` };
  return { variants: [...found].join(' ') };
}

function isIn(sign: string, index: number, at: number): boolean {
  if (sign === '>=') return index >= at;
  if (sign === '<=') return index <= at;
  if (sign === '>') return index > at;
  if (sign === '<') return index < at;
  return index === at;
}
