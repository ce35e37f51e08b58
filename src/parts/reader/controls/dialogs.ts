import { warn } from '../../../context/warn.ts';
import type { IsShown } from './shown-controls.ts';

/**
 * Closes the modal dialogs that are hidden. Nobody sees them, and they keep readers from the rest of the page.
 *
 * @returns those that it has closed
 */
export const closeHidden = (tree: ParentNode, isShown: IsShown): HTMLDialogElement[] =>
  [...tree.querySelectorAll<HTMLDialogElement>('dialog:modal')].filter((dialog) => {
    const isHidden = !isShown(dialog);
    if (isHidden) dialog.close();
    return isHidden;
  });

/** Tells the author of dialogs that have been opened where nobody sees them. */
export function warnOfOpened(dialogs: readonly HTMLDialogElement[]): void {
  for (const dialog of dialogs)
    warn(
      '<dialog> is opened in a hidden passage, so it is closed again: put it outside of the passage',
      dialog,
    );
}
