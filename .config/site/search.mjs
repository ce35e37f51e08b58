// Makes the index by which the site is searched. A page that differs for readers of some stacks is in it once
// for each: as they see it, under the address that chooses their stack.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, serialize } from 'parse5';

/** The group whose variants pages differ by, and what pages that do not differ are filed under. */
const GROUP = 'stack';
const ANY = 'any';

/** @typedef {import('parse5').DefaultTreeAdapterMap['element']} Element */

/**
 * Takes out of a page what readers of a variant are not shown.
 *
 * @param {any} node
 * @param {(condition: string) => boolean} isShown
 * @returns {boolean} whether anything was taken out
 */
function keepShown(node, isShown) {
  let isChanged = false;
  /** @param {Element} child */
  const isKept = (child) => {
    const condition = (child.attrs ?? []).find(({ name }) =>
      child.tagName === 'if-variant' ? name === 'variants' : name === 'data-variants',
    );
    return !condition || isShown(condition.value);
  };
  const kept = (node.childNodes ?? []).filter(isKept);
  isChanged = kept.length < (node.childNodes ?? []).length;
  if (isChanged) node.childNodes = kept;
  for (const child of kept) if (keepShown(child, isShown)) isChanged = true;
  return isChanged;
}

/**
 * Makes the index.
 *
 * @param {string} out the folder of the site
 * @param {string} groups
 * @param {any} core the built `doc-variants/core`
 */
export async function makeIndex(out, groups, { parseGroups, parseCondition, variantsShown }) {
  const pagefind = await import('pagefind');
  const { index } = await pagefind.createIndex({});
  if (!index) throw new Error('Pagefind makes no index');
  /** @param {string} url @param {string} content @param {string} variant */
  const add = async (url, content, variant) => {
    const filed = content.replace('<main', `<main data-pagefind-filter="${GROUP}:${variant}"`);
    const { errors } = await index.addHTMLFile({ url, content: filed });
    if (errors.length) throw new Error(`${url}: ${errors.join(', ')}`);
  };
  const group = parseGroups(groups).value.find((/** @type {any} */ { name }) => name === GROUP);
  for (const file of readdirSync(out).filter((name) => name.endsWith('.html'))) {
    // In what one reader sees, nothing needs a label.
    const html = readFileSync(path.join(out, file), 'utf8').replace(
      /<(span|p) data-variant-label>[^]*?<\/\1>/g,
      '',
    );
    /** @type {string[]} */
    const differing = [];
    const namesStack = new RegExp(`variants="[^"]*\\b(?:${group.variants.join('|')})\\b`);
    for (const variant of namesStack.test(html) ? group.variants : []) {
      const page = parse(html);
      const isChanged = keepShown(page, (condition) =>
        variantsShown(parseCondition(condition).value, group).includes(variant),
      );
      if (isChanged) {
        await add(`${file}?for=${variant}`, serialize(page), variant);
        differing.push(variant);
      }
    }
    if (!differing.length) await add(file, html, ANY);
  }
  await index.writeFiles({ outputPath: path.join(out, 'pagefind') });
  await pagefind.close();
}
