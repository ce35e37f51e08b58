import { variantIn, type Group, type Groups } from '../core/groups.ts';
import { labelIn } from '../core/labels/labels.ts';
import { isName } from '../core/names.ts';
import { consume, type VariantContext } from '../context/context.ts';
import { loadInspection } from '../provider/inspector.ts';
import { createSheet } from '../page/sheets.ts';
import { whenParsed } from '../page/when-parsed.ts';
import { pickerStyles } from './doc-variant-picker.styles.ts';
import { setText, takeProperties } from './properties.ts';

/** The most options that are drawn as radio buttons unless the author says otherwise. */
const MOST_RADIOS = 5;
const ATTRIBUTES = ['group', 'label', 'appearance'] as const;

/**
 * Lets the reader choose one variant of a group, with native radio buttons or a native select.
 *
 * @slot - Takes `<option value="byoc">Bring your own cloud</option>` elements: names and labels.
 *   One with an empty value says what a select shows while nothing is chosen.
 * @attr {boolean} hide-label - Whether the group's name is heard only, where there is little room.
 * @csspart picker - The fieldset, or the label around the select.
 * @csspart name - The group's name.
 * @csspart options - The box around the radio buttons.
 * @csspart option - One radio button with its label.
 * @csspart select - The select.
 * @cssprop [--doc-variant-picker-accent=currentColor] - Colour of the bar under what is chosen, and of the focus.
 * @cssprop [--doc-variant-picker-selected] - Background of what is chosen.
 * @cssprop [--doc-variant-picker-border] - Colour of the frame around the options.
 * @cssprop [--doc-variant-picker-radius=0.5rem] - Radius of the corners.
 * @cssprop [--doc-variant-picker-space=0] - Room above and below; 0.5rem directly in a provider.
 */
export class DocVariantPicker extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #redraw = (): void => this.#update();
  readonly #observer = new MutationObserver(this.#redraw);
  /** Matches where radio buttons would take too much of the window. */
  readonly #narrow = matchMedia('(max-width: 30rem)');
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
  get group(): string | null {
    return this.getAttribute('group');
  }

  set group(name: string | null | undefined) {
    setText(this, 'group', name);
  }

  /**
   * The name that readers see and hear; the group's own name where it is missing.
   *
   * @attr
   */
  get label(): string | null {
    return this.getAttribute('label');
  }

  set label(text: string | null | undefined) {
    setText(this, 'label', text);
  }

  /**
   * How the picker looks: `radio`, `tabs` or `select`. Where it is missing a short list is drawn as
   * radio buttons, and a long one, or any in a narrow window, as a select.
   *
   * @attr
   */
  get appearance(): string | null {
    return this.getAttribute('appearance');
  }

  set appearance(name: string | null | undefined) {
    setText(this, 'appearance', name);
  }

  connectedCallback(): void {
    takeProperties(this, ATTRIBUTES);
    this.#root.adoptedStyleSheets = [createSheet(this.ownerDocument, pickerStyles)];
    this.#observer.observe(this, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: ['value'],
    });
    this.#narrow.addEventListener('change', this.#redraw);
    this.#end = consume(this, (context) => {
      this.#context = context;
      this.#update();
    });
    whenParsed(() => this.#inspect());
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
    this.#narrow.removeEventListener('change', this.#redraw);
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
    const options = this.#offered;
    const isLong = options.size > MOST_RADIOS || this.#narrow.matches;
    const isSelect = (this.appearance ?? (isLong ? 'select' : '')) === 'select';
    const none = this.#labels.get('') ?? '–';
    // Other scripts change how arrays turn into JSON.
    const drawn = [name, isSelect, none, ...options].flat().join('\0');
    let hadFocus: Element | null = null;
    if (drawn !== this.#drawn) {
      this.#drawn = drawn;
      hadFocus = this.#root.activeElement;
      const control = isSelect ? drawSelect(name, options, none) : drawRadios(name, options);
      this.#root.replaceChildren(...(options.size ? [control] : []));
      this.#root.firstElementChild?.addEventListener('change', ({ target }) => {
        this.#context?.select((target as HTMLInputElement | HTMLSelectElement).value, 'picker');
        // A prevented choice leaves the selection as it was, and the control has to say so.
        this.#check();
      });
    }
    this.#check();
    if (hadFocus) this.#root.querySelector<HTMLElement>('select,:checked')?.focus();
  }

  /** The groups that a picker may be for without saying so: tabs are pickers of their own. */
  get #groups(): Groups | undefined {
    return this.#context?.groups.filter(({ isOfTabs }) => !isOfTabs);
  }

  get #group(): Group | undefined {
    return this.group
      ? this.#context?.groups.find(({ name }) => name === this.group)
      : this.#groups?.[0];
  }

  get #name(): string {
    const name = this.group ?? this.#group?.name ?? '';
    const text = this.label ?? this.#context?.labels?.get(name);
    return text ?? name.charAt(0).toUpperCase() + name.slice(1);
  }

  /** Reads names and labels from the option children; the empty name is that of no choice. */
  get #labels(): Map<string, string> {
    const options = [...this.querySelectorAll('option')];
    return new Map(
      options
        .filter(({ value, label }) => (value ? isName(value) : label))
        .map(({ value, label }) => [value, label]),
    );
  }

  get #names(): string[] {
    return [...this.#labels.keys()].filter(Boolean);
  }

  /** Works out what is offered: the options that the group knows, or else the whole group. */
  get #offered(): Map<string, string> {
    const group = this.#group;
    if (!group) return new Map();
    const labels = [...this.#labels].flatMap(([name, label]): [string, string][] => {
      const variant = variantIn(group, name);
      return variant ? [[variant, label]] : [];
    });
    const all = labels.length ? labels : group.variants.map((name): [string, string] => [name, '']);
    return new Map(
      all.map(([name, label]) => [
        name,
        this.#marked(name, label || (labelIn(this.#context?.labels, group, name) ?? name)),
      ]),
    );
  }

  #marked(name: string, label: string): string {
    return this.#context?.mark?.(name, label) ?? label;
  }

  /** Tells the provider of the options, and takes back what it told another one before. */
  #declare(): void {
    const variants = this.#names;
    const name = this.group ?? '';
    const declare = this.#context?.declare;
    const labels = [...this.#labels].filter(([one, label]) => one && label);
    const declaration = [name, ...variants, ...labels].join('\0');
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
      input.checked = selection?.has(input.value) ?? false;
    }
    if (select)
      select.value = [...select.options].find(({ value }) => selection?.has(value))?.value ?? '';
  }

  #inspect(): void {
    if (!this.isConnected) return;
    const groups = this.#groups;
    const names = this.#names;
    const own = this.#group;
    const isPlain = this.group ? own !== undefined : groups?.length === 1;
    if (isPlain && names.every((name) => own && variantIn(own, name))) return;
    loadInspection(({ inspectPicker }) => inspectPicker(this, this.group, names, groups));
  }
}

function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  part: string,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  if (part) element.setAttribute('part', part);
  element.append(...children);
  return element;
}

/** Names a control that has no visible name by what it offers, which is in the page's language. */
const nameOf = (
  name: string,
  options: ReadonlyMap<string, string>,
): { ariaLabel: string | null } => ({
  ariaLabel: name ? null : [...options.values()].join(' / '),
});

function drawRadios(name: string, options: ReadonlyMap<string, string>): HTMLElement {
  const radios = [...options].map(([value, label]) => {
    const input = create('input', '', { type: 'radio', name: 'variant', value });
    const option = create('label', 'option', { className: 'option' }, input, label);
    // Holds the room that the label takes once it is bold.
    option.dataset['text'] = label;
    return option;
  });
  return create(
    'fieldset',
    'picker',
    nameOf(name, options),
    ...(name ? [create('legend', 'name', { className: 'name' }, name)] : []),
    create('div', 'options', { className: 'options' }, ...radios),
  );
}

function drawSelect(name: string, options: ReadonlyMap<string, string>, none: string): HTMLElement {
  // Stands for "nothing chosen yet", when every variant is shown; a reader cannot choose it.
  const empty = create('option', '', { value: '', disabled: true, hidden: true }, none);
  const rest = [...options].map(([value, label]) => create('option', '', { value }, label));
  return create(
    'label',
    'picker',
    { className: 'select' },
    ...(name ? [create('span', 'name', { className: 'name' }, name)] : []),
    create('select', 'select', nameOf(name, options), empty, ...rest),
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-picker': DocVariantPicker;
  }
}
