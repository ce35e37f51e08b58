import type { Groups } from '../../core/groups.ts';
import { findingsOf } from '../../core/rules/findings.ts';
import type { Finding, Page } from '../../core/rules/page-content.ts';
import { Shown } from '../../core/rules/shown.ts';
import type { LinkChecker } from './check-links.ts';

/**
 * Finds the mistakes of a page in the order of its text.
 *
 * @param groups the groups that count where the page declares none
 * @param links checks its links to other pages
 */
export function checkPage(page: Page, groups: Groups, links: LinkChecker): readonly Finding[] {
  const shown = new Shown(page, groups);
  return findingsOf(page, shown, links.check(page, shown));
}
