import { applyEdits } from '../edits.ts';
import type { Finding } from '../../core/rules/page-content.ts';

/** Applies the fixes of a page's mistakes; of two that touch the first one counts. */
export const applyFixes = (text: string, findings: readonly Finding[]): string =>
  applyEdits(
    text,
    findings.flatMap(({ fix }) => (fix ? { ...fix.span, text: fix.text } : [])),
  );
