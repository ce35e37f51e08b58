import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { transform as minifyCss } from 'lightningcss';
import { minify as minifyAgain } from 'terser';
import { defineConfig, type LibraryOptions, type Plugin, type UserConfig } from 'vite';
import { staticImports } from './.config/imports.mjs';
import { earlyForVite } from './.config/early-module.mjs';
import { markedForVite } from './.config/marked-module.mjs';
import { prismChunk, prismForVite } from './.config/prism-module.mjs';
import { purifyForVite } from './.config/purify-module.mjs';
import { isHandedOver, sharedModules } from './.config/shared-modules.mjs';

/** Makes the style sheets small that elements hold, each a template of its own. */
const smallStyles: Plugin = {
  name: 'small-styles',
  transform: (code, id) =>
    id.endsWith('.styles.ts')
      ? { code: code.replace(/`[^`]+`/g, minifyStyles), map: null }
      : undefined,
};

const minifyStyles = (template: string): string => {
  const styles = minifyCss({
    filename: 'styles.css',
    code: Buffer.from(template.slice(1, -1)),
    minify: true,
  });
  return `\`${styles.code.toString()}\``;
};

/** Lets a second minifier look at what the first has left: every byte is served to readers. */
const smallCode: Plugin = {
  name: 'small-code',
  async generateBundle({ format }, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.type !== 'chunk') continue;
      const map = bundle[`${file.fileName}.map`];
      const small = await minifyAgain(file.code, {
        module: format === 'es',
        ecma: 2020,
        // Functions that stand together compress better, but for those of a large file.
        compress: { passes: 3, hoist_funs: file.name !== 'page' },
        sourceMap: {
          ...(file.map && { content: file.map.toString() }),
          includeSources: true,
          url: `${path.basename(file.fileName)}.map`,
        },
      });
      file.code = small.code ?? file.code;
      if (map?.type === 'asset' && typeof small.map === 'string') map.source = small.map;
    }
  },
};

/** What the bundler imports to list the exports of a module that is loaded on demand. */
const RUNTIME = /import\{\w+ as (\w+)\}from"\.\/rolldown-runtime-[\w-]+\.js";/;

/** Lets each file hold the few lines that it would ask for once it is there, a round trip later. */
const ownRuntime: Plugin = {
  name: 'own-runtime',
  generateBundle(_options, bundle) {
    for (const [name, file] of Object.entries(bundle)) {
      if (file.type !== 'chunk') continue;
      const [found, list] = RUNTIME.exec(file.code) ?? [];
      if (name.includes('rolldown-runtime')) Reflect.deleteProperty(bundle, name);
      if (found === undefined || !list) continue;
      // What stands behind it keeps its place, which source maps tell.
      file.code =
        file.code.replace(found, ' '.repeat(found.length)) +
        `\nfunction ${list}(all){const one={};for(const name in all)` +
        'Object.defineProperty(one,name,{get:all[name],enumerable:true});return one}';
    }
  },
};

/** Lets a server import the modules: its elements have a stand-in for the class that it lacks. */
const withoutDom: Plugin = {
  name: 'without-dom',
  apply: (_config, { mode }) => mode === 'production',
  transform: (code) =>
    code.includes(' extends HTMLElement ')
      ? { code: code.replace(' HTMLElement ', ' (globalThis.HTMLElement ?? class {}) '), map: null }
      : undefined,
};

/**
 * Tells the script the names of the files that its parts share, and of what renders Markdown, so that all
 * are asked for at once. The parts have to be built before.
 */
const sharedFiles: Plugin = {
  name: 'shared-files',
  apply: (_config, { mode }) => mode === 'script',
  config({ build: { outDir = '' } = {} }) {
    const folder = path.join(outDir, 'chunks');
    const files = existsSync(folder) ? readdirSync(folder) : [];
    const shared = files.filter((name) =>
      /^(?:page|page-tags|reader|stay-on-page|texts)-.{8}\.js$/.test(name),
    );
    return {
      define: { SHARED_FILES: JSON.stringify(shared.map((name) => path.parse(name).name)) },
    };
  },
};

/** The parts that a page loads when it first needs them: a folder each, with its door inside. */
const PARTS = readdirSync('src/parts');

/** The doors of the languages: `strings.de` and so on. */
const LANGUAGES = readdirSync('src')
  .filter((file) => /^strings\.[\w-]+\.ts$/.test(file))
  .map((file) => path.basename(file, '.ts'));

/** The reader part, which every page loads, and what other parts share with it. */
const shared = staticImports('src/parts/reader/reader.ts');
const isShared = (id: string): boolean => isHandedOver(id) || shared.has(id);

/** The texts of all parts, which a page may set before the script is there. */
const texts = staticImports('src/strings.ts');
const isTexts = (id: string): boolean => texts.has(id);

/** What the Markdown part loads at once, and what of it other parts load, too. */
const page = staticImports('src/parts/markdown/markdown.ts');
const others = PARTS.filter((name) => name !== 'markdown').flatMap((name) =>
  readdirSync(`src/parts/${name}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...staticImports(`src/parts/${name}/${file}`)]),
);
const both = [...new Set(others)].filter((file) => page.has(file) && !shared.has(file));
/** What keeps links within a page; a table of contents needs nothing else of what Markdown loads. */
const isStay = (id: string): boolean => id.includes('/page/stay-on-page.');
const isPage = (id: string): boolean =>
  /\/node_modules\/(?:marked|dompurify)\//.test(id) || page.has(id);

/** Draws the parts that have a face; pages without such a part never load it. */
const isLit = (id: string): boolean =>
  /\/node_modules\/(?:lit|lit-html|lit-element|@lit\/reactive-element)\//.test(id);

/** What several parts with a face look like. */
const isLook = (id: string): boolean => /\/page\/drawing\/\w+\.styles\./.test(id);

/** Writes the code of pages that have some; its colours come later. */
const isCode = (id: string): boolean =>
  /\/markdown\/write\/(?:code|code-views|marked-lines|word-for)\.ts/.test(id);

/** Finds the colours of code. */
const isColour = (id: string): boolean =>
  /\/markdown\/write\/(?:colour-code|languages|paint)\.ts/.test(id);

/** What runs without a page, and without Markdown: what the early snippet and the elements need of it, and all. */
const basics = staticImports('src/early.ts');
const core = staticImports('src/core.ts');

const isButton = (id: string): boolean => id.includes('/page/drawing/button.');

/** A few lines that many parts need, and that need nothing themselves. */
const isSmall = (id: string): boolean =>
  /\/(?:page\/(?:heading-selector|pause|define|drawn|focus-on|idle-queue|drawing\/button)|read\/dedent|core\/(?:print-data|setting-names))\.ts/.test(
    id,
  );

interface Build {
  readonly outDir: string;
  readonly lib: LibraryOptions;
  readonly empty?: boolean;
  readonly minify?: boolean;
  readonly external?: RegExp[];
  /** The file that runs in Node. */
  readonly ssr?: string;
  /** Files that stay together in one chunk. */
  readonly chunks?: {
    readonly name: string | ((id: string) => string | null);
    readonly test?: (id: string) => boolean;
  }[];
}

/** Each build is a mode, because one run of Vite makes one. */
const builds: Record<string, Build> = {
  production: {
    outDir: 'dist',
    empty: true,
    // A bundler makes files of its own from these: few are enough.
    chunks: [
      { name: prismChunk },
      // First, or the chunks behind them would take them in, and all who load them would load Markdown.
      { name: 'basics', test: (id) => basics.has(id) },
      { name: 'core', test: (id) => core.has(id) },
      { name: 'looks', test: isLook },
      { name: 'code', test: isCode },
      { name: 'colours', test: isColour },
      { name: 'small', test: isSmall },
    ],
    lib: {
      entry: {
        index: 'src/index.ts',
        elements: 'src/elements.ts',
        core: 'src/core.ts',
        early: 'src/early.ts',
        markdown: 'src/markdown.ts',
        'markdown.node': 'src/markdown.node.ts',
        strings: 'src/strings.ts',
        ...Object.fromEntries(LANGUAGES.map((name) => [name, `src/${name}.ts`])),
      },
      formats: ['es'],
    },
    external: [
      /^node:/,
      /^@?lit(?:\/|$)/,
      /^(?:marked|dompurify|parse5|hast-util-sanitize|js-yaml|smol-toml)$/,
    ],
  },
  // What only the command line needs is bundled, so that a site does not install it.
  command: {
    outDir: 'dist',
    minify: true,
    ssr: 'src/cli/cli.ts',
    lib: { entry: 'src/cli/cli.ts', formats: ['es'], fileName: 'cli' },
    external: [/^(?:parse5|js-yaml|smol-toml)$/],
  },
  script: {
    outDir: 'dist/cdn',
    minify: true,
    lib: {
      entry: { 'doc-variants': 'src/script.ts' },
      formats: ['iife'],
      name: 'docVariants',
      fileName: (_format, name) => `${name}.js`,
    },
  },
  part: {
    outDir: 'dist/cdn',
    minify: true,
    // One file compresses better than several, and comes sooner.
    chunks: [
      { name: 'texts', test: isTexts },
      { name: 'reader', test: isShared },
      // What others load has to stay out of the chunk of the page, or they would load all of it.
      { name: 'stay-on-page', test: isStay },
      { name: 'page-tags', test: (id) => both.includes(id) },
      { name: 'page', test: isPage },
      { name: 'code', test: isCode },
      { name: 'button', test: isButton },
      { name: 'lit', test: isLit },
    ],
    lib: {
      entry: {
        ...Object.fromEntries(PARTS.map((name) => [name, `src/parts/${name}/${name}.ts`])),
        strings: 'src/strings.ts',
      },
      formats: ['es'],
    },
  },
};

export default defineConfig(({ mode }): UserConfig => {
  const build = builds[mode];
  if (!build) throw new Error(`"${mode}" is none of the modes ${Object.keys(builds).join(', ')}`);
  const { outDir, lib, external = [], minify = false, empty = false, chunks, ssr } = build;
  return {
    plugins: [
      earlyForVite(),
      markedForVite(),
      prismForVite(),
      purifyForVite(),
      sharedModules(),
      smallStyles,
      withoutDom,
      sharedFiles,
      ...(minify && !ssr ? [ownRuntime, smallCode] : []),
    ],
    publicDir: false,
    ...(ssr && {
      ssr: { noExternal: true, target: 'node', external: ['parse5', 'js-yaml', 'smol-toml'] },
    }),
    build: {
      target: 'es2022',
      outDir,
      ...(ssr ? { ssr } : { lib }),
      minify: minify ? 'oxc' : false,
      emptyOutDir: empty,
      // What a bundler takes is readable as it is, and nobody looks into the command line in a browser.
      sourcemap: minify && !ssr,
      reportCompressedSize: false,
      // Minified code keeps no notices, and the licenses of what it holds ask for them.
      license: { fileName: `${mode}.licenses.md` },
      rolldownOptions: {
        external,
        // Library builds of ES modules keep their white space unless the output says otherwise.
        output: {
          minify,
          chunkFileNames: ssr ? 'command/[name]-[hash].js' : 'chunks/[name]-[hash].js',
          // What belongs together compresses better in one file.
          ...(chunks && { codeSplitting: { groups: chunks } }),
        },
      },
    },
  };
});
