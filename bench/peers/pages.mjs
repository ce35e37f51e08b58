// Writes the same passages for each peer: of every three that stand together, one is for each language.
import { folderOf } from './packages.mjs';

/** The languages, between the first two of which each page is switched. */
export const LANGUAGES = ['java', 'cpp', 'go'];
/** How many groups of passages stand under one heading. */
const SECTION = 7;

const STYLES = 'body { margin: 1rem; font: 16px/1.4 sans-serif }';

/**
 * @typedef {object} Peer
 * @property {string} name
 * @property {string} [note] what is to be known of it
 * @property {string} head what its users write into the head of a page
 * @property {(passages: string[], group: number) => string} group the passages of one group
 * @property {(body: string) => string} [wrap]
 * @property {string} [switchTo] the body of a function of `name`
 * @property {string} [ready] an expression that says when the page is ready
 */

const scripts = '/doc-variants';
/** @param {string} file */
const module = (file) => `<script type="module" src="${file}"></script>`;
/** @param {Parameters<typeof folderOf>[0]} name @param {string} file */
const from = (name, file) => `/${folderOf(name)}/${file}`;

/** @param {string} tag @param {string} attribute */
const blocks = (tag, attribute) => (/** @type {string[]} */ passages) =>
  passages.map((text, at) => `<${tag} ${attribute}="${LANGUAGES[at]}">${text}</${tag}>`).join('');

/** @param {string} body */
const provided = (body) =>
  `<doc-variant-provider groups="language: ${LANGUAGES.join(' ')}" variant="java">
   <doc-variant-picker></doc-variant-picker>${body}</doc-variant-provider>`;

const OURS_SWITCH = `document.querySelector('doc-variant-provider').select(name, 'picker')`;

/** @param {string} prefix */
const tabGroup = (prefix) => (/** @type {string[]} */ passages) =>
  `<${prefix}-tab-group>${passages
    .map(
      (text, at) =>
        `<${prefix}-tab panel="${LANGUAGES[at]}">${LANGUAGES[at]}</${prefix}-tab><${prefix}-tab-panel name="${LANGUAGES[at]}">${text}</${prefix}-tab-panel>`,
    )
    .join('')}</${prefix}-tab-group>`;

/** @type {Peer[]} */
export const PEERS = [
  {
    name: 'a page without script',
    head: '',
    group: blocks('div', 'data-for'),
  },
  {
    name: 'an element that does nothing',
    head: `<style>x-block { display: contents }</style>
      <script>customElements.define('x-block', class extends HTMLElement { connectedCallback() {} })</script>`,
    group: blocks('x-block', 'data-for'),
  },
  {
    name: 'doc-variants, blocks',
    head: `<script src="${scripts}/doc-variants.js"></script>`,
    group: blocks('if-variant', 'variants'),
    wrap: provided,
    switchTo: OURS_SWITCH,
    ready: `!document.querySelectorAll('if-variant')[1].checkVisibility()`,
  },
  {
    name: 'doc-variants, tabs',
    head: `<script src="${scripts}/doc-variants.js"></script>`,
    group: (passages) =>
      `<doc-variant-tabs>${passages.map((text, at) => `<section label="${LANGUAGES[at]}">${text}</section>`).join('')}</doc-variant-tabs>`,
    wrap: provided,
    switchTo: OURS_SWITCH,
    ready: `[...document.querySelectorAll('doc-variant-tabs')].every((one) => one.shadowRoot?.querySelector('[role=tab]'))`,
  },
  {
    name: 'LitElement and @lit/context',
    note: 'a provider and a block as one writes them at first',
    head: module('/lit-pair.js'),
    group: blocks('lit-if-variant', 'variants'),
    wrap: (body) => `<lit-variant-provider>${body}</lit-variant-provider>`,
    switchTo: `document.querySelector('lit-variant-provider').select(name)`,
    ready: `[...document.querySelectorAll('lit-if-variant')].at(-1).hasUpdated`,
  },
  {
    name: 'Starlight, synced tabs',
    head: module(from('@astrojs/starlight', 'tabs.js')),
    group: (passages, group) => {
      const tabs = passages
        .map(
          (_, at) =>
            `<li role="presentation" class="tab"><a role="tab" href="#p${group}-${at}" id="t${group}-${at}" aria-selected="${!at}" tabindex="${at ? -1 : 0}">${LANGUAGES[at]}</a></li>`,
        )
        .join('');
      const panels = passages
        .map(
          (text, at) =>
            `<div id="p${group}-${at}" aria-labelledby="t${group}-${at}" role="tabpanel" tabindex="0"${at ? ' hidden' : ''}>${text}</div>`,
        )
        .join('');
      return `<starlight-tabs data-sync-key="language"><div class="tablist-wrapper"><ul role="tablist">${tabs}</ul></div>${panels}<starlight-tabs-restore></starlight-tabs-restore></starlight-tabs>`;
    },
    switchTo: `document.querySelectorAll('starlight-tabs a')[${JSON.stringify(LANGUAGES)}.indexOf(name)].click()`,
    ready: `customElements.get('starlight-tabs')`,
  },
  {
    name: 'tab-container-element',
    note: 'it has no groups that choose together: a loop chooses in each',
    head: module(from('@github/tab-container-element', 'dist/tab-container.js')),
    group: (passages, group) =>
      `<tab-container>${passages.map((_, at) => `<button type="button" id="t${group}-${at}" role="tab"${at ? ' tabindex="-1"' : ' aria-selected="true"'}>${LANGUAGES[at]}</button>`).join('')}${passages
        .map(
          (text, at) =>
            `<div role="tabpanel" aria-labelledby="t${group}-${at}"${at ? ' hidden' : ''}>${text}</div>`,
        )
        .join('')}</tab-container>`,
    switchTo: `for (const one of document.querySelectorAll('tab-container')) one.selectTab(${JSON.stringify(LANGUAGES)}.indexOf(name))`,
    ready: `customElements.get('tab-container')`,
  },
  ...[
    {
      name: 'Shoelace, tab groups',
      prefix: 'sl',
      script: from('@shoelace-style/shoelace', 'cdn/components'),
    },
    {
      name: 'Web Awesome, tab groups',
      prefix: 'wa',
      script: from('@awesome.me/webawesome', 'dist-cdn/components'),
    },
  ].map(({ name, prefix, script }) => ({
    name,
    note: 'it has no groups that choose together: a loop chooses in each',
    head: ['tab-group', 'tab', 'tab-panel']
      .map((one) => module(`${script}/${one}/${one}.js`))
      .join(''),
    group: tabGroup(prefix),
    switchTo:
      prefix === 'sl'
        ? `for (const one of document.querySelectorAll('sl-tab-group')) one.show(name)`
        : `for (const one of document.querySelectorAll('wa-tab-group')) one.active = name`,
    ready: `[...document.querySelectorAll('${prefix}-tab-group')].at(-1).hasUpdated`,
  })),
];

/**
 * Writes a page.
 *
 * @param {Peer} peer
 * @param {number} count how many passages it has
 */
export function writePeerPage({ head, group, wrap = (body) => body, switchTo = '' }, count) {
  const groups = Array.from({ length: count / LANGUAGES.length }, (_, at) => {
    const passages = LANGUAGES.map(
      (language) => `<p>Passage ${at} in ${language} with <code>code</code>.</p>`,
    );
    const heading = at % SECTION ? '' : `<h2 id="s${at}">Section ${at / SECTION}</h2>`;
    return heading + group(passages, at);
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title><style>${STYLES}</style>${head}<body><main>
    ${wrap(groups.join('\n'))}</main><script>window.switchTo = (name) => { ${switchTo} }</script>`;
}
