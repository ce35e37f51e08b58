import type { VariantContext } from '../../context/context.ts';
import { IdleQueue } from '../../page/idle-queue.ts';
import { isThere } from './active-pane.ts';
import { FINDABLE, type Pane } from './panes.ts';
import { setTabStop } from './tab-stop.ts';
import type { TabsFace } from './tabs-face.ts';

/** How a pane stands among those of its tabs. */
interface Standing {
  readonly isShown: boolean;
  /** Whether it is there for the reader at all. */
  readonly isOffered: boolean;
  /** Whether nobody chooses it, by a link as little as by its tab. */
  readonly isDisabled: boolean;
  /** Whether the keyboard reaches its tab. */
  readonly isReached: boolean;
  /** The names that links to it choose, if its tabs stand in a provider. */
  readonly names: readonly string[] | undefined;
}

/** The `hidden` of panels that a link opens as well as those that the browser finds. */
const CLOSED = `${FINDABLE}-later`;

/** What the tabs and panels say already, so that a switch writes only what changes. */
const said = new WeakMap<Element, string>();
/** The panels that the browser finds, or will. */
const findable = new WeakSet<Element>();

/** Makes hidden panels findable. Engines take their time for each, and no reader sees the difference. */
const queue = new IdleQueue<Element>((panels) => {
  for (const panel of panels) if (findable.has(panel)) panel.setAttribute('hidden', FINDABLE);
});

/** Shows a pane and its tab as they stand. */
function showPane(button: HTMLElement, panel: HTMLElement, standing: Standing): void {
  const { isShown, isOffered, isDisabled, isReached, names = [] } = standing;
  const text = [isShown, isOffered, isDisabled, isReached, ...names].join();
  // A browser that has found something shows the panel by itself.
  if (said.get(panel) === text && panel.hasAttribute('hidden') !== isShown) return;
  said.set(panel, text);
  button.hidden = !isOffered;
  button.ariaSelected = String(isShown);
  button.tabIndex = isReached ? 0 : -1;
  button.setAttribute('part', isShown ? 'tab selected' : 'tab');
  findable.delete(panel);
  if (isShown) panel.removeAttribute('hidden');
  else if (isDisabled) panel.setAttribute('hidden', '');
  else if (panel.getAttribute('hidden') !== FINDABLE) {
    panel.setAttribute('hidden', CLOSED);
    if (isOffered) {
      findable.add(panel);
      queue.add([panel]);
    }
  }
  // What waits to be found is there for screen readers otherwise.
  panel.ariaHidden = isShown ? null : 'true';
  // Its condition says to links what has to be chosen for it to be shown.
  if (isShown || !names.length) panel.removeAttribute('data-variants');
  else panel.setAttribute('data-variants', names.join(' '));
  if (!isShown) panel.removeAttribute('tabindex');
}

/** Shows one of the panes of tabs; `reached` is the one whose tab the keyboard reaches. */
export function showPanes(
  { buttons, panels }: TabsFace,
  panes: readonly Pane[],
  about: {
    readonly shown: Pane | undefined;
    readonly reached: Pane | undefined;
    readonly context: VariantContext | undefined;
  },
): void {
  const { shown, reached, context } = about;
  for (const [at, pane] of panes.entries()) {
    const isShown = pane === shown;
    const [button, panel] = [buttons[at], panels[at]];
    if (!button || !panel) continue;
    showPane(button, panel, {
      isShown,
      isOffered: isShown || isThere(pane, context),
      isDisabled: pane.isDisabled,
      isReached: pane === reached,
      names: context && pane.names,
    });
    if (isShown) setTabStop(panel, pane.element);
  }
}
