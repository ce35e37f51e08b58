import { askProvider } from '../../../context/context.ts';
import { labelOf } from '../../../context/label-of.ts';
import { say } from '../../../strings/strings.ts';
import { PROVIDER } from '../../../page/blocks.ts';
import { printStyles } from './print.styles.ts';
import { settingsAround } from '../../../page/settings.ts';
import { adopt, createSheet } from '../../../page/sheets.ts';

/** What labels passages; only pages that print all of them load it. */
let labelsPart: typeof import('./print-labels.ts') | undefined;

/** Loads what labels passages where a provider prints all of them: there is no time for it at print. */
export function prepareLabels(host: Element): void {
  if (labelsPart || !printsAll(host)) return;
  import('./print-labels.ts').then(
    (part) => (labelsPart = part),
    // Until it can be had, the page prints what it shows.
    () => undefined,
  );
}

/** Prepares a page for print: with the names of its variants or, where its author says so, all of them. */
export function preparePrint(page: Document): void {
  const look = (): void => {
    for (const host of page.querySelectorAll(PROVIDER)) prepareLabels(host);
  };
  new MutationObserver(look).observe(page, { subtree: true, attributeFilter: ['print'] });
  let end: (() => void) | undefined;
  const start = (): void => {
    end ??= dressForPrint(page);
  };
  const stop = (): void => {
    end?.();
    end = undefined;
  };
  const view = page.defaultView;
  view?.addEventListener('beforeprint', start);
  view?.addEventListener('afterprint', stop);
  // An author who looks at the page's print styles prints nothing.
  view?.matchMedia('print').addEventListener('change', ({ matches }) => (matches ? start : stop)());
}

/** Makes a page fit for print, and returns the function that takes it back. */
function dressForPrint(page: Document): () => void {
  const ends: (() => void)[] = [];
  const said = new Set<string>();
  for (const host of page.querySelectorAll<HTMLElement>(PROVIDER)) {
    const context = askProvider(host);
    if (!context) continue;
    const outer = host.parentElement?.closest(PROVIDER);
    if (labelsPart && context.showAll && printsAll(host)) {
      context.showAll(true);
      const { sheet, hasLabels } = labelsPart.labelsSheet(host, context.groups);
      ends.push(adopt(page, sheet), () => context.showAll?.(false));
      if (hasLabels && (!outer || !printsAll(outer)))
        ends.push(name(host, say(host, 'printedAll')));
      continue;
    }
    // What the provider around it has in its name is said already.
    const known = outer ? askProvider(outer)?.selection : undefined;
    const names = context.groups
      // Of tabs everything is printed.
      .flatMap(({ variants, isOfTabs }) => (isOfTabs ? [] : variants))
      .filter((variant) => context.selection.has(variant) && !known?.has(variant));
    const variants = names.map((variant) => labelOf(host, variant, context.groups)).join(' · ');
    if (!variants || said.has(variants)) continue;
    said.add(variants);
    ends.push(name(host, say(host, 'printed', { variants })));
  }
  if (ends.length) ends.push(adopt(page, createSheet(page, printStyles)));
  return () => {
    for (const end of ends) end();
  };
}

const printsAll = (host: Element): boolean =>
  settingsAround(host, 'print').some((text) => text.toLowerCase() === 'all');

/** Puts a line above the content, where it disturbs the page's own layout least. */
function name(host: HTMLElement, text: string): () => void {
  const line = host.ownerDocument.createElement('p');
  line.className = 'doc-variants-printed';
  line.textContent = text;
  const place = host.querySelector('main,[role="main"],article') ?? host;
  place.prepend(line);
  return () => line.remove();
}
