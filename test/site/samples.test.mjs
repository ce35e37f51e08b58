// Every sample of code in README, in the documents and on the site is run or compiled, and a stranger who
// copies the first one gets what it promises.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
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
import { after, before, describe, test } from 'node:test';
import { transform } from 'esbuild';
import { load as readYaml } from 'js-yaml';
import { transform as readCss } from 'lightningcss';
import { parse as readToml } from 'smol-toml';
import { build as buildWithVite } from 'vite';
import { parse as parseHtml, parseFragment } from 'parse5';
import { snippetsFor } from '../../demo/scripts/snippet.js';
import { buildScripts, pack, root, run, unpack } from '../build.mjs';
import { openSite } from '../site.mjs';
import { serveBuiltSite } from './built-site.mjs';

/** @type {import('../site.mjs').Site} */
let site;
/** @type {Awaited<ReturnType<typeof serveBuiltSite>>} */
let built;
let folder = '';
/** What a page says of the script that another origin serves. */
let integrity = '';

before(async () => {
  site = await openSite();
  built = await serveBuiltSite();
  const script = readFileSync(`${await buildScripts()}/cdn/doc-variants.js`);
  integrity = `sha384-${createHash('sha384').update(script).digest('base64')}`;
  folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-samples-'));
});
after(async () => {
  await site.close();
  built.close();
  rmSync(folder, { recursive: true });
});

/**
 * @typedef {object} Sample
 * @property {string} file
 * @property {number} line
 * @property {string} language
 * @property {string} code
 */

/**
 * Lists the fences of a document.
 *
 * @param {string} file
 * @returns {Sample[]}
 */
function samplesOf(file) {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/^( *)(`{3,})([\w-]*)[^\n]*\n([^]*?)\n\1\2 *$/gm)].map((found) => ({
    file,
    line: text.slice(0, found.index).split('\n').length,
    language: found[3] ?? '',
    code: (found[4] ?? '').replaceAll(`\n${found[1]}`, '\n').slice((found[1] ?? '').length),
  }));
}

const documents = [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'integrations/README.md'],
  ...['docs', 'demo/pages'].flatMap((place) =>
    readdirSync(place)
      .filter((file) => file.endsWith('.md'))
      .map((file) => `${place}/${file}`),
  ),
];
const home = readFileSync('demo/pages/index.html', 'utf8');
const samples = [
  ...documents.flatMap(samplesOf),
  ...[...home.matchAll(/@@(?:code|live):(\w+)\n([^]*?)\n@@end/g)].map(
    ([, language = '', code = ''], at) => ({
      file: 'demo/pages/index.html',
      line: at,
      language,
      code,
    }),
  ),
];

/** @param {string[]} languages */
const inLanguages = (...languages) =>
  samples.filter(({ language }) => languages.includes(language));

/** @param {Sample} sample */
const placeOf = ({ file, line }) => `${file}:${line}`;

/**
 * Tries each sample, and lists those that fail.
 *
 * @param {Sample[]} tried
 * @param {(sample: Sample) => unknown} attempt
 */
async function failuresOf(tried, attempt) {
  assert.ok(tried.length);
  /** @type {string[]} */
  const failures = [];
  for (const sample of tried) {
    try {
      await attempt(sample);
    } catch (error) {
      failures.push(`${placeOf(sample)} ${String(error).slice(0, 300)}`);
    }
  }
  return failures;
}

/** How many pages are open at a time: while one waits, the others go on. */
const TABS = 4;

/**
 * Does something with each item, in several tabs of one reader.
 *
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T, page: import('puppeteer-core').Page, said: string[]) => Promise<void>} work is given the tab, and what
 *   the tab has said on the console
 */
async function inTabs(items, work) {
  const waiting = [...items];
  const reader = await site.newReader();
  await Promise.all(
    Array.from({ length: TABS }, async () => {
      const page = await reader.newPage();
      /** @type {string[]} */
      const said = [];
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(String(error)));
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
        said.length = 0;
        await work(item, page, said);
      }
    }),
  );
  await reader.close();
}

/**
 * Checks that a sample of HTML is well formed, and makes it load the scripts of the tests; `undefined` for one that
 * another test runs: a template's, a bundler's.
 *
 * @param {string} code
 */
function readHtmlSample(code) {
  /** @type {string[]} */
  const errors = [];
  const onParseError = (/** @type {{ code: string }} */ { code: name }) => void errors.push(name);
  if (/<!doctype/i.test(code)) parseHtml(code, { onParseError });
  else parseFragment(code, { onParseError });
  // An opening tag alone shows an attribute.
  assert.deepEqual(
    errors.filter((name) => !/eof-in|missing-doctype|open-elements-left/.test(name)),
    [],
  );
  if (/\{\{|import 'doc-variants'/.test(code)) return undefined;
  return code
    .replace('https://cdn.example.com/doc-variants', site.scripts)
    .replace('sha384-…', integrity)
    .replace(
      /<script src="[^"]*doc-variants\.js"/g,
      `<script src="${site.scripts}/doc-variants.js" crossorigin`,
    )
    .replace(/'\.\/doc-variants\/(\w+\.js)'/g, `'${site.scripts}/$1'`);
}

describe('a sample', () => {
  test('is in a language that is tried here', () => {
    const tried = 'html md mdx js jsx ts css json sh yaml toml text nginx lua python'.split(' ');
    assert.deepEqual(
      samples
        .filter(
          ({ language, code }) =>
            !tried.includes(language) && !/^(?:content\/|variants\.json:)/.test(code),
        )
        .map(placeOf),
      [],
    );
  });

  test('of JavaScript, JSX or TypeScript compiles', async () => {
    const failures = await failuresOf(inLanguages('js', 'jsx', 'ts'), ({ code, language }) =>
      transform(code, {
        loader: /** @type {'js'} */ (language === 'js' ? 'jsx' : language),
        jsx: 'preserve',
      }),
    );
    assert.deepEqual(failures, []);
  });

  test('of CSS, JSON, YAML or TOML is well formed', async () => {
    /** @type {Record<string, (code: string) => unknown>} */
    const readers = {
      css: (code) => readCss({ filename: 'sample.css', code: Buffer.from(code) }),
      json: JSON.parse,
      yaml: readYaml,
      toml: readToml,
    };
    const failures = await failuresOf(inLanguages(...Object.keys(readers)), ({ language, code }) =>
      readers[language]?.(code),
    );
    assert.deepEqual(failures, []);
  });

  test('of a shell is understood by one, and names commands that are there', async () => {
    const { scripts, bin } = JSON.parse(readFileSync('package.json', 'utf8'));
    const help = spawnSync('node', [path.join(await buildScripts(), 'cli.js'), '--help'], {
      encoding: 'utf8',
    });
    const commands = help.stdout + help.stderr;
    const failures = await failuresOf(inLanguages('sh'), ({ code }) => {
      execFileSync('sh', ['-n'], { input: code });
      for (const [, name = ''] of code.matchAll(/\bnpm run ([\w:]+)/g))
        assert.ok(name in scripts, name);
      for (const [, name = ''] of code.matchAll(/\bnpx doc-variants (\w+)/g)) {
        assert.ok(bin['doc-variants'] && commands.includes(name), `${name} is not in --help`);
      }
    });
    assert.deepEqual(failures, []);
  });

  test('of Markdown is read without a complaint, as far as it is whole', async () => {
    const { renderMarkdown } = await import(path.join(await buildScripts(), 'markdown.node.js'));
    // Shortcodes of a document that is shown as what it was before, and of a site's own.
    const failures = await failuresOf(inLanguages('md'), async ({ code }) => {
      const { html, problems } = await renderMarkdown(code, {
        keys: { product_name: 'Harbor', host: 'example.com' },
      });
      assert.ok(html.trim());
      assert.deepEqual(
        problems.filter((/** @type {{ code: string }} */ it) => it.code !== 'unknown-shortcode'),
        [],
      );
    });
    assert.deepEqual(failures, []);
  });

  test('of HTML is well formed, and shows its passages without a message', async () => {
    site.handle('/variants.json', (_, response) => {
      response.end(samplesOf('docs/manifest.md').find(({ language }) => language === 'json')?.code);
    });
    /** @type {string[]} */
    const failures = [];
    const tried = inLanguages('html');
    assert.ok(tried.length > 40);
    await inTabs(tried, async (sample, page, said) => {
      failures.push(
        ...(await failuresOf([sample], async ({ code }) => {
          const local = readHtmlSample(code);
          if (!local) return;
          // Passages of an excerpt stand in a provider of the page, and have their groups there.
          const around = /<doc-variant-provider|data-root/.test(local)
            ? ['']
            : ['<doc-variant-provider>', '</doc-variant-provider>'];
          const isWhole = local.includes('doc-variants.js');
          const frame = isWhole ? '' : `<script src="${site.scripts}/doc-variants.js"></script>`;
          const name = `/sample-${samples.indexOf(sample)}`;
          site.serve(name, [
            /<!doctype/i.test(local)
              ? local
              : `<!doctype html>${frame}${around[0]}${local}${around[1] ?? ''}<main></main>`,
          ]);
          await page.goto(site.origin + name, { waitUntil: 'load' });
          // A sample may ask for a file that never ends.
          await page.waitForNetworkIdle({ idleTime: 60, timeout: 2000 }).catch(() => undefined);
          assert.deepEqual(
            said.filter((line) => !/Failed to load resource|guide\.md|cannot load/.test(line)),
            [],
          );
        })),
      );
    });
    assert.deepEqual(failures, []);
  });
});

test('the examples of docs/typescript.md compile in a strict project', async () => {
  const project = path.join(folder, 'types');
  await unpack(await pack(), path.join(project, 'node_modules/doc-variants'));
  // Its dependencies are those that are installed here.
  for (const name of ['@lit', 'lit', 'lit-html', 'lit-element']) {
    symlinkSync(path.join(root, 'node_modules', name), path.join(project, 'node_modules', name));
  }
  const examples = samplesOf('docs/typescript.md').filter(({ language }) => language === 'ts');
  assert.ok(examples.length >= 6);
  for (const [at, { code }] of examples.entries()) {
    writeFileSync(`${project}/example-${at}.ts`, `${code}\nexport {};\n`);
  }
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  writeFileSync(`${project}/package.json`, '{ "type": "module" }');
  writeFileSync(`${project}/tsconfig.json`, JSON.stringify({ compilerOptions, include: ['*.ts'] }));
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { stdout } = await run('node', [tsc, '-p', project]).catch(
    (/** @type {{ stdout: string }} */ error) => error,
  );
  assert.equal(stdout, '');
});

describe('a stranger', { concurrency: 2 }, () => {
  /**
   * Copies the snippet of the home page by its button.
   *
   * @param {string} stack
   */
  async function copyFromHome(stack) {
    const page = await site.newPage();
    await page.goto(`${built.origin}index.html?for=${stack}`);
    await page.evaluate(
      `navigator.clipboard.writeText = async (text) => { window.copied_ = text; }`,
    );
    await page.evaluate(
      `[...document.querySelectorAll('.start .copy')].find((it) => it.checkVisibility()).click()`,
    );
    const text = await page.evaluate('copied_');
    await page.browserContext().close();
    return String(text);
  }

  /** @param {string} address */
  async function worksAt(address) {
    const page = await site.newPage();
    await page.goto(address);
    const text = () => page.evaluate(() => document.body.innerText);
    const choose = (/** @type {string} */ name) =>
      page.evaluate(
        (value) =>
          document
            .querySelector('doc-variant-picker')
            ?.shadowRoot?.querySelector(`input[value=${value}]`)
            ?.click(),
        name,
      );
    await choose('serverless');
    assert.match(await text(), /There is nothing to install/);
    assert.doesNotMatch(await text(), /Install the agent/);
    await choose('byoc');
    assert.match(await text(), /Install the agent/);
    assert.doesNotMatch(await text(), /nothing to install/);
    await page.browserContext().close();
  }

  test('copies the first snippet into an empty file, and it works', async () => {
    const place = path.join(folder, 'script');
    mkdirSync(place);
    writeFileSync(`${place}/index.html`, await copyFromHome('script'));
    await worksAt(`${await site.serveFolder(place)}/`);
  });

  test('pastes the example of the README into an empty file, and it looks finished', async () => {
    const [code = ''] =
      /<!doctype html>[^]*?<\/html>/.exec(readFileSync('README.md', 'utf8')) ?? [];
    const place = path.join(folder, 'readme');
    mkdirSync(place);
    writeFileSync(`${place}/index.html`, code);
    const origin = await site.serveFolder(place);
    await worksAt(`${origin}/`);
    const page = await site.newPage();
    await page.goto(`${origin}/`);
    // Each picker has a line and a label of its own, with room around it.
    const boxes = await page.$$eval('doc-variant-picker', (pickers) =>
      pickers.map((it) => [it.getBoundingClientRect().top, it.shadowRoot?.textContent?.trim()]),
    );
    assert.equal(boxes.length, 2);
    assert.ok(Number(boxes[1]?.[0]) > Number(boxes[0]?.[0]));
    assert.match(String(boxes[0]?.[1]), /Deployment/);
    await page.browserContext().close();
  });

  test('installs the package, pastes the snippet for a bundler, and Vite shows it', async () => {
    const place = path.join(folder, 'vite');
    await unpack(await pack(), path.join(place, 'node_modules/doc-variants'));
    for (const name of [
      '@lit',
      'lit',
      'lit-html',
      'lit-element',
      'marked',
      'dompurify',
      'js-yaml',
      'smol-toml',
    ]) {
      symlinkSync(path.join(root, 'node_modules', name), path.join(place, 'node_modules', name));
    }
    writeFileSync(`${place}/index.html`, await copyFromHome('bundler'));
    await buildWithVite({ root: place, configFile: false, logLevel: 'error' });
    await worksAt(`${await site.serveFolder(`${place}/dist`)}/`);
  });

  test('copies the theme component, pastes the snippet for Hugo, and a page of theirs works', async (t) => {
    if (spawnSync('hugo', ['version']).error) return t.diagnostic('Hugo is not installed');
    const place = path.join(folder, 'hugo');
    mkdirSync(`${place}/content`, { recursive: true });
    mkdirSync(`${place}/layouts/_default`, { recursive: true });
    cpSync('integrations/hugo/layouts', `${place}/themes/doc-variants/layouts`, {
      recursive: true,
    });
    cpSync(path.join(await buildScripts(), 'cdn'), `${place}/static/doc-variants`, {
      recursive: true,
    });
    writeFileSync(
      `${place}/hugo.toml`,
      `baseURL = "/"\ntitle = "Mine"\n${await copyFromHome('hugo')}`,
    );
    writeFileSync(
      `${place}/layouts/_default/single.html`,
      '<!doctype html><html><head>{{ partial "doc-variants/script.html" . }}</head><body>{{ partial "doc-variants/provider.html" . }}</body></html>',
    );
    writeFileSync(
      `${place}/content/page.md`,
      '# Page\n\n{{< if-variant "serverless" >}}\nThere is nothing to install.\n{{< /if-variant >}}\n\n{{< if-variant "byoc" >}}\nInstall the agent.\n{{< /if-variant >}}\n',
    );
    execFileSync('hugo', ['--quiet', '--config', 'hugo.toml'], { cwd: place, stdio: 'pipe' });
    await worksAt(`${await site.serveFolder(`${place}/public`)}/page/`);
  });
});

describe('the configurator', () => {
  const GROUPS =
    "deployment: serverless 'Serverless', byoc 'Your own cloud'; language: java 'Java', cpp 'C++'";

  /** @param {object} wishes */
  const wish = (wishes) =>
    snippetsFor(
      /** @type {any} */ ({
        kind: 'page',
        groups: GROUPS,
        names: ['deployment', 'language'],
        variant: 'byoc cpp',
        persistence: 'local',
        policy: 'none',
        floating: false,
        contents: false,
        findable: false,
        printAll: false,
        ...wishes,
      }),
    );

  test('writes pages that run under their policy, whatever is ticked', async () => {
    const wishes = ['page', 'template'].flatMap((kind) =>
      ['none', 'origin', 'nonce'].flatMap((policy) =>
        ['local', 'session', 'none'].map((persistence, at) => ({
          kind,
          policy,
          persistence,
          floating: at === 1,
          contents: at !== 1,
          findable: at === 2,
          printAll: at === 0,
        })),
      ),
    );
    let runs = 0;
    await inTabs(wishes, async (wishes, page, said) => {
      const snippets = wish(wishes);
      const header = snippets
        .find(({ language }) => language === 'text')
        ?.code.replace(/^[^:]*: /, '');
      const html = snippets.filter(({ language }) => language === 'html').map(({ code }) => code);
      const body =
        html[1] ??
        '<main><p data-variants="byoc">Own</p><p data-variants="serverless">Hosted</p></main>';
      const place = mkdtempSync(path.join(folder, 'configured-'));
      writeFileSync(
        `${place}/index.html`,
        `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>${html[0]}</head><body>${body}</body></html>`,
      );
      const origin = await site.serveFolder(
        place,
        {},
        header ? { '/index.html': { 'content-security-policy': header } } : {},
      );
      const { kind, policy, persistence } = wishes;
      await page.goto(`${origin}/`);
      await page.waitForNetworkIdle({ idleTime: 150 });
      const shown = await page.$$eval('[data-variants]', (all) =>
        all
          .filter((it) => !(/** @type {HTMLElement} */ (it).hidden) && it.checkVisibility())
          .map((it) => it.getAttribute('data-variants')),
      );
      assert.deepEqual(shown, ['byoc'], `${kind} ${policy} ${persistence}`);
      assert.deepEqual(said, [], `${kind} ${policy} ${persistence}`);
      runs += 1;
    });
    assert.equal(runs, 18);
  });

  test('writes code for each stack that compiles, and markup with all that was ticked', async () => {
    for (const kind of ['bundler', 'react', 'vue', 'svelte', 'hugo']) {
      const snippets = wish({
        kind,
        persistence: 'session',
        contents: true,
        findable: true,
        printAll: true,
      });
      const all = snippets.map(({ code }) => code).join('\n');
      for (const { language, code } of snippets) {
        if (language === 'js' || language === 'jsx')
          await transform(code, { loader: 'jsx', jsx: 'preserve' });
        if (language === 'toml')
          assert.equal(/** @type {any} */ (readToml(code)).params.docVariants.groups, GROUPS);
      }
      if (kind === 'hugo') continue;
      for (const part of [
        'persistence="session"',
        'findable',
        'print="all"',
        '<doc-variant-toc>',
        'group="language"',
      ]) {
        assert.ok(all.includes(part), `${kind}: ${part}`);
      }
    }
  });

  test('writes what makes a Hugo site work, with all that was ticked', async (t) => {
    if (spawnSync('hugo', ['version']).error) return t.diagnostic('Hugo is not installed');
    const place = mkdtempSync(path.join(folder, 'configured-hugo-'));
    const snippets = wish({
      kind: 'hugo',
      persistence: 'session',
      policy: 'nonce',
      contents: true,
      findable: true,
      printAll: true,
    });
    const [config = '', script = '', provider = '', header = ''] = snippets.map(({ code }) => code);
    for (const [file, text] of Object.entries({
      'hugo.toml': `baseURL = "/"\ntitle = "Mine"\n${config}`,
      'themes/your-theme/layouts/_default/single.html': `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>${script}</head><body><main>${provider}</main></body></html>`,
      'content/page.md':
        '---\ntitle: x\n---\n## Start\n\n{{< if-variant "serverless" >}}\nNothing to install.\n{{< /if-variant >}}\n\n<p data-variants="byoc">Install the agent.</p>\n',
    })) {
      mkdirSync(path.join(place, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(place, file), text);
    }
    cpSync('integrations/hugo/layouts', `${place}/themes/doc-variants/layouts`, {
      recursive: true,
    });
    execFileSync('hugo', ['--quiet', '--config', 'hugo.toml'], { cwd: place, stdio: 'pipe' });
    const origin = await site.serveFolder(
      `${place}/public`,
      {},
      { '/page/index.html': { 'content-security-policy': header.replace(/^[^:]*: /, '') } },
    );
    await inTabs([''], async (_, page, said) => {
      await page.goto(`${origin}/page/`);
      await page.waitForFunction(
        () => document.querySelector('doc-variant-toc')?.shadowRoot?.querySelector('a') !== null,
      );
      const provider = await page.$eval('doc-variant-provider', (it) =>
        ['groups', 'variant', 'persistence', 'findable', 'print'].map((name) =>
          it.getAttribute(name),
        ),
      );
      assert.deepEqual(provider, [GROUPS, 'byoc cpp', 'session', '', 'all']);
      assert.match(await page.$eval('main', (it) => it.innerText), /Install the agent/);
      await page.evaluate(() =>
        document
          .querySelector('doc-variant-picker')
          ?.shadowRoot?.querySelector('input[value=serverless]')
          ?.click(),
      );
      await page.waitForFunction(() => /Nothing to install/.test(document.body.innerText));
      assert.match(
        String(await page.evaluate(() => sessionStorage.getItem('doc-variants:doc-variants'))),
        /serverless/,
      );
      assert.deepEqual(said, []);
    });
  });

  test('is worked by its form', async () => {
    const page = await site.newPage();
    await page.goto(`${built.origin}configurator.html`);
    await page.click('[name=kind][value=react]');
    assert.equal(await page.$eval('[name=floating]', (it) => it.disabled), true);
    await page.click('[name=findable]');
    const output = () =>
      page.$eval('.configurator output', (it) => /** @type {HTMLElement} */ (it).innerText);
    assert.match(await output(), /doc-variants\/react[^]*findable/);
    await page.click('[name=group]');
    assert.match(await output(), /Tick a group/);
    await page.type('[name=own]', "edition: free 'Free', team 'Team'");
    assert.match(await output(), /edition: free 'Free', team 'Team'/);
    await page.browserContext().close();
  });
});

describe('a sample in another language', { concurrency: 3 }, () => {
  /**
   * Finds the one sample of a document in a language.
   *
   * @param {string} file
   * @param {string} language
   */
  const only = (file, language) => {
    const found = samplesOf(file).filter((sample) => sample.language === language);
    assert.equal(found.length, 1, `${file}: ${found.length} samples of "${language}"`);
    return found[0]?.code ?? '';
  };
  const cli = async () => path.join(await buildScripts(), 'cli.js');

  test('of nginx leads an old address to the new one', () => {
    const [, from = '', to = ''] =
      /rewrite (\S+) (\S+) permanent;/.exec(only('docs/migration.md', 'nginx')) ?? [];
    const rewritten = (/** @type {string} */ address) => address.replace(new RegExp(from), to);
    assert.equal(rewritten('/docs/byoc/a/b.html'), '/docs/a/b.html?variant=byoc');
    assert.equal(rewritten('/docs/other/b.html'), '/docs/other/b.html');
  });

  test('of Lua starts the language server', async () => {
    const [, list = ''] = /cmd = \{ (.*?) \}/.exec(only('docs/check.md', 'lua')) ?? [];
    const [npx, name, ...words] = list.split(', ').map((word) => word.slice(1, -1));
    assert.deepEqual([npx, name], ['npx', 'doc-variants']);
    const message = JSON.stringify({
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { capabilities: {} },
    });
    const server = spawn('node', [await cli(), ...words]);
    server.stdin.write(`Content-Length: ${message.length}\r\n\r\n${message}`);
    // The head of a message and the message itself may come apart.
    let answer = '';
    setTimeout(() => server.kill(), 120_000).unref();
    for await (const text of server.stdout) {
      answer += text;
      if (answer.includes('"id":1,"result":{"capabilities"')) break;
    }
    server.kill();
    assert.match(answer, /"id":1,"result":\{"capabilities"/);
  });

  test('of MDX becomes what stands beside it', async () => {
    const [before, after] = samplesOf('docs/migration.md').filter((it) => it.language === 'mdx');
    const place = path.join(folder, 'migrated');
    mkdirSync(`${place}/docs`, { recursive: true });
    writeFileSync(`${place}/docs/page.mdx`, before?.code ?? '');
    const { status, stderr } = spawnSync(
      'node',
      [await cli(), 'migrate', 'docs/', '--write', '--groups', 'system: windows macos linux'],
      { cwd: place, encoding: 'utf8' },
    );
    assert.equal(status, 0, stderr);
    assert.equal(readFileSync(`${place}/docs/page.mdx`, 'utf8').trim(), after?.code.trim());
  });

  test('of the output of check is what it prints', async () => {
    const place = path.join(folder, 'checked');
    mkdirSync(`${place}/content`, { recursive: true });
    writeFileSync(
      `${place}/content/install.md`,
      `${'\n'.repeat(11)}{{< if-variant "severless" >}}\nText\n{{< /if-variant >}}\n`,
    );
    const { stdout } = spawnSync(
      'node',
      [await cli(), 'check', 'content/', '--groups', 'deployment: serverless byoc'],
      { cwd: place, encoding: 'utf8' },
    );
    assert.ok(stdout.includes(only('docs/check.md', '').trimEnd()), stdout);
  });

  test('of a policy lets the script work with its nonce, and nothing is refused', async () => {
    const [, name = '', policy = ''] =
      /^(\S+): (.*)$/.exec(only('docs/embedding.md', 'text')) ?? [];
    const { page, said } = await site.open(
      '/policy',
      [
        `<!doctype html><title>Policy</title><script nonce="a" src="${site.scripts}/doc-variants.js"></script>
         <doc-variant-provider groups="deployment: serverless byoc" variant="serverless"><doc-variant-picker></doc-variant-picker>
         <p data-variants="byoc">Own</p><p data-variants="serverless">Hosted</p></doc-variant-provider>`,
      ],
      { [name]: policy.replace('…', 'a') },
    );
    assert.deepEqual(await page.$$eval('p', (all) => all.map((it) => it.checkVisibility())), [
      false,
      true,
    ]);
    assert.deepEqual(said, []);
    await page.browserContext().close();
  });

  test('of text that authors write in a CMS becomes a passage', async () => {
    const lines = only('docs/cms.md', 'text')
      .split('\n')
      .map((line) => `<p>${line.replaceAll('<', '&lt;')}</p>`);
    const { page } = await site.open('/cms', [
      `<!doctype html><title>CMS</title><script src="${site.scripts}/doc-variants.js"></script>
       <doc-variant-provider shortcodes groups="deployment: serverless byoc other" variant="other">${lines.join('')}</doc-variant-provider>`,
    ]);
    const passage = await page.waitForSelector('[data-variants="serverless byoc"]');
    assert.equal(await passage?.evaluate((it) => it.checkVisibility()), false);
    assert.doesNotMatch(await page.$eval('doc-variant-provider', (it) => it.textContent), /\{\{/);
    await page.browserContext().close();
  });

  test('of a manifest is read without a complaint, and a mistake in it is found', async () => {
    const { renderMarkdown } = await import(path.join(await buildScripts(), 'markdown.node.js'));
    const tried = samplesOf('docs/manifest.md').filter(({ language }) => language === 'json');
    assert.ok(tried.length >= 4);
    for (const sample of tried) {
      const { problems } = await renderMarkdown('', { manifest: JSON.parse(sample.code) });
      assert.deepEqual(problems, [], placeOf(sample));
    }
    const place = path.join(folder, 'manifest');
    mkdirSync(place);
    writeFileSync(
      `${place}/variants.json`,
      '{\n  "groups": {\n    "deployment": [\n      { "name": "serverless" }, { "name": "byoc", "retird": ["selfmanaged"] }\n    ]\n  }\n}\n',
    );
    const { stderr } = spawnSync('node', [await cli(), 'check', '.'], {
      cwd: place,
      encoding: 'utf8',
    });
    assert.ok(stderr.includes(only('docs/manifest.md', '').trimEnd()), stderr);
  });

  test('of front matter says whom a page is for', async () => {
    const { renderMarkdown } = await import(path.join(await buildScripts(), 'markdown.node.js'));
    const { frontMatter } = await renderMarkdown(only('demo/pages/availability.md', 'text'), {});
    assert.equal(frontMatter.variants, 'byoc !java');
    assert.equal(frontMatter.data.title, 'Run the agent');
  });

  test('of a cache is for folders with a version, each of which loads its own parts', async () => {
    const place = path.join(folder, 'versions');
    const cdn = path.join(await buildScripts(), 'cdn');
    const [, header = '', value = ''] =
      /^(\S+): (.*)$/.exec(only('docs/upgrading.md', 'text')) ?? [];
    for (const version of ['0.1.0', '0.2.0']) {
      cpSync(cdn, `${place}/doc-variants-${version}`, { recursive: true });
    }
    const [tag = ''] =
      /<script src="\/doc-variants-0\.1\.0.*<\/script>/.exec(
        readFileSync('docs/upgrading.md', 'utf8'),
      ) ?? [];
    const body =
      '<main><h2>Install</h2><doc-variant-toc></doc-variant-toc><doc-variant-markdown><script type="text/markdown">**Key**</script></doc-variant-markdown></main>';
    for (const version of ['0.1.0', '0.2.0']) {
      writeFileSync(
        `${place}/${version}.html`,
        `<!doctype html><meta charset="utf-8"><title>x</title>${tag.replace('0.1.0', version)}${body}`,
      );
    }
    const origin = await site.serveFolder(
      place,
      {},
      {
        '/doc-variants-0.1.0/doc-variants.js': { [header]: value },
      },
    );
    const page = await site.newPage();
    /** @type {string[]} */
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    for (const version of ['0.1.0', '0.2.0', '0.1.0']) {
      asked.length = 0;
      await page.goto(`${origin}/${version}.html`);
      await page.waitForSelector('doc-variant-markdown strong');
      await page.waitForFunction(
        () => document.querySelector('doc-variant-toc')?.shadowRoot?.querySelector('a') !== null,
      );
      const scripts = asked.filter((name) => name.endsWith('.js'));
      assert.ok(scripts.length > 3);
      assert.deepEqual(
        scripts.filter((name) => !name.startsWith(`/doc-variants-${version}/`)),
        [],
      );
    }
    await page.browserContext().close();
  });
});

test('the sizes in docs/embedding.md are true', async () => {
  const { stdout } = await run('node', ['.ci/size.mjs', '--build', '--report']);
  const table = readFileSync('docs/embedding.md', 'utf8');
  for (const [name, row] of [
    ['doc-variants.js', /`doc-variants\.js` \| less than ([\d,]+)/],
    ['reader.js', /`reader\.js`[^|]*\| less than ([\d,]+)/],
    ['markdown.js', /`markdown\.js`[^|]*\| less than ([\d,]+)/],
    ['lit', /chunk of Lit \| less than ([\d,]+)/],
  ]) {
    const said = Number(/** @type {RegExp} */ (row).exec(table)?.[1]?.replace(',', ''));
    const is = Number(new RegExp(`^${name}: (\\d+) bytes`, 'm').exec(stdout)?.[1]);
    assert.ok(is > 1000 && is < said, `${name}: ${is} bytes, not less than ${said}`);
  }
});

test('the picture of the README is small, and there', () => {
  const [, file = ''] = /!\[[^\]]+\]\(([^)]+)\)/.exec(readFileSync('README.md', 'utf8')) ?? [];
  assert.ok(existsSync(file));
  assert.ok(readFileSync(file).length < 150_000);
});
