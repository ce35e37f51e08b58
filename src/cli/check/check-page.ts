import type { Groups } from '../../core/groups.ts';
import type { Finding, Page } from '../read/page-content.ts';
import type { LinkChecker } from './check-links.ts';
import { checkNames } from './check-names.ts';
import { Shown } from './shown.ts';
import { checkStructure } from './structure.ts';

/** Matches a comment that keeps rules quiet in its page: `<!-- doc-variants ignore svg-id -->`. */
const IGNORE = /<!--\s*doc-variants ignore ([\w-]+(?:[\s,]+[\w-]+)*)\s*-->/g;

/**
 * Finds the mistakes of a page in the order of its text.
 *
 * @param groups the groups that count where the page declares none
 * @param links checks its links
 */
export async function checkPage(
  page: Page,
  groups: Groups,
  links: LinkChecker,
): Promise<readonly Finding[]> {
  const shown = new Shown(page, groups);
  const findings = [
    ...page.findings,
    ...checkNames(page, shown),
    ...checkStructure(page, shown),
    ...(await links.check(page)),
  ];
  const ignored = new Set(
    [...page.text.matchAll(IGNORE)].flatMap(([, rules = '']) => rules.split(/[\s,]+/)),
  );
  return findings
    .filter(({ rule }) => !ignored.has(rule))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
