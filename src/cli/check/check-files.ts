import { writeFileSync } from 'node:fs';
import type { Groups } from '../../core/groups.ts';
import { readText } from '../files.ts';
import { readPage } from '../read/read-page.ts';
import { resultsOf, type Result } from '../report/result.ts';
import { checkPage } from './check-page.ts';
import { coverageOf, type Coverage } from './coverage.ts';
import { applyFixes } from './fix.ts';
import { LinkChecker } from './check-links.ts';

/** What is done with every page. */
export interface Job {
  /** The groups that count where a page declares none. */
  readonly groups: Groups;
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

/** Checks pages one after the other. What cannot be read is told, and the rest goes on. */
export async function checkFiles(files: readonly string[], job: Job): Promise<Found> {
  const links = new LinkChecker(job.groups);
  const found: Found = { results: [], coverage: [], pages: 0, unread: [] };
  const texts = files.map(readText);
  let pages = 0;
  for (const text of texts) {
    const read = await text;
    const { file } = read;
    if ('reason' in read) {
      found.unread.push(`${file} ${read.reason}, so it is not checked.`);
      continue;
    }
    let page = readPage(file, read.text);
    let findings = await checkPage(page, job.groups, links);
    let fixed = read.text;
    // What one fix brings to light is fixed, too, so that a second run changes nothing.
    for (let round = 0; job.fix && round < MAX_ROUNDS && findings.some(({ fix }) => fix); round++) {
      fixed = applyFixes(fixed, findings);
      page = readPage(file, fixed);
      findings = await checkPage(page, job.groups, links);
    }
    if (fixed !== read.text) writeFileSync(file, fixed);
    found.results.push(...resultsOf(file, page.text, findings));
    if (job.hasCoverage) found.coverage.push(coverageOf(page, job.groups));
    pages++;
  }
  return { ...found, pages };
}
