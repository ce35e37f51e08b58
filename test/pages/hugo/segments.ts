/** A piece of text as a reader sees it: a heading, a paragraph, a cell, a code block. */
export interface Segment {
  readonly code: boolean;
  readonly text: string;
}

/** What Hugo shows of a page for one variant. */
export interface Expected {
  readonly must: readonly ExpectedSegment[];
  /** What Hugo shows as well, but Markdown engines may show in another way. */
  readonly engine: readonly ExpectedSegment[];
  readonly absent: readonly ExpectedSegment[];
}

interface ExpectedSegment {
  readonly k: string;
  readonly t: string;
  readonly loose?: boolean;
}

const SKIPPED = 'script, style, template, button, select, input';

/** Lists what is visible of an element's text, block by block. */
export function segmentsOf(root: Element): Segment[] {
  const segments: Segment[] = [];
  let run = '';
  const flush = (): void => {
    const text = plain(run);
    if (text) segments.push({ code: false, text });
    run = '';
  };
  const walk = (node: Node): void => {
    if (node instanceof Text) run += node.data;
    if (!(node instanceof Element) || node.matches(SKIPPED) || isHidden(node)) return;
    if (node.localName === 'br') run += ' ';
    if (node.localName === 'pre') {
      flush();
      segments.push({ code: true, text: trimLines(visibleText(node)) });
      return;
    }
    const inline = /^(?:inline|contents)/.test(getComputedStyle(node).display);
    if (!inline) flush();
    node.childNodes.forEach(walk);
    if (!inline) flush();
  };
  walk(root);
  flush();
  return segments;
}

/** Lists how what a reader sees differs from what Hugo shows. */
export function differences(expected: Expected, actual: readonly Segment[]): string[] {
  const found: string[] = [];
  let position = 0;
  for (const segment of expected.must) {
    const at = actual.findIndex((one, index) => index >= position && isSame(segment, one));
    if (at < 0) found.push(`misses or misplaces ${segment.t}`);
    else position = at + 1;
  }
  for (const segment of expected.absent) {
    if (actual.some((one) => isSame(segment, one))) found.push(`shows ${segment.t}`);
  }
  for (const segment of expected.must) {
    const count = (all: readonly boolean[]): number => all.filter(Boolean).length;
    const times = count(actual.map((one) => isSame(segment, one)));
    const wanted = [...expected.must, ...expected.engine].map(({ t }) => t === segment.t);
    if (times > count(wanted)) {
      found.push(`repeats ${segment.t}`);
    }
  }
  return found;
}

const isHidden = (element: Element): boolean => getComputedStyle(element).display === 'none';

function visibleText(node: Node): string {
  if (node instanceof Text) return node.data;
  if (node instanceof Element && isHidden(node)) return '';
  return [...node.childNodes].map(visibleText).join('');
}

function isSame({ k, t, loose }: ExpectedSegment, { code, text }: Segment): boolean {
  if (code !== (k === 'code')) return false;
  return loose ? squeeze(t) === squeeze(text) : t === text;
}

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\u2013\u2014-]+/g, '-')
    .replace(/\s+/g, ' ')
    .trim();

const trimLines = (text: string): string =>
  text.replace(/[ \t]+$/gm, '').replace(/^\n+|\n+$/g, '');

const squeeze = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
