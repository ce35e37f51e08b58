// Writes what the configurator has been told, as code to paste.

/**
 * @typedef {object} Wishes
 * @property {'page' | 'template' | 'hugo' | 'bundler' | 'react' | 'vue' | 'svelte'} kind
 * @property {string} groups as the provider takes them
 * @property {string[]} names of the groups
 * @property {string} variant
 * @property {'local' | 'session' | 'none'} persistence
 * @property {'none' | 'nonce' | 'origin'} policy
 * @property {boolean} floating
 * @property {boolean} contents
 * @property {boolean} findable
 * @property {boolean} printAll
 */

/**
 * @typedef {object} Snippet
 * @property {string} title
 * @property {string} language
 * @property {string} code
 */

/** @param {string} text */
const quote = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

/**
 * Lists the attributes of the provider, by name.
 *
 * @param {Wishes} wishes
 * @returns {[name: string, value: string][]}
 */
function attributesOf({ groups, variant, persistence, findable, printAll }) {
  return [
    ['groups', groups],
    ...(variant ? [['variant', variant]] : []),
    ...(persistence === 'local' ? [] : [['persistence', persistence]]),
    ...(findable ? [['findable', '']] : []),
    ...(printAll ? [['print', 'all']] : []),
  ];
}

/** @param {[string, string][]} attributes @param {string} [prefix] */
const write = (attributes, prefix = '') =>
  attributes
    .map(([name, value]) => `\n  ${prefix}${name}${value ? `="${quote(value)}"` : ''}`)
    .join('');

const EXAMPLE = '<p data-variants="NAME">A passage for readers of NAME.</p>';

/** @param {Wishes} wishes */
function markup(wishes) {
  const { names, contents, floating, variant } = wishes;
  const name = variant.split(/\s+/)[0] || 'byoc';
  const lines = [
    ...(floating
      ? []
      : names.map((group) => `<doc-variant-picker group="${group}"></doc-variant-picker>`)),
    ...(contents ? ['<doc-variant-toc></doc-variant-toc>'] : []),
    '<main>',
    ...(contents ? ['  <h2 id="first">A section</h2>'] : []),
    `  ${EXAMPLE.replaceAll('NAME', name)}`,
    '</main>',
  ];
  return `<doc-variant-provider${write(attributesOf(wishes))}>\n  ${lines.join('\n  ')}\n</doc-variant-provider>`;
}

/**
 * Writes the tag of the script; one with `data-root` makes the page the provider.
 *
 * @param {Wishes} wishes
 * @param {boolean} isRoot
 */
function scriptTag(wishes, isRoot) {
  const nonce = wishes.policy === 'nonce' ? ' nonce="RANDOM"' : '';
  const data = [
    ...(isRoot ? [['root', 'main'], ...attributesOf(wishes)] : []),
    ...(wishes.floating ? [['picker', 'floating']] : []),
  ];
  return `<script src="/doc-variants/doc-variants.js"${nonce}${write(data, 'data-')}></script>`;
}

/** The policies of Trusted Types that frameworks make for themselves. */
const OWN_POLICIES = { vue: ['vue'], svelte: ['svelte-trusted-html'] };

/** @param {Wishes} wishes @returns {Snippet[]} */
function policyOf({ kind, policy, contents, floating }) {
  if (policy === 'none') return [];
  const names = [
    'doc-variants',
    ...(contents || floating ? ['lit-html'] : []),
    ...(OWN_POLICIES[/** @type {'vue'} */ (kind)] ?? []),
  ].join(' ');
  const source = policy === 'nonce' ? "'nonce-RANDOM'" : "'self'";
  return [
    {
      title: policy === 'nonce' ? 'Header, with a new RANDOM for each answer' : 'Header',
      language: 'text',
      code: `Content-Security-Policy: script-src ${source}; require-trusted-types-for 'script'; trusted-types ${names}`,
    },
  ];
}

/**
 * Writes what Vite has to know: which tags are elements, for Vue, and that scripts have a nonce.
 *
 * @param {Wishes} wishes
 * @returns {Snippet[]}
 */
function viteConfig({ kind, policy }) {
  const isVue = kind === 'vue';
  const before = isVue
    ? "import vue from '@vitejs/plugin-vue';\n\nconst isCustomElement = (tag) => tag === 'if-variant' || tag.startsWith('doc-variant-');\n\n"
    : '';
  const lines = [
    ...(isVue ? ['  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],'] : []),
    ...(policy === 'nonce' ? ["  html: { cspNonce: 'RANDOM' },"] : []),
  ];
  if (!lines.length) return [];
  return [
    {
      title: isVue ? 'vite.config.js' : 'Added to vite.config.js',
      language: 'js',
      code: `${before}export default {\n${lines.join('\n')}\n};`,
    },
  ];
}

/**
 * Writes the code for a site.
 *
 * @param {Wishes} wishes
 * @returns {Snippet[]} in the order in which they are needed
 */
export function snippetsFor(wishes) {
  const { kind, persistence, policy, contents, findable, printAll } = wishes;
  const canFloat = kind === 'page' || kind === 'template';
  const floating = canFloat && wishes.floating;
  const around = markup({ ...wishes, floating });
  /** @type {Record<Wishes['kind'], () => Snippet[]>} */
  const kinds = {
    page: () =>
      floating
        ? kinds.template()
        : [
            { title: 'In <head>', language: 'html', code: scriptTag(wishes, false) },
            { title: 'Around the page', language: 'html', code: around },
          ],
    template: () => [
      {
        title: 'In <head>',
        language: 'html',
        code: scriptTag({ ...wishes, floating: true }, true),
      },
    ],
    bundler: () => [
      ...viteConfig(wishes),
      {
        title: 'Once, in the module that starts the site',
        language: 'js',
        code: "import 'doc-variants';",
      },
      { title: 'Around the page', language: 'html', code: around },
    ],
    react: () => [
      ...viteConfig(wishes),
      {
        title: 'Around the page',
        language: 'jsx',
        code: `import 'doc-variants/react';\n\nexport const Page = () => (\n  ${around.replaceAll('\n', '\n  ')}\n);`,
      },
    ],
    vue: () => [
      ...viteConfig(wishes),
      { title: 'Once', language: 'js', code: "import 'doc-variants/vue';" },
      { title: 'Template', language: 'html', code: around },
    ],
    svelte: () => [
      ...viteConfig(wishes),
      { title: 'Once', language: 'js', code: "import 'doc-variants/svelte';" },
      { title: 'Template', language: 'html', code: around },
    ],
    hugo: () => [
      {
        title: 'hugo.toml',
        language: 'toml',
        code: [
          'theme = ["doc-variants", "your-theme"]\n',
          '[markup.goldmark.renderer]\nunsafe = true\n',
          '[params.docVariants]',
          `groups = ${JSON.stringify(wishes.groups)}`,
          `variant = ${JSON.stringify(wishes.variant)}`,
          ...(persistence === 'local' ? [] : [`persistence = "${persistence}"`]),
          ...(findable ? ['findable = true'] : []),
          ...(printAll ? ['print = "all"'] : []),
          ...(contents ? ['contents = true'] : []),
          ...(policy === 'nonce' ? ['nonce = "RANDOM"'] : []),
        ].join('\n'),
      },
      {
        title: 'In the <head> of your template',
        language: 'html',
        code: '{{ partial "doc-variants/script.html" . }}',
      },
      {
        title: 'In the place of {{ .Content }}',
        language: 'html',
        code: '{{ partial "doc-variants/provider.html" . }}',
      },
    ],
  };
  return [...kinds[kind](), ...policyOf({ ...wishes, floating: floating || kind === 'template' })];
}
