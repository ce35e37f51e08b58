import type { Groups } from '../../core/groups.ts';
import { readText, write } from '../files.ts';
import { readPage } from '../read/read-page.ts';
import { inOneLine } from '../report/in-one-line.ts';
import { resultsOf, type Result } from '../report/result.ts';
import { checkPage } from './check-page.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { applyFixes } from './fix.ts';
import { LinkChecker } from './check-links.ts';

/** What is done with every page. */
export interface Job {
  /** The groups that count where a page declares none. */
  readonly groups: Groups;
  /** What tells this run from the others of a process. */
  readonly run: number;
  readonly fix: boolean;
  readonly hasCoverage: boolean;
}

/** What some pages were found to have. */
export interface Found {
  readonly results: Result[];
  readonly coverage: Coverage[];
  readonly pages: number;
  /** Sentences on files that could not be read. */
  readonly unread: string[];
}

/** How often a page is fixed, one mistake may be under another. */
const MAX_ROUNDS = 5;

/** What is known of the links of the run that goes on; a later run looks again. */
let current: { readonly run: number; readonly links: LinkChecker } | undefined;

function linksOf({ run, groups }: Job): LinkChecker {
  if (current?.run !== run) current = { run, links: new LinkChecker(groups) };
  return current.links;
}

/** Checks pages one after the other. What cannot be read is told, and the rest goes on. */
export function checkFiles(files: readonly string[], job: Job): Found {
  const links = linksOf(job);
  const found: Found = { results: [], coverage: [], pages: 0, unread: [] };
  let pages = 0;
  for (const file of files) {
    const read = readText(file);
    if ('reason' in read) {
      found.unread.push(`${inOneLine(file)} ${read.reason}, so it is not checked.`);
      continue;
    }
    let page = links.pageOf(file, read.text);
    let findings = checkPage(page, job.groups, links);
    let fixed = read.text;
    // What one fix brings to light is fixed, too, so that a second run changes nothing.
    for (let round = 0; job.fix && round < MAX_ROUNDS && findings.some(({ fix }) => fix); round++) {
      fixed = applyFixes(fixed, findings);
      page = readPage(file, fixed, job.groups);
      links.keep(page);
      findings = checkPage(page, job.groups, links);
    }
    if (fixed !== read.text && !write(file, fixed)) {
      found.unread.push(`${inOneLine(file)} cannot be written, so its mistakes are not fixed.`);
      page = links.pageOf(file, read.text);
      findings = checkPage(page, job.groups, links);
    }
    found.results.push(...resultsOf(file, page.text, findings));
    if (job.hasCoverage) found.coverage.push(coverageOf(page, job.groups));
    pages++;
  }
  return { ...found, pages };
}
