// By the kind of a node, because `instanceof` does not know the nodes of another window.

/** Tells whether a node is an element. */
export const isElement = (node: Node | null | undefined): node is Element => node?.nodeType === 1;

/** Tells whether a node is a text. */
export const isText = (node: Node | null | undefined): node is Text => node?.nodeType === 3;

/** Tells whether a node shows nothing: white space, the end of a line or a comment. */
export const isBlank = (node: Node): boolean =>
  isElement(node) ? node.localName === 'br' : !isText(node) || !/\S/.test(node.data);
