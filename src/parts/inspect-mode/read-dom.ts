// Reads a page as the browser has it into what the rules of `check` look at. Its text is the tags in
// their order, so that every place is that of an element.
import { parseCondition } from '../../core/conditions.ts';
import { mergeGroups, parseGroups } from '../../core/groups.ts';
import { describe } from '../../core/faults/name-faults.ts';
import { tabNameOf } from '../../core/labels/tab-names.ts';
import {
  elementFault,
  IN_SELECT,
  isLookalike,
  misspeltCondition,
  misspeltMessage,
  noAttributeMessage,
  noConditionMessage,
  RULED,
  type ElementFault,
} from '../../core/rules/element-rules.ts';
import { tagMeant } from '../../core/rules/misspellings.ts';
import { idsReferredTo, isSubmit, paintIds } from '../../core/rules/page-element.ts';
import { findingsOf } from '../../core/rules/findings.ts';
import { emptyPage, type Finding, type Page, type Span } from '../../core/rules/page-content.ts';
import { hasSettings, settingFaults } from '../../core/rules/setting-rules.ts';
import { Shown } from '../../core/rules/shown.ts';
import { askProvider } from '../../context/context.ts';
import { warn } from '../../context/warn.ts';
import { BLOCKS, conditionAttributes, PROVIDER } from '../../page/blocks.ts';
import { PageElementOf } from '../../page/page-elements.ts';
import { emptiedFault } from '../inspect/inspect.ts';

/** A mistake of the page, and the element that has it. */
export interface Problem {
  readonly finding: Finding;
  readonly element: Element;
  /** The element's tag as its author wrote it. */
  readonly tag: string;
}

/** The longest value of an attribute that is read, in UTF-16 code units; addresses of data are longer. */
const MAX_VALUE = 2_000;
/** Matches a comment that keeps rules quiet. */
const IGNORE = /^\s*doc-variants ignore\b/;

/** Finds the mistakes of a page that are those of a provider: what stands in it, and its own. */
export function problemsOf(host: Element): Problem[] {
  const reader = new DomReader(host.ownerDocument.body);
  const { page } = reader;
  return findingsOf(page, new Shown(page, [])).flatMap((finding) => {
    const place = reader.elementAt(finding.start);
    return place && host.contains(place.element) ? { finding, ...place } : [];
  });
}

/** The rules about ids, references by them, and forms. */
const OF_REFERENCES = new Set([
  ...['form-label', 'form-submit', 'hidden-reference', 'hidden-paint'],
  'repeated-id',
]);

/** Warns of ids, references and forms in a provider that are wrong for some of its readers. */
export function warnOfReferences(host: Element): void {
  if (!host.isConnected) return;
  for (const { finding, element } of problemsOf(host))
    if (OF_REFERENCES.has(finding.rule) && !isOfTheSite(finding, element))
      warn(finding.message, element);
}

/**
 * Tells whether an id repeats where no passage is, in Markdown, whose ids are not all its author's, or in a drawing, of
 * which there is a warning already.
 */
const isOfTheSite = ({ rule }: Finding, element: Element): boolean =>
  rule === 'repeated-id' &&
  (element.closest('svg,doc-variant-markdown') !== null ||
    ![...element.ownerDocument.querySelectorAll(`[id="${CSS.escape(element.id)}"]`)].some((one) =>
      one.closest(BLOCKS),
    ));

/** Tells whether a tag is nearly one of ours; what a program has defined is its own. */
const isMisspelt = (name: string): boolean =>
  tagMeant(name) !== undefined && !(name.includes('-') && customElements.get(name));

class DomReader {
  readonly #places: { readonly start: number; readonly end: number; readonly element: Element }[] =
    [];
  readonly #parts: string[] = [];
  #length = 0;
  readonly page: Page;

  constructor(root: Element) {
    const page = emptyPage('', '', 'html');
    this.page = page;
    this.#read(root);
    this.page = { ...page, text: this.#parts.join('') };
  }

  /** Finds the element whose tag a place is in. */
  elementAt(at: number): { element: Element; tag: string } | undefined {
    const place = this.#places.findLast(({ start }) => start <= at);
    if (!place) return undefined;
    return { element: place.element, tag: this.page.text.slice(place.start, place.end) };
  }

  #write(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }

  /** Reads the elements in document order, and each again when all in it is read. */
  #read(root: Element): void {
    const waiting: (Node | (() => void))[] = [root];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if (typeof next === 'function') next();
      else if (next instanceof Comment) {
        if (IGNORE.test(next.data)) this.#write(`<!--${next.data}-->`);
      } else if (next instanceof Element && !next.matches('doc-variant-overlay')) {
        waiting.push(this.#open(next));
        const inner = next instanceof HTMLTemplateElement ? next.content : next;
        waiting.push(...[...inner.childNodes].reverse());
      }
    }
  }

  /** Reads an element's tag, and returns what is to be done at its end. */
  #open(element: Element): () => void {
    const start = this.#length;
    const values = new Map<string, Span>();
    this.#write(`<${element.localName}`);
    for (const { name, value } of element.attributes) {
      // What inspecting itself writes is nothing of the author's.
      if (name.startsWith('data-doc-variant-')) continue;
      this.#write(` ${name}="`);
      const from = this.#length;
      this.#write(value.slice(0, MAX_VALUE));
      values.set(name, { start: from, end: this.#length });
      this.#write('"');
    }
    this.#write('>');
    const tag = { start, end: this.#length };
    this.#places.push({ ...tag, element });
    return this.#take(element, tag, (name) => values.get(name) ?? tag);
  }

  #take(element: Element, tag: Span, placeOf: (name: string) => Span): () => void {
    const { page } = this;
    const { localName: name } = element;
    const read = new PageElementOf(element);
    const ends: ((end: number) => void)[] = [];
    const span = { start: tag.start, end: Infinity };
    const whole = (use: (span: Span) => void): void =>
      void ends.push((end) => use({ ...span, end }));
    for (const [attribute, variants] of conditionAttributes(element)) {
      const { value: condition } = parseCondition(variants);
      const form = name === 'if-variant' ? 'element' : 'attribute';
      const text = placeOf(attribute);
      const at = page.blocks.length;
      const block = { variants, condition, text, marks: [], form } as const;
      page.blocks.push({ ...span, ...block });
      whole((real) => (page.blocks[at] = { ...real, ...block }));
      if (element.hasAttribute(attribute) && !variants.trim())
        this.#add(
          {
            rule: 'no-condition',
            level: 'error',
            message: noConditionMessage(`${attribute}="${variants}"`),
          },
          text,
        );
    }
    if (/^(?:if-variant|doc-variant-tabs)$/.test(name)) this.#add(emptiedFault(element), tag);
    if (name === 'if-variant') this.#takeBlock(element, read, tag);
    if (RULED.has(name) || isMisspelt(name)) this.#add(elementFault(read), tag);
    for (const attribute of element.attributes) this.#takeAttribute(read, attribute, placeOf);
    if (/^h[1-6]$/.test(name)) {
      const at = page.headings.length;
      const heading = { level: Number(name.charAt(1)), text: element.textContent };
      page.headings.push({ ...span, ...heading });
      whole((real) => (page.headings[at] = { ...real, ...heading }));
    }
    const id = element.id || (/^(?:a|map)$/.test(name) ? element.getAttribute('name') : '');
    const isInSvg = element instanceof SVGElement;
    // What is in a template has its ids only where it is taken.
    if (id && element.isConnected) page.ids.push({ ...tag, id, isWritten: true, isInSvg });
    const href = element.getAttribute('href');
    if (href !== null && /^(?:a|area)$/.test(name)) page.links.push({ ...placeOf('href'), href });
    for (const one of idsReferredTo(read)) page.idReferences.push({ ...tag, ...one });
    for (const paint of paintIds(read)) page.paintReferences.push({ ...tag, id: paint });
    if (element.matches(PROVIDER)) this.#takeProvider(element, span, whole, placeOf);
    if (hasSettings(read)) for (const fault of settingFaults(read)) this.#add(fault, tag);
    if (name === 'doc-variant-picker') this.#takePicker(element, tag);
    if (name === 'doc-variant-tabs') this.#takeTabs(element);
    this.#takeForm(element, read, tag, whole);
    return () => {
      this.#write(`</${name}>`);
      for (const end of ends) end(this.#length);
    };
  }

  #takeBlock(element: Element, read: PageElementOf, tag: Span): void {
    if (element.closest('select'))
      this.#add({ rule: 'in-select', level: 'error', message: IN_SELECT }, tag);
    if (element.hasAttribute('variants') || element.hasAttribute('data-variants')) return;
    const typo = misspeltCondition(read);
    const message = typo
      ? misspeltMessage(typo.name, typo.value)
      : noConditionMessage('<if-variant>');
    this.#add({ rule: typo ? 'misspelt-attribute' : 'no-condition', level: 'error', message }, tag);
  }

  #takeAttribute(
    element: PageElementOf,
    { name, value }: Attr,
    placeOf: (name: string) => Span,
  ): void {
    if (name === 'if-variant' && element.name !== 'if-variant') {
      const message = noAttributeMessage(value);
      this.#add({ rule: 'misspelt-attribute', level: 'error', message }, placeOf(name));
    }
    if (isLookalike(element, name)) this.page.lookalikes.push({ ...placeOf(name), name, value });
  }

  #takeProvider(
    element: Element,
    span: Span,
    whole: (use: (span: Span) => void) => void,
    placeOf: (name: string) => Span,
  ): void {
    const { page } = this;
    const isElement = element.localName === 'doc-variant-provider';
    const script = element.ownerDocument.querySelector('script[data-root]');
    const source = isElement ? element : script;
    const groups = source?.getAttribute(isElement ? 'groups' : 'data-groups') ?? '';
    for (const fault of parseGroups(groups).problems) {
      const { message } = describe(fault);
      this.#add({ rule: 'bad-groups', level: 'error', message }, placeOf('groups'));
    }
    if (isElement && element.hasAttribute('variant')) page.starts.push(placeOf('variant'));
    // A page that declares no groups has one of all names, in which none is unknown.
    const known = askProvider(element)?.groups.filter(({ name }) => name) ?? [];
    const at = page.scopes.length;
    page.scopes.push({ ...span, groups: mergeGroups(known) });
    whole((real) => (page.scopes[at] = { ...real, groups: mergeGroups(known) }));
  }

  #takePicker(picker: Element, tag: Span): void {
    this.page.pickers.push({
      ...tag,
      group: picker.getAttribute('group') ?? undefined,
      options: Array.from(picker.querySelectorAll('option'), ({ value }) => value),
    });
  }

  /** Takes the names that the labels of panes make, whose part may come later. */
  #takeTabs(tabs: Element): void {
    const sync = tabs.getAttribute('sync') ?? '';
    for (const pane of tabs.children) {
      const heading = pane.firstElementChild?.textContent ?? '';
      const text = pane.getAttribute('value') ?? pane.getAttribute('label') ?? heading;
      for (const name of [text, tabNameOf(text), tabNameOf(text, sync)])
        if (name) this.page.tabNames.add(name);
    }
  }

  #takeForm(
    element: Element,
    read: PageElementOf,
    tag: Span,
    whole: (use: (span: Span) => void) => void,
  ): void {
    const { page } = this;
    if (element instanceof HTMLFormElement) {
      const at = page.forms.length;
      const form = { ...tag, id: element.getAttribute('id') ?? undefined };
      page.forms.push({ ...form, inner: tag });
      whole((inner) => (page.forms[at] = { ...form, inner }));
    } else if (isSubmit(read)) {
      page.submits.push({ ...tag, form: element.getAttribute('form') ?? undefined });
    } else if (element instanceof HTMLLabelElement && element.htmlFor)
      page.fieldLabels.push({ ...tag, id: element.htmlFor });
  }

  #add(fault: ElementFault | undefined, { start, end }: Span): void {
    if (fault) this.page.findings.push({ ...fault, start, end });
  }
}
