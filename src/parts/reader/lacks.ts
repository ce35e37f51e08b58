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
  const look = (): void => {
    if (isRendering(host)) return;
    // Only a page with nothing left is told of without its author's word.
    if (!context || !isBare(host, context.groups, context.selection)) return;
    const holds = matcherOf(context);
    if (blocksOf(host).every((block) => holds(block))) return;
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
