// What `doc-variants check` prints, as people and other programs read it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import Ajv from 'ajv';
import draft04 from 'ajv/lib/refs/json-schema-draft-04.json' with { type: 'json' };
import { buildSync } from 'esbuild';
import { buildScripts } from '../../build.mjs';

const GROUPS = 'deployment: serverless byoc; language: java cpp go';
const SCHEMA = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';

/** @type {string} */
let modules;
/** @type {string} */
let site;

before(async () => {
  modules = await buildScripts();
  site = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'doc-variants-')));
  mkdirSync(path.join(site, 'docs'));
  write('docs/c# 100%, a:b(1).md', `# A\r\n\r\n😀 ${passage('jaav')} ${passage('Java')}\r\n`);
  write('docs/long.html', `${'<p>x</p>'.repeat(5000)}<p data-variants="byok">y</p>`.repeat(20));
  write('docs/notes.md', `${passage('java go').repeat(2)}\n[a](none.md)\n\n${passage('byoc\nx')}`);
});
after(() => rmSync(site, { recursive: true }));

/** @param {string} name @param {string} text */
const write = (name, text) => writeFileSync(path.join(site, name), text);
const passage = (/** @type {string} */ names) =>
  `{{< if-variant "${names}" >}}x{{< /if-variant >}}`;

/** @param {string[]} args */
const check = (...args) =>
  spawnSync(
    process.execPath,
    [path.resolve(modules, 'cli.js'), 'check', '--groups', GROUPS, ...args],
    { encoding: 'utf8', cwd: site, maxBuffer: 1e8 },
  ).stdout;

describe('the formats of check', () => {
  it('are SARIF as its schema describes it, with addresses from the working folder', () => {
    const ajv = new Ajv({ schemaId: 'id', meta: false, unknownFormats: 'ignore' });
    ajv.addMetaSchema(draft04);
    const isValid = ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8')));
    for (const place of ['docs', path.join(site, 'docs')]) {
      const log = JSON.parse(check(place, '--format', 'sarif'));
      assert.ok(isValid(log), ajv.errorsText(isValid.errors));
      const [{ results, tool, columnKind }] = log.runs;
      assert.equal(columnKind, 'utf16CodeUnits');
      const [first] = results;
      const { artifactLocation, region } = first.locations[0].physicalLocation;
      assert.equal(artifactLocation.uri, 'docs/c%23%20100%25%2C%20a%3Ab%281%29.md');
      assert.deepEqual(region, { startLine: 3, startColumn: 20, endLine: 3, endColumn: 24 });
      for (const { ruleId, ruleIndex } of results)
        assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
      assert.ok(results.length > 20);
    }
    assert.ok(isValid(JSON.parse(check('docs/long.html', '--format', 'sarif', '--baseline', 'b'))));
    assert.ok(isValid(JSON.parse(check('docs/long.html', '--format', 'sarif', '--baseline', 'b'))));
    assert.equal(isValid({ version: '2.1.0', runs: [{ results: [] }] }), false);
  });

  it('are JSON with the place and the line of each mistake, of a long line a part', () => {
    /** @type {{ file: string, rule: string, level: string, message: string, start: object, end: object, source: string, sourceColumn: number }[]} */
    const results = JSON.parse(check('docs', '--format', 'json'));
    const [first, second] = results;
    assert.deepEqual(
      { ...first, message: '' },
      {
        file: path.join('docs', 'c# 100%, a:b(1).md'),
        rule: 'unknown-name',
        level: 'error',
        message: '',
        start: { line: 3, column: 20 },
        end: { line: 3, column: 24 },
        source: `😀 ${passage('jaav')} ${passage('Java')}`,
        sourceColumn: 1,
      },
    );
    assert.equal(second?.rule, 'wrong-case');
    const long = results.filter(({ file }) => file.endsWith('long.html'));
    assert.equal(long.length, 20);
    for (const { source, sourceColumn, start } of long) {
      assert.ok(source.length <= 400);
      const { column } = /** @type {{ column: number }} */ (start);
      assert.equal(source.slice(column - sourceColumn).slice(0, 4), 'byok');
    }
    assert.equal(check('docs/long.html', '--format', 'json', '--groups', 'a: byok'), '[]\n');
  });

  it('are annotations of GitHub, with what has a meaning there escaped', () => {
    const [first = ''] = check(path.join(site, 'docs'), '--format', 'github').split('\n');
    assert.match(
      first,
      /^::error file=docs\/c# 100%25%2C a%3Ab\(1\)\.md,line=3,col=20,endLine=3,endColumn=24,title=unknown-name::"jaav" is in no group[^\n]*$/,
    );
  });

  it('steer no terminal, and begin no line of their own, whatever pages and files are called', () => {
    const odd = 'odd\n::error::\u001b]8;;http:x\u0007';
    mkdirSync(path.join(site, odd));
    const names = 'a\u001b[2J\u009b\u202e\r::error::x';
    write(`${odd}/a.md`, `${passage(names)}\n${passage('byoc\n::error::x')}\n`);
    writeFileSync(path.join(site, odd, 'c.md'), Buffer.from([0xff]));
    write(`${odd}/variants.json`, '{"groups": {"d": ["serverless", "byoc"], "\\n::error::x": []}}');
    const command = [path.resolve(modules, 'cli.js'), 'check', odd];
    for (const more of [
      ['--groups', GROUPS, '--coverage'],
      ['--groups', GROUPS, '--format', 'github'],
      ['--manifest', `${odd}/variants.json`],
    ]) {
      const { stdout, stderr } = spawnSync(process.execPath, [...command, ...more], {
        encoding: 'utf8',
        cwd: site,
      });
      const isGitHub = more.includes('github');
      assert.ok(stdout + stderr);
      assert.doesNotMatch(stderr, /^::|[^\P{Cc}\n]/mu);
      if (!isGitHub) assert.doesNotMatch(stdout, /^::|[^\P{Cc}\n]|\u202e/mu);
      else assert.doesNotMatch(stdout, /^::(?!error file=odd%0A%3A%3A)|\r/mu);
    }
    const [line = '', source = ''] = check(odd).split('\n');
    assert.match(
      line,
      /^odd␊::error::␛\]8;;http:x␇\/a\.md:1:1 error bad-arguments: .* "a␛\[2J��␍::/,
    );
    assert.match(source, /^ {2}1 \| .*"a␛\[2J��␍::error::x" >\}\}x/);
  });

  it('are those that are listed, and no others', () => {
    const command = [path.resolve(modules, 'cli.js'), 'check', 'docs', '--format', 'constructor'];
    const { stderr, status } = spawnSync(process.execPath, command, {
      encoding: 'utf8',
      cwd: site,
    });
    assert.equal(stderr, '--format constructor: use one of text, json, github, sarif.\n');
    assert.equal(status, 2);
  });

  it('are text with a frame that marks the mistake, however long its line is', () => {
    const text = check('docs/long.html');
    const [, line = '', marks = ''] = text.split('\n');
    assert.ok(line.length < 120);
    assert.equal(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1), 'byok');
  });
});

describe('paths of Windows', () => {
  it('become addresses and lists with slashes, inside the working folder and outside', async () => {
    const { outputFiles } = buildSync({
      entryPoints: ['src/cli/paths.ts'],
      format: 'esm',
      platform: 'node',
      bundle: true,
      write: false,
    });
    const code = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
    /** @type {typeof import('../../../src/cli/paths.ts')} */
    const { addressIn, encodePath, pathFrom, pathInFolder } = await import(
      `data:text/javascript;base64,${code}`
    );
    const { win32, posix } = path;
    assert.equal(pathFrom('C:\\site', 'C:\\site\\docs\\a b.md', win32), 'docs/a b.md');
    assert.equal(pathFrom('C:\\site\\known', 'C:\\site\\a.md', win32), '../a.md');
    assert.equal(pathInFolder('C:\\site', 'C:\\site\\docs\\a.md', win32), 'docs/a.md');
    assert.equal(pathInFolder('C:\\site', 'docs\\a.md', win32), 'docs/a.md');
    assert.equal(pathInFolder('C:\\site', 'D:\\docs\\a.md', win32), 'D:\\docs\\a.md');
    assert.equal(addressIn('C:\\site', 'docs\\c#.md', win32), 'docs/c%23.md');
    assert.equal(addressIn('C:\\site', 'D:\\my docs\\a.md', win32), 'file:///D:/my%20docs/a.md');
    assert.equal(addressIn('C:\\site', '\\\\host\\docs\\a.md', win32), 'file://host/docs/a.md');
    assert.equal(addressIn('/site', '/other/ä.md', posix), 'file:///other/%C3%A4.md');
    assert.equal(addressIn('/site', '../other/a.md', posix), 'file:///other/a.md');
    assert.equal(addressIn('/site', '/site/..a/b.md', posix), '..a/b.md');
    assert.equal(encodePath('guides\\c# (1)?.md'), 'guides/c%23%20%281%29%3F.md');
  });
});
