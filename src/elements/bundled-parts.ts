import type { PartLoader, Parts } from '../context/parts.ts';

const parts: { readonly [Name in keyof Parts]: () => Promise<Parts[Name]> } = {
  'floating-picker': () => import('../parts/floating-picker/floating-picker.ts'),
  badges: () => import('../parts/badges/badges.ts'),
  fallback: () => import('../parts/fallback/fallback.ts'),
  manifest: () => import('../parts/manifest/manifest.ts'),
  copy: () => import('../parts/copy/copy.ts'),
  detect: () => import('../parts/detect/detect.ts'),
  'tell-choice': () => import('../parts/tell-choice/tell-choice.ts'),
  inspect: () => import('../parts/inspect/inspect.ts'),
  'inspect-mode': () => import('../parts/inspect-mode/inspect-mode.ts'),
  markdown: () => import('../parts/markdown/markdown.ts'),
  shortcodes: () => import('../parts/shortcodes/shortcodes.ts'),
  tabs: () => import('../parts/tabs/tabs.ts'),
  text: () => import('../parts/text/text.ts'),
  reader: () => import('../parts/reader/reader.ts'),
  toc: () => import('../parts/toc/toc.ts'),
};

/** Loads a part as a chunk of the bundle that the page's elements are in. */
export const loadBundledPart: PartLoader = (name) => parts[name]();
