// How many pages `doc-variants check` reads in a second, and what it keeps of each in memory:
// `npm run bench:check`. Run `npm run build` before.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const SECTIONS = ['serverless', 'byoc', 'java', 'cpp go', '!java', 'byoc go'];

/**
 * Writes the pages of a site: each has six passages, a table, code, and links to others.
 *
 * @param {string} folder
 * @param {number} count
 * @param {number} [words] how often a section says its sentence
 */
export function writePages(folder, count, words = 6) {
  const groups = { deployment: ['serverless', 'byoc'], language: ['java', 'cpp', 'go'] };
  writeFileSync(path.join(folder, 'variants.json'), JSON.stringify({ groups }));
  for (let at = 0; at < count; at++) {
    if (at % 100 === 0) mkdirSync(path.join(folder, `part-${at / 100}`));
    const next = (at + 7) % count;
    const link = `../part-${Math.floor(next / 100)}/page-${next}.md#section-1-of-${next}`;
    const sections = SECTIONS.map(
      (names, section) => `## Section ${section} of ${at}

${'The key of an endpoint rotates when its page is saved. '.repeat(words)}

{{< if-variant "${names}" >}}

Text with [a link](#section-${(section + 1) % 6}-of-${at}) and [another](${link}).

{{< /if-variant >}}

| Field | Meaning |
| --- | --- |
| x | <if-variant variants="java">y</if-variant> |
`,
    );
    const text = `---\ntitle: Page ${at}\n---\n\n# Page ${at}\n\n${sections.join('\n')}`;
    writeFileSync(path.join(folder, `part-${Math.floor(at / 100)}`, `page-${at}.md`), text);
  }
}

/**
 * Checks a folder, and reports for each thread what it kept in memory whenever it had opened some
 * more pages.
 *
 * @param {string} command
 * @param {string} folder
 * @returns {{ pages: number, bytes: number }[][]} a list for each thread
 */
export function heapOfCheck(command, folder) {
  const watcher = pathToFileURL(fileURLToPath(new URL('heap-watcher.mjs', import.meta.url))).href;
  const args = ['--expose-gc', '--import', watcher, command, 'check', folder];
  const { stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  /** @type {Map<string, { pages: number, bytes: number }[]>} */
  const threads = new Map();
  for (const [, thread = '', pages, bytes] of stderr.matchAll(/^heap (\d+) (\d+) (\d+)$/gm)) {
    const told = { pages: Number(pages), bytes: Number(bytes) };
    threads.set(thread, [...(threads.get(thread) ?? []), told]);
  }
  return [...threads.values()];
}

function measure() {
  const command = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
  for (const count of [1000, 5000]) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-bench-'));
    try {
      writePages(folder, count);
      const from = performance.now();
      const { stderr } = spawnSync(process.execPath, [command, 'check', folder], {
        encoding: 'utf8',
      });
      const seconds = (performance.now() - from) / 1000;
      console.log(`${stderr.trim()}: ${Math.round(count / seconds)} pages a second`);
      for (const told of heapOfCheck(command, folder)) {
        const megabytes = told.map(({ pages, bytes }) => `${pages}: ${(bytes / 1e6).toFixed(1)}`);
        console.log(`  heap of a thread in MB after pages ${megabytes.join(', ')}`);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) measure();
