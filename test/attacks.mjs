// Generates texts that run `hit()` where somebody takes them for HTML.

/** What could end the place that a text stands in. @type {readonly string[]} */
const BREAKOUTS = [
  ...[
    '',
    '">',
    "'>",
    '" ',
    "' ",
    '-->',
    '--!>',
    ']]>',
    '</title>',
    '</style>',
    '</textarea>',
    '\0',
  ],
  ...['</template>', '</noscript>', '</select>', '</option>', '</svg>', '&quot;&gt;', '\\">', '`>'],
];

/**
 * What runs by itself. An address that loads nothing makes no requests.
 *
 * @type {readonly string[]}
 */
const ELEMENTS = [
  '<img src="data:," onerror="hit()">',
  '<img src="data:," alt="x" onerror=hit()>',
  '<image src="data:," onerror="hit()">',
  '<svg onload="hit()"></svg>',
  '<svg><g onload="hit()"></g></svg>',
  '<svg><image href="data:," onerror="hit()"></image></svg>',
  '<svg><animate onbegin="hit()" attributeName="x" dur="1s"></animate></svg>',
  '<math><mtext><img src="data:," onerror="hit()"></mtext></math>',
  '<p><img src="data:," onerror="hit()"></p>',
  '<b><i><img src="data:," onerror="hit()"></i></b>',
  '<details open ontoggle="hit()"><summary>x</summary></details>',
  '<video><source src="data:," onerror="hit()"></video>',
  '<audio src="data:," onerror="hit()"></audio>',
  '<video src="data:," onerror="hit()"></video>',
  '<style onload="hit()">x{}</style>',
  '<link rel="stylesheet" href="data:text/css," onload="hit()">',
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
  '<object data="data:x/y," onerror="hit()"></object>',
  '<input type="image" src="data:," onerror="hit()">',
  '<input autofocus onfocus="hit()">',
  '<form action="javascript:hit()"><button>x</button></form>',
  '<a href="javascript:hit()">x</a>',
  '<script>hit()</script>',
  '<table><td background="x"><img src="data:," onerror="hit()"></td></table>',
  '<template shadowrootmode="open"><img src="data:," onerror="hit()"></template>',
];

/**
 * Ways to write an element that a filter of texts may not know.
 *
 * @type {readonly ((element: string) => string)[]}
 */
const SPELLINGS = [
  (element) => element,
  (element) => element.toUpperCase().replaceAll('HIT()', 'hit()').replaceAll('DATA:', 'data:'),
  (element) => element.replace(' ', '\n'),
  (element) => element.replace(' ', '/'),
  (element) => element.replace(' ', '\t x=">" '),
  (element) => element.replaceAll('"', "'"),
  (element) => element.replaceAll('hit()', 'hit&#40;&#41;'),
  (element) => element.replaceAll('hit()', 'h\\u0069t()'),
];

/**
 * Lists texts that run `hit()` as HTML: each breakout with each element in each spelling.
 *
 * @returns {string[]}
 */
export const attacks = () =>
  BREAKOUTS.flatMap((breakout) =>
    ELEMENTS.flatMap((element) => SPELLINGS.map((spell) => breakout + spell(element))),
  );
