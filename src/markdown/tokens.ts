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
    if (!code.textContent.includes(START)) continue;
    const walker = code.ownerDocument.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    const texts: Text[] = [];
    while (walker.nextNode()) texts.push(walker.currentNode as Text);
    for (const text of texts) grow(text);
  }
}

function grow(text: Text): void {
  if (!text.data.includes(START)) return;
  const { ownerDocument } = text;
  const grown = ownerDocument.createDocumentFragment();
  let place: Node = grown;
  for (const [part, names] of text.data.matchAll(PART)) {
    if (names !== undefined) {
      const span = ownerDocument.createElement('span');
      span.className = `token ${names}`;
      place = place.appendChild(span);
    } else if (part === END) place = place.parentNode ?? grown;
    else place.appendChild(ownerDocument.createTextNode(part));
  }
  text.replaceWith(grown);
}
