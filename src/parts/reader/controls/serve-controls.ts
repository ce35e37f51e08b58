import { BLOCKS } from '../../../page/blocks.ts';
import { treesIn } from '../tree.ts';

const IN = `:is(${BLOCKS})`;
const MEDIA = 'audio,video,iframe,object,embed,dialog';
const FIELDS = `:is(input,select,textarea,option,button,${MEDIA})`;
/** Selects what calls for the chunk: what is filled in, sent, opened or played, where it may be hidden. */
const CALLS = `${IN}${FIELDS},${IN} ${FIELDS},form ${IN},doc-variant-tabs :is(${MEDIA}),summary${IN}`;

const USES = ['click', 'focusin'];
/** The changes of a tree that may bring something to fill in or play. */
const NEWS = { subtree: true, childList: true, attributeFilter: ['data-variants'] };

/** Tells whether something in a tree calls for the chunk. What hides a shadow root stands outside of it. */
const calls = (tree: Element | ShadowRoot): boolean =>
  (tree instanceof Element && tree.matches(CALLS)) ||
  !!tree.querySelector(tree instanceof Element ? CALLS : `${CALLS},${MEDIA}`);

/**
 * Keeps what is hidden in a provider out of its forms, and quiet, once the provider holds something
 * of the kind.
 *
 * @returns a function that stops it
 */
export function serveControls(host: HTMLElement): () => void {
  let end: (() => void) | undefined;
  let isCalled = false;
  let isEnded = false;
  const awaited = new Set<string>();
  const look = (nodes: readonly Node[]): void => {
    if (isCalled || isEnded) return;
    const trees = nodes.flatMap((node) => (node instanceof Element ? [...treesIn(node)] : []));
    trees.forEach(followComponents);
    if (!trees.some(calls)) return;
    isCalled = true;
    stop();
    import('./controls.ts').then(
      ({ keepControls }) => {
        if (!isEnded) end = keepControls(host);
      },
      // What is hidden is only out of sight until the chunk can be had.
      () => {
        isCalled = false;
        if (!isEnded) watch();
      },
    );
  };
  /** Looks again once components are defined, whose content comes without a change of the tree, or get more. */
  const followComponents = (tree: Element | ShadowRoot): void => {
    if (tree instanceof ShadowRoot) changes.observe(tree, NEWS);
    for (const { localName } of tree.querySelectorAll(':not(:defined)')) {
      if (awaited.has(localName)) continue;
      awaited.add(localName);
      customElements.whenDefined(localName).then(
        () => setTimeout(look, 0, [host]),
        () => undefined,
      );
    }
  };
  /** Finds what to look at for a node: the component that it is in, which a block may hide. */
  const around = (node: Node): Node => {
    const root = node.getRootNode();
    return root instanceof ShadowRoot && root !== host.getRootNode() ? root.host : node;
  };
  /** Looks into the component that a reader uses, which may have got its shadow root late. */
  const lookInto = (event: Event): void => look([around(event.composedPath()[0] as Node)]);
  // What leaves calls for nothing: a long page that is replaced would be searched for each of its nodes.
  const changes = new MutationObserver((records) =>
    look([
      ...new Set(
        records.flatMap(({ type, target, addedNodes }) =>
          (type === 'attributes' ? [target] : [...addedNodes]).map(around),
        ),
      ),
    ]),
  );
  const watch = (): void => {
    changes.observe(host, NEWS);
    for (const type of USES) host.addEventListener(type, lookInto, true);
  };
  const stop = (): void => {
    changes.disconnect();
    for (const type of USES) host.removeEventListener(type, lookInto, true);
  };
  watch();
  look([host]);
  return () => {
    isEnded = true;
    stop();
    end?.();
  };
}
