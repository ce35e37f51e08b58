// The Markdown element as it is served: under attack, under a site's policies, on slow networks and
// with pages that no person writes.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { CLOBBERING, hostilePages } from '../markdown/hostile.mjs';
import { openSite, rest, until } from '../site.mjs';

/** @type {import('../site.mjs').Site} */
let site;
/** @type {import('puppeteer-core').Page | undefined} */
let page;

before(async () => (site = await openSite()));
after(() => site.close());

const tag = () => `<script src="${site.scripts}/doc-variants.js"></script>`;

/**
 * Opens a page with the script in the place of the one before, and waits for nothing that it loads.
 *
 * @param {string} body
 * @param {Record<string, string>} [headers]
 * @param {string} [head]
 * @returns {Promise<string[]>} what the library says on the console
 */
async function open(body, headers, head = '') {
  await page?.close();
  site.serve('/page/', [`<!doctype html><title>Page</title>${head}${tag()}<body>${body}`], headers);
  page = await site.newPage();
  /** @type {string[]} */
  const said = [];
  page.on('console', (message) => {
    if (message.text().startsWith('[doc-variants]')) said.push(message.text());
  });
  page.on('pageerror', (error) => said.push(String(error)));
  await page.goto(`${site.origin}/page/`, { waitUntil: 'load' });
  return said;
}

describe('hostile Markdown', () => {
  const pages = hostilePages();

  /** Runs in the page: shows each text by a function, does what a reader may do, and counts. */
  const attack = async (/** @type {string[]} */ texts, /** @type {string} */ how) => {
    const scope = /** @type {any} */ (window);
    const holder = document.createElement('main');
    document.body.append(holder);
    const before = scope.CLOBBERING.map((/** @type {string} */ name) => [
      scope[name],
      scope.document[name],
    ]);
    const elements = texts.map((text) => {
      const element = document.createElement(how === 'element' ? 'doc-variant-markdown' : 'div');
      if (how === 'element') /** @type {any} */ (element).source = text;
      else element.innerHTML = text;
      return element;
    });
    holder.append(...elements);
    for (const element of elements) await /** @type {any} */ (element).updateComplete;
    const after = scope.CLOBBERING.filter(
      (/** @type {string} */ name, /** @type {number} */ at) =>
        before[at][0] !== scope[name] || before[at][1] !== scope.document[name],
    );
    // Links are followed in a frame, so that the page stays; only scripts run there.
    holder.addEventListener('click', (event) => {
      const link = /** @type {Element} */ (event.target).closest('a, area');
      const { protocol } = /** @type {HTMLAnchorElement} */ (link ?? location);
      if (protocol !== 'javascript:' && !(/** @type {Element} */ (event.target).closest('form'))) {
        event.preventDefault();
      }
    });
    holder.addEventListener('submit', (event) => {
      const { action } = /** @type {HTMLFormElement} */ (event.target);
      const by = /** @type {SubmitEvent} */ (event).submitter?.getAttribute('formaction') ?? '';
      const { protocol } = new URL(by || String(action), location.href);
      if (protocol !== 'javascript:') event.preventDefault();
    });
    const pause = () =>
      new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(port1.close());
        port2.postMessage(0);
      });
    for (const one of holder.querySelectorAll(
      'a, area, button, input, p, b, [tabindex], [onclick]',
    )) {
      one.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
      /** @type {HTMLElement} */ (one).focus?.();
      one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      // What an address runs, it runs in a task of its own.
      if (one.matches('[href], form *')) await pause();
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    const attributes = [...holder.querySelectorAll('*')].flatMap((one) => one.getAttributeNames());
    return {
      hits: [...scope.hits],
      violations: [...scope.violations],
      handlers: attributes.filter((name) => /^(?:on|style$|srcdoc|formaction|action)/.test(name)),
      clobbered: after,
    };
  };

  const WATCH = `<script>
    window.CLOBBERING = ${JSON.stringify(CLOBBERING)};
    window.hits = new Set();
    window.violations = new Set();
    // Chromium also tells of handlers in documents that are only parsed, and never run any.
    window.hit = (at) => hits.add(at);
    addEventListener('securitypolicyviolation', ({ violatedDirective, sample, blockedURI }) =>
      violatedDirective === 'script-src-attr' || violations.add([violatedDirective, sample, blockedURI].join(' ')));
  </script>`;

  it('runs no script, asks for none, and hides no name of the page', async () => {
    // The policy stops nothing, and tells of each script that is tried.
    await open(WATCH.replace('<script', '<script nonce="a"'), {
      'content-security-policy-report-only': `script-src ${site.scripts} 'nonce-a'; script-src-elem ${site.scripts} 'nonce-a'; frame-src 'none'; object-src 'none'`,
    });
    const { hits, violations, handlers, clobbered } = await page.evaluate(attack, pages, 'element');
    assert.deepEqual(
      hits.map((at) => pages[at]),
      [],
    );
    assert.deepEqual(violations, []);
    assert.deepEqual(handlers, []);
    assert.deepEqual(clobbered, []);
  });

  it('runs hundreds of scripts where nothing sanitizes it', async () => {
    const { Marked } = await import('marked');
    const marked = new Marked();
    const html = pages.map((text) => String(marked.parse(text)));
    await open(WATCH);
    const { hits } = await page.evaluate(attack, html, 'control');
    assert.ok(hits.length >= 280, `${hits.length} of ${pages.length}`);
    console.log(`The control ran ${hits.length} of ${pages.length} vectors.`);
  });
});

describe('a strict site', () => {
  const source = JSON.stringify(
    '# Title {#x}\n\n<b id="cookie" onclick="hit()">b</b> <x-y>kept</x-y> <script>hit()</script>[link](javascript:hit())\n\n- [x] done',
  ).replaceAll('</', '<\\/');
  const body = () => `<doc-variant-markdown><p>fallback</p></doc-variant-markdown>`;
  const watch = `window.violations = [];
    addEventListener('securitypolicyviolation', (event) => violations.push(event.violatedDirective));
    const render = async () => {
      const element = document.querySelector('doc-variant-markdown');
      element.source = ${source};
      await element.updateComplete;
      return { html: element.innerHTML, text: element.textContent, violations };
    };`;

  /**
   * Opens the page under a policy, and renders.
   *
   * @param {string} policy
   * @param {string} [before] a script that runs before all others
   */
  async function render(policy, before = '') {
    const head = `<script nonce="a">${before};${watch}</script>`;
    const said = await open(
      body(),
      {
        'content-security-policy': `default-src 'none'; connect-src 'self'; script-src 'nonce-a' ${site.scripts}; ${policy}`,
      },
      head,
    );
    const result = /** @type {{ html: string, text: string, violations: string[] }} */ (
      await page?.evaluate('render()')
    );
    return { ...result, said };
  }

  /** Leaves out what is said of an element that the page loses. @type {(said: string[]) => string[]} */
  const ofPolicy = (said) => said.filter((text) => !text.includes('<x-y> is not an element'));
  const ENFORCED = "require-trusted-types-for 'script'; trusted-types";
  const noSetHTML = 'delete Element.prototype.setHTML';
  /** @type {string} */
  let usual;

  before(async () => (usual = (await render('')).html));

  it('gets the same page by the policy doc-variants, without a word', async () => {
    const { html, violations, said } = await render(`${ENFORCED} doc-variants`, noSetHTML);
    assert.equal(html, usual);
    assert.match(html, /<h1.*Title.*kept.*<input/s);
    assert.deepEqual(
      violations.filter((name) => name !== 'script-src-attr'),
      [],
    );
    assert.deepEqual(ofPolicy(said), []);
  });

  it('gets the same page by the policy dompurify', async () => {
    assert.equal((await render(`${ENFORCED} dompurify`, noSetHTML)).html, usual);
  });

  it("gets the same page by the browser's own sanitizer when it allows no policy", async () => {
    const { html, said } = await render(`${ENFORCED} 'none'`);
    assert.equal(html, usual);
    assert.deepEqual(ofPolicy(said), []);
  });

  it('gets the same page when another script has taken the policies', async () => {
    const take = `for (const name of ['doc-variants', 'dompurify']) trustedTypes.createPolicy(name, {})`;
    assert.equal((await render(`${ENFORCED} doc-variants dompurify`, take)).html, usual);
  });

  it('gets the same page when it allows no policy, and asks for none', async () => {
    assert.equal((await render("trusted-types 'none'", noSetHTML)).html, usual);
  });

  it('gets readable text, and its owner what to do, when nothing can make the page safe', async () => {
    const { html, text, said } = await render(`${ENFORCED} 'none'`, noSetHTML);
    assert.match(html, /^<pre style="white-space: pre-wrap;/);
    assert.match(text, /# Title .*<b id="cookie".*- \[x\] done/s);
    const [refusal, ...more] = ofPolicy(said);
    assert.match(refusal ?? '', /doc-variants.*Content-Security-Policy/);
    assert.deepEqual(more, []);
  });

  it('keeps its own marked, Prism and DOMPurify', async () => {
    const names = ['marked', 'Prism', 'DOMPurify'];
    const set = names.map((name) => `window.${name} = { host: '${name}' }`).join(';');
    await open(
      `${body()}<pre class="language-js"><code>let a</code></pre><script>${watch}</script>`,
      {},
      `<script>${set};const trap = new Set(Object.keys(window));</script>`,
    );
    const evaluate = (/** @type {string} */ script) => page?.evaluate(script);
    await evaluate('render()');
    assert.deepEqual(
      await evaluate(`[marked, Prism, DOMPurify].map((one) => JSON.stringify(one))`),
      names.map((host) => JSON.stringify({ host })),
    );
    assert.equal(await evaluate(`document.querySelector('pre').innerHTML`), '<code>let a</code>');
    const own = await evaluate(`Object.keys(window).filter((name) => !trap.has(name))`);
    assert.deepEqual(own, ['violations']);
  });
});

describe('a slow or broken server', () => {
  const element = `document.querySelector('doc-variant-markdown')`;
  /** @param {string} script */
  const evaluate = (script) => page?.evaluate(script);
  const state = `(() => { const it = ${element}; return [it.getAttribute('aria-busy'), !!it.querySelector('progress'), it.querySelector('p')?.textContent, it.querySelector('button')?.textContent] })()`;

  /** Opens a page with the element. @param {string} src */
  const visit = (src) =>
    open(`<doc-variant-markdown src="${src}"><p>fallback</p></doc-variant-markdown>`);

  it('keeps the fallback, then shows and says that the page is on its way', async () => {
    /** @type {() => void} */
    let answer = () => undefined;
    site.handle('/slow.md', (_, response) => {
      answer = () => void response.end('# Here\n\nPage');
    });
    await visit('/slow.md');
    assert.deepEqual(await evaluate(state), ['true', false, 'fallback', null]);
    await page?.waitForSelector('progress');
    assert.deepEqual(await evaluate(state), ['true', true, 'fallback', null]);
    const label = `${element}.querySelector('progress').getAttribute('aria-label')`;
    assert.equal(await evaluate(label), 'Loading…');
    const says = (/** @type {string} */ text) =>
      page?.waitForFunction(`document.querySelector('[role=status]').textContent === '${text}'`);
    await says('Loading…');
    answer();
    await evaluate(`${element}.updateComplete`);
    assert.deepEqual(await evaluate(state), [null, false, 'Page', null]);
    await says('Loaded');
  });

  it('ends the request for an earlier address, and shows the later one', async () => {
    const ended = new Promise((resolve) => {
      site.handle('/early.md', (request, response) => {
        response.write('early');
        request.on('close', () => resolve(response.writableEnded));
      });
    });
    site.handle('/late.md', (_, response) => void response.end('late'));
    await visit('/early.md');
    await evaluate(`${element}.src = '/late.md'; ${element}.updateComplete`);
    assert.equal(await ended, false);
    assert.deepEqual(await evaluate(state), [null, false, 'late', null]);
  });

  it('offers to try again, and then shows the page', async () => {
    let isBroken = true;
    site.handle('/broken.md', (_, response) => {
      response.writeHead(isBroken ? 503 : 200).end('Mended');
    });
    await visit('/broken.md');
    await page?.waitForSelector('[role=alert] button');
    assert.deepEqual(await evaluate(state), [null, false, 'fallback', 'Try again']);
    isBroken = false;
    await page?.click('button');
    await evaluate(`${element}.updateComplete`);
    assert.deepEqual(await evaluate(state), [null, false, 'Mended', null]);
    assert.equal(await evaluate(`document.activeElement === ${element}`), true);
  });

  it('is asked no more often than its caching asks for', async () => {
    let requests = 0;
    site.handle('/kept.md', (request, response) => {
      requests++;
      assert.equal(request.headers['cache-control'], undefined);
      assert.equal(request.headers.pragma, undefined);
      response.writeHead(200, { 'cache-control': 'max-age=60' }).end('Kept');
    });
    await visit('/kept.md');
    await evaluate(`${element}.updateComplete`);
    await evaluate(
      `document.body.append(${element}.cloneNode()); document.querySelectorAll('doc-variant-markdown')[1].updateComplete`,
    );
    assert.equal(await evaluate(`document.body.innerText.match(/Kept/g).length`), 2);
    assert.equal(requests, 1);
  });
});

describe('pages that no person writes', () => {
  const prose = 'Lorem *ipsum* dolor `sit` amet, [link](x.html) and so on.\n\n';
  const backticks = Array.from({ length: 1400 }, (_, at) => '`'.repeat(at) + 'a').join('');
  const block = '{{< if-variant "byoc" >}}\n\nSome text for *some*.\n\n{{< /if-variant >}}\n\n';

  /** Renders a text, and returns what became of it. @param {string} text */
  const render = (text) =>
    page?.evaluate(async (source) => {
      const element = /** @type {any} */ (document.querySelector('doc-variant-markdown'));
      let progress = false;
      const observer = new MutationObserver(() => {
        progress ||= !!element.querySelector('progress');
      });
      observer.observe(element, { childList: true });
      const loaded = new Promise((resolve) => {
        element.addEventListener('markdown-load', resolve, { once: true });
      });
      element.source = source;
      const { problems } = /** @type {any} */ (await loaded);
      observer.disconnect();
      const count = (/** @type {string} */ selector) => element.querySelectorAll(selector).length;
      const kinds = {
        p: count('p'),
        em: count('em'),
        pre: count('pre'),
        blocks: count('if-variant'),
      };
      const codes = problems.map((/** @type {{ code: string }} */ { code }) => code);
      return { ...kinds, progress, codes, length: element.textContent.replaceAll('\n', '').length };
    }, text);

  before(() =>
    open(
      '<doc-variant-provider variant="byoc"><doc-variant-markdown></doc-variant-markdown></doc-variant-provider>',
    ),
  );

  it('are shown whole at 1 MB, with their progress', async () => {
    const times = 17_000;
    const { p, em, progress, codes } = (await render(prose.repeat(times))) ?? {};
    assert.deepEqual(
      { p, em, codes, progress },
      { p: times, em: times, codes: [], progress: true },
    );
  });

  it('are shown whole in one block of 300 KB', async () => {
    const times = 5000;
    const text = `{{< if-variant "byoc" >}}\n\n${prose.repeat(times)}{{< /if-variant >}}`;
    const { p, blocks, codes } = (await render(text)) ?? {};
    assert.deepEqual({ p, blocks, codes }, { p: times, blocks: 1, codes: [] });
  });

  it('are shown whole with 2,034 blocks', async () => {
    const { p, em, blocks, codes } = (await render(block.repeat(2034))) ?? {};
    assert.deepEqual({ p, em, blocks, codes }, { p: 2034, em: 2034, blocks: 2034, codes: [] });
  });

  for (const [what, text] of /** @type {const} */ ([
    ['quotes in 2,000 quotes', `${'> '.repeat(2000)}x`],
    [
      'lists in 1,000 lists',
      Array.from({ length: 1000 }, (_, at) => `${'  '.repeat(at)}- x`).join('\n'),
    ],
    ['emphasis in 150 emphases', '**a '.repeat(150) + 'b** '.repeat(150)],
    ['tables of 40,000 cells', `| a | b |\n| - | - |\n${'| x | y |\n'.repeat(20_000)}`],
    ['3 MB of text', prose.repeat(51_000)],
    ['20,000 open elements', `${'<div>'.repeat(20_000)}x`],
  ])) {
    it(`are shown as text when they have ${what}`, async () => {
      const { p, em, codes, length } = (await render(text)) ?? {};
      assert.deepEqual(codes, ['unparsable']);
      assert.equal(p + em, 0);
      assert.equal(length, text.replaceAll('\n', '').length);
    });
  }

  it('are shown as text where delimiters stand too close, and read elsewhere', async () => {
    for (const dense of [backticks, '__a_ '.repeat(13_000)]) {
      const { p, em, pre, codes } = (await render(`${dense}\n\n${prose}`)) ?? {};
      assert.deepEqual({ p, em, pre, codes }, { p: 2, em: 1, pre: 0, codes: ['too-dense'] });
    }
  });

  it('are shown without colours where code is too long', async () => {
    const { pre, codes } =
      (await render(`~~~java\n${'if (a < b) return;\n'.repeat(10_000)}~~~`)) ?? {};
    assert.deepEqual({ pre, codes }, { pre: 1, codes: [] });
    assert.equal(await page?.evaluate(`document.querySelectorAll('.token').length`), 0);
  });
});

describe('code in Markdown', () => {
  const FENCE = '```';
  /** Holds a line of code for each language, for GitHub's and Hugo's names of it. */
  const SAMPLES = {
    'awk gawk': '{ print $1 }',
    'bash sh shell zsh': 'if true; then echo "$HOME"; fi',
    'bat batch cmd': 'echo %PATH%',
    bicep: "param a string = 'b'",
    'c h': 'int main() { return 0; }',
    'clojure clj': '(defn a [] 1)',
    cmake: 'set(A 1)',
    'cpp c++ cc hpp': 'class A {};',
    'csharp c# cs': 'var a = "b";',
    css: 'a { color: red }',
    dart: 'var a = 1;',
    'diff patch': '+ a\n- b',
    'docker dockerfile': 'FROM node',
    'elixir ex': 'def a, do: 1',
    'erlang erl': 'a() -> ok.',
    'fsharp fs': 'let a = 1',
    git: '$ git add a',
    'go golang': 'func main() {}',
    'graphql gql': 'query { a }',
    'groovy gradle': 'def a = 1',
    'haskell hs': 'a = 1 -- b',
    'hcl terraform tf': 'variable "a" {}',
    'html vue svelte': '<p class="a">b</p>',
    http: 'GET / HTTP/1.1',
    'ini cfg': '[a]\nb=c',
    java: 'class A {}',
    'javascript js mjs': 'const a = 1;',
    'json jsonc': '{"a": 1}',
    json5: '{a: 1}',
    jsx: 'const a = <b c="d" />;',
    'julia jl': 'a = 1 # b',
    'kotlin kt': 'val a = 1',
    'latex tex': '\\a{b}',
    less: '@a: 1px;',
    lua: 'local a = 1',
    'makefile make': 'a: b',
    'markdown md': '# a',
    matlab: 'a = 1; % b',
    nginx: 'listen 80;',
    nix: 'let a = 1; in a',
    'objectivec objc': '@implementation A',
    'ocaml ml': 'let a = 1',
    'perl pl': 'my $a = 1;',
    php: '<?php echo 1;',
    'powershell ps1': 'Get-Item $a',
    properties: 'a=b',
    'protobuf proto': 'message A {}',
    'python py': 'def a(): pass',
    r: 'a <- 1 # b',
    'ruby rb': 'def a; end',
    'rust rs': 'fn a() {}',
    scala: 'val a = 1',
    scss: '$a: 1px;',
    'console shell-session': '$ echo 1',
    'solidity sol': 'contract A {}',
    'sql postgres': 'SELECT 1;',
    swift: 'let a = 1',
    toml: 'a = 1',
    tsx: 'const a: B = <c />;',
    'typescript ts': 'const a: string = "b";',
    vim: 'set a',
    'vbnet vb': 'Dim a As String',
    'xml svg': '<a b="c" />',
    'yaml yml': 'a: 1',
    zig: 'const a = 1;',
  };
  const fences = Object.entries(SAMPLES).flatMap(([names, code]) =>
    names.split(' ').map((name) => ({ name, code })),
  );

  /**
   * Shows code, all of it near, and waits until it is coloured.
   *
   * @param {{ name: string, code: string }[]} codes
   * @param {boolean} [isKnown] whether its languages are known
   */
  async function show(codes, isKnown = true) {
    site.requested.length = 0;
    const text = codes.map(({ name, code }) => `${FENCE}${name}\n${code}\n${FENCE}`).join('\n\n');
    const near =
      '<style>doc-variant-markdown > * { position: absolute; inset-block-start: 0 }</style>';
    const said = await open('<doc-variant-markdown></doc-variant-markdown>', {}, near);
    await page?.evaluate((source) => {
      const element = /** @type {any} */ (document.querySelector('doc-variant-markdown'));
      element.source = source;
      return element.updateComplete;
    }, text);
    const uncoloured = `document.querySelector('pre > code:not(:has(.token))')`;
    if (isKnown)
      await page?.waitForFunction(`!${uncoloured}`, { timeout: 30_000 }).catch(() => undefined);
    else if (page) await rest(page);
    const plain = await page?.evaluate(() => {
      const element = /** @type {any} */ (document.querySelector('doc-variant-markdown'));
      return [...element.querySelectorAll('pre > code')]
        .filter((/** @type {Element} */ code) => !code.querySelector('.token'))
        .map((/** @type {Element} */ code) => `${code.className}: ${code.textContent}`);
    });
    const files = site.requested.filter((file) => /prism-/.test(file));
    const loaded = files.map((file) => file.replace(/^.*prism-(.*)-.{8}\.js$/, '$1'));
    return { plain, said, loaded: [...new Set(loaded)].sort() };
  }

  it(`is coloured in ${Object.keys(SAMPLES).length} languages, by each of their names`, async () => {
    const { plain, said, loaded } = await show(fences);
    assert.deepEqual(plain, []);
    assert.deepEqual(said, []);
    assert.ok(loaded.length > 60, `${loaded.length} files`);
  });

  for (const [name, wanted] of /** @type {const} */ ([
    ['yaml', ['core', 'yaml']],
    ['tsx', ['clike', 'core', 'javascript', 'jsx', 'markup', 'tsx', 'typescript']],
    ['cpp', ['c', 'clike', 'core', 'cpp']],
  ])) {
    it(`in ${name} loads the files of ${name}, and no other language`, async () => {
      const { plain, loaded } = await show(fences.filter((fence) => fence.name === name));
      assert.deepEqual(plain, []);
      assert.deepEqual(loaded, wanted);
    });
  }

  /**
   * Opens a page with code for two variants, and returns what works its first button.
   *
   * @param {Record<string, string>} [headers]
   */
  async function openCopy(headers) {
    const lines = ['a', 'b'].map(
      (name) => `{{< if-variant "${name}" >}}\ntwo = "${name}"\n{{< /if-variant >}}`,
    );
    await open(
      `<doc-variant-provider sync-key="none" groups="g: a b" variant="a"><doc-variant-markdown></doc-variant-markdown></doc-variant-provider>`,
      headers,
    );
    await page?.evaluate(
      async (source) => {
        const element = /** @type {any} */ (document.querySelector('doc-variant-markdown'));
        element.source = source;
        await element.updateComplete;
      },
      `${FENCE}python\none = 1\n${lines.join('\n')}\n${FENCE}\n\nSet \`two {{< if-variant "a" >}}= "a"{{< /if-variant >}}\`.`,
    );
    const button = await page?.waitForSelector('pierce/button', { visible: true });
    // What it says changes once it has copied, and changes back a while later.
    const click = async () => {
      const before = await button?.evaluate((it) => it.textContent);
      await button?.click();
      const says = await page?.waitForFunction(
        (it, text) => it.textContent !== text && it.textContent,
        {},
        button ?? null,
        before,
      );
      return says?.jsonValue();
    };
    return click;
  }

  it('is copied as the reader sees it, to the real clipboard', async () => {
    const click = await openCopy();
    const context = page?.browserContext();
    await context?.overridePermissions(site.origin, [
      'clipboard-read',
      'clipboard-sanitized-write',
    ]);
    await page?.bringToFront();
    assert.equal(await click(), 'Copied');
    const read = 'navigator.clipboard.readText()';
    assert.equal(await page?.evaluate(read), 'one = 1\ntwo = "a"');
    await page?.evaluate(`document.querySelector('doc-variant-provider').select('b')`);
    await click();
    assert.equal(await page?.evaluate(read), 'one = 1\ntwo = "b"');
    await context?.clearPermissionOverrides();
  });

  it('is selected where the site may not copy', async () => {
    const click = await openCopy({ 'permissions-policy': 'clipboard-write=()' });
    assert.match(String(await click()), /^Selected/);
    assert.equal(await page?.evaluate('getSelection().toString().trim()'), 'one = 1\ntwo = "a"');
  });

  for (const [name, script, highlight] of [
    ['Prism', 'prismjs/prism.js', 'Prism.highlightAll()'],
    ['highlight.js', '@highlightjs/cdn-assets/highlight.min.js', 'hljs.highlightAll()'],
  ]) {
    it(`stays the reader’s own where the site runs ${name} over the page`, async () => {
      await openCopy();
      const code = `[...document.querySelectorAll('pre code')].map((it) => it.innerText.trim())`;
      const shown = await page?.evaluate(code);
      await page?.addScriptTag({ content: readFileSync(`node_modules/${script}`, 'utf8') });
      // Prism reads the language from any element around.
      await page?.evaluate(`document.body.className = 'lang-en'; ${highlight}; ${highlight}`);
      assert.deepEqual(await page?.evaluate(code), shown);
      await page?.evaluate(highlight);
      await page?.evaluate(`document.querySelector('doc-variant-provider').select('b')`);
      assert.deepEqual(await page?.evaluate(code), ['one = 1\ntwo = "b"']);
      const inLine = `document.querySelector('p > code').innerText.trim()`;
      assert.equal(await page?.evaluate(inLine), 'two');
      // What has nothing of ours in it is the site's to colour.
      const plain = `(() => {
        document.body.insertAdjacentHTML('beforeend', '<pre><code class="language-js">let a;</code></pre>');
        ${highlight};
        return document.querySelector('pre:last-child code').childElementCount;
      })()`;
      assert.ok(Number(await page?.evaluate(plain)) > 0);
    });
  }

  const PASSAGE = '<span data-variants="a">let a;</span>';
  for (const [what, code, settings = '', late = ''] of [
    ['the page’s own code', `<pre><code class="language-js">${PASSAGE}\nlet c;</code></pre>`],
    ['code in a line', `<p><code class="language-js">${PASSAGE} c</code></p>`],
    [
      'a key',
      `<pre><code class="language-js">c <doc-variant-text key="k">k</doc-variant-text></code></pre>`,
    ],
    [
      'code whose shortcodes have become passages',
      `<pre><code class="none">c\n{{&lt; if-variant "a" &gt;}}\na\n{{&lt; /if-variant &gt;}}</code></pre>`,
      'shortcodes',
      `Prism.highlightElement(document.querySelector('code'))`,
    ],
  ]) {
    it(`is warned of where Prism writes ${what} anew`, async () => {
      const prism = readFileSync('node_modules/prismjs/prism.js', 'utf8');
      const { page: opened, said } = await site.open('/static-code', [
        `<!doctype html><title>Code</title><script src="${site.scripts}/doc-variants.js"></script>
        <doc-variant-provider ${settings} groups="g: a b" variant="b">${code}</doc-variant-provider><script>${prism}</script>`,
      ]);
      if (late) {
        await opened.waitForSelector('code if-variant, code [data-variants]');
        await opened.evaluate(late);
      }
      const warnings = () => said.filter((text) => text.includes('lost its passages'));
      await until(() => warnings().length);
      assert.equal(warnings().length, 1);
      assert.match(String(warnings()[0]), /<(?:pre|code)>.*keep-markup.*nohighlight/s);
    });
  }

  it('has the reader’s own colours where these are forced', async () => {
    await show(fences.slice(0, 5));
    const session = await page?.createCDPSession();
    const colours = `[matchMedia('(forced-colors: active)').matches, ...new Set(
      [...document.querySelectorAll('pre code, pre .token')].map((it) => getComputedStyle(it).color))]`;
    const before = /** @type {unknown[]} */ (await page?.evaluate(colours));
    assert.equal(before[0], false);
    assert.ok(before.length > 3);
    const features = [{ name: 'forced-colors', value: 'active' }];
    await session?.send('Emulation.setEmulatedMedia', { features });
    const forced = /** @type {unknown[]} */ (await page?.evaluate(colours));
    assert.equal(forced[0], true);
    assert.equal(forced.length, 2);
  });

  it('is there at once where its colours are late, missing or refused', async () => {
    const colours = /colour-near|prism-/;
    const body = `<doc-variant-markdown source="${FENCE}js&#10;let a;&#10;${FENCE}"></doc-variant-markdown>`;
    const text = `document.querySelector('pre > code')?.textContent`;
    for (const status of [404, 403]) {
      site.gate = async (file) => (colours.test(file) ? status : undefined);
      const said = await open(body);
      await page?.waitForFunction(text);
      if (page) await rest(page);
      assert.equal(await page?.evaluate(text), 'let a;\n');
      assert.equal(await page?.evaluate(`document.querySelector('.token')`), null);
      assert.deepEqual(said, []);
    }
    /** @type {(value: undefined) => void} */
    let pass = () => undefined;
    /** @type {Promise<undefined>} */
    const passed = new Promise((resolve) => (pass = resolve));
    site.gate = async (file) => (colours.test(file) ? passed : undefined);
    const said = await open(body);
    await page?.waitForFunction(text);
    assert.equal(await page?.evaluate(text), 'let a;\n');
    pass(undefined);
    await page?.waitForSelector('pre .token.keyword');
    assert.deepEqual(said, []);
    site.gate = undefined;
  });

  it('stays plain in a language that nobody knows, and loads nothing for it', async () => {
    const { plain, said, loaded } = await show(
      [
        { name: 'klingon', code: 'a < b' },
        { name: '__proto__', code: 'c' },
        { name: 'constructor', code: 'd' },
        { name: '', code: 'e' },
      ],
      false,
    );
    assert.equal(plain?.length, 4);
    assert.match(String(plain[0]), /a < b/);
    assert.deepEqual(said, []);
    assert.deepEqual(
      loaded.filter((name) => name !== 'core'),
      [],
    );
  });
});
