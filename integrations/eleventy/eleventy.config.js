/** Puts the page into the provider and lets its Markdown hold `<if-variant>` as it is. */
export default function (config) {
  config.addGlobalData('layout', 'page.njk');
  return {
    dir: { input: '../content', includes: '../eleventy/_includes' },
    // Code such as `{{ body }}` in a page is no template.
    markdownTemplateEngine: false,
  };
}
