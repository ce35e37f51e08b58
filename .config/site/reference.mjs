// Writes the reference of an element, as Markdown, from the manifest that the sources make.

/** What the manifest lists of an element. */
export const KINDS = [
  'attributes',
  'members',
  'events',
  'slots',
  'cssParts',
  'cssProperties',
  'cssStates',
];

/** @param {string} text */
const cell = (text) => text.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|');

/**
 * Keeps tags of a description from being read as tags.
 *
 * @param {string | undefined} text
 */
const prose = (text = '') =>
  text
    .split(/(`[^`]*`)/)
    .map((piece, at) => (at % 2 ? piece : piece.replaceAll('<', '&lt;')))
    .join('');

/**
 * @param {string} title
 * @param {string[]} names of the columns
 * @param {string[][]} filled the rows
 */
function table(title, names, filled) {
  // A column in which nothing stands says nothing.
  const kept = names.map((_, at) => filled.some((row) => row[at]));
  const columns = names.filter((_, at) => kept[at]);
  const rows = filled.map((row) => row.filter((_, at) => kept[at]));
  return rows.length
    ? [
        `## ${title}`,
        '',
        `| ${columns.join(' | ')} |`,
        `| ${columns.map(() => '---').join(' | ')} |`,
        ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
        '',
      ]
    : [];
}

/** @param {string | undefined} text */
const code = (text) => (text ? `\`${text.replaceAll('`', '')}\`` : '');

/**
 * @param {any} element a declaration of the manifest
 * @param {Record<string, string>} guides the page that explains an element, by tag
 * @returns {string}
 */
export function referenceOf(element, guides) {
  const { tagName, description, attributes = [], members = [], events = [], slots = [] } = element;
  const { cssParts = [], cssProperties = [], cssStates = [] } = element;
  const isPublic = (/** @type {any} */ member) => !member.privacy && !member.inheritedFrom;
  const fields = members.filter(
    (/** @type {any} */ member) => member.kind === 'field' && isPublic(member),
  );
  const methods = members.filter(
    (/** @type {any} */ member) => member.kind === 'method' && isPublic(member),
  );
  /** @param {any} one */
  const typeOf = (one) => code(one.type?.text);
  return [
    `# \`<${tagName}>\``,
    '',
    prose(description),
    '',
    ...(guides[tagName] ? [`Guide: ${guides[tagName]}`, ''] : []),
    ...table(
      'Attributes',
      ['Attribute', 'Default', 'Meaning'],
      attributes.map((/** @type {any} */ it) => [
        code(it.name),
        code(it.default),
        prose(it.description),
      ]),
    ),
    ...table(
      'Properties',
      ['Property', 'Type', 'Meaning'],
      fields.map((/** @type {any} */ it) => [
        `${code(it.name)}${it.static ? ' (of the class)' : ''}${it.readonly ? ' (read-only)' : ''}`,
        typeOf(it),
        prose(it.description),
      ]),
    ),
    ...table(
      'Methods',
      ['Method', 'Returns', 'Meaning'],
      methods.map((/** @type {any} */ it) => [
        code(
          `${it.name}(${(it.parameters ?? []).map((/** @type {any} */ one) => one.name).join(', ')})`,
        ),
        code(it.return?.type?.text),
        prose(it.description),
      ]),
    ),
    ...table(
      'Events',
      ['Event', 'Type', 'When'],
      events.map((/** @type {any} */ it) => [code(it.name), typeOf(it), prose(it.description)]),
    ),
    ...table(
      'Slots',
      ['Slot', 'Content'],
      slots.map((/** @type {any} */ it) => [
        it.name ? code(it.name) : 'the default one',
        prose(it.description),
      ]),
    ),
    ...table(
      'Parts',
      ['`::part()`', 'What it is'],
      cssParts.map((/** @type {any} */ it) => [code(it.name), prose(it.description)]),
    ),
    ...table(
      'Custom properties',
      ['Property', 'Default', 'Meaning'],
      cssProperties.map((/** @type {any} */ it) => [
        code(it.name),
        code(it.default),
        prose(it.description),
      ]),
    ),
    ...table(
      'States',
      ['`:state()`', 'When'],
      cssStates.map((/** @type {any} */ it) => [code(it.name), prose(it.description)]),
    ),
  ].join('\n');
}
