// What the package is made from, and that it is made from nothing else.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { buildAgain, buildScripts } from './build.mjs';

/** @typedef {{ integrity?: string, resolved?: string, link?: boolean, dev?: boolean, license?: string, version?: string }} Entry */

/** Licences under which what users install may be passed on with ours. */
const LICENCES = [
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '(MPL-2.0 OR Apache-2.0)',
  'PSF-2.0',
  '0BSD',
];

/** @param {string} file @returns {[string, Entry][]} */
const entriesOf = (file) =>
  Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages).filter(
    ([name, { link }]) => name && !link,
  );

/** @param {string} folder names its files by their content */
function hashFiles(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => path.join(parentPath, name))
      .map((file) => [
        path.relative(folder, file),
        createHash('sha256').update(readFileSync(file)).digest('hex'),
      ])
      .sort(),
  );
}

/** @param {string} version */
const parts = (version) => version.split('.').map(Number);

/**
 * @param {string} version
 * @param {string} floor
 */
function isAtLeast(version, floor) {
  const [own, least] = [parts(version), parts(floor)];
  const at = own.findIndex((part, index) => part !== least[index]);
  return at < 0 || (own[at] ?? 0) > (least[at] ?? 0);
}

describe('the lock files', () => {
  for (const file of ['package-lock.json', 'integrations/package-lock.json']) {
    it(`${file} tells the content of every package, and no place to fetch it from`, () => {
      const entries = entriesOf(file);
      assert.ok(entries.length > 100);
      for (const [name, { integrity, resolved }] of entries) {
        assert.match(integrity ?? '', /^sha512-/, name);
        assert.equal(resolved, undefined, name);
      }
    });
  }
});

describe('what users install', () => {
  const installed = entriesOf('package-lock.json').filter(([, { dev }]) => !dev);

  it('has licences that let it be passed on', () => {
    for (const [name, { license = '' }] of installed) {
      assert.ok(LICENCES.includes(license), `${name}: ${license}`);
    }
  });

  it('is not older than the fixes that SECURITY.md names', () => {
    const security = readFileSync('SECURITY.md', 'utf8');
    const rows = [...security.matchAll(/^\| `([\w-]+)` \| ([\d.]+) \|/gm)];
    assert.deepEqual(
      rows.map(([, name]) => name),
      ['dompurify', 'lit', 'marked', 'prismjs'],
    );
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const [, name = '', floor = ''] of rows) {
      assert.ok(isAtLeast(dependencies[name].replace('^', ''), floor), `package.json: ${name}`);
      const versions = installed.filter(([key]) => key.endsWith(`node_modules/${name}`));
      for (const [key, { version = '' }] of versions) assert.ok(isAtLeast(version, floor), key);
    }
  });
});

describe('SECURITY.md', () => {
  it('names only tests that are there', () => {
    const named = [...readFileSync('SECURITY.md', 'utf8').matchAll(/`((?:test|src)\/[\w./-]+)`/g)];
    assert.ok(named.length > 8);
    for (const [, file = ''] of named) assert.ok(existsSync(file), file);
  });
});

describe('the build', () => {
  it(
    'makes the same files of the same sources, wherever it runs',
    { timeout: 300_000 },
    async () => {
      const first = hashFiles(await buildScripts());
      assert.ok(Object.keys(first).length > 50);
      assert.deepEqual(hashFiles(await buildAgain()), first);
    },
  );
});
