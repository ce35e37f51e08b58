import { askProvider, type VariantContext } from '../../context/context.ts';
import { BLOCKS } from '../../page/blocks.ts';
import { treesIn } from './tree.ts';

/** Marks a block that is shown though its condition does not hold, and says how it is drawn. */
export const PEEK = 'data-doc-variant-peek';

/** What the providers of a page say. */
export type Contexts = ReadonlyMap<Element, VariantContext | undefined>;

/** The panel that tabs show, by their element. */
type Panels = ReadonlyMap<Element, Element | null | undefined>;

/** What decides what a page shows, before a switch. */
export interface Before {
  readonly contexts: Contexts;
  readonly peeks: Iterable<Element>;
  readonly panels: Panels;
  /** Lists the blocks that were there already, those that are around others first. */
  blocks(): Iterable<Element>;
  /** Stops watching for blocks that are added. */
  end(): void;
}

/** A switch by the reader. */
export interface Switch {
  readonly host: HTMLElement;
  /** What is to be said, where it comes true: the names that were chosen. */
  readonly names: Set<string>;
  /** Unknown for one from before the page could be attended. */
  readonly before?: Before;
  /** What had the focus; browsers take it away from what is hidden. */
  readonly focused?: Element | null;
}

/** The shadow roots with blocks, which the page may give up. */
const shadows = new Set<WeakRef<ShadowRoot>>();
const known = new WeakSet<Node>();

function noteTree(tree: Node): void {
  if (!(tree instanceof ShadowRoot) || known.has(tree)) return;
  known.add(tree);
  shadows.add(new WeakRef(tree));
}

/** Learns of the shadow roots with blocks in a page: looking for them takes too long in each switch. */
export function watchShadows(root: HTMLElement): void {
  for (const tree of treesIn(root)) if (tree.querySelector(BLOCKS)) noteTree(tree);
  // Providers keep requests to themselves.
  root.addEventListener(
    'context-request',
    ({ contextTarget }) => noteTree(contextTarget.getRootNode()),
    { capture: true },
  );
}

/** Lists the blocks of a page, those that others stand in first. */
function* allBlocks(page: Document): Generator<Element> {
  yield* page.querySelectorAll(BLOCKS);
  for (const reference of shadows) {
    const tree = reference.deref();
    if (!tree) shadows.delete(reference);
    else if (tree.isConnected) yield* tree.querySelectorAll(BLOCKS);
  }
}

/**
 * Notes what decides what a page shows. No block is measured for it, and none is looked for before the
 * switch is painted.
 *
 * @param hosts the providers of the page
 */
export function noteShown(page: Document, hosts: Iterable<Element>): Before {
  const added = new Set<Node>();
  const note = (records: readonly MutationRecord[]): void => {
    for (const { addedNodes } of records) for (const node of addedNodes) added.add(node);
  };
  const changes = new MutationObserver(note);
  changes.observe(page, { childList: true, subtree: true });
  return {
    contexts: new Map([...hosts].map((host) => [host, askProvider(host)])),
    peeks: page.querySelectorAll(`[${PEEK}]`),
    panels: panelsIn(page),
    blocks: () => {
      note(changes.takeRecords());
      const isAdded = (node: Node | null): boolean =>
        node !== null && (added.has(node) || isAdded(node.parentNode));
      const blocks = [...allBlocks(page)];
      return added.size ? blocks.filter((block) => !isAdded(block)) : blocks;
    },
    end: () => changes.disconnect(),
  };
}

/** Finds what the tabs of a page show. */
export const panelsIn = (page: Document): Panels =>
  new Map(
    [...page.querySelectorAll('doc-variant-tabs')].map((tabs) => [
      tabs,
      tabs.shadowRoot?.querySelector('[role=tabpanel]:not([hidden])'),
    ]),
  );
