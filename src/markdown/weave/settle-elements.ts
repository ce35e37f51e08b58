// What HTML and the highlighters of sites would do to passages in elements that authors write themselves.
import { begins } from '../read/markers.ts';
import type { HtmlElement, HtmlNode } from './html-tree.ts';

const CLASS = /\sclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;
const LANGUAGE = /(?:^|\s)lang(?:uage)?-(\S+)/;
const CONDITION = /\sdata-variants[\s=>]/i;
/** Matches the elements that end a paragraph around them. */
const ENDS_PARAGRAPH =
  /^(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption|figure|footer|form|h[1-6]|header|hgroup|hr|main|menu|nav|ol|p|pre|search|section|summary|table|ul)$/;

/**
 * Lets every reader open each `<details>`, highlighters leave code with passages alone, and passages hold blocks in the
 * middle of a sentence. What is never closed ends with what is around it, where a passage would take in all that follows.
 */
export function settleElements(parent: HtmlElement, isPre = false, isInBlock = false): void {
  const isBlock = isInBlock || CONDITION.test(parent.start);
  for (const [at, node] of parent.children.entries()) {
    if (node.type !== 'element') continue;
    if (node.end && hasOpen(node)) {
      const behind = parent.children.slice(at + 1, at + 1 + MOST_BEHIND);
      if (hasPassages(node) || isEndedIn(behind, isBlock)) closeAll(node);
    }
    const isParagraph = node.name === 'p' && node.end && hasBlocks(node);
    if (isParagraph && (CONDITION.test(node.start) || hasPassages(node))) {
      // Browsers would end the paragraph, and the passage with it, where the block starts.
      const start = node.start.replace(/^<p/i, '<div');
      parent.children[at] = { ...node, name: 'div', start, end: '</div>' };
    }
    if (node.name === 'details') joinSummaries(node.children);
    if (node.name !== 'code') settleElements(node, isPre || node.name === 'pre', isBlock);
    else if (hasPassages(node)) guardCode(node, isPre);
  }
}

/** Tells whether something in an element has no end tag. */
const hasOpen = ({ children }: HtmlElement): boolean =>
  children.some((node) => node.type === 'element' && (!node.end || hasOpen(node)));

/** How many nodes behind one are looked through; further away is as if a passage ended there. */
const MOST_BEHIND = 200;

/** Tells whether the passage before some nodes ends among them, before the end tag of what is open in it. */
function isEndedIn(nodes: readonly HtmlNode[], isBlock: boolean): boolean {
  let depth = 0;
  for (const node of nodes) {
    if (node.type === 'other' && node.name) return false;
    if (node.type === 'mark') depth += begins(node.number) ? 1 : -1;
    if (depth < 0) return true;
  }
  return isBlock || nodes.length === MOST_BEHIND;
}

function closeAll({ children }: HtmlElement): void {
  for (const node of children) {
    if (node.type !== 'element') continue;
    node.end ||= `</${node.name}>`;
    closeAll(node);
  }
}

/** Makes one summary of those that stand side by side: browsers take the first, hidden or not. */
function joinSummaries(nodes: HtmlNode[]): void {
  const first = nodes.findIndex(isSummary);
  if (first < 0) return;
  const rest = nodes.slice(first);
  const end = rest.findIndex((node) => !isSummary(node) && !isBetween(node));
  const parts = rest.slice(0, end < 0 ? rest.length : end);
  const summaries = parts.filter(isSummary);
  if (summaries.length < 2 && !summaries.some(({ start }) => CONDITION.test(start))) return;
  const summary = {
    name: 'summary',
    start: '<summary>',
    end: '</summary>',
    children: parts.map(partOf),
  };
  nodes.splice(first, parts.length, { type: 'element', ...summary });
}

/** Makes a part of a summary, with its attributes if it has some, of what was one. */
function partOf(node: HtmlNode): HtmlNode {
  if (!isSummary(node)) return node;
  const hasAttributes = /^<\w+\s/.test(node.start);
  const start = hasAttributes ? node.start.replace(/^<\w+/, '<span') : '';
  return { ...node, name: 'span', start, end: start && '</span>' };
}

const isSummary = (node: HtmlNode): node is HtmlElement =>
  node.type === 'element' && node.name === 'summary';

const isBetween = (node: HtmlNode): boolean =>
  node.type === 'mark' || (node.type === 'text' && !node.html.trim());

/** Tells whether something in an element depends on the variant. */
const hasPassages = ({ children }: HtmlElement): boolean =>
  children.some((node) => {
    if (node.type === 'mark') return true;
    if (node.type !== 'element') return node.html.includes('\uFDD3');
    return CONDITION.test(node.start) || node.name === 'doc-variant-text' || hasPassages(node);
  });

/** Tells whether something in an element ends a paragraph around it. */
const hasBlocks = ({ children }: HtmlElement): boolean =>
  children.some(
    (node) =>
      ENDS_PARAGRAPH.test(node.type === 'element' || node.type === 'void' ? node.name : '') ||
      (node.type === 'element' && hasBlocks(node)),
  );

/** Writes code as a fence with passages is written, which Prism and highlight.js leave as it is. */
function guardCode(code: HtmlElement, isPre: boolean): void {
  const [written = '', ...values] = CLASS.exec(code.start) ?? [];
  const names = values.find(Boolean) ?? '';
  const [, language] = LANGUAGE.exec(names) ?? [];
  if (!isPre && !language) return;
  const others = names
    .split(/\s+/)
    .filter((name) => !LANGUAGE.test(name))
    .join(' ');
  const attributes = [
    others && ` class="${others}"`,
    language && ` data-lang="${language}"`,
    ' data-highlighted="yes"',
  ].join('');
  code.start = code.start.replace(written, '').replace(/^<\w+/, (tag) => tag + attributes);
}
