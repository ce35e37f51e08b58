import { BLOCKS } from '../../../page/blocks.ts';
import { treesIn } from '../tree.ts';

const IN = `:is(${BLOCKS})`;
const FIELDS = ':is(input,select,textarea,option,button,audio,video,iframe,dialog)';
/** Selects what calls for the chunk: what is filled in, sent or played, where it may be hidden. */
const CALLS = `${IN}${FIELDS},${IN} ${FIELDS},form ${IN}`;

const calls = (node: Node): boolean =>
  node instanceof Element &&
  (node.matches(CALLS) || [...treesIn(node)].some((tree) => tree.querySelector(CALLS)));

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
    changes.disconnect();
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
  const watch = (): void =>
    changes.observe(host, { subtree: true, childList: true, attributeFilter: ['data-variants'] });
  watch();
  look([host]);
  return () => {
    isEnded = true;
    changes.disconnect();
    end?.();
  };
}
