import { adopt, createSheet, styleRootOf } from '../../page/sheets.ts';
import { paneStyles } from './tabs.styles.ts';

const sheets = new WeakMap<Document, CSSStyleSheet>();

/** Gives the tree of some tabs the sheet for panes, which all tabs of a document share. */
export function adoptPaneSheet(host: Element): () => void {
  const page = host.ownerDocument;
  const sheet = sheets.get(page) ?? createSheet(page, paneStyles.cssText);
  sheets.set(page, sheet);
  const root = styleRootOf(host);
  return root ? adopt(root, sheet) : () => undefined;
}
