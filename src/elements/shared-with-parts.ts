// What the script has already and its parts use, too. The build hands it to them; see
// `.config/shared-modules.mjs`. What is not in the script stays out of this list, or it would grow.
export { written } from '../choice/link.ts';
export { browserMemories } from '../choice/storage.ts';
export { ask, askProvider, consume, variantContext } from '../context/context.ts';
export { shortcodes } from '../context/shortcode-registry.ts';
export { version } from '../context/version.ts';
export { warn } from '../context/warn.ts';
export {
  isEmptyRange,
  parseCondition,
  readWord,
  variantsShown,
  wordsOf,
} from '../core/conditions.ts';
export {
  AUDIENCE,
  baseOf,
  groupFor,
  groupOf,
  HUMAN,
  isRange,
  namesOf,
  nestGroups,
  parseGroups,
  variantIn,
  variantsFor,
  variantsOf,
} from '../core/groups.ts';
export { readLists } from '../core/labels/labelled-lists.ts';
export { labelIn } from '../core/labels/labels.ts';
export { isName, words } from '../core/names.ts';
export {
  activeOf,
  choose,
  clear,
  parseNames,
  printSelection,
  selectFrom,
} from '../core/selection.ts';
export { printData } from '../core/print-data.ts';
export { cssText } from '../core/sheet/css-text.ts';
export { STATES } from '../core/sheet/sheet.ts';
export { WRITTEN_KEY } from '../core/storage-keys.ts';
export { BLOCKS, blocksOf, conditionAttributes, isHiding, PROVIDER } from '../page/blocks.ts';
export { define } from '../page/define.ts';
export { SETTINGS } from '../core/setting-names.ts';
export { adopt, createSheet, styleRootOf } from '../page/sheets.ts';
export { parsedPage, whenParsed } from '../page/when-parsed.ts';
