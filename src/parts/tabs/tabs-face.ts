import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { define } from '../../page/define.ts';
import { styleRootOf } from '../../page/sheets.ts';
import { sharedSheet } from './pane-sheet.ts';
import { FINDABLE } from './panes.ts';
import { tabsStyles } from './tabs.styles.ts';

/** What a tab says. */
export interface Tab {
  readonly label: string;
  readonly isDisabled: boolean;
  /** Whether its variant is named by its pane's own condition. */
  readonly isBlock: boolean;
  /** Whether its pane begins with a heading that says the same on paper. */
  readonly isHeaded: boolean;
}

/**
 * The bar and the panels in the shadow root of tabs. It renders into itself, so that a site styles its
 * parts by the tag it wrote; what is chosen is shown at once, outside of Lit's own time.
 */
export class TabsFace extends LitElement {
  static override properties = {
    tabs: { attribute: false },
    label: { attribute: false },
  };

  declare tabs: readonly Tab[];
  /** What the tabs are called, if anything. */
  declare label: string | null;
  /** The tabs as they were drawn last. */
  declare buttons: readonly HTMLButtonElement[];
  declare panels: readonly HTMLElement[];
  /** Chooses the tab of a number. */
  declare choose: (at: number) => void;
  /** Runs when the browser has found something in the hidden panel of a number. */
  declare find: (at: number) => void;

  constructor() {
    super();
    this.tabs = [];
    this.buttons = [];
    this.panels = [];
    this.label = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const root = styleRootOf(this);
    // In another document the sheet of before counts no more.
    if (root) root.adoptedStyleSheets = [sharedSheet(this.ownerDocument, tabsStyles.cssText)];
  }

  /** Takes what is not a pane: text between the panes. */
  get rest(): HTMLSlotElement | null {
    return this.querySelector('slot');
  }

  /** Draws at once. */
  draw(): void {
    this.requestUpdate();
    this.performUpdate();
    this.buttons = [...this.querySelectorAll('button')];
    this.panels = [...this.querySelectorAll<HTMLElement>('[role="tabpanel"]')];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`
      <div
        class="bar"
        part="bar"
        role="tablist"
        aria-label=${this.label ?? nothing}
        ?hidden=${!this.tabs.length}
        @keydown=${(event: KeyboardEvent): void => this.#onKey(event)}
      >
        ${this.tabs.map(
          ({ label, isDisabled }, at) =>
            html`<button
              type="button"
              role="tab"
              id=${`tab-${at}`}
              dir="auto"
              aria-controls=${`panel-${at}`}
              aria-disabled=${isDisabled ? 'true' : nothing}
              @click=${(): void => this.#press(at)}
            >
              ${label}
            </button>`,
        )}
      </div>
      <slot></slot>
      ${this.tabs.map(
        ({ label, isHeaded, isBlock }, at) =>
          html`<div
            part="panel"
            role="tabpanel"
            id=${`panel-${at}`}
            aria-labelledby=${`tab-${at}`}
            @beforematch=${(event: Event): void => this.#onMatch(event, at)}
          >
            ${isHeaded ? nothing : html`<p class="label" part="label">${label}</p>`}<slot
              class=${isBlock ? 'block' : nothing}
            ></slot>
          </div>`,
      )}
    `;
  }

  #onMatch({ isTrusted, target }: Event, at: number): void {
    const panel = this.panels[at];
    // What waits in a pane has an event of its own; that of the panel comes after it.
    if (!panel || target !== panel) return;
    this.find(at);
    // The browser shows it after this, and goes on to what is around the tabs only if it can.
    if (isTrusted) panel.setAttribute('hidden', FINDABLE);
  }

  #press(at: number): void {
    if (!this.tabs[at]?.isDisabled) this.choose(at);
  }

  /** Moves among the tabs that can be chosen as lists of tabs do, and chooses. */
  #onKey(event: KeyboardEvent): void {
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey || ctrlKey || metaKey || shiftKey) return;
    const all = this.buttons;
    const open = all.filter((button, at) => !button.hidden && !this.tabs[at]?.isDisabled);
    const at = open.indexOf(event.target as HTMLButtonElement);
    const isRtl = getComputedStyle(this).direction === 'rtl';
    const steps = new Map([
      ['ArrowRight', isRtl ? at - 1 : at + 1],
      ['ArrowLeft', isRtl ? at + 1 : at - 1],
      ['Home', 0],
      ['End', -1],
    ]);
    const step = steps.get(key);
    if (step === undefined) return;
    event.preventDefault();
    const button = open.at(step % open.length);
    if (!button) return;
    button.focus();
    this.#press(all.indexOf(button));
  }
}

define('doc-variant-tabs-face', TabsFace);
