// The spans of highlighted code are most of a page's elements. They stand as characters in its text
// until it is safe, because a sanitizer takes its time over each element.

const START = '\uFDD5';
const NAMED = '\uFDD6';
const END = '\uFDD7';
const PART = /\uFDD5([\w -]*)\uFDD6|\uFDD7|[^\uFDD5-\uFDD7]+/g;

/** Writes what stands for the start tag of a token with names, such as `keyword`. */
export const startToken = (names: string): string => `${START}${names}${NAMED}`;

/** Writes what stands for the end tag of a token. */
export const endToken = END;

/** Makes elements of the tokens in the code of a page. */
export function growTokens(page: ParentNode): void {
  for (const code of page.querySelectorAll('pre > code')) {
    if (code.textContent.includes(START)) grow(code);
  }
}

function grow(element: Element): void {
  const { ownerDocument } = element;
  const nodes = [...element.childNodes];
  let place: Node = element;
  for (const node of nodes) {
    if (!(node instanceof Text)) {
      if (node instanceof Element) grow(node);
      // A token goes around the texts of keys that stand in it.
      if (place !== element) place.appendChild(node);
      continue;
    }
    const grown = ownerDocument.createDocumentFragment();
    for (const [part, names] of node.data.matchAll(PART)) {
      const into: Node = place === element ? grown : place;
      if (names !== undefined) {
        const span = ownerDocument.createElement('span');
        span.className = `token ${names}`;
        place = into.appendChild(span);
      } else if (part === END) {
        const { parentNode } = place;
        place = !parentNode || parentNode === grown ? element : parentNode;
      } else into.appendChild(ownerDocument.createTextNode(part));
    }
    node.replaceWith(grown);
  }
}
