import { BLOCKS } from '../../../page/blocks.ts';
import { treesIn } from '../tree.ts';

const IN = `:is(${BLOCKS})`;
const MEDIA = 'audio,video,iframe,object,embed,dialog';
const FIELDS = `:is(input,select,textarea,option,button,${MEDIA})`;
/** Selects what calls for the chunk: what is filled in, sent, opened or played, where it may be hidden. */
const CALLS = `${IN}${FIELDS},${IN} ${FIELDS},form ${IN},doc-variant-tabs :is(${MEDIA}),summary${IN}`;

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
  let isEnded = false;
  const look = (nodes: readonly Node[]): void => {
    if (!nodes.some(calls)) return;
    stop();
    import('./controls.ts').then(
      ({ keepControls }) => {
        if (!isEnded) end = keepControls(host);
      },
      // What is hidden is only out of sight until the chunk can be had.
      () => isEnded || watch(),
    );
  };
  // What leaves calls for nothing: a long page that is replaced would be searched for each of its nodes.
  const changes = new MutationObserver((records) =>
    look(
      records.flatMap(({ type, target, addedNodes }) =>
        type === 'attributes' ? target : [...addedNodes],
      ),
    ),
  );
  // A component gets what it shows without a change of the tree.
  const lookAgain = (): unknown => setTimeout(look, 0, [host]);
  const watch = (): void => {
    changes.observe(host, { subtree: true, childList: true, attributeFilter: ['data-variants'] });
    host.addEventListener('variant-change', lookAgain);
  };
  const stop = (): void => {
    changes.disconnect();
    host.removeEventListener('variant-change', lookAgain);
  };
  watch();
  look([host]);
  return () => {
    isEnded = true;
    stop();
    end?.();
  };
}
