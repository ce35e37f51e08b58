import { both } from '../../core/both.ts';
import { parseCondition, printCondition } from '../../core/conditions.ts';
import type { Groups } from '../../core/groups.ts';
import { isBlank, isElement, isText } from './nodes.ts';

/** Names what can hold no block around its children, which therefore are blocks themselves. */
const STRICT =
  /^(?:table|tbody|thead|tfoot|colgroup|tr|ul|ol|menu|dl|select|optgroup|datalist|picture|svg|math)$/;
/** Selects what starts anew when it is moved in the old way. */
const FRAGILE = 'iframe,object,embed,video,audio,dialog,[popover],:focus';

/**
 * Makes blocks of siblings: of a single element and of rows and items by `data-variants`, of others
 * by moving them into an `<if-variant>`. Yields after each node, and returns the blocks.
 */
export function* makeBlocks(
  nodes: readonly ChildNode[],
  variants: string,
  groups: Groups,
): Generator<undefined, Element[]> {
  const content = nodes.filter((node) => !isBlank(node));
  const [first] = content;
  const parent = first?.parentElement;
  if (!first || !parent) return [];
  if (parent.localName === 'tr' && !isWholeRow(parent, content)) {
    const blocks: Element[] = [];
    for (const cell of content) {
      blocks.push(...(yield* makeBlocks([...cell.childNodes], variants, groups)));
    }
    return blocks;
  }
  const isStrict = STRICT.test(parent.localName);
  const isSingle = content.length === 1 && isElement(first);
  if (isStrict || (isSingle && !first.hasAttribute('data-variants')) || !canMove(content)) {
    return yield* markEach(content, variants, groups, isStrict);
  }
  return [yield* wrap(nodes, variants)];
}

/** Tells whether cells are all of their row; columns would shift where only some of them hide. */
const isWholeRow = (row: Element, cells: readonly ChildNode[]): boolean =>
  [...row.children].every((cell) => cells.includes(cell));

/** Tells whether nodes can be moved without a reader noticing it. */
const canMove = (nodes: readonly ChildNode[]): boolean =>
  'moveBefore' in Element.prototype ||
  !nodes.some(
    (node) => isElement(node) && (node.matches(FRAGILE) || node.querySelector(FRAGILE) !== null),
  );

/** Makes a block of each element where it is. */
function* markEach(
  content: readonly ChildNode[],
  variants: string,
  groups: Groups,
  isStrict: boolean,
): Generator<undefined, Element[]> {
  const blocks: Element[] = [];
  for (const node of content) {
    if (isElement(node)) {
      const own = node.getAttribute('data-variants');
      node.setAttribute('data-variants', own === null ? variants : join(own, variants, groups));
      blocks.push(node);
    } else if (isText(node) && !isStrict) blocks.push(yield* wrap([node], variants));
    yield;
  }
  return blocks;
}

const join = (first: string, second: string, groups: Groups): string =>
  printCondition(both(parseCondition(first).value, parseCondition(second).value, groups));

/** Moves siblings into a new block. */
function* wrap(nodes: readonly ChildNode[], variants: string): Generator<undefined, Element> {
  const [first] = nodes;
  const parent = first?.parentNode;
  const block = (first?.ownerDocument ?? document).createElement('if-variant');
  block.setAttribute('variants', variants);
  first?.before(block);
  for (const node of nodes) {
    if (node.parentNode !== parent) continue;
    if ('moveBefore' in block) block.moveBefore(node, null);
    else (block as Element).append(node);
    yield;
  }
  return block;
}
