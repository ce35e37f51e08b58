// Rules about single elements: what HTML does to them in blocks, which their authors did not mean.
import { nearestName } from '../faults/nearest.ts';
import { isAlmostCondition, tagMeant, tagMessage } from './misspellings.ts';
import type { Finding } from './page-content.ts';
import { attributeOf, conditionOn, upFrom, type PageElement } from './page-element.ts';

/** A mistake whose place is the element's tag. */
export type ElementFault = Pick<Finding, 'rule' | 'level' | 'message'>;

/** What HTML wants right in its parent, with that parent and what to write. */
const PARENTS: Readonly<Record<string, readonly [parents: readonly string[], fix: string]>> = {
  summary: [
    ['details'],
    'browsers take the first <summary> of a <details>, hidden or not: write one, and the passages inside it',
  ],
  legend: [
    ['fieldset'],
    'browsers take the first <legend> right in a <fieldset>, hidden or not, for its name: write one, and the passages inside it',
  ],
  source: [
    ['picture', 'video', 'audio'],
    'it is read for every reader: put data-variants on the whole <picture>, <video> or <audio>, one for each variant',
  ],
  track: [
    ['video', 'audio'],
    'it is read for every reader: put data-variants on the whole <video> or <audio>, one for each variant',
  ],
  area: [
    ['map'],
    'it can be clicked while it is hidden: write a <map> and an <img> for each variant',
  ],
  col: [['table'], 'hiding it hides no cell: put data-variants on the cells of the column'],
};

/** What counts for every reader, with what to do. */
const EFFECTS: Readonly<Record<string, string>> = {
  link: 'its style sheet counts for every reader: put it into the <head>',
  style:
    'it counts for every reader: put it outside of blocks, and let its selectors name what is in them',
  script:
    'it runs for every reader: put it outside of blocks, and listen to `variant-change` in it',
};

/** The elements that have rules of their own. */
export const RULED: ReadonlySet<string> = new Set([
  ...Object.keys(PARENTS),
  ...Object.keys(EFFECTS),
  'caption',
  'img',
  'iframe',
]);

/** Finds what an element does in blocks that its author does not mean. */
export function elementFault(element: PageElement): ElementFault | undefined {
  const meant = tagMeant(element.name);
  if (meant !== undefined) {
    const message = `<${element.name}> ${tagMessage(meant)}`;
    return { rule: 'misspelt-tag', level: 'error', message };
  }
  if (element.name === 'img' || element.name === 'iframe') return eagerFault(element);
  return element.name === 'caption' ? captionFault(element) : rigidFault(element);
}

/** Finds a caption for some readers beside another one. */
function captionFault(caption: PageElement): ElementFault | undefined {
  const condition = conditionOn(caption);
  const captions = caption.parent?.children.filter(({ name }) => name === 'caption') ?? [];
  if (condition === undefined || captions.length < 2) return undefined;
  const message = `with the condition "${condition}" browsers take the first <caption> of a <table>, hidden or not, for its name: write one, and the passages inside it`;
  return { rule: 'caption', level: 'error', message };
}

function rigidFault(element: PageElement): ElementFault | undefined {
  const { name } = element;
  const [parents, fix] = PARENTS[name] ?? [[] as readonly string[], EFFECTS[name]];
  if (!fix || (!parents.length && !isEffect(element))) return undefined;
  let block: PageElement | undefined;
  for (const node of upFrom(element)) {
    // A block around all of the parent is what it is to be.
    if (parents.includes(node.name)) break;
    if (conditionOn(node) === undefined) continue;
    block = node;
    break;
  }
  if (!block) return undefined;
  const rule = name === 'summary' || name === 'legend' ? name : 'for-everyone';
  const message = `with the condition "${conditionOn(block) ?? ''}" ${fix}`;
  return { rule, level: 'error', message };
}

/** Tells whether an element has an effect on the whole page. */
function isEffect(element: PageElement): boolean {
  const type = attributeOf(element, 'type')?.toLowerCase() ?? '';
  if (element.name === 'link') return /\bstylesheet\b/i.test(attributeOf(element, 'rel') ?? '');
  if (element.name === 'script') return !type || type === 'module' || type.includes('javascript');
  return ![...upFrom(element)].some(({ name }) => name === 'svg');
}

/** Finds an image or a frame in a block that readers load without seeing it. */
function eagerFault(element: PageElement): ElementFault | undefined {
  const isLoaded = Boolean(attributeOf(element, 'src') ?? attributeOf(element, 'srcset'));
  if (!isLoaded || attributeOf(element, 'loading')?.toLowerCase() === 'lazy') return undefined;
  if (/^data:/i.test(attributeOf(element, 'src') ?? '')) return undefined;
  if (![...upFrom(element)].some((node) => conditionOn(node) !== undefined)) return undefined;
  const what = element.name === 'img' ? 'image' : 'frame';
  const message = `every reader loads this ${what}, also where its passage is hidden: write loading="lazy"`;
  return { rule: `eager-${what}`, level: 'note', message };
}

/** Attributes that authors write where they mean another one, besides those that are spelt nearly so. */
const MISSPELT = new Set([
  'variant',
  'data-variant',
  'condition',
  'if',
  'if-variant',
  'for',
  'name',
  'names',
  'only',
  'when',
]);

/** Tells whether authors who write this name for an attribute of a passage mean `variants`. */
export const isAlmostVariants = (name: string): boolean =>
  MISSPELT.has(name) || nearestName(name, ['variants']) !== undefined || isAlmostCondition(name);

/** Finds the attribute that an `<if-variant>` has in place of its `variants`. */
export const misspeltCondition = ({
  attributes,
}: PageElement): PageElement['attributes'][number] | undefined =>
  attributes.some(({ name }) => name === 'variants' || name === 'data-variants')
    ? undefined
    : attributes.find(({ name }) => isAlmostVariants(name));

/** Says what to write in the place of an attribute that is misspelt on an `<if-variant>`. */
export const misspeltMessage = (name: string, value: string): string =>
  `${name}="${value}" is not read, so the block is shown to everyone: write variants="${value}"`;

/** Says what to write in the place of an `if-variant` attribute. */
export const noAttributeMessage = (value: string): string =>
  `if-variant is an element, not an attribute: write data-variants="${value}"`;

/** Says what comes of a condition that is missing or empty. */
export const noConditionMessage = (what: string): string =>
  `${what} names no variant, so it is shown to everyone`;

/** Attributes of other elements that may be meant as their condition. */
const LOOKALIKES = new Set(['variants', 'data-variant', 'variant']);

/** Tells whether an attribute is almost a condition; applications have some of their own, as buttons do. */
export const isLookalike = ({ name, attributes }: PageElement, attribute: string): boolean =>
  // Another component's attribute is its own, unless it is spelt as none is by intent.
  ((LOOKALIKES.has(attribute) && !name.includes('-')) || isAlmostCondition(attribute)) &&
  name !== 'script' &&
  name !== 'if-variant' &&
  // One whose tag is misspelt is told of that.
  tagMeant(name) === undefined &&
  !attributes.some((one) => one.name === 'data-variants');

/** Says what to write in the place of an attribute that is almost a condition. */
export const lookalikeMessage = (name: string, value: string): string =>
  `${name}="${value}" is not read: write data-variants="${value}"`;

/** Says what to write in the place of blocks around rows, which browsers move before the table. */
export const aroundRowsMessage = (variants: string): string =>
  `variants="${variants}" is empty before a table: HTML allows none around rows, so all rows are ` +
  `shown: write data-variants="${variants}" on each <tr>`;

/** What ends an element that has no end tag, and so a block in it that was to hold what ends it. */
const ENDED_BY: ReadonlyMap<string, RegExp> = new Map([
  [
    'p',
    /^(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figure|footer|form|h[1-6]|header|hgroup|hr|main|menu|nav|ol|p|pre|search|section|table|ul)$/,
  ],
  ['li', /^li$/],
  ['dt', /^d[td]$/],
  ['dd', /^d[td]$/],
  ['td', /^t[dh]$/],
  ['th', /^t[dh]$/],
]);

/** Tells whether an element ends where another one begins. */
export const isEndedBy = (name: string, next: string): boolean =>
  ENDED_BY.get(name)?.test(next) ?? false;

/** Says what to write in the place of a block that ends with what is around it, before its content begins. */
export const endedMessage = (variants: string, around: string, next: string): string =>
  `variants="${variants}" is empty, since the <${around}> around it ends where the <${next}> begins, so ` +
  `everyone sees that: write data-variants="${variants}" on the <${next}>`;

/** Says what to write in the place of tags that a generator has put into paragraphs of their own. */
export const apartMessage = (fix: string): string =>
  'is empty, since its tags stand in paragraphs of their own, so what is between them is shown to ' +
  `everyone: ${fix}`;

/** Says what to write in the place of passages in a list. */
export const IN_SELECT =
  'browsers drop <if-variant> in a <select>, so everyone is offered its options: write data-variants on each <option>';
