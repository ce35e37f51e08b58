import type { VariantContext } from '../../context/context.ts';
import { shadowSheetOf } from '../../core/sheet.ts';
import { adopt, createSheet, styleRootOf } from '../../page/sheets.ts';

let isUnscoped: boolean | undefined;
let count = 0;

/**
 * Tells whether the browser's `@scope` leaves out what stands in a slot, as WebKit's does: the
 * provider's sheet would hide nothing in panes.
 */
function leavesOutSlotted(page: Document): boolean {
  if (isUnscoped !== undefined) return isUnscoped;
  const holder = page.createElement('div');
  const root = holder.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [createSheet(page, '@scope (div) { i { --seen: 1 } }')];
  const outer = page.createElement('div');
  const inner = page.createElement('i');
  outer.append(page.createElement('b'));
  outer.firstElementChild?.append(inner);
  outer.attachShadow({ mode: 'open' }).append(page.createElement('slot'));
  root.append(outer);
  page.documentElement.append(holder);
  isUnscoped = getComputedStyle(inner).getPropertyValue('--seen') === '';
  holder.remove();
  return isUnscoped;
}

/** Hides the blocks in the panes of tabs where the provider's own sheet does not reach them. */
export interface SlottedBlocks {
  /** Hides for a selection; for none where there is no provider. */
  apply(context: VariantContext | undefined): void;
  /** Ends it. */
  release(): void;
}

/**
 * Starts to hide the blocks in the panes of tabs, where this browser needs it.
 *
 * @param states the custom states of the tabs, by which the sheet knows them
 */
export function hideSlotted(host: HTMLElement, states: CustomStateSet): SlottedBlocks | undefined {
  const root = styleRootOf(host);
  if (!root || !leavesOutSlotted(host.ownerDocument)) return undefined;
  const state = `tabs-${(count += 1)}`;
  const tabs = `doc-variant-tabs:state(${state})`;
  const sheet = createSheet(host.ownerDocument, '');
  const release = adopt(root, sheet);
  let written = '';
  states.add(state);
  return {
    apply(context) {
      const rules = context ? shadowSheetOf(context.groups, context.selection) : '';
      const own = rules.replaceAll(
        ':not(doc-variant-provider *)',
        `:not(${tabs} doc-variant-provider *)`,
      );
      const text = own && `${tabs}{${own}}`;
      if (text !== written) sheet.replaceSync((written = text));
    },
    release() {
      release();
      states.delete(state);
    },
  };
}
