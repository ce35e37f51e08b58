// What `check` says of a page, in full and without the command around it: in Node, and where `src/core`
// is changed on purpose.
import { readPage } from '../../../src/cli/read/read-page.ts';
import { parseGroups } from '../../../src/core/groups.ts';
import { findingsOf } from '../../../src/core/rules/findings.ts';
import { Shown } from '../../../src/core/rules/shown.ts';

/** Lists what is found in a page, each with its place as offsets, its words, and what to write. */
export function findingsIn(file: string, text: string, groups: string): string[] {
  const { value: known } = parseGroups(groups);
  const page = readPage(file, text, known);
  const found = findingsOf(page, new Shown(page, known));
  return found.map(({ rule, level, message, start, end, fix, suggestion }) => {
    const what = fix ? 'fix' : 'suggestion';
    const to = fix ?? suggestion;
    const place = to && `${what} ${to.span.start}-${to.span.end} ${JSON.stringify(to.text)}`;
    return [`${level} ${rule} ${start}-${end}: ${message}`, ...(place ? [place] : [])].join(' | ');
  });
}
