// Matches the lists of the names that DOMPurify allows by itself, and of those that it knows besides.
const LIST = /^const ([\w$]+) = freeze\(\[[^\]]*\]\);$/gm;
const NAMES =
  'html$1 svg$1 svgFilters svgDisallowed mathMl$1 mathMlDisallowed text html svg mathMl xml';

// Matches how an older language collects the arguments of a function, which a minifier makes slow: a page asks such
// functions ten times for each of its elements.
const REST =
  /(function ?\w*\()(\w*)\) \{\s*for \(var (\w+) = arguments\.length, (\w+) = new Array\([^;]*\), (\w+) = [01]; \5 < \3; \5\+\+\) \4\[[^\]]*\] = arguments\[\5\];/g;
const COLLECTING = 3;

/**
 * Empties the lists of names in DOMPurify. The policy of pages has lists of its own in their place;
 * without one, no element and no attribute would stay. Those of SVG and MathML also tell whether an
 * element that is allowed stands where a parser would put it: no page may have such a drawing or
 * formula, and of their names the policy has only `a` and `font`, which count as HTML anyway. And
 * what takes any number of arguments says so in the language of today.
 *
 * @param {string} path where the module lies
 * @param {string} code the module
 * @returns {string | undefined} the module, or nothing for a file that is not DOMPurify
 * @throws {Error} where DOMPurify is built in another way
 */
function lighter(path, code) {
  if (!path.endsWith('/dompurify/dist/purify.es.mjs')) return undefined;
  const found = [...code.matchAll(LIST)].map(([, name]) => name).join(' ');
  if (found !== NAMES || code.match(REST)?.length !== COLLECTING)
    throw new Error('DOMPurify is built in a way that is not known here');
  return code
    .replace(LIST, 'const $1 = [];')
    .replace(REST, (_, start, first, _length, rest) =>
      [`${start}${first}`, `...${rest}) {`].join(first && ', '),
    );
}

/**
 * Makes the plugin for Vite.
 *
 * @returns {import('vite').Plugin} the plugin
 */
export const purifyForVite = () => ({
  name: 'purify-module',
  enforce: 'pre',
  transform(code, id) {
    const module = lighter(id.replaceAll('\\', '/'), code);
    return module === undefined ? undefined : { code: module, map: null };
  },
});

/**
 * Makes the plugin for the test runner's server, so that what is tested is what is served.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin} the plugin
 */
export const purifyForTests = () => ({
  name: 'purify-module',
  transform: ({ path, body }) => lighter(path, String(body)),
});
