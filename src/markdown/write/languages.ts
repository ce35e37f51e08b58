import { words } from '../../core/names.ts';
import type Prism from 'prismjs/components/prism-core.js';

/** Takes a part of Prism, whose scripts add to one another. */
type Load = () => Promise<unknown>;

// Each line is a chunk of its own, which only pages with such code load. The names are those of the scripts
// that it builds on, or adds to, so that code looks the same whatever a page has shown before.
const LANGUAGES: Readonly<Record<string, readonly [Load, ...string[]]>> = {
  awk: [() => import('prismjs/components/prism-awk.js')],
  bash: [() => import('prismjs/components/prism-bash.js')],
  batch: [() => import('prismjs/components/prism-batch.js')],
  bicep: [() => import('prismjs/components/prism-bicep.js')],
  c: [() => import('prismjs/components/prism-c.js'), 'clike'],
  clike: [() => import('prismjs/components/prism-clike.js')],
  clojure: [() => import('prismjs/components/prism-clojure.js')],
  cmake: [() => import('prismjs/components/prism-cmake.js')],
  cpp: [() => import('prismjs/components/prism-cpp.js'), 'c'],
  csharp: [() => import('prismjs/components/prism-csharp.js'), 'clike'],
  css: [() => import('prismjs/components/prism-css.js'), 'markup'],
  dart: [() => import('prismjs/components/prism-dart.js'), 'clike'],
  diff: [() => import('prismjs/components/prism-diff.js')],
  docker: [() => import('prismjs/components/prism-docker.js')],
  elixir: [() => import('prismjs/components/prism-elixir.js')],
  erlang: [() => import('prismjs/components/prism-erlang.js')],
  fsharp: [() => import('prismjs/components/prism-fsharp.js'), 'clike'],
  git: [() => import('prismjs/components/prism-git.js')],
  go: [() => import('prismjs/components/prism-go.js'), 'clike'],
  graphql: [() => import('prismjs/components/prism-graphql.js')],
  groovy: [() => import('prismjs/components/prism-groovy.js'), 'clike'],
  haskell: [() => import('prismjs/components/prism-haskell.js')],
  hcl: [() => import('prismjs/components/prism-hcl.js')],
  html: [() => import('prismjs/components/prism-markup.js'), 'css', 'javascript'],
  http: [() => import('prismjs/components/prism-http.js'), 'css', 'javascript', 'json'],
  ini: [() => import('prismjs/components/prism-ini.js')],
  java: [() => import('prismjs/components/prism-java.js'), 'clike'],
  javascript: [() => import('prismjs/components/prism-javascript.js'), 'clike', 'markup'],
  json: [() => import('prismjs/components/prism-json.js')],
  json5: [() => import('prismjs/components/prism-json5.js'), 'json'],
  jsx: [() => import('prismjs/components/prism-jsx.js'), 'markup', 'javascript'],
  julia: [() => import('prismjs/components/prism-julia.js')],
  kotlin: [() => import('prismjs/components/prism-kotlin.js'), 'clike'],
  latex: [() => import('prismjs/components/prism-latex.js')],
  less: [() => import('prismjs/components/prism-less.js'), 'css'],
  lua: [() => import('prismjs/components/prism-lua.js')],
  makefile: [() => import('prismjs/components/prism-makefile.js')],
  markdown: [() => import('prismjs/components/prism-markdown.js'), 'markup', 'yaml'],
  markup: [() => import('prismjs/components/prism-markup.js')],
  'markup-templating': [() => import('prismjs/components/prism-markup-templating.js'), 'markup'],
  matlab: [() => import('prismjs/components/prism-matlab.js')],
  nginx: [() => import('prismjs/components/prism-nginx.js')],
  nix: [() => import('prismjs/components/prism-nix.js')],
  objectivec: [() => import('prismjs/components/prism-objectivec.js'), 'c'],
  ocaml: [() => import('prismjs/components/prism-ocaml.js')],
  perl: [() => import('prismjs/components/prism-perl.js')],
  php: [() => import('prismjs/components/prism-php.js'), 'markup-templating'],
  powershell: [() => import('prismjs/components/prism-powershell.js')],
  properties: [() => import('prismjs/components/prism-properties.js')],
  protobuf: [() => import('prismjs/components/prism-protobuf.js'), 'clike'],
  python: [() => import('prismjs/components/prism-python.js')],
  r: [() => import('prismjs/components/prism-r.js')],
  ruby: [() => import('prismjs/components/prism-ruby.js'), 'clike'],
  rust: [() => import('prismjs/components/prism-rust.js')],
  scala: [() => import('prismjs/components/prism-scala.js'), 'java'],
  scss: [() => import('prismjs/components/prism-scss.js'), 'css'],
  'shell-session': [() => import('prismjs/components/prism-shell-session.js'), 'bash'],
  solidity: [() => import('prismjs/components/prism-solidity.js'), 'clike'],
  sql: [() => import('prismjs/components/prism-sql.js')],
  swift: [() => import('prismjs/components/prism-swift.js')],
  toml: [() => import('prismjs/components/prism-toml.js')],
  tsx: [() => import('prismjs/components/prism-tsx.js'), 'jsx', 'typescript'],
  typescript: [() => import('prismjs/components/prism-typescript.js'), 'javascript'],
  vim: [() => import('prismjs/components/prism-vim.js')],
  'visual-basic': [() => import('prismjs/components/prism-visual-basic.js')],
  yaml: [() => import('prismjs/components/prism-yaml.js')],
  zig: [() => import('prismjs/components/prism-zig.js')],
};

/** Each line is a language, followed by its other names on Hugo, GitHub and Prism. */
const ALIASES = new Map(
  `
  awk gawk
  bash sh shell zsh ksh
  batch bat batchfile cmd
  c h
  clojure clj cljs edn
  cpp c++ cc cxx h++ hpp
  csharp c# cs dotnet
  diff patch udiff
  docker dockerfile containerfile
  elixir ex exs
  erlang erl
  fsharp f# fs
  go golang
  graphql gql graphqls
  groovy gradle
  haskell hs
  hcl terraform tf
  html htm xhtml vue svelte astro
  ini cfg dosini
  javascript js mjs cjs node
  json jsonc webmanifest
  jsx react
  julia jl
  kotlin kt kts
  latex tex context
  makefile make mf bsdmake
  markdown md mkd
  markup xml svg mathml ssml atom rss xsd xsl xslt wsdl plist
  matlab octave
  nginx nginxconf
  nix nixos
  objectivec objc obj-c objective-c
  ocaml ml
  perl pl
  php php3 php4 php5
  powershell posh ps1 psm1 pwsh
  properties java-properties dotenv env
  protobuf proto
  python py py3 python3 pyi
  r rscript
  ruby rb
  rust rs
  shell-session console sh-session shellsession
  solidity sol
  sql mysql postgres postgresql psql plpgsql sqlite tsql
  typescript ts mts cts
  vim viml
  visual-basic vb vba vb.net vbnet
  yaml yml
`
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', ...others] = words(line);
      return others.map((other) => [other, name] as const);
    }),
);

/** Finds the names of languages, on fences and in the shortcode for code. */
const NAMES = /(?:`{3}|~{3})[ \t]*([^\s`{]+)|\{\{[<%]\s*highlight\s+(?:lang=)?"?([^\s">%]+)/g;

let prism: typeof Prism | undefined;

/** Splits code of a language whose grammar is loaded; returns nothing for any other. */
export function tokenize(
  code: string,
  language: string,
): ReturnType<(typeof Prism)['tokenize']> | undefined {
  const name = canonical(language);
  const grammar = grammarOf(name);
  if (!prism || !grammar) return undefined;
  // Some languages are more than their grammar: PHP takes turns with HTML.
  const work = {
    language: name,
    code,
    grammar,
    tokens: [] as ReturnType<(typeof Prism)['tokenize']>,
  };
  prism.hooks.run('before-tokenize', work);
  work.tokens = prism.tokenize(work.code, work.grammar);
  prism.hooks.run('after-tokenize', work);
  return work.tokens;
}

const grammarOf = (name: string): Prism.Grammar | undefined =>
  Object.hasOwn(LANGUAGES, name) ? prism?.languages[name] : undefined;

/** Loads the grammars for a page's code; code whose grammar does not come stays plain. */
export async function loadLanguages(source: string): Promise<void> {
  const names = [...source.matchAll(NAMES)].map(([, name, other]) => name ?? other ?? '');
  await Promise.all([...new Set(names)].map(loadLanguage));
}

/** Loads the grammar of a language; without it code stays plain. */
export const loadLanguage = (name: string): Promise<void> =>
  load(canonical(name)).catch(() => undefined);

/** Tells whether the grammar of a language is loaded. */
export const isLoaded = (language: string): boolean => !!grammarOf(canonical(language));

const canonical = (name: string): string => ALIASES.get(name.toLowerCase()) ?? name.toLowerCase();

async function load(name: string): Promise<void> {
  const language = Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined;
  if (!language) return;
  const [own, ...needed] = language;
  // Each script imports what it builds on; here all are asked for at once.
  const [core] = await Promise.all([
    import('prismjs/components/prism-core.js'),
    own(),
    ...needed.map(load),
  ]);
  prism ??= core.default;
}
