// The Markdown part where there is no DOM: it makes what the element makes in a browser.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildScripts } from './build.mjs';
import { hostilePages } from './markdown/hostile.mjs';
import { openSite } from './site.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @type {import('./site.mjs').Site} */
let site;
/** @type {import('puppeteer-core').Page} */
let page;
/** @type {(text: string, options?: object) => Promise<{ html: string, frontMatter: any, problems: { code: string, message: string }[] }>} */
let renderMarkdown;

before(async () => {
  const module = path.join(await buildScripts(), 'markdown.node.js');
  ({ renderMarkdown } = await import(pathToFileURL(module).href));
  site = await openSite();
  const tag = `<script src="${site.scripts}/doc-variants.js"></script>`;
  ({ page } = await site.open('/page/', [`<!doctype html><title>Page</title>${tag}<body>`]));
});
after(() => site.close());

/**
 * Compares what Node makes of texts with what the element makes of them, both as a browser writes it. The colours of
 * code are left out, which the element has where its reader is.
 *
 * @param {{ name: string, text: string }[]} sources
 * @returns {Promise<{ name: string, node: string, element: string }[]>} the differences
 */
async function differences(sources) {
  const rendered = [];
  for (const { name, text } of sources) {
    rendered.push({ name, text, html: (await renderMarkdown(text)).html });
  }
  return page.evaluate(async (all) => {
    const elements = all.map(({ text }) => {
      const element = /** @type {any} */ (document.createElement('doc-variant-markdown'));
      element.source = text;
      return element;
    });
    // Each is the only one where it stands, so that its footnotes have no number of their own.
    const hosts = elements.map((element) => {
      const host = document.createElement('div');
      host.attachShadow({ mode: 'open' }).append(element);
      return host;
    });
    document.body.replaceChildren(...hosts);
    for (const element of elements) await element.updateComplete;
    /** @param {Element | DocumentFragment} root */
    const withoutColours = (root) => {
      for (const token of root.querySelectorAll('pre .token'))
        token.replaceWith(...token.childNodes);
      root.normalize();
    };
    const found = [];
    for (const [at, { name, html }] of all.entries()) {
      const template = document.createElement('template');
      template.innerHTML = html;
      withoutColours(template.content);
      withoutColours(elements[at]);
      const node = template.innerHTML;
      // The tools of code need a script, and are no part of the page.
      // What the element has for its reader, besides the page.
      const own = '.doc-variant-code-bar,doc-variant-availability,.doc-variant-draft';
      for (const part of elements[at].querySelectorAll(own)) part.remove();
      const element = elements[at].innerHTML;
      if (node !== element) found.push({ name, node, element });
    }
    return found;
  }, rendered);
}

/** Lists the project's pages in Markdown. */
const pages = ['test', 'demo', 'integrations', 'docs', '.'].flatMap((place) =>
  readdirSync(path.join(root, place), { recursive: place !== '.' })
    .map(String)
    .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
    .map((file) => path.join(place, file)),
);

describe('renderMarkdown in Node', () => {
  it('makes what the element makes of all pages of the project', async () => {
    assert.ok(pages.length >= 15);
    const sources = pages.map((file) => ({
      name: file,
      text: readFileSync(path.join(root, file), 'utf8'),
    }));
    assert.deepEqual(await differences(sources), []);
  });

  it('makes what the element makes of a long page, which the element makes in parts', async () => {
    const some = readFileSync(path.join(root, 'test/pages/hugo/05-two-axes.md'), 'utf8');
    const text = some.replace(/^---[^]*?---/, '').repeat(20);
    const item = (/** @type {number} */ at) =>
      `- <a id="A${at}">a</a> [x](#A${at + 1})\n  {{< if-variant "b" >}}\n\n  more *text*\n\n  > quoted\n\n  {{< /if-variant >}}\n`;
    const items = Array.from({ length: 500 }, (_, at) => item(at)).join('');
    const sources = [
      text,
      items,
      `<div class="x">\n\n${text}\n\n</div>`,
      `${text}\n\n<b>\n\n${text}`,
    ];
    assert.deepEqual(
      await differences(sources.map((all, at) => ({ name: `${at}`, text: all }))),
      [],
    );
    const { html } = await renderMarkdown(items);
    assert.ok(html.length > 60_000);
    assert.ok(html.includes('href="#user-content-A499"'));
  });

  it('colours code as the element does', async () => {
    const fence = '```';
    const text = [
      `${fence}python\nx = {{< if-variant "a" >}}"it's"{{< /if-variant >}}{{< if-variant "b" >}}'its'{{< /if-variant >}}  # c\n@{{< key cli >}}.task\n${fence}`,
      `${fence}js {hl_lines=[1]}\nlet a = "text";\nlet b;\n${fence}`,
      `{{< highlight go >}}\nfunc main() {}\n{{< /highlight >}}`,
      `${fence}html\n<a href="x" onclick="run()">&amp;</a>\n<script>let a;</script>\n${fence}`,
    ].join('\n\n');
    const { html } = await renderMarkdown(text);
    assert.ok((html.match(/<span class="token /g)?.length ?? 0) > 20);
    await page.evaluate(async (source) => {
      const element = /** @type {any} */ (document.createElement('doc-variant-markdown'));
      element.source = source;
      document.body.replaceChildren(element);
      await element.updateComplete;
      for (const bar of element.querySelectorAll('.doc-variant-code-bar')) bar.remove();
    }, text);
    await page.waitForFunction(
      `document.querySelectorAll('pre > code').length === document.querySelectorAll('pre > code:has(.token)').length`,
    );
    const [node, element] = await page.evaluate((text) => {
      const template = document.createElement('template');
      template.innerHTML = text;
      return [template.innerHTML, document.querySelector('doc-variant-markdown')?.innerHTML];
    }, html);
    assert.equal(element, node);
  });

  it('shows what groups that are wrong would hide, and tells of it once', async () => {
    /** @type {[groups: string, condition: string, message: RegExp][]} */
    const wrong = [
      ['l: java go; a: b java; b: a go', 'a', /^groups: "a: b java" is not a set.*: name only/],
      ['v: 1 < 2 < 1', '2+', /^groups: "1" stands twice in an order.*: name each variant once$/],
      ['v: 1 < 2 < 3', '3+ !2+', /^"3\+ !2\+" leaves no variant.*: write the older end first/],
      ['v: 1 < 2 < 3', '>=3 <2', /^">=3 <2" leaves no variant.*: write the older end first/],
    ];
    for (const [groups, condition, message] of wrong) {
      const text = `{{< if-variant "${condition}" >}}\nkept\n{{< /if-variant >}}`;
      const { html, problems } = await renderMarkdown(text, { groups });
      assert.ok(html.includes('kept'));
      assert.equal(problems.length, 1, groups);
      assert.match(problems[0]?.message ?? '', message);
    }
    const { problems } = await renderMarkdown('{{< if-variant "2+ !3+" >}}a{{< /if-variant >}}', {
      groups: 'v: 1 < 2 < 3; late: 2 3',
    });
    assert.deepEqual(problems, []);
  });

  it('makes what the element makes of pages that no person writes', async () => {
    const sources = [
      '> '.repeat(2000),
      '<div>'.repeat(3000),
      '__a_ '.repeat(3000),
      '<td>'.repeat(30_000),
    ];
    assert.deepEqual(
      await differences(sources.map((text) => ({ name: text.slice(0, 9), text }))),
      [],
    );
  });

  it('loses nothing behind an element that browsers do not show and that never ends, as the element does', async () => {
    const names = ['math', 'svg', 'mi', 'noscript', 'rp', 'selectedcontent', 'frameset', 'head'];
    const sources = [
      ...names.flatMap((name) => [
        `<${name}> start of text\n\nnext`,
        `in a <${name}> sentence **of** text\n\n- next`,
        `> in <${name} class="x"> a quote\n\nnext <b>bold</b>`,
      ]),
      '<p>text<table><tr><td>cell</table>next',
      '<math><mi>x</mi></math> text <mi>y</mi>\n\nnext',
      '\n\n  text <!doctype html><html><body class="x"> text\n\nnext',
    ];
    assert.deepEqual(await differences(sources.map((text) => ({ name: text, text }))), []);
    for (const source of sources) {
      const { html } = await renderMarkdown(source);
      for (const word of ['text', 'quote', 'next']) {
        assert.equal(html.includes(word), source.includes(word), `${source}: ${html}`);
      }
    }
  });

  it('tells what is wrong, and leaves nothing behind in its process', async () => {
    const globals = Object.keys(globalThis);
    const { html, problems } = await renderMarkdown(
      '---\ntitle: x\n---\n\n {{< /if-variant >}}\n\n```java\nint a;\n```',
    );
    assert.deepEqual(
      problems.map(({ code, ...place }) => [
        code,
        /** @type {any} */ (place).line,
        /** @type {any} */ (place).column,
      ]),
      [['stray', 5, 2]],
    );
    assert.match(html, /<span class="token keyword">int<\/span>/);
    assert.deepEqual(Object.keys(globalThis), globals);
  });

  it('takes groups as the text of the attribute, and as data', async () => {
    const text =
      '{{< if-variant "byoc" >}}\n## Set up\n{{< /if-variant >}}\n\n{{< if-variant "serverless" >}}\n## Set up\n{{< /if-variant >}}';
    for (const groups of [
      'deployment: serverless byoc',
      [{ name: 'deployment', variants: ['serverless', 'byoc'] }],
    ]) {
      const { html, problems } = await renderMarkdown(text, { groups });
      assert.equal(html.match(/<h2 id="set-up">/g)?.length, 2);
      assert.deepEqual(problems, []);
    }
  });

  it('makes what the element makes of hostile pages', async () => {
    const sources = hostilePages().map((text) => ({ name: text, text }));
    assert.deepEqual(await differences(sources), []);
  });

  const manifest = {
    groups: {
      deployment: [
        'serverless',
        { name: 'byoc', label: { en: 'Your own cloud', de: 'Eigene Cloud' } },
      ],
      language: ['java', 'go'],
    },
    keys: { cli: 'harbor' },
  };
  const labelled = `---
variants: "-java"
---
Run {{< key cli >}}: {{< if-variant "byoc" >}}90{{< /if-variant >}} days.

{{< if-variant "serverless" >}}
One.

Two.
{{< /if-variant >}}

| A |
| - |
{{< if-variant "!go" >}}
| B |
| C |
{{< /if-variant >}}
`;

  it('labels each passage, by what the manifest calls its variants', async () => {
    const { html, problems } = await renderMarkdown(labelled, { labels: true, manifest });
    assert.deepEqual(problems, []);
    const text = html
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    assert.match(
      text,
      /^not java: Run harbor : \[Your own cloud: 90 \] days\. \[serverless: One\. Two\. \] A not go: B not go: C$/,
    );
    const german = await renderMarkdown(labelled, { labels: true, manifest, language: 'de' });
    assert.match(german.html, /\[Eigene Cloud: .*90/);
    const own = [...html.matchAll(/<(?:p|span) data-variant-label[^>]*>/g)];
    assert.equal(own.length, 7);
  });

  it('writes no labels unless it is asked to, and the same HTML else', async () => {
    const { html } = await renderMarkdown(labelled, { manifest });
    assert.doesNotMatch(html, /data-variant-label/);
    const { html: marked } = await renderMarkdown(labelled, { labels: true, manifest });
    const bare = marked.replace(/<(p|span) data-variant-label="">.*?<\/\1>/g, '');
    assert.equal(bare.replace(/<(p|span) data-variant-label>.*?<\/\1>/g, ''), html);
  });

  it('tells what is wrong with a manifest, and uses the rest of it', async () => {
    const wrong = { groups: { deployment: ['byoc', 'serverless', { nmae: 'x' }] } };
    const { html, problems } = await renderMarkdown(labelled, { labels: true, manifest: wrong });
    assert.match(html, /\[byoc: /);
    assert.match(
      problems.map(({ message }) => message).join('\n'),
      /manifest groups\.deployment\[2\].*"nmae"/,
    );
  });
});
