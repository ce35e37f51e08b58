// Pages that `check` says something about, and pages like them that it leaves alone.

export const GROUPS = 'deployment: serverless byoc=selfmanaged; language: java cpp go';

export const passage = (/** @type {string} */ names, text = 'Text.') =>
  `{{< if-variant "${names}" >}}\n\n${text}\n\n{{< /if-variant >}}\n`;
export const block = (/** @type {string} */ names, text = '<p>Text.</p>') =>
  `<if-variant variants="${names}">${text}</if-variant>`;

const versions = (/** @type {string} */ names) =>
  `<doc-variant-provider groups="version: 2.1=two < 2.3 < 4.0; old: 2.1 2.3">${block(names)}</doc-variant-provider>`;

/**
 * Pages with a mistake, each beside one that is like it and has none.
 *
 * @type {[rule: string, wrong: string, right: string, file?: string][]}
 */
export const CASES = [
  [
    'unknown-name',
    '<doc-variant-tabs><section label="npm">a</section></doc-variant-tabs><p data-variants="yarn">b</p>',
    '<doc-variant-tabs><section><h3>Your own</h3>a</section></doc-variant-tabs><p data-variants="your_own">b</p>',
    'page.html',
  ],
  [
    'unknown-name',
    '{{< tabs >}}{{< tab "npm" >}}a{{< /tab >}}{{< /tabs >}}\n\n{{< if-variant "yarn" >}}b{{< /if-variant >}}',
    '{{< tabs groupid="os" >}}{{< tab "C++" >}}a{{< /tab >}}{{< /tabs >}}\n\n{{< if-variant "os.cX2bX2b" >}}b{{< /if-variant >}}',
  ],
  [
    'unclosed-tag',
    '{{< tabs >}}\n{{< tab "A" >}}\na\n{{< /tab >}}',
    '{{< tabs >}}\n{{< tab name="A" include="a.md" >}}\n{{< /tabs >}}\n\n```\n{{< tabs >}}\n```',
  ],
  [
    'unclosed-tag',
    '{{< tabs >}}\n{{< tab "**A**" >}}\na\n{{< /tabs >}}',
    '{{< tabs >}}\n{{< tab "A" >}}\na\n{{< /tab >}}\n{{< /tabs >}}',
  ],
  [
    'bad-setting',
    `<doc-variant-provider labels="byok 'Own', go 'Go'">${block('byoc')}</doc-variant-provider>`,
    `<doc-variant-provider labels="byoc 'Own', language 'Language'">${block('byoc')}</doc-variant-provider>`,
    'page.html',
  ],
  [
    'bad-setting',
    '<script src="doc-variants.js" data-root data-groups="os: mac linux; db: pg" data-detect="OS"></script>',
    '<script src="doc-variants.js" data-root data-groups="os: mac linux; db: pg" data-detect="os"></script>',
    'page.html',
  ],
  ['bad-name', versions('= 2.3'), versions('2.3'), 'page.html'],
  ['bad-name', versions('2.3 +'), versions('2.3+'), 'page.html'],
  ['unknown-name', passage('severless'), passage('serverless')],
  [
    'unknown-name',
    'A {{% variant byok %}}b{{% /variant %}}',
    'A {{% variant byoc %}}b{{% /variant %}}',
  ],
  ['unknown-name', block('!byok'), block('!byoc'), 'page.html'],
  [
    'unknown-name',
    '<table><tr data-variants="jawa"><td>x</table>',
    '<table><tr data-variants="java"><td>x</table>',
    'page.html',
  ],
  ['unknown-name', `- item ${block('jav', 'x')}`, `- item \`${block('jav', 'x')}\``],
  ['unknown-name', `> ${block('jav', 'x')}`, `\`\`\`html\n${block('jav', 'x')}\n\`\`\``],
  [
    'unknown-name',
    '<meta name="doc-variants" content="+byok"><main>x</main>',
    '<meta name="doc-variants" content="+byoc"><main>x</main>',
    'page.html',
  ],
  [
    'never-shown',
    `<doc-variant-provider page-variants="-byoc">${block('byoc')}</doc-variant-provider>`,
    `<doc-variant-provider page-variants="-byoc">${block('!java')}</doc-variant-provider>`,
    'page.html',
  ],
  ['wrong-case', passage('Java'), passage('java')],
  ['wrong-case', block('!BYOC'), block('!byoc'), 'page.html'],
  ['retired-name', passage('selfmanaged'), passage('byoc')],
  ['range-form', versions('>=2.3'), versions('2.3+'), 'page.html'],
  ['range-form', versions('&gt;=2.3 !4.0+'), versions('2.3+ !4.0+'), 'page.html'],
  ['range-form', versions('<=4.0'), versions('4.0'), 'page.html'],
  ['empty-range', versions('4.0+ !2.3+'), versions('2.3+ !4.0+'), 'page.html'],
  ['empty-range', versions('!2.1+'), versions('!2.3+'), 'page.html'],
  ['empty-range', versions('>4.0'), versions('4.0'), 'page.html'],
  ['unknown-name', versions('2.5+'), versions('2.3+'), 'page.html'],
  ['unknown-name', block('java+'), block('java'), 'page.html'],
  ['bad-name', versions('2.3..4.0'), versions('!human agent'), 'page.html'],
  ['comma', block('java,cpp'), block('java cpp'), 'page.html'],
  ['comma', passage('java, cpp'), passage('java cpp')],
  ['bad-name', block('c++'), block('cpp'), 'page.html'],
  ['bad-name', '---\nvariants: "java 2.1..3"\n---\nx', '---\nvariants: "+java -go"\n---\nx'],
  ['bad-name', block('java&nbsp;go'), block('java &#32;go'), 'page.html'],
  ['no-condition', block(''), block('java'), 'page.html'],
  ['no-condition', '{{< if-variant >}}x{{< /if-variant >}}', passage('java')],
  ['never-shown', passage('java !java'), passage('java !cpp')],
  ['never-shown', passage('byoc', passage('serverless')), passage('byoc', passage('java'))],
  [
    'never-shown',
    block('!byoc', '<p data-variants="byoc">x</p>'),
    block('!byoc', '<p data-variants="serverless">x</p>'),
    'page.html',
  ],
  [
    'never-shown',
    block('byoc', block('java', block('serverless'))),
    block('byoc', block('java', block('byoc'))),
    'page.html',
  ],
  [
    'misspelt-attribute',
    '<if-variant variant="java">x</if-variant>',
    '<if-variant variants="java">x</if-variant>',
    'page.html',
  ],
  [
    'misspelt-attribute',
    '<p if-variant="java">x</p>',
    '<p data-variants="java">x</p>',
    'page.html',
  ],
  [
    'misspelt-tag',
    '{{< if-varient "java" >}}x{{< /if-varient >}}',
    '{{< invariant >}} {{< tab "java" />}}',
  ],
  [
    'misspelt-tag',
    '<doc-variant-provider shortcodes><p>{{&lt; if-varient "java" &gt;}}</p></doc-variant-provider>',
    '<doc-variant-provider shortcodes><p>{{&lt; invariant "java" &gt;}}</p><!-- if variants --></doc-variant-provider>',
    'page.html',
  ],
  [
    'misspelt-tag',
    '<doc-variant-provider shortcodes><!-- ifvariant java -->x<!-- /ifvariant --></doc-variant-provider>',
    '<doc-variant-provider shortcodes><!-- if-variant java -->x<!-- /if-variant --></doc-variant-provider>',
    'page.html',
  ],
  [
    'misspelt-tag',
    '<doc-variant variants="java">x</doc-variant>',
    '<doc-variants variants="java">x</doc-variants>',
    'page.html',
  ],
  [
    'misspelt-tag',
    '<ifvariant variants="java">x</ifvariant>',
    '<my-variant variants="java">x</my-variant>',
    'page.html',
  ],
  [
    'bad-groups',
    '<doc-variant-provider groups="a b"></doc-variant-provider>',
    '<doc-variant-provider groups="a: b"></doc-variant-provider>',
    'page.html',
  ],
  ...[
    // What goes wrong, and beside it what does not.
    ['fallback="java: go; go: java"', 'fallback="java: go"'],
    ['fallback="language: nearest"', 'fallback="{{ .Params.fallback }}"'],
    [
      `manifest='{ "groups": { "size": ["s", "m"] }, "sets": { "x": ["y"], "y": ["x"] } }'`,
      `manifest='{ "groups": { "size": ["s", "m"] }, "sets": { "x": ["s"] } }'`,
    ],
    [`manifest='{ "groups": '`, `manifest="{{ .Site.Data.variants }}"`],
  ].map((pair) => [
    'bad-groups',
    ...pair.map(
      (it) => `<doc-variant-provider groups="language: java go" ${it}></doc-variant-provider>`,
    ),
    'page.html',
  ]),
  [
    'bad-groups',
    '<script data-root data-groups="a: b < c < b" src="doc-variants.js"></script>',
    '<script data-root data-groups="a: b < c < d" data-fallback="a: nearest" src="doc-variants.js"></script>',
    'page.html',
  ],
  [
    'bad-groups',
    '<doc-variant-provider manifest><script type="application/json" data-manifest>{ "groups": { "a": { "order": "ascending", "variants": ["b", "c", "b"] } } }</script></doc-variant-provider>',
    '<doc-variant-provider manifest><script type="application/json" data-manifest>{ "groups": { "a": { "order": "ascending", "variants": ["b", "c"] } } }</script><p data-variants="c+">x</p></doc-variant-provider>',
    'page.html',
  ],
  ['bad-arguments', "{{< if-variant 'java' >}}x{{< /if-variant >}}", passage('java')],
  ['unclosed-tag', '{{< if-variant "java" >}}x', '{{</* if-variant "java" */>}}x'],
  ['unclosed-tag', '<if-variant variants="java">\n\nx', block('java')],
  ['stray-tag', 'x {{< /if-variant >}}', passage('java')],
  ...['page.md', 'page.html'].flatMap((file) => [
    [
      'stray-tag',
      '<noscript><p>x</p></if-variant></noscript>',
      '<noscript><if-variant variants="java">x</if-variant></noscript>',
      file,
    ],
    [
      'unknown-name',
      '<noscript><p data-variants="jova">x</p></noscript>',
      // What is there for readers without the script only is not there twice.
      '<img id="a" alt="" loading="lazy"><noscript><if-variant variants="java"><img id="a" src="a.png" alt=""></if-variant></noscript>',
      file,
    ],
  ]),
  ['stray-tag', 'x\n\n</if-variant>', '```\n</if-variant>\n```', 'page.md'],
  [
    'torn-tag',
    '<p><if-variant variants="java">x<div>y</div></if-variant>',
    block('java', 'x<div>y</div>'),
    'page.html',
  ],
  ...[
    ['<ul><li>x <if-variant variants="java">', '<li>y</li></if-variant></ul>'],
    ['<ul><li>x <if-variant variants="java">\n', '<li>y</if-variant></ul>'],
    ['<ol><li><b>x <if-variant variants="java">y', '<li>z</if-variant></b></ol>'],
    ['<dl><dt>x<if-variant variants="java">', '<dd>y</if-variant></dl>'],
    ['<table><tr><td>x<if-variant variants="java">', '<td>y</if-variant></table>'],
    ['<p>x <if-variant variants="java">', '<ul><li>y</li></ul></if-variant>'],
  ].map(
    ([start, end]) =>
      /** @type {[string, string, string, string]} */ ([
        'torn-tag',
        `${start}${end}`,
        `${start}z</if-variant>${end.replace('</if-variant>', '')}`,
        'page.html',
      ]),
  ),
  [
    'torn-tag',
    '<p>x</p><if-variant variants="java"\n',
    '<p>x</p><if-variant variants="java" title="a < b"\n>y</if-variant>',
    'page.html',
  ],
  ['torn-tag', 'x <if-variant variants="jav', 'x `<if-variant variants="jav`'],
  [
    'crossed-tags',
    '{{< if-variant java >}}a{{< variant cpp >}}b{{< /if-variant >}}c{{< /variant >}}',
    passage('java', passage('java')),
  ],
  [
    'crossed-tags',
    '{{< if-variant java >}}\n\n<if-variant variants="byoc">\n\n{{< /if-variant >}}\n\n</if-variant>',
    passage('java', block('byoc')),
  ],
  [
    'around-rows',
    '<table><if-variant variants="java"><tr><td>x</td></tr></if-variant></table>',
    '<table><tr data-variants="java"><td>x</td></tr></table>',
    'page.html',
  ],
  [
    'summary',
    `<details>${block('java', '<summary>x</summary>')}</details>`,
    `<details><summary>${block('java', 'x')}</summary></details>`,
    'page.html',
  ],
  [
    'summary',
    '<details><summary data-variants="java">x</summary></details>',
    block('java', '<details><summary>x</summary></details>'),
    'page.html',
  ],
  [
    'caption',
    '<table><caption>a</caption><caption data-variants="java">b</caption><tr><td>x</table>',
    '<table><caption data-variants="java">b</caption><tr><td>x</table><table><caption>a</caption></table>',
    'page.html',
  ],
  ...[
    ['<button popovertarget="p">b</button>', '<div popover id="p">B</div>'],
    ['<input list="p">', '<datalist id="p"><option value="B"></datalist>'],
    ['<img usemap="#p" loading="lazy" alt="">', '<map name="p"></map>'],
    ['<i aria-labelledby="x p"></i>', '<b id="p">B</b>'],
  ].map(
    ([own, target = '']) =>
      /** @type {[string, string, string, string]} */ ([
        'hidden-reference',
        block('java', target) + block('!java', String(own) + target),
        block('java', target) + block('!java', String(own)) + block('!java', '<p id="q">x</p>'),
        'page.html',
      ]),
  ),
  [
    'legend',
    `<fieldset>${block('java', '<legend>x</legend>')}</fieldset>`,
    `<fieldset data-variants="java"><legend>${block('byoc', 'x')}</legend></fieldset>`,
    'page.html',
  ],
  [
    'for-everyone',
    '<picture><source data-variants="java" srcset="a.webp"><img src="a.png" alt=""></picture>',
    '<picture data-variants="java"><source srcset="a.webp"><img src="a.png" alt="" loading="lazy"></picture>',
    'page.html',
  ],
  [
    'for-everyone',
    block('java', '<style>p { color: red }</style>'),
    block(
      'java',
      '<svg><style>g { fill: red }</style></svg><script type="application/json">{}</script>',
    ),
    'page.html',
  ],
  [
    'for-everyone',
    block('java', '<script>go()</script>'),
    `<pre>${block('java', '&lt;script>')}</pre>`,
    'page.html',
  ],
  [
    'for-everyone',
    block('java', '<link rel="preload stylesheet" href="a.css">'),
    block('java', '<link rel="icon" href="a.png">'),
    'page.html',
  ],
  [
    'for-everyone',
    '<map name="m"><area data-variants="java" href="#" alt="x"></map>',
    '<map name="m" data-variants="java"><area href="#" alt="x"></map>',
    'page.html',
  ],
  [
    'in-select',
    `<select>${block('java', '<option>x</option>')}</select>`,
    '<select><option data-variants="java">x</option></select>',
    'page.html',
  ],
  [
    'form-submit',
    `<form>${block('java', '<button>Go</button>')}</form>`,
    `<form>${block('java', '<button>Go</button>')}${block('!java', '<input type="submit">')}</form>`,
    'page.html',
  ],
  [
    'form-submit',
    '<form id="f"></form><input type="image" form="f" alt="Go" src="a.png" loading="lazy" data-variants="byoc">',
    `<form>${block('java', '<button type="button">More</button>')}</form>`,
    'page.html',
  ],
  [
    'form-submit',
    `<form>${block('java', '<button type="go">Go</button>')}</form>`,
    `<form>${block('java', '<button type="RESET">Clear</button>')}</form>`,
    'page.html',
  ],
  [
    'form-label',
    `<label for="a">Name</label>${block('java', '<input id="a">')}`,
    block('java', '<label for="a">Name</label><input id="a">'),
    'page.html',
  ],
  [
    'form-label',
    `${block('cpp', '<label for="a">Name</label>')}${block('java', '<input id="a">')}`,
    `<label for="a">Name</label>${block('java', '<input>')}<select id="a"></select>`,
    'page.html',
  ],
  [
    'form-label',
    `<label for="a">Name</label>${block('java', '<input id="a">')}${block('!java', '<select id="a"></select>')}`,
    `${block('java', '<label for="a">Name</label><input id="a">')}${block('!java', '<label for="b">Name</label><input id="b">')}`,
    'page.html',
  ],
  [
    'form-label',
    block('java', '<label for="a">Name</label><input id="a">') +
      block('!java', '<label for="a">Name</label><input id="a">'),
    block('java', '<label>Name <input id="a"></label>') +
      block('!java', '<label>Name <input id="a"></label>'),
    'page.html',
  ],
  ['nothing-for', passage('java go').repeat(2), `${passage('java go').repeat(2)}${passage('cpp')}`],
  ['nothing-for', passage('!cpp').repeat(2), passage('java go')],
  [
    'nothing-for',
    `${block('java')}${block('go')}`.repeat(2),
    '<p data-variants="java">x</p><p data-variants="go">x</p>'.repeat(2),
    'page.html',
  ],
  [
    'nothing-for',
    `---\nvariants: byoc\n---\n${passage('java go').repeat(2)}`,
    `---\nvariants: java go\n---\n${`${passage('java')}${passage('go')}`.repeat(2)}`,
  ],
  [
    'misspelt-setting',
    '<doc-variant-toc min_level="2"></doc-variant-toc>',
    '<doc-variant-toc min-level="2" data-test="x"></doc-variant-toc>',
    'page.html',
  ],
  [
    'misspelt-setting',
    '<doc-variant-markdown href="/x.md"></doc-variant-markdown>',
    '<doc-variant-markdown src="/x.md" data-test="y"></doc-variant-markdown>',
    'page.html',
  ],
  [
    'misspelt-setting',
    '<script src="doc-variants.js" data-root data-appearance="tabs"></script>',
    '<script src="doc-variants.js" data-root data-src="x" data-variant="java"></script>',
    'page.html',
  ],
  [
    'misspelt-setting',
    '<script src="doc-variants.js" data-root data-urlparam="v"></script>',
    '<script src="other.js" data-urlparam="v"></script>',
    'page.html',
  ],
  [
    'bad-setting',
    '<doc-variant-picker group="language" appearance="tab"></doc-variant-picker>',
    '<doc-variant-picker group="language" appearance="tabs"></doc-variant-picker>',
    'page.html',
  ],
  [
    'picker-group',
    '<doc-variant-picker group="langauge"></doc-variant-picker>',
    '<doc-variant-picker group="os"><option value="linux">Linux</option></doc-variant-picker>',
    'page.html',
  ],
  [
    'picker-group',
    '<doc-variant-picker></doc-variant-picker>',
    '<doc-variant-provider groups="language: java go"><doc-variant-picker group="language"></doc-variant-picker></doc-variant-provider>',
    'page.html',
  ],
  [
    'picker-option',
    '<doc-variant-picker group="language"><option value="jav">Java</option></doc-variant-picker>',
    '<doc-variant-picker group="language"><option value="">Any</option><option value="java">Java</option></doc-variant-picker>',
    'page.html',
  ],
  [
    'unknown-name',
    '<doc-variant-provider variant="serverles java"></doc-variant-provider>',
    '<doc-variant-provider variant="serverless java"></doc-variant-provider>',
    'page.html',
  ],
  [
    'misspelt-attribute',
    '<p variants="!java">x</p><button data-variant="primary">y</button>',
    '<p data-variants="!java" variants="java">x</p>',
    'page.html',
  ],
  [
    'misspelt-attribute',
    '<if-variant varaints="java">x</if-variant>',
    '<if-variant data-variants="java">x</if-variant>',
    'page.html',
  ],
  [
    'eager-frame',
    block('java', '<iframe src="a.html"></iframe>'),
    block('java', '<iframe src="a.html" loading="lazy"></iframe><iframe srcdoc="x"></iframe>'),
    'page.html',
  ],
  ['eager-image', block('java', '<img src="a.png" alt="">'), '<img src="a.png" alt="">'],
  // What other generators than Hugo make of images in their own elements, nobody can tell from here.
  ['eager-image', passage('java', 'A ![b](c.png "d").'), block('java', '\n\n![b](c.png)\n\n')],
  [
    'eager-image',
    passage('java', '[![b][c]](#a)\n\n## A\n\n[c]: e.png'),
    `${passage('java', '\\![b](#a) `![b](c.png)` ![b](data:image/gif;base64,R0) <img src="a.png" alt="" loading="lazy">')}\n\n![b](c.png)\n\n## A`,
  ],
  [
    'eager-image',
    block('java', '<img src="a.png" alt="">'),
    block('java', '<img src="a.png" alt="" loading="lazy">'),
    'page.html',
  ],
  [
    'repeated-id',
    `${block('java', '<p id="a">x</p>')}${block('byoc', '<p id="a">x</p>')}`,
    `${block('java', '<p id="a">x</p>')}${block('cpp', '<p id="a">x</p>')}`,
    'page.html',
  ],
  [
    'repeated-id',
    `## A {#a}\n\n${passage('java', '## B {#a}')}`,
    `${passage('cpp', '## A {#a}')}\n${passage('java', '## B {#a}')}`,
  ],
  [
    'svg-id',
    `${block('java', '<svg><g id="a"/></svg>')}${block('cpp', '<svg><g id="a"/></svg>')}`,
    `${block('java', '<svg><g id="a"/></svg>')}${block('cpp', '<svg><g id="b"/></svg>')}`,
    'page.html',
  ],
  [
    'hidden-paint',
    `${block('java', '<svg><mask id="a"/></svg>')}<p style="mask: url(&quot;#a&quot;)">x</p>`,
    `${block('java', '<svg><mask id="a"/></svg><p style="mask: url(#a)">x</p>')}`,
    'page.html',
  ],
  [
    'hidden-paint',
    `${block('java', '<svg><filter id="a"/></svg>')}\n\n${block('cpp', '<svg><g filter="url(#a)"/></svg>')}`,
    `<svg><filter id="a"/></svg>\n\n${block('cpp', '<svg><g filter="url(#a)"/></svg>')}`,
  ],
  [
    'hidden-target',
    `${passage('java', '[go](#setup)')}\n${passage('cpp', '## Setup')}`,
    `${passage('java', '[go](#setup)')}\n${passage('java cpp', '## Setup')}`,
  ],
  [
    'hidden-target',
    `[go](#setup)\n\n${passage('cpp', '## Setup')}`,
    `[go](#setup)\n\n${passage('cpp', '## Setup')}\n${passage('!cpp', '## Setup')}`,
  ],
  [
    'hidden-target',
    `<a href="#a">x</a>${block('java', '<p id="a">x</p>')}`,
    `<a href="#a">x</a>${block('java', '<p id="b">x</p>')}<p id="a">x</p>`,
    'page.html',
  ],
  ['missing-page', '[other](other.md)', '[other](page.md) [made](page.html) [also](none.html)'],
  ['missing-page', '<a href="other.html">x</a>', '<a href="page.html">x</a>', 'page.html'],
  [
    'heading-level',
    `# A\n\n${passage('java', '## B')}\n### C`,
    `# A\n\n${passage('java', '## B')}\n${passage('!java', '## B2')}\n### C`,
  ],
  // Other spellings of the same.
  ['unknown-name', "<P DATA-VARIANTS='jaav'>x</P>", '<p DATA-VARIANTS=java>x</p>', 'page.html'],
  [
    'unknown-name',
    '<my-card data-variants=jaav>x</my-card>',
    '<my-card title="jaav">x</my-card>',
    'page.md',
  ],
  ['unknown-name', '{{<if-variant\n variants=`jaav`>}}x{{%/if-variant%}}', '{{ .if-variant }}'],
  [
    'unknown-name',
    '---\nvariants: [jaav, java]\n---\nx',
    '---\nproduct:\n  variants: many\n---\nx',
  ],
  ['unknown-name', '+++\nvariants = ["jaav"]\n+++\nx', '+++\ntitle = "jaav"\n+++\nx'],
  [
    'unknown-name',
    '\ufeff{\r\n"variants": "+jaav"\r\n}\r\n\r\nx',
    '{\n"variants": "+java"\n}\n\nx',
  ],
  [
    'unknown-name',
    '<doc-variant-provider shortcodes><p>{{&lt; if-variant &quot;jaav&quot; &gt;}}</p>x<p>{{&lt; /if-variant &gt;}}</p></doc-variant-provider>',
    '<doc-variant-provider shortcodes><p>{{&lt; if-variant &quot;java&quot; &gt;}}</p>x<p>{{&#60; /if-variant &#x3e;}}</p></doc-variant-provider>',
    'page.html',
  ],
  [
    'unknown-name',
    '<script src="doc-variants.js" data-root data-shortcodes></script>{{% if-variant&nbsp;&#8220;jaav&rdquo; %}}x{{% /if-variant %}}<!--if-variant java-->y<!--/if-variant-->',
    '<script src="doc-variants.js" data-root data-shortcodes></script>{{% if-variant&nbsp;&#8220;java&rdquo; %}}x{{% /if-variant %}}<!--if-variant "java"-->y<!--/if-variant-->',
    'page.html',
  ],
  [
    'unknown-name',
    '<doc-variant-provider shortcodes><p>{{&lt; if-variant<br />\n<b class="x">&laquo;java</b><br>jaav&raquo; &gt;}}x{{&lt; /if-variant &gt;}}</p></doc-variant-provider>',
    '<doc-variant-provider shortcodes><p>{{&lt; if-variant<br />\n<b class="x">&laquo;java</b><br>cpp&raquo; &gt;}}x{{&lt; /if-variant &gt;}} {{&lt; if-vari&shy;ant &lsaquo;java&rsaquo;&#x200B; &gt;}}y{{&lt; /if-variant &gt;}}</p></doc-variant-provider>',
    'page.html',
  ],
  [
    'unclosed-tag',
    '<doc-variant-provider shortcodes><p>{{&lt; if-variant &quot;java&quot; &gt;}}</p></doc-variant-provider>',
    '<p>{{&lt; if-variant &quot;java&quot; &gt;}}</p>',
    'page.html',
  ],
  [
    'unknown-name',
    "<if-variant variants={'jaav byoc'}>x</if-variant>",
    '<if-variant variants={"java byoc"}>x</if-variant> <p data-variants={`java`}>y</p>',
    'page.mdx',
  ],
  [
    'unknown-name',
    '<if-variant\n  variants="jaav"\n>\n\nx\n\n</if-variant>',
    '<if-variant variants={names.join(` ${a} `)}>x</if-variant> {/* <p data-variants="jaav"> */}',
    'page.mdx',
  ],
  [
    'wrong-case',
    block('Java'),
    `{/* doc-variants ignore wrong-case */}\n\n${block('Java')}`,
    'page.mdx',
  ],
  ['unknown-name', `\\\\${block('jaav')}`, 'Write \\<if-variant variants="jaav"> around it.'],
  ['torn-tag', '{{< if-variant "java" >} x', '`{{< if-variant "java" >}` x'],
  ['torn-tag', 'x {{ if-variant "java" }}', '```\n{{ if-variant "java" }}\n```'],
  ...['{ {< if-variant "java" >}}', '{{<< if-variant "java" >>}}', '{< if-variant "java" >}'].map(
    (tag) => /** @type {[string, string, string]} */ (['torn-tag', tag, `\`${tag}\``]),
  ),
  [
    'torn-tag',
    '<if-variant variants="java>x</if-variant><p class="a">y</p>',
    '<if-variant variants="java">x</if-variant><p class="a">y</p>',
    'page.html',
  ],
  [
    'torn-tag',
    '<if-variant variants="java" x</if-variant>',
    '<if-variant variants="java">x</if-variant>',
    'page.html',
  ],
  [
    'torn-tag',
    '<if-variant variants="java">x</if-variant',
    '<if-variant variants="java">x</if-variant\n>',
    'page.html',
  ],
  [
    'torn-tag',
    "<p data-variants='java>x</p>",
    '<p data-variants="java" title=">">x</p>',
    'page.html',
  ],
  ['never-shown', '<if-variant variants="java" data-variants="go">x</if-variant>', block('java')],
  [
    'misspelt-attribute',
    '{{< if-variant variant="java" >}}x{{< /if-variant >}}',
    '{{< if-variant variants="java" >}}x{{< /if-variant >}}',
  ],
  [
    'misspelt-attribute',
    '<if-variant name="java">x</if-variant>',
    '<if-variant name="x" variants="java">x</if-variant>',
    'page.html',
  ],
  ...['data-varients', 'datavariants', 'data_variants', 'data-if-variant', 'variant'].map(
    (name) =>
      /** @type {[string, string, string, string]} */ ([
        'misspelt-attribute',
        `<p ${name}="java">x</p>`,
        `<p ${name}="primary">x</p>`,
        'page.html',
      ]),
  ),
  [
    'misspelt-attribute',
    '<p dataVariants="java">x</p>',
    '<Button variant="java">x</Button>',
    'page.mdx',
  ],
  ...['if_variant', 'iff-variant', 'doc-if-variant', 'doc-variant-pickr', 'doc-variants-toc'].map(
    (name) =>
      /** @type {[string, string, string, string]} */ ([
        'misspelt-tag',
        `<${name}>x</${name}>`,
        '<my-variant>x</my-variant><doc-viewer>y</doc-viewer>',
        'page.html',
      ]),
  ),
  [
    'misspelt-tag',
    '<IfVariant variants="java">x</IfVariant>',
    'import { IfVariant } from \'./if-variant\';\n\n<IfVariant variants="java">x</IfVariant>',
    'page.mdx',
  ],
  // Where tags, code and scripts end.
  [
    'unknown-name',
    'a <b title="x > y" data-variants="jaav">x</b>',
    'a <b title=\'x > y data-variants="jaav"\'>x</b>',
  ],
  [
    'unknown-name',
    'a ` b\r\n\r\n<p data-variants="jaav">x</p>\r\n\r\nc ` d',
    'a ` b\r\n<p data-variants="jaav">x</p>\r\nc ` d',
  ],
  [
    'unknown-name',
    '- a ` b\n- <b data-variants="jaav">x</b>\n- c ` d',
    '- a ` b\n  <b data-variants="jaav">x</b>\n  c ` d',
  ],
  [
    'unknown-name',
    '> ```\n> a\n\n<p data-variants="jaav">x</p>',
    '> ```\n> a\n>\n> <p data-variants="jaav">x</p>',
  ],
  [
    'unknown-name',
    '- ```\n  a\n\n<p data-variants="jaav">x</p>',
    '- ```\n  a\n\n  <p data-variants="jaav">x</p>',
  ],
  [
    'unknown-name',
    '<Card onClick={() => { go(a > b, "}") }} data-variants="jaav">x</Card>',
    '<Card note={<b data-variants="jaav">x</b>} {...more}>x</Card>',
    'page.mdx',
  ],
  ['unknown-name', '<p data-variants={`jaav`}>x</p>', '`<p data-variants={"jaav"}>`', 'page.mdx'],
  [
    'never-shown',
    '<Card data-variants="java"><p data-variants="go">x</p></Card>',
    '<Card data-variants="java" />\n\n<if-variant variants="go" />\n\n<p data-variants="cpp">x</p>',
    'page.mdx',
  ],
  ['missing-page', '[other](<other page.md>)', '[page](<page.md>)'],
  ['torn-tag', '{{ /if-variant >}}', '{{</* if-variant "java" */>}} {{ if .variant }}'],
  [
    'never-shown',
    `---\nvariants: byoc\n---\n${passage('serverless')}`,
    `---\nvariants: byoc\n---\n${passage('java')}`,
  ],
];

const H = 'page.html';
const LANGUAGE = 'language: java cpp go';
const form = (/** @type {string} */ inner, attributes = '') => `<form${attributes}>${inner}</form>`;
const button = '<button>Go</button>';
const provider = (/** @type {string} */ attributes, inner = '') =>
  `<doc-variant-provider ${attributes}>${inner}</doc-variant-provider>`;
const many = (/** @type {string} */ name, length = 30) =>
  `${name}: ${Array.from({ length }, (_, at) => name + at).join(' ')}`;

/**
 * More pages, with the groups of a site where these are others.
 *
 * @type {[text: string, file?: string, groups?: string][]}
 */
const MORE = [
  // Forms: what sends them, and whose it is.
  [form(block('java', '<input type="text"><input type="xsubmit"><input type="images">')), H],
  [form(block('java', '<button type="xbutton">Go</button>')), H],
  [form(block('java', '<button type="buttons">Go</button>')), H],
  [`${block('!java', button)}${form(block('java', button))}${block('!java', button)}`, H],
  [`${block('!java', button)}${form('x')}`, H],
  [`${form(block('java', button), ' id="f"')}${form('x', ' id="g"')}`, H],
  [
    `${form('x', ' id="f"')}${form('x', ' id="g"')}${block('java', '<button form="g">Go</button>')}`,
    H,
  ],
  [block('java', form('x')), H],
  [block('java', '<label for="a">Name</label>'), H],
  [`<label for="a">Name</label><p id="b">x</p>${block('java', '<input id="a">')}`, H],
  [
    `${block('cpp', '<label for="a">x</label>')}${block('java', '<input id="a">')}${block('cpp byoc', '<input id="a">')}`,
    H,
  ],
  // Attributes, pickers and starts.
  ['<p variant="java primary">x</p><my-card data-variant="java">y</my-card>', H],
  [
    '<if-variant title="java">x</if-variant><if-variant data-variants="java" name="x">y</if-variant>',
    H,
  ],
  [
    '<script data-varients="java"></script><if-variant variants="java" data-if-variant="go">x</if-variant>',
    H,
  ],
  [
    '<doc-variant-picker group="x"></doc-variant-picker><doc-variant-provider variant="x"></doc-variant-provider>',
    H,
    '',
  ],
  ['<doc-variant-picker group="zzzzzz"></doc-variant-picker>', H],
  ['<doc-variant-picker><option value="jaav">a</option></doc-variant-picker>', H, LANGUAGE],
  // Names, each at its place.
  [block('Java&#32;jaav'), H],
  [block('go cppp'), H],
  [block('java,c++ ja!va,cpp !java,cpp'), H],
  [block('unheard of java'), H, ''],
  [block('jvm jav8 !jav8'), H, 'language: java=jav8 kotlin cpp; jvm: java kotlin'],
  [block('!Java !selfmanaged !jaav !tcl'), H],
  [block('jaav java !java'), H],
  [versions('>=2.3 !2.1+ 2.1'), H],
  [versions('>=4.0 !2.3+'), H],
  [versions('>=two two+ >2.3 <=2.3 !>2.3 >4.0 <2.3'), H],
  [versions('>2.3'), H],
  [versions('<=2.1'), H],
  [block('java !java', block('go', block('cpp'))), H],
  [block('java !java', '<p id="a">x</p>') + '<p id="a">y</p>', H],
  [block('java cpp', '<p id="a">x</p>') + block('java', '<p id="a">y</p>'), H],
  // Links.
  ['<a href="#none">x</a><a href="#%">x</a><p id="%" data-variants="java">y</p>', H],
  ['<a href="xa#b">x</a><a href="a#b">x</a><p id="a#b" data-variants="java">y</p>', H],
  ['<a href="#:~:text=x">x</a><p id=":~:text=x" data-variants="java">y</p>', H],
  [
    `${block('java', '<a href="#a">x</a>')}${block('cpp', '<p id="a">x</p>')}${block('java byoc', '<p id="a">x</p>')}`,
    H,
  ],
  [
    block('a1 b1', '## Setup').replace('<if-variant', '[go](#setup)\n\n<if-variant'),
    'page.md',
    `${many('a')}; ${many('b')}`,
  ],
  [
    `[go](#setup)\n\n${passage('a1', passage('b1', '## Setup'))}`,
    'page.md',
    `${many('a')}; ${many('b')}`,
  ],
  [
    `[go](#setup)\n\n${passage('a1', passage('b1', '## Setup'))}`,
    'page.md',
    'a: a0 a1 a2; b: b0 b1 b2',
  ],
  // Elements that have an effect beside their passage.
  [block('java', '<link href="a.css"><img srcset="a.png 2x" alt="">'), H],
  [block('java', '<script type="TEXT/JAVASCRIPT">a</script><script type="module">a</script>'), H],
  [
    block('java', '<img src="data:image/png;base64,AAAA" alt=""><img src="a-data:b.png" alt="">'),
    H,
  ],
  [
    block(
      'java',
      '<iframe loading="LAZY" src="a.html"></iframe><iframe loading="eager" src="a.html"></iframe>',
    ),
    H,
  ],
  // Misspelt tags.
  [
    '<xdoc-variant-toc>x</xdoc-variant-toc><docvariant-toc>y</docvariant-toc><doc-variant-zzzzz>z</doc-variant-zzzzz>',
    H,
  ],
  // What keeps rules quiet, and the order of what is found.
  [`<!-- doc-variants ignore unknown-name,  wrong-case -->${block('jaav Java java,go')}`, H],
  [`<!-- doc-variants ignore -->${block('jaav')}`, H],
  [`[go](#setup) ${passage('jaav')}\n${passage('cpp', '## Setup')}\n\n${passage('Java')}`],
  // Settings.
  ['<doc-variant-picker group="language" appearance="zzzz" hide-label></doc-variant-picker>', H],
  [
    provider('print="ALL"') +
      provider('print="al"') +
      provider('persistence="LOCAL" inspect="zzz"'),
    H,
  ],
  [
    provider('data-variants="java"') +
      '<doc-variant-picker group="language" xdata-label="a" data-labl="b" title="x"></doc-variant-picker>',
    H,
  ],
  [
    '<doc-variant-toc sele="a" min="2" tor-of-all="c" my-selector="x" selectors-of-all="b"></doc-variant-toc>',
    H,
  ],
  [
    '<doc-variant-markdown offset="2" head="2" heading-offset="1" source="x"></doc-variant-markdown>',
    H,
  ],
  [
    '<script src="doc-variants.js" data-root abcd-urlparam="v" data-picker="float" data-x="y" async></script>',
    H,
  ],
  [
    '<doc-variant-copy format="al"></doc-variant-copy><doc-variant-tabs synk="a"></doc-variant-tabs>',
    H,
  ],
  // Providers in providers, whose groups end with them.
  [
    provider(
      'groups="os: linux mac"',
      `${block('a linux java')}${provider('groups="os: a b; x: c d"', block('a c linux java'))}${block('c mac')}`,
    ) + block('linux java c'),
    H,
  ],
  [
    `${provider('groups="os: a b"', block('a x'))}${block('a x')}<script data-root data-groups="os: x y" src="doc-variants.js"></script>`,
    H,
  ],
  // Tags of other systems declare groups, which count behind those of the site.
  [
    '{{< chooser os "linux,macos" >}}\n{{% choosable os linux %}}A{{% /choosable %}}\n{{% choosable os win %}}B{{% /choosable %}}\n{{< /chooser >}}\n',
  ],
  [
    '{{< chooser language "java,rust" >}}\n{{% choosable language rust %}}A{{% /choosable %}}\n{{< /chooser >}}\n\n{{< if-variant cpp >}}x{{< /if-variant >}}\n',
  ],
  // Variants that nothing is for.
  [
    `---\nvariants: byoc\n---\n${provider('groups="os: a b c"', (block('a') + block('b')).repeat(2))}`,
    'page.md',
    '',
  ],
  [versions('2.1').replace('</doc', `${(block('2.1') + block('2.3')).repeat(2)}</doc`), H, ''],
  [(passage('a') + passage('b')).repeat(2), 'page.md', 'l: a b c d'],
  [(passage('a') + passage('b') + passage('c')).repeat(2), 'page.md', 'l: a b c d e'],
  [passage('a').repeat(2) + passage('b'), 'page.md', 'l: a b c'],
  [
    `---\nvariants: a b c\n---\n${['a', 'b', 'x'].map((names) => passage(names).repeat(2)).join('')}`,
    'page.md',
    'l: a b c d; m: x y',
  ],
  // Links where there are too many selections to try each, and as many as are tried.
  [
    `<a href="#s">x</a>${block('!a1', '<p id="s">y</p>')}${block('a1', block('b1', '<p id="s">z</p>'))}`,
    H,
    `${many('a')}; ${many('b')}`,
  ],
  [
    `<a href="#s">x</a>${block('a1', block('b1', '<p id="s">z</p>'))}`,
    H,
    `${many('a', 16)}; ${many('b', 32)}`,
  ],
  ['<details><if-variant data-variants="java"><summary>x</summary></if-variant></details>', H],
  // Passages of two spellings in each other, headings of two, and what follows them.
  ['<if-variant variants="java">\n\n{{< if-variant go >}}x{{< /if-variant >}}\n\n</if-variant>'],
  [
    '{{< if-variant java >}}\n\n<if-variant variants="go">x</if-variant>\n\n{{< /if-variant >}}\n\n<p data-variants="jaav">x</p>',
  ],
  [`# A\n\n${passage('java', '<h2>B</h2>')}\n### C\n\n# D`],
  [`<h1>A</h1>\n\n${passage('java', '## B')}\n### C\n\n### D\n\n# E`],
  [`# A\n\n### B\n\n${passage('java', '## C')}\n\n#### D`],
  [`## A\n\n${passage('java', '## A')}\n\n[go](#a-1)`],
];

/**
 * All pages. What is found in them, in full, stands in `findings.json`.
 *
 * @type {readonly [file: string, text: string, groups: string][]}
 */
export const PAGES = [
  ...CASES.flatMap(([, wrong, right, file]) => [
    /** @type {const} */ ([wrong, file]),
    /** @type {const} */ ([right, file]),
  ]),
  ...MORE,
].map(([text, file = 'page.md', groups = GROUPS]) => [file, text, groups]);
