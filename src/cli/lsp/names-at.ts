// What an editor offers and says where the names of a condition stand.
import { groupOf, namesOf, variantIn, variantsFor } from '../../core/groups.ts';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { coverageOf } from '../check/coverage.ts';
import { Shown } from '../../core/rules/shown.ts';
import { anyLabel } from '../label/words.ts';
import type { Page } from '../../core/rules/page-content.ts';

/** A name that can be completed; the kind is the protocol's for values. */
export interface Completion {
  readonly label: string;
  readonly detail: string;
  readonly kind: 12;
}

/** Matches what stands before the names of a condition that is being written. */
const BEFORE =
  /(?:\b(?:data-)?variants\s*=\s*\{?\s*["'`]?|\{\{[<%]\s*(?:if-variant|variant)\s+(?:variants\s*=\s*)?(?:"[^"\n]*"\s+)*["`]?|<!--\s*if-variant\s+["“]?)[^"'`<>{}]*$/;
/** Matches what stands before the names in the front matter of a page that is being written. */
const IN_FRONT_MATTER =
  /^\ufeff?(?:---|\+\+\+)\r?\n(?:(?!---|\+\+\+)[^\n]*\n)*?variants[ \t]*[:=][^\n]*$/;
/** Names are looked for in this much text before a place. */
const MAX_BEFORE = 500;

/** Lists the names that fit at a place; nothing where no condition is written. */
export function completionsAt(
  page: Page,
  offset: number,
  manifest: Manifest | undefined,
): Completion[] {
  const before = page.text.slice(Math.max(0, offset - MAX_BEFORE), offset);
  if (!BEFORE.test(before) && !(offset <= MAX_BEFORE && IN_FRONT_MATTER.test(before))) return [];
  const groups = new Shown(page, manifest?.groups ?? []).groupsAt(offset);
  return groups.flatMap(({ name, variants, sets = [] }) =>
    [...variants, ...sets.filter(([, of]) => of.length > 1).map(([set]) => set)].map((variant) => {
      const label = anyLabel(manifest, variant);
      return { label: variant, detail: label ? `${label} (${name})` : name, kind: 12 as const };
    }),
  );
}

/** Says what a name is, and how often the page has something for it. */
export function hoverAt(
  page: Page,
  offset: number,
  manifest: Manifest | undefined,
): string | undefined {
  const block = page.blocks.find(({ text }) => text.start <= offset && offset <= text.end);
  if (!block) return undefined;
  const name = wordAt(page.text, offset, block.text.start, block.text.end).replace(/^[!+-]/, '');
  const base = manifest?.groups ?? [];
  const group = groupOf(new Shown(page, base).groupsAt(block.start), name);
  const variant = group && variantIn(group, name);
  if (!group) return undefined;
  const { shown } = coverageOf(page, base);
  const counts = group.variants.map((one) => `${one} ${shown.get(one) ?? 0}`).join(', ');
  if (!variant) {
    const meant = variantsFor(group, name) ?? [];
    if (!meant.length) return undefined;
    return [
      `**${anyLabel(manifest, name) ?? name}** — ${group.name}: ${meant.join(', ')}`,
      `Passages in this page: ${counts}`,
    ].join('\n\n');
  }
  const label = anyLabel(manifest, variant);
  const retired = namesOf(group, variant).slice(1);
  return [
    `**${label ?? variant}** — ${group.name}`,
    ...(name === variant ? [] : [`\`${name}\` is a retired name of \`${variant}\`.`]),
    ...(retired.length && name === variant ? [`Also: ${retired.join(', ')}`] : []),
    `Passages in this page: ${counts}`,
  ].join('\n\n');
}

function wordAt(text: string, offset: number, from: number, to: number): string {
  const before = /[^\s"'`[\]{},]*$/.exec(text.slice(from, offset))?.[0] ?? '';
  const after = /^[^\s"'`[\]{},]*/.exec(text.slice(offset, to))?.[0] ?? '';
  return before + after;
}
