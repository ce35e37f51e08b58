import { ContextEvent } from '@lit/context';
import { html, nothing, type TemplateResult } from 'lit';
import type { Group } from '../../core/groups.ts';
import { consume, variantContext, type VariantContext } from '../../context/context.ts';
import { define } from '../../page/define.ts';
import { DrawnElement } from '../../page/drawing/drawn-element.ts';
import { labelOf } from '../../context/label-of.ts';
import { say, watchStrings } from '../../strings/strings.ts';
import { floatingStyles } from './floating-picker.styles.ts';

/** A picker for every group of a provider, folded to a handle that says what is chosen. */
export class FloatingPicker extends DrawnElement {
  static override styles = floatingStyles;
  static override properties = {
    isFolded: { attribute: false },
    context: { state: true },
  };

  /** The provider, which need not be around the picker. */
  declare host: HTMLElement;
  declare isFolded: boolean;
  /** Remembers whether the reader has folded the picker. */
  declare remember: (isFolded: boolean) => void;
  declare protected context: VariantContext | undefined;
  #ends: (() => void)[] = [];

  constructor() {
    super();
    // It stands outside of the provider, where no change of the page's content takes it away.
    this.addEventListener('context-request', (event) => {
      if (event.context !== variantContext) return;
      event.stopPropagation();
      const { context, contextTarget, callback, subscribe } = event;
      this.host.dispatchEvent(new ContextEvent(context, contextTarget, callback, subscribe));
    });
    this.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || this.isFolded) return;
      this.fold(true);
      this.renderRoot.querySelector('button')?.focus();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = 'region';
    this.#ends = [
      watchStrings(() => this.requestUpdate()),
      consume(this, (context) => (this.context = context)),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
  }

  /** Folds the picker as a reader does, or unfolds it. */
  fold(isFolded: boolean): void {
    this.isFolded = isFolded;
    this.remember(isFolded);
  }

  /** Unfolds the picker and goes to its first control, as a link to it does. */
  async open(): Promise<void> {
    this.fold(false);
    await this.updateComplete;
    const picker = this.renderRoot.querySelector('doc-variant-picker');
    (
      picker?.shadowRoot?.querySelector('select') ?? this.renderRoot.querySelector('button')
    )?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { groups: all, selection } = this.context ?? {};
    const groups = all?.filter(({ isOfTabs }) => !isOfTabs);
    this.ariaLabel = say(this.host, 'pickerRegion');
    this.hidden = !groups?.length;
    if (!groups?.length) return nothing;
    const chosen = groups
      .flatMap(({ variants }) => variants.filter((name) => selection?.has(name)))
      .map((name) => labelOf(this.host, name, groups));
    return html`
      <button
        part="handle"
        type="button"
        aria-expanded=${this.isFolded ? 'false' : 'true'}
        @click=${(): void => this.fold(!this.isFolded)}
      >
        ${chosen.join(' · ') || say(this.host, 'pickerEverything')}
      </button>
      <div part="pickers" class="pickers" ?hidden=${this.isFolded}>
        ${groups.map((group) => this.#picker(group))}
      </div>
    `;
  }

  #picker({ name }: Group): TemplateResult {
    return html`<doc-variant-picker
      appearance="select"
      exportparts="picker, name, select"
      group=${name || nothing}
      label=${name ? nothing : say(this.host, 'pickerLabel')}
    ></doc-variant-picker>`;
  }
}

define('doc-variant-floating-picker', FloatingPicker);
