// Writes text and what stands in its lines as Markdown.
/** What is written of a page. */
export interface Reading {
  /** Tells whether an element is left out. */
  isSkipped(element: Element): boolean;
  /** Says whom an element is for, empty where no label is wanted. */
  wordsOf(element: Element): string;
}

/** Marks that Markdown takes for its own. */
const SIGNS = /[\\`*[\]<]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g;
/** Matches what begins a list, heading or quote at the start of a line. */
const AT_START = /^(\s*)(#{1,6}(?=\s)|[-+>](?=\s)|\d+(?=[.)]\s))/;
const MARKS: Readonly<Record<string, string>> = {
  strong: '**',
  b: '**',
  em: '*',
  i: '*',
  del: '~~',
  s: '~~',
};

/** Writes nodes that stand in one paragraph. */
export function inlineOf(nodes: readonly Node[], reading: Reading): string {
  const text = nodes.map((node) => pieceOf(node, reading)).join('');
  return text
    .replace(/[ \t\f\r]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(AT_START, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    );
}

function pieceOf(node: Node, reading: Reading): string {
  if (node instanceof Text) return node.data.replace(/\s+/g, ' ').replace(SIGNS, '\\$&');
  if (!(node instanceof Element) || reading.isSkipped(node)) return '';
  const { localName: name } = node;
  if (name === 'br') return '\\\n';
  if (name === 'img') return imageOf(node as HTMLImageElement);
  const content = contentOf(node, reading);
  const words = content.trim() && reading.wordsOf(node);
  const text = words ? `[${words}: ${content.trim()}]` : content;
  return name === 'a' && node instanceof HTMLAnchorElement ? linkOf(node, text) : text;
}

function contentOf(element: Element, reading: Reading): string {
  const { localName: name } = element;
  if (/^(?:code|kbd|samp|tt)$/.test(name)) return codeSpan(plainOf(element, reading));
  // What a component draws itself is all that it has.
  const root = element.childNodes.length ? element : (element.shadowRoot ?? element);
  const text = [...root.childNodes].map((node) => pieceOf(node, reading)).join('');
  const mark = MARKS[name];
  if (!mark || !text.trim()) return text;
  // White space beside a mark would make it text.
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return before + mark + inner + mark + after;
}

function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const ticks = '`'.repeat(longest + 1);
  const pad = /^`|`$/.test(text) ? ' ' : '';
  return text.trim() ? ticks + pad + text.replace(/\s+/g, ' ') + pad + ticks : '';
}

const addressOf = (href: string): string =>
  /[\s()<>]/.test(href) ? `<${href.replace(/[<>\s]/g, encodeURIComponent)}>` : href;

function linkOf(link: HTMLAnchorElement, text: string): string {
  // The sign beside a heading leads to that heading.
  if (!link.hasAttribute('href') || /^\W*$/u.test(link.textContent) || !text.trim())
    return /^[\s#¶§🔗]*$/u.test(link.textContent) ? '' : text;
  return `[${text.trim()}](${addressOf(link.href)})`;
}

function imageOf({ src, alt, title }: HTMLImageElement): string {
  if (!src || src.startsWith('data:')) return alt;
  const name = title ? ` "${title.replaceAll('"', '\\"')}"` : '';
  return `![${alt.replace(/[[\]]/g, '\\$&')}](${addressOf(src)}${name})`;
}

/** Writes a block of code with a fence that nothing in it ends. */
export function codeOf(pre: Element, reading: Reading): string {
  const code = pre.querySelector('code') ?? pre;
  const [, named = ''] =
    /(?:^|\s)lang(?:uage)?-(\S+)/.exec(`${code.className} ${pre.className}`) ?? [];
  const language = code.getAttribute('data-lang') ?? pre.getAttribute('data-lang') ?? named;
  const text = plainOf(pre, reading).replace(/\n$/, '');
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Reads the text of code, with the words for whom its passages are. */
function plainOf(element: Element, reading: Reading): string {
  return [...element.childNodes]
    .map((node) => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof Element) || reading.isSkipped(node)) return '';
      if (node.localName === 'br') return '\n';
      const text = plainOf(node, reading);
      const words = reading.wordsOf(node);
      if (!words || !text.trim()) return text;
      return text.endsWith('\n') ? `[${words}]\n${text}` : `[${words}: ${text}]`;
    })
    .join('');
}
