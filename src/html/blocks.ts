import { parseCondition, type Condition } from '../core/conditions.ts';
import { variantsOf, type Groups } from '../core/groups.ts';
import { isName, unknownName, words } from '../core/names.ts';
import { warn } from '../context/warn.ts';

const BLOCKS = 'if-variant,[data-variants]';
const PROVIDER = 'doc-variant-provider';

/** Reads the attributes that hold an element's condition, the texts as the author wrote them. */
function conditionAttributes(block: Element): [name: string, text: string][] {
  const data = block.getAttribute('data-variants');
  const own = block.getAttribute('variants');
  const attributes: [string, string][] = [];
  if (block.localName === 'if-variant' && (own !== null || data === null)) {
    attributes.push(['variants', own ?? '']);
  }
  if (data !== null) attributes.push(['data-variants', data]);
  return attributes;
}

/** Reads the conditions of a block; all of them must hold. */
export const conditionsOf = (block: Element): Condition[] =>
  conditionAttributes(block).map(([, text]) => parseCondition(text).value);

/** Lists the names that a block's conditions use, in the author's order. */
export const namesOf = (block: Element): string[] =>
  conditionAttributes(block)
    .flatMap(([, text]) => words(text))
    .map((word) => word.replace(/^!/, ''))
    .filter(isName);

/** Finds the blocks in and under a node that the provider, and no nested one, answers for. */
export function blocksOf(provider: Element, node: Node = provider): Element[] {
  if (!(node instanceof Element)) return [];
  const blocks = [...node.querySelectorAll(BLOCKS)];
  if (node !== provider && node.matches(BLOCKS)) blocks.push(node);
  return blocks.filter((block) => block.parentElement?.closest(PROVIDER) === provider);
}

/** Tells whether an element stands in the tree under another, shadow roots included. */
export function isInside(element: Element, outer: Element): boolean {
  for (let node: Node | null = element; node;) {
    if (outer.contains(node)) return true;
    const root: Node = node.getRootNode();
    node = root instanceof ShadowRoot ? root.host : null;
  }
  return false;
}

/** Warns of what is wrong with a block's conditions. */
export function inspectBlock(block: Element, groups: Groups): void {
  const known = variantsOf(groups);
  for (const [attribute, text] of conditionAttributes(block)) {
    const { value, problems } = parseCondition(text);
    const unknown = known.length
      ? [...value.names, ...value.not].filter((name) => !known.includes(name))
      : [];
    for (const { message } of [...problems, ...unknown.map((name) => unknownName(name, known))]) {
      warn(`${attribute}="${text}": ${message}`, block);
    }
  }
}
