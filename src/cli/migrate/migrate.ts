// `doc-variants migrate`: rewrites the tags of other systems as passages of this one.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { inOneLine } from '../report/in-one-line.ts';
import { TextLines } from '../text-lines.ts';
import { countOf, pagesIn, readText, write, writeInto } from '../files.ts';
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
  const sources = await sourcesIn(places, out);
  if (out !== undefined) refuseTargets(sources, out);
  for (const { file, name } of sources) {
    const shown = inOneLine(file);
    const read = readText(file);
    if ('reason' in read) {
      console.error(`${shown} ${read.reason}, so it stays as it is.`);
      continue;
    }
    const page = migratePage(file, read.text, manifest?.groups ?? []);
    const lines = new TextLines(read.text);
    for (const { start, message } of page.faults) {
      const { line, column } = lines.at(start);
      console.log(`${shown}:${line}:${column} ${inOneLine(message)}`);
    }
    for (const [group, variants] of page.groups) {
      for (const variant of variants)
        groups.set(group, (groups.get(group) ?? new Set()).add(variant));
    }
    for (const [one, label] of page.labels) labels.set(one, labels.get(one) ?? label);
    const isChanged = page.text !== read.text;
    left += page.faults.length;
    if (isInPlace && isChanged && !write(file, page.text)) {
      console.error(`${shown} cannot be written, so it stays as it is.`);
      left++;
      continue;
    }
    pages++;
    passages += page.passages;
    if (isChanged) changed++;
    if (out !== undefined) writeInto(out, name, page.text);
    else if (isChanged && !isInPlace)
      console.log(`${shown} changes: ${countOf(page.passages, 'passage')}`);
  }
  if (groups.size) tellGroups(groups, labels, manifest);
  const isDry = !out && !isInPlace;
  console.error(
    `${countOf(pages, 'page')}: ${countOf(passages, 'passage')} in ${countOf(changed, 'page')} ${isDry ? 'to rewrite' : 'rewritten'}, ${countOf(left, 'place')} left to do by hand` +
      (isDry ? '; --write rewrites the pages, --out DIR writes new ones' : ''),
  );
  return left ? 1 : 0;
}

/** A page, and its name in the folder for new pages. */
interface Source {
  readonly file: string;
  readonly name: string;
}

/** Lists the pages that are migrated; those that a run before wrote into a folder among them are not. */
async function sourcesIn(places: readonly string[], out = ''): Promise<Source[]> {
  const sources: Source[] = [];
  for (const place of places) {
    for await (const file of pagesIn([place])) {
      if (!MARKDOWN.test(file) || (out && isWrittenInto(out, file, place))) continue;
      sources.push({ file, name: path.relative(place, file) || path.basename(file) });
    }
  }
  return sources;
}

/**
 * Checks, before anything is written, that no new page takes the place of a page or of another new one.
 *
 * @throws an error that names the place
 */
function refuseTargets(sources: readonly Source[], out: string): void {
  const pages = new Set(sources.map(({ file }) => realpathSync(file)));
  const taken = new Map<string, string>();
  for (const { file, name } of sources) {
    const target = path.join(out, name);
    const there = existsSync(target) ? realpathSync(target) : '';
    if (pages.has(there)) {
      const what =
        there === realpathSync(file)
          ? 'the page itself: rewrite it by --write.'
          : 'another page: write to another folder by --out.';
      throw new Error(`${inOneLine(target)} is ${what}`);
    }
    const other = taken.get(name) ?? file;
    if (other !== file)
      throw new Error(
        `${inOneLine(target)} would be both ${inOneLine(other)} and ${inOneLine(file)}: migrate one of them into another folder.`,
      );
    taken.set(name, file);
  }
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
