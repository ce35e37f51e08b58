#!/usr/bin/env node
// The commands of the package.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { version } from '../context/version.ts';
import { nearestName } from '../core/faults/nearest.ts';
import { check } from './check/check.ts';
import { serveThread } from './check/threads.ts';
import { exportPages } from './export/export.ts';
import { label } from './label/label.ts';
import { migrate } from './migrate/migrate.ts';
import { loadManifest, manifestFileOf } from './manifest-file.ts';
import { printEarly } from './print-early.ts';

const USAGE = `Usage: doc-variants COMMAND

  check PLACE …   finds mistakes in pages of Markdown and HTML
  label PLACE …   writes into HTML files whom each passage is for, for readers without the script
  export PLACE …  writes pages as Markdown, one file a selection, and llms.txt
  migrate PLACE … rewrites zones, choosers and elements of other systems as passages
  lsp             serves editors over standard input and output
  early           prints the snippet that prevents a flash of hidden passages

doc-variants COMMAND --help tells more.`;

const CHECK = `Usage: doc-variants check PLACE … [--manifest FILE | --groups "deployment: serverless byoc"]
         [--format text|json|github|sarif] [--fix] [--baseline FILE] [--coverage[=FILE.html]] [--watch]

Checks files and all pages in folders: names, tags, conditions that never hold, ids, links and
headings of each selection. Ends with status 1 where there is an error, and 2 where it cannot run.

  --manifest FILE     the groups; default is the nearest variants.json above the first place
  --groups TEXT       the groups as the attribute of the provider declares them
  --format NAME       text for people; github for annotations; sarif for code scanning
  --fix               writes what is safe: commas, case, retired names, misspelt attributes
  --baseline FILE     reports only what is not in the file; writes it where it is missing
  --coverage[=FILE]   prints how many passages each page has for each variant, or writes it as HTML
  --watch             checks again when a page or the manifest changes`;

const LABEL = `Usage: doc-variants label PLACE … [--manifest FILE | --groups "deployment: serverless byoc"]

Writes into each passage of HTML files whom it is for. The script hides these labels; printers, feeds,
reader views, search engines and readers without the script see them. It can be run again and again.`;

const EXPORT = `Usage: doc-variants export PLACE … --out DIR [--variant "byoc java"] [--audience agent|human]
         [--title TEXT] [--manifest FILE | --groups "deployment: serverless byoc"]

Writes each page as Markdown: page.md with all passages, labelled, and page.byoc-java.md for each
selection that makes a difference, or only that of --variant; llms.txt lists them all. The texts of
keys are those of the manifest. Passages for "human" are left out, unless --audience says "human".`;

const MIGRATE = `Usage: doc-variants migrate PLACE … [--out DIR | --write]
         [--manifest FILE | --groups "deployment: serverless byoc"]

Rewrites what other systems have in Markdown as passages of this one: zones and monikers of DocFX,
choosers of Pulumi's theme, <If …>, <Lang …> and the like, and <Tabs groupId>. All else stays as it is.
In MDX it writes elements, in Markdown shortcodes. It says what it could not read, and which groups the
pages name; with neither --out nor --write it changes nothing. Ends with status 1 where something is left.`;

const LSP = `Usage: doc-variants lsp [--stdio] [--manifest FILE | --groups "deployment: serverless byoc"]

Speaks the Language Server Protocol: what check finds, with quick fixes, names as you type, and what a
page has for whom. An editor starts it; the groups are those of the nearest variants.json.`;

const EARLY = `Usage: doc-variants early --manifest FILE | --groups "deployment: serverless byoc; language: java go"
         [--variant "serverless java"] [--sync-key KEY] [--url-param NAME]
         [--persistence local|session|none] [--root SELECTOR]

Prints a script for the page's <head>, for pages that load the library as a module or with "defer",
and the source that a Content-Security-Policy allows it by. The options say what the attributes of
the provider say; --manifest is for providers with a manifest, and --root for a script tag with
data-root.`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;
const help = { help: flag };

async function runCheck(args: readonly string[]): Promise<number> {
  // An option whose value may be left out is more than the parser knows.
  const [coverage] = args.flatMap((arg) => /^--coverage(?:=(.*))?$/s.exec(arg)?.slice(1) ?? []);
  const hasCoverage = args.some((arg) => /^--coverage(?:=|$)/.test(arg));
  const { values, positionals } = parseArgs({
    args: args.filter((arg) => !/^--coverage(?:=|$)/.test(arg)),
    allowPositionals: true,
    options: {
      ...help,
      manifest: text,
      groups: text,
      format: { ...text, default: 'text' },
      fix: flag,
      baseline: text,
      watch: flag,
    },
  });
  if (values.help) return print(CHECK);
  const [first] = positionals;
  if (first === undefined) throw new Error(`Which pages?\n\n${CHECK}`);
  return check({
    places: positionals,
    loadManifest: () => loadManifest(values, first),
    manifestFile: manifestFileOf(values, first),
    format: values.format,
    fix: values.fix,
    baseline: values.baseline,
    coverage: hasCoverage ? (coverage ?? '') : undefined,
    watch: values.watch,
  });
}

async function runLabel(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...help, manifest: text, groups: text },
  });
  if (values.help) return print(LABEL);
  const [first] = positionals;
  if (first === undefined) throw new Error(`Which pages?\n\n${LABEL}`);
  return label(positionals, loadManifest(values, first));
}

async function runExport(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...help,
      manifest: text,
      groups: text,
      variant: text,
      audience: { ...text, default: 'agent' },
      out: text,
      title: { ...text, default: 'Documentation' },
    },
  });
  if (values.help) return print(EXPORT);
  const [first] = positionals;
  const { out, variant, title, audience } = values;
  if (first === undefined) throw new Error(`Which pages?\n\n${EXPORT}`);
  if (out === undefined) throw new Error(`--out says which folder to write into.\n\n${EXPORT}`);
  if (audience !== 'agent' && audience !== 'human') {
    throw new Error(`--audience ${audience}: use agent or human.`);
  }
  const manifest = loadManifest(values, first);
  return exportPages({ places: positionals, manifest, variant, audience, out, title });
}

async function runMigrate(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...help, manifest: text, groups: text, out: text, write: flag },
  });
  if (values.help) return print(MIGRATE);
  const [first] = positionals;
  const { out, write: isInPlace } = values;
  if (first === undefined) throw new Error(`Which pages?\n\n${MIGRATE}`);
  if (out !== undefined && isInPlace) throw new Error('Write either by --out or by --write.');
  return migrate({ places: positionals, manifest: loadManifest(values, first), out, isInPlace });
}

async function runLsp(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    // Editors add how they want to be talked to; there is one way here.
    options: { ...help, stdio: flag, manifest: text, groups: text },
  });
  if (values.help) return print(LSP);
  const { serveEditor } = await import('./lsp/lsp.ts');
  return serveEditor(values);
}

async function runEarly(args: readonly string[]): Promise<number> {
  const options = ['groups', 'manifest', 'variant', 'sync-key', 'url-param', 'persistence', 'root'];
  const { values } = parseArgs({
    args: [...args],
    options: { ...help, ...Object.fromEntries(options.map((name) => [name, text])) },
  });
  const { help: isHelp, ...texts } = values;
  if (isHelp) return print(EARLY);
  await printEarly(texts);
  return 0;
}

function print(usage: string): number {
  console.log(usage);
  return 0;
}

const COMMANDS = new Map([
  ['check', runCheck],
  ['label', runLabel],
  ['export', runExport],
  ['migrate', runMigrate],
  ['lsp', runLsp],
  ['early', runEarly],
]);

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  if (/^(?:--help|-h|help)$/.test(name)) return print(USAGE);
  if (name === '--version') return print(version);
  const run = COMMANDS.get(name);
  if (!run) {
    const nearest = name && nearestName(name, COMMANDS.keys());
    const fault =
      name && `There is no command "${name}"${nearest ? `: did you mean ${nearest}?` : '.'}`;
    throw new Error(fault ? `${fault}\n\n${USAGE}` : USAGE);
  }
  return run(args);
}

/** Says which option was probably meant in the place of one that there is not. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const [, option = ''] = /^Unknown option '(-[^']+)'/.exec(error.message) ?? [];
  if (!option) return error.message;
  const file = process.argv.find((arg) => arg.startsWith(option) && existsSync(arg));
  if (file) return `There is no option "${option}": write ./${file} for the file of this name.`;
  const usage = [CHECK, LABEL, EXPORT, MIGRATE, LSP, EARLY].join('\n');
  const nearest = nearestName(option, usage.match(/--[a-z-]+/g) ?? []);
  return `There is no option "${option}"${nearest ? `: did you mean ${nearest}?` : '.'}`;
}

function start(): void {
  main(process.argv.slice(2)).then(
    (status) => {
      process.exitCode = status;
    },
    (error: unknown) => {
      console.error(describeError(error));
      process.exitCode = 2;
    },
  );
}

if (!serveThread()) start();
