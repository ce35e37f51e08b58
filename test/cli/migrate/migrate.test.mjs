// The command `doc-variants migrate`, and the same tags of other systems in `check`.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildScripts } from '../../build.mjs';

const GROUPS =
  'pivot: csharp python js; vs: vs-2017 vs-2019 vs-2022; sdk: react expo next-js; os: linux "Linux" macos';

/** @type {string} */
let cli;
/** @type {string} */
let folder;

before(async () => {
  cli = path.resolve(await buildScripts(), 'cli.js');
  folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-'));
});
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} args */
const run = (...args) =>
  spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8', cwd: folder });

/**
 * Migrates a page and returns what becomes of it, and what the command says.
 *
 * @param {string} text
 */
function migrated(text, name = 'page.md', groups = GROUPS) {
  const site = mkdtempSync(path.join(folder, 'site-'));
  writeFileSync(path.join(site, name), text);
  const { stdout, stderr, status } = run(
    'migrate',
    site,
    '--write',
    ...(groups ? ['--groups', groups] : []),
  );
  return { text: readFileSync(path.join(site, name), 'utf8'), stdout, stderr, status };
}

/** @type {[name: string, before: string, after: string, file?: string][]} */
const CASES = [
  [
    'zones',
    '::: zone pivot="csharp"\n\nA.\n\n::: zone-end\n',
    '{{< if-variant "csharp" >}}\n\nA.\n\n{{< /if-variant >}}\n',
  ],
  [
    'zones in capitals',
    '::: Zone Pivot="csharp"\nA.\n::: ZONE-END\n',
    '{{< if-variant "csharp" >}}\nA.\n{{< /if-variant >}}\n',
  ],
  [
    'zones of several pivots, without spaces, in a list',
    '1. One\n   :::zone target="docs" pivot="python, js"\n   A.\n   :::zone-end\n',
    '1. One\n   {{< if-variant "python js" >}}\n   A.\n   {{< /if-variant >}}\n',
  ],
  [
    'ranges of monikers, by the order of their group',
    '::: moniker range=">= vs-2019"\nA.\n::: moniker-end\n::: moniker range="<vs-2019 || =vs-2022"\nB.\n::: moniker-end\n',
    '{{< if-variant "vs-2019 vs-2022" >}}\nA.\n{{< /if-variant >}}\n{{< if-variant "vs-2017 vs-2022" >}}\nB.\n{{< /if-variant >}}\n',
  ],
  [
    'a zone in a moniker',
    '::: moniker range="vs-2017"\n::: zone pivot="js"\nA.\n::: zone-end\n::: moniker-end',
    '{{< if-variant "vs-2017" >}}\n{{< if-variant "js" >}}\nA.\n{{< /if-variant >}}\n{{< /if-variant >}}',
  ],
  [
    'choosers',
    '{{< chooser os "linux,macos" >}}\n\n{{% choosable os linux %}}\nA.\n{{% /choosable %}}\n{{% choosable os "linux,macos" %}}\nB.\n{{% /choosable %}}\n\n{{< /chooser >}}\n{{< chooser os "linux,macos" / >}}\n',
    '<doc-variant-picker group="os"></doc-variant-picker>\n\n{{< if-variant "linux" >}}\nA.\n{{< /if-variant >}}\n{{< if-variant "linux macos" >}}\nB.\n{{< /if-variant >}}\n\n',
  ],
  [
    'elements with a text, a list, or a negation',
    'A <If sdk="react">b</If>.\n\n<If sdk={["react", \'expo\']}>\n\nC.\n\n</If>\n<If notSdk="expo">d</If>\n<Lang lang="react,expo">e</Lang>\n',
    'A <if-variant variants="react">b</if-variant>.\n\n<if-variant variants="react expo">\n\nC.\n\n</if-variant>\n<if-variant variants="!expo">d</if-variant>\n<if-variant variants="react expo">e</if-variant>\n',
    'page.mdx',
  ],
  [
    'elements in Markdown',
    '<If sdk="react">\nC.\n</If>\n',
    '{{< if-variant "react" >}}\nC.\n{{< /if-variant >}}\n',
  ],
  [
    'elements in a page that imports, which is MDX by any name',
    'import { If } from \'./if\';\n\n<If sdk="react" />\n<If sdk="expo">B.</If>\n',
    'import { If } from \'./if\';\n\n<If sdk="react" />\n<if-variant variants="expo">B.</if-variant>\n',
  ],
  [
    'tabs in a quote, which stays one',
    '> <Tabs groupId="os">\n> <TabItem value="linux">\n>\n> A\n>\n> </TabItem>\n> </Tabs>\n>\n> B\n',
    '> <doc-variant-picker group="os"></doc-variant-picker>\n>\n> <if-variant variants="linux">\n>\n> A\n>\n> </if-variant>\n>\n> B\n',
    'page.mdx',
  ],
  [
    'no comments, and no choosers in code',
    '<!--\n::: zone pivot="js"\n-->\n::: zone pivot="js"\nA.\n<!-- </If> -->\n::: zone-end\n`{{< chooser os "linux" >}}`\n\n~~~\n{{< chooser os "linux" >}}\n{{< /chooser >}}\n~~~\n',
    '<!--\n::: zone pivot="js"\n-->\n{{< if-variant "js" >}}\nA.\n<!-- </If> -->\n{{< /if-variant >}}\n`{{< chooser os "linux" >}}`\n\n~~~\n{{< chooser os "linux" >}}\n{{< /chooser >}}\n~~~\n',
  ],
  [
    'no texts of scripts in MDX',
    'import X from "x";\nexport const a = \'<If sdk="react">a</If>\';\nexport const B = () => <If sdk="react">it\\\'s</If>;\n\n{\'<If sdk="react">b</If>\'} {a && <If sdk="expo">c</If>}\n\n<Code text=\'<If sdk="vue">\' more={`<If sdk="vue">`} />\n\n{` <If sdk="vue"> `} { it\'s <If sdk="expo">d</If>\n',
    'import X from "x";\nexport const a = \'<If sdk="react">a</If>\';\nexport const B = () => <if-variant variants="react">it\\\'s</if-variant>;\n\n{\'<If sdk="react">b</If>\'} {a && <if-variant variants="expo">c</if-variant>}\n\n<Code text=\'<If sdk="vue">\' more={`<If sdk="vue">`} />\n\n{` <If sdk="vue"> `} { it\'s <if-variant variants="expo">d</if-variant>\n',
    'page.mdx',
  ],
  [
    'tabs that share a choice, and no others',
    '<Tabs groupId="os" values={[{label: "x", value: "y"}]}>\n<TabItem value="linux" label="Linux">\n\nA.\n\n</TabItem>\n</Tabs>\n<Tabs>\n<TabItem value="one">B.</TabItem>\n</Tabs>\n',
    '<doc-variant-picker group="os"></doc-variant-picker>\n\n<if-variant variants="linux">\n\nA.\n\n</if-variant>\n<Tabs>\n<TabItem value="one">B.</TabItem>\n</Tabs>\n',
    'page.mdx',
  ],
];

/** What nobody but its author can rewrite. @type {[name: string, page: string, said: string[]][]} */
const LEFT = [
  [
    'an attribute without names',
    '<If sdk>a</If>\n<If sdk="">b</If>\n\n::: zone pivot=""\nC.\n::: zone-end\n',
    [
      '1:1 <If sdk> names nobody',
      '2:1 <If sdk=""> names nobody',
      '4:1 ::: zone pivot="" names nobody',
    ],
  ],
  [
    'tabs of which one is not named by one name, as a whole',
    '<Tabs groupId="os">\n<TabItem value="Mac OS">\nA\n</TabItem>\n<TabItem value="linux">\nB\n</TabItem>\n</Tabs>\n',
    ['2:1 <TabItem value="Mac OS"> names "Mac OS", which cannot be the name of a variant'],
  ],
  [
    'tabs of which one has no value, as a whole',
    '<Tabs groupId="os">\n<TabItem label="macOS">\nA\n</TabItem>\n<TabItem value="linux">\nB\n</TabItem>\n</Tabs>\n',
    ['2:1 <TabItem label="macOS"> has no attribute with names'],
  ],
  [
    'tabs without an end, as a whole',
    '<Tabs groupId="os">\n<TabItem value="linux">\nB\n</TabItem>\n',
    ['1:1 <Tabs groupId="os"> is never closed: write </Tabs>'],
  ],
  [
    'tabs whose group only a script knows',
    '<Tabs groupId={OS}>\n<TabItem value="linux">\nB\n</TabItem>\n</Tabs>\n',
    ['1:1 <Tabs groupId={OS}> has groupId={…} that only a script can read'],
  ],
];

describe('migrate', () => {
  for (const [name, page, said] of LEFT) {
    it(`leaves ${name}, and says why`, () => {
      const { text, stdout, status } = migrated(page, 'page.mdx');
      assert.equal(text, page);
      assert.equal(status, 1);
      const lines = stdout.trim().split('\n');
      assert.equal(lines.length, said.length, stdout);
      for (const [at, one] of said.entries()) assert.ok(lines[at]?.includes(one), stdout);
    });
  }

  for (const [name, text, wanted, file] of CASES) {
    it(`rewrites ${name}, with every kind of line end`, () => {
      const { text: made, stdout, status } = migrated(text, file);
      assert.equal(made, wanted);
      assert.equal(stdout, '');
      assert.equal(status, 0);
      const crlf = migrated(`\uFEFF${text.replaceAll('\n', '\r\n')}`, file);
      assert.equal(crlf.text, `\uFEFF${wanted.replaceAll('\n', '\r\n')}`);
      assert.equal(migrated(made, file).text, made);
    });
  }

  it('leaves code, other directives and what it cannot read, and says where', () => {
    const page =
      'Text `<If sdk="x">`.\n\n```md\n::: zone pivot="js"\n```\n\n:::row:::\n\n::: zone target="docs"\nA.\n::: zone-end\n\n<If sdk={list}>b</If>\n<If condition={a > b}>b</If>\n::: zone pivot="c#"\nA.\n::: zone-end\n::: moniker range=">=net-5"\nB.\n::: moniker-end\n<If sdk="react">\n\n::: zone-end\n';
    const { text, stdout, status } = migrated(page);
    assert.equal(text, page);
    assert.equal(status, 1);
    for (const wanted of [
      'page.md:9:1 ::: zone target="docs" has no pivot',
      'page.md:13:1 <If sdk={list}> has sdk={…} that only a script can read',
      'page.md:14:1 <If condition={a > b}> has condition={…}',
      'page.md:15:1 ::: zone pivot="c#" names "c#"',
      'no group of the manifest has "net-5"',
      'page.md:21:1 <If sdk="react"> is never closed: write </If>',
      'page.md:23:1 ::: zone-end closes nothing',
    ]) {
      assert.ok(stdout.includes(wanted), `${wanted}\n\n${stdout}`);
    }
  });

  it('tells the labels of tabs, for the groups that it names or the manifest lacks them in', () => {
    const page =
      '<Tabs groupId="os" values={[{ label: \'GNU/Linux\', value: "linux" }, {value: "none", label: "x"}]}>\n<TabItem value="linux">A</TabItem>\n<TabItem value="macos" label="macOS">B</TabItem>\n<TabItem value="js" label="js">C</TabItem>\n</Tabs>\n<Tabs groupId="os">\n<TabItem value="macos" label="Other">D</TabItem>\n</Tabs>\n';
    const { stdout } = migrated(page, 'page.mdx', '');
    const { groups } = JSON.parse(stdout.slice(stdout.indexOf('{')));
    assert.deepEqual(groups, {
      os: [{ name: 'linux', label: 'GNU/Linux' }, { name: 'macos', label: 'macOS' }, 'js'],
    });
    assert.equal(
      migrated(page, 'page.mdx').stdout,
      'Give variants the labels of their tabs in variants.json:\n[{"name":"macos","label":"macOS"}]\n',
    );
  });

  it('changes nothing unless it is told where to, and names the groups', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    const file = path.join(site, 'page.md');
    const page =
      '{{< chooser os "linux,macos" / >}}\n{{% choosable os linux %}}A{{% /choosable %}}\n';
    writeFileSync(file, page);
    const { stdout, stderr } = run('migrate', site);
    assert.equal(readFileSync(file, 'utf8'), page);
    assert.match(stdout, /page\.md changes: 1 passage\n/);
    assert.match(stdout, /"os": \[\s*"linux",\s*"macos"\s*\]/);
    assert.match(stderr, /--write rewrites the pages/);
    const out = path.join(site, 'out');
    run('migrate', site, '--out', out);
    assert.equal(readFileSync(file, 'utf8'), page);
    assert.match(readFileSync(path.join(out, 'page.md'), 'utf8'), /if-variant "linux"/);
    const { status, stderr: said } = run('migrate', site, '--out', site);
    assert.equal(status, 2);
    assert.match(said, /is the page itself/);
    assert.ok(existsSync(file));
    const { status: unwritten, stderr: reason } = run('migrate', site, '--out', file);
    assert.equal(unwritten, 2);
    assert.match(reason, /cannot be written, since a file stands .*: name another by --out\.\n$/);
  });
});

describe('pages of several folders', () => {
  const ZONE = '::: zone pivot="js"\nA.\n::: zone-end\n';

  /** @param {string} names */
  function makeSite(names) {
    const site = mkdtempSync(path.join(folder, 'site-'));
    for (const name of names.split(' ')) {
      mkdirSync(path.join(site, path.dirname(name)), { recursive: true });
      writeFileSync(path.join(site, name), `${name}\n\n${ZONE}`);
    }
    return site;
  }

  it('are not written over each other, nor over a page', () => {
    const site = makeSite('a/x.md a/z.md b/x.md b/y.md');
    const [a = '', b = '', out = ''] = ['a', 'b', 'out'].map((name) => path.join(site, name));
    const twice = run('migrate', a, b, '--out', out);
    assert.equal(twice.status, 2);
    assert.match(twice.stderr, /out\/x\.md would be both \S+a\/x\.md and \S+b\/x\.md: migrate/);
    assert.ok(!existsSync(out));
    const over = run('migrate', a, b, '--out', b);
    assert.equal(over.status, 2);
    assert.match(over.stderr, /b\/x\.md is another page: write to another folder by --out/);
    assert.equal(readFileSync(path.join(b, 'x.md'), 'utf8'), `b/x.md\n\n${ZONE}`);
    assert.ok(!existsSync(path.join(b, 'z.md')));
  });

  it('are written each to its name, and nowhere by a link', () => {
    const site = makeSite('a/x.md a/sub/y.md b/z.md');
    const [a = '', b = '', out = ''] = ['a', 'b', 'out'].map((name) => path.join(site, name));
    assert.equal(run('migrate', a, a, b, '--out', out).status, 0);
    for (const name of ['x.md', 'sub/y.md', 'z.md'])
      assert.match(readFileSync(path.join(out, name), 'utf8'), /if-variant "js"/);
    rmSync(path.join(out, 'sub'), { recursive: true });
    symlinkSync(b, path.join(out, 'sub'));
    const { status, stderr } = run('migrate', a, '--out', out);
    assert.equal(status, 2);
    assert.match(stderr, /out\/sub is a link, which is not followed/);
    assert.ok(!existsSync(path.join(b, 'y.md')));
  });
});

describe('check before a site migrates', () => {
  /** @param {string} text */
  function rules(text, name = 'page.md', groups = ['--groups', GROUPS]) {
    const site = mkdtempSync(path.join(folder, 'site-'));
    writeFileSync(path.join(site, name), text);
    const { stdout } = run('check', site, '--format', 'json', ...groups);
    /** @type {{ rule: string, start: { line: number, column: number } }[]} */
    const results = JSON.parse(stdout);
    return results.map(({ rule, start }) => `${rule} ${start.line}:${start.column}`);
  }

  /** @type {[wrong: string, found: string[], file?: string][]} */
  const wrongs = [
    ['::: zone pivot="csharpo"\nA.\n::: zone-end\n', ['unknown-name 1:17']],
    ['::: zone pivot="csharp"\nA.\n', ['unclosed-tag 1:1']],
    ['A.\n::: zone-end\n', ['stray-tag 2:1']],
    ['<Lang lang="csharpo">\n\nA.\n\n</Lang>\n', ['unknown-name 1:13'], 'page.mdx'],
    ['<If sdk={["react", "exqo"]}>a</If>\n', ['unknown-name 1:21'], 'page.mdx'],
    ['<If notSdk={["react", "exqo"]}>a</If>\n', ['unknown-name 1:24'], 'page.mdx'],
    ['::: zone pivot="csharp,csharpo"\nA.\n::: zone-end\n', ['unknown-name 1:24']],
    ['{{% choosable os lunix %}}A{{% /choosable %}}', ['unknown-name 1:18']],
    [
      '{{% choosable os linux %}}{{% choosable os macos %}}A{{% /choosable %}}{{% /choosable %}}',
      ['never-shown 1:44'],
    ],
  ];
  for (const [text, found, file] of wrongs) {
    it(`finds ${found.join()} in ${JSON.stringify(text)}`, () => {
      assert.deepEqual(rules(text, file), found);
    });
  }

  it('has nothing to say of those that are right', () => {
    for (const [, text, , file] of CASES) assert.deepEqual(rules(text, file), [], text);
    assert.deepEqual(rules('<If sdk={list}>a</If> <Lang>b</Lang>', 'page.mdx'), []);
  });

  it('takes the groups that choosers declare where the site has no manifest', () => {
    const page =
      '{{< chooser language "typescript,python" >}}\n{{% choosable language python %}}A{{% /choosable %}}\n{{% choosable language nodejs %}}B{{% /choosable %}}\n{{< /chooser >}}\n';
    assert.deepEqual(rules(page, 'page.md', []), ['unknown-name 3:24']);
  });
});
