// Links to text, `#:~:text=…`, in a chunk that only a page with such a link loads.
import { holdsWith } from '../../../core/demands.ts';
import {
  findDirective,
  parseTextDirectives,
  type TextDirective,
} from '../../../core/address/text-directives.ts';
import { BLOCKS } from '../../../page/blocks.ts';
import { canShow } from './open-around.ts';
import { goAgain, type Landing } from './landing.ts';
import { changeOf, demandsOn, type Change, type Owners } from './reveal.ts';

/** Names what stands inside a line; texts around anything else are apart. */
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|cite|code|data|dfn|em|font|i|if-variant|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|doc-variant-text)$/;
const UNREAD =
  'script,style,template,noscript,select,' +
  // What waits to be found is kept from screen readers for no reason of the page.
  '[aria-hidden="true"]:not([data-doc-variant-findable=aria-hidden])';

/**
 * Finds text that a link points to: as the page is, else with the smallest change that shows it.
 *
 * @param directives what follows `:~:` in the link's address
 */
export function landingOfText(directives: string): Landing | undefined {
  const wanted = parseTextDirectives(directives);
  const nodes = textsIn(document.body);
  const owners: Owners = new Map();
  const demands = new Map(
    [...document.querySelectorAll(BLOCKS)].map((block) => [block, demandsOn(block, owners)]),
  );
  const changes = [...demands.values()].map(changeOf).filter((change) => change !== undefined);
  for (const change of [[], ...unique(changes)]) {
    const shown = nodes.filter(({ parentElement }) => {
      const block = parentElement?.closest(BLOCKS);
      const own = block && demands.get(block);
      return !own || holdsWith(own, change);
    });
    const target = findIn(shown, wanted)?.parentElement;
    if (!target || (change.length && !canShow(target))) continue;
    const page = location.href.replace(/#.*$/s, '');
    return {
      target,
      change,
      isNamed: true,
      needsHelp: () => false,
      go: () => goAgain(`${page}${location.hash || '#'}:~:${directives}`),
      scroll: () => target.scrollIntoView({ block: 'center', behavior: 'instant' }),
    };
  }
  return undefined;
}

/** Lists each change once, the smallest first. */
function unique(changes: readonly Change[]): Change[] {
  const isSame = (one: Change, other: Change): boolean =>
    one.length === other.length &&
    one.every(({ owner, variant }) =>
      other.some((step) => step.owner === owner && step.variant === variant),
    );
  return changes
    .filter((change, at) => change.length && changes.findIndex((one) => isSame(one, change)) === at)
    .sort((a, b) => a.length - b.length);
}

function textsIn(root: Element): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    if (!text.parentElement?.closest(UNREAD)) texts.push(text);
  }
  return texts;
}

/** Finds the node in which the first of some directives that is there begins. */
function findIn(nodes: readonly Text[], wanted: readonly TextDirective[]): Text | undefined {
  let text = '';
  let last: Element | null = null;
  const starts = nodes.map((node) => {
    const line = lineOf(node);
    if (line !== last) text += '\n';
    last = line;
    const start = text.length;
    text += node.data;
    return start;
  });
  for (const directive of wanted) {
    const [start] = findDirective(text, directive) ?? [];
    if (start !== undefined) return nodes[starts.findLastIndex((at) => at <= start)];
  }
  return undefined;
}

function lineOf(node: Text): Element | null {
  let element = node.parentElement;
  while (element && INLINE.test(element.localName)) element = element.parentElement;
  return element;
}
