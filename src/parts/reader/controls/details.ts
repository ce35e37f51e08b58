import { BLOCKS } from '../../../page/blocks.ts';
import type { IsShown } from './shown-controls.ts';

const SUMMARY = `details>summary:first-of-type:is(${BLOCKS})`;

/** What is open because its summary is hidden; it closes again with it. */
const opened = new WeakSet<Element>();

/** Opens each `<details>` whose summary is hidden: browsers take the first one, and readers have no other. */
export function openWithoutSummary(tree: ParentNode, isShown: IsShown): void {
  for (const summary of tree.querySelectorAll(SUMMARY)) {
    const details = summary.parentElement;
    if (!(details instanceof HTMLDetailsElement)) continue;
    if (isShown(summary)) {
      if (opened.delete(details)) details.open = false;
    } else if (!details.open && isShown(details) && !opened.has(details)) {
      // Once only: of those with one name browsers close the others.
      opened.add(details);
      details.open = true;
    }
  }
}
