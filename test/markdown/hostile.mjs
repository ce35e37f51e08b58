// Generates hostile Markdown: each vector runs `hit(its number)` where nothing keeps it from that.

/** Writes each character as a reference to it. @type {(text: string, write: (code: number) => string) => string} */
const encode = (text, write) => [...text].map((char) => write(char.codePointAt(0) ?? 0)).join('');

/**
 * Ways to write the address `javascript:hit(1)`, some of which browsers see through, and some not.
 *
 * @type {((code: string) => string)[]}
 */
const OBFUSCATIONS = [
  (code) => `javascript:${code}`,
  (code) => `JAVASCRIPT:${code}`,
  (code) => `JaVaScRiPt:${code}`,
  (code) => ` javascript:${code}`,
  (code) => `\tjavascript:${code}`,
  (code) => `\njavascript:${code}`,
  (code) => `\u0001javascript:${code}`,
  (code) => `&#1;javascript:${code}`,
  (code) => `&#14;  javascript:${code}`,
  (code) => `java\tscript:${code}`,
  (code) => `java\nscript:${code}`,
  (code) => `java\rscript:${code}`,
  (code) => `java&#x09;script:${code}`,
  (code) => `java&Tab;script:${code}`,
  (code) => `java&NewLine;script:${code}`,
  (code) => `j&#10;a&#13;v&#9;ascript:${code}`,
  (code) => `&#106;avascript:${code}`,
  (code) => `&#x6A;avascript:${code}`,
  (code) => `&#0000106avascript:${code}`,
  (code) => `javascript&colon;${code}`,
  (code) => `javascript&#58;${code}`,
  (code) => `javascript&#x0003A;${code}`,
  (code) => `javascript&Tab;:${code}`,
  (code) => encode(`javascript:${code}`, (at) => `&#${at};`),
  (code) => encode(`javascript:${code}`, (at) => `&#x${at.toString(16)};`),
  (code) => `javascript:${encode(code, (at) => `%${at.toString(16)}`)}`,
  (code) => `javascript:${encode(code, (at) => `&#${at};`)}`,
  (code) => `javascript://%0A${code}`,
  (code) => `javascript:/*--></title></style></textarea></script>*/${code}`,
  (code) => `javascript:void(0),${code}`,
  (code) => `javascript%3A${code}`,
  (code) => `%6Aavascript:${code}`,
  (code) => `java\u200Bscript:${code}`,
  (code) => `java\0script:${code}`,
  (code) => `javascript\uFF1A${code}`,
  (code) => `feed:javascript:${code}`,
  (code) => `vbscript:${code}`,
  (code) => `data:text/html,<script>top.${code}</script>`,
  (code) => `data:text/html;base64,${btoa(`<script>top.${code}</script>`)}`,
];

/**
 * Places in Markdown and HTML that take an address, or a script.
 *
 * @type {((url: string) => string)[]}
 */
const TEMPLATES = [
  (url) => `[x](${url})`,
  (url) => `[x](<${url}>)`,
  (url) => `[x](${url} "title")`,
  (url) => `![x](${url})`,
  (url) => `<${url}>`,
  (url) => `[x][1]\n\n[1]: ${url}`,
  (url) => `[x]\n\n[x]: <${url}> 'title'`,
  (url) => `> - **[x](${url})**`,
  (url) => `| a |\n| --- |\n| [x](<${url}>) |`,
  (url) => `## [![i](x.png)](${url})`,
  (url) => `{{< if-variant "a" >}}[x](<${url}>){{< /if-variant >}}`,
  (url) => `<a href="${url}">x</a>`,
  (url) => `<a href='${url}'>x</a>`,
  (url) => `<div><a href=${url}>x</a></div>`,
  (url) => `<a href="x" href="${url}" xlink:href="${url}">x</a>`,
  (url) => `<svg><a xlink:href="${url}"><text y="9">x</text></a></svg>`,
  (url) => `<map name="m"><area shape="default" href="${url}"></map><img usemap="#m" src="x.png">`,
  (url) => `<form action="${url}"><button>x</button></form>`,
  (url) => `<form><button formaction="${url}">x</button></form>`,
  (url) => `<form><input type="submit" formaction="${url}"></form>`,
  (url) => `<iframe src="${url}"></iframe>`,
  (url) => `<object data="${url}"></object><embed src="${url}">`,
  (url) => `<img src="x.png" onerror="${url}">`,
  (url) => `<p onclick="${url}">x</p>`,
  (url) => `<details open ontoggle="${url}"><summary>x</summary></details>`,
  (url) => `<input autofocus onfocus="${url}">`,
  (url) => `<svg onload="${url}"></svg>`,
  (url) => `<video src="x.mp4" onerror="${url}"></video>`,
  (url) => `<if-variant variants="a" onclick="${url}">x</if-variant>`,
  (url) => `<math><mtext><table><mglyph><style><img src="x.png" onerror="${url}">`,
];

const HANDLER = '"><img src=x.png onerror=CODE>';
/** What stands where a page's author gives names and parameters. */
const ODD = [
  HANDLER,
  HANDLER.replace('"', "'"),
  HANDLER.replace('">', '</code></pre>'),
  HANDLER.replace('">', '--><!-->'),
  HANDLER.replace('">', '</title></style></textarea></noscript>'),
  '" onmouseover="CODE" autofocus onfocus="CODE" x="',
  "' onclick='CODE' x='",
  '" style="animation: x" onanimationstart="CODE',
  '\\"><svg onload=CODE>',
  '&quot;&gt;<svg/onload=CODE>',
  '&#34;&#62;&#60;img src=x.png onerror=CODE&#62;',
  '\uFDD00\uFDD1"><img src=x.png onerror=CODE>',
];

/**
 * Places for names and parameters.
 *
 * @type {((odd: string) => string)[]}
 */
const PLACES = [
  (odd) => `\`\`\`${odd}\nx\n\`\`\``,
  (odd) => `~~~ html ${odd}\nx\n~~~`,
  (odd) => `~~~html {class="${odd}" hl_lines=["${odd}"]}\nx\n~~~`,
  (odd) => `~~~js\n${odd}\n~~~`,
  (odd) => `{{< if-variant "${odd}" >}}x{{< /if-variant >}}`,
  (odd) => `{{< if-variant "${odd.replaceAll('"', '\\"')}" >}}\nx\n{{< /if-variant >}}`,
  (odd) => `{{% variant variants=\`${odd}\` %}}x{{% /variant %}}`,
  (odd) => `{{< key "${odd}" >}} {{< var \`${odd}\` >}}`,
  (odd) => `{{< note "${odd}" >}}${odd}{{< /note >}}`,
  (odd) => `{{< unknown "${odd}" title=\`${odd}\` >}}x{{< /unknown >}}`,
  (odd) => `{{</* ${odd} */>}}`,
  (odd) => `---\ntitle: '${odd}'\nvariants: '${odd}'\n---\nx`,
  (odd) => `## x {#${odd}}`,
  (odd) => `x[^1]\n\n[^1]: ${odd}\n\n[^${odd}]: x`,
  (odd) => `> [!NOTE] ${odd}\n> ${odd}`,
  (odd) => `![${odd}](x.png "${odd}")`,
  (odd) => `| ${odd} |\n| :-: |\n| ${odd} |`,
  (odd) => `<b title="x${odd}">x</b>`,
  (odd) => `<if-variant variants="x${odd}">x</if-variant>`,
  (odd) => `term\n: ${odd}`,
];

/** Writes scripts without an address. */
const SCRIPTS = [
  '<script>CODE</script>',
  '<script src="data:text/javascript,CODE"></script>',
  '<scr<script>ipt>CODE</script>',
  '<img src=x.png onerror=CODE//',
  '<img """><script>CODE</script>">',
  '<svg><script>CODE</script></svg>',
  '<svg><animate onbegin="CODE" attributeName=x dur=1s></svg>',
  '<svg><a><animate attributeName=href values=javascript:CODE /><text y=9>x</text></a></svg>',
  '<iframe srcdoc="<script>top.CODE</script>"></iframe>',
  '<template shadowrootmode="open"><img src=x.png onerror=CODE></template>',
  '<noscript><p title="</noscript><img src=x.png onerror=CODE>">',
  '<math><annotation-xml encoding="text/html"><img src=x.png onerror=CODE></annotation-xml></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src=x.png onerror=CODE>',
  '<svg></p><style><a id="</style><img src=x.png onerror=CODE>">',
  '<select><template><img src=x.png onerror=CODE></template></select>',
  '<style>@keyframes x{}</style><b style="animation: x" onanimationstart="CODE">x</b>',
  '<marquee onstart=CODE>x</marquee>',
  '<audio src=x.mp3 onerror=CODE>',
  '<video><source onerror=CODE src=x.mp4></video>',
  '<link rel=stylesheet href=x.css onerror=CODE>',
  '<body onload=CODE><p onpointerover=CODE>x',
  '<x-element onclick=CODE>x</x-element>',
  '<button popovertarget=x onclick=CODE>x</button><p popover id=x onbeforetoggle=CODE>x</p>',
  '<dialog open onclose=CODE><form method=dialog><button>x</button></form></dialog>',
  '<![CDATA[<img src=x.png onerror=CODE>]]>',
  '<?xml <img src=x.png onerror=CODE> ?>',
  '<!--><img src=x.png onerror=CODE>-->',
  '<title><img src=x.png onerror=CODE></title>',
  '<textarea></textarea><img src=x.png onerror=CODE>',
  '<plaintext><img src=x.png onerror=CODE>',
];

/** Names by which elements could hide what a page's scripts look for. */
export const CLOBBERING = [
  ...['cookie', 'body', 'head', 'forms', 'links', 'location', 'defaultView', 'getElementById'],
  ...['createElement', 'querySelector', 'documentElement', 'currentScript', 'implementation'],
  ...['CONFIG', 'settings', '__proto__', 'constructor', 'attributes', 'parentNode', 'nodeName'],
];

/**
 * Places for such names.
 *
 * @type {((name: string) => string)[]}
 */
const NAMED = [
  (name) => `<a id="${name}"></a><a id="${name}" name="x" href="https://a.example/">x</a>`,
  (name) => `<img name="${name}" src="x.png"><img id="${name}" name="${name}" src="x.png">`,
  (name) => `<form id="${name}"><input name="${name}"><input name="attributes"></form>`,
  (name) => `<iframe name="${name}" srcdoc="x"></iframe><object id="${name}"></object>`,
  (name) =>
    `<form><input name="${name}" onfocus="CODE" autofocus><input name="removeChild"></form>`,
];

/**
 * Generates all vectors; the one at each place calls `hit` with that place.
 *
 * @returns {string[]}
 */
export function hostilePages() {
  /** @type {((code: string) => string)[]} */
  const vectors = [
    ...TEMPLATES.flatMap((template) =>
      OBFUSCATIONS.map((write) => (/** @type {string} */ code) => template(write(code))),
    ),
    ...[
      ...PLACES.flatMap((place) => ODD.map(place)),
      ...SCRIPTS,
      ...NAMED.flatMap((place) => CLOBBERING.map(place)),
    ].map((text) => (/** @type {string} */ code) => text.replaceAll('CODE', code)),
  ];
  return vectors.map((write, at) => write(`hit(${at})`));
}
