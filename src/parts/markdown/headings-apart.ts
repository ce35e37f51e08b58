// Tells the headings apart that several elements with Markdown have on one page.
import { BLOCKS, conditionAttributes } from '../../page/blocks.ts';
import { numberOf } from './notes-apart.ts';

const HEADINGS = ':is(h1, h2, h3, h4, h5, h6)[id]';

/** The ids that an element's headings have in the place of those that its links name. */
const renamed = new WeakMap<Element, Map<string, string>>();

/** What is known of a piece of a page. */
export interface Piece {
  /** Whether it replaces all that the element has shown. */
  readonly isAnew: boolean | undefined;
  /** Tells whether some reader sees what stands in passages with all of the conditions. */
  canMeet(conditions: readonly string[]): boolean;
}

/**
 * Gives headings ids of their own that some reader sees beside those of another element: the later one on the page
 * gets its element's number behind it. Links in each element lead to its own headings.
 */
export function keepHeadingsApart(
  fragment: DocumentFragment,
  element: Element,
  { isAnew, canMeet }: Piece,
): void {
  // What is shown anew keeps its ids.
  const before = renamed.get(element);
  if (isAnew) renamed.delete(element);
  const own = [...fragment.querySelectorAll(HEADINGS)];
  const page = element.getRootNode() as ParentNode;
  const others = [...page.querySelectorAll(element.localName)].filter(
    (other) => !other.contains(element) && !element.contains(other),
  );
  for (const other of others) {
    const isBefore = other.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING;
    for (const rival of other.querySelectorAll(HEADINGS)) {
      const heading = own.find(({ id }) => id === rival.id);
      const around = heading && [heading, element, rival].flatMap(conditionsAround);
      if (!around || !canMeet(around)) continue;
      if (isBefore || before?.has(heading.id)) rename(heading, element);
      else rename(rival, other);
    }
    if (!isBefore) relink(other, other);
  }
  relink(fragment, element);
  if (!isAnew) relink(element, element);
}

/** Lists the conditions of the passages that a node stands in. */
function conditionsAround(node: Element): string[] {
  const block = node.closest(BLOCKS);
  if (!block) return [];
  const own = conditionAttributes(block).map(([, text]) => text);
  return [...own, ...(block.parentElement ? conditionsAround(block.parentElement) : [])];
}

function rename(heading: Element, element: Element): void {
  const names = renamed.get(element) ?? new Map<string, string>();
  renamed.set(element, names);
  const name = `${heading.id}.${numberOf(element)}`;
  names.set(heading.id, name);
  heading.id = name;
}

/** Leads links to the headings of their own element. */
function relink(root: ParentNode, element: Element): void {
  for (const [from, to] of renamed.get(element) ?? []) {
    for (const link of root.querySelectorAll('a[href^="#"]')) {
      const address = link.getAttribute('href');
      if (address === `#${from}` || address === `#${encodeURI(from)}`)
        link.setAttribute('href', `#${to}`);
    }
  }
}
