/** The links to places on their page that `<base>` would take to another page. */
const links = new WeakSet<Node>();
let isListening = false;

/**
 * Makes the links in a tree that begin with `#` stay on their page where the site's `<base>` makes
 * `#place` a place on another page. They follow the page's address, which applications change.
 */
export function stayOnPage(root: ParentNode, page: Document): void {
  if (!page.querySelector('base[href]') || pageOf(page.baseURI) === pageOf(page.URL)) return;
  for (const link of root.querySelectorAll('a[href^="#"],area[href^="#"]')) {
    links.add(link);
    lead(link);
  }
  if (isListening) return;
  isListening = true;
  // Before the reader can open or copy the address, or a listener for links looks at it.
  for (const type of ['pointerdown', 'focusin', 'click']) {
    addEventListener(type, refresh, { capture: true, passive: true });
  }
}

const pageOf = (address: string): string => address.replace(/#.*/s, '');

function refresh(event: Event): void {
  for (const node of event.composedPath()) {
    if (links.has(node as Node)) lead(node as Element);
  }
}

function lead(link: Element): void {
  const place = link.getAttribute('href')?.replace(/^[^#]*/, '') ?? '';
  link.setAttribute('href', pageOf(link.ownerDocument.URL) + place);
}
