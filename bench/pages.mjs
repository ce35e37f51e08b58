// Writes the pages that are compared: the same passages for each way to switch them.

/** What there is to choose on a page, as the names of its groups. */
const GROUPS = { deployment: ['serverless', 'byoc'], language: ['java', 'cpp', 'go'] };
const THIRD = { region: ['eu', 'us'] };
/** The two choices between which each page is switched. */
export const CHOICES = ['serverless', 'byoc'];
/** How many blocks stand under one heading. */
const SECTION = 20;

/**
 * What a page is made of.
 *
 * @typedef {object} Work
 * @property {number} [blocks]
 * @property {'flat' | 'nested' | 'tables'} [shape]
 * @property {1 | 2 | 3} [groups]
 * @property {number} [names] how many names the second group has
 * @property {boolean} [isSkipped] whether the page's own CSS skips the sections that are out of view
 * @property {boolean} [isContained] whether a container scrolls, rather than the window
 * @property {string} [attributes] attributes of the provider
 * @property {boolean} [hasToc] whether the page has a table of contents
 */

/**
 * A way to switch what a page shows.
 *
 * @typedef {object} Way
 * @property {string} tag the element of a block
 * @property {string} attribute the attribute of a block's condition, on other elements too
 * @property {(page: { body: string, groups: Record<string, string[]>, work: Work, scripts: string }) => string} write
 */

/** @param {Work} work */
export function groupsOf({ groups = 2, names = 3 }) {
  const language = GROUPS.language.concat(
    Array.from({ length: Math.max(names - 3, 0) }, (_, at) => `name${at}`),
  );
  const all = { ...GROUPS, language, ...THIRD };
  return Object.fromEntries(Object.entries(all).slice(0, groups));
}

/**
 * Writes the passages.
 *
 * @param {Way} way
 * @param {Work} work
 */
function passages({ tag, attribute }, work) {
  const { blocks = 3000, shape = 'flat', groups = 2 } = work;
  const names = groupsOf(work).language ?? [];
  const conditions = [
    'serverless',
    'byoc',
    ...(groups > 1 ? ['serverless byoc', 'java', 'go', 'byoc go'] : ['serverless byoc']),
    ...(groups > 2 ? ['eu', 'byoc us'] : []),
    ...names.slice(3),
  ];
  const open = (/** @type {string} */ name, /** @type {string} */ on) =>
    `<${name} ${name === tag ? attribute : `data-${attribute.replace('data-', '')}`}="${on}">`;
  const block = (/** @type {number} */ at) => {
    const on = conditions[at % conditions.length] ?? '';
    const text = `Passage ${at} with <code>code</code>.`;
    if (shape === 'tables') return `${open('tr', on)}<td>${at}</td><td>${text}</td></tr>`;
    const inner =
      shape === 'nested' && at % 2
        ? `${open(tag, conditions[(at + 2) % 3] ?? '')}<p>Inside.</p></${tag}>`
        : '';
    return `${open(tag, on)}<p>${text}</p>${inner}</${tag}>`;
  };
  // Half of the passages of a nested page stand in another.
  const count = shape === 'nested' ? Math.ceil((blocks * 2) / 3) : blocks;
  const sections = Array.from({ length: Math.ceil(count / SECTION) }, (_, section) => {
    const first = section * SECTION;
    const inside = Array.from({ length: Math.min(SECTION, count - first) }, (_, at) =>
      block(first + at),
    ).join('');
    const content = shape === 'tables' ? `<table><tbody>${inside}</tbody></table>` : inside;
    return `<h2 id="s${section}">Section ${section}</h2>${content}`;
  });
  return sections.map((one) => (work.isSkipped ? `<section>${one}</section>` : one)).join('\n');
}

const STYLES = `
  body { margin: 0; padding: 3rem 1rem 1rem; font: 16px/1.4 sans-serif }
  header { position: fixed; inset: 0 0 auto; height: 3rem; background: #eee; z-index: 1 }
  html { scroll-padding-top: 3rem }`;
const SKIPPED = 'section { content-visibility: auto; contain-intrinsic-size: auto 500px }';
const CONTAINED =
  'main { position: fixed; inset: 3rem 0 0; overflow-y: auto } header + main { padding: 0 1rem }';

/** Writes the control of a page without our elements. */
const radios = CHOICES.map(
  (name) => `<label><input type="radio" name="choice" value="${name}"> ${name}</label>`,
).join('');
const HEADER = `<header><form>${radios}</form></header>`;

/**
 * Writes the CSS that hides what is for others, as a site would by hand: it knows nothing of negation,
 * nesting or unknown names.
 *
 * @param {Record<string, string[]>} groups
 */
function handWritten(groups) {
  const rules = Object.entries(groups).flatMap(([group, variants]) =>
    variants.map((active) => {
      const others = variants.filter((name) => name !== active);
      const named = others.map((name) => `[data-for~="${name}"]`).join();
      return `[data-${group}="${active}"] :is(${named}):not([data-for~="${active}"])`;
    }),
  );
  return `x-block { display: contents } ${rules.join()} { display: none !important }`;
}

const listen = `addEventListener('change', ({ target }) => switchTo(target.value));`;

/** @param {Record<string, string[]>} groups */
const firstOf = (groups) => Object.values(groups).map(([name]) => name);

/** The provider, its script tag and its parts. */
const OURS = {
  tag: 'if-variant',
  attribute: 'variants',
  write: (/** @type {Parameters<Way['write']>[0]} */ { body, groups, work, scripts }) => {
    const declared = Object.entries(groups).map(([name, all]) => `${name}: ${all.join(' ')}`);
    const toc = work.hasToc ? '<doc-variant-toc></doc-variant-toc>' : '';
    return `<script src="${scripts}/doc-variants.js"></script>
      <doc-variant-provider groups="${declared.join('; ')}" variant="${firstOf(groups).join(' ')}" ${work.attributes ?? ''}>
      <header><doc-variant-picker group="deployment" appearance="radio"></doc-variant-picker></header>
      <main>${toc}${body}</main></doc-variant-provider>
      <script>
        const provider = document.querySelector('doc-variant-provider');
        window.switchTo = (name) => provider.select(name, 'picker');
      </script>`;
  },
};

/** @type {Record<string, Way>} */
export const ways = {
  'doc-variants': OURS,
  'attribute and CSS': {
    tag: 'x-block',
    attribute: 'data-for',
    write: ({ body, groups }) => {
      const active = Object.entries(groups).map(([group, [name]]) => `data-${group}="${name}"`);
      return `<style>${handWritten(groups)}</style><div id="root" ${active.join(' ')}>${HEADER}<main>${body}</main></div>
      <script>
        const root = document.querySelector('#root');
        window.switchTo = (name) => (root.dataset.deployment = name);
        ${listen}
      </script>`;
    },
  },
  'hidden in a loop': {
    tag: 'div',
    attribute: 'data-for',
    write: ({ body, groups }) => `${HEADER}<main>${body}</main>
      <script>
        const names = ${JSON.stringify(groups)};
        const selection = ${JSON.stringify(firstOf(groups))};
        window.switchTo = (name) => {
          selection[0] = name;
          for (const block of document.querySelectorAll('[data-for]')) {
            const wanted = block.dataset.for.split(' ');
            const hidden = Object.values(names).some((variants) => {
              const mine = wanted.filter((word) => variants.includes(word));
              return mine.length > 0 && !mine.some((word) => selection.includes(word));
            });
            if (block.hidden !== hidden) block.hidden = hidden;
          }
        };
        switchTo(selection[0]);
        ${listen}
      </script>`,
  },
};

/**
 * Writes a page.
 *
 * @param {Way} way
 * @param {Work} work
 * @param {string} scripts where the built scripts are
 */
export function writePage(way, work, scripts) {
  const styles = [STYLES, work.isSkipped && SKIPPED, work.isContained && CONTAINED];
  const body = passages(way, work);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>
    <style>${styles.filter(Boolean).join('')}</style><body>
    ${way.write({ body, groups: groupsOf(work), work, scripts })}`;
}
