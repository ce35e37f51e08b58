// The command `doc-variants check`, as its users run it.
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { heapOfCheck, writePages } from '../../../bench/check.mjs';
import { buildScripts } from '../../build.mjs';
import { block, CASES, GROUPS, PAGES, passage } from './cases.mjs';

/** @type {string} */
let modules;
/** @type {string} */
let folder;

before(async () => {
  modules = await buildScripts();
  folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-'));
});
after(() => {
  rmSync(folder, { recursive: true });
});

/** @param {string[]} args */
function run(...args) {
  const command = [path.resolve(modules, 'cli.js'), 'check', ...args];
  const { stdout, stderr, status } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    cwd: folder,
  });
  return { stdout, stderr, status };
}

/**
 * Writes pages and returns what the command says of them.
 *
 * @param {Record<string, string>} pages
 * @param {string[]} args
 */
function checkPages(pages, ...args) {
  const site = mkdtempSync(path.join(folder, 'site-'));
  for (const [name, text] of Object.entries(pages)) writeFileSync(path.join(site, name), text);
  const { stdout, stderr, status } = run(site, '--format', 'json', '--groups', GROUPS, ...args);
  /** @type {{ rule: string, message: string, level: string, file: string, start: { line: number, column: number } }[]} */
  const results = stdout ? JSON.parse(stdout) : [];
  return { results, stderr, status, site };
}

/**
 * @param {string} text
 * @param {string} name
 */
const rulesFor = (text, name = 'page.md') =>
  checkPages({ [name]: text }).results.map(({ rule }) => rule);

describe('a page with elements that nothing ends', () => {
  it('is read, however deep they stand in each other', () => {
    for (const unit of [
      '<ul><li><if-variant variants="java">',
      '<td><if-variant variants="java"><table>',
      '<doc-variant-picker><h2>',
    ]) {
      const file = path.join(mkdtempSync(path.join(folder, 'deep-')), 'page.html');
      writeFileSync(file, unit.repeat(6000));
      // What it finds is longer than what is kept of it here.
      const { stderr } = spawnSync(
        process.execPath,
        [path.resolve(modules, 'cli.js'), 'check', file, '--groups', GROUPS],
        { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'] },
      );
      assert.match(stderr, /^1 page: \d+ errors?, \d+ warnings and notes$/m, unit);
    }
  });
});

describe('each rule', () => {
  /** @type {Map<string, string[]>} */
  const rules = new Map();
  /** @param {string} name @param {number} at @param {string} [file] */
  const nameOf = (name, at, file = 'page.md') => `${name}-${at}${path.extname(file)}`;

  before(() => {
    const pages = CASES.flatMap(([, wrong, right, file], at) => [
      [nameOf('wrong', at, file), wrong],
      [nameOf('right', at, file), right],
    ]);
    const { results } = checkPages({ 'page.md': '', ...Object.fromEntries(pages) });
    for (const { file, rule } of results) {
      const name = path.basename(file);
      rules.set(name, [...(rules.get(name) ?? []), rule]);
    }
  });

  for (const [at, [rule, wrong, right, file]] of CASES.entries()) {
    it(`${rule} finds ${JSON.stringify(wrong)} and leaves ${JSON.stringify(right)} alone`, () => {
      assert.deepEqual(rules.get(nameOf('wrong', at, file)), [rule]);
      assert.equal(rules.get(nameOf('right', at, file)), undefined);
    });
  }

  it('says where, in which words and what to write instead, as `findings.json` has it', async () => {
    const file = 'test/cli/check/findings.json';
    const outfile = path.join(folder, 'findings.mjs');
    const entryPoints = ['test/cli/check/findings.ts'];
    await build({ entryPoints, bundle: true, format: 'esm', platform: 'node', outfile });
    const { findingsIn } = await import(pathToFileURL(outfile).href);
    const found = PAGES.map((page) => [...page, findingsIn(...page)]);
    // What has changed on purpose is looked at where it is committed.
    if (process.env.WRITE_TABLES) writeFileSync(file, `${JSON.stringify(found, undefined, 1)}\n`);
    assert.deepEqual(found, JSON.parse(readFileSync(file, 'utf8')));
  });

  it('has a case and a description in SARIF', () => {
    const { stdout } = run('--format', 'sarif', '--groups', GROUPS, writePage('x'));
    /** @type {{ runs: { tool: { driver: { rules: { id: string }[] } } }[] }} */
    const { runs } = JSON.parse(stdout);
    const described = runs[0]?.tool.driver.rules.map(({ id }) => id).sort();
    assert.deepEqual(described, [...new Set(CASES.map(([rule]) => rule))].sort());
  });

  it('stands in the table of the documentation', () => {
    const rows = readFileSync('docs/check.md', 'utf8').matchAll(
      /^\| (`[\w-]+`(?:, `[\w-]+`)*) \|.*\| .* \|$/gm,
    );
    const listed = [...rows].flatMap(([, names = '']) => names.replaceAll('`', '').split(', '));
    assert.deepEqual(listed.sort(), [...new Set(CASES.map(([rule]) => rule))].sort());
  });
});

/** @param {string} text */
function writePage(text, name = 'one.md') {
  const file = path.join(mkdtempSync(path.join(folder, 'page-')), name);
  writeFileSync(file, text);
  return file;
}

describe('check', () => {
  it('finds nothing in the demo', () => {
    const { stdout, status } = run(path.resolve('demo'));
    assert.equal(stdout, '');
    assert.equal(status, 0);
  });

  it('says where a mistake is, shows its line, and ends with 1', () => {
    const file = writePage('# A\n\n\tText {{< if-variant "severless" >}}b{{< /if-variant >}}\n');
    const { stdout, stderr, status } = run(file, '--groups', GROUPS);
    assert.equal(status, 1);
    assert.match(stdout, /one\.md:3:23 error unknown-name: .*did you mean "serverless"\?/);
    assert.match(stdout, /\n {2}3 \| {2}Text .*\n {4}\| {23}\^{9}\n/);
    assert.match(stderr, /^1 page: 1 error, 0 warnings/m);
  });

  it('counts the groups of the providers in a page before those of the site', () => {
    const page =
      '<doc-variant-provider groups="os: linux mac"><p data-variants="linux java">x</p></doc-variant-provider><p data-variants="linux">y</p>';
    const { results } = checkPages({ 'page.html': page });
    assert.deepEqual(
      results.map(({ start }) => start.column),
      [page.lastIndexOf('linux') + 1],
    );
  });

  it('prints annotations for GitHub', () => {
    const { stdout } = run(writePage(passage('jaav')), '--groups', GROUPS, '--format', 'github');
    assert.match(
      stdout,
      /^::error file=.*one\.md,line=1,col=17,endLine=1,endColumn=21,title=unknown-name::"jaav" is in no group/,
    );
  });

  it('fixes what is safe, and nothing else', () => {
    const wrong = `${passage('Java,cpp')}${passage('jaav selfmanaged')}<if-variant variant="go">x</if-variant>\n`;
    const { results, site } = checkPages({ 'page.md': wrong }, '--fix');
    const fixed = `${passage('java cpp')}${passage('jaav byoc')}<if-variant variants="go">x</if-variant>\n`;
    assert.equal(readFileSync(path.join(site, 'page.md'), 'utf8'), fixed);
    assert.deepEqual(
      results.map(({ rule }) => rule),
      ['unknown-name'],
    );
  });

  it('leaves nothing to fix for a second run', () => {
    const { site } = checkPages({ 'page.md': passage('Java,CPP,selfmanaged') }, '--fix');
    const file = path.join(site, 'page.md');
    const fixed = readFileSync(file, 'utf8');
    assert.equal(fixed, passage('java cpp byoc'));
    run(site, '--groups', GROUPS, '--fix');
    assert.equal(readFileSync(file, 'utf8'), fixed);
  });

  it('keeps a mark of bytes and line ends of Windows', () => {
    const text = `\ufeff# A\n\n${passage('Java')}`.replaceAll('\n', '\r\n');
    const { results, site } = checkPages({ 'page.md': text }, '--fix');
    assert.deepEqual(results, []);
    assert.equal(readFileSync(path.join(site, 'page.md'), 'utf8'), text.replace('Java', 'java'));
  });

  it('reads a manifest with a mark of bytes, and says what is wrong with another', () => {
    const site = mkdtempSync(path.join(folder, 'manifest-'));
    const file = path.join(site, 'variants.json');
    writeFileSync(path.join(site, 'page.md'), passage('jaav'));
    writeFileSync(file, '\ufeff{ "groups": { "language": ["java"] } }');
    assert.match(run(site).stdout, /did you mean "java"/);
    writeFileSync(file, '{\n  "groups": { "language": ["java"] },\n  "retired": 3\n}');
    const misplaced = run(site);
    assert.match(
      misplaced.stderr,
      /variants\.json:3:3 "retired" is not known here: write it where/,
    );
    assert.equal(misplaced.status, 2);
    assert.match(run(site, '--manifest', site).stderr, /is not a file/);
  });

  it('goes on behind what it cannot read, and does not follow links', () => {
    const site = mkdtempSync(path.join(folder, 'odd-'));
    writeFileSync(path.join(site, 'bytes.md'), Buffer.from([0, 1, 2, 255]));
    writeFileSync(path.join(site, 'large.md'), 'a'.repeat(5_000_001));
    writeFileSync(path.join(site, 'latin.md'), Buffer.from('caf\u00e9', 'latin1'));
    writeFileSync(path.join(site, 'page.md'), passage('jaav'));
    symlinkSync(site, path.join(site, 'loop'));
    symlinkSync('/nowhere.md', path.join(site, 'nowhere.md'));
    const { stdout, stderr, status } = run(site, '--groups', GROUPS);
    assert.equal(stdout.match(/ error /g)?.length, 1);
    assert.match(stderr, /bytes\.md is not text/);
    assert.match(stderr, /large\.md has over 5000000 bytes/);
    assert.match(stderr, /latin\.md is not UTF-8/);
    assert.match(stderr, /1 page: 1 error,/);
    assert.equal(status, 1);
  });

  it('loses no page where the disk is full, and says what is left to fix', () => {
    const site = mkdtempSync(path.join(folder, 'full-'));
    const file = path.join(site, 'page.md');
    const text = `${passage('Java')}${'Text.\n'.repeat(2000)}`;
    writeFileSync(file, text, { mode: 0o640 });
    const command = [path.resolve(modules, 'cli.js'), 'check', site, '--groups', GROUPS, '--fix'];
    const run = (/** @type {string} */ limit) =>
      spawnSync('sh', ['-c', `${limit} exec "$0" "$@"`, process.execPath, ...command], {
        encoding: 'utf8',
      });
    // No file may be longer than that, which fails as a full disk does.
    const { stdout, stderr } = run('ulimit -f 4;');
    assert.match(stderr, /page\.md cannot be written, so its mistakes are not fixed/);
    assert.match(stdout, /wrong-case/);
    assert.equal(readFileSync(file, 'utf8'), text);
    run('');
    assert.equal(readFileSync(file, 'utf8'), text.replace('Java', 'java'));
    assert.equal(statSync(file).mode & 0o777, 0o640);
    assert.deepEqual(readdirSync(site), ['page.md']);
  });

  it('fixes the page that a link leads to, which stays one', () => {
    const site = mkdtempSync(path.join(folder, 'link-'));
    writeFileSync(path.join(site, 'page.md'), passage('Java'));
    symlinkSync('page.md', path.join(site, 'link.md'));
    run(path.join(site, 'link.md'), '--groups', GROUPS, '--fix');
    assert.equal(readFileSync(path.join(site, 'page.md'), 'utf8'), passage('java'));
    assert.ok(lstatSync(path.join(site, 'link.md')).isSymbolicLink());
  });

  it('names a folder that cannot be read, and checks the rest', () => {
    const site = mkdtempSync(path.join(folder, 'deep-'));
    writeFileSync(path.join(site, 'page.md'), passage('jaav'));
    // The system opens no path of more than 4096 bytes.
    const name = 'deep'.repeat(60);
    const make = `for i in $(seq 20); do mkdir ${name}; cd ${name}; done`;
    spawnSync('sh', ['-c', make], { cwd: site });
    const { stdout, stderr } = run(site, '--groups', GROUPS);
    spawnSync('rm', ['-r', name], { cwd: site });
    assert.match(stdout, /page\.md:1:17/);
    assert.match(stderr, /deep cannot be read, so its pages are left out\.\n1 page: 1 error/);
  });

  it('writes ranges of other systems in the plus form', () => {
    const groups = '<doc-variant-provider groups="version: 2.1=two < 2.3 < 3.0 < 4.0">';
    const all = (/** @type {string[]} */ texts) =>
      `${groups}${texts.map((text) => block(text)).join('\n')}</doc-variant-provider>\n{{< if-variant "java" >}}x{{< /if-variant >}}`;
    const pairs = [
      ['>=2.3 <4.0', '2.3+ !4.0+'],
      ['&gt;=2.3 &lt;4.0', '2.3+ !4.0+'],
      ['≥2.3 ‹4.0', '2.3+ !4.0+'],
      ['>= 2.3  < 4.0', '2.3+  !4.0+'],
      ['>2.3 java', '3.0+ java'],
      ['<=2.3', '!3.0+'],
      ['>=two', '2.1+'],
      ['2.3+ !4.0+', '2.3+ !4.0+'],
    ];
    const { results, site } = checkPages(
      { 'page.html': all(pairs.map(([wrong = '']) => wrong)) },
      '--fix',
    );
    const fixed = readFileSync(path.join(site, 'page.html'), 'utf8');
    assert.equal(fixed, all(pairs.map(([, right = '']) => right)));
    assert.deepEqual(results, []);
  });

  /** @param {string} file @param {string[]} texts */
  const fixesOf = (file, texts) => {
    const pages = Object.fromEntries(texts.map((text, at) => [`${at}${file}`, text]));
    const groups = 'language: java kotlin=kt go; version: 2.1 < 2.3 < 3.0 < 4.0';
    const { site } = checkPages(pages, '--groups', groups, '--fix');
    return Object.keys(pages).map((name) => readFileSync(path.join(site, name), 'utf8'));
  };

  it('changes nothing but the name in front matter', () => {
    const yaml = (/** @type {string} */ value) =>
      `---\nparams:\n  variants: kt\nvariants: ${value}\ntags: [kt]\n---\nx`;
    const toml = (/** @type {string} */ value) =>
      `+++\nvariants = ${value} # kt\n[params]\nvariants = "kt"\n+++\nx`;
    const json = (/** @type {string} */ value) =>
      `{"a": {"variants": "kt"}, "variants": ${value}, "tags": ["kt"]}\nx`;
    const pairs = [
      [yaml('"-kt"'), yaml('"-kotlin"')],
      [yaml("'+2.3+ -kt'"), yaml("'+2.3+ -kotlin'")],
      [yaml('-kt # kt'), yaml('-kotlin # kt')],
      [yaml('java # kt'), yaml('java # kt')],
      [yaml('"+JAVA -Kt kt"'), yaml('"+java -kotlin kotlin"')],
      [yaml('"<=2.3"'), yaml('"-3.0+"')],
      [yaml('[java, kt]'), yaml('[java, kotlin]')],
      [yaml('["+java", "-kt"]'), yaml('["+java", "-kotlin"]')],
      [yaml('[\n  java, # kt\n  kt\n]'), yaml('[\n  java, # kt\n  kotlin\n]')],
      [yaml('# kt\n  - java\n\n  - -kt'), yaml('# kt\n  - java\n\n  - -kotlin')],
      [yaml('\n- "Java"\n# kt\n- \'kt\''), yaml('\n- "java"\n# kt\n- \'kotlin\'')],
      [yaml('>\n  java\n  kt'), yaml('>\n  java\n  kotlin')],
      [yaml('"java \\x6bt"'), yaml('"java \\x6bt"')],
      [toml('"-kt"'), toml('"-kotlin"')],
      [toml('["java", \'kt\']'), toml('["java", \'kotlin\']')],
      [toml('[\n"java",# kt\n"kt",\n]'), toml('[\n"java",# kt\n"kotlin",\n]')],
      [json('"-kt"'), json('"-kotlin"')],
      [json('["+java", "kt"]'), json('["+java", "kotlin"]')],
    ];
    const fixed = fixesOf(
      '.md',
      pairs.map(([wrong = '']) => wrong),
    );
    assert.deepEqual(
      fixed,
      pairs.map(([, right = '']) => right),
    );
  });

  it('fixes each of several arguments of a tag at its place', () => {
    const pairs = [
      ['{{< if-variant ">=2.3" "<4.0" >}}', '{{< if-variant "2.3+" "!4.0+" >}}'],
      ['{{< if-variant kt `Java` >}}', '{{< if-variant kotlin `java` >}}'],
      ['{{< variant variants="kt" >}}', '{{< variant variants="kotlin" >}}'],
      ['{{< if-variant variant="kt" >}}', '{{< if-variant variants="kotlin" >}}'],
      ['{{< variant variant = "go" >}}', '{{< variant variants = "go" >}}'],
      ['{{< if-variant x="name=" name="go" >}}', '{{< if-variant x="name=" variants="go" >}}'],
    ];
    const page = (/** @type {string} */ tag) =>
      `${tag}x{{< /${tag.includes('if-') ? 'if-' : ''}variant >}}`;
    const fixed = fixesOf(
      '.md',
      pairs.map(([wrong = '']) => page(wrong)),
    );
    assert.deepEqual(
      fixed,
      pairs.map(([, right = '']) => page(right)),
    );
    const [first] = checkPages({ 'page.md': page('{{< if-variant "java" "Go" >}}') }).results;
    assert.equal(first?.start.column, 24);
  });

  it('keeps attributes without quotes whole', () => {
    const pairs = [
      ['data-variants=&gt;=2.3', 'data-variants=2.3+'],
      ['data-variants=&lt;4.0', 'data-variants=!4.0+'],
      ['data-variants=&ge;2.3', 'data-variants=2.3+'],
      ['data-variants=&le;2.3 class=x', 'data-variants=!3.0+ class=x'],
      ['data-variants=kt class=x', 'data-variants=kotlin class=x'],
      ['data-variants= java,kt class=x', 'data-variants= "java kotlin" class=x'],
      ["data-variants='java,kt'", "data-variants='java kotlin'"],
      ['data-variants="java&#32;kt"', 'data-variants="java&#32;kt"'],
    ];
    const page = (/** @type {string} */ attribute) =>
      `<p ${attribute}>x</p><if-variant ${attribute.replace('data-', '')}>y</if-variant>`;
    for (const file of ['.html', '.md'])
      assert.deepEqual(
        fixesOf(
          file,
          pairs.map(([wrong = '']) => page(wrong)),
        ),
        pairs.map(([, right = '']) => page(right)),
      );
  });

  it('keeps the tags of other systems as they are', () => {
    const pairs = [
      [
        '::: zone pivot="java,kt"\nx\n::: zone-end',
        '::: zone pivot="java,kotlin"\nx\n::: zone-end',
      ],
      ['<If notLanguage={["go", "kt"]}>x</If>', '<If notLanguage={["go", "kotlin"]}>x</If>'],
    ];
    assert.deepEqual(
      fixesOf(
        '.mdx',
        pairs.map(([wrong = '']) => wrong),
      ),
      pairs.map(([, right = '']) => right),
    );
  });

  it('makes no-break spaces plain', () => {
    const nbsp = '\u00a0';
    const pairs = [
      [block('>=2.3&nbsp;&lt;4.0'), block('2.3+ !4.0+')],
      [block('&gt;=&#xA0;2.3'), block('2.3+')],
      [block(`java${nbsp}!kt`), block('java !kotlin')],
      [block('java,&nbsp;kt'), block('java kotlin')],
      [block('!&nbsp;kt'), block('!kotlin')],
      [block(`2.3${nbsp}+`), block('2.3+')],
      [block('java&amp;nbsp;go'), block('java go')],
      [block('java&NonBreakingSpace;go'), block('java&NonBreakingSpace;go')],
      ['<p data-variants=java&nbsp;go>x</p>', '<p data-variants="java go">x</p>'],
      [passage(`java${nbsp}go`), passage('java go')],
      [`---\nvariants: "+2.3+${nbsp}-kt"\n---\nx`, '---\nvariants: "+2.3+ -kotlin"\n---\nx'],
    ];
    assert.deepEqual(
      fixesOf(
        '.md',
        pairs.map(([wrong = '']) => wrong),
      ),
      pairs.map(([, right = '']) => right),
    );
    assert.deepEqual(rulesFor(block('&nbsp;'), 'page.html'), ['no-condition']);
  });

  it('separates names at commas', () => {
    const yaml = (/** @type {string} */ value) => `---\nvariants: ${value}\n---\nx`;
    const pairs = [
      [block('java,go,!kt'), block('java go !kotlin')],
      [block('>=2.3,<4.0'), block('2.3+ !4.0+')],
      [block('java,2.3+'), block('java 2.3+')],
      [block('java,c/d'), block('java,c/d')],
      [passage('!3.0+,java'), passage('!3.0+ java')],
      ['<p data-variants=, class=x>x</p>', '<p data-variants="" class=x>x</p>'],
      [yaml('java, Go'), yaml('java go')],
      [yaml('"-kt,+2.3+"'), yaml('"-kotlin +2.3+"')],
      [yaml('["java,go"]'), yaml('["java go"]')],
      [yaml('\n  # java, go\n  - java, go'), yaml('\n  # java, go\n  - java go')],
      [
        '+++\nvariants = "java,kt" # java,kt\n+++\nx',
        '+++\nvariants = "java kotlin" # java,kt\n+++\nx',
      ],
      [
        '{"a": "java,go", "variants": "java,go"}\n\nx',
        '{"a": "java,go", "variants": "java go"}\n\nx',
      ],
    ];
    assert.deepEqual(
      fixesOf(
        '.md',
        pairs.map(([wrong = '']) => wrong),
      ),
      pairs.map(([, right = '']) => right),
    );
    const { results } = checkPages(
      { 'page.md': yaml('"2.3..4 \\x41,b"') },
      '--groups',
      'v: 2.3 < 4.0',
    );
    assert.deepEqual(
      results.map(({ rule, start, message }) => `${rule} ${start.line}:${start.column} ${message}`),
      [
        'comma 2:11 "A,b" is not a name: separate names with a space instead of a comma',
        'bad-name 2:12 "2.3..4" is not a range, and reserved: write "2.3+ !4.0+" for 2.3 and later, before 4.0',
      ],
    );
  });

  it('says nothing of values that a template or a script writes later', () => {
    const later = [
      '{{ .x }}',
      '{% if a %}Java{% endif %}',
      '<%= x %>',
      "<?php echo 'Java' ?>",
      '${x}',
    ];
    const page = (/** @type {string} */ value) => `
      <p id=${value} data-variants=${value}>a</p><p id=${value}>b</p> <a href=${value}>c</a>
      <doc-variant-provider groups=${value} variant=${value} labels=${value}></doc-variant-provider>
      <doc-variant-picker group=${value} appearance=${value}></doc-variant-picker>`;
    const pages = Object.fromEntries(later.map((value, at) => [`${at}.html`, page(`"${value}"`)]));
    const mdx = `${page('{x}').replace(/^ +/gm, '')} <if-variant variant={x}>x</if-variant>`;
    const { results } = checkPages({ ...pages, 'page.mdx': mdx });
    assert.deepEqual(
      results.map(({ message }) => message),
      ['variant="…" is not read, so the block is shown to everyone: write variants="…"'],
    );
    const text = '<p data-variants="Java{{ if .x }},Go{{ end }}">x</p>';
    assert.deepEqual(fixesOf('.html', [text]), [text]);
  });

  it('reports front matter with a condition that cannot be read', () => {
    const messages = (/** @type {string} */ text) =>
      checkPages({ 'page.md': text }).results.map(
        ({ rule, start, message }) => `${rule} ${start.line}:${start.column} ${message}`,
      );
    const [unread = ''] = messages('---\ntitle: x\nvariants: >=2.3 <4.0\n---\nx');
    assert.match(unread, /^bad-name 3:1 the front matter cannot be read as YAML \(.+\), so only/);
    assert.match(messages('+++\nvariants = java\n+++\nx')[0] ?? '', /^bad-name 2:1 .* as TOML/);
    assert.deepEqual(messages('---\ntitle: >=x\n---\nx'), []);
    assert.deepEqual(messages('---\nvariants: "java"\n---\nx'), []);
    assert.deepEqual(messages('---\nparams:\n  variants: jaav\n---\nx'), []);
  });

  it('reads versions in front matter as they are written, and not as numbers', () => {
    const groups = 'version: 2.1 < 3.0 < 3.10';
    for (const frontMatter of [
      ...['3.0', '[2.1, 3.10]', '\n  - 3.0\n  - 2.1', '3.0 # the last'].map(
        (value) => `---\nvariants: ${value}\n---`,
      ),
      '+++\nvariants = 3.0\n+++',
      '{"variants": [3.10, 3.0]}',
    ]) {
      const { results } = checkPages({ 'page.md': `${frontMatter}\nx` }, '--groups', groups);
      assert.deepEqual(results, [], frontMatter);
    }
  });

  it('lets an old site start: known mistakes are quiet, new ones are not', () => {
    const { site } = checkPages({ 'page.md': passage('jaav') });
    const baseline = path.join(site, 'known.json');
    const args = [site, '--groups', GROUPS, '--baseline', baseline];
    assert.equal(run(...args).status, 0);
    assert.ok(existsSync(baseline));
    writeFileSync(path.join(site, 'page.md'), `Moved down.\n\n${passage('jaav')}`);
    assert.equal(run(...args).status, 0);
    writeFileSync(path.join(site, 'page.md'), passage('jaav') + passage('jaav'));
    const { stdout, status } = run(...args);
    assert.equal(status, 1);
    assert.equal(stdout.match(/unknown-name/g)?.length, 1);
  });

  it('keeps a rule quiet where a page says so', () => {
    assert.deepEqual(
      rulesFor(`<!-- doc-variants ignore unknown-name -->\n${passage('jaav')}${passage('Java')}`),
      ['wrong-case'],
    );
  });

  it('counts the passages of each variant', () => {
    const { site } = checkPages({ 'page.md': passage('java') + passage('!go'), 'none.md': 'x' });
    const html = path.join(site, 'out/new', 'coverage.html');
    run(site, '--groups', GROUPS, `--coverage=${html}`);
    assert.match(
      readFileSync(html, 'utf8'),
      /page\.md<\/th><td class="none">–<\/td><td class="none">–<\/td><td>2<\/td><td>1<\/td><td class="none">–<\/td>/,
    );
    const { stdout } = run(site, '--groups', GROUPS, '--coverage');
    assert.match(stdout, /page\.md\s+–\s+–\s+2\s+1\s+–/);
    assert.doesNotMatch(stdout, /none\.md/);
  });

  it('says in one line what keeps a file from being written, and how to name another', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    const page = path.join(site, 'page.md');
    writeFileSync(page, passage('java'));
    for (const [option, file, obstacle] of [
      ['--coverage', site, 'a folder has this name'],
      ['--coverage', `${page}/of.html`, 'a file stands in the place of its folder'],
      ['--baseline', `${page}/of.json`, 'a file stands in the place of its folder'],
      ['--baseline', `${page}/new/of.json`, 'a file stands in the place of its folder'],
    ]) {
      const { stderr, status } = run(page, '--groups', GROUPS, `${option}=${file}`);
      const wanted = `${file} cannot be written, since ${obstacle}: name another by ${option}.\n`;
      assert.equal(stderr, wanted);
      assert.equal(status, 2);
    }
  });

  it('goes on past files that are binary, broken or large, and says so', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    writeFileSync(path.join(site, 'binary.md'), Buffer.from([1, 0, 2]));
    writeFileSync(path.join(site, 'latin.md'), Buffer.from([0xe4, 0x20]));
    writeFileSync(path.join(site, 'wide.md'), Buffer.from('\ufeff# Text', 'utf16le'));
    writeFileSync(path.join(site, 'large.md'), 'x'.repeat(6_000_000));
    writeFileSync(path.join(site, 'page.md'), passage('jaav'));
    const { stdout, stderr, status } = run(site, '--groups', GROUPS);
    assert.equal(status, 1);
    assert.match(stdout, /page\.md:1:17/);
    assert.match(stderr, /binary\.md is not text/);
    assert.match(stderr, /wide\.md is UTF-16 and has to be saved as UTF-8/);
    assert.match(stderr, /latin\.md is not UTF-8/);
    assert.match(stderr, /large\.md has over 5000000 bytes/);
  });

  it('reads the ranges of monikers by the order of the manifest', () => {
    const moniker = (range, text = 'x') =>
      `::: moniker range="${range}"\n\n${text}\n\n::: moniker-end\n\n`;
    const said = (text) => run(writePage(text), '--groups', 'v: net-1 < net-2 < net-3').stdout;
    assert.match(said(moniker('>= net-4')), /:1:1 error unknown-name: .*"net-4"/);
    assert.equal(said(moniker('>= net-2') + moniker('< net-2 || = net-3')), '');
    const a = (range) => moniker(range, '<a id="a"></a>');
    assert.match(said(a('>= net-2') + a('< net-3')), /repeated-id/);
    assert.equal(said(a('>= net-2') + a('< net-2')), '');
    // Where no group has an order, nothing says what a range is.
    assert.equal(run(writePage(moniker('>= net-4')), '--groups', 'l: java go').stdout, '');
  });

  it('suggests the name of a set that is misspelt or has another case', () => {
    const said = (word) =>
      run(writePage(passage(word)), '--groups', 'language: java kotlin go; jvm: java kotlin')
        .stdout;
    assert.match(said('jmv'), /unknown-name: .*did you mean "jvm"\?/);
    assert.match(said('JVM'), /wrong-case: .*write "jvm"/);
  });

  it('reads the nearest manifest, and says where it is wrong', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    writeFileSync(path.join(site, 'page.md'), passage('jaav'));
    const manifest = path.join(site, 'variants.json');
    writeFileSync(manifest, '{"groups": {"language": ["java", {"name": "cpp", "label": "C++"}]}}');
    assert.match(run(site).stdout, /did you mean "java"/);
    writeFileSync(
      manifest,
      '{\n  "groups": {\n    "language": ["java",\n      {"name": "java"}, {"nmae": "x"}]\n  }\n}',
    );
    const { stderr, status } = run(site);
    assert.equal(status, 2);
    assert.match(stderr, /variants\.json:4:7 "java" is declared twice/);
    assert.match(stderr, /variants\.json:4:26 "nmae" is not known here: did you mean "name"\?/);
    writeFileSync(manifest, '{\n  "groups": }');
    assert.match(run(site).stderr, /variants\.json:2:13 This is not JSON/);
    /** @type {[manifest: string, message: RegExp][]} */
    const wrong = [
      ['{"groups":{"v":"1 < 2 < 1"}}', /json:1:12 "1" stands twice in an order/],
      ['{"groups":{"v":["1","2"]},\n"sets":{"a":["b","1"],"b":["a"]}}', /json:2:\d+ the set names/],
      [
        '{"groups":{"v":["1"],"w":["2"]},"sets":{"a":"1 2"}}',
        /the set "a" names variants of several/,
      ],
      [
        '{"groups":{"v":["1","2"]},\n"fallback":{"1":"2","2":"1"}}',
        /json:2:\d+ the fallback of "1" leads back/,
      ],
      ['{"groups":{"v":["1","2"]},"fallback":{"v":"nearest"}}', /its group has no order/],
      ['{"groups":{"v":["1","2"]},"fallback":{"1":"3"}}', /the fallback of "1" cannot be followed/],
      ['{"groups":{"v":["1","agent"]}}', /"agent" is reserved/],
    ];
    for (const [text, message] of wrong) {
      writeFileSync(manifest, text);
      assert.match(run(site).stderr, message);
    }
  });

  it('takes every key that the schema has, and no other', () => {
    const schema = JSON.parse(readFileSync('.config/variants.schema.json', 'utf8'));
    const { variant, group } = schema.definitions;
    const [, , groupObject] = group.anyOf;
    const values = {
      ...{ label: 'x', retired: ['old'], name: 'java', variants: ['go'], groups: {} },
      ...{
        keys: {},
        order: 'ascending',
        sets: { all: 'java old' },
        fallback: { language: 'nearest' },
      },
      audience: { agent: 'x', human: { de: 'x' } },
    };
    /** @param {{ properties: object, additionalProperties: boolean }} described */
    const all = ({ properties, additionalProperties }) => {
      assert.equal(additionalProperties, false);
      return Object.fromEntries(
        Object.keys(properties).map((key) => [key, values[/** @type {'name'} */ (key)] ?? 'x']),
      );
    };
    const groups = { language: { ...all(groupObject), variants: [all(variant)] } };
    const file = writePage(JSON.stringify({ ...all(schema), groups }), 'variants.json');
    assert.equal(run(path.dirname(file)).stderr, '0 pages: 0 errors, 0 warnings and notes\n');
  });

  it('says what is wrong with its own arguments', () => {
    for (const args of [
      ['--groups', GROUPS],
      ['nowhere', '--groups', GROUPS],
      ['.', '--format', 'xml', '--groups', GROUPS],
      ['.', '--groups', 'a b'],
      ['.', '--manifest', 'none.json'],
    ]) {
      const { stderr, status } = run(...args);
      assert.equal(status, 2, args.join(' '));
      assert.ok(stderr.length > 10);
    }
    assert.match(run('.', '--fromat', 'json').stderr, /"--fromat": did you mean --format\?/);
    assert.match(run('--fixx', '.').stderr, /"--fixx": did you mean --fix\?/);
    const site = mkdtempSync(path.join(folder, 'site-'));
    for (const name of ['--fix.md', '-x.md']) {
      writeFileSync(path.join(site, name), passage('java'));
      const { stderr } = spawnSync(
        process.execPath,
        [path.resolve(modules, 'cli.js'), 'check', name, '--groups', GROUPS],
        { cwd: site, encoding: 'utf8' },
      );
      assert.ok(stderr.includes(`write ./${name} for the file of this name`), stderr);
    }
  });

  it('keeps nothing of the pages that it has read, however many there are', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    writePages(site, 5000, 1);
    const threads = heapOfCheck(path.resolve(modules, 'cli.js'), site);
    assert.ok(threads.length > 0);
    for (const told of threads) {
      const last = told.at(-1);
      const first = told.find(({ pages }) => last && pages >= last.pages / 3);
      assert.ok(first && last && last.pages > first.pages);
      // What is remembered of a page is that it is there, so that it can be linked to.
      const each = (last.bytes - first.bytes) / (last.pages - first.pages);
      assert.ok(each < 500, `${each} bytes a page`);
      assert.ok(last.bytes < 40e6, `${last.bytes} bytes`);
    }
  });

  it('checks pages that are too large for the memory of a thread', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    for (let at = 0; at < 420; at++) writeFileSync(path.join(site, `p${at}.md`), passage('java'));
    // Its elements take 200 MB.
    const text = '<br>'.repeat(600_000) + block('jaav');
    writeFileSync(path.join(site, 'z.html'), text);
    const { stdout, stderr } = run(site, '--groups', GROUPS);
    assert.match(stdout, /z\.html:1:\d+ error unknown-name/);
    assert.match(stderr, /421 pages: 1 error,/);
  });

  it('checks again when a page or the manifest changes, and after one that is wrong', async () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    const page = path.join(site, 'page.md');
    const manifest = path.join(site, 'variants.json');
    writeFileSync(page, passage('jaav'));
    writeFileSync(manifest, '{"groups":{"language":["java"]}}');
    const command = path.resolve(modules, 'cli.js');
    const child = spawn(process.execPath, [command, 'check', page, '--watch'], { cwd: folder });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => void (said += data));
    /** @param {RegExp} words @param {() => void} change */
    const says = async (words, change) => {
      said = '';
      // A change that comes before the watcher listens is made again.
      for (let at = 0; !words.test(said); at++) {
        if (at % 40 === 0) change();
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    };
    try {
      while (!/1 page: 1 error,/.test(said))
        await new Promise((resolve) => setTimeout(resolve, 25));
      await says(/1 page: 0 errors/, () => writeFileSync(page, passage('java')));
      await says(/2:1 This is not JSON/, () => writeFileSync(manifest, '{\n'));
      await says(/"java" is in no group/, () =>
        writeFileSync(manifest, '{"groups":{"language":["go"]}}'),
      );
    } finally {
      child.kill();
    }
  });

  it('tells a terminal how far it is, and nothing of that to a file', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    for (let at = 0; at < 120; at++) writeFileSync(path.join(site, `p${at}.md`), passage('java'));
    const command = `'${process.execPath}' '${path.resolve(modules, 'cli.js')}' check '${site}' --groups '${GROUPS}'`;
    const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], { encoding: 'utf8' });
    assert.match(stdout, /\r50 of 120 pages …\r100 of 120 pages …\r120 of 120 pages …/);
    assert.match(stdout, /120 pages: 0 errors/);
    assert.doesNotMatch(run(site, '--groups', GROUPS).stderr, /of 120 pages/);
  });

  it('finds the same on several cores as on one', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    for (let at = 0; at < 450; at++) {
      writeFileSync(path.join(site, `p${at}.md`), passage(at % 9 ? 'java' : `jaav${at}`));
    }
    const { stdout, stderr } = run(site, '--groups', GROUPS);
    assert.equal(stdout.match(/unknown-name/g)?.length, 50);
    assert.match(stderr, /450 pages: 50 errors/);
  });
});
