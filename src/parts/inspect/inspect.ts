import { AUDIENCE, groupFor, groupOf, variantsOf } from '../../core/groups.ts';
import type { Groups } from '../../core/groups.ts';
import { describe, unknownName, withoutConsequences } from '../../core/faults/name-faults.ts';
import { tabNameOf } from '../../core/labels/tab-names.ts';
import type { Fault } from '../../core/problem.ts';
import { isEmptyRange, parseCondition, readWord, wordsOf } from '../../core/conditions.ts';
import { version } from '../../context/version.ts';
import { warn } from '../../context/warn.ts';
import { BLOCKS, blocksOf, conditionAttributes, PROVIDER } from '../../page/blocks.ts';
import type { Authored } from './authored.ts';
import { detectOf } from './detect-of.ts';
import { misspeltIn } from './misspelt.ts';
import {
  apartMessage,
  aroundRowsMessage,
  elementFault,
  endedMessage,
  isEndedBy,
  isLookalike,
  lookalikeMessage,
  misspeltCondition,
  type ElementFault,
} from '../../core/rules/element-rules.ts';
import { oddSettings, pickerFaults } from '../../core/rules/check-meant.ts';
import { scriptFaults, settingFaults } from '../../core/rules/setting-rules.ts';
import { PageElementOf } from '../../page/page-elements.ts';

/** Selects what has settings. */
const OURS =
  'doc-variant-provider,doc-variant-picker,doc-variant-markdown,doc-variant-toc,doc-variant-tabs,doc-variant-copy';
/** Selects what HTML wants right in its parent, and what counts for every reader. */
const RIGID = 'summary,legend,caption,source,track,area,col,link,style,script';

/** Selects what is hidden at times. */
const HIDES = `${BLOCKS},doc-variant-tabs>*`;

/** The words for what can be wrong with a page, besides its names. */
export const hints = {
  'no-provider': (_, element) =>
    element?.localName === 'if-variant'
      ? 'stands in no <doc-variant-provider>, so everyone sees it: put a provider around the page'
      : 'stands in no <doc-variant-provider>: put it inside one',
  slotted: () =>
    'is slotted into a provider inside a shadow root, so everyone sees it: put a provider around it in its own tree',
  'no-root': (root) =>
    `data-root="${root}" finds no element, so everything is shown: give the selector of an element of the page, or none for <body>`,
  'bad-root': (root) =>
    `data-root="${root}" is not a valid CSS selector, so <body> is taken: write one such as "main"`,
  'other-version': (other) =>
    `version ${other === 'false' ? 'unknown' : other} is on the page, so ${version} is not used: load one of them only`,
} satisfies Record<string, (value: string, element?: Element) => string>;

/** Warns of something by its name. */
export const warnOf = (
  name: keyof typeof hints,
  element: Element | undefined,
  value: string,
): void => warn(hints[name](value, element), element);

/** Warns of what is wrong with the text of an attribute. */
function inspectFaults(
  element: Element,
  where: string,
  faults: readonly Fault[],
  groups?: Groups,
): void {
  for (const fault of withoutConsequences(faults))
    warn(`${where}: ${describe(fault, groups).message}`, element);
}

/** Warns of names that no group has, such as those of a `variant` attribute. */
export function inspectNames(
  element: Element,
  where: string,
  names: readonly unknown[],
  groups: Groups,
): void {
  // A script may give anything.
  for (const name of names.map(String)) {
    if (groupFor(groups, name)) continue;
    warn(`${where}: ${unknownName(name, variantsOf(groups), groups).message}`, element);
  }
}

/** Warns of what is wrong with the page of a provider. */
export function inspectPage(host: Element, authored: Authored, groups: Groups): void {
  if (!host.isConnected) return;
  const { text, labels, faults } = authored.declared;
  inspectFaults(host, `groups="${text}"`, faults[0]);
  inspectFaults(host, typeof labels === 'string' ? `labels="${labels}"` : 'labels', faults[1]);
  if (groups.length) inspectReaders(host, labels, groups);
  if (groups.length) inspectNames(host, 'variant', authored.defaultNames, groups);
  inspectBlocks(blocksOf(host), groups);
  inspectMistaken(host, groups);
  for (const [element, message] of misspeltIn(host.ownerDocument, groups)) warn(message, element);
  for (const element of host.querySelectorAll('if-variant,doc-variant-tabs'))
    warnOfFault(element, emptiedFault(element));
  for (const element of host.querySelectorAll(RIGID))
    warnOfFault(element, elementFault(new PageElementOf(element)));
  inspectDrawings(host);
  const script = host.ownerDocument.querySelector('script[data-root]');
  if (host.localName === 'doc-variant-provider') inspectSettings(host);
  else if (script) inspectSettings(script);
  for (const element of host.querySelectorAll(OURS)) {
    inspectSettings(element);
    if (element.localName === 'doc-variant-picker' && element.closest(PROVIDER) === host)
      inspectPicker(element, groups);
  }
}

/** Warns of labels and of `detect` that are for nothing that the groups have. */
function inspectReaders(
  host: Element,
  labels: Authored['declared']['labels'],
  groups: Groups,
): void {
  if (typeof labels === 'string') {
    for (const message of oddSettings('labels', labels, groups)) warn(message, host);
  }
  for (const message of oddSettings('detect', detectOf(host), groups)) warn(message, host);
}

/** Warns of what is wrong with the conditions of blocks. */
export function inspectBlocks(blocks: readonly Element[], groups: Groups): void {
  const ofTabs = new Set(blocks[0] && tabNamesIn(blocks[0].ownerDocument));
  for (const block of blocks) {
    const typo = block.localName === 'if-variant' && misspeltCondition(new PageElementOf(block));
    if (typo) {
      warn(`${typo.name}="${typo.value}" is not read: write variants="${typo.value}"`, block);
      continue;
    }
    for (const [attribute, text] of conditionAttributes(block)) {
      const { value, problems } = parseCondition(text);
      const where = `${attribute}="${text}"`;
      inspectFaults(block, where, problems, groups);
      if (!groups.length) continue;
      for (const name of [...value.names, ...value.not]) {
        if (ofTabs.has(name) || groupOf([...groups, AUDIENCE], name)) continue;
        warn(`${where}: ${unknownName(name, groups).message}`, block);
      }
      // Of an order that is wrong the groups' own warning tells.
      if (groups.some((group) => group.order?.length && isEmptyRange(value, group)))
        inspectFaults(block, where, [{ code: 'empty-range', value: text }]);
    }
  }
}

/** Lists the names that the labels of tabs make, whose part may come later. */
const tabNamesIn = (page: Document): string[] =>
  [...page.querySelectorAll('doc-variant-tabs>*')].flatMap((pane) => {
    const heading = pane.firstElementChild?.textContent ?? '';
    const text = pane.getAttribute('value') ?? pane.getAttribute('label') ?? heading;
    return [text, tabNameOf(text), tabNameOf(text, pane.parentElement?.getAttribute('sync') ?? '')];
  });

/** Warns of conditions that stand where none is read. */
function inspectMistaken(host: Element, groups: Groups): void {
  for (const element of host.querySelectorAll('[if-variant],[variants],[data-variant]')) {
    if (element.matches(`if-variant,${OURS}`) || element.hasAttribute('data-variants')) continue;
    for (const { name, value } of element.attributes) {
      const names = wordsOf(value).map((word) => readWord(word).name);
      const isMeant =
        name === 'if-variant' ||
        (isLookalike(new PageElementOf(element), name) &&
          names.some((one) => groupOf(groups, one)));
      if (isMeant) warn(lookalikeMessage(name, value), element);
    }
  }
}

/** Warns of what keeps a picker from offering what its author means. */
function inspectPicker(picker: Element, groups: Groups): void {
  const group = picker.getAttribute('group') ?? undefined;
  const options = Array.from(picker.querySelectorAll('option'), ({ value }) => value);
  for (const [, message] of pickerFaults(group, options, groups)) warn(message, picker);
}

/** Warns of misspelt settings of an element. */
function inspectSettings(element: Element): void {
  for (const fault of settingFaults(new PageElementOf(element))) warnOfFault(element, fault);
}

/** Warns of settings on a script tag that makes nothing a provider. */
export function inspectScript(script: Element): void {
  for (const fault of scriptFaults(new PageElementOf(script))) warnOfFault(script, fault);
}

const warnOfFault = (element: Element, fault: ElementFault | undefined): void => {
  if (fault) warn(fault.message, element);
};

/** Warns of drawings whose ids repeat: while the first is hidden, the others lose what they refer to. */
function inspectDrawings(host: Element): void {
  const first = new Map<string, Element>();
  for (const element of host.querySelectorAll('svg [id]')) {
    const other = first.get(element.id);
    if (!other) first.set(element.id, element);
    else if (other.closest(HIDES)?.contains(element) === false)
      warn(
        `id="${element.id}" stands in two drawings, and while the first is hidden the second loses what ` +
          'it refers to: give each its own ids',
        element,
      );
  }
}

/**
 * Finds what has emptied a block or tabs: browsers move one around rows, end one with what is around it, and
 * some Markdown puts a tag that it does not know into a paragraph.
 */
export function emptiedFault(block: Element): ElementFault | undefined {
  if (block.firstElementChild || block.textContent.trim()) return undefined;
  const variants = block.getAttribute('variants') ?? '';
  const paragraph = block.parentElement;
  // The end tag has left the last one empty.
  if (paragraph?.matches('p:has(> :only-child):has(~ p:empty)') && !paragraph.textContent.trim()) {
    const fix =
      block.localName === 'if-variant'
        ? `write <div data-variants="${variants}"> and </div>`
        : 'put both outside of the <p>';
    return { rule: 'torn-tag', level: 'error', message: apartMessage(fix) };
  }
  if (block.localName !== 'if-variant') return undefined;
  if (block.nextElementSibling?.localName === 'table')
    return { rule: 'around-rows', level: 'error', message: aroundRowsMessage(variants) };
  let around: Element | null = block;
  while (around && !around.nextSibling) around = around.parentElement;
  const next = around?.nextSibling;
  // Where its author has ended it, white space follows.
  if (!around || !(next instanceof Element) || !isEndedBy(around.localName, next.localName))
    return undefined;
  const message = endedMessage(variants, around.localName, next.localName);
  return { rule: 'torn-tag', level: 'error', message };
}

declare module '../../context/parts.ts' {
  interface Parts {
    inspect: {
      hints: typeof hints;
      inspectNames: typeof inspectNames;
      inspectPage: typeof inspectPage;
      inspectScript(script: Element): void;
      warnOf: typeof warnOf;
    };
  }
}
