// What the documents promise to have all of: messages of the console, parts and properties, the reference.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { KINDS, referenceOf } from '../../.config/site/reference.mjs';
import { consoleMessages } from './console-messages.mjs';

const page = readFileSync('docs/troubleshooting.md', 'utf8');
const text = page.replace(/\s+/g, ' ');

test('every message of the console is explained', () => {
  const messages = consoleMessages();
  assert.ok(messages.length > 40, `${messages.length} messages are found in the sources`);
  const missing = messages.flatMap(({ file, pieces }) =>
    pieces.filter((piece) => !text.includes(piece)).map((piece) => `${file}: ${piece}`),
  );
  assert.deepEqual(missing, []);
});

test('the causes that a part names are explained', () => {
  const causes = [
    ...readFileSync('src/script.ts', 'utf8').matchAll(
      /'((?:offline|check script-src|parts load)[^']*)'|, (copy the whole folder)/g,
    ),
  ];
  assert.ok(causes.length >= 3);
  assert.deepEqual(
    causes.map(([, one, other]) => one ?? other ?? '').filter((cause) => !text.includes(cause)),
    [],
  );
});

test('every message has an address of its own', () => {
  const [, ...sections] = page.split(/^### /m);
  const titles = sections.map((section) => section.split('\n')[0]);
  assert.equal(new Set(titles).size, titles.length);
  // A message is code that is longer than a name, at the start of a paragraph.
  assert.deepEqual(
    sections
      .filter((section) => section.match(/\n\n``? ?[^`\n]{16,}/g)?.length !== 1)
      .map((section) => section.split('\n')[0]),
    [],
  );
});

const styling = readFileSync('docs/styling.md', 'utf8');
const styles = readdirSync('src', { recursive: true })
  .map((file) => `src/${String(file).replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.ts') && !file.startsWith('src/cli/'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

test('every custom property that a style sheet reads is explained', () => {
  const names = new Set(styles.match(/--doc-variant-[\w-]*\w/g));
  assert.ok(names.size > 15);
  assert.deepEqual(
    [...names].filter((name) => !styling.includes(`\`${name}\``)),
    [],
  );
});

test('the reference of each element says what everything of it is', () => {
  /** @type {any[]} */
  const elements = JSON.parse(readFileSync('custom-elements.json', 'utf8')).modules.flatMap(
    (/** @type {any} */ { declarations }) => declarations,
  );
  assert.ok(elements.length >= 6);
  for (const element of elements) {
    const text = referenceOf(element, {});
    for (const kind of KINDS) {
      for (const { name, description, privacy } of element[kind] ?? []) {
        if (privacy) continue;
        assert.ok(description, `${element.tagName}: ${kind} ${name} has no description`);
        assert.ok(
          !name || text.includes(name),
          `${element.tagName}: ${name} is not in its reference`,
        );
      }
    }
    for (const part of element.cssParts ?? [])
      assert.ok(styling.includes(`\`${part.name}\``), part.name);
  }
});
