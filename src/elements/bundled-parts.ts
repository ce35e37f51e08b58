import type { PartLoader } from '../context/parts.ts';

const parts = {
  'floating-picker': () => import('../html/floating-picker.ts'),
  detect: () => import('../reader/detect.ts'),
  'tell-choice': () => import('../reader/tell-choice.ts'),
  inspect: () => import('../html/inspect.ts'),
  markdown: () => import('./markdown-view.ts'),
  shortcodes: () => import('../html/shortcodes.ts'),
  text: () => import('../html/variant-text.ts'),
  reader: () => import('../html/reader.ts'),
  toc: () => import('./toc-view.ts'),
} satisfies Record<Parameters<PartLoader>[0], () => Promise<unknown>>;

/** Loads a part as a chunk of the bundle that the page's elements are in. */
export const loadBundledPart: PartLoader = (name) => parts[name]();
