import type { Finding } from '../read/page-content.ts';

/** Applies the fixes of a page's mistakes; of two that touch the first one counts. */
export function applyFixes(text: string, findings: readonly Finding[]): string {
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  fixes.sort((a, b) => a.span.start - b.span.start);
  let fixed = '';
  let from = 0;
  for (const { span, text: better } of fixes) {
    if (span.start < from) continue;
    fixed += text.slice(from, span.start) + better;
    from = span.end;
  }
  return fixed + text.slice(from);
}
