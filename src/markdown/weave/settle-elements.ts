// What HTML would do to passages in elements that authors write themselves.
import type { HtmlElement, HtmlNode } from './html-tree.ts';

const CONDITION = /\sdata-variants[\s=>]/i;

/** Lets every reader open each `<details>`. */
export function settleElements(parent: HtmlElement): void {
  for (const node of parent.children) {
    if (node.type !== 'element') continue;
    if (node.name === 'details') joinSummaries(node.children);
    settleElements(node);
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
  for (const summary of summaries) {
    const hasAttributes = /^<\w+\s/.test(summary.start);
    const part = {
      ...summary,
      name: 'span',
      start: hasAttributes ? summary.start.replace(/^<\w+/, '<span') : '',
      end: hasAttributes ? '</span>' : '',
    };
    parts[parts.indexOf(summary)] = part;
  }
  const summary = { name: 'summary', start: '<summary>', end: '</summary>', children: parts };
  nodes.splice(first, parts.length, { type: 'element', ...summary });
}

const isSummary = (node: HtmlNode): node is HtmlElement =>
  node.type === 'element' && node.name === 'summary';

const isBetween = (node: HtmlNode): boolean =>
  node.type === 'mark' || (node.type === 'text' && !node.html.trim());
