import type { Chain } from './chain.ts';
import { Extents } from './extents.ts';
import { readHtml, type HtmlElement, type HtmlNode } from './html-tree.ts';
import type { OwnHtml } from './own-html.ts';
import { escapeHtml, type Markers } from '../read/markers.ts';
import { carriersOf, HAS_MARKS, textElements, withTexts } from './texts.ts';

/** Names elements that a parent accepts no wrapper around, so that they hold their condition. */
const HOLDS_CONDITION = /^(?:li|dt|dd|tr|td|th|thead|tbody|tfoot|caption|colgroup|figcaption)$/;
/** Elements that have nothing but such children. */
const HAS_PARTS = /^(?:ul|ol|dl|table|thead|tbody|tfoot|tr)$/;
const HAS_NO_WRAPPERS = /^(?:table|thead|tbody|tfoot|tr)$/;
const CONDITION = /\sdata-variants(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?/i;

/**
 * Turns the markers of an HTML text into `<if-variant>` elements, as wide as their content allows:
 * around whole elements, and in parts where a passage starts and ends in different elements.
 */
export function weave(html: string, markers: Markers, own?: OwnHtml): string {
  if (!HAS_MARKS.test(html) && !/-variants|-variant-text/.test(html)) return html;
  const root = readHtml(html);
  own?.settleElements(root);
  const extents = new Extents(root, markers);
  return new Writer(extents, markers).children(root, extents.none);
}

class Writer {
  readonly #extents: Extents;
  readonly #markers: Markers;

  constructor(extents: Extents, markers: Markers) {
    this.#extents = extents;
    this.#markers = markers;
  }

  /** Writes what stands in an element, all of which the conditions of `base` already hold for. */
  children(parent: HtmlElement, base: Chain, nodes: readonly HtmlNode[] = parent.children): string {
    let html = '';
    let current = base;
    const nest = (target: Chain): void => {
      const shared = current.shared(target);
      html += '</if-variant>'.repeat(current.depth - shared.depth);
      for (const { condition, attributes } of target.below(shared)) {
        html += `<if-variant variants="${escapeHtml(condition)}"${attributes}>`;
      }
      current = target;
    };
    for (const node of nodes) {
      if (node.type === 'mark') continue;
      const chain = this.#extents.of(node);
      // A `<details>` has one summary for all readers, and the passages stand in it.
      const target = chain.isIn(base) && node.name !== 'summary' ? chain : base;
      if (node.type !== 'element') {
        // Space needs no wrapper of its own, and between the parts of a list or table it gets none.
        const isContent = this.#extents.isContent(node) || node.name.endsWith('br');
        if (isContent || !HAS_PARTS.test(parent.name))
          nest(isContent ? target : current.shared(target));
        if (node.type === 'text') html += textElements(node.html, this.#markers);
        else html += withTexts(node.html, this.#markers) + carriersOf(node.html, this.#markers);
      } else if (target !== base && HOLDS_CONDITION.test(node.name)) {
        const isBare = HAS_NO_WRAPPERS.test(parent.name);
        const own = isBare ? target.upTo(base.depth + 1) : target;
        if (!isBare) nest(target.outer ?? base);
        html += this.#element(node, own, own.condition);
      } else {
        nest(target);
        html += this.#element(node, target) + carriersOf(node.start, this.#markers);
      }
    }
    nest(base);
    return html;
  }

  #element(element: HtmlElement, base: Chain, condition?: string): string {
    const { fault } = element;
    if (fault) this.#markers.report(fault, element.start);
    // Nothing says how far it goes.
    const isOpen = fault === 'unclosed-element';
    const written = isOpen ? element.start.replace(CONDITION, '') : element.start;
    const tag = withTexts(written, this.#markers);
    const start =
      condition === undefined
        ? tag
        : tag.replace(/\s*\/?>$/, ` data-variants="${escapeHtml(condition)}">`);
    const { children, end } = element;
    const runs = element.name === 'tbody' ? this.#runs(children, base) : [];
    if (!runs.length) return start + this.children(element, base) + end;
    // Rows with two conditions: a body of its own holds the outer one.
    return runs
      .map(([own, nodes]) => {
        const data = own === base ? '' : ` data-variants="${escapeHtml(own.condition)}"`;
        return `${start.replace(/>$/, `${data}>`)}${this.children(element, own, nodes)}${end}`;
      })
      .join('');
  }

  /** Divides the rows of a table's body by their outer condition, if some have a second one. */
  #runs(nodes: readonly HtmlNode[], base: Chain): (readonly [Chain, HtmlNode[]])[] {
    const chainOf = (node: HtmlNode): Chain =>
      node.type === 'element' ? this.#extents.of(node) : base;
    if (nodes.every((node) => chainOf(node).depth < base.depth + 2)) return [];
    const runs: (readonly [Chain, HtmlNode[]])[] = [];
    for (const node of nodes) {
      const own = chainOf(node).upTo(base.depth + 1);
      const last = runs.at(-1);
      if (last && (node.type !== 'element' || last[0] === own)) last[1].push(node);
      else runs.push([own, [node]]);
    }
    return runs;
  }
}
