import { describeTag } from '../core/shortcodes/shortcode-faults.ts';
import type { PageFault, Problem } from '../core/problem.ts';

// Apart from the parser, because only a page with a fault has to load the words for it.

const TEXTS: Readonly<Record<string, (value: string, detail: string) => string>> = {
  'shortcode-failed': (tag, reason) =>
    `${tag} fails (${reason}), so only its content is shown: fix the function given to shortcodes.set()`,
  'built-in-failed': (tag, reason) =>
    `${tag} cannot be shown (${reason}), so only its content and its words are: write it as the documentation on Markdown says`,
  'not-included': (tag, reason) =>
    `${tag} is a link to its file, or lacks some of it (${reason}): correct the address, or allow the file by the ` +
    'option load',
  'unknown-reference': (tag, target) =>
    `${tag} leads nowhere (“${target}”), so there is no link: correct it, or let the option ` +
    'resolveReference find it',
  'reference-failed': (tag, reason) =>
    `${tag} leads nowhere, because the option resolveReference fails (${reason}), so there is no link: ` +
    'let it return an address as text, or nothing',
  'unclosed-tab': (tag, label) =>
    `${tag} ${label && `“${label}” `}is never closed, so where it ends is guessed: ` +
    `write ${tag.replace('{{< ', '{{< /')} behind its content`,
  'loose-in-tabs': (tag, words) =>
    `${tag} has “${words}” in none of its tabs, so that stands beside them: put it into a tab, or outside of ${tag}`,
  'no-file': (tag, name) =>
    `${tag} names no file, so only its content is shown: write {{< ${name} file="…" >}}`,
  'unknown-param': (tag, name) =>
    `${tag} finds no value for “${name}”: write it into the front matter, or give it by the option params`,
  'bad-front-matter': (format, reason) =>
    `the front matter cannot be read as ${format.toUpperCase()} (${reason}), so only its title is: ` +
    'fix it there',
  'bad-page-variant': (word) =>
    `"${word}" in the front matter's variants is not a name, so it is ignored: ` +
    'write for example "+serverless -byoc", with spaces between, and names instead of labels',
  misplaced: (variants, what) =>
    `if-variant "${variants}" starts and ends in different places of the page's structure, ` +
    (what === 'shown' ? 'so it is shown to everyone: ' : 'so each part has its condition: ') +
    'put both tags on lines of their own, or into one sentence',
  torn: (tag) =>
    `${tag} stands in a paragraph that ends before the content, so that is shown to everyone: ` +
    'put a blank line before the tag',
  'unclosed-element': (tag) =>
    `${tag} is never closed, so its content is shown to everyone: ` +
    `write </${/[\w-]+/.exec(tag)?.[0] ?? ''}> behind it`,
  'stray-element': (tag) =>
    `${tag} closes nothing: remove it, or write <if-variant variants="…"> before its passage`,
  'too-many-selections': () =>
    'its references and footnotes depend on too many variants, so every reader gets the first ' +
    'definition of each: split the page, or define the addresses and notes for everyone',
  'too-dense': (start) =>
    `the text that starts with ${start.replace(/[\uFDD0\uFDD3]\d+\uFDD1/g, '')} is shown as it ` +
    'stands, because it has too many delimiters: put a blank line into it, or a backslash before them',
  'heading-attribute': (attribute) =>
    `${attribute} is not an attribute that a heading of a page may have, so it is left out: ` +
    'write a class, and give it its meaning in the style sheets or scripts of the site',
  'unknown-element': (tag) =>
    `${tag} is not an element that a page may have, so it is a <span> with its condition: ` +
    'write <div data-variants="…"> or <if-variant variants="…">',
  'removed-element': (tag, what) =>
    `${tag} is not an element that a page in Markdown may have, so ` +
    (what === 'all' ? 'it is removed with what is in it: ' : 'only what is in it is shown: ') +
    removedFix(/[^<\s/>]+/.exec(tag)?.[0].toLowerCase() ?? ''),
  unparsable: (_, reason) =>
    `the page is shown as plain text, because it cannot be parsed (${reason}): ` +
    'split it into several pages, or simplify its nesting',
};

/** Says what an author can write in the place of an element that a page may not have. */
function removedFix(name: string): string {
  if (name === 'doc-variant-markdown') return 'include the file by {{< include "…" >}}';
  if (name.startsWith('doc-variant-') || /^(?:script|style|link|meta|base)$/.test(name))
    return `write it into the page's HTML, outside of the Markdown`;
  return `write it into the page's HTML, outside of the Markdown, or as code if readers are to see it: \`<${name}>\``;
}

/** Puts what is wrong with a page into words for its author. */
export const describeFaults = (
  faults: readonly (PageFault | Problem)[],
  names: readonly string[],
): Problem[] =>
  faults.map((fault) => {
    if ('message' in fault) return fault;
    const { code, value, detail = '', line, column } = fault;
    const ofTag = describeTag(code, detail, names);
    const message =
      ofTag === undefined
        ? (TEXTS[code]?.(value, detail) ?? `${value} is wrong (${code})`)
        : `${value} ${ofTag}`;
    return { code, value, message, ...(line === undefined ? {} : { line, column: column ?? 1 }) };
  });
