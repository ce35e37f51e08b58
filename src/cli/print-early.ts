// `doc-variants early`: the snippet for pages that load the library late.
import { printGroups } from '../core/groups.ts';
import { earlySnippet } from '../early.ts';
import { loadManifest } from './manifest-file.ts';

/** What the attributes of the provider say. */
export type EarlyValues = Readonly<Record<string, string | undefined>>;

/**
 * Prints the snippet and the source that a Content-Security-Policy allows it by.
 *
 * @throws an error that says what is wrong with the groups or the manifest
 */
export async function printEarly(values: EarlyValues): Promise<void> {
  const { groups, manifest } = values;
  if (groups === undefined && manifest === undefined)
    throw new Error('--groups is missing, or --manifest');
  const declared = loadManifest(groups === undefined ? { manifest } : { groups }, '.');
  const { html, hash } = await earlySnippet({
    groups: printGroups(declared?.groups ?? []),
    hasManifest: groups === undefined,
    variant: values['variant'],
    syncKey: values['sync-key'],
    urlParam: values['url-param'],
    persistence: values['persistence'],
    root: values['root'],
  });
  console.log(`${html}\n\nContent-Security-Policy: script-src ${hash}`);
}
