import {
  readAuthoredTags,
  readComment,
  type AuthoredToken,
} from '../../core/shortcodes/authored-tags.ts';
import { isElement, isText } from './nodes.ts';

/** A tag, with the nodes that its text lies in. */
export interface FoundTag {
  readonly token: AuthoredToken;
  /** The tag as it stands in the page. */
  readonly source: string;
  readonly parts: readonly TagPart[];
}

/** A node of a tag, with the piece of its text that belongs to the tag. */
export interface TagPart {
  readonly node: ChildNode;
  readonly start: number;
  readonly text: string;
}

/** Selects what keeps its text: code of the page, what readers edit, and who reads it themselves. */
export const LEFT_ALONE = [
  ...['script', 'style', 'template', 'title', 'textarea', 'noscript', 'iframe', 'object'],
  ...['svg', 'math', 'doc-variant-markdown', 'doc-variant-picker'],
  ...['doc-variant-provider[shortcodes]', '[contenteditable]:not([contenteditable="false"])'],
].join();

const INLINE = new Set([
  ...[
    'a',
    'abbr',
    'b',
    'bdi',
    'bdo',
    'big',
    'cite',
    'code',
    'del',
    'dfn',
    'em',
    'font',
    'i',
    'ins',
  ],
  ...['kbd', 'label', 'mark', 'q', 's', 'samp', 'small', 'span', 'strike', 'strong', 'sub', 'sup'],
  ...['time', 'tt', 'u', 'var', 'wbr', 'nobr', 'acronym'],
]);

/** The texts that show a tag as it is written, and are not tags. */
const printedTexts = new WeakSet<Node>();

/** Makes a text stay as it is from now on, whatever it looks like. */
export const print = (text: Text): unknown => printedTexts.add(text);

/** Finds the tags in an element, in their order; yields after each node. */
export function* findTags(host: Element): Generator<undefined, FoundTag[]> {
  const found: FoundTag[] = [];
  let line = new Line();
  const endLine = (): void => {
    found.push(...line.tags());
    line = new Line();
  };
  for (let node: ChildNode | null = host.firstChild; node;) {
    let inner: ChildNode | null = null;
    if (isElement(node)) {
      if (node.localName === 'br') line.add(node, '\n');
      else {
        if (!INLINE.has(node.localName)) endLine();
        if (!node.matches(LEFT_ALONE)) inner = node.firstChild;
      }
    } else if (printedTexts.has(node)) endLine();
    else if (isText(node)) line.add(node, node.data);
    else line.add(node, '');
    yield;
    for (let up: ChildNode | null = node; !inner && up && up !== host; up = up.parentElement) {
      if (isElement(up) && !INLINE.has(up.localName) && up.localName !== 'br') endLine();
      inner = up.nextSibling;
    }
    node = inner;
  }
  endLine();
  return found;
}

/** The text of neighbouring nodes that no block parts, so that a tag can be spread over them. */
class Line {
  readonly #nodes: { node: ChildNode; start: number; end: number }[] = [];
  #text = '';

  add(node: ChildNode, text: string): void {
    const start = this.#text.length;
    this.#text += text;
    this.#nodes.push({ node, start, end: this.#text.length });
  }

  /** Finds the tags, those of comments included. */
  tags(): FoundTag[] {
    const found: { at: number; tag: FoundTag }[] = [];
    for (const { node, start } of this.#nodes) {
      if (node.nodeType !== Node.COMMENT_NODE) continue;
      const { data } = node as Comment;
      const token = readComment(data);
      const parts = [{ node, start: 0, text: data }];
      if (token) found.push({ at: start, tag: { token, source: `<!--${data}-->`, parts } });
    }
    for (const token of this.#text.includes('{{') ? readAuthoredTags(this.#text) : []) {
      const parts = this.#nodes
        .filter(({ start, end }) => start < token.end && end > token.start)
        .map(({ node, start, end }) => {
          const from = Math.max(start, token.start);
          return {
            node,
            start: from - start,
            text: this.#text.slice(from, Math.min(end, token.end)),
          };
        });
      const source = this.#text.slice(token.start, token.end);
      found.push({ at: token.start, tag: { token, source, parts } });
    }
    return found.sort((a, b) => a.at - b.at).map(({ tag }) => tag);
  }
}
