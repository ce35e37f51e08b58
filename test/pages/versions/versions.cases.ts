// Pages with versions, written after those of databases, languages, systems and libraries; and what readers of
// each version see of them, worked out by hand. What a reader may see is marked: ¶a.

export interface VersionPage {
  readonly title: string;
  readonly groups: string;
  /** How it is written: as HTML, as Markdown, or as what a CMS makes of it. */
  readonly as: 'html' | 'markdown' | 'cms';
  /** Lines with nothing but `~` stand for ordinary prose. */
  readonly text: string;
  /** The marks that readers see, by what they choose. */
  readonly sees: Readonly<Record<string, string>>;
  /** More attributes of the provider. */
  readonly settings?: string;
}

const RELEASES = 'version: 2.1 < 2.2 < 2.3 < 3.0 < 4.0';
const CLUSTERS = 'kubernetes: 1.28 < 1.29 < 1.30 < 1.31';
const PYTHONS = 'python: 3.8 < 3.9 < 3.10 < 3.11 < 3.12';
const SERVERS = 'postgres: 13 < 14 < 15 < 16';

export const versionPages: readonly VersionPage[] = [
  {
    title: 'paragraphs since and before a version',
    groups: RELEASES,
    as: 'html',
    text: `<h1>Retries</h1>\n~\n<p data-variants="2.3+">¶a A failed call is repeated, each time later.</p>
<p data-variants="!2.3+">¶b A failed call is repeated at once.</p>\n~\n<p>¶c Four times at most.</p>`,
    sees: { '2.1': 'b c', '2.2': 'b c', '2.3': 'a c', '3.0': 'a c', '4.0': 'a c' },
  },
  {
    title: 'single versions, some, and all but one',
    groups: RELEASES,
    as: 'html',
    text: `~\n<p data-variants="2.3">¶a Known fault.</p>\n<section data-variants="2.1 2.2"><h2>¶b Licence file</h2></section>
<p data-variants="!2.2">¶c Signed packages.</p>`,
    sees: { '2.1': 'b c', '2.2': 'b', '2.3': 'a c', '3.0': 'c', '4.0': 'c' },
  },
  {
    title: 'ranges with passages inside',
    groups: RELEASES,
    as: 'html',
    text: `<h1>Sessions</h1>\n~\n<if-variant variants="2.2+ !3.0+"><p>¶a Cookies.</p><if-variant variants="2.3+"><p>¶b Signed ones.</p></if-variant>
<div data-variants="2.1">¶c Never.</div></if-variant>\n~\n<p data-variants="3.0+ !4.0+">¶d Tokens.</p>`,
    sees: { '2.1': '', '2.2': 'a', '2.3': 'a b', '3.0': 'd', '4.0': '' },
  },
  {
    title: 'rows and cells of a table of feature gates',
    groups: CLUSTERS,
    as: 'html',
    text: `<table><tr><td>¶a Always on</td><td data-variants="1.31">¶e locked</td></tr>
<tr data-variants="1.29+"><td>¶b Beta</td></tr><tr data-variants="1.28 1.29"><td>¶c Alpha</td></tr>
<tr data-variants="!1.30+"><td>¶d Deprecated</td></tr></table>\n~`,
    sees: { '1.28': 'a c d', '1.29': 'a b c d', '1.30': 'a b', '1.31': 'a e b' },
  },
  {
    title: 'steps of a list, and lists in them',
    groups: SERVERS,
    as: 'html',
    text: `~\n<ol><li>¶a Stop the server.</li><li data-variants="14+">¶b Check the cluster:
<ul><li data-variants="!16+">¶c with pg_upgrade -c</li><li data-variants="16+">¶d with --check</li></ul></li>
<li data-variants="13">¶e Dump it.</li></ol>`,
    sees: { '13': 'a e', '14': 'a b c', '15': 'a b c', '16': 'a b d' },
  },
  {
    title: 'definitions, with 3.10 after 3.9',
    groups: PYTHONS,
    as: 'html',
    text: `<dl><dt data-variants="3.10+">¶a match</dt><dd data-variants="3.10+">¶b Compares shapes.</dd>
<dt>¶c dict</dt><dd data-variants="3.9 3.10">¶d Merges with |.</dd><dd data-variants="!3.9+">¶e Merges with update.</dd></dl>\n~`,
    sees: { '3.8': 'c e', '3.9': 'c d', '3.10': 'a b c d', '3.11': 'a b c', '3.12': 'a b c' },
  },
  {
    title: 'signs of comparison, escaped and not',
    groups: RELEASES,
    as: 'html',
    text: `~\n<p data-variants="&gt;=2.3 &lt;4.0">¶a</p>\n<if-variant variants=">=2.2"><p>¶b</p></if-variant>
<p data-variants="<3.0">¶c</p>\n<p data-variants="&lt;=2.2">¶d</p>\n<p data-variants="> 2.3">¶e</p>`,
    sees: { '2.1': 'c d', '2.2': 'b c d', '2.3': 'a b c', '3.0': 'a b e', '4.0': 'b e' },
  },
  {
    title: 'headings, and words in a sentence',
    groups: RELEASES,
    as: 'html',
    text: `<h2 data-variants="4.0+">¶a Upgrading from 3</h2><h2 data-variants="!4.0+">¶b Upgrading</h2>\n~
<p>¶c Set <span data-variants="2.2 2.3">¶d the old flag,</span> <code data-variants="3.0+">¶e --fast</code> ¶f and go on.</p>`,
    sees: { '2.1': 'b c f', '2.2': 'b c d f', '2.3': 'b c d f', '3.0': 'b c e f', '4.0': 'a c e f' },
  },
  {
    title: 'versions and languages, for readers of Python',
    groups: 'version: 1 < 2 < 3; language: js py',
    settings: 'variant="py"',
    as: 'html',
    text: `~\n<p data-variants="2+ py">¶a</p><p data-variants="js">¶b</p><p data-variants="!2+ js py">¶c</p>
<p data-variants="!js 3">¶d</p><p data-variants="js 2+">¶e</p>`,
    sees: { '1': 'c', '2': 'a', '3': 'a d' },
  },
  {
    title: 'a set of versions with long support',
    groups: 'node: 18 < 19 < 20 < 21 < 22; lts: 18 20 22',
    as: 'html',
    text: `<p data-variants="lts">¶a Supported for years.</p>\n~\n<p data-variants="!lts">¶b Supported for months.</p>
<p data-variants="20+ lts">¶c</p><p data-variants="lts !20">¶d</p><p data-variants="!20+">¶e</p>`,
    sees: { '18': 'a c d e', '19': 'b e', '20': 'a c', '21': 'b c', '22': 'a c d' },
  },
  {
    title: 'an order that begins with the newest',
    groups: 'release: next > 5.x > 4.x',
    as: 'html',
    text: `<p data-variants="5.x+">¶a</p>\n~\n<p data-variants="!5.x+">¶b</p><p data-variants="next">¶c</p>`,
    sees: { '4.x': 'b', '5.x': 'a', next: 'a c' },
  },
  {
    title: 'versions that have names only',
    groups: 'ubuntu: focal < jammy < noble',
    as: 'html',
    text: `<pre data-variants="jammy+">¶a apt install gpg</pre><pre data-variants="!noble+">¶b apt-key add</pre>\n~
<pre data-variants="noble+">¶c deb822</pre><p data-variants=">=jammy <noble">¶d</p>`,
    sees: { focal: 'b', jammy: 'a b d', noble: 'a c' },
  },
  {
    title: 'versions of an API by their dates',
    groups: 'api: 2023-10 < 2024-04 < 2024-10',
    as: 'html',
    text: `~\n<p data-variants="2024-04+">¶a</p><p data-variants="!2024-10+">¶b</p><p data-variants="2024-04">¶c</p>`,
    sees: { '2023-10': 'b', '2024-04': 'a b c', '2024-10': 'a' },
  },
  {
    title: 'parts of a table',
    groups: SERVERS,
    as: 'html',
    text: `<table><thead><tr><th>¶a Setting</th></tr></thead><tbody data-variants="13 14"><tr><td>¶b</td></tr></tbody>
<tbody data-variants="15+"><tr><td>¶c</td></tr><tr data-variants="16"><td>¶d</td></tr></tbody>
<tfoot data-variants="!14+"><tr><td>¶e</td></tr></tfoot></table>\n~`,
    sees: { '13': 'a b e', '14': 'a b', '15': 'a c', '16': 'a c d' },
  },
  {
    title: 'passages three deep',
    groups: RELEASES,
    as: 'html',
    text: `<if-variant variants="2.2+">¶a <if-variant variants="!4.0+">¶b <if-variant variants="2.3 3.0 4.0">¶c</if-variant></if-variant></if-variant>\n~`,
    sees: { '2.1': '', '2.2': 'a b', '2.3': 'a b c', '3.0': 'a b c', '4.0': 'a' },
  },
  {
    title: 'lines of code',
    groups: RELEASES,
    as: 'html',
    text: `<pre><code><span data-variants="3.0+">¶a client = connect()\n</span><span data-variants="!3.0+">¶b client = Client()\n</span>¶c client.run()</code></pre>\n~`,
    sees: { '2.1': 'b c', '2.2': 'b c', '2.3': 'b c', '3.0': 'a c', '4.0': 'a c' },
  },
  {
    title: 'quotes, asides and figures',
    groups: CLUSTERS,
    as: 'html',
    text: `<blockquote data-variants="!1.29+">¶a</blockquote>\n~\n<aside data-variants="1.29+ !1.31+"><p>¶b</p></aside>
<figure><figcaption data-variants="1.30+">¶c</figcaption><figcaption data-variants="1.28">¶d</figcaption></figure>`,
    sees: { '1.28': 'a d', '1.29': 'b', '1.30': 'b c', '1.31': 'c' },
  },
  {
    title: 'two conditions on one passage',
    groups: PYTHONS,
    as: 'html',
    text: `~\n<if-variant variants="3.9+" data-variants="!3.12+"><p>¶a</p></if-variant>
<if-variant variants="3.8 3.12"><p data-variants="3.9+">¶b</p></if-variant>`,
    sees: { '3.8': '', '3.9': 'a', '3.10': 'a', '3.11': 'a', '3.12': 'b' },
  },
  {
    title: 'a provider inside another',
    groups: RELEASES,
    as: 'html',
    text: `~\n<doc-variant-provider groups="sdk: 1 < 2" variant="2" sync-key="inner-versions" url-param="">
<p data-variants="2 3.0+">¶a</p><p data-variants="!2">¶b</p><p data-variants="!3.0+ 1+">¶c</p></doc-variant-provider>
<p data-variants="4.0+">¶d</p>`,
    sees: { '2.1': 'c', '2.2': 'c', '2.3': 'c', '3.0': 'a', '4.0': 'a d' },
  },
  {
    title: 'retired names and labels in an order',
    groups: "version: 2.1=old < 2.2 'Two two' < 3.0",
    as: 'html',
    text: `<p data-variants="old">¶a</p>\n~\n<p data-variants="!old">¶b</p><p data-variants="3.0+">¶c</p>`,
    sees: { '2.1': 'a', '2.2': 'b', '3.0': 'b c' },
  },
  {
    title: 'passages of Markdown',
    groups: RELEASES,
    as: 'markdown',
    text: `# Retries\n\n~\n\n{{< if-variant "2.3+" >}}\n## ¶a Later each time\n\n¶b The *first* after a second.\n{{< /if-variant >}}\n\n{{< if-variant "!2.3+" >}}\n¶c At once.\n{{< /if-variant >}}\n\n¶d Four times.`,
    sees: { '2.1': 'c d', '2.2': 'c d', '2.3': 'a b d', '3.0': 'a b d', '4.0': 'a b d' },
  },
  {
    title: 'lists of Markdown',
    groups: SERVERS,
    as: 'markdown',
    text: `1. ¶a Stop it.\n{{< if-variant "14+ !16+" >}}\n2. ¶b Check it.\n{{< /if-variant >}}\n3. ¶c Start it.\n\n   {{< if-variant "13" >}}\n   ¶d By hand.\n   {{< /if-variant >}}\n\n~`,
    sees: { '13': 'a c d', '14': 'a b c', '15': 'a b c', '16': 'a c' },
  },
  {
    title: 'rows of a Markdown table',
    groups: CLUSTERS,
    as: 'markdown',
    text: `| gate | state |\n| --- | --- |\n| ¶a one | on |\n{{< if-variant "1.29+" >}}\n| ¶b two | beta |\n{{< /if-variant >}}\n| three | {{< if-variant "!1.30+" >}}¶c off{{< /if-variant >}}{{< if-variant "1.30+" >}}¶d on{{< /if-variant >}} |\n\n~`,
    sees: { '1.28': 'a c', '1.29': 'a b c', '1.30': 'a b d', '1.31': 'a b d' },
  },
  {
    title: 'lines in a fence of Markdown',
    groups: PYTHONS,
    as: 'markdown',
    text: `~\n\n\`\`\`python\n{{< if-variant "3.10+" >}}\n¶a match x:\n{{< /if-variant >}}\n{{< if-variant "!3.10+" >}}\n¶b if x:\n{{< /if-variant >}}\n¶c pass\n\`\`\``,
    sees: { '3.8': 'b c', '3.9': 'b c', '3.10': 'a c', '3.11': 'a c', '3.12': 'a c' },
  },
  {
    title: 'alerts and folded text of Markdown',
    groups: RELEASES,
    as: 'markdown',
    text: `{{< if-variant "4.0+" >}}\n> [!WARNING]\n> ¶a Gone.\n{{< /if-variant >}}\n\n{{< if-variant "3.0" >}}\n> [!NOTE] ¶b Goes soon\n> ¶c Look for another.\n{{< /if-variant >}}\n\n~\n\n{{< note >}}\n{{< if-variant "!3.0+" >}}\n¶d Works.\n{{< /if-variant >}}\n¶e Always.\n{{< /note >}}`,
    sees: { '2.1': 'd e', '2.2': 'd e', '2.3': 'd e', '3.0': 'b c e', '4.0': 'a e' },
  },
  {
    title: 'comparisons in shortcodes, quoted, named and in ticks',
    groups: RELEASES,
    as: 'markdown',
    text: `{{< if-variant ">=2.3 <4.0" >}}\n¶a\n{{< /if-variant >}}\n\n{{< if-variant variants=">=2.2" >}}\n¶b\n{{< /if-variant >}}\n\n{{< if-variant \`<3.0\` >}}\n¶c\n{{< /if-variant >}}\n\n{{% if-variant "&lt;=2.2" %}}\n¶d\n{{% /if-variant %}}\n\n~`,
    sees: { '2.1': 'c d', '2.2': 'b c d', '2.3': 'a b c', '3.0': 'a b', '4.0': 'b' },
  },
  {
    title: 'words in a sentence of Markdown',
    groups: CLUSTERS,
    as: 'markdown',
    text: `¶a Run {{< if-variant "1.30+" >}}\`¶b kubectl debug\`{{< /if-variant >}}{{< if-variant "!1.30+" >}}**¶c kubectl alpha debug**{{< /if-variant >}} ¶d now. {{< variant "1.31" >}}¶e Or profile it.{{< /variant >}}\n\n~`,
    sees: { '1.28': 'a c d', '1.29': 'a c d', '1.30': 'a b d', '1.31': 'a b d e' },
  },
  {
    title: 'passages in passages of Markdown, in both delimiters',
    groups: RELEASES,
    as: 'markdown',
    text: `{{% if-variant "2.2+" %}}\n¶a\n\n{{< if-variant "!4.0+" >}}\n- ¶b\n- {{< if-variant "3.0" >}}¶c{{< /if-variant >}} x\n{{< /if-variant >}}\n{{% /if-variant %}}\n\n~`,
    sees: { '2.1': '', '2.2': 'a b', '2.3': 'a b', '3.0': 'a b c', '4.0': 'a' },
  },
  {
    title: 'footnotes of passages',
    groups: RELEASES,
    as: 'markdown',
    text: `¶a Text.[^all]\n\n{{< if-variant "3.0+" >}}\n¶b New.[^new]\n\n[^new]: ¶y Since three.\n{{< /if-variant >}}\n\n~\n\n[^all]: ¶z For all.`,
    sees: { '2.1': 'a z', '2.2': 'a z', '2.3': 'a z', '3.0': 'a b z y', '4.0': 'a b z y' },
  },
  {
    title: 'HTML in Markdown',
    groups: PYTHONS,
    as: 'markdown',
    text: `<if-variant variants="3.9+ !3.11+">\n\n¶a *Markdown* in it.\n\n</if-variant>\n\n<div data-variants="3.12">¶b</div>\n\n~\n\nA <span data-variants="!3.9+">¶c</span> word.`,
    sees: { '3.8': 'c', '3.9': 'a', '3.10': 'a', '3.11': '', '3.12': 'b' },
  },
  {
    title: 'definitions and quotes of Markdown',
    groups: SERVERS,
    as: 'markdown',
    text: `¶a vacuum\n: ¶b Cleans up.\n\n{{< if-variant "15+" >}}\n¶c merge\n: ¶d Joins.\n{{< /if-variant >}}\n\n> ¶e Old wisdom\n> {{< if-variant "13 14" >}}\n> ¶f still true\n> {{< /if-variant >}}\n\n~`,
    sees: { '13': 'a b e f', '14': 'a b e f', '15': 'a b c d e', '16': 'a b c d e' },
  },
  {
    title: 'a set and an exact version in Markdown',
    groups: 'node: 18 < 19 < 20 < 21 < 22; lts: 18 20 22',
    as: 'markdown',
    text: `{{< if-variant "lts" >}}\n¶a\n{{< /if-variant >}}\n\n{{< if-variant "lts !22+" >}}\n¶b\n{{< /if-variant >}}\n\n~\n\n{{< if-variant "19 21" >}}\n¶c\n{{< /if-variant >}}`,
    sees: { '18': 'a b', '19': 'c', '20': 'a b', '21': 'c', '22': 'a' },
  },
  {
    title: 'headings whose passage ends in the next one',
    groups: RELEASES,
    as: 'markdown',
    text: `## {{< if-variant "4.0+" >}}¶a Four{{< /if-variant >}}{{< if-variant "!4.0+" >}}¶b Before{{< /if-variant >}}\n\n~\n\n{{< if-variant "2.2" >}}\n### ¶c Two two\n\nText.\n\n{{< /if-variant >}}\n### ¶d For all`,
    sees: { '2.1': 'b d', '2.2': 'b c d', '2.3': 'b d', '3.0': 'b d', '4.0': 'a d' },
  },
  {
    title: 'shortcodes that a CMS kept as text',
    groups: RELEASES,
    as: 'cms',
    text: `<p>{{&lt; if-variant "2.3+" &gt;}}</p><h2>¶a New</h2><p>¶b Text.</p><p>{{&lt; /if-variant &gt;}}</p>\n~
<p>{{&lt; if-variant "!2.3+" &gt;}} ¶c {{&lt; /if-variant &gt;}} ¶d</p>`,
    sees: { '2.1': 'c d', '2.2': 'c d', '2.3': 'a b d', '3.0': 'a b d', '4.0': 'a b d' },
  },
  {
    title: 'signs that a CMS has changed',
    groups: RELEASES,
    as: 'cms',
    text: `<p>{{&lt; if-variant “&gt;=2.3 &lt;4.0” &gt;}}</p><p>¶a</p><p>{{&lt; /if-variant &gt;}}</p>\n~
<p>{{&lt; if-variant &#8220;≥2.2&#8221; &gt;}} ¶b {{&lt; /if-variant &gt;}}</p><p>{{&lt; if-variant "&amp;lt;3.0" &gt;}} ¶c {{&lt; /if-variant &gt;}}</p>`,
    sees: { '2.1': 'c', '2.2': 'b c', '2.3': 'a b c', '3.0': 'a b', '4.0': 'b' },
  },
  {
    title: 'comments',
    groups: CLUSTERS,
    as: 'cms',
    text: `<!-- if-variant 1.29+ --><p>¶a</p><ul><li>¶b</li></ul><!-- /if-variant -->\n~\n<ul><!-- if-variant !1.31+ --><li>¶c</li><!-- /if-variant --><li>¶d</li></ul>`,
    sees: { '1.28': 'c d', '1.29': 'a b c d', '1.30': 'a b c d', '1.31': 'a b d' },
  },
  {
    title: 'lists and rows between shortcodes of a CMS',
    groups: SERVERS,
    as: 'cms',
    text: `<ul><li>¶a</li><li>{{&lt; if-variant "15+" &gt;}}</li><li>¶b</li><li>{{&lt; /if-variant &gt;}}</li></ul>
<table><tbody><tr><td>{{&lt; if-variant "14 15" &gt;}}¶c{{&lt; /if-variant &gt;}}</td><td>¶d</td></tr></tbody></table>\n~`,
    sees: { '13': 'a d', '14': 'a c d', '15': 'a b c d', '16': 'a b d' },
  },
  {
    title: 'passages in passages of a CMS',
    groups: PYTHONS,
    as: 'cms',
    text: `<p>{{&lt; if-variant "3.9+" &gt;}}</p><p>¶a</p><p>{{&lt; if-variant "!3.11+" &gt;}}</p><p>¶b</p><p>{{&lt; /if-variant &gt;}}</p><p>¶c</p><p>{{&lt; /if-variant &gt;}}</p>\n~`,
    sees: { '3.8': '', '3.9': 'a b c', '3.10': 'a b c', '3.11': 'a c', '3.12': 'a c' },
  },
  {
    title: 'an order, a set and a retired name of a manifest',
    groups: '',
    settings: `manifest='{"groups":{"release":{"order":"descending","variants":["next",{"name":"2.0","retired":["two"]},"1.9"]}},"sets":{"stable":["2.0","1.9"]}}'`,
    as: 'html',
    text: `<p data-variants="stable">¶a</p><p data-variants="two">¶b</p>\n~\n<p data-variants="2.0+">¶c</p><p data-variants="!next">¶d</p>`,
    sees: { '1.9': 'a d', '2.0': 'a b c d', next: 'c' },
  },
  {
    title: 'readers of versions that are not declared',
    groups: RELEASES,
    as: 'html',
    text: `<p data-variants="2.3+">¶a</p>\n~\n<p data-variants="2.3">¶b</p><p data-variants="!3.0+">¶c</p><p data-variants="4.0">¶d</p>`,
    sees: { '2.3.7': 'a b c', '3.5': 'a', '4.0.1': 'a d', '2.2.99': 'c', '4.0-rc.1': 'a', '17': 'a d' },
  },
];
