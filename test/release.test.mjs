// The release script, on the files of the project and in a repository of its own.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { isLater, release } from '../.ci/release.mjs';

const FILES = ['package.json', 'package-lock.json', 'src/context/version.ts', 'CHANGELOG.md'];
const SCRIPT = path.resolve('.ci/release.mjs');
const files = Object.fromEntries(FILES.map((file) => [file, readFileSync(file, 'utf8')]));
let folder = '';

/** @param {string[]} words */
const git = (...words) => execFileSync('git', words, { cwd: folder, encoding: 'utf8' });

before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-release-'));
  for (const file of FILES) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(file, path.join(folder, file));
  }
  git('init', '--quiet');
  git('config', 'user.name', 'Anyone');
  git('config', 'user.email', 'anyone@example.com');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'First');
});
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} words */
const run = (...words) => spawnSync('node', [SCRIPT, ...words], { cwd: folder, encoding: 'utf8' });

test('versions come in order, a pre-release before its release', () => {
  const order = [
    '0.9.0',
    '0.10.0',
    '1.0.0-beta.1',
    '1.0.0-beta.2',
    '1.0.0',
    '1.0.1',
    '1.1.0',
    '2.0.0',
  ];
  for (const [at, version] of order.entries()) {
    for (const [other, earlier] of order.entries()) {
      assert.equal(isLater(version, earlier), at > other, `${version} after ${earlier}`);
    }
  }
});

test('a dry run says what it would write, and writes nothing', () => {
  const { status, stdout } = run('9.0.0', '--dry-run');
  assert.equal(status, 0);
  for (const file of FILES) assert.ok(stdout.includes(file), stdout);
  assert.equal(git('status', '--porcelain'), '');
  assert.equal(git('tag'), '');
});

test('what cannot be released is refused, with the reason', () => {
  assert.match(run('banana', '--dry-run').stderr, /"banana" is not a version/);
  assert.match(run('0.0.1', '--dry-run').stderr, /does not come after/);
  assert.throws(
    () =>
      release(
        { ...files, 'CHANGELOG.md': '# Changelog\n\n## Unreleased\n\n## [0.1.0]\n' },
        '9.0.0',
        '',
      ),
    /nothing under Unreleased/,
  );
});

test('a release sets the version everywhere, dates its changes, commits and tags', () => {
  const { status, stderr } = run('9.0.0');
  assert.equal(status, 0, stderr);
  assert.equal(git('tag').trim(), 'v9.0.0');
  assert.match(git('log', '-1', '--format=%s'), /^Release 9\.0\.0$/m);
  assert.equal(git('status', '--porcelain'), '');
  /** @param {string} file */
  const read = (file) => readFileSync(path.join(folder, file), 'utf8');
  assert.equal(JSON.parse(read('package.json')).version, '9.0.0');
  const lock = JSON.parse(read('package-lock.json'));
  assert.deepEqual([lock.version, lock.packages[''].version], ['9.0.0', '9.0.0']);
  assert.match(read('src/context/version.ts'), /'9\.0\.0'/);
  assert.match(read('CHANGELOG.md'), /## \[Unreleased\]\n\n## \[9\.0\.0\] - \d{4}-\d\d-\d\d\n\n\S/);
  assert.match(read('CHANGELOG.md'), /^\[9\.0\.0\]: https:\/\/github\.com\/doc-variants\//m);
  const next = release(
    {
      ...files,
      'package.json': read('package.json'),
      'CHANGELOG.md': read('CHANGELOG.md').replace(
        '## [Unreleased]\n',
        '## [Unreleased]\n\n- More\n',
      ),
    },
    '9.1.0',
    '2030-01-01',
  );
  assert.match(
    next['CHANGELOG.md'] ?? '',
    /^\[Unreleased\]: .*v9\.1\.0\.\.\.HEAD\n\[9\.1\.0\]: .*v9\.0\.0\.\.\.v9\.1\.0\n\[9\.0\.0\]: /m,
  );
});
