/** What a picker offers: a variant, and what an `<option>` says of it. */
export interface Offer {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
  /** Whether the group has it, but readers cannot choose it. */
  readonly hidden?: boolean;
  /** The label of the `<optgroup>`, if there is one. */
  readonly section?: string | undefined;
  /** Whether it begins its section, of which the one before may have the same label. */
  readonly isFirst?: boolean;
}

/** Makes an element, with its part and class. */
function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  part: string,
  properties: {
    [Name in keyof HTMLElementTagNameMap[Tag]]?: HTMLElementTagNameMap[Tag][Name] | undefined;
  },
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = Object.assign(document.createElement(tag), properties);
  if (part) element.setAttribute('part', (element.className = part));
  element.append(...children);
  return element;
}

/** Names a control that has no visible name by what it offers, which is in the page's language. */
const nameOf = (name: string, offers: readonly Offer[]): { ariaLabel: string | null } => ({
  ariaLabel: name ? null : offers.map(({ label }) => label).join(' / '),
});

/** Draws offers one by one in their order, and around those of a section what holds it. */
function drawOffers(
  offers: readonly Offer[],
  drawOffer: (offer: Offer) => HTMLElement,
  drawSection: (label: string, drawn: HTMLElement) => HTMLElement,
): HTMLElement[] {
  let label: string | undefined;
  let drawn: HTMLElement;
  return offers.flatMap((offer) => {
    const option = drawOffer(offer);
    if (label && label === offer.section && !offer.isFirst) {
      drawn.append(option);
      return [];
    }
    return (drawn = (label = offer.section) ? drawSection(label, option) : option);
  });
}

/** Draws offers as radio buttons. */
export function drawRadios(name: string, offers: readonly Offer[]): HTMLElement {
  const radios = drawOffers(
    offers,
    ({ value, label, disabled }) => {
      const input = create('input', '', { type: 'radio', name: 'variant', value, disabled });
      const option = create('label', 'option', {}, input, label);
      // Holds the room that the label takes once it is bold.
      option.dataset['text'] = label;
      return option;
    },
    (label, drawn) => create('fieldset', 'section', {}, create('legend', '', {}, label), drawn),
  );
  return create(
    'fieldset',
    'picker',
    nameOf(name, offers),
    ...(name ? [create('legend', 'name', {}, name)] : []),
    create('div', 'options', {}, ...radios),
  );
}

/**
 * Draws offers as a select.
 *
 * @param none what it shows while nothing is chosen
 */
export function drawSelect(name: string, offers: readonly Offer[], none: string): HTMLElement {
  // Stands for "nothing chosen yet", when every variant is shown; a reader cannot choose it.
  const empty = create('option', '', { value: '', disabled: true, hidden: true }, none);
  const options = drawOffers(
    offers,
    ({ value, label, disabled }) => create('option', '', { value, disabled }, label),
    (label, drawn) => create('optgroup', '', { label }, drawn),
  );
  return create(
    'label',
    'picker',
    {},
    ...(name ? [create('span', 'name', {}, name)] : []),
    create('select', 'select', nameOf(name, offers), empty, ...options),
  );
}
