import { warn } from '../../../context/warn.ts';
import type { IsShown } from './shown-controls.ts';

/**
 * Closes a modal dialog that has been opened in a hidden block, and tells its author. Nobody sees such a dialog, and it
 * keeps readers from the rest of the page.
 */
export function closeIfHidden(dialog: Node, isShown: IsShown): void {
  if (!(dialog instanceof HTMLDialogElement) || !dialog.matches(':modal') || isShown(dialog))
    return;
  dialog.close();
  warn(
    '<dialog> is opened in a hidden passage, so it is closed again: put it outside of the passage',
    dialog,
  );
}
