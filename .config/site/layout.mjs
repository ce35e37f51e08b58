// The frame of every page of the site.
import { escapeHtml, REPOSITORY } from './render-page.mjs';

const THEME = `document.documentElement.dataset.theme = (() => { try { return localStorage.getItem('theme') ?? ''; } catch { return ''; } })();`;

/** Keeps the list of pages open where it stands beside the text. */
const MENU = `document.querySelector('.menu').open = matchMedia('(min-width: 60.01rem)').matches;`;

export const LOGO = `<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M4 5.5h16M4 12h7M4 18.5h11" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/><path d="M15 12h5" fill="none" stroke="var(--accent)" stroke-width="2.6" stroke-linecap="round"/></svg>`;

/**
 * @typedef {object} Page
 * @property {string} name
 * @property {string} title
 * @property {string} description
 * @property {string} html
 * @property {string} label what the navigation calls it
 * @property {string} [roles]
 * @property {string} [policy] its Content-Security-Policy
 * @property {string} [scripts] more scripts, as tags
 */

/**
 * @param {{ title: string, pages: Page[] }[]} sections
 * @param {Page} page
 */
const navigation = (sections, page) =>
  sections
    .map(
      ({ title, pages }) =>
        `<section><h2>${title}</h2><ul>${pages
          .map(
            ({ name, label, roles }) =>
              `<li${roles ? ` data-variants="${roles}"` : ''}><a href="${name}.html"${name === page.name ? ' aria-current="page"' : ''}>${escapeHtml(label)}</a></li>`,
          )
          .join('')}</ul></section>`,
    )
    .join('');

/**
 * Lists the pages before and after one, in the order of the navigation.
 *
 * @param {Page[]} pages
 * @param {Page} page
 */
function turnings(pages, page) {
  const at = pages.indexOf(page);
  /** @param {Page | undefined} other @param {string} word @param {string} rel */
  const link = (other, word, rel) =>
    other
      ? `<a rel="${rel}" href="${other.name}.html"><span>${word}</span> ${escapeHtml(other.label)}</a>`
      : '';
  return `<nav class="turn" aria-label="Pages">${link(pages[at - 1], 'Previous', 'prev')}${link(pages[at + 1], 'Next', 'next')}</nav>`;
}

/** @param {string} html @param {string} variant */
const asks = (html, variant) =>
  new RegExp(`<if-variant variants="[^"]*\\b${variant}\\b`).test(html);

/**
 * Puts the frame around a page.
 *
 * @param {Page} page
 * @param {{ title: string, pages: Page[] }[]} sections
 * @param {{ groups: string, version: string }} site
 * @returns {string}
 */
export function layOut(page, sections, { groups, version }) {
  const pages = sections.flatMap((section) => section.pages);
  const isHome = page.name === 'index';
  const isWide = isHome || /^(?:playground|configurator)$/.test(page.name);
  const title = isHome
    ? 'doc-variants – one page, every product variant'
    : `${page.title} – doc-variants`;
  const stack =
    !isHome && asks(page.html, 'hugo')
      ? `<div class="shown-for"><doc-variant-picker group="stack" appearance="select" label="My stack"></doc-variant-picker></div>`
      : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(page.description)}">
${page.policy ? `<meta http-equiv="Content-Security-Policy" content="${page.policy}">` : ''}
<link rel="icon" href="icon.svg">
<script>${THEME}</script>
<script src="doc-variants/doc-variants.js"></script>
<link rel="stylesheet" href="site.css">
<script src="site.js" defer></script>${page.html.includes('<doc-variant-tabs>') ? '\n<link rel="modulepreload" href="doc-variants/tabs.js">' : ''}${page.scripts ?? ''}
</head>
<body${isWide ? ` class="wide${isHome ? ' home' : ''}"` : ''}>
<a class="skip" href="#content">Skip to the content</a>
<doc-variant-provider groups="${escapeHtml(groups)}" variant="script everyone" sync-key="site" url-param="for">
<header class="top" data-pagefind-ignore>
<a class="brand" href="index.html">${LOGO}<span>doc-variants</span></a>
<nav aria-label="Main"><a href="install.html">Docs</a><a href="playground.html">Playground</a><a href="doc-variant-provider.html">Reference</a><a href="${REPOSITORY}" class="outside">Source</a></nav>
<span class="tools"><button type="button" class="search" hidden>Search <kbd aria-hidden="true">/</kbd></button><button type="button" class="theme" hidden>Auto</button></span>
</header>
<div class="frame">
${
  isWide
    ? ''
    : `<details class="menu" data-pagefind-ignore><summary>Menu</summary><nav class="pages" aria-label="All pages"><doc-variant-picker group="role" appearance="select" label="I am"></doc-variant-picker>${navigation(sections, page)}</nav></details><script>${MENU}</script>`
}
<main id="content" data-pagefind-body>
${stack}${isWide ? page.html : `<article>${page.html}</article>${turnings(pages, page)}`}
</main>
${isWide ? '' : `<aside class="contents" aria-label="Contents"><doc-variant-toc for="content"></doc-variant-toc></aside>`}
</div>
<footer data-pagefind-ignore><p>doc-variants ${version} · MIT license · <a href="changelog.html">Changelog</a> · <a href="security.html">Security</a></p></footer>
</doc-variant-provider>
<dialog class="finder" aria-label="Search"></dialog>
</body>
</html>
`;
}
