// `doc-variants check`: finds mistakes before readers meet them.
import { statSync, watch } from 'node:fs';
import path from 'node:path';
import type { Groups } from '../../core/groups.ts';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { countOf, pagesIn, writeBy } from '../files.ts';
import { FORMATS } from '../report/formats.ts';
import { Baseline } from './baseline.ts';
import type { Found } from './check-files.ts';
import { coverageHtml, printCoverage } from './coverage.ts';
import { checkInThreads } from './threads.ts';

/** How pages are checked and what is printed. */
export interface CheckOptions {
  readonly places: readonly string[];
  /** Reads the manifest anew for each run. */
  readonly loadManifest: () => Manifest | undefined;
  /** Where the manifest is; nothing where the groups are said in another way. */
  readonly manifestFile: string | undefined;
  readonly format: string;
  readonly fix: boolean;
  readonly baseline: string | undefined;
  /** Where coverage is written as HTML; an empty text prints it. */
  readonly coverage: string | undefined;
  readonly watch: boolean;
}

/** Checks pages, prints what is wrong, and returns the exit status: 1 where there is an error. */
export async function check(options: CheckOptions): Promise<number> {
  const status = await checkOnce(options);
  if (!options.watch) return status;
  await watchPlaces(options);
  return 0;
}

async function checkOnce(options: CheckOptions): Promise<number> {
  const print = FORMATS.get(options.format);
  if (!print) {
    throw new Error(`--format ${options.format}: use one of ${[...FORMATS.keys()].join(', ')}.`);
  }
  const baseline = options.baseline === undefined ? undefined : new Baseline(options.baseline);
  const { groups = [] } = options.loadManifest() ?? {};
  const { results, coverage, pages, unread } = await findAll(options, groups);
  const shown = baseline ? baseline.filter(results) : results;
  if (baseline?.isNew) baseline.write();
  const text = print(shown);
  if (text) console.log(text);
  if (options.coverage === '') console.log(printCoverage(coverage, groups));
  else if (options.coverage)
    writeBy('--coverage', options.coverage, coverageHtml(coverage, groups));
  for (const line of unread) console.error(line);
  const errors = shown.filter(({ level }) => level === 'error').length;
  const known = baseline?.isNew ? `, ${results.length} known from now on` : '';
  console.error(
    `${countOf(pages, 'page')}: ${countOf(errors, 'error')}, ${shown.length - errors} warnings and notes${known}`,
  );
  return errors ? 1 : 0;
}

async function findAll(options: CheckOptions, groups: Groups): Promise<Found> {
  const files: string[] = [];
  for await (const file of pagesIn(options.places)) files.push(file);
  const run = performance.now();
  const job = { groups, run, fix: options.fix, hasCoverage: options.coverage !== undefined };
  const found: Found = { results: [], coverage: [], pages: 0, unread: [] };
  let pages = 0;
  for await (const one of checkInThreads(files, job)) {
    found.results.push(...one.results);
    found.coverage.push(...one.coverage);
    found.unread.push(...one.unread);
    pages += one.pages;
    if (process.stderr.isTTY) process.stderr.write(`\r${pages} of ${files.length} pages …`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001B[K');
  const order = (a: { file: string }, b: { file: string }): number => (a.file < b.file ? -1 : 1);
  found.results.sort((a, b) => (a.file === b.file ? 0 : order(a, b)));
  found.coverage.sort(order);
  return { ...found, pages };
}

/** Checks again whenever a page or the manifest changes, until the process is ended. */
async function watchPlaces(options: CheckOptions): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let run = Promise.resolve();
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      run = run.then(async () => {
        console.log(`\n— ${new Date().toLocaleTimeString()}`);
        await checkOnce(options).catch((error: unknown) =>
          console.error(error instanceof Error ? error.message : error),
        );
      });
    }, 100);
  };
  // What the run itself writes starts no other.
  const written = [options.baseline, options.coverage]
    .filter(Boolean)
    .map((file) => path.resolve(String(file)));
  for (const place of options.places) {
    const isFile = statSync(place).isFile();
    // Editors put a new file in the place of the old one, which only its folder tells.
    const folder = isFile ? path.dirname(place) : place;
    watch(folder, { recursive: !isFile }, (_event, name) => {
      const file = path.resolve(folder, name ?? '');
      const isOther = isFile && name !== null && file !== path.resolve(place);
      if (!isOther && !written.includes(file)) again();
    });
  }
  const { manifestFile } = options;
  if (manifestFile !== undefined) {
    watch(path.dirname(manifestFile), (_event, name) => {
      if (name === path.basename(manifestFile)) again();
    });
  }
  await new Promise(() => undefined);
}
