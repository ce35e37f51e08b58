// The command `doc-variants export`: a site as Markdown, for one selection or for all.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildScripts } from '../../build.mjs';

const GROUPS = 'deployment: serverless byoc; language: java go';
const GROUP_LISTS = {
  deployment: ['serverless', { name: 'byoc', label: 'Your own cloud' }],
  language: ['java', 'go'],
};

/** @type {string} */
let modules;
/** @type {string} */
let folder;

before(async () => {
  modules = await buildScripts();
  folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-'));
});
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} args */
const run = (...args) =>
  spawnSync(process.execPath, [path.join(modules, 'cli.js'), 'export', ...args], {
    encoding: 'utf8',
  });

/**
 * Exports pages and returns the files that come of it.
 *
 * @param {Record<string, string>} pages
 * @param {string[]} args
 * @returns {Record<string, string>}
 */
function exported(pages, ...args) {
  const site = mkdtempSync(path.join(folder, 'site-'));
  const out = mkdtempSync(path.join(folder, 'out-'));
  for (const [name, text] of Object.entries(pages)) writeFileSync(path.join(site, name), text);
  const groups = args.includes('--manifest')
    ? ['--manifest', path.join(site, 'variants.json')]
    : ['--groups', GROUPS];
  const others = args.filter((arg) => arg !== '--manifest');
  const { status, stderr } = run(site, '--out', out, ...groups, ...others);
  assert.equal(status, 0, stderr);
  return Object.fromEntries(
    readdirSync(out).map((name) => [name, readFileSync(path.join(out, name), 'utf8')]),
  );
}

const PAGE = `# Guide

Keys end after {{< if-variant "serverless" >}}30{{< /if-variant >}}{{< if-variant "byoc" >}}90{{< /if-variant >}} days.

{{< if-variant "byoc" >}}
Open a port.
{{< /if-variant >}}

| Call | Text |
| --- | --- |
{{< if-variant "java" >}}
| Java | Text |
{{< /if-variant >}}

\`\`\`sh
run
{{< if-variant "go" >}}
go run

{{< /if-variant >}}
end


\`\`\`

<if-variant variants="!go">

Not for Go, written {{</* if-variant "x" */>}}.

</if-variant>

End.
`;

describe('export', () => {
  it('writes what the readers of each selection see', () => {
    const files = exported({ 'page.md': PAGE });
    assert.deepEqual(Object.keys(files).sort(), [
      'llms-full.txt',
      'llms.txt',
      'page.byoc-go.md',
      'page.byoc-java.md',
      'page.md',
      'page.serverless-go.md',
      'page.serverless-java.md',
    ]);
    assert.equal(
      files['page.byoc-go.md'],
      '# Guide\n\nKeys end after 90 days.\n\nOpen a port.\n\n| Call | Text |\n| --- | --- |\n\n```sh\nrun\ngo run\n\nend\n\n\n```\n\nEnd.\n',
    );
    assert.equal(
      files['page.serverless-java.md'],
      '# Guide\n\nKeys end after 30 days.\n\n| Call | Text |\n| --- | --- |\n| Java | Text |\n\n```sh\nrun\nend\n\n\n```\n\nNot for Go, written {{< if-variant "x" >}}.\n\nEnd.\n',
    );
  });

  it('labels every passage where it writes all of them', () => {
    const { 'page.md': all = '' } = exported({ 'page.md': PAGE });
    assert.match(all, /after \[serverless: 30\]\[byoc: 90\] days/);
    assert.match(all, /\*\*byoc:\*\*\n\nOpen a port\./);
    assert.match(all, /\n\| \*\*java:\*\* Java \| Text \|\n/);
    assert.match(all, /\nrun\n\[go\]\ngo run\n/);
    assert.match(all, /\*\*not go:\*\*\n\nNot for Go/);
    assert.doesNotMatch(all, /if-variant variants|\{\{< \/if/);
  });

  it('labels passages as the groups of a page or of the command line call their variants', () => {
    const page = (/** @type {string} */ groups) =>
      `<main><doc-variant-provider ${groups}><p>After <if-variant variants="byoc">90</if-variant> days.</p></doc-variant-provider></main>`;
    const own = page(`groups="deployment: serverless byoc 'Your own cloud'"`);
    assert.match(exported({ 'a.html': own })['a.md'] ?? '', /After \\?\[Your own cloud: 90\\?\]/);
    const args = ['--groups', "deployment: serverless byoc 'Eigene'; language: java go"];
    assert.match(exported({ 'a.html': page('') }, ...args)['a.md'] ?? '', /After \\?\[Eigene: 90/);
    assert.match(exported({ 'a.html': page('') })['a.md'] ?? '', /After \\?\[byoc: 90/);
  });

  it('converts pages of HTML, with tables', () => {
    const page = `<!doctype html><title>Keys</title><nav>Menu</nav><main><h1>Keys</h1>
      <p data-variants="byoc">Yours.</p><p data-variants="serverless">Ours.</p>
      <table><tr><th>Call</th></tr><tr data-variants="java"><td>Java</td></tr><tr data-variants="go"><td>Go</td></tr></table></main>`;
    const files = exported({ 'keys.html': page });
    assert.equal(files['keys.byoc-go.md'], '# Keys\n\nYours.\n\n| Call |\n| --- |\n| Go  |\n');
    assert.match(String(files['keys.md']), /byoc: Yours\.\n\nserverless: Ours\./);
    assert.match(
      String(files['llms.txt']),
      /- \[Keys\]\(keys\.md\): \[serverless java\]\(keys\.serverless-java\.md\)/,
    );
  });

  it('writes one selection where one is asked for', () => {
    const files = exported({ 'page.md': PAGE }, '--variant', 'byoc java');
    assert.deepEqual(Object.keys(files).sort(), ['llms-full.txt', 'llms.txt', 'page.byoc-java.md']);
  });

  it('writes nothing where it is not told where to', () => {
    const { status, stderr } = run('demo', '--groups', GROUPS);
    assert.equal(status, 2);
    assert.match(stderr, /--out says which folder/);
    assert.ok(!existsSync(path.join('demo', 'llms.txt')));
  });

  it('resolves keys for each selection, and labels them where it writes all', () => {
    const keys = {
      cli: 'harbor',
      product: { serverless: 'Harbor Cloud', '*': 'Harbor' },
      host: { serverless: 'cloud.example', byoc: 'own.example' },
    };
    const page = `Run \`{{< key cli >}}\` of {{% var name="product" %}} at [it](https://{{< key host >}}/).

{{< if-variant "serverless" >}}
Sign in to {{< key product >}}.
{{< /if-variant >}}

As <doc-variant-text key="product">it</doc-variant-text> does; {{< key unknown >}}.
`;
    const files = exported(
      { 'page.md': page, 'variants.json': JSON.stringify({ groups: GROUP_LISTS, keys }) },
      '--manifest',
    );
    assert.equal(
      files['page.serverless.md'],
      'Run `harbor` of Harbor Cloud at [it](https://cloud.example/).\n\nSign in to Harbor Cloud.\n\nAs Harbor Cloud does; {{< key unknown >}}.\n',
    );
    assert.equal(
      files['page.byoc.md'],
      'Run `harbor` of Harbor at [it](https://own.example/).\n\nAs Harbor does; {{< key unknown >}}.\n',
    );
    assert.equal(
      files['page.md'],
      'Run `harbor` of [serverless: Harbor Cloud][otherwise: Harbor] at [it](https://{host}/).\n\n**serverless:**\n\nSign in to Harbor Cloud.\n\nAs [serverless: Harbor Cloud][otherwise: Harbor] does; {{< key unknown >}}.\n\n`{host}`: [serverless: cloud.example][Your own cloud: own.example]\n',
    );
  });

  it('takes the keys that a page of HTML holds before those of the manifest', () => {
    const page = `<main><doc-variant-provider groups="${GROUPS}"><script type="application/json" data-keys>{"cli": {"byoc": "own", "*": "harbor"}}</script><p>Run <doc-variant-text key="cli">x</doc-variant-text>, <doc-variant-text data-key="none">kept</doc-variant-text>.</p><p data-variants="byoc">Yours.</p></doc-variant-provider></main>`;
    const files = exported({ 'page.html': page });
    assert.equal(files['page.byoc.md'], 'Run own, kept.\n\nYours.\n');
    assert.equal(files['page.serverless.md'], 'Run harbor, kept.\n');
    assert.match(
      String(files['page.md']),
      /Run \\\[byoc: own\\\]\\\[otherwise: harbor\\\], kept\./,
    );
  });

  it('leaves out what is for people only, unless it writes for people', () => {
    const page =
      'All.\n\n{{< if-variant "human" >}}\nClick.\n{{< /if-variant >}}\n\n{{< if-variant "agent byoc" >}}\nCall.\n{{< /if-variant >}}\n';
    const agent = exported({ 'page.md': page });
    assert.equal(agent['page.md'], 'All.\n\n**byoc:**\n\nCall.\n');
    assert.equal(agent['page.byoc.md'], 'All.\n\nCall.\n');
    assert.equal(agent['page.serverless.md'], 'All.\n\n');
    const human = exported({ 'page.md': page }, '--audience', 'human');
    assert.equal(human['page.md'], 'All.\n\nClick.\n\n');
  });

  it('writes a page for those only whom its front matter names, and says so in the page for all', () => {
    const files = exported({ 'page.md': '---\ntitle: Keys\nvariants: "-byoc"\n---\n\n# Keys\n' });
    assert.deepEqual(Object.keys(files).sort(), [
      'llms-full.txt',
      'llms.txt',
      'page.md',
      'page.serverless.md',
    ]);
    assert.match(String(files['page.md']), /---\n\n\*\*not byoc:\*\*\n\n# Keys/);
    assert.match(String(files['page.serverless.md']), /---\n\n# Keys/);
  });

  it('writes a page of HTML for those only whom its head or its provider names', () => {
    const provider = (/** @type {string} */ more) =>
      `<main><doc-variant-provider groups="${GROUPS}"${more}><p>x</p></doc-variant-provider></main>`;
    const head = '<!doctype html><head><meta name="doc-variants" content="-byoc"></head>';
    const files = exported({
      'a.html': `${head}<body><main><h1>A</h1></main></body>`,
      'b.html': head + provider(''),
      'c.html': provider(' page-variants="serverless"'),
      'd.html': head + provider(' page-variants="go"'),
      'e.html': `<meta name="doc-variants" content="{{ .Params.variants }}"><main>x</main>`,
    });
    assert.deepEqual(
      Object.keys(files).filter((name) => name.split('.').length > 2),
      ['a.serverless.md', 'b.serverless.md', 'c.serverless.md', 'd.go.md'],
    );
    assert.equal(files['a.md'], 'not byoc:\n\n# A\n');
    assert.equal(files['b.md'], 'not byoc:\n\nx\n');
    assert.equal(files['c.serverless.md'], 'x\n');
    assert.equal(files['d.md'], 'go:\n\nx\n');
  });

  /** @type {[name: string, page: string, all: string][]} */
  const shapes = [
    [
      'items',
      '{{< if-variant "java" >}}\n- one\n  more\n- two\n{{< /if-variant >}}\n',
      '- **java:** one\n  more\n- **java:** two\n',
    ],
    [
      'rows',
      '| a |\n| - |\n{{< if-variant "java" >}}\n| b |\n| c |\n{{< /if-variant >}}\n',
      '| a |\n| - |\n| **java:** b |\n| **java:** c |\n',
    ],
    [
      'a table',
      '{{< if-variant "java" >}}\n| b |\n| - |\n{{< /if-variant >}}\n',
      '**java:**\n\n| b |\n| - |\n',
    ],
    [
      'several things',
      'A.\n{{< if-variant "java" >}}\nB.\n\nC.\n{{< /if-variant >}}\nD.\n',
      'A.\n\n**[java:**\n\nB.\n\nC.\n\n**]**\n\nD.\n',
    ],
    [
      'neighbours',
      '{{< if-variant "java" >}}\nKeys end after 30\n{{< /if-variant >}}\n{{< if-variant "go" >}}\n90 days.\n{{< /if-variant >}}\n',
      '**java:**\n\nKeys end after 30\n\n**go:**\n\n90 days.\n',
    ],
    [
      'rows of HTML',
      '<table>\n{{< if-variant "java" >}}\n<tr><td>a</td><td>b</td></tr>\n{{< /if-variant >}}\n</table>\n',
      '<table>\n<tr><td>java: a</td><td>b</td></tr>\n</table>\n',
    ],
    [
      'a tag with signs of tags in its values',
      '<p title="a > b" data-variants="java">c</p>\n',
      '<p title="a > b">java: c</p>\n',
    ],
    [
      'a component',
      'import { Card } from \'x\';\n\n<Card on={() => { go(1 > 0) }} data-variants="go">d</Card>\n',
      "import { Card } from 'x';\n\n<Card on={() => { go(1 > 0) }}>go: d</Card>\n",
    ],
    ['all variants', '{{< if-variant "java go" >}}\nB.\n{{< /if-variant >}}\n', 'B.\n'],
  ];
  it('labels each part of a passage, and lets no two passages run together', () => {
    const pages = Object.fromEntries(shapes.map(([, page], at) => [`p${at}.md`, page]));
    const files = exported(pages);
    const crlf = exported(
      Object.fromEntries(
        Object.entries(pages).map(([name, page]) => [name, page.replaceAll('\n', '\r\n')]),
      ),
    );
    for (const [at, [name, , all]] of shapes.entries()) {
      assert.equal(files[`p${at}.md`]?.replace(/\n{3,}/g, '\n\n'), all, name);
      const same = crlf[`p${at}.md`]?.replaceAll('\r\n', '\n').replace(/\n{3,}/g, '\n\n');
      assert.equal(same, all, `${name} with CRLF`);
    }
  });

  it('drops the labels of static HTML, and writes none twice', () => {
    const page =
      '<main><p data-variants="byoc"><span data-variant-label>BYOC: </span>Yours.</p><p data-variants="serverless"><span data-variant-label>Serverless: </span>Ours.</p></main>';
    const files = exported({ 'page.html': page });
    assert.equal(files['page.byoc.md'], 'Yours.\n');
    assert.equal(files['page.serverless.md'], 'Ours.\n');
    assert.equal(files['page.md'], 'byoc: Yours.\n\nserverless: Ours.\n');
  });

  it('makes one group of the names in use where none is declared', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    writeFileSync(
      path.join(site, 'page.md'),
      'A {{< if-variant "x" >}}b{{< /if-variant >}}{{< if-variant "y" >}}c{{< /if-variant >}}.',
    );
    const out = path.join(site, 'out');
    assert.equal(run(path.join(site, 'page.md'), '--out', out).status, 0);
    assert.equal(readFileSync(path.join(out, 'page.x.md'), 'utf8'), 'A b.');
    assert.equal(readFileSync(path.join(out, 'page.md'), 'utf8'), 'A [x: b][y: c].');
  });

  it('lists the groups and links the files in both indexes', () => {
    const files = exported(
      {
        'page.md': PAGE,
        'keys [1].html': '<title>Keys [1]</title><main>x</main>',
        'variants.json': JSON.stringify({ groups: GROUP_LISTS }),
      },
      '--manifest',
    );
    for (const name of ['llms.txt', 'llms-full.txt']) {
      assert.match(String(files[name]), /- deployment: serverless, byoc \(Your own cloud\)\n/);
      assert.match(String(files[name]), /\[Guide\]\(page\.md\)/);
      assert.match(String(files[name]), /\[Keys \\\[1\\\]\]\(keys%20%5B1%5D\.md\)/);
    }
    assert.match(String(files['llms-full.txt']), /\*\*Your own cloud:\*\*\n\nOpen a port/);
  });

  it('calls a page by its title as a browser or generator reads it, else by a heading or its file', () => {
    /** @type {Record<string, [page: string, title: string]>} */
    const pages = {
      'a.md': [`---\ntitle: 'It''s "A"'\n---\n# H\n`, `It's "A"`],
      'b.md': ['---\ntitle: >\n  folded\n  title\n---\n', 'folded title'],
      'c.md': ['---\r\ntitle: C # a comment\r\n---\r\n', 'C'],
      'd.md': ['+++\ntitle = "A \\"D\\""\n+++\n', 'A "D"'],
      'e.md': ['# {{< key none >}}\n\n## Second\n', 'Second'],
      'f.md': ['---\ntitle:\n---\nText', 'f.md'],
      'g.html': ['<title>G &amp; &#72;\n &lt;i></title><main><h1>x</h1></main>', 'G & H \\<i>'],
      'h.html': ['<title> </title><main><h1>H</h1></main>', 'H'],
      'i.html': ['<title></title><main>x</main>', 'i.html'],
      'j.md': [
        '---\n# Note\n---\n# On {{< if-variant "java" >}}`java`{{< /if-variant >}}{{< if-variant "go" >}}*Go*{{< /if-variant >}} [x](y)\n',
        'On \\[java: java\\]\\[go: Go\\] x',
      ],
      'k.html': [
        '<main><h1>On <if-variant variants="java">java</if-variant></h1></main>',
        'On \\[java: java\\]',
      ],
    };
    const texts = Object.entries(pages).map(([name, [text]]) => [name, text]);
    const { 'llms.txt': index = '', 'llms-full.txt': full = '' } = exported(
      Object.fromEntries(texts),
    );
    for (const [name, [, title]] of Object.entries(pages)) {
      const link = `[${title}](${name.replace(/\w+$/, 'md')})`;
      assert.ok(index.includes(`- ${link}`), `${link}\n${index}`);
      assert.ok(full.includes(`${link}\n`), `${link}\n${full}`);
    }
  });

  it('leads links to the files that pages are exported to', () => {
    const links =
      '[b](b.html) [x](b.html#x "t") [q](./page%201.html?variant=java#y) [o](https://x.example/b.html) [n](none.html) [m](d.md) [r](/b.html)';
    const wanted = links
      .replace(/(?<=\()b\.html/g, 'b.md')
      .replace('./page%201.html', 'page%201.md');
    const html = links.replace(/\[(.)\]\((\S+)( "t")?\)/g, '<a href="$2"$3>$1</a>');
    const pages = {
      'a.html': `<main>${html.replaceAll(' "t"', ' title="t"')}</main>`,
      'b.html': '<main><p data-variants="java">x</p></main>',
      'page 1.html': '<main>x</main>',
      'd.md': `${links} <a href="b.html">b</a> \`[b](b.html)\` {{< if-variant "java" >}}[b](b.html){{< /if-variant >}}\n\n[b]: b.html#z\n`,
    };
    const files = exported(pages);
    assert.equal(files['a.md'], `${wanted}\n`);
    const own = '<a href="b.md">b</a> `[b](b.html)`';
    assert.equal(files['d.go.md'], `${wanted} ${own} \n\n[b]: b.md#z\n`);
    assert.equal(files['d.md'], `${wanted} ${own} [java: [b](b.md)]\n\n[b]: b.md#z\n`);
    const { 'd.java.md': java } = exported(pages, '--variant', 'java');
    assert.match(String(java), /^\[b\]\(b\.java\.md\) /);
  });

  it('takes no name twice, and never writes over a page', () => {
    const files = exported({ 'page.md': '# One', 'page.html': '<main><h1>Two</h1></main>' });
    assert.equal(files['page.html.md'], '# Two\n');
    assert.equal(files['page.md'], '# One');
    const site = mkdtempSync(path.join(folder, 'site-'));
    writeFileSync(path.join(site, 'page.md'), PAGE);
    const { status, stderr } = run(site, '--out', site, '--groups', GROUPS);
    assert.equal(status, 2);
    assert.match(stderr, /page\.md is a page itself/);
    assert.deepEqual(readdirSync(site), ['page.md']);
    assert.equal(readFileSync(path.join(site, 'page.md'), 'utf8'), PAGE);
  });

  it('writes nothing where a later page would be written over', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    const names = ['a.html', 'b.byoc.md', 'b.html'];
    for (const name of names) writeFileSync(path.join(site, name), 'x');
    const { status, stderr } = run(site, '--out', site, '--groups', GROUPS);
    assert.equal(status, 2);
    assert.match(stderr, /b\.byoc\.md is a page itself/);
    assert.deepEqual(readdirSync(site), names);
  });

  it('takes nothing for a page that it has written before', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    writeFileSync(path.join(site, 'page.md'), PAGE);
    const out = path.join(site, 'out');
    const files = () => readdirSync(out, { recursive: true });
    run(site, '--out', out, '--groups', GROUPS);
    const once = files();
    assert.match(run(site, '--out', out, '--groups', GROUPS).stderr, /^1 page exported/);
    assert.deepEqual(files(), once);
  });

  it('labels what depends on tabs, and shows the pane of a selection where tabs have one', () => {
    const files = exported({
      'page.html':
        '<main><doc-variant-tabs><section label="Java">J</section><section label="Go">G</section></doc-variant-tabs>' +
        '<doc-variant-tabs><section label="npm">N</section><section><h3>Yarn</h3>Y</section></doc-variant-tabs>' +
        '<p data-variants="npm">A</p><p data-variants="yarn Yarn">B</p></main>',
      'page2.md':
        '{{< tabs >}}{{< tab "npm" >}}x{{< /tab >}}{{< tab "Yarn" >}}x{{< /tab >}}{{< /tabs >}} {{< if-variant "npm" >}}y{{< /if-variant >}} {{< if-variant "java" >}}z{{< /if-variant >}}',
    });
    const rest = 'npm\n\nN\n\n### Yarn\n\nY\n\nnpm: A\n\nYarn: B\n';
    assert.equal(files['page.md'], `Java\n\nJ\n\nGo\n\nG\n\n${rest}`);
    assert.match(String(files['page2.java.md']), /\[npm: y\] z$/);
    const html = exported({
      'page.html':
        '<main><doc-variant-tabs><section label="Java">J</section><section label="Go">G</section></doc-variant-tabs><p data-variants="go">x</p></main>',
    });
    assert.equal(html['page.go.md'], 'Go\n\nG\n\nx\n');
    assert.equal(html['page.java.md'], 'Java\n\nJ\n');
  });

  it('shows the pane of a selection in tabs of Markdown, too', () => {
    const files = exported({
      'a.md':
        '{{< tabs >}}\n{{% tab "Java" %}}\nJ\n{{% /tab %}}\n{{% tab "Go" %}}\nG\n{{% /tab %}}\n{{< /tabs >}}\n\n{{< tabs "Java" "Go" >}}{{% codetab %}}J{{% /codetab %}}{{% codetab %}}G{{% /codetab %}}{{< /tabs >}}\n{{< tabs >}}{{< tab "npm" >}}N{{< /tab >}}{{< /tabs >}}{{< if-variant "go" >}}x{{< /if-variant >}}\n',
      'b.md':
        '<doc-variant-tabs>\n<section label="Java">\n\nJ\n\n</section>\n<section label="Go">\n\nG\n\n</section>\n</doc-variant-tabs>\n\n{{< if-variant "go" >}}x{{< /if-variant >}}\n',
    });
    assert.equal(
      files['a.go.md'],
      '{{< tabs >}}\n{{% tab "Go" %}}\nG\n{{% /tab %}}\n{{< /tabs >}}\n\n{{< tabs "Java" "Go" >}}{{% codetab %}}J{{% /codetab %}}{{% codetab %}}G{{% /codetab %}}{{< /tabs >}}\n{{< tabs >}}{{< tab "npm" >}}N{{< /tab >}}{{< /tabs >}}x\n',
    );
    assert.match(String(files['a.md']), /"Java" %\}\}\nJ\n.*"Go" %\}\}\nG\n/s);
    assert.match(String(files['b.java.md']), /\nJ\n/);
    assert.doesNotMatch(String(files['b.java.md']), /\nG\n/);
  });

  it('selects by a set, a retired name, and a version that no group lists', () => {
    const groups = 'language: java=jdk kotlin go; jvm: java kotlin; version: 2.1 < 2.3 < 3.0';
    const text =
      '{{< if-variant "jvm 2.3+ !3.0+" >}}A{{< /if-variant >}}{{< if-variant "go 3.0" >}}B{{< /if-variant >}}';
    for (const variant of ['jvm 2.3.7', 'jdk 2.3', 'kotlin jvm 2.4']) {
      const files = exported({ 'page.md': text }, '--groups', groups, '--variant', variant);
      assert.equal(
        String(Object.entries(files).find(([name]) => /^page\./.test(name))?.[1]).trim(),
        'A',
      );
    }
    for (const variant of ['jvm 2.3+', 'jvm c++']) {
      const { status } = run('demo', '--out', folder, '--groups', groups, '--variant', variant);
      assert.equal(status, 2, variant);
    }
  });

  it('shows the pane of tabs that stands for a set or a range with the selection', () => {
    const groups = 'language: java kotlin go; jvm: java kotlin; version: 2.1 < 2.3 < 3.0';
    const text =
      '<main><doc-variant-tabs><section label="Go" value="go">G</section><section label="JVM" value="jvm">J</section></doc-variant-tabs>' +
      '<doc-variant-tabs><section label="!2.3+">old</section><section label="2.3+">new</section></doc-variant-tabs></main>';
    const files = exported({ 'page.html': text }, '--groups', groups, '--variant', 'kotlin 3.0');
    const [, page] = Object.entries(files).find(([name]) => /^page\./.test(name)) ?? [];
    assert.equal(page, 'JVM\n\nJ\n\n2.3+\n\nnew\n');
  });

  it('leaves out what the front matter keeps from readers', () => {
    const files = exported({
      'page.md': `---\ntitle: Page\ndraft: false\n---\nAll. [Next](next.md)\n`,
      'next.md': `---\ndraft: true\n---\nSecret\n`,
      'other.mdx': `+++\ntitle = "Other"\ndraft = true\n+++\nSecret\n`,
      'old.html': `---\npublished: false\n---\n<main>Secret</main>\n`,
      'word.md': `Text.\n\n---\ndraft: true\n---\n`,
    });
    assert.deepEqual(Object.keys(files), ['llms-full.txt', 'llms.txt', 'page.md', 'word.md']);
    assert.doesNotMatch(Object.values(files).join(''), /Secret/);
    assert.match(files['page.md'] ?? '', /\[Next\]\(next\.md\)/);
  });

  it('says what keeps its files from being written', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    const page = path.join(site, 'page.md');
    writeFileSync(page, PAGE);
    const { status, stderr } = run(page, '--out', page, '--groups', GROUPS);
    assert.equal(status, 2);
    assert.match(stderr, /cannot be written, since a file stands .*: name another by --out\.\n$/);
  });

  it('writes nothing where a link in its folder leads', () => {
    for (const link of ['out/page.md', 'out/sub', 'out/llms.txt', 'out/sub/deep']) {
      const site = mkdtempSync(path.join(folder, 'site-'));
      const [from, out, other] = ['from', 'out', 'other'].map((name) => path.join(site, name));
      for (const one of [`${from}/sub/deep`, `${out}${link.endsWith('deep') ? '/sub' : ''}`, other])
        mkdirSync(one, { recursive: true });
      for (const name of ['page.md', 'sub/page.md', 'sub/deep/page.md'])
        writeFileSync(path.join(from, name), PAGE);
      symlinkSync(/md|txt/.test(link) ? `${other}/new` : other, path.join(site, link));
      const { status, stderr } = run(from, '--out', out, '--groups', GROUPS);
      assert.equal(status, 2);
      assert.match(stderr, /out\S+ is a link, which is not followed: remove it, or name another/);
      assert.deepEqual(readdirSync(other), [], link);
    }
  });

  it('keeps the texts of elements that stand too deep in each other for a converter', () => {
    const html = `<main><h1>A</h1>${'<div><span>x<br></span>'.repeat(3000)}</main>`;
    const { 'page.md': page = '' } = exported({ 'page.html': html });
    assert.match(page, /^# A\n/);
    assert.equal(page.match(/x/g)?.length, 3000);
  });

  it('takes a folder that a link leads to where it is named itself', () => {
    const site = mkdtempSync(path.join(folder, 'site-'));
    writeFileSync(path.join(site, 'page.md'), PAGE);
    mkdirSync(path.join(site, 'there'));
    symlinkSync('there', path.join(site, 'out'));
    run(path.join(site, 'page.md'), '--out', path.join(site, 'out'), '--groups', GROUPS);
    assert.ok(readdirSync(path.join(site, 'there')).includes('page.md'));
  });

  it('says which name of --variant no group has', () => {
    const { status, stderr } = run(
      'demo',
      '--out',
      folder,
      '--groups',
      GROUPS,
      '--variant',
      'bioc',
    );
    assert.equal(status, 2);
    assert.match(stderr, /"bioc" is in no group.*did you mean "byoc"/);
  });
});
