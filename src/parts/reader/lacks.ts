// Notices where a page may have nothing for its reader, which a part of its own then says.
import type { VariantContext } from '../../context/context.ts';
import { followProvider } from '../../context/follow-provider.ts';
import { blocksOf, PROVIDER } from '../../page/blocks.ts';
import { isBare } from '../fallback/bare.ts';
import { matcherOf } from './matcher.ts';
import { watchNews } from './page-news.ts';
import type { StandingIn } from '../fallback/fallback.ts';

/** What is to look a moment from now, together, so that a page of many providers changes once. */
const planned = new Set<() => void>();
const attributeFilter = ['variants', 'data-variants'];

function plan(look: () => void): void {
  if (!planned.size)
    setTimeout(() => {
      const all = [...planned];
      planned.clear();
      for (const one of all) one();
    });
  planned.add(look);
}

/**
 * Loads what tells readers that a page has nothing for them, the first time that it may be so, which is
 * asked a moment after a switch.
 *
 * @returns a function that stops it
 */
export function watchLacks(host: HTMLElement, scope: StandingIn): () => void {
  // A provider in another one is a passage, and no page.
  if (host.parentElement?.closest(PROVIDER)) return () => undefined;
  let context: VariantContext | undefined;
  let end: (() => void) | undefined;
  let isEnded = false;
  const changes = new MutationObserver(() => plan(look));
  const look = (): void => {
    if (isRendering(host)) return;
    const blocks = blocksOf(host);
    // Only a page with nothing left is told of without its author's word.
    if (!context || (blocks.length && !isBare(host, context.groups, context.selection)))
      return changes.disconnect();
    const holds = matcherOf(context);
    // What comes later does not say so by itself: any element may have `data-variants`.
    if (blocks.every((block) => holds(block)))
      return changes.observe(host, { subtree: true, childList: true, attributeFilter });
    stop();
    import('../fallback/fallback.ts').then(
      ({ start }) => {
        if (!isEnded) end = start(host, scope, '', 'lacks');
      },
      () => undefined,
    );
  };
  const unfollow = followProvider(host, (value) => {
    context = value;
    plan(look);
  });
  const endNews = watchNews(host, () => plan(look));
  const stop = (): void => {
    planned.delete(look);
    changes.disconnect();
    unfollow();
    endNews();
  };
  return () => {
    isEnded = true;
    stop();
    end?.();
  };
}

/**
 * Tells whether Markdown in a provider comes in pieces; what reads all of the provider waits for the event at
 * its end, so that a long page is not read once for each piece.
 */
export const isRendering = (host: Element): boolean =>
  host.querySelector('doc-variant-markdown[aria-busy]') !== null;
