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
  if (!manifest && groups.size) {
    const lists = Object.fromEntries([...groups].map(([name, variants]) => [name, [...variants]]));
    console.log(
      `Name the groups in variants.json:\n${JSON.stringify({ groups: lists }, undefined, 2)}`,
    );
  }
  const isDry = !out && !isInPlace;
  console.error(
    `${countOf(pages, 'page')}: ${countOf(passages, 'passage')} in ${countOf(changed, 'page')} ${isDry ? 'to rewrite' : 'rewritten'}, ${countOf(left, 'place')} left to do by hand` +
      (isDry ? '; --write rewrites the pages, --out DIR writes new ones' : ''),
  );
  return left ? 1 : 0;
}
