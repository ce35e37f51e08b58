// Makes a release: sets the version, dates its changes, commits and tags. `--dry-run` only says what
// would change. The tag is what publishes, where the host's workflow runs `npm publish --provenance`.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SEMVER = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?$/;
const FILES = ['package.json', 'package-lock.json', 'src/context/version.ts', 'CHANGELOG.md'];

/** @param {string} version */
const partsOf = (version) => (SEMVER.exec(version) ?? []).slice(1, 4).map(Number);

/**
 * Tells whether a version comes after another; a pre-release comes before its release.
 *
 * @param {string} version
 * @param {string} other
 */
export function isLater(version, other) {
  const [a, b] = [partsOf(version), partsOf(other)];
  for (const at of [0, 1, 2]) if (a[at] !== b[at]) return Number(a[at]) > Number(b[at]);
  return other.includes('-') && (!version.includes('-') || version > other);
}

/**
 * Writes a release into the text of the files.
 *
 * @param {Record<string, string>} files
 * @param {string} version
 * @param {string} date such as 2026-11-27
 * @returns {Record<string, string>} the files as they are in the release
 * @throws {Error} where the version or the changes are not fit for one
 */
export function release(files, version, date) {
  const { version: current, repository } = JSON.parse(files['package.json'] ?? '');
  if (!SEMVER.test(version))
    throw new Error(`"${version}" is not a version: write one such as 1.2.3`);
  if (!isLater(version, current)) throw new Error(`${version} does not come after ${current}`);
  const changes = files['CHANGELOG.md'] ?? '';
  const unreleased = /^## (?:\[Unreleased\]|Unreleased)\n([^]*?)(?=^## |^\[|(?![^]))/m.exec(
    changes,
  );
  if (!unreleased?.[1]?.trim()) throw new Error('CHANGELOG.md has nothing under Unreleased');
  const home = repository.url.replace(/^git\+|\.git$/g, '');
  const before = /^## \[(\d[^\]]*)\]/m.exec(changes)?.[1];
  const rest = changes.slice(unreleased.index + unreleased[0].length);
  const links = [
    `[Unreleased]: ${home}/compare/v${version}...HEAD`,
    before
      ? `[${version}]: ${home}/compare/v${before}...v${version}`
      : `[${version}]: ${home}/releases/tag/v${version}`,
  ];
  const kept = rest.replace(/^\[Unreleased\]:.*\n/m, '').trimEnd();
  const isLinked = /^\[\d/m.test(kept);
  const head = changes.slice(0, unreleased.index);
  const own = `## [Unreleased]\n\n## [${version}] - ${date}\n\n${unreleased[1].trim()}\n`;
  /** @param {string} text */
  const bump = (text) => text.replace(`"version": "${current}"`, `"version": "${version}"`);
  const lock = bump(bump(files['package-lock.json'] ?? ''));
  return {
    'package.json': bump(files['package.json'] ?? ''),
    'package-lock.json': lock,
    'src/context/version.ts': (files['src/context/version.ts'] ?? '').replace(
      `'${current}'`,
      `'${version}'`,
    ),
    'CHANGELOG.md': isLinked
      ? `${head}${own}\n${kept.replace(/^(?=\[\d)/m, `${links.join('\n')}\n`)}\n`
      : `${head}${own}\n${kept ? `${kept}\n\n` : ''}${links.join('\n')}\n`,
  };
}

/** @param {string} command @param {string[]} values */
const git = (command, ...values) => execFileSync('git', [command, ...values], { encoding: 'utf8' });

function main() {
  const [version = ''] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
  const isDry = process.argv.includes('--dry-run');
  const files = Object.fromEntries(FILES.map((file) => [file, readFileSync(file, 'utf8')]));
  if (!isDry && git('status', '--porcelain').trim()) throw new Error('Commit your changes first');
  const written = release(files, version, new Date().toISOString().slice(0, 10));
  const changed = FILES.filter((file) => written[file] !== files[file]);
  const missed = FILES.filter((file) => !changed.includes(file));
  if (missed.length) throw new Error(`${missed.join(', ')} would not change`);
  console.log(`${isDry ? 'Would write' : 'Writes'} ${changed.join(', ')} for ${version}.`);
  if (isDry) return;
  for (const file of changed) writeFileSync(file, written[file] ?? '');
  git('commit', '--quiet', '--message', `Release ${version}`, '--', ...FILES);
  git('tag', '--annotate', `v${version}`, '--message', `doc-variants ${version}`);
  console.log(`Committed and tagged v${version}. To publish: git push --follow-tags`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
