// `doc-variants early`: the snippet for pages that load the library late.
import { describe } from '../core/faults/name-faults.ts';
import { parseGroups } from '../core/groups.ts';
import { earlySnippet } from '../early.ts';

/** What the attributes of the provider say. */
export type EarlyValues = Readonly<Record<string, string | undefined>>;

/**
 * Prints the snippet and the source that a Content-Security-Policy allows it by.
 *
 * @throws an error that says what is wrong with the groups
 */
export async function printEarly(values: EarlyValues): Promise<void> {
  const { groups } = values;
  if (groups === undefined) throw new Error('--groups is missing');
  const problems = parseGroups(groups).problems.map((fault) => describe(fault).message);
  if (problems.length) throw new Error(`--groups: ${problems.join('\n')}`);
  const { html, hash } = await earlySnippet({
    groups,
    variant: values['variant'],
    syncKey: values['sync-key'],
    urlParam: values['url-param'],
    persistence: values['persistence'],
    root: values['root'],
  });
  console.log(`${html}\n\nContent-Security-Policy: script-src ${hash}`);
}
