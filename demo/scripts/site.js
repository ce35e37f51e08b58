// What the pages of the site do with a script: copy, theme, search. Without it they are read all the same.
const THEMES = { '': 'Auto', light: 'Light', dark: 'Dark' };
const root = document.documentElement;

/** Remembers the theme, where the browser lets it. */
function setTheme(theme) {
  root.dataset.theme = theme;
  try {
    localStorage.setItem('theme', theme);
  } catch {
    // Then the next page is in the colours of the system.
  }
  for (const frame of document.querySelectorAll('iframe')) paint(frame);
}

/** Lets the page of a frame have the colours of this one. */
function paint(frame) {
  try {
    const page = frame.contentDocument?.documentElement;
    if (page && !frame.hasAttribute('sandbox')) page.style.colorScheme = root.dataset.theme || '';
  } catch {
    // A page that is opened from a file has no say in its frames.
  }
}

function offerThemes() {
  const button = document.querySelector('.theme');
  const show = () => {
    const name = THEMES[root.dataset.theme ?? ''] ?? THEMES[''];
    button.textContent = name;
    button.setAttribute('aria-label', `Colours: ${name}`);
  };
  button.addEventListener('click', () => {
    const names = Object.keys(THEMES);
    setTheme(names[(names.indexOf(root.dataset.theme ?? '') + 1) % names.length] ?? '');
    show();
  });
  show();
  button.hidden = false;
  for (const frame of document.querySelectorAll('iframe')) {
    paint(frame);
    frame.addEventListener('load', () => paint(frame));
  }
}

/** Gives each block of code a button that copies it. */
function offerCopies() {
  if (!navigator.clipboard) return;
  for (const pre of document.querySelectorAll('main pre')) {
    if (pre.closest('.result')) continue;
    const box = document.createElement('div');
    box.className = 'code';
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    pre.replaceWith(box);
    box.append(pre, button);
    button.addEventListener('click', async () => {
      const lines = [...pre.querySelectorAll('code')].map((code) => code.innerText);
      await navigator.clipboard.writeText(`${lines.join('\n').trimEnd()}\n`);
      button.textContent = 'Copied';
      setTimeout(() => (button.textContent = 'Copy'), 2000);
    });
  }
}

/** Opens the search, whose index comes when it is asked for the first time. */
function offerSearch() {
  const button = document.querySelector('.search');
  const dialog = document.querySelector('.finder');
  if (!location.protocol.startsWith('http')) return;
  let engine;
  const start = async () => {
    const { href } = new URL('pagefind/pagefind.js', document.baseURI);
    return import(/* @vite-ignore */ href);
  };
  const draw = () => {
    dialog.innerHTML =
      '<input type="text" role="searchbox" enterkeyhint="search" autocomplete="off" aria-label="Search the documentation" placeholder="Search the documentation"><p role="status"></p><ol></ol>';
    const [field, status, list] = dialog.children;
    let asked = 0;
    field.addEventListener('input', async () => {
      const query = field.value.trim();
      const own = ++asked;
      try {
        engine ??= await start();
        // What was typed meanwhile is looked for instead.
        if (own !== asked) return;
        const found = query ? await find(engine, query) : [];
        if (own !== asked) return;
        list.replaceChildren(...found.map(entry));
        status.textContent = !query
          ? ''
          : found.length
            ? `${found.length} ${found.length === 1 ? 'page' : 'pages'}`
            : 'Nothing was found.';
      } catch {
        status.textContent = 'The search cannot be loaded.';
      }
    });
  };
  const open = () => {
    if (!dialog.firstElementChild) draw();
    dialog.showModal();
  };
  button.hidden = false;
  button.addEventListener('click', open);
  dialog.addEventListener('click', ({ target }) => target === dialog && dialog.close());
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    const isTyping =
      target instanceof Element && target.closest('input, textarea, select, [contenteditable]');
    if (key !== '/' || isTyping || dialog.open) return;
    event.preventDefault();
    open();
  });
}

/** How many pages a search shows, and how many results for other stacks it looks through. */
const MAX_ENTRIES = 8;
const MAX_OTHERS = 24;

/**
 * Finds pages as readers of the chosen stack see them, then those that have what is looked for in another stack
 * only.
 */
async function find(engine, query) {
  const { variant } = document.querySelector('doc-variant-provider');
  const load = ({ results }, most) =>
    Promise.all(results.slice(0, most).map((result) => result.data()));
  const filters = { stack: { any: ['any', ...variant.split(' ')] } };
  const pages = new Map();
  const pageOf = ({ url }) => url.replace(/[?#].*/, '');
  for (const one of await load(await engine.search(query, { filters }), MAX_ENTRIES)) {
    pages.set(pageOf(one), one);
  }
  if (pages.size < MAX_ENTRIES) {
    for (const one of await load(await engine.search(query), MAX_OTHERS)) {
      if (pages.has(pageOf(one))) continue;
      pages.set(pageOf(one), { ...one, audience: labelOf(one.filters.stack[0]) });
    }
  }
  return [...pages.values()].slice(0, MAX_ENTRIES);
}

/** Finds what readers call a stack. */
const labelOf = (name) =>
  new RegExp(`\\b${name} '([^']*)'`).exec(
    document.querySelector('doc-variant-provider').getAttribute('groups'),
  )?.[1] ?? name;

/** Makes what a page that was found looks like: the passage that fits, by its own heading. */
function entry({ url, meta, excerpt, audience, sub_results: parts = [] }) {
  const best = parts.find((part) => part.url.includes('#')) ?? { url, excerpt, title: meta.title };
  const item = document.createElement('li');
  const link = item.appendChild(document.createElement('a'));
  link.href = best.url;
  const title = link.appendChild(document.createElement('b'));
  title.textContent = best.title === meta.title ? meta.title : `${meta.title} · ${best.title}`;
  if (audience) link.appendChild(document.createElement('i')).textContent = audience;
  // Pagefind marks what was looked for, and escapes everything else.
  link.appendChild(document.createElement('span')).innerHTML = best.excerpt;
  return item;
}

/** Opens the list of pages when it comes to stand beside the text, and shows where the reader is in it. */
function followWidth() {
  const menu = document.querySelector('.menu');
  if (!menu) return;
  const wide = matchMedia('(min-width: 60.01rem)');
  wide.addEventListener('change', () => (menu.open = wide.matches));
  const current = menu.querySelector('[aria-current]');
  if (current && wide.matches) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
}

followWidth();
offerThemes();
offerCopies();
offerSearch();
