// `doc-variants check`: finds mistakes before readers meet them.
import { watch, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { pagesIn } from '../files.ts';
import { FORMATS } from '../report/formats.ts';
import { Baseline } from './baseline.ts';
import type { Found } from './check-files.ts';
import { coverageHtml, printCoverage } from './coverage.ts';
import { checkInThreads } from './threads.ts';

/** How pages are checked and what is printed. */
export interface CheckOptions {
  readonly places: readonly string[];
  readonly manifest: Manifest | undefined;
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
  const print = FORMATS[options.format];
  if (!print) {
    throw new Error(`--format ${options.format}: use one of ${Object.keys(FORMATS).join(', ')}.`);
  }
  const baseline = options.baseline === undefined ? undefined : new Baseline(options.baseline);
  const { results, coverage, pages, unread } = await findAll(options);
  const shown = baseline ? baseline.filter(results) : results;
  if (baseline?.isNew) baseline.write();
  const text = print(shown);
  if (text) console.log(text);
  const { groups = [] } = options.manifest ?? {};
  if (options.coverage === '') console.log(printCoverage(coverage, groups));
  else if (options.coverage) writeFileSync(options.coverage, coverageHtml(coverage, groups));
  for (const line of unread) console.error(line);
  const errors = shown.filter(({ level }) => level === 'error').length;
  const known = baseline?.isNew ? `, ${results.length} known from now on` : '';
  console.error(
    `${pages} pages: ${errors} errors, ${shown.length - errors} warnings and notes${known}`,
  );
  return errors ? 1 : 0;
}

async function findAll(options: CheckOptions): Promise<Found> {
  const { groups = [] } = options.manifest ?? {};
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

/** Checks again whenever a page changes, until the process is ended. */
async function watchPlaces(options: CheckOptions): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      console.log(`\n— ${new Date().toLocaleTimeString()}`);
      checkOnce(options).catch((error: unknown) => console.error(error));
    }, 100);
  };
  for (const place of options.places) {
    watch(place, { recursive: true }, (_event, name) => {
      // What the run itself writes starts no other.
      const written = [options.baseline, options.coverage]
        .filter(Boolean)
        .map((file) => path.resolve(String(file)));
      if (!written.includes(path.resolve(place, name ?? ''))) again();
    });
  }
  await new Promise(() => undefined);
}
