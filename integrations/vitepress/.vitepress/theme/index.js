import DefaultTheme from 'vitepress/theme';
import { h } from 'vue';

/** Puts the pickers above each page. */
export default {
  extends: DefaultTheme,
  Layout: () =>
    h(DefaultTheme.Layout, null, {
      'doc-before': () =>
        ['deployment', 'language'].map((group) => h('doc-variant-picker', { group })),
    }),
};
