// docs/troubleshooting.md has every message of the console, at an address of its own.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
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
  assert.deepEqual(
    sections.filter((section) => !/^`/m.test(section)).map((section) => section.split('\n')[0]),
    [],
  );
});
