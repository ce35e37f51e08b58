// Prints what readers download, minified and compressed, and fails over budget; `--report` only
// prints. `--build` takes the scripts that the tests use, which are built once for the same sources.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildScripts } from '../test/build.mjs';

const reportOnly = process.argv.includes('--report');
const CDN = `${process.argv.includes('--build') ? await buildScripts() : 'dist'}/cdn`;

/**
 * Lists a script together with the chunks that it always loads.
 *
 * @param {string} file
 * @param {Set<string>} [files]
 * @returns {Set<string>}
 */
function withChunks(file, files = new Set()) {
  if (files.has(file)) return files;
  files.add(file);
  const code = readFileSync(file, 'utf8');
  for (const [, chunk = ''] of code.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+)["'`]/g)) {
    withChunks(path.join(path.dirname(file), chunk), files);
  }
  return files;
}

/** @param {string} file lists what a part imports when it starts */
const viewsOf = (file) =>
  [...readFileSync(`${CDN}/${file}`, 'utf8').matchAll(/\bimport\(["'`]\.\/(.*?)["'`]\)/g)].map(
    ([, name = '']) => `${CDN}/${name}`,
  );

const script = withChunks(`${CDN}/doc-variants.js`);
// Every page loads it once it is parsed, so other parts do not bring again what it has.
const reader = withChunks(`${CDN}/reader.js`);
const markdown = [...withChunks(`${CDN}/markdown.js`)].filter((file) => !reader.has(file));

// What draws is a chunk of its own, because a page may refuse it.
const toc = [`${CDN}/toc.js`, ...viewsOf('toc.js')].flatMap((file) => [...withChunks(file)]);
const lit = [...new Set(toc)].filter((file) => /\/lit-[^/]*$/.test(file));
// The chunk that pages without such a part never load, under the name that the build gave it.
if (lit.length !== 1) throw new Error(`one chunk of Lit is what toc.js loads, not ${lit.length}`);

const sums = [
  { name: 'doc-variants.js', files: [...script], budget: 14_750 },
  { name: 'reader.js', files: [...reader], budget: 12_000 },
  { name: 'markdown.js', files: markdown, budget: 42_000 },
  { name: 'lit', files: lit, budget: 7_000 },
  {
    name: 'a page with a table of contents',
    files: [...new Set([...script, ...reader, ...toc])],
    budget: 37_100,
  },
];

for (const { name, files, budget } of sums) {
  const bytes = files.reduce(
    (sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length,
    0,
  );
  const verdict = bytes > budget ? 'OVER BUDGET' : 'ok';
  console.log(`${name}: ${bytes} bytes min+gzip of ${budget}, ${verdict}`);
  if (bytes > budget && !reportOnly) process.exitCode = 1;
}
