/** Takes a part of Prism, whose scripts add to one another. */
type Load = () => Promise<unknown>;

// Each line is a chunk of its own, which only pages with such code load. Prism's scripts expect
// those that they build on to be there: the list of names says which.
const LANGUAGES: Readonly<Record<string, readonly [Load, ...string[]]>> = {
  clike: [() => import('prismjs/components/prism-clike.js')],
  c: [() => import('prismjs/components/prism-c.js'), 'clike'],
  cpp: [() => import('prismjs/components/prism-cpp.js'), 'c'],
  java: [() => import('prismjs/components/prism-java.js'), 'clike'],
  go: [() => import('prismjs/components/prism-go.js'), 'clike'],
  bash: [() => import('prismjs/components/prism-bash.js')],
  json: [() => import('prismjs/components/prism-json.js')],
  python: [() => import('prismjs/components/prism-python.js')],
};

const ALIASES = new Map([
  ...['c++', 'cc', 'cxx', 'h++', 'hpp'].map((name) => [name, 'cpp'] as const),
  ...['sh', 'shell', 'zsh', 'console', 'shell-session'].map((name) => [name, 'bash'] as const),
  ...['py', 'py3', 'python3'].map((name) => [name, 'python'] as const),
  ['golang', 'go'],
  ['jsonc', 'json'],
]);

const FENCE = /(?:`{3}|~{3})[ \t]*([^\s`{]+)/g;

type Prism = typeof import('prismjs/components/prism-core.js').default;
let prism: Prism | undefined;

/** Splits code of a language whose grammar is loaded; returns nothing for any other. */
export function tokenize(
  code: string,
  language: string,
): ReturnType<Prism['tokenize']> | undefined {
  const name = canonical(language);
  if (!prism || !Object.hasOwn(LANGUAGES, name)) return undefined;
  const grammar = prism.languages[name];
  return grammar && prism.tokenize(code, grammar);
}

/** Loads the grammars for a page's code; code whose grammar does not come stays plain. */
export async function loadLanguages(source: string): Promise<void> {
  const names = new Set([...source.matchAll(FENCE)].map(([, name = '']) => canonical(name)));
  await Promise.all([...names].map((name) => load(name).catch(() => undefined)));
}

const canonical = (name: string): string => ALIASES.get(name.toLowerCase()) ?? name.toLowerCase();

async function load(name: string): Promise<void> {
  const language = Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : undefined;
  if (!language) return;
  const [own, ...needed] = language;
  prism ??= (await import('prismjs/components/prism-core.js')).default;
  await Promise.all(needed.map(load));
  await own();
}
