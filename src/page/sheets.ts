import { LAYOUT, sheetOf } from '../core/sheet/sheet.ts';

/** What can adopt style sheets: a document or a shadow root. */
export type StyleRoot = Document | ShadowRoot;

const layouts = new WeakMap<Document, CSSStyleSheet>();
const users = new WeakMap<StyleRoot, Map<CSSStyleSheet, number>>();
const governed = new WeakMap<StyleRoot, (() => void) | undefined>();

/** Finds the document or shadow root that a node stands in, if it stands in one. */
export function styleRootOf(node: Node): StyleRoot | undefined {
  const root = node.getRootNode();
  return 'adoptedStyleSheets' in root ? (root as StyleRoot) : undefined;
}

/** Makes a sheet that the document's trees can adopt, which no `style-src` policy forbids. */
export function createSheet(page: Document, text: string): CSSStyleSheet {
  const sheet = new (page.defaultView ?? window).CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Finds or makes the sheet that lays out the elements, which the trees of a document share. */
export function layoutOf(page: Document): CSSStyleSheet {
  const sheet = layouts.get(page) ?? createSheet(page, sheetOf([], LAYOUT));
  layouts.set(page, sheet);
  return sheet;
}

/** A sheet that hides what some selectors select, and can change what that is. */
export class HidingSheet {
  readonly sheet: CSSStyleSheet;
  #selectors: readonly string[] | undefined;
  #before = '';

  constructor(page: Document) {
    this.sheet = createSheet(page, '');
  }

  /** @param before rules that come before */
  hide(selectors: readonly string[], before: string): void {
    const known = this.#selectors;
    if (before !== this.#before || selectors.length !== known?.length) {
      this.sheet.replaceSync(sheetOf(selectors, before));
    } else {
      const { cssRules } = this.sheet.cssRules[0] as CSSLayerBlockRule;
      // Some scripts of pages make something else of `entries()`.
      selectors.forEach((selector, at) => {
        const rule = cssRules[cssRules.length - selectors.length + at] as CSSStyleRule;
        if (selector !== known[at]) rule.selectorText = selector;
      });
    }
    this.#selectors = selectors;
    this.#before = before;
  }
}

/** Adopts a sheet, which several users can share: the last one to release it removes it. */
export function adopt(root: StyleRoot, sheet: CSSStyleSheet): () => void {
  const counts = users.get(root) ?? new Map<CSSStyleSheet, number>();
  users.set(root, counts.set(sheet, (counts.get(sheet) ?? 0) + 1));
  keepAdopted(root, sheet);
  return () => {
    const left = (counts.get(sheet) ?? 1) - 1;
    if (left) return void counts.set(sheet, left);
    counts.delete(sheet);
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/** Adopts a sheet again where the page has replaced its list of adopted sheets. */
export function keepAdopted(root: StyleRoot, sheet: CSSStyleSheet): void {
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

/**
 * Gives another component's shadow root the sheet of the provider around it. A root has one such
 * sheet at a time; none takes it away.
 */
export function govern(root: StyleRoot, sheet?: CSSStyleSheet): void {
  governed.get(root)?.();
  governed.set(root, sheet && adopt(root, sheet));
}
