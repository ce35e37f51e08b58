// Keeps switches short where the browser skips sections of a page that are out of view.
import { variantsOf } from '../../core/groups.ts';
import { STATES, type hiddenBy } from '../../core/sheet/sheet.ts';
import { BLOCKS, blocksOf } from '../../page/blocks.ts';
import { skippableAround } from '../../page/drawn.ts';

/** How many variants get rules of their own; each rule is held against every block that is drawn. */
const MOST = 24;
/** What browsers tell of a section that they skip, or do not skip any more. */
const SKIPPED = 'contentvisibilityautostatechange';

/** A provider that says what is hidden by rules, and changes what is shown. */
export interface Sparing {
  readonly hiding: { select: typeof hiddenBy };
  change(change: () => void): void;
}

/**
 * Gives each variant of a provider rules that depend on its state, once the browser skips sections. A
 * switch by a changed rule makes browsers look at every element of a page; one by a state reaches no
 * further than what is skipped. Where all is drawn, changed rules are faster.
 *
 * @returns a function that stops it
 */
export function spareSkipped(host: HTMLElement, scope: Sparing): () => void {
  const { hiding } = scope;
  const { select } = hiding;
  const start = (): void => {
    unwatch();
    scope.change(() => {
      hiding.select = (groups, selection, from, isAlone, used) => {
        const areFew = variantsOf(groups).length <= MOST;
        if (!isAlone || !areFew) return select(groups, selection, from, isAlone, used);
        return groups.flatMap((group) =>
          group.variants.flatMap((name) =>
            select([group], new Set([name]), whileActive(from, name), isAlone, used),
          ),
        );
      };
    });
  };
  const look = ({ target }: Event): void => {
    if (target instanceof Element && target.querySelector(BLOCKS)) start();
  };
  const unwatch = (): void => host.removeEventListener(SKIPPED, look);
  host.addEventListener(SKIPPED, look);
  const blocks = blocksOf(host);
  if ([blocks[0], blocks.at(-1)].some((block) => block && skippableAround(block))) start();
  return () => {
    unwatch();
    hiding.select = select;
  };
}

/** Selects a provider while a variant is active in it. */
const whileActive = (provider: string | undefined, name: string): string =>
  provider?.startsWith('[')
    ? `[${STATES}~="${name}"]`
    : `${provider ?? ''}:state(${CSS.escape(name)})`;
