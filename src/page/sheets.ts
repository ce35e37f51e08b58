import type { Groups } from '../core/groups.ts';
import type { Selection } from '../core/selection.ts';
import { isSmallGroup, sheetOf, UsedWords } from '../core/sheet/sheet.ts';

/** What can adopt style sheets: a document or a shadow root. */
export type StyleRoot = Document | ShadowRoot;

/** Hides blocks for every selection of some groups, in providers that have the state `scope`. */
export interface ScopedSheet {
  readonly scope: string;
  readonly sheet: CSSStyleSheet;
  /**
   * Makes the sheet hide for what is active in one of its providers, or no longer.
   *
   * @param texts the conditions in the provider, as they are written
   */
  serve(provider: Element, active?: Selection, texts?: Iterable<string>): void;
}

const scopes = new Map<string, string>();
const scoped = new WeakMap<Document, Map<string, ScopedSheet>>();
const users = new WeakMap<StyleRoot, Map<CSSStyleSheet, number>>();
const governed = new WeakMap<StyleRoot, () => void>();

/**
 * Whether the engine is WebKit, which matches no rule in `@scope` to an element with a shadow root of
 * its own or the browser's, nor to what stands in its slots: `<details>`, `<input>`, other components.
 */
const isWebKit = (
  (globalThis as { navigator?: Partial<Navigator> }).navigator?.vendor ?? ''
).includes('Apple');

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

/**
 * Finds or makes the sheet for some groups; providers with the same groups share it, those that say
 * by an attribute what is active have their own.
 */
export function scopedSheet(provider: Element, groups: Groups, isAttribute: boolean): ScopedSheet {
  const page = provider.ownerDocument;
  const depth = isWebKit ? depthOf(provider) : '';
  const text = `${isAttribute ? '=' : ''}${depth} ${JSON.stringify(groups)}`;
  const scope = scopes.get(text) ?? `_${scopes.size}`;
  scopes.set(text, scope);
  const sheets = scoped.get(page) ?? new Map<string, ScopedSheet>();
  scoped.set(page, sheets);
  const found = sheets.get(text) ?? makeScoped(page, groups, scope, isAttribute);
  sheets.set(text, found);
  return found;
}

/** Counts the providers around a provider in its tree. */
const depthOf = (provider: Element): number => {
  const outer = provider.parentElement?.closest('doc-variant-provider');
  return outer ? depthOf(outer) + 1 : 0;
};

function makeScoped(
  page: Document,
  groups: Groups,
  scope: string,
  isAttribute: boolean,
): ScopedSheet {
  const sheet = createSheet(page, '');
  const served = new Map<Element, Selection>();
  const isSmall = groups.every(isSmallGroup);
  const used = new UsedWords(groups);
  let written = '';
  const serve: ScopedSheet['serve'] = (provider, active, texts = []) => {
    if (active) served.set(provider, active);
    else served.delete(provider);
    const isNew = used.add(texts);
    if (written && isSmall && !isNew) return;
    const all = new Set([...served.values()].flatMap((names) => [...names]));
    const text = sheetOf(groups, scope, all, isAttribute, isWebKit, used);
    // Writing a sheet has the browser look at the whole page again.
    if (text !== written) sheet.replaceSync((written = text));
  };
  return { scope, sheet, serve };
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
 * sheet at a time; `undefined` takes it away.
 */
export function govern(root: StyleRoot, sheet: CSSStyleSheet | undefined): void {
  governed.get(root)?.();
  governed.delete(root);
  if (sheet) governed.set(root, adopt(root, sheet));
}
