// Makes texts that are hard to read: what starts something, repeated, nested, never closed, and in
// turn with something else.

/** What starts, ends or separates something in Markdown, in HTML and in shortcodes. */
const MARKDOWN = [
  ...['*', '**a', '***', '_', '__a ', '~', '~~a', '`', '`a ', '\\', '&', '&amp;', '&#', '^', '=='],
  ...['[', ']', '[a](', '[a](b ', '![a](', '![', '[a][', '[a][b]', '[a]: b\n', '[a]: <', '[a]:\n'],
  ...[
    '[^1]',
    '[^1]: a\n',
    '[^1]:\n    a\n',
    '[^a',
    '<',
    '<a ',
    '<a>',
    '</a>',
    '<a href="',
    '<div>\n',
  ],
  ...['<b>', '<p>', '<td>', '<table>', '<svg>', '<!--', '-->', '<?', '<![CDATA[', '<details>\n'],
  ...['<summary>', '<pre>', '<title>', '<script>', '<style>', '<a@', '<http:', 'http://', 'www.a'],
  ...[
    'a@a.',
    'a.',
    '@',
    ':',
    '::',
    '|',
    '| a ',
    '| a | b |\n',
    '|-',
    '|--|--|\n',
    ':-:|',
    '-',
    '--',
  ],
  ...[
    '- ',
    '- a\n',
    '-\n',
    '  - a\n',
    '* ',
    '+ a\n',
    '1. ',
    '1. a\n',
    '1) ',
    '- [ ] ',
    '- [x] a\n',
  ],
  ...[
    'a\n: b\n',
    ': a\n',
    ':\n',
    'a\n:   b\n\n',
    '> ',
    '>',
    '> a\n',
    '> [!NOTE]\n',
    '> [!TIP] a\n',
  ],
  ...[
    '#',
    '# ',
    '# a\n',
    '## a {#a}\n',
    '# a {.a\n',
    '{',
    '}',
    '{.a}',
    '{#',
    '{a="',
    'a\n=\n',
    'a\n-\n',
  ],
  ...[
    '```',
    '```\n',
    '```js\n',
    '~~~\n',
    '~~~ a {',
    '    a\n',
    '\t',
    ' ',
    '  \n',
    '\n',
    '\r\n',
    'a\n',
  ],
  ...[
    '---\n',
    '+++\n',
    '***\n',
    '_ _ _',
    '"',
    "'",
    '(',
    ')',
    '\0',
    '\u2028',
    '\uFDD0',
    'ü',
    '😀',
    'é',
  ],
  ...[
    '{{<',
    '{{%',
    '>}}',
    '%}}',
    '{{< x >}}',
    '{{< x ',
    '{{< x a="',
    '{{</* x',
    '*/>}}',
    '{{< x />}}',
  ],
  ...['{{< if-variant "a" >}}', '{{< /if-variant >}}', '{{% if-variant a %}}\n', '{{< key a >}}'],
  ...[
    '<if-variant variants="a">',
    '</if-variant>',
    '<if-variant variants="a">\n',
    '<p data-variants="a',
  ],
  ...[
    '{{< tabs >}}',
    '{{< tab "a" >}}',
    '{{< note >}}\n',
    '{{< ref "a" >}}',
    '{{< figure src="a" >}}',
  ],
  ...[
    '<!-- if-variant a -->',
    '<!-- /if-variant -->',
    '$(',
    '${',
    '/*',
    '//',
    "a = '",
    '\\(',
    '$$',
  ],
];

/** What the lists of names, groups, labels and directives are written with. */
const WORDS = [
  ...[
    ' ',
    '\t',
    '\n',
    ',',
    ';',
    ':',
    '!',
    '!!',
    '=',
    '<',
    '+',
    '>=',
    '..',
    '-',
    '.',
    '_',
    '|',
    '/',
  ],
  ...[
    "'",
    '"',
    "a 'b' ",
    "a 'b",
    '&quot;',
    '&#39;',
    '&amp;',
    '&gt;=',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
  ],
  ...[
    'a',
    'a ',
    '!a ',
    'a=b ',
    'a: b; ',
    'a:',
    'a: b c',
    '2.3+ ',
    '!4.0+ ',
    'a < b < ',
    'a,',
    'ü ',
    '%',
  ],
  ...[
    '%41',
    '%E0%A4%A',
    '&text=a',
    '&text=a,b',
    ',-a',
    'a-,',
    '#',
    ':~:',
    '\\',
    '\0',
    '__proto__ ',
  ],
  ...[
    'a: 1\n',
    '- a\n',
    '  a: b\n',
    '[a, ',
    '{a: ',
    '&a ',
    '*a ',
    '<<: *a\n',
    '"'.repeat(3),
    '[[a]]\n',
  ],
];

/** What closes what an opening unit starts. */
const CLOSINGS = new Map([
  ['[', ']'],
  ['[a](', ')'],
  ['![', '](a)'],
  ['(', ')'],
  ['{', '}'],
  ['<b>', '</b>'],
  ['<a>', '</a>'],
  ['<div>\n', '\n</div>'],
  ['<details>\n', '\n</details>'],
  ['<!--', '-->'],
  ['**a', 'a**'],
  ['__a ', ' a__'],
  ['*', '*'],
  ['`', '`'],
  ['"', '"'],
  ['{{< if-variant "a" >}}', '{{< /if-variant >}}'],
  ['{{% if-variant a %}}\n', '\n{{% /if-variant %}}'],
  ['<if-variant variants="a">', '</if-variant>'],
  ['<!-- if-variant a -->', '<!-- /if-variant -->'],
  ['{{< tabs >}}', '{{< /tabs >}}'],
  ['{{< note >}}\n', '\n{{< /note >}}'],
  ['<If x="b">', '</If>'],
  ['<Tabs groupId="a">', '</Tabs>'],
  ['::: zone pivot="b"\n', '\n:::zone-end\n'],
  ['{{% choosable language b %}}', '{{% /choosable %}}'],
  ['<if-variant variants="b">', '</if-variant>'],
  ['{{< if-variant "b" >}}', '{{< /if-variant >}}'],
  ['<doc-variant-provider groups="x: y z">', '</doc-variant-provider>'],
  ['<div label="a">', '</div>'],
  ['<form>', '</form>'],
  ['<a id="a" href="#a">', '</a>'],
]);

/**
 * Fills a text up to a length.
 *
 * @param {number} length
 * @param {(index: number) => string} write
 */
function fill(length, write) {
  const parts = [];
  for (let size = 0, index = 0; size < length; index++) {
    const part = write(index);
    parts.push(part);
    size += part.length;
  }
  return parts.join('').slice(0, length);
}

/**
 * @typedef {object} Shape
 * @property {string} name
 * @property {(length: number) => string} make
 */

/**
 * Makes the shapes of a unit.
 *
 * @param {string} unit
 * @returns {Shape[]}
 */
function shapesOf(unit) {
  const closing = CLOSINGS.get(unit);
  const end = unit.endsWith('\n') ? '' : '\n';
  return [
    { name: 'repeated', make: (length) => fill(length, () => unit) },
    { name: 'repeated with text', make: (length) => fill(length, (at) => `${unit}a${at} `) },
    { name: 'on each line', make: (length) => fill(length, (at) => `${unit}${at}${end || '\n'}`) },
    {
      name: 'in paragraphs',
      make: (length) => fill(length, () => `${unit.repeat(20)}\n\n`),
    },
    {
      name: 'deeper on each line',
      make: (length) => fill(length, (at) => `${unit.repeat(at % 200)}${end}`),
    },
    {
      name: 'behind a long line',
      make: (length) => `${'a'.repeat(length / 2)}${fill(length / 2, () => unit)}`,
    },
    ...(closing
      ? [
          {
            name: 'nested and closed',
            make: (/** @type {number} */ length) => {
              const count = Math.floor(length / (unit.length + closing.length));
              return `${unit.repeat(count)}a${closing.repeat(count)}`;
            },
          },
          {
            name: 'closed at once',
            make: (/** @type {number} */ length) => fill(length, (at) => `${unit}${at}${closing} `),
          },
        ]
      : []),
  ].map(({ name, make }) => ({ name: `${JSON.stringify(unit)} ${name}`, make }));
}

/** Numbers that look random and are the same in each run. */
function* numbers(seed) {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/**
 * Makes shapes of units in turn.
 *
 * @param {readonly string[]} units
 * @param {number} count
 * @param {number} seed
 * @returns {Shape[]}
 */
function mixed(units, count, seed) {
  const random = numbers(seed);
  const next = () => Number(random.next().value);
  const pick = () => units[Math.floor(next() * units.length)] ?? '';
  return Array.from({ length: count }, () => {
    const own = Array.from({ length: 2 + Math.floor(next() * 3) }, pick);
    const name = `${own.map((unit) => JSON.stringify(unit)).join(' ')} in turn`;
    return { name, make: (length) => fill(length, (at) => own[at % own.length] ?? '') };
  });
}

/** What starts, ends or separates something in the tags of other systems. */
const FOREIGN = [
  ...[
    '::: zone pivot="b"\n',
    ':::zone-end\n',
    '::: zone\n',
    '> ::: moniker range=">=b <c"\n',
    '- ',
  ],
  ...[
    '::: moniker-end\n',
    'pivot="b" ',
    'range="',
    '>=b ',
    '||',
    ':::',
    '- - ::: zone pivot="b"\n',
  ],
  ...['<If ', '<If x="b">', '</If>', '<If x={', '<If {', '<If x="', "<If x='b", '<Only a b c="d" '],
  ...[
    '<Tabs groupId="a">',
    '<TabItem value="b" label="B">',
    '</TabItem>',
    '</Tabs>',
    '{{',
    '}}',
    '{',
  ],
  ...[
    '{"a": "b"}',
    '={`',
    '${',
    '["b", "c"]',
    '"',
    "'",
    '/>',
    '>',
    '\n',
    '<Lang b>',
    '<Variant x=',
  ],
  ...['{{< chooser language "b,c" >}}', '{{% choosable language b %}}', '{{% /choosable %}}'],
];

/** What the rules about a page ask for: passages, groups, and what refers to what. */
const RULED = [
  ...['<if-variant variants="b">', '</if-variant>', '<if-variant variants="c !b f">'],
  ...['<p data-variants="c">', '<table><tr data-variants="f"><td>', '{{< if-variant "b" >}}'],
  ...['{{< /if-variant >}}', '<doc-variant-provider groups="x: y z">', '</doc-variant-provider>'],
  ...['<doc-variant-picker group="a">', '<option value="b">', '<doc-variant-tabs>', '</select>'],
  ...['<doc-variant-tabs><p label="b">a</p></doc-variant-tabs>', '{{< tabs >}}{{< tab "b" >}}'],
  ...['<div label="a">', '<if-variant variants="b" label="a">', '</div>', '<template>', '<ul><li>'],
  ...['<a id="a" href="#a">', '<a href="b.md#a">', '[a](#a)', '# a\n', '### a {#a}\n', '<h2 id=b>'],
  ...[
    '<form>',
    '<button>',
    '<input id="a">',
    '<label for="a">',
    '<svg><g id="a">',
    'fill="url(#a)"',
  ],
  ...['<use href="#a"/>', '</svg>', '</form>', 'aria-labelledby="a a" ', 'variants=b ', ' a\n'],
];

/** What starts or ends scripts, comments and tags in MDX. */
const SCRIPTED = [
  ...[
    '<a ',
    '<a {',
    '<a x={',
    '<a x={`',
    '<a x={"',
    '<a "',
    '<A x="<b>" ',
    '{',
    '{`',
    "{'",
    '{<a>',
  ],
  ...[
    '{/*',
    '*/',
    '*/}',
    '{/* a */}',
    '<!--',
    '-->',
    ' variants={',
    '<a variants={',
    '<a variants={`',
  ],
  ...['import a\n', 'export {\n', '}', '>', '/>', '\n\n', ' a '],
];

/** What is read by those that ask for something of their own. @type {Record<string, string[]>} */
const UNITS = {
  'a page that migrates': FOREIGN,
  'a page that is checked': RULED,
  'a page of MDX that is checked': SCRIPTED,
  'a page that is labelled': RULED,
  'a page that is exported': RULED,
  'a page of HTML that is exported': RULED,
};

/** The readers of whole pages. */
const READS_PAGES = /^(?:Markdown|shortcodes|a page)/;

/**
 * Lists hostile shapes of texts for a reader.
 *
 * @param {string} reader
 * @returns {Shape[]}
 */
export function shapesFor(reader) {
  const units = UNITS[reader] ?? (READS_PAGES.test(reader) ? MARKDOWN : WORDS);
  return [...units.flatMap(shapesOf), ...mixed(units, 200, 1)];
}
