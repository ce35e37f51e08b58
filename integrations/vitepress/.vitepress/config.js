/** Makes `<body>` the provider, because the theme's template has no place for one around the page. */
export default {
  title: 'Harbor docs',
  srcDir: '../content',
  // The site has no other pages.
  ignoreDeadLinks: true,
  head: [
    // The theme keeps targets of links clear of its bar by script, and only those that are shown when the page opens.
    ['style', {}, 'html { scroll-padding-top: 7rem }'],
    [
      'script',
      {
        src: '/doc-variants/doc-variants.js',
        'data-root': '',
        'data-groups': 'deployment: serverless byoc; language: java cpp go',
        'data-variant': 'serverless java',
      },
    ],
  ],
  vue: {
    template: {
      compilerOptions: {
        isCustomElement: (tag) => tag === 'if-variant' || tag.startsWith('doc-variant-'),
      },
    },
  },
};
