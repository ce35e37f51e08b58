// Warns of what `check` finds of references by ids, which takes what all readers see of a page.
import { warn } from '../../context/warn.ts';
import { problemsOf } from './read-dom.ts';

/** The rules about them. */
const RULES = new Set(['form-label', 'hidden-reference', 'hidden-paint']);

/** Warns of references in a provider that lead some readers to what only others are shown. */
export function warnOfReferences(host: Element): void {
  if (!host.isConnected) return;
  for (const { finding, element } of problemsOf(host))
    if (RULES.has(finding.rule)) warn(finding.message, element);
}
