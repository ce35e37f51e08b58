// What follows a switch for its reader, in a chunk that loads with the first one: the focus goes on, and they hear
// what has changed.
import { askProvider } from '../../context/context.ts';
import { labelOf } from '../../context/label-of.ts';
import { announce } from '../../page/announce.ts';
import { BLOCKS, isHiding, providerOf } from '../../page/blocks.ts';
import { skippableAround } from '../../page/drawn.ts';
import { listOf } from '../../strings/list-of.ts';
import { loadStrings, say } from '../../strings/strings.ts';
import { takeUnsaid } from '../fallback/tell-soon.ts';
import { panelsIn, type Before, type Contexts, type Switch } from './before-switch.ts';
import { conditionText, matcherOf } from './matcher.ts';
import { nameOf, rescueFocus } from './rescue-focus.ts';

export { rescueFocus };

/** What a switch has shown and hidden; blocks inside one that came or went are part of it. */
interface Counts {
  readonly shown: number;
  readonly hidden: number;
}

/** Whether a block was shown before a switch, and is after it. */
interface Shown {
  readonly before: boolean;
  readonly after: boolean;
}

const ALWAYS: Shown = { before: true, after: true };

/** Moves the focus on where what had it is hidden, and announces where. */
export async function continueFrom(focused: Element): Promise<void> {
  const place = rescueFocus(focused);
  if (!place) return;
  await loadStrings(place);
  const text = placeText(place);
  if (text) announce(text, place);
}

const placeText = (element: HTMLElement | undefined): string => {
  const place = element && nameOf(element);
  return place ? say(element, 'focusMoved', { place }) : '';
};

/** Moves the focus on after a switch, and announces the switch with what it has changed. */
export async function sayWhatChanged({ host, names, before, focused }: Switch): Promise<void> {
  const place = rescueFocus(focused ?? null);
  await loadStrings(host);
  const context = askProvider(host);
  const active = [...names].filter((name) => context?.selection.has(name));
  if (!context || !active.length) return;
  const counts = before ? countChanges(host.ownerDocument, before) : { shown: 0, hidden: 0 };
  const variants = listOf(
    host,
    active.map((name) => labelOf(host, name, context.groups)),
  );
  const text =
    counts.shown || counts.hidden
      ? say(host, 'switched', {
          variants,
          shown: say(host, 'shown', { count: counts.shown }),
          hidden: say(host, 'hidden', { count: counts.hidden }),
        })
      : say(host, 'switchedNothing', { variants });
  const more = [placeText(place), takeUnsaid()].filter(Boolean);
  announce([text, ...more].join('. '), host);
}

/**
 * Counts what has changed since a switch. The conditions say it, so that no block is measured for it;
 * what the page hides in its own way has not come.
 */
function countChanges(page: Document, before: Before): Counts {
  const { contexts, peeks, panels } = before;
  const tellers = tellersOf(contexts);
  const peeked = new Set(peeks);
  const all = new Map<Element, Shown>();
  const counts = { shown: 0, hidden: 0 };
  let parent: Node | null | undefined;
  let around: Element | null = null;
  let host: Element | null | undefined;
  let outer = ALWAYS;
  let isSkipped: boolean | undefined;
  for (const block of before.blocks()) {
    // Blocks stand side by side, as a rule.
    if (block.parentNode !== parent) {
      parent = block.parentNode;
      around = parent instanceof ShadowRoot ? parent.host : block.parentElement;
      host = around && providerOf(around);
      outer = all.get(blockAround(around) ?? block) ?? ALWAYS;
      isSkipped = undefined;
    }
    const says = (host && tellers.get(host)?.(block)) ?? ALWAYS;
    const shown = {
      before: outer.before && (says.before || peeked.has(block)),
      after: outer.after && says.after,
    };
    all.set(block, shown);
    if (shown.before === shown.after || outer.before !== outer.after) continue;
    if (around && shown.after) isSkipped ??= mayBeSkippedIn(around);
    const isLeftOut = isHiddenByPage(block) || (shown.after && !isSkipped && isHiding(block));
    if (isLeftOut) all.set(block, outer);
    else counts[shown.after ? 'shown' : 'hidden']++;
  }
  for (const [tabs, panel] of panelsIn(page)) {
    if (!panels.get(tabs) || panels.get(tabs) === panel) continue;
    counts.shown++;
    counts.hidden++;
  }
  return counts;
}

/** Finds the block that an element stands in, or is, shadow roots included. */
function blockAround(element: Element | null): Element | undefined {
  const root = element?.getRootNode();
  return (
    element?.closest(BLOCKS) ?? (root instanceof ShadowRoot ? blockAround(root.host) : undefined)
  );
}

/** What tells whether the conditions of blocks held and hold, by their provider. */
type Tellers = ReadonlyMap<Element, (block: Element) => Shown>;

/** Makes what tells it for the providers that were there before; each text is worked out once. */
function tellersOf(held: Contexts): Tellers {
  const tellers = new Map<Element, (block: Element) => Shown>();
  for (const [host, context] of held) {
    const now = askProvider(host);
    if (!context || !now) continue;
    const was = matcherOf(context);
    const is = matcherOf(now);
    const known = new Map<string, Shown>();
    tellers.set(host, (block) => {
      const text = conditionText(block);
      const shown = known.get(text) ?? { before: was(block, text), after: is(block, text) };
      known.set(text, shown);
      return shown;
    });
  }
  return tellers;
}

/** Tells whether the browser may not have laid out what is in an element. */
const mayBeSkippedIn = (element: Element): boolean =>
  skippableAround(element) !== undefined || getComputedStyle(element).contentVisibility === 'auto';

/** Whether the page itself has hidden a block, not to be found. */
const isHiddenByPage = (block: Element): boolean =>
  block.hasAttribute('hidden') && block.getAttribute('hidden') !== 'until-found';
