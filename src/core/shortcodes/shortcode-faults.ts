import { nearestName } from '../faults/nearest.ts';
import { KEYS, OWN_SHORTCODES } from './shortcode-names.ts';

// Apart from the reader, because only a page with a fault has to load the words for it.

const TEXTS: Readonly<Record<string, (name: string, names: readonly string[]) => string>> = {
  unclosed: (name) =>
    `is never closed, so its content is shown to everyone: write {{< /${name} >}} behind its passage`,
  stray: (name) => `closes nothing: remove it, or write {{< ${name} … >}} before its passage`,
  crossed: (other) =>
    `closes its passage too late, so both are shown to everyone: write it before {{< /${other} >}}`,
  'unknown-shortcode': (name, names) => {
    const nearest = nearestName(name, [...OWN_SHORTCODES, ...names]);
    const fix = nearest ? `did you mean ${nearest}?` : 'add it with shortcodes.set()';
    return `is not known, so only its content and its words are shown: ${fix}`;
  },
  'bad-arguments': () =>
    'cannot be read, so its content is shown to everyone: ' +
    'write the names in straight double quotes, such as "serverless byoc"',
  'bad-shortcode': (name) =>
    `cannot be read, so ${KEYS.includes(name) ? 'it is left out' : 'only its content and its words are shown'}: ` +
    `write {{< ${name} … >}} with its arguments in straight double quotes`,
};

/**
 * Says what is wrong with a tag, in words that come behind the tag.
 *
 * @param detail what its fault holds as `detail`
 * @param names the names of the shortcodes that are known besides those of the library
 */
export const describeTag = (
  code: string,
  detail: string,
  names: readonly string[] = [],
): string | undefined => TEXTS[code]?.(detail, names);
