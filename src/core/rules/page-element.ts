import { words } from '../names.ts';

/** An element as the rules look at it, whether a browser or a parser has it. */
export interface PageElement {
  /** The name of its tag, in small letters. */
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly parent: PageElement | undefined;
  readonly children: readonly PageElement[];
}

/** Reads an attribute. */
export const attributeOf = ({ attributes }: PageElement, name: string): string | undefined =>
  attributes.find((one) => one.name === name)?.value;

/** Reads the condition of a block; nothing where the element is not one. */
export function conditionOn(element: PageElement): string | undefined {
  const data = attributeOf(element, 'data-variants');
  if (data !== undefined || element.name !== 'if-variant') return data;
  return attributeOf(element, 'variants') ?? '';
}

/** How deep the trees are that the parsers of browsers build; what is deeper stands side by side. */
const MAX_DEPTH = 512;

/** Lists an element and those around it, the nearest first, as far as any browser nests them. */
export function* upFrom(element: PageElement | undefined): Generator<PageElement> {
  let depth = 0;
  for (let node = element; node && depth < MAX_DEPTH; node = node.parent, depth++) yield node;
}

/** The attributes by which elements refer to others by their ids; labels of fields have a rule of their own. */
export const REFERRING: readonly string[] = [
  ...['popovertarget', 'commandfor', 'list', 'usemap', 'form', 'interestfor'],
  ...['labelledby', 'describedby', 'details', 'controls', 'owns', 'errormessage'].map(
    (name) => `aria-${name}`,
  ),
];

/** Lists the ids that an element refers to by attributes, with these as they are written. */
export const idsReferredTo = ({
  attributes,
}: PageElement): { readonly id: string; readonly written: string }[] =>
  attributes.flatMap(({ name, value }) =>
    REFERRING.includes(name)
      ? words(value.replace(/^#/, '')).map((id) => ({ id, written: `${name}="${value}"` }))
      : [],
  );

/** Takes the id of `url(#id)`, quoted or not, in an attribute or a style. */
const PAINT = /\burl\(\s*["']?#([^"'()\s]+)["']?\s*\)/gi;

/** Lists the ids that an element refers to as `url(#id)`. */
export const paintIds = ({ attributes }: PageElement): string[] =>
  attributes.flatMap(({ value }) =>
    value.includes('#') ? Array.from(value.matchAll(PAINT), ([, id = '']) => id) : [],
  );

/** Tells whether an element sends its form: a button does by any type but two, written right or wrong. */
export function isSubmit(element: PageElement): boolean {
  const { name } = element;
  if (name !== 'button' && name !== 'input') return false;
  const type = attributeOf(element, 'type')?.toLowerCase() ?? '';
  return name === 'button' ? !/^(?:button|reset)$/.test(type) : /^(?:submit|image)$/.test(type);
}
