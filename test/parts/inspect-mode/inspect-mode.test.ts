import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { loadBundledPart } from '../../../src/elements/bundled-parts.ts';
import { DocVariantPicker } from '../../../src/elements/doc-variant-picker.ts';
import { DocVariantProvider } from '../../../src/elements/doc-variant-provider.ts';
import { IfVariant } from '../../../src/elements/if-variant.ts';
import type { InspectPanel } from '../../../src/parts/inspect-mode/inspect-panel.ts';
import { warningsOf } from '../../warnings.ts';
import { defineElements } from '../../elements.ts';

defineElements({
  'doc-variant-provider': DocVariantProvider,
  'if-variant': IfVariant,
  'doc-variant-picker': DocVariantPicker,
});

const GROUPS =
  'deployment: serverless byoc=selfmanaged; language: java cpp go; version: 2.1=two < 2.3 < 4.0';
const PANEL = 'doc-variant-inspect-panel';

const block = (names: string, content = '<p>Text.</p>'): string =>
  `<if-variant variants="${names}">${content}</if-variant>`;

/**
 * Mistakes, each beside what is like it and in order. `@` stands for what keeps the ids of places apart.
 */
const CASES: [rule: string, wrong: string, right: string][] = [
  ['unknown-name', block('severless'), block('serverless')],
  ['unknown-name', '<p data-variants="!byok">a</p>', '<p data-variants="!byoc">a</p>'],
  ['unknown-name', block('2.5+'), block('2.3+')],
  ['unknown-name', block('java+'), block('java')],
  ['wrong-case', block('Java'), block('java')],
  ['retired-name', block('selfmanaged'), block('byoc')],
  ['range-form', block('>=2.3'), block('2.3+')],
  ['empty-range', block('4.0+ !2.3+'), block('2.3+ !4.0+')],
  ['comma', block('java,cpp'), block('java cpp')],
  ['bad-name', block('c++'), block('cpp')],
  ['no-condition', block(''), block('java')],
  ['no-condition', '<if-variant>a</if-variant>', '<if-variant data-variants="java">a</if-variant>'],
  ['never-shown', block('java !java'), block('java !cpp')],
  ['never-shown', block('byoc', block('serverless')), block('byoc', block('java'))],
  [
    'never-shown',
    block('!byoc', '<p data-variants="byoc">a</p>'),
    block('!byoc', '<p data-variants="serverless">a</p>'),
  ],
  [
    'misspelt-attribute',
    '<if-variant variant="java">a</if-variant>',
    '<if-variant variants="java">a</if-variant>',
  ],
  ['misspelt-attribute', '<p if-variant="java">a</p>', '<p data-variants="java">a</p>'],
  ['misspelt-attribute', '<p variants="!java">a</p>', '<p variants="many">a</p>'],
  [
    'misspelt-attribute',
    '<ul><li data-variant="byoc">a</li></ul>',
    '<button type="button" data-variant="primary">a</button>',
  ],
  [
    'misspelt-tag',
    '<ifvariant variants="java">a</ifvariant>',
    '<my-variant variants="java">a</my-variant>',
  ],
  ['misspelt-attribute', '<p data-varients="java">a</p>', '<p data-varients="many">a</p>'],
  ['misspelt-attribute', '<p variant="!java">a</p>', '<p variant="primary">a</p>'],
  [
    'misspelt-attribute',
    '<if-variant when="java">a</if-variant>',
    '<if-variant when="x" variants="java">a</if-variant>',
  ],
  [
    'misspelt-tag',
    '<doc-variant-pickr group="language"></doc-variant-pickr>',
    '<doc-viewer group="language"></doc-viewer>',
  ],
  [
    'never-shown',
    '<if-variant variants="java" data-variants="go">a</if-variant>',
    '<if-variant variants="java go" data-variants="go">a</if-variant>',
  ],
  [
    'around-rows',
    `<table>${block('java', '<tr><td>a</td></tr>')}</table>`,
    '<table><tr data-variants="java"><td>a</td></tr></table>',
  ],
  [
    'torn-tag',
    `<p>${block('java', '<ul><li>a</li></ul>')}</p>`,
    `<p>${block('java', 'a')}</p><ul><li>b</li></ul>`,
  ],
  [
    'in-select',
    '<select aria-label="a"></select>',
    '<select aria-label="a"><option data-variants="java">a</option></select>',
  ],
  [
    'summary',
    '<details><summary data-variants="java">a</summary>b</details>',
    '<details data-variants="java"><summary>a</summary>b</details>',
  ],
  [
    'summary',
    `<details>${block('java', '<summary>a</summary>')}b</details>`,
    `<details><summary>${block('java', 'a')}</summary>b</details>`,
  ],
  [
    'legend',
    `<fieldset>${block('java', '<legend>a</legend>')}</fieldset>`,
    block('java', '<fieldset><legend>a</legend></fieldset>'),
  ],
  [
    'for-everyone',
    '<picture><source data-variants="java" srcset="data:,"><img alt=""></picture>',
    '<picture data-variants="java"><source srcset="data:,"><img alt=""></picture>',
  ],
  [
    'for-everyone',
    '<video><track data-variants="java"></video>',
    '<video data-variants="java"><track></video>',
  ],
  [
    'for-everyone',
    '<map name="m@"><area data-variants="java" alt="a"></map>',
    '<map name="n@" data-variants="java"><area alt="a"></map>',
  ],
  [
    'for-everyone',
    '<table><colgroup><col data-variants="java"></colgroup><tr><td>a</td></tr></table>',
    block('java', '<table><colgroup><col></colgroup><tr><td>a</td></tr></table>'),
  ],
  [
    'for-everyone',
    block('java', '<style>.none { color: red }</style>'),
    block('java', '<svg><style>.none { color: red }</style></svg>'),
  ],
  [
    'for-everyone',
    '<div data-variants="java"><script>0</script></div>',
    '<div data-variants="java"><script type="application/json">0</script></div>',
  ],
  [
    'for-everyone',
    block('java', '<link rel="stylesheet" href="data:text/css,">'),
    block('java', '<link rel="author" href="#">'),
  ],
  [
    'eager-image',
    block('java', '<img alt="" src="/none.png">'),
    block('java', '<img alt="" src="/none.png" loading="lazy">'),
  ],
  [
    'eager-frame',
    block('java', '<iframe title="a" src="about:blank"></iframe>'),
    block('java', '<iframe title="a" src="about:blank" loading="lazy"></iframe>'),
  ],
  [
    'repeated-id',
    `${block('java', '<p id="a@">a</p>')}${block('byoc', '<p id="a@">a</p>')}`,
    `${block('java', '<p id="b@">a</p>')}${block('cpp', '<p id="b@">a</p>')}`,
  ],
  [
    'svg-id',
    `${block('java', '<svg><g id="s@"/></svg>')}${block('cpp', '<svg><g id="s@"/></svg>')}`,
    `${block('java', '<svg><g id="t@"/></svg>')}${block('cpp', '<svg><g id="u@"/></svg>')}`,
  ],
  [
    'hidden-paint',
    `${block('java', '<svg><mask id="m@"/></svg>')}<svg><g mask="url(#m@)"/></svg>`,
    block('java', '<svg><mask id="n@"/><g mask="url(#n@)"/></svg>'),
  ],
  [
    'hidden-target',
    `<a href="#h@">go</a>${block('java', '<p id="h@">a</p>')}`,
    block('java', '<a href="#i@">go</a><p id="i@">a</p>'),
  ],
  [
    'heading-level',
    `<h2>a</h2>${block('java', '<h3>b</h3>')}<h4>c</h4>`,
    `<h2>a</h2>${block('java', '<h3>b</h3>')}${block('!java', '<h3>b</h3>')}<h4>c</h4>`,
  ],
  [
    'form-submit',
    `<form>${block('java', '<button>Go</button>')}</form>`,
    `<form>${block('java', '<button>Go</button>')}${block('!java', '<button>Go</button>')}</form>`,
  ],
  [
    'form-label',
    `<label for="f@">a</label>${block('java', '<input id="f@">')}`,
    block('java', '<label for="g@">a</label><input id="g@">'),
  ],
  [
    'misspelt-setting',
    '<doc-variant-picker grop="language" group="language"></doc-variant-picker>',
    '<doc-variant-picker group="language" data-test="a"></doc-variant-picker>',
  ],
  [
    'bad-setting',
    '<doc-variant-picker group="language" appearance="tab"></doc-variant-picker>',
    '<doc-variant-picker group="language" appearance="tabs"></doc-variant-picker>',
  ],
  [
    'picker-group',
    '<doc-variant-picker group="langauge"></doc-variant-picker>',
    '<doc-variant-picker group="deployment"></doc-variant-picker>',
  ],
  ['picker-group', '<doc-variant-picker></doc-variant-picker>', '<p>a</p>'],
  [
    'picker-option',
    '<doc-variant-picker group="language"><option value="jav">Java</option></doc-variant-picker>',
    '<doc-variant-picker group="language"><option value="java">Java</option></doc-variant-picker>',
  ],
  [
    'bad-groups',
    '<doc-variant-provider sync-key="none" groups="a b"></doc-variant-provider>',
    '<doc-variant-provider sync-key="none" groups="os: linux mac"></doc-variant-provider>',
  ],
  [
    'unknown-name',
    '<doc-variant-provider sync-key="none" groups="os: linux mac" variant="linus"></doc-variant-provider>',
    '<doc-variant-provider sync-key="none" groups="os: linux mac" variant="linux"></doc-variant-provider>',
  ],
];

/** Where a mistake may stand. */
const POSITIONS = [
  (content: string) => content,
  (content: string) => `<section><div>${content}</div></section>`,
  (content: string) => `<ul><li>before ${block('java', 'it')}<div>${content}</div></li></ul>`,
];

const START = `<doc-variant-provider inspect url-param="" sync-key="none" groups="${GROUPS}"`;

async function open(
  content: string,
  settings = 'variant="serverless java"',
): Promise<{ provider: DocVariantProvider; panel: InspectPanel }> {
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  holder.innerHTML = `${START} ${settings}>${content}</doc-variant-provider>`;
  for (const select of holder.querySelectorAll('select:empty')) {
    // A parser drops it, and scripts that build pages do not.
    const inner = document.createElement('if-variant');
    inner.setAttribute('variants', 'java');
    select.append(inner);
  }
  const provider = holder.querySelector('doc-variant-provider')!;
  const find = (): InspectPanel | null => document.querySelector<InspectPanel>(PANEL);
  await waitUntil(() => find()?.inspected?.groups.length, 'the panel', { timeout: 30_000 });
  const panel = find()!;
  await panel.updateComplete;
  return { provider, panel };
}

/** Writes cases in all positions, each in a holder of its own. */
const write = (side: 1 | 2): string =>
  POSITIONS.flatMap((position, at) =>
    CASES.map((one, number) => {
      const content = position(one[side]).replaceAll('@', `-${at}-${number}`);
      return `<div class="case" data-case="${at}:${number}">${content}</div>`;
    }),
  ).join('');

const press = (panel: InspectPanel, text: string): void => {
  const buttons = [...panel.renderRoot.querySelectorAll('button')];
  const button = buttons.find((one) => one.textContent.trim().startsWith(text));
  expect(button, text).to.exist;
  button!.click();
};

describe('inspect mode', () => {
  it('finds every mistake of a page, wherever it stands', async () => {
    const found = new Map<string, string[]>();
    await warningsOf(async () => {
      const { panel } = await open(write(1));
      for (const { finding, element } of panel.inspected!.problems) {
        const at = element.closest<HTMLElement>('.case')?.dataset['case'] ?? '';
        found.set(at, [...(found.get(at) ?? []), finding.rule]);
      }
    });
    const missed = POSITIONS.flatMap((_, at) =>
      CASES.flatMap(([rule, wrong], number) =>
        found.get(`${at}:${number}`)?.includes(rule) ? [] : `${at} ${rule} ${wrong}`,
      ),
    );
    expect(missed).to.deep.equal([]);
  });

  it('invents no mistake in what is like them and in order', async () => {
    const { panel } = await open(write(2));
    const said = panel.inspected!.problems.map(
      ({ finding: { rule, message }, tag }) => `${rule} ${tag} ${message}`,
    );
    expect(said).to.deep.equal([]);
  });

  it('finds variants that the page has nothing for', async () => {
    const { panel } = await open(`${block('java')}${block('go')}`.repeat(2));
    expect(panel.inspected!.problems.map(({ finding }) => finding.rule)).to.deep.equal([
      'nothing-for',
    ]);
  });

  it('leaves out what a comment of the page leaves out', async () => {
    const { panel } = await open(
      `<!-- doc-variants ignore nothing-for -->${`${block('java')}${block('go')}`.repeat(2)}`,
    );
    expect(panel.inspected!.problems).to.deep.equal([]);
  });

  it('shows every passage with its condition, those of others dashed', async () => {
    const { provider } = await open(
      `${block('java', 'Java')}${block('cpp')}<table><tr data-variants="!byoc"><td>a</td></tr></table>`,
    );
    const [java, cpp] = provider.querySelectorAll('if-variant');
    const row = provider.querySelector('tr')!;
    const styleOf = (element: Element, part?: string): CSSStyleDeclaration =>
      getComputedStyle(element, part);
    // Firefox says where a text comes from.
    const saidBefore = (element: Element): string =>
      styleOf(element, '::before').content.replace(
        /^attr\((.*)\)$/,
        (_, name: string) => `"${element.getAttribute(name)}"`,
      );
    expect(styleOf(java!).outlineStyle).to.equal('solid');
    expect(styleOf(java!).display).to.equal('inline');
    expect(saidBefore(java!)).to.equal('"java"');
    expect(cpp!.querySelector('p')!.checkVisibility()).to.be.true;
    expect(styleOf(cpp!).outlineStyle).to.equal('dashed');
    expect(styleOf(cpp!).display).to.equal('block');
    expect(Number(styleOf(cpp!).opacity)).to.be.below(1);
    expect(saidBefore(cpp!)).to.equal('"cpp · hidden now"');
    expect(saidBefore(row.cells[0]!)).to.equal('"!byoc"');
    expect(styleOf(java!).outlineColor).not.to.equal(styleOf(cpp!).outlineColor);
  });

  it('follows the choice, and shows everything on', async () => {
    const { provider, panel } = await open(`${block('java')}${block('cpp')}`);
    const [java, cpp] = provider.querySelectorAll('if-variant');
    press(panel, 'cpp');
    await waitUntil(() => getComputedStyle(java!).outlineStyle === 'dashed');
    expect(getComputedStyle(cpp!).outlineStyle).to.equal('solid');
    expect(java!.querySelector('p')!.checkVisibility()).to.be.true;
    expect(provider.variant).to.equal('serverless cpp');
  });

  it('marks a passage that comes later, and no longer one that goes', async () => {
    const { provider } = await open(block('java'));
    provider.insertAdjacentHTML('beforeend', block('go'));
    const late = provider.lastElementChild!;
    await waitUntil(() => getComputedStyle(late).outlineStyle === 'dashed');
    provider.insertAdjacentHTML('beforeend', '<p data-variants="go">a</p>');
    const row = provider.lastElementChild!;
    await waitUntil(() => getComputedStyle(row).outlineStyle === 'dashed');
    row.removeAttribute('data-variants');
    await waitUntil(() => getComputedStyle(row).outlineStyle === 'none');
  });

  it('leaves the page as it was when it stops', async () => {
    const content = `${block('java')}${block('cpp')}<p data-variants="go">a</p>`;
    const { provider, panel } = await open(content);
    press(panel, 'Stop');
    expect(document.querySelector(PANEL)).to.equal(null);
    expect(provider.innerHTML).to.equal(content);
    expect(provider.querySelectorAll('if-variant')[1]!.querySelector('p')!.checkVisibility()).to.be
      .false;
    press(await open(block('java')).then((one) => one.panel), 'Stop');
    expect(getComputedStyle(provider).outlineStyle).to.equal('none');
  });

  it('ends with its attribute, and comes back with it', async () => {
    const { provider } = await open(block('cpp'));
    const text = provider.querySelector('p')!;
    provider.removeAttribute('inspect');
    await waitUntil(() => !document.querySelector(PANEL) && !text.checkVisibility());
    provider.setAttribute('inspect', '');
    await waitUntil(() => document.querySelector(PANEL) && text.checkVisibility());
  });

  it('serves providers inside a provider by one panel', async () => {
    const { provider } = await open(
      `${block('java')}<doc-variant-provider sync-key="none" groups="os: linux mac" variant="linux">${block('mac')}</doc-variant-provider>`,
    );
    const inner = provider.querySelector(':scope doc-variant-provider if-variant')!;
    await waitUntil(() => getComputedStyle(inner).outlineStyle === 'dashed');
    expect(inner.querySelector('p')!.checkVisibility()).to.be.true;
    expect(document.querySelectorAll(PANEL)).to.have.length(1);
  });

  it('lists every selection with how much of the page it shows', async () => {
    const { panel } = await open(`${block('java')}${block('byoc cpp')}`);
    const rows = [...panel.renderRoot.querySelectorAll('tr')];
    expect(rows).to.have.length(2 * 3 * 3);
    const first = rows[0]!.textContent.replace(/\s+/g, ' ').trim();
    expect(first).to.equal('serverless · java · 2.1 1 of 2 passages shown Show');
  });

  it('is not there on a page that does not ask for it', async () => {
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    holder.innerHTML = `${START.replace('inspect', 'inspect="link"')}>${block('cpp')}</doc-variant-provider>`;
    await loadBundledPart('inspect-mode');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(document.querySelector(PANEL)).to.equal(null);
    expect(holder.querySelector('[data-doc-variant-mark]')).to.equal(null);
  });
});
