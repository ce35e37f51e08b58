import { waitForProviders } from '../context/context.ts';
import { setPartLoader, type PartLoader } from '../context/parts.ts';
import { version } from '../context/version.ts';
import { define } from '../page/define.ts';
import { releaseInvalid } from '../page/invalid-fields.ts';
import { hint } from '../provider/inspector.ts';
import { DocVariantMarkdown } from './doc-variant-markdown.ts';
import { DocVariantPicker } from './doc-variant-picker.ts';
import { DocVariantProvider } from './doc-variant-provider.ts';
import { DocVariantTabs } from './doc-variant-tabs.ts';
import { DocVariantText } from './doc-variant-text.ts';
import { DocVariantToc } from './doc-variant-toc.ts';
import { IfVariant } from './if-variant.ts';

/** Warns where another version of the library is on the page already. */
function compareVersions(): void {
  const first = customElements.get('doc-variant-provider');
  const other = (first as { version?: string } | undefined)?.version;
  if (first && other !== version) hint('other-version', undefined, String(other));
}

/**
 * Defines all elements of the library.
 *
 * @param load loads the parts that the elements need later
 */
export function register(load: PartLoader): void {
  setPartLoader(load);
  compareVersions();
  waitForProviders(document);
  document.addEventListener('invalid', releaseInvalid, { capture: true });
  // The provider comes first, so that the elements inside it find it at once.
  define('doc-variant-provider', DocVariantProvider);
  define('if-variant', IfVariant);
  define('doc-variant-picker', DocVariantPicker);
  define('doc-variant-markdown', DocVariantMarkdown);
  define('doc-variant-tabs', DocVariantTabs);
  define('doc-variant-text', DocVariantText);
  define('doc-variant-toc', DocVariantToc);
}
