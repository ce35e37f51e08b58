import { askProvider, type VariantContext } from '../../context/context.ts';
import { BLOCKS, PROVIDER } from '../../page/blocks.ts';

/** Marks a block that is shown though its condition does not hold, and says how it is drawn. */
export const PEEK = 'data-doc-variant-peek';

/** What the providers of a page say. */
export type Contexts = ReadonlyMap<Element, VariantContext | undefined>;

/** The panel that tabs show, by their element. */
type Panels = ReadonlyMap<Element, Element | null | undefined>;

/** What decides what a page shows, before a switch. */
export interface Before {
  readonly contexts: Contexts;
  readonly blocks: Iterable<Element>;
  readonly peeks: Iterable<Element>;
  readonly panels: Panels;
}

/** A switch by the reader. */
export interface Switch {
  readonly host: HTMLElement;
  /** What is to be said, where it comes true: the names that were chosen. */
  readonly names: Set<string>;
  /** Unknown for one from before the page could be attended. */
  readonly before?: Before;
}

/** Notes what decides what a page shows. No block is measured for it. */
export const noteShown = (page: Document): Before => ({
  contexts: contextsIn(page),
  blocks: page.querySelectorAll(BLOCKS),
  peeks: page.querySelectorAll(`[${PEEK}]`),
  panels: panelsIn(page),
});

/** Asks all providers of a page. */
export const contextsIn = (page: Document): Contexts =>
  new Map([...page.querySelectorAll(PROVIDER)].map((host) => [host, askProvider(host)]));

/** Finds what the tabs of a page show. */
export const panelsIn = (page: Document): Panels =>
  new Map(
    [...page.querySelectorAll('doc-variant-tabs')].map((tabs) => [
      tabs,
      tabs.shadowRoot?.querySelector('[role=tabpanel]:not([hidden])'),
    ]),
  );
