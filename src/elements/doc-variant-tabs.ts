import { startPart } from '../context/parts.ts';
import { switchOver } from '../choice/switching.ts';
import { mirror, takeProperties } from './properties.ts';

/** How long the first pane stands alone before the others are shown, too, because the part takes its time. */
const SOON_MS = 1000;

/**
 * Shows one of its children at a time, each with a tab. Without the script, and as long as its part is
 * not there, the children stand below each other as sections with their headings.
 *
 * A child's tab says what its `label` attribute says, else its heading. Tabs with the same labels choose
 * together, and a tab whose label or `value` is a variant of the provider is that variant.
 *
 * @slot - Stands for the panes, which stay in the light DOM: `<section label="Java">`. One with
 *   `selected` is shown where nothing that the reader has chosen is here; one with `disabled` cannot be
 *   chosen; `value` names its variant.
 * @fires {TabChangeEvent} tab-change - After another pane is shown.
 * @csspart bar - The list of tabs.
 * @csspart tab - Each tab.
 * @csspart selected - The tab whose pane is shown.
 * @csspart panel - The box around a pane.
 * @csspart label - The label of a pane on paper.
 * @cssprop [--doc-variant-tabs-accent=currentColor] - Colour of the line under the tab that is chosen,
 *   and of the focus.
 * @cssprop [--doc-variant-tabs-line] - Colour of the line under the bar.
 * @cssprop [--doc-variant-tabs-gap=1rem] - Room between the bar and the pane.
 * @cssstate drawn - The tabs are there.
 */
export class DocVariantTabs extends HTMLElement {
  readonly #states = this.attachInternals().states;
  #end: (() => void) | undefined;

  /**
   * What the tabs are called, for screen readers.
   *
   * @attr
   */
  declare label: string | null;

  /**
   * With whom the tabs choose: a key for those with the same key only, `off` for none. Without it they
   * choose with all that have a label of theirs.
   *
   * @attr
   */
  declare sync: string | null;

  static {
    mirror(this, 'label', 'sync');
  }

  connectedCallback(): void {
    takeProperties(this);
    const states = this.#states;
    // Where the address leads into a pane, the browser has to find it.
    if (!location.hash && !this.shadowRoot) {
      states.add('soon');
      setTimeout(() => {
        // What is drawn has nothing to wait for, and may be in a pane that the browser would have to lay out.
        if (this.shadowRoot) return;
        // What the reader may be looking at stays where it is: the others are scrolled to.
        const { y, height } = this.getBoundingClientRect();
        // Once all tabs are measured, or the page would be laid out for each.
        setTimeout(() => {
          if (states.delete('soon') && y < innerHeight)
            this.style.cssText += `;overflow:auto;max-height:${height}px`;
        });
      }, SOON_MS);
    }
    this.#end = startPart('tabs', ({ showTabs }) => showTabs(this, states, switchOver));
  }

  disconnectedCallback(): void {
    this.#end?.();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-tabs': DocVariantTabs;
  }
}
