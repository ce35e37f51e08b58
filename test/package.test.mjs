// The package as its users get it: packed, installed in a fresh project, bundled and type-checked.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { build as bundleWithEsbuild } from 'esbuild';
import { publint } from 'publint';
import { build as bundleWithVite } from 'vite';
import webpack from 'webpack';
import { pack, root, run, unpack } from './build.mjs';
import { openSite } from './site.mjs';

/** @type {import('./site.mjs').Site} */
let site;
let folder = '';
let tarball = '';
/** The unpacked package, without its dependencies. */
let bare = '';
/** A fresh project that has installed it. */
let project = '';

before(async () => {
  site = await openSite();
  tarball = await pack();
  folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-package-'));
  bare = path.join(folder, 'bare');
  project = path.join(folder, 'project');
  mkdirSync(project);
  writeFileSync(`${project}/package.json`, '{ "name": "fresh", "type": "module" }');
  const options = ['--no-audit', '--no-fund', '--prefer-offline'];
  await Promise.all([
    unpack(tarball, bare),
    run('npm', ['install', ...options, tarball], { cwd: project }),
  ]);
});
after(async () => {
  await site.close();
  if (folder) rmSync(folder, { recursive: true });
});

/**
 * @param {string} file
 * @returns {any}
 */
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

/**
 * @param {unknown} value
 * @returns {string[]}
 */
const paths = (value) =>
  typeof value === 'string' ? [value] : Object.values(Object(value)).flatMap(paths);

/**
 * Lists what a pattern of `exports` stands for: a file for each language.
 *
 * @param {string} name
 */
const inLanguages = (name) =>
  name.includes('*') ? ['ar', 'de'].map((language) => name.replace('*', language)) : [name];

test('the packed file holds all that package.json names, the manifest and the license', () => {
  const { exports, unpkg, jsdelivr, types, customElements, ...rest } = json(`${bare}/package.json`);
  const named = [
    ...paths(exports).flatMap(inLanguages),
    unpkg,
    jsdelivr,
    types,
    customElements,
    rest['web-types'],
  ];
  const wanted = [
    ...named,
    ...['custom-elements.json', 'LICENSE', 'README.md', 'CHANGELOG.md'],
    ...['dist/vscode.html-data.json', 'dist/vscode.css-data.json', 'dist/cdn/integrity.json'],
  ];
  assert.deepEqual(
    wanted.filter((file) => !existsSync(path.join(bare, file))),
    [],
  );
  assert.ok(!existsSync(`${bare}/src`) && !existsSync(`${bare}/test`));
});

test('the packed file is less than 1.5 MB, and its manifest names a module that is there', () => {
  const size = statSync(tarball).size;
  assert.ok(size < 1_500_000, `${size} bytes`);
  for (const { path: file } of json(`${bare}/custom-elements.json`).modules) {
    assert.ok(existsSync(path.join(bare, file)), file);
  }
  assert.ok(!existsSync(`${bare}/dist/site`));
});

test('it says where it comes from, and its documents lead to files that it has, or to its home', () => {
  const { homepage, repository, bugs } = json(`${bare}/package.json`);
  const home = 'https://github.com/doc-variants/doc-variants';
  assert.deepEqual(
    [homepage, repository.url, bugs.url],
    [`${home}#readme`, `git+${home}.git`, `${home}/issues`],
  );
  const documents = [
    'README.md',
    'integrations/README.md',
    ...readdirSync(`${bare}/docs`)
      .filter((file) => file.endsWith('.md'))
      .map((file) => `docs/${file}`),
  ];
  const dead = documents.flatMap((file) => {
    const text = readFileSync(path.join(bare, file), 'utf8').replace(
      /^(`{3,})[^]*?^\1|`[^`\n]*`/gm,
      '',
    );
    return [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, to = '']) => to)
      .filter((to) => !/^[a-z]+:/.test(to) && !existsSync(path.join(bare, path.dirname(file), to)))
      .map((to) => `${file}: ${to}`);
  });
  assert.ok(documents.length > 15);
  assert.deepEqual(dead, []);
});

test('publint and attw find nothing wrong with it', async () => {
  const { messages } = await publint({ pkgDir: bare, level: 'suggestion', strict: true });
  assert.deepEqual(messages, []);
  const attw = path.join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
  // It fails where it finds a problem, such as types that a door lacks.
  const { stdout } = await run('node', [attw, tarball, '--profile', 'esm-only', '-f', 'json']);
  const { entrypoints } = JSON.parse(stdout).analysis;
  assert.ok(Object.keys(entrypoints).includes('./markdown'));
});

test('its modules load in Node, define nothing and leave no globals', async () => {
  const doors = Object.keys(json(`${bare}/package.json`).exports)
    .filter((key) => !key.endsWith('.json') && key !== './script')
    .flatMap(inLanguages)
    .map((key) => `doc-variants${key.slice(1)}`);
  assert.ok(doors.length >= 9);
  const { stdout } = await run(
    'node',
    [
      '--input-type=module',
      '-e',
      `const before = Object.getOwnPropertyNames(globalThis);
       for (const door of ${JSON.stringify(doors)}) await import(door);
       const { defineElements, IfVariant } = await import('doc-variants/elements');
       defineElements();
       const left = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
       console.log(JSON.stringify({ left, name: IfVariant.name }));`,
    ],
    { cwd: project },
  );
  assert.deepEqual(JSON.parse(stdout), { left: [], name: 'IfVariant' });
});

const PAGE = `<!doctype html><title>Bundled</title>
  <doc-variant-provider groups="deployment: serverless byoc" variant="serverless">
    <doc-variant-picker></doc-variant-picker>
    <if-variant variants="serverless"><p>Hosted</p></if-variant>
    <if-variant variants="byoc"><p>Own cloud</p></if-variant>
    <doc-variant-markdown><script type="text/markdown">
      {{< if-variant "byoc" >}}

      \`\`\`go
      func main() {}
      \`\`\`

      {{< /if-variant >}}
    </script></doc-variant-markdown>
  </doc-variant-provider>`;

/** @type {Record<string, (entry: string, out: string) => Promise<unknown>>} */
const bundlers = {
  Vite: (entry, out) =>
    bundleWithVite({
      root: project,
      configFile: false,
      logLevel: 'error',
      build: {
        outDir: out,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: entry, output: { entryFileNames: 'main.js' } },
      },
    }),
  webpack: (entry, out) =>
    new Promise((resolve, reject) => {
      webpack(
        {
          mode: 'production',
          context: project,
          entry,
          output: { path: out, filename: 'main.js', publicPath: 'auto' },
        },
        (error, stats) => {
          if (error ?? stats?.hasErrors()) reject(error ?? new Error(stats?.toString()));
          else resolve(stats);
        },
      );
    }),
  esbuild: (entry, out) =>
    bundleWithEsbuild({
      absWorkingDir: project,
      entryPoints: [entry],
      bundle: true,
      splitting: true,
      format: 'esm',
      minify: true,
      outdir: out,
    }),
};

/** The most files that a bundler makes of the package; it had a hundred when each grammar was one, and the parts for authors and for HTML in Markdown are new. */
const MOST_FILES = 98;

for (const [name, bundle] of Object.entries(bundlers)) {
  test(`a fresh project shows its page when it is bundled with ${name}`, async () => {
    const out = path.join(project, `out-${name}`);
    const entry = path.join(project, 'main.js');
    writeFileSync(entry, `import 'doc-variants';\n`);
    await bundle(entry, out);
    const written = readdirSync(out, { recursive: true }).filter((file) =>
      /\.js$/.test(String(file)),
    );
    assert.ok(written.length <= MOST_FILES, `${written.length} files`);
    writeFileSync(`${out}/index.html`, `${PAGE}<script type="module" src="main.js"></script>`);
    const origin = await site.serveFolder(out);
    const page = await site.newPage();
    /** @type {string[]} */
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('pageerror', (error) => said.push(String(error)));
    await page.goto(`${origin}/`, { waitUntil: 'networkidle0' });
    const text = () => page.evaluate(() => document.body.innerText.trim().split(/\s*\n\s*/));
    await page.evaluate(() => document.querySelector('doc-variant-markdown')?.updateComplete);
    assert.deepEqual((await text()).slice(-1), ['Hosted']);
    await page.evaluate(() => document.querySelector('doc-variant-provider')?.select('byoc'));
    assert.deepEqual((await text()).slice(-2), ['Own cloud', 'func main() {}']);
    // Prism's grammars work by side effects, which a bundler may think that it can leave out.
    await page.waitForSelector('code.language-go .keyword');
    assert.deepEqual(
      said.filter((line) => !/favicon|404/.test(line)),
      [],
    );
    await page.close();
  });
}

test('the door of the classes defines no tag, and leaves nothing in a bundle that uses none', async () => {
  /** @param {string} contents */
  const bundle = async (contents) => {
    const { outputFiles } = await bundleWithEsbuild({
      stdin: { contents, resolveDir: project },
      bundle: true,
      splitting: false,
      format: 'iife',
      minify: true,
      write: false,
    });
    return outputFiles[0]?.text ?? '';
  };
  assert.ok((await bundle(`import 'doc-variants/elements';`)).length < 40);
  const code = await bundle(
    `import { defineElements, IfVariant } from 'doc-variants/elements';
     window.tagBefore = customElements.get('if-variant');
     window.define = () => (defineElements(), customElements.get('if-variant') === IfVariant);`,
  );
  const { page } = await site.open('/classes', [`<!doctype html><script>${code}</script>`]);
  assert.equal(await page.evaluate('tagBefore'), undefined);
  assert.equal(await page.evaluate('define()'), true);
  await page.close();
});

for (const contents of [
  `import 'doc-variants';`,
  `import { parseGroups } from 'doc-variants/core'; console.log(parseGroups);`,
  `import { earlyScript } from 'doc-variants/early'; console.log(earlyScript);`,
]) {
  test(`a bundle loads nothing for Markdown at once that does: ${contents}`, async () => {
    const { metafile } = await bundleWithEsbuild({
      stdin: { contents, resolveDir: project },
      absWorkingDir: project,
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: 'x',
      write: false,
      metafile: true,
    });
    const { outputs } = metafile;
    /** @type {Set<string>} */
    const files = new Set();
    const add = (/** @type {string} */ file) => {
      if (files.has(file)) return;
      files.add(file);
      for (const { kind, path: next } of outputs[file]?.imports ?? [])
        if (kind === 'import-statement') add(next);
    };
    for (const [file, { entryPoint }] of Object.entries(outputs))
      if (entryPoint === '<stdin>') add(file);
    const packages = [...files].flatMap((file) =>
      Object.keys(outputs[file]?.inputs ?? {}).flatMap(
        (input) => /.*node_modules\/((?:@[^/]*\/)?[^/]*)/.exec(input)?.[1] ?? [],
      ),
    );
    const expected = contents.includes('doc-variants/') ? [] : ['@lit/context'];
    assert.deepEqual(
      [...new Set(packages)].filter((name) => name !== 'doc-variants').sort(),
      expected,
    );
  });
}

for (const [module, moduleResolution] of [
  ['NodeNext', 'NodeNext'],
  ['ESNext', 'Bundler'],
]) {
  test(`its types hold in a strict project that resolves modules as ${moduleResolution}`, async () => {
    writeFileSync(
      `${project}/types.ts`,
      `import { DocVariantProvider, type DocVariantCopy, type VariantChangeEvent } from 'doc-variants';
       import { defineElements } from 'doc-variants/elements';
       import { parseCondition, matches, parseGroups } from 'doc-variants/core';
       import { renderMarkdown } from 'doc-variants/markdown';
       defineElements();
       const provider: DocVariantProvider = document.createElement('doc-variant-provider');
       provider.addEventListener('variant-change', (event: VariantChangeEvent) => event.variant);
       export const isShown: boolean | undefined = document.querySelector('if-variant')?.shown;
       export const copy: DocVariantCopy | null = document.querySelector('doc-variant-copy');
       export const holds: boolean = matches(
         parseCondition('byoc').value, parseGroups('a: byoc').value, new Set(['byoc']));
       // @ts-expect-error there is no such property
       provider.variants = 'byoc';
       export type Page = Awaited<ReturnType<typeof renderMarkdown>>;`,
    );
    const config = {
      compilerOptions: {
        target: 'es2022',
        lib: ['es2023', 'dom', 'dom.iterable'],
        module,
        moduleResolution,
        strict: true,
        noEmit: true,
        types: [],
        skipLibCheck: moduleResolution !== 'Bundler',
      },
      files: ['types.ts', 'node_modules/doc-variants/dist/tags.d.ts'],
    };
    const file = `${project}/tsconfig.${moduleResolution}.json`;
    writeFileSync(file, JSON.stringify(config));
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = await run('node', [tsc, '-p', file], { cwd: project }).catch(
      (/** @type {{ stdout: string }} */ error) => error,
    );
    assert.equal(stdout, '');
  });
}

test('editors are told of every tag and attribute, and every tag has types', () => {
  /** @type {{ tagName: string, attributes?: { name: string }[] }[]} */
  const elements = json(`${bare}/custom-elements.json`).modules.flatMap(
    (/** @type {{ declarations: object[] }} */ { declarations }) => declarations,
  );
  assert.ok(elements.length >= 4);
  const types = readFileSync(`${bare}/dist/tags.d.ts`, 'utf8');
  /** @type {{ name: string, attributes?: { name: string }[] }[]} */
  const inCode = json(`${bare}/dist/vscode.html-data.json`).tags;
  /** @type {{ name: string, attributes?: { name: string }[] }[]} */
  const inJetBrains = json(`${bare}/dist/web-types.json`).contributions.html.elements;
  for (const { tagName, attributes = [] } of elements) {
    const names = attributes.map(({ name }) => name).sort();
    for (const data of [inCode, inJetBrains]) {
      const told = data.find(({ name }) => name === tagName);
      assert.deepEqual((told?.attributes ?? []).map(({ name }) => name).sort(), names);
    }
    for (const name of [tagName, ...names]) assert.ok(types.includes(`'${name}'`), name);
  }
});

test('a page that checks the hash of the script accepts it, and no other', async () => {
  const cdn = `${bare}/dist/cdn`;
  /** @type {Record<string, string>} */
  const hashes = json(`${cdn}/integrity.json`);
  const files = readdirSync(cdn, { recursive: true }).map(String);
  assert.deepEqual(Object.keys(hashes).sort(), files.filter((file) => file.endsWith('.js')).sort());
  const [algorithm, own] = (hashes['doc-variants.js'] ?? '').split(/-(.*)/);
  const code = readFileSync(`${cdn}/doc-variants.js`);
  assert.equal(algorithm, 'sha384');
  assert.equal(own, createHash('sha384').update(code).digest('base64'));
  const origin = await site.serveFolder(cdn);
  for (const [integrity, isDefined] of [
    [hashes['doc-variants.js'], true],
    [hashes['markdown.js'], false],
  ]) {
    writeFileSync(
      `${cdn}/hash.html`,
      `<!doctype html><script src="doc-variants.js" integrity="${integrity}"></script>`,
    );
    const page = await site.newPage();
    await page.goto(`${origin}/hash.html`);
    assert.equal(await page.evaluate(`!!customElements.get('if-variant')`), isDefined);
    await page.close();
  }
});
