import { askProvider, type VariantContext } from '../../context/context.ts';
import { matches } from '../../core/conditions.ts';
import {
  BLOCKS,
  conditionAttributes,
  conditionsOf,
  isHiding,
  PROVIDER,
} from '../../page/blocks.ts';
import { skippableAround } from '../../page/drawn.ts';
import { PEEK } from './peek-mark.ts';

/** What a switch has shown and hidden; blocks inside one that came or went are part of it. */
export interface Counts {
  readonly shown: number;
  readonly hidden: number;
}

/** Whether a block was shown before a switch, and is after it. */
interface Shown {
  readonly before: boolean;
  readonly after: boolean;
}

type Contexts = ReadonlyMap<Element, VariantContext | undefined>;

const ALWAYS: Shown = { before: true, after: true };

/**
 * Notes what a page shows before a switch. No block is measured for it: the conditions say what
 * changes, and blocks that the page hides in its own way are left out of what came.
 *
 * @returns a function that counts what has changed since
 */
export function noteShown(page: Document): () => Counts {
  const contexts = contextsIn(page);
  const blocks = page.querySelectorAll(BLOCKS);
  const peeks = new Set(page.querySelectorAll(`[${PEEK}]`));
  return () => {
    const changed = changesOf(contexts, contextsIn(page));
    const all = new Map<Element, Shown>();
    const counts = { shown: 0, hidden: 0 };
    for (const block of blocks) {
      if (!block.isConnected) continue;
      const own = changed(block);
      const outer = all.get(block.parentElement?.closest(BLOCKS) ?? block) ?? ALWAYS;
      const shown = {
        before: outer.before && (own.before || peeks.has(block)),
        after: outer.after && own.after,
      };
      all.set(block, shown);
      if (shown.before === shown.after || outer.before !== outer.after) continue;
      const isLeftOut =
        isHiddenByPage(block) || (shown.after && !skippableAround(block) && isHiding(block));
      if (isLeftOut) all.set(block, outer);
      else counts[shown.after ? 'shown' : 'hidden']++;
    }
    return counts;
  };
}

const contextsIn = (page: Document): Contexts =>
  new Map([...page.querySelectorAll(PROVIDER)].map((host) => [host, askProvider(host)]));

/** Makes a function that tells what the conditions of a block say, which are worked out once each. */
function changesOf(before: Contexts, after: Contexts): (block: Element) => Shown {
  const known = new Map<Element, Map<string, Shown>>();
  const holds = (block: Element, context: VariantContext | undefined): boolean =>
    !context || conditionsOf(block).every((one) => matches(one, context.groups, context.selection));
  return (block) => {
    const host = block.parentElement?.closest(PROVIDER);
    if (!host) return ALWAYS;
    const results = known.get(host) ?? new Map<string, Shown>();
    known.set(host, results);
    const text = conditionAttributes(block).join('\n');
    const result = results.get(text) ?? {
      before: holds(block, before.get(host)),
      after: holds(block, after.get(host)),
    };
    results.set(text, result);
    return result;
  };
}

/** Whether the page itself has hidden a block, not to be found. */
const isHiddenByPage = (block: Element): boolean =>
  block.hasAttribute('hidden') && block.getAttribute('hidden') !== 'until-found';
