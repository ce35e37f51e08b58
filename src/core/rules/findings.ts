import { checkForms } from './check-forms.ts';
import { checkLacking } from './check-lacking.ts';
import { checkMeant } from './check-meant.ts';
import { checkNames } from './check-names.ts';
import { checkPaint, checkReferences, checkTargets } from './check-targets.ts';
import type { Finding, Page } from './page-content.ts';
import type { Shown } from './shown.ts';
import { checkStructure } from './structure.ts';

/**
 * Matches a comment that keeps rules quiet in its page: `<!-- doc-variants ignore svg-id -->`, in braces
 * in MDX.
 */
const IGNORE = /(?:<!--|\{\/\*)\s*doc-variants ignore ([\w-]+(?:[\s,]+[\w-]+)*)\s*(?:-->|\*\/\})/g;

/**
 * Finds the mistakes of a page in the order of its text: what every rule says that needs no other page.
 *
 * @param more what else was found
 */
export function findingsOf(page: Page, shown: Shown, more: readonly Finding[] = []): Finding[] {
  const ignored = new Set(
    [...page.text.matchAll(IGNORE)].flatMap(([, rules = '']) => rules.split(/[\s,]+/)),
  );
  return [
    ...page.findings,
    ...checkNames(page, shown),
    ...checkMeant(page, shown),
    ...checkStructure(page, shown),
    ...checkForms(page, shown),
    ...checkTargets(page, shown),
    ...checkReferences(page, shown),
    ...checkPaint(page, shown),
    ...checkLacking(page, shown),
    ...more,
  ]
    .filter(({ rule }) => !ignored.has(rule))
    .sort((a, b) => a.start - b.start || a.end - b.end);
}
