// `doc-variants migrate`: rewrites the tags of other systems as passages of this one.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { TextLines } from '../text-lines.ts';
import { countOf, pagesIn, readText, write, writeBy } from '../files.ts';
import { isWrittenInto } from '../paths.ts';
import { migratePage } from './migrate-page.ts';

/** What is migrated, and where to. */
export interface MigrateOptions {
  readonly places: readonly string[];
  readonly manifest: Manifest | undefined;
  /** A folder for the new pages; the pages themselves are rewritten where `isInPlace`. */
  readonly out: string | undefined;
  readonly isInPlace: boolean;
}

const MARKDOWN = /\.(?:md|mdx|markdown)$/i;

/**
 * Rewrites pages, tells what it could not rewrite, and returns the exit status: 1 where something is
 * left to do by hand.
 */
export async function migrate({
  places,
  manifest,
  out,
  isInPlace,
}: MigrateOptions): Promise<number> {
  const groups = new Map<string, Set<string>>();
  const labels = new Map<string, string>();
  let [pages, changed, passages, left] = [0, 0, 0, 0];
  for (const place of places) {
    for await (const file of pagesIn([place])) {
      if (!MARKDOWN.test(file) || (out && isWrittenInto(out, file, place))) continue;
      const read = readText(file);
      if ('reason' in read) {
        console.error(`${file} ${read.reason}, so it stays as it is.`);
        continue;
      }
      const page = migratePage(file, read.text, manifest?.groups ?? []);
      const lines = new TextLines(read.text);
      for (const { start, message } of page.faults) {
        const { line, column } = lines.at(start);
        console.log(`${file}:${line}:${column} ${message}`);
      }
      for (const [name, variants] of page.groups) {
        for (const variant of variants)
          groups.set(name, (groups.get(name) ?? new Set()).add(variant));
      }
      for (const [name, label] of page.labels) labels.set(name, labels.get(name) ?? label);
      const isChanged = page.text !== read.text;
      left += page.faults.length;
      if (isInPlace && isChanged && !write(file, page.text)) {
        console.error(`${file} cannot be written, so it stays as it is.`);
        left++;
        continue;
      }
      pages++;
      passages += page.passages;
      if (isChanged) changed++;
      const target = out && path.join(out, path.relative(place, file) || path.basename(file));
      if (target) {
        if (existsSync(target) && realpathSync(target) === realpathSync(file)) {
          throw new Error(`${target} is the page itself: rewrite it by --write.`);
        }
        writeBy('--out', target, page.text);
      } else if (isChanged && !isInPlace) {
        console.log(`${file} changes: ${countOf(page.passages, 'passage')}`);
      }
    }
  }
  if (groups.size) tellGroups(groups, labels, manifest);
  const isDry = !out && !isInPlace;
  console.error(
    `${countOf(pages, 'page')}: ${countOf(passages, 'passage')} in ${countOf(changed, 'page')} ${isDry ? 'to rewrite' : 'rewritten'}, ${countOf(left, 'place')} left to do by hand` +
      (isDry ? '; --write rewrites the pages, --out DIR writes new ones' : ''),
  );
  return left ? 1 : 0;
}

/** Prints the groups where there is no manifest, else the labels that it lacks. */
function tellGroups(
  groups: ReadonlyMap<string, ReadonlySet<string>>,
  labels: ReadonlyMap<string, string>,
  manifest: Manifest | undefined,
): void {
  const known = new Set([
    ...(manifest?.labels.keys() ?? []),
    ...(manifest?.groups ?? []).flatMap(({ labels = [] }) => [...labels].map(([name]) => name)),
  ]);
  const withLabel = (name: string): string | { name: string; label: string } => {
    const label = known.has(name) ? name : (labels.get(name) ?? name);
    return label === name ? name : { name, label };
  };
  const lists = [...groups].map(
    ([name, variants]) => [name, [...variants].map((one) => withLabel(one))] as const,
  );
  const labelled = lists.flatMap(([, variants]) =>
    variants.filter((one) => typeof one === 'object'),
  );
  if (!manifest) {
    const text = JSON.stringify({ groups: Object.fromEntries(lists) }, undefined, 2);
    console.log(`Name the groups in variants.json:\n${text}`);
  } else if (labelled.length) {
    console.log(
      `Give variants the labels of their tabs in variants.json:\n${JSON.stringify(labelled)}`,
    );
  }
}
