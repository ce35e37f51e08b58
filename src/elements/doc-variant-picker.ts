import { variantIn, type Group } from '../core/groups.ts';
import { labelIn } from '../core/labels/labels.ts';
import { isName } from '../core/names.ts';
import { printData } from '../core/print-data.ts';
import { consume, type VariantContext } from '../context/context.ts';
import { expectProvider } from '../provider/inspector.ts';
import { createSheet } from '../page/sheets.ts';
import { drawRadios, drawSelect, type Offer } from './draw-picker.ts';
import { pickerStyles } from './doc-variant-picker.styles.ts';
import { mirror, takeProperties } from './properties.ts';

/** The most options that are drawn as radio buttons unless the author says otherwise. */
const MOST_RADIOS = 5;
/** How wide what is around a picker has to be for radio buttons, in widths of its type. */
const LEAST_WIDTH_EM = 30;

/**
 * Lets the reader choose one variant of a group, with native radio buttons or a native select.
 *
 * @slot - Takes `<option value="byoc">Bring your own cloud</option>` elements: names and labels.
 *   One with an empty value says what a select shows while nothing is chosen. `<optgroup label>`,
 *   `disabled` and `hidden` are as in a select.
 * @attr {boolean} hide-label - Whether the group's name is heard only, where there is little room.
 * @csspart picker - The fieldset, or the label around the select.
 * @csspart name - The group's name.
 * @csspart options - The box around the radio buttons.
 * @csspart option - One radio button with its label.
 * @csspart section - What an `<optgroup>` becomes among radio buttons.
 * @csspart select - The select.
 * @cssprop [--doc-variant-picker-accent=currentColor] - Colour of the bar under what is chosen, and of the focus.
 * @cssprop [--doc-variant-picker-selected] - Background of what is chosen.
 * @cssprop [--doc-variant-picker-border] - Colour of the frame around the options.
 * @cssprop [--doc-variant-picker-radius=0.5rem] - Radius of the corners.
 * @cssprop [--doc-variant-picker-space=0] - Room above and below; 0.5rem directly in a provider.
 */
export class DocVariantPicker extends HTMLElement {
  static readonly observedAttributes = ['group', 'label', 'appearance'];

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #observer = new MutationObserver(() => this.#update());
  // In the next frame: what this changes would be an error of the page's in this one.
  readonly #sizes = new ResizeObserver(() => requestAnimationFrame(() => this.#fit()));
  /** Whether radio buttons would take too much room: at first a guess by the window. */
  #isNarrow = innerWidth < LEAST_WIDTH_EM * 16;
  #around: Element | undefined;
  /** How wide what is around the picker was when its radio buttons did not fit into one line. */
  #wrapsAt = 0;
  #context: VariantContext | undefined;
  #declaredTo: VariantContext['declare'] | undefined;
  #declaration = '';
  #drawn = '';
  #end: (() => void) | undefined;

  /**
   * The group to choose from. Not needed where the provider has one group only.
   *
   * @attr
   */
  declare group: string | null;

  /**
   * The name that readers see and hear; the group's own name where it is missing.
   *
   * @attr
   */
  declare label: string | null;

  /**
   * How the picker looks: `radio`, `tabs` or `select`. Where it is missing a short list is drawn as
   * radio buttons, and a long one, or any where there is little room around it, as a select.
   *
   * @attr
   */
  declare appearance: string | null;

  static {
    mirror(this, 'group', 'label', 'appearance');
  }

  connectedCallback(): void {
    // In another one it is not drawn, and each would read all that are in it.
    if (this.parentElement?.closest('doc-variant-picker')) return;
    takeProperties(this);
    this.#root.adoptedStyleSheets = [createSheet(this.ownerDocument, pickerStyles)];
    this.#observer.observe(this, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['value', 'label', 'disabled', 'hidden'],
    });
    this.#sizes.observe(this);
    this.connectedMoveCallback();
    expectProvider(this);
  }

  /**
   * Looks for the provider anew, and keeps what is drawn, with the focus in it.
   *
   * @internal
   */
  connectedMoveCallback(): void {
    this.#end?.();
    this.#context = undefined;
    this.#end = consume(this, (context) => {
      this.#context = context;
      this.#update();
    });
    this.#update();
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
    this.#sizes.disconnect();
    this.#around = undefined;
    this.#end?.();
    this.#context = undefined;
    this.#update();
  }

  attributeChangedCallback(): void {
    this.#update();
  }

  /** Draws the control anew where its options have changed, and says what is chosen. */
  #update(): void {
    this.#declare();
    const name = this.#name;
    const offers = this.#offers;
    const isLong = offers.length > MOST_RADIOS || this.#isNarrow;
    const isSelect = (this.appearance ?? (isLong ? 'select' : '')) === 'select';
    const none = this.#options.find(({ value }) => !value)?.label ?? '–';
    const drawn = printData([name, isSelect, none, offers]);
    let hadFocus: Element | null = null;
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      hadFocus = this.#root.activeElement;
      const control = isSelect ? drawSelect(name, offers, none) : drawRadios(name, offers);
      this.#root.replaceChildren(...(offers.length ? [control] : []));
      control.addEventListener('change', ({ target }) => {
        this.#context?.select((target as HTMLInputElement | HTMLSelectElement).value, 'picker');
        // A prevented choice leaves the selection as it was, and the control has to say so.
        this.#check();
      });
    }
    this.#check();
    if (hadFocus) this.#root.querySelector<HTMLElement>('select,:checked')?.focus();
  }

  /**
   * Finds out whether radio buttons fit into what is around the picker: the first box that is wider
   * than the picker, for one that is not may have its width from it.
   */
  #fit(): void {
    let box = outside(this);
    while (box && box.clientWidth <= this.offsetWidth) box = outside(box);
    if (!box) return;
    if (box !== this.#around) this.#sizes.observe((this.#around = box));
    const options = this.#root.querySelector<HTMLElement>('.options');
    for (const { offsetHeight } of this.#root.querySelectorAll<HTMLElement>('.option'))
      if (options && options.offsetHeight > offsetHeight * 1.5) this.#wrapsAt = box.clientWidth;
    const least = parseFloat(getComputedStyle(this).fontSize) * LEAST_WIDTH_EM;
    this.#isNarrow = box.clientWidth < least || box.clientWidth <= this.#wrapsAt;
    this.#update();
  }

  get #group(): Group | undefined {
    // Tabs are pickers of their own.
    return this.#context?.groups.find(({ name, isOfTabs }) =>
      this.group ? name === this.group : !isOfTabs,
    );
  }

  get #name(): string {
    const name = this.group ?? this.#group?.name ?? '';
    const text = this.label ?? this.#context?.labels?.get(name);
    return text ?? name.charAt(0).toUpperCase() + name.slice(1);
  }

  /** Reads the option children; the empty name is that of no choice. */
  get #options(): Offer[] {
    return [...this.querySelectorAll('option')]
      .filter(({ value, label }) => (value ? isName(value) : label))
      .map((option) => {
        const { value, label } = option;
        const disabled = option.matches(':disabled');
        const hidden = option.matches('[hidden],optgroup[hidden]>*');
        const section = option.closest('optgroup')?.label;
        return { value, label, disabled, hidden, section, isFirst: option.matches(':first-child') };
      });
  }

  /** Works out what is offered: the options that the group knows, or else the whole group. */
  get #offers(): Offer[] {
    const group = this.#group;
    if (!group) return [];
    const known = this.#options.filter(({ value }) => variantIn(group, value));
    const all: readonly Offer[] = known.length
      ? known.filter(({ hidden }) => !hidden)
      : group.variants.map((value) => ({ value, label: '' }));
    const offers = all.map((offer): [string, Offer] => {
      const value = variantIn(group, offer.value) ?? '';
      const own = offer.label || (labelIn(this.#context?.labels, group, value) ?? offer.value);
      const label = this.#context?.mark?.(value, own) ?? own;
      return [value, { ...offer, value, label }];
    });
    return [...new Map(offers).values()];
  }

  /** Tells the provider of the options, and takes back what it told another one before. */
  #declare(): void {
    const options = this.#options.filter(({ value }) => value);
    const variants = [...new Set(options.map(({ value }) => value))];
    const name = this.group ?? '';
    const declare = this.#context?.declare;
    const labels = options
      .filter(({ label }) => label)
      .map(({ value, label }): [string, string] => [value, label]);
    const declaration = printData([name, variants, labels]);
    if (declare === this.#declaredTo && declaration === this.#declaration) return;
    if (declare !== this.#declaredTo) this.#declaredTo?.(this, undefined);
    this.#declaredTo = declare;
    this.#declaration = declaration;
    declare?.(this, variants.length ? { name, variants, labels } : undefined);
  }

  #check(): void {
    const selection = this.#context?.ownSelection ?? this.#context?.selection;
    const select = this.#root.querySelector('select');
    for (const input of this.#root.querySelectorAll('input')) {
      input.checked = !!selection?.has(input.value);
    }
    if (select)
      select.value = [...select.options].find(({ value }) => selection?.has(value))?.value ?? '';
  }
}

/** Finds what an element is drawn in. */
const outside = (element: Element): Element | undefined =>
  element.assignedSlot ??
  element.parentElement ??
  (element.getRootNode() as Partial<ShadowRoot>).host;

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-picker': DocVariantPicker;
  }
}
