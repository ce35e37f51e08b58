// Writes what the browser shows as Markdown. Nothing in it makes HTML of text, so that no policy of a
// page has anything to refuse.
import { codeOf, inlineOf, type Reading } from './inline-markdown.ts';
import { rowsOf } from './table-markdown.ts';

const BLOCK =
  /^(?:address|article|aside|blockquote|body|center|d[dlt]|details|dialog|div|fieldset|figcaption|figure|footer|form|h[1-6r]|header|hgroup|legend|li|main|ol|p|pre|search|section|summary|table|ul|doc-variant-(?:markdown|provider|tabs))$/;

/** Tells whether an element is a block of text of its own, or holds some. */
const isFlow = (element: Element): boolean =>
  BLOCK.test(element.localName) ||
  (element.localName !== 'svg' && [...element.children].some(isFlow));

/** Writes an element as Markdown. */
export const toMarkdown = (root: Element, reading: Reading): string =>
  `${flowOf(root, reading).join('\n\n')}\n`;

/** Writes the content of an element, a text for each paragraph, heading, list and so on. */
function flowOf(parent: Element, reading: Reading): string[] {
  const blocks: string[] = [];
  let line: ChildNode[] = [];
  const flush = (): void => {
    const text = inlineOf(line, reading).trim();
    if (text) blocks.push(text);
    line = [];
  };
  for (const node of parent.childNodes) {
    if (!(node instanceof Element) || !isFlow(node)) line.push(node);
    else if (!reading.isSkipped(node)) {
      flush();
      blocks.push(...labelled(blockOf(node, reading), wordsFor(node, reading)));
    }
  }
  flush();
  return blocks;
}

/** Items and rows have their labels inside. */
const wordsFor = (element: Element, reading: Reading): string =>
  element.localName === 'li' || holdsItems(element) ? '' : reading.wordsOf(element);

const holdsItems = ({ parentElement: parent, localName }: Element): boolean =>
  localName === 'if-variant' && /^[ou]l$/.test(parent?.localName ?? '');

/** Puts whom a passage is for in front of it, and where it has several parts an end behind it. */
function labelled(blocks: readonly string[], words: string): readonly string[] {
  if (!words || !blocks.length) return blocks;
  return blocks.length === 1
    ? [`**${words}:**`, ...blocks]
    : [`**[${words}:**`, ...blocks, '**]**'];
}

function blockOf(element: Element, reading: Reading): string[] {
  const { localName: name } = element;
  if (/^h[1-6]$/.test(name)) {
    const text = inlineOf([...element.childNodes], reading)
      .replace(/\s+/g, ' ')
      .trim();
    return text ? [`${'#'.repeat(Number(name.charAt(1)))} ${text}`] : [];
  }
  if (name === 'hr') return ['---'];
  if (name === 'pre') return [codeOf(element, reading)];
  if (name === 'table') return rowsOf(element, reading);
  if (name === 'ul' || name === 'ol') return [listOf(element, reading)];
  if (name === 'blockquote') return [indent(flowOf(element, reading).join('\n\n'), '> ', '> ')];
  if (name === 'summary') {
    const text = inlineOf([...element.childNodes], reading).trim();
    return text ? [`**${text}**`] : [];
  }
  if (name === 'dl') return [termsOf(element, reading)];
  return flowOf(element, reading);
}

/** Begins a text's first line in one way and the others in another; blank lines stay so. */
function indent(text: string, first: string, rest: string): string {
  const lines = text.split('\n');
  return lines
    .map((line, at) => (at ? (line || rest.trim() ? rest + line : line) : first + line).trimEnd())
    .join('\n');
}

function listOf(list: Element, reading: Reading): string {
  const start = Number(list.getAttribute('start') ?? 1);
  const items = itemsOf(list, '', reading).map(({ item, words }, at) => {
    const marker = list.localName === 'ol' ? `${start + at}. ` : '- ';
    const box = item.querySelector<HTMLInputElement>(':scope > input[type=checkbox]');
    const task = box ? (box.checked ? '[x] ' : '[ ] ') : '';
    const label = words ? `**${words}:** ` : '';
    const blocks = flowOf(item, reading);
    const text = blocks.map(
      // A list right under the text of its item belongs to it.
      (block, number) => (number ? (/^(?:- |\d+\. )/.test(block) ? '\n' : '\n\n') : '') + block,
    );
    return indent(label + task + text.join(''), marker, ' '.repeat(marker.length));
  });
  return items.join('\n');
}

/** Lists the items of a list, those in passages included, each with the words for whom it is. */
function itemsOf(
  list: Element,
  around: string,
  reading: Reading,
): { item: Element; words: string }[] {
  return [...list.children].flatMap((child) => {
    if (reading.isSkipped(child)) return [];
    const words = [around, reading.wordsOf(child)].filter(Boolean).join(', ');
    if (child.localName === 'li') return [{ item: child, words }];
    return itemsOf(child, words, reading);
  });
}

function termsOf(list: Element, reading: Reading): string {
  const lines: string[] = [];
  const write = (parent: Element): void => {
    for (const child of parent.children) {
      if (reading.isSkipped(child)) continue;
      const words = reading.wordsOf(child);
      const label = words ? `**${words}:** ` : '';
      if (child.localName === 'dt')
        lines.push(
          (lines.length ? '\n' : '') + label + inlineOf([...child.childNodes], reading).trim(),
        );
      else if (child.localName === 'dd')
        lines.push(indent(label + flowOf(child, reading).join('\n\n'), ': ', '  '));
      else write(child);
    }
  };
  write(list);
  return lines.join('\n');
}
