// The shortcodes that look something up: addresses of pages, and parameters.
import { literal, verbatim } from '../read/markers.ts';
import {
  addressText,
  isAddress,
  isInTag,
  isWholeAddress,
  noAddress,
  oneLine,
} from './tag-place.ts';
import type { BuiltIn, Reference } from './library-types.ts';

const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;
const EXTENSION = /\.(?:md|markdown|mdown|html?|adoc|asciidoc|org|rst|ipynb)$/i;

/** Finds the address that Hugo gives a page by default. */
export function addressOf({ target, language }: Reference): string {
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(target.trim()) ?? [];
  if (ABSOLUTE.test(path)) return target;
  if (!path) return rest;
  const name = path
    .toLowerCase()
    .replace(/\s+/g, '-')
    .replace(EXTENSION, '')
    .replace(/(^|\/)_?index$/, '$1');
  const folder = name && !name.endsWith('/') ? `${name}/` : name || './';
  return (language && folder.startsWith('/') ? `/${language}` : '') + folder + rest;
}

/** Writes the address of a page of the site. */
const ref: BuiltIn = ({ list, named }, place, page) => {
  const target = named.get('path') ?? list[0] ?? '';
  const language = named.get('lang');
  const format = named.get('outputFormat') ?? list[1];
  const reference = { target, language, format, src: page.src };
  let fault = { code: 'unknown-reference', detail: target };
  try {
    const found: unknown = target && (page.resolveReference ?? addressOf)(reference);
    const address = typeof found === 'string' ? addressText(found) : '';
    if (address) return address;
    if (found instanceof Promise) throw new TypeError('it returns a promise');
    if (found && typeof found !== 'string')
      throw new TypeError(`it returns ${typeof found} and no text`);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    fault = { code: 'reference-failed', detail };
  }
  return { text: isAddress(place) || isInTag(place) ? noAddress : target, fault };
};

/** Finds a value by a path of names, `a.b`, whatever their case. */
function valueAt(data: unknown, path: string): unknown {
  let value = data;
  for (const name of path.toLowerCase().split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([key]) => key.toLowerCase() === name)?.[1];
  }
  return value;
}

/** Writes a parameter of the page, or else of the site. */
const param: BuiltIn = ({ list, named }, place, { frontMatter, params }) => {
  const name = named.get('name') ?? list[0] ?? '';
  const data = frontMatter?.data;
  const value = [data, valueAt(data, 'params'), params]
    .map((one) => valueAt(one, name))
    .find((one) => one !== undefined && one !== null);
  const text = Array.isArray(value) ? value.map(String).join(', ') : value;
  const isText = typeof text === 'string' || typeof text === 'number' || typeof text === 'boolean';
  const line = isText ? oneLine(String(text)) : '';
  if (line || (isText && !isWholeAddress(place))) {
    // What stands in an address is Markdown to nobody.
    return place.isMarkdown || isAddress(place) ? literal(line) : verbatim(line);
  }
  const shown = isAddress(place) || isInTag(place) ? noAddress : name;
  return { text: shown, fault: { code: 'unknown-param', detail: name } };
};

/** What looks something up, by the shortcodes' names. */
export const lookups: ReadonlyMap<string, BuiltIn> = new Map([
  ['ref', ref],
  ['relref', ref],
  ['param', param],
]);
