import { adopt, createSheet, styleRootOf } from '../../page/sheets.ts';
import { paneStyles } from './tabs.styles.ts';

const sheets = new WeakMap<Document, Map<string, CSSStyleSheet>>();

/**
 * Finds or makes a sheet that all tabs of a document share. With a sheet of its own for each, engines work
 * out the styles of each anew.
 */
export function sharedSheet(page: Document, text: string): CSSStyleSheet {
  const known = sheets.get(page) ?? new Map<string, CSSStyleSheet>();
  const sheet = known.get(text) ?? createSheet(page, text);
  sheets.set(page, known.set(text, sheet));
  return sheet;
}

/** Gives the tree of some tabs the sheet for panes. */
export function adoptPaneSheet(host: Element): () => void {
  const root = styleRootOf(host);
  const sheet = sharedSheet(host.ownerDocument, paneStyles.cssText);
  return root ? adopt(root, sheet) : () => undefined;
}
