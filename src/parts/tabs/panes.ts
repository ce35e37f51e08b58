import type { VariantContext } from '../../context/context.ts';
import { printContext } from '../../context/follow-provider.ts';
import { parseCondition, type Condition } from '../../core/conditions.ts';
import { groupOf, type Groups } from '../../core/groups.ts';
import { labelIn } from '../../core/labels/labels.ts';
import { axisOf, variantsOfTab } from '../../core/labels/tab-axis.ts';
import { tabNameOf } from '../../core/labels/tab-names.ts';
import { isName } from '../../core/names.ts';
import { conditionAttributes } from '../../page/blocks.ts';
import { HEADINGS } from '../../page/heading-selector.ts';

/** A child of tabs, as its author wrote it. */
export interface Pane {
  readonly element: Element;
  /** What its tab says; empty where its author says nothing. */
  readonly label: string;
  /**
   * The variants that it stands for, the one that its tab chooses first; none for a pane that is chosen by
   * itself only.
   */
  readonly names: readonly string[];
  /** Whether its own condition says which variants it stands for, so that its tab does not depend on it. */
  readonly isBlock: boolean;
  /** For whom it is there at all. */
  readonly conditions: readonly Condition[];
  readonly isDisabled: boolean;
  /** Whether it is shown where nothing that was chosen is here. */
  readonly isDefault: boolean;
}

/** What the names of panes depend on. */
export interface Surroundings {
  /** The groups around the tabs, without those of tabs. */
  readonly groups: Groups;
  readonly labels: ReadonlyMap<string, string> | undefined;
  /** The `sync` attribute. */
  readonly sync: string | null;
  /** Says in words whom a condition is for. */
  readonly inWords: (condition: Condition) => string;
}

const printed = new WeakMap<VariantContext, string>();

/** Prints what the names of panes depend on in a context; once, however many tabs ask. */
export function namesIn(context: VariantContext): string {
  const text = printed.get(context) ?? printContext(context);
  printed.set(context, text);
  return text;
}

/** The attributes of panes and tabs that say what is drawn. */
export const READ_ATTRIBUTES = [
  ...['label', 'value', 'sync', 'selected', 'disabled'],
  ...['variants', 'data-variants'],
];
/** How many panes have tabs, which is more than anybody looks through: thousands would hold the page. */
const MOST_PANES = 250;
/** Selects children that are not panes. */
const NO_PANE = 'script,style,template,link,meta,br';
/** Selects what stands for a pane's label in it, for readers without the script. */
export const STATIC_LABEL = '[data-variant-label]';

/** The `hidden` of panels that the browser finds. */
export const FINDABLE = 'until-found';

/** Tells whether tabs choose alone. */
export const isAlone = (sync: string | null): boolean =>
  /^(?:off|none|false)$/i.test(sync?.trim() ?? '');

/** Lists the children of tabs that can be panes, and those behind the last that can have a tab. */
export function childrenOf(host: Element): {
  children: readonly Element[];
  left: readonly Element[];
} {
  const all = [...host.children].filter((child) => !child.matches(NO_PANE));
  return { children: all.slice(0, MOST_PANES), left: all.slice(MOST_PANES) };
}

/** Reads the panes of tabs. */
export function panesOf(children: readonly Element[], around: Surroundings): Pane[] {
  const axes = children.map((child) => axisOf(conditionsOf(child), around.groups));
  const variants = axes.flatMap((axis) => axis?.variants ?? []);
  // What is for the same readers as its neighbour cannot be told apart by the variant.
  const isAxis =
    new Set(axes.map((axis) => axis?.group)).size === 1 &&
    !axes.includes(undefined) &&
    new Set(variants).size === variants.length;
  return children.map((element) => readPane(element, around, isAxis));
}

/**
 * Finds panes that are too many, and the label and name of one that is named twice, or has no label.
 *
 * @param left the children that have no tab
 */
export function faultsOf(
  panes: readonly Pane[],
  left: readonly Element[],
): { element: Element; message: string }[] {
  const [first] = left;
  if (first)
    return [
      {
        element: first,
        message: `is behind ${MOST_PANES} panes, so it is shown without a tab: put it into tabs of its own`,
      },
    ];
  const seen = new Set<string>();
  return panes.flatMap(({ element, label }) => {
    if (!label)
      return {
        element,
        message:
          'has no label, so its tab has a number: write label="…", or begin it with a heading',
      };
    const key = tabNameOf(label);
    if (seen.has(key))
      return {
        element,
        message: `label="${label}" stands twice in its tabs, so this one chooses alone: give it a label of its own`,
      };
    seen.add(key);
    return [];
  });
}

/** Lets each name stand once among panes: the later ones with it choose alone. */
export function withoutRepetitions(panes: readonly Pane[]): Pane[] {
  const taken = new Set<string>();
  return panes.map((pane) => {
    const names = pane.names.filter((name) => !taken.has(name));
    for (const name of names) taken.add(name);
    return { ...pane, names };
  });
}

function readPane(element: Element, around: Surroundings, isAxis: boolean): Pane {
  const { groups, sync } = around;
  const inner = labelledIn(element);
  const conditions = conditionsOf(element);
  const value = (element.getAttribute('value') ?? inner?.getAttribute('value') ?? '').trim();
  const written = labelFrom(inner ?? element);
  const own = axisOf(conditions, groups)?.variants ?? [];
  const isBlock =
    own.length > 0 &&
    !value &&
    !inner &&
    (isAxis || !written || namesOf('', written, around).some((name) => own.includes(name)));
  const [condition] = conditions;
  const label = written || (isBlock && condition ? labelOfBlock(condition, around) : '');
  const has = (attribute: string): boolean =>
    element.hasAttribute(attribute) || (inner?.hasAttribute(attribute) ?? false);
  return {
    element,
    label,
    names: isAlone(sync) ? [] : isBlock ? own : namesOf(value, label, around),
    isBlock,
    conditions: isBlock ? [] : conditions,
    isDisabled: has('disabled'),
    isDefault: has('selected'),
  };
}

const conditionsOf = (element: Element): Condition[] =>
  conditionAttributes(element)
    .filter(([, text]) => text.trim())
    .map(([, text]) => parseCondition(text).value);

/** Finds the only labelled section in a block, which hides it for some readers. */
function labelledIn(element: Element): Element | undefined {
  if (element.hasAttribute('label') || element.localName !== 'if-variant') return undefined;
  const [inner, ...more] = element.children;
  return inner?.hasAttribute('label') && !more.length ? inner : undefined;
}

const labelFrom = (element: Element): string => {
  const first = element.firstElementChild;
  const heading =
    first?.matches(`${HEADINGS},${STATIC_LABEL}`) && !(element.localName === 'doc-variant-tabs')
      ? first
      : undefined;
  const text = element.getAttribute('label') ?? heading?.textContent ?? element.ariaLabel ?? '';
  return text.replace(/\s+/g, ' ').trim();
};

/** Says whom a block is for: the label of what it names, else the readers that it names in words. */
function labelOfBlock(condition: Condition, { groups, labels, inWords }: Surroundings): string {
  const [name = '', ...more] = condition.not.length ? [] : condition.names;
  const group = groupOf(groups, name) ?? { name: '', variants: [name] };
  const label = more.length ? undefined : labelIn(labels, group, name);
  return label ?? (inWords(condition) || condition.names.join(', '));
}

/** Finds the variants that a tab is: by its value, its label, or its label as a name. */
function namesOf(value: string, label: string, { groups, labels, sync }: Surroundings): string[] {
  const text = value || label;
  const found = variantsOfTab(text, groups, (group, variant) => labelIn(labels, group, variant));
  if (found.length) return [...found];
  const own = value && isName(value) ? value : tabNameOf(text, sync?.trim() ?? '');
  return own ? [own] : [];
}
