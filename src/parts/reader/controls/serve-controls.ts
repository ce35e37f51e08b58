import { BLOCKS } from '../../../page/blocks.ts';
import { treesIn } from '../tree.ts';

const IN = `:is(${BLOCKS})`;
const MEDIA = 'audio,video,iframe,object,embed,dialog';
const FIELDS = `:is(input,select,textarea,option,button,${MEDIA})`;
/** Selects what calls for the chunk: what is filled in, sent, opened or played, where it may be hidden. */
const CALLS = `${IN}${FIELDS},${IN} ${FIELDS},form ${IN},doc-variant-tabs :is(${MEDIA}),summary${IN}`;

const USES = ['click', 'focusin'];

const calls = (node: Node): boolean =>
  node instanceof Element &&
  (node.matches(CALLS) ||
    [...treesIn(node)].some((tree) =>
      // What hides a shadow root stands outside of it.
      tree.querySelector(tree === node ? CALLS : `${CALLS},${MEDIA}`),
    ));

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
    nodes.forEach(awaitComponents);
    if (!nodes.some(calls)) return;
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
  /** Looks again once components are defined: what they show comes without a change of the tree. */
  const awaitComponents = (node: Node): void => {
    if (!(node instanceof Element)) return;
    for (const { localName } of node.querySelectorAll(':not(:defined)')) {
      if (awaited.has(localName)) continue;
      awaited.add(localName);
      customElements.whenDefined(localName).then(
        () => setTimeout(look, 0, [host]),
        () => undefined,
      );
    }
  };
  /** Looks into the component that a reader uses, which may have got its content late. */
  const lookInto = (event: Event): void => {
    const root = (event.composedPath()[0] as Node).getRootNode();
    if (root instanceof ShadowRoot && root !== host.getRootNode()) look([root.host]);
  };
  // What leaves calls for nothing: a long page that is replaced would be searched for each of its nodes.
  const changes = new MutationObserver((records) =>
    look(
      records.flatMap(({ type, target, addedNodes }) =>
        type === 'attributes' ? target : [...addedNodes],
      ),
    ),
  );
  const watch = (): void => {
    changes.observe(host, { subtree: true, childList: true, attributeFilter: ['data-variants'] });
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
