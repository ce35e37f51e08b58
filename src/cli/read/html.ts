// Reads HTML, or Markdown whose other text is blank, by the parser that browsers' rules describe.
import { html as spec, parse, parseFragment } from 'parse5';
import { parseCondition } from '../../core/conditions.ts';
import { mergeGroups, type Groups } from '../../core/groups.ts';
import { isName } from '../../core/names.ts';
import {
  allElements,
  attribute,
  attributeSpans,
  optionsIn,
  spanOf,
  tagSpan,
  tagSpans,
  textOf,
  valueSpan,
  type Element,
  type Node,
} from './element.ts';
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
import { idsReferredTo, paintIds } from '../../core/rules/page-element.ts';
import type { Fix, Page, Span } from '../../core/rules/page-content.ts';
import { hasSettings, settingFaults } from '../../core/rules/setting-rules.ts';
import { isOpenQuote, isTorn, takeTornTags, tornFault } from './element-faults.ts';
import { emptySelfClosed, isComponent, isMdx, isMisspelt } from './components.ts';
import { ParsedElement } from './parsed-element.ts';
import {
  isWrittenLater,
  takeDeclarations,
  takeKeys,
  takeManifestScript,
  takePageVariants,
} from './take-declarations.ts';
import { withoutScripts } from './mask-braces.ts';
import { takeForm } from './take-form.ts';
import { takeTabs } from './take-tabs.ts';

const HEADING = /^h[1-6]$/;
const END_TAG = /<\/if-variant\s*>/gi;
const BLOCK_TAG = /<\/?if-variant\b[^>]*>/gi;
/** Tells whether HTML is a page of its own, with a head and a body. */
export const isWholePage = (html: string): boolean => /<(?:!doctype|html|head|body)\b/i.test(html);

/** Takes the elements of a page into its lists. */
export function readHtml(page: Page, html: string): void {
  // What stands in <noscript> is for readers without the script, whose passages have names and labels, too.
  const options = { sourceCodeLocationInfo: true, scriptingEnabled: false } as const;
  const tree = isWholePage(html) ? parse(html, options) : parseFragment(html, options);
  if (page.format === 'markdown' && isMdx(page.file, page.text))
    emptySelfClosed(tree.childNodes, html);
  const reader = new HtmlReader(page);
  reader.walk(tree.childNodes);
  takeTornTags(page, html);
  reader.findStrayEnds(html);
  reader.declareGroups(html.length);
}

class HtmlReader {
  readonly #page: Page;
  readonly #ends = new Set<number>();
  /** Where blocks start whose end tags the parser did not find in their place, and say so. */
  readonly #torn: number[] = [];
  readonly #pickers: { at: number; groups: Groups }[] = [];
  /** Where the last <noscript> ends. */
  #noscriptEnd = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Looks at nodes and all that is in them, in document order. */
  walk(roots: readonly Node[]): void {
    const elements = [...allElements(roots)].filter((one) => one.sourceCodeLocation);
    for (const element of elements) this.#take(element);
    takePageVariants(this.#page, elements);
  }

  /** Reports end tags of blocks that end nothing. */
  findStrayEnds(html: string): void {
    for (const { index, 0: tag } of html.matchAll(END_TAG)) {
      if (this.#ends.has(index)) continue;
      const torn = this.#torn.findIndex((start) => start < index);
      if (torn >= 0) {
        this.#torn.splice(torn, 1);
        continue;
      }
      this.#report(
        'stray-tag',
        { start: index, end: index + tag.length },
        `${tag} closes nothing: remove it, or write <if-variant variants="…"> before its passage`,
      );
    }
  }

  /** Lets pickers declare the groups that no provider around them does. */
  declareGroups(length: number): void {
    const all = { start: 0, end: length };
    for (const { at, groups } of this.#pickers) {
      const scope = this.#page.scopes.findLast(({ start, end }) => start <= at && at < end) ?? all;
      const known = 'groups' in scope ? scope.groups : [];
      const more = groups.filter(({ name }) => !known.some((group) => group.name === name));
      if (more.length)
        this.#page.scopes.push({
          ...scope,
          groups: mergeGroups([...known, ...more]),
          isPicked: true,
        });
    }
  }

  #take(element: Element): void {
    const { tagName } = element;
    const isInSvg = element.namespaceURI === spec.NS.SVG;
    const span = spanOf(element);
    const tag = tagSpan(element);
    const read = new ParsedElement(element);
    if (tagName === 'if-variant') this.#takeBlock(element, span, tag);
    else this.#takeAttribute(element, span, tag);
    if (tagName === 'noscript') this.#noscriptEnd = span.end;
    // Its ids, links, headings and images are not in the page beside those of the script.
    if (span.start < this.#noscriptEnd) return;
    if (RULED.has(tagName) || isMisspelt(this.#page, tagName, tag))
      this.#add(elementFault(read), tag);
    takeForm(this.#page, element, span, tag);
    if (tagName === 'select') this.#takeList(span);
    if (HEADING.test(tagName)) {
      this.#page.headings.push({
        ...span,
        level: Number(tagName.charAt(1)),
        text: textOf(element),
      });
    }
    const id =
      attribute(element, 'id') ??
      (/^(?:a|map)$/.test(tagName) ? attribute(element, 'name') : undefined);
    if (id && !isWrittenLater(id))
      this.#page.ids.push({
        ...span,
        ...tag,
        end: span.end,
        id,
        isInSvg,
        isWritten: true,
      });
    const href = attribute(element, 'href');
    if (href !== undefined && !isWrittenLater(href) && /^(?:a|area)$/.test(tagName)) {
      this.#page.links.push({ ...valueSpan(this.#page.text, element, 'href'), href });
    }
    for (const one of idsReferredTo(read)) this.#page.idReferences.push({ ...tag, ...one });
    for (const paint of paintIds(read)) this.#page.paintReferences.push({ ...tag, id: paint });
    if (tagName === 'doc-variant-provider') takeDeclarations(this.#page, element, '', span);
    if (tagName === 'doc-variant-text') {
      const key = attribute(element, 'key') ?? attribute(element, 'data-key');
      if (key && attribute(element, 'attribute') === undefined) {
        this.#page.keyElements.push({ ...span, key });
      }
    }
    if (tagName === 'script') {
      takeKeys(this.#page, element);
      takeManifestScript(this.#page, element);
      takeDeclarations(this.#page, element, 'data-', { start: 0, end: this.#page.text.length });
    }
    if (tagName === 'doc-variant-tabs') takeTabs(this.#page, element);
    if (tagName === 'doc-variant-picker') this.#takePicker(element, tag);
    if (tagName.startsWith('doc-variant-') || tagName === 'script') {
      for (const fault of hasSettings(read) ? settingFaults(read, isWrittenLater) : [])
        this.#add(fault, tag);
    }
  }

  #takeBlock(element: Element, span: Span, tag: Span): void {
    this.#checkEnd(element, tag);
    for (const name of ['variants', 'data-variants']) {
      const variants = attribute(element, name);
      if (variants !== undefined) this.#block(element, name, variants, span, 'element');
    }
    if (element.attrs.some(({ name }) => name === 'variants' || name === 'data-variants')) return;
    const typo = misspeltCondition(new ParsedElement(element));
    const place = typo && element.sourceCodeLocation?.attrs?.[typo.name];
    if (!typo || !place) return this.#noCondition(tag, '<if-variant>');
    const name = { start: place.startOffset, end: place.startOffset + typo.name.length };
    const message = misspeltMessage(typo.name, typo.value);
    this.#report('misspelt-attribute', name, message, { span: name, text: 'variants' });
  }

  /** Reports a block that has no end, or whose end is not where its author wrote it. */
  #checkEnd(element: Element, tag: Span): void {
    const end = element.sourceCodeLocation?.endTag;
    if (end) return void this.#ends.add(end.startOffset);
    const variants = attribute(element, 'variants') ?? '';
    if (isOpenQuote(variants) || isTorn(this.#page.text.slice(tag.start, tag.end))) {
      this.#torn.push(tag.start);
      return;
    }
    const torn = tornFault(this.#page.text, element);
    if (torn) {
      this.#torn.push(tag.start);
      this.#add(torn, tag);
    } else {
      this.#report(
        'unclosed-tag',
        tag,
        '<if-variant> is never closed, so all that follows belongs to it: write </if-variant> behind its passage',
      );
    }
  }

  #takeAttribute(element: Element, span: Span, tag: Span): void {
    const variants = attribute(element, 'data-variants');
    if (variants !== undefined) this.#block(element, 'data-variants', variants, span, 'attribute');
    const bare = attribute(element, 'if-variant');
    if (bare !== undefined) this.#report('misspelt-attribute', tag, noAttributeMessage(bare));
    for (const { name, value } of element.attrs) {
      // A component's attributes are its own.
      if (name === 'variant' && isComponent(this.#page, tag)) continue;
      if (!isLookalike(new ParsedElement(element), name)) continue;
      const place = element.sourceCodeLocation?.attrs?.[name];
      const { startOffset: start = tag.start, endOffset: end = tag.end } = place ?? {};
      this.#page.lookalikes.push({ start, end, name, value });
    }
  }

  #block(
    element: Element,
    name: string,
    variants: string,
    span: Span,
    form: 'element' | 'attribute',
  ): void {
    if (isWrittenLater(variants) || isOpenQuote(variants)) return;
    const text = valueSpan(this.#page.text, element, name);
    const { value: condition } = parseCondition(variants);
    if (!variants.trim()) this.#noCondition(text, `${name}="${variants}"`);
    const marks = form === 'element' ? tagSpans(element) : attributeSpans(element, name);
    this.#page.blocks.push({ ...span, variants, condition, text, marks, form });
  }

  /** Reports passages in a list, where the parser has dropped their tags. */
  #takeList({ start, end }: Span): void {
    const source = this.#page.text.slice(start, end);
    for (const { index, 0: tag } of source.matchAll(BLOCK_TAG)) {
      const span = { start: start + index, end: start + index + tag.length };
      if (tag.startsWith('</')) this.#ends.add(span.start);
      else this.#report('in-select', span, IN_SELECT);
    }
  }

  #takePicker(element: Element, { start, end }: Span): void {
    const name = attribute(element, 'group') ?? '';
    const options = optionsIn(element);
    if ([name, ...options.map(({ value }) => value)].some(isWrittenLater)) return;
    this.#page.pickers.push({
      start,
      end,
      group: attribute(element, 'group'),
      options: options.map(({ value }) => value),
    });
    for (const { value, label } of options) this.#page.labels.set(value, label);
    const variants = options.map(({ value }) => value).filter(isName);
    if (isName(name) && variants.length) {
      this.#pickers.push({ at: start, groups: [{ name, variants }] });
    }
  }

  #add(fault: (ElementFault & { fix?: Fix }) | undefined, { start, end }: Span): void {
    if (!fault) return;
    const message = withoutScripts(fault.message);
    this.#page.findings.push({ ...fault, message, start, end });
  }

  #noCondition(span: Span, what: string): void {
    this.#report('no-condition', span, noConditionMessage(what));
  }

  #report(rule: string, span: Span, message: string, fix?: Fix): void {
    this.#add({ rule, level: 'error', message, ...(fix && { fix }) }, span);
  }
}
