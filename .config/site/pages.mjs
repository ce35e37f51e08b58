// Lists the pages of the site in reading order. A document of docs/ that nobody lists comes at the end.

/**
 * A page of the site.
 *
 * @typedef {object} SitePage
 * @property {string} name the name of its file, without `.html`
 * @property {string} source the file that it is made from; '' where the build writes it
 * @property {string} [label] what the navigation calls it; without it the title of the page
 * @property {string} [roles] the readers whom the navigation shows it to, a condition
 */

/**
 * @typedef {object} Section
 * @property {string} title
 * @property {SitePage[]} pages
 */

/** @param {string} name @param {string} [label] @param {string} [roles] */
const doc = (name, label, roles) => ({ name, source: `docs/${name}.md`, label, roles });

/** @param {string} name @param {string} [label] @param {string} [roles] */
const demo = (name, label, roles) => ({ name, source: `demo/pages/${name}.md`, label, roles });

const DEVELOPER = 'everyone developer';
const AUTHOR = 'everyone author';
const WRITING = 'everyone author developer';

/** The elements, in the order in which a reader of the reference meets them. */
export const ELEMENTS = [
  'doc-variant-provider',
  'if-variant',
  'doc-variant-picker',
  'doc-variant-tabs',
  'doc-variant-markdown',
  'doc-variant-toc',
  'doc-variant-copy',
  'doc-variant-text',
];

/**
 * Lists the sections of the navigation.
 *
 * @param {readonly string[]} documents the names of all documents of docs/
 * @param {readonly string[]} tags all elements of the manifest
 * @returns {Section[]}
 */
export function sectionsOf(documents, tags) {
  const sections = [
    {
      title: 'Start',
      pages: [
        { name: 'index', source: 'demo/pages/index.html', label: 'What it is' },
        doc('install', 'Install', DEVELOPER),
        doc('guide', 'The elements in use', WRITING),
        {
          name: 'configurator',
          source: 'demo/pages/configurator.html',
          label: 'Configurator',
          roles: DEVELOPER,
        },
        { name: 'playground', source: 'demo/pages/playground.html', label: 'Playground' },
        doc('comparison', 'Compared with tabs and builds'),
      ],
    },
    {
      title: 'What readers get',
      pages: [
        demo('passages', 'Passages, rows and words'),
        demo('pickers', 'Pickers'),
        demo('place', 'The place stays'),
        demo('remember', 'A choice that stays'),
        demo('links', 'Links that land'),
        demo('contents', 'Table of contents'),
        demo('find', 'Find hidden passages'),
        demo('print', 'Print and copy'),
        demo('screen-readers', 'Screen readers'),
        demo('languages', 'Languages and direction'),
        demo('nested', 'Several products on a page'),
        demo('availability', 'Pages that are not for everyone'),
      ],
    },
    {
      title: 'Write pages',
      pages: [
        doc('markdown', 'Markdown', WRITING),
        doc('tabs', 'Tabs', WRITING),
        doc('versions', 'Versions and sets', WRITING),
        doc('cms', 'In a CMS', WRITING),
        doc('forms', 'Forms and media', WRITING),
        doc('manifest', 'The manifest', WRITING),
        doc('check', 'Check pages', AUTHOR),
        doc('inspect', 'Inspect mode', AUTHOR),
        doc('export', 'Labels and export', WRITING),
      ],
    },
    {
      title: 'Run a site',
      pages: [
        doc('choice', 'The reader’s choice', DEVELOPER),
        doc('reader', 'The reader’s place', DEVELOPER),
        doc('words', 'Words and labels', DEVELOPER),
        doc('styling', 'Styling', DEVELOPER),
        doc('embedding', 'Embedding', DEVELOPER),
        doc('frameworks', 'Frameworks', DEVELOPER),
        {
          name: 'integrations',
          source: 'integrations/README.md',
          label: 'Generators',
          roles: DEVELOPER,
        },
        doc('seo', 'Search engines', DEVELOPER),
        doc('upgrading', 'Upgrading and caching', DEVELOPER),
        doc('performance', 'What a switch costs', DEVELOPER),
        doc('migration', 'Migration', DEVELOPER),
      ],
    },
    {
      title: 'Reference',
      pages: [
        ...[
          ...ELEMENTS.filter((tag) => tags.includes(tag)),
          ...tags.filter((tag) => !ELEMENTS.includes(tag)),
        ].map((tag) => ({ name: tag, source: '', label: `<${tag}>`, roles: WRITING })),
        doc('typescript', 'TypeScript', DEVELOPER),
        doc('troubleshooting', 'Troubleshooting', WRITING),
        doc('browsers', 'Browsers', DEVELOPER),
      ],
    },
    {
      title: 'Project',
      pages: [
        { name: 'changelog', source: 'CHANGELOG.md', label: 'Changelog' },
        {
          name: 'contributing',
          source: 'CONTRIBUTING.md',
          label: 'Contributing',
          roles: DEVELOPER,
        },
        { name: 'security', source: 'SECURITY.md', label: 'Security' },
      ],
    },
  ];
  // What colleagues have not written yet is left out, and what nobody lists is not lost.
  for (const section of sections) {
    section.pages = section.pages.filter(
      ({ source, name }) => !source.startsWith('docs/') || documents.includes(name),
    );
  }
  const listed = new Set(sections.flatMap(({ pages }) => pages.map(({ name }) => name)));
  sections
    .find(({ title }) => title === 'Run a site')
    ?.pages.push(...documents.filter((name) => !listed.has(name)).map((name) => doc(name)));
  return sections;
}
