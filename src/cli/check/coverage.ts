// Which variants the pages of a site have something for.
import { variantsOf, type Groups } from '../../core/groups.ts';
import { inOneLine } from '../report/in-one-line.ts';
import type { Page } from '../../core/rules/page-content.ts';
import { Shown } from '../../core/rules/shown.ts';

/** How many passages of a page each variant is shown, of those that depend on its group. */
export interface Coverage {
  readonly file: string;
  readonly shown: ReadonlyMap<string, number>;
}

/** Counts for each variant the passages of a page that name its group and that it is shown. */
export function coverageOf(page: Page, groups: Groups): Coverage {
  const shown = new Shown(page, groups);
  const counts = new Map<string, number>();
  for (const block of page.blocks) {
    const allowed = shown.allowedAt(block);
    for (const variants of allowed.values()) {
      for (const variant of variants) counts.set(variant, (counts.get(variant) ?? 0) + 1);
    }
  }
  return { file: page.file, shown: counts };
}

const cell = (count: number | undefined): string => (count ? String(count) : '–');

/** Prints the pages that have passages as a table for a terminal. */
export function printCoverage(rows: readonly Coverage[], groups: Groups): string {
  const names = variantsOf(groups);
  const used = rows
    .filter(({ shown }) => shown.size)
    .map(({ file, shown }) => ({ file: inOneLine(file), shown }));
  const widest = Math.max(4, ...used.map(({ file }) => file.length));
  const line = (first: string, cells: readonly string[]): string =>
    [first.padEnd(widest), ...cells.map((text, at) => text.padStart(names[at]?.length ?? 0))].join(
      '  ',
    );
  return [
    line('page', names),
    ...used.map(({ file, shown }) =>
      line(
        file,
        names.map((name) => cell(shown.get(name))),
      ),
    ),
  ].join('\n');
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Writes the same table as a page of HTML. */
export function coverageHtml(rows: readonly Coverage[], groups: Groups): string {
  const heads = groups.map(
    ({ name, variants }) =>
      `<th scope="colgroup" colspan="${variants.length}">${escape(name)}</th>`,
  );
  const names = variantsOf(groups);
  const body = rows
    .filter(({ shown }) => shown.size)
    .map(({ file, shown }) => {
      const cells = names.map(
        (name) => `<td${shown.get(name) ? '' : ' class="none"'}>${cell(shown.get(name))}</td>`,
      );
      return `<tr><th scope="row">${escape(file)}</th>${cells.join('')}</tr>`;
    });
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Variants by page</title>
<style>
:root { color-scheme: light dark; font-family: system-ui, sans-serif }
table { border-collapse: collapse }
caption { text-align: start; margin-block-end: 1em }
th, td { padding: .3em .7em; border: 1px solid color-mix(in srgb, currentColor 30%, transparent) }
th[scope=row] { text-align: start; font-weight: normal }
td { text-align: end; font-variant-numeric: tabular-nums }
.none { background: color-mix(in srgb, #c33 25%, transparent) }
</style>
<h1>Variants by page</h1>
<table>
<caption>How many passages each page has for each variant; a page with none for a variant shows its readers only what is common.</caption>
<thead><tr><th rowspan="2" scope="col">Page</th>${heads.join('')}</tr>
<tr>${names.map((name) => `<th scope="col">${escape(name)}</th>`).join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
`;
}
