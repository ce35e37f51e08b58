// What is wrong with the groups that a page is rendered with, for pages that are told some.
import { isEmptyRange, parseCondition } from '../core/conditions.ts';
import { describe, withoutConsequences } from '../core/faults/name-faults.ts';
import { parseGroups, type Groups } from '../core/groups.ts';
import type { Problem } from '../core/problem.ts';

/** Matches the conditions of passages in the HTML of a page. */
const CONDITIONS = /\s(?:data-)?variants="([^"]*)"/g;

const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** Finds the faults of a `groups` option, and the ranges of a page that leave none of its variants. */
export function checkGroups(groups: Groups | string, html: string): Problem[] {
  const { value: known, problems: declared } =
    typeof groups === 'string' ? parseGroups(groups) : { value: groups, problems: [] };
  const texts = new Set([...html.matchAll(CONDITIONS)].map(([, text = '']) => text));
  const ranges = [...texts]
    .map((text) => text.replace(/&(?:lt|gt|amp);/g, (sign) => SIGNS[sign] ?? sign))
    .filter((text) => {
      const { value } = parseCondition(text);
      return known.some((group) => group.order?.length && isEmptyRange(value, group));
    })
    .map((value) => describe({ code: 'empty-range', value }));
  return [
    ...withoutConsequences(declared)
      .map((fault) => describe(fault))
      .map((fault) => ({ ...fault, message: `groups: ${fault.message}` })),
    ...ranges,
  ];
}
