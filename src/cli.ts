#!/usr/bin/env node
// The command of the package: `npx doc-variants early --groups "deployment: serverless byoc"`.
import { describe } from './core/name-faults.ts';
import { parseGroups } from './core/groups.ts';
import { earlySnippet } from './early.ts';

const USAGE = `Usage: doc-variants early --groups "deployment: serverless byoc; language: java go"
         [--variant "serverless java"] [--sync-key KEY] [--url-param NAME]
         [--persistence local|session|none] [--root SELECTOR]

Prints a script for the page's <head>, for pages that load the library as a module or with "defer",
and the source that a Content-Security-Policy allows it by. The options say what the attributes of
the provider say; --root is for a script tag with data-root.`;

/** Is all that is needed of Node, whose types would be in the way of the browser's. */
declare const process: { readonly argv: readonly string[]; exitCode?: number };

const OPTIONS = ['groups', 'variant', 'sync-key', 'url-param', 'persistence', 'root'];

/** Reads `--name value` and `--name=value`; anything else is a mistake. */
function read(args: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [, name = '', value = rest.shift()] = /^--([a-z-]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (!OPTIONS.includes(name) || value === undefined) throw new Error(`${arg}?\n\n${USAGE}`);
    values.set(name, value);
  }
  return values;
}

async function main([command, ...args]: readonly string[]): Promise<void> {
  if ([command, ...args].includes('--help')) {
    console.log(USAGE);
    return;
  }
  if (command !== 'early') throw new Error(USAGE);
  const values = read(args);
  const groups = values.get('groups');
  if (groups === undefined) throw new Error(`--groups is missing\n\n${USAGE}`);
  const problems = parseGroups(groups).problems.map((fault) => describe(fault).message);
  if (problems.length) throw new Error(`--groups: ${problems.join('\n')}`);
  const { html, hash } = await earlySnippet({
    groups,
    variant: values.get('variant'),
    syncKey: values.get('sync-key'),
    urlParam: values.get('url-param'),
    persistence: values.get('persistence'),
    root: values.get('root'),
  });
  console.log(`${html}\n\nContent-Security-Policy: script-src ${hash}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
