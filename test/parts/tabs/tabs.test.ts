import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { tabNameOf } from '../../../src/core/labels/tab-names.ts';
import { loadBundledPart } from '../../../src/elements/bundled-parts.ts';
import { DocVariantPicker } from '../../../src/elements/doc-variant-picker.ts';
import { DocVariantProvider } from '../../../src/elements/doc-variant-provider.ts';
import { DocVariantTabs } from '../../../src/elements/doc-variant-tabs.ts';
import { IfVariant } from '../../../src/elements/if-variant.ts';
import { warningsOf } from '../../warnings.ts';
import { defineElements } from '../../elements.ts';
import { soon, soonAndStill } from '../../soon.ts';

defineElements({
  'doc-variant-provider': DocVariantProvider,
  'if-variant': IfVariant,
  'doc-variant-picker': DocVariantPicker,
  'doc-variant-tabs': DocVariantTabs,
});

const GROUPS = `groups="deployment: serverless byoc; language 'Language': java 'Java', cpp 'C++', go 'Go'"`;
const ALONE = 'url-param="" persistence="none"';
let keys = 0;

/** Makes a provider of its own choice around some markup. */
const provided = (markup: string, attributes: string = GROUPS): string =>
  `<doc-variant-provider sync-key="tabs-${(keys += 1)}" ${ALONE} ${attributes}>${markup}</doc-variant-provider>`;

/** Writes tabs with a label each; a pane says what it is. */
const tabs = (labels: readonly string[], attributes = ''): string =>
  `<doc-variant-tabs${attributes && ` ${attributes}`}>${labels
    .map((label) => `<section label="${label}"><p>The pane of ${label}</p></section>`)
    .join('')}</doc-variant-tabs>`;

interface Drawn {
  readonly holder: HTMLElement;
  readonly provider: DocVariantProvider;
  readonly all: DocVariantTabs[];
}

/** Makes a page from markup, and waits until its tabs are drawn. */
async function page(markup: string): Promise<Drawn> {
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  holder.innerHTML = markup;
  const all = [...holder.querySelectorAll('doc-variant-tabs')];
  await waitUntil(() => all.every(isDrawn));
  return { holder, provider: holder.querySelector('doc-variant-provider')!, all };
}

const isDrawn = (host: Element): boolean => host.matches(':state(drawn)');
const buttons = (host: Element | undefined): HTMLButtonElement[] =>
  [...host!.shadowRoot!.querySelectorAll('button')].filter((button) => !button.hidden);
const labels = (host: Element | undefined): string[] =>
  buttons(host).map(({ textContent }) => textContent.trim());
const panelOf = (pane: Element): HTMLElement => pane.assignedSlot!.closest('[role="tabpanel"]')!;
/** Lists the panes that a reader sees, by the text of their tabs, and of what is in them. */
const shown = (host: Element | undefined): string[] => {
  const seen = [...host!.children].filter((pane) => {
    const inside = pane.firstElementChild ?? pane;
    return inside.checkVisibility() && inside.getClientRects().length > 0;
  });
  const [selected, ...more] = buttons(host).filter(({ ariaSelected }) => ariaSelected === 'true');
  expect(more, 'tabs that are chosen').to.deep.equal([]);
  for (const pane of seen)
    expect(panelOf(pane).getAttribute('aria-labelledby')).to.equal(selected?.id);
  return seen.map((pane) => {
    const at = [...host!.children].indexOf(pane);
    return `${selected?.textContent.trim()}${seen.length > 1 ? `#${at}` : ''}`;
  });
};
const click = (host: Element | undefined, label: string): void =>
  buttons(host)
    .find(({ textContent }) => textContent.trim() === label)!
    .click();

describe('the name of a tab', () => {
  it('is the same for the same label, whatever its case and blanks', () => {
    expect(tabNameOf('Your own cloud')).to.equal('your_own_cloud');
    expect(tabNameOf('  your  Own\ncloud ')).to.equal('your_own_cloud');
    expect(tabNameOf('docker-compose')).to.equal('docker-compose');
    expect(tabNameOf('3.10')).to.equal('3.10');
  });

  it('is another for another label, in whatever script', () => {
    const all = [
      'C',
      'C++',
      'C#',
      'c--',
      'a b',
      'a-b',
      'a_b',
      'a.b',
      '.net',
      'net',
      '自有云',
      '自有',
      '🐍',
      'ü',
      'u',
    ];
    all.push(
      'x'.repeat(200),
      `${'x'.repeat(199)}y`,
      'X2b',
      '+',
      'हिन्दी',
      'العربية',
      '-a',
      '_',
      '!a',
    );
    const names = all.map((label) => tabNameOf(label));
    expect(new Set(names).size).to.equal(all.length);
    for (const name of names) expect(name).to.match(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/);
    expect(tabNameOf(' ')).to.equal('');
  });
});

describe('<doc-variant-tabs>', () => {
  it('shows the first pane of its own, and the one whose tab is chosen', async () => {
    const { all } = await page(provided(tabs(['npm', 'Yarn', 'pnpm'])));
    expect(labels(all[0])).to.deep.equal(['npm', 'Yarn', 'pnpm']);
    expect(shown(all[0])).to.deep.equal(['npm']);
    click(all[0], 'pnpm');
    expect(shown(all[0])).to.deep.equal(['pnpm']);
  });

  it('shows the pane in which the address leads to something, and goes by what is chosen else', async () => {
    const address = location.href;
    const panes = `<doc-variant-tabs><section label="npm"><p id="in npm">a</p></section>
      <section label="pnpm" id="pnpm-pane"><a name="in-pnpm">b</a></section></doc-variant-tabs>`;
    try {
      for (const [hash, label] of [
        ['#in-pnpm', 'pnpm'],
        ['#pnpm-pane', 'pnpm'],
        ['#in%20npm', 'npm'],
        ['#%', 'npm'],
        ['#none', 'npm'],
      ] as const) {
        history.replaceState(history.state, '', hash);
        const { all, holder } = await page(provided(panes));
        expect(shown(all[0]), hash).to.deep.equal([label]);
        holder.remove();
      }
    } finally {
      history.replaceState(history.state, '', address);
    }
  });

  it('changes no attribute of its panes, nor of itself', async () => {
    const markup = provided(tabs(['npm', 'Yarn']));
    const { provider, all } = await page(markup);
    const { outerHTML } = all[0]!;
    click(all[0], 'Yarn');
    await nextFrame();
    expect(all[0]!.outerHTML).to.equal(outerHTML);
    expect(provider.innerHTML).to.equal(tabs(['npm', 'Yarn']));
  });

  it('chooses with tabs that have the label, and not with others', async () => {
    const { all, provider } = await page(
      provided(tabs(['npm', 'Yarn']) + tabs(['Yarn', 'npm', 'Bun']) + tabs(['Linux', 'macOS'])),
    );
    click(all[2], 'macOS');
    click(all[0], 'Yarn');
    expect(all.map(shown)).to.deep.equal([['Yarn'], ['Yarn'], ['macOS']]);
    click(all[1], 'Bun');
    expect(all.map(shown)).to.deep.equal([['npm'], ['Bun'], ['macOS']]);
    expect(provider.variant).to.equal('bun macos');
  });

  it('chooses alone with sync="off", and by its key with those of the key', async () => {
    const two = ['npm', 'Yarn'];
    const { all } = await page(
      provided(
        tabs(two, 'sync="off"') +
          tabs(two) +
          tabs(two, 'sync="a"') +
          tabs(two, 'sync="a"') +
          tabs(two, 'sync="b"'),
      ),
    );
    click(all[0], 'Yarn');
    expect(all.map((host) => shown(host)[0])).to.deep.equal(['Yarn', 'npm', 'npm', 'npm', 'npm']);
    click(all[2], 'Yarn');
    expect(all.map((host) => shown(host)[0])).to.deep.equal(['Yarn', 'npm', 'Yarn', 'Yarn', 'npm']);
    click(all[0], 'npm');
    expect(all.map((host) => shown(host)[0])).to.deep.equal(['npm', 'npm', 'Yarn', 'Yarn', 'npm']);
  });

  it('is the variant that its label, its label in the groups, or its value names', async () => {
    const { all, provider, holder } = await page(
      provided(
        `<p id="go" data-variants="go">go</p>${tabs(['Java', 'C++', 'GO'])}
         <doc-variant-tabs><section value="java" label="For the JVM">1</section><section value="go" label="Native">2</section></doc-variant-tabs>`,
        `${GROUPS} variant="cpp"`,
      ),
    );
    expect(all.map(shown)).to.deep.equal([['C++'], ['For the JVM']]);
    click(all[0], 'GO');
    expect(provider.variant).to.equal('go');
    expect(all.map(shown)).to.deep.equal([['GO'], ['Native']]);
    expect(holder.querySelector('#go')!.checkVisibility()).to.equal(true);
    provider.select('java', 'picker');
    expect(all.map(shown)).to.deep.equal([['Java'], ['For the JVM']]);
    expect(holder.querySelector('#go')!.checkVisibility()).to.equal(false);
  });

  it('shows its first, and keeps the choice, where the variant that is chosen has no tab', async () => {
    const { all, provider } = await page(provided(tabs(['Java', 'C++']), `${GROUPS} variant="go"`));
    expect(shown(all[0])).to.deep.equal(['Java']);
    expect(provider.variant).to.equal('go');
    provider.select('cpp');
    provider.select('go');
    expect(shown(all[0])).to.deep.equal(['Java']);
  });

  it("shows the author's default instead of the first, as long as nothing here is chosen", async () => {
    const { all, provider } = await page(
      provided(
        `<doc-variant-tabs><section label="A">a</section><section label="B" selected>b</section></doc-variant-tabs>${tabs(['A', 'C'])}`,
      ),
    );
    expect(shown(all[0])).to.deep.equal(['B']);
    click(all[1], 'A');
    expect(shown(all[0])).to.deep.equal(['A']);
    click(all[1], 'C');
    expect(shown(all[0])).to.deep.equal(['B']);
    expect(provider.variant).to.equal('c');
  });

  it('mixes variants of the page with labels of its own: the latest choice counts', async () => {
    const { all, provider } = await page(
      provided(tabs(['Java', 'Rust']) + tabs(['Rust', 'C++', 'Java']), `${GROUPS} variant="java"`),
    );
    click(all[0], 'Rust');
    expect(all.map(shown)).to.deep.equal([['Rust'], ['Rust']]);
    expect(provider.variant).to.contain('java');
    provider.select('cpp', 'picker');
    expect(shown(all[1])).to.deep.equal(['C++']);
    click(all[1], 'Rust');
    expect(all.map(shown)).to.deep.equal([['Rust'], ['Rust']]);
    click(all[1], 'C++');
    expect(shown(all[1])).to.deep.equal(['C++']);
  });

  it('takes blocks as panes: their condition is their variant', async () => {
    const { all, provider } = await page(
      provided(
        `<doc-variant-tabs><if-variant variants="java"><p>1</p></if-variant>
          <if-variant variants="cpp" label="C and C++"><p>2</p></if-variant><div data-variants="go"><p>3</p></div></doc-variant-tabs>
         <doc-variant-tabs><if-variant variants="java"><p>1</p></if-variant><if-variant variants="cpp"><p>2</p></if-variant></doc-variant-tabs>`,
        `${GROUPS} variant="cpp"`,
      ),
    );
    expect(labels(all[0])).to.deep.equal(['Java', 'C and C++', 'Go']);
    expect(all.map(shown)).to.deep.equal([['C and C++'], ['C++']]);
    click(all[0], 'Go');
    expect(provider.variant).to.equal('go');
    expect(all.map(shown)).to.deep.equal([['Go'], ['Java']]);
  });

  it('stands for all variants of a set or a range, whether its value, its label or its condition names it', async () => {
    const groups = `groups="language: java, kotlin, go; jvm 'JVM languages': java kotlin; version: 2.1 < 2.2 < 3.0"`;
    const { all, provider } = await page(
      provided(
        `<doc-variant-tabs><section label="Go" value="go"><p>1</p></section><section label="Both" value="jvm"><p>2</p></section></doc-variant-tabs>
         <doc-variant-tabs><section label="!2.2+"><p>1</p></section><section label="2.2+"><p>2</p></section></doc-variant-tabs>
         <doc-variant-tabs><if-variant variants="go"><p>1</p></if-variant><if-variant variants="jvm"><p>2</p></if-variant></doc-variant-tabs>
         <doc-variant-tabs><if-variant variants="!3.0+"><p>1</p></if-variant><if-variant variants=">=3.0"><p>2</p></if-variant></doc-variant-tabs>
         <doc-variant-tabs><if-variant variants="!kotlin"><p>1</p></if-variant><if-variant variants="kotlin"><p>2</p></if-variant></doc-variant-tabs>`,
        `${groups} variant="kotlin 3.0"`,
      ),
    );
    expect(all.map(labels)).to.deep.equal([
      ['Go', 'Both'],
      ['!2.2+', '2.2+'],
      ['go', 'JVM languages'],
      ['before 3.0', '3.0 and later'],
      ['not kotlin', 'kotlin'],
    ]);
    const second = ['Both', '2.2+', 'JVM languages', '3.0 and later', 'kotlin'];
    expect(all.map(shown)).to.deep.equal(second.map((label) => [label]));
    provider.select('go');
    provider.select('2.1');
    const first = ['Go', '!2.2+', 'go', 'before 3.0', 'not kotlin'];
    expect(all.map(shown)).to.deep.equal(first.map((label) => [label]));
    click(all[0], 'Both');
    expect(provider.variant).to.equal('java 2.1');
    provider.select('2.2');
    expect([all[1], all[3]].map(shown)).to.deep.equal([['2.2+'], ['before 3.0']]);
  });

  it('leaves to conditions who sees which tab where panes are for the same readers', async () => {
    const { all, provider } = await page(
      provided(
        `<doc-variant-tabs><section label="Maven" data-variants="java"><p>1</p></section><section label="Gradle" data-variants="java"><p>2</p></section><section label="CMake" data-variants="cpp"><p>3</p></section></doc-variant-tabs>`,
        `${GROUPS} variant="java"`,
      ),
    );
    expect(labels(all[0])).to.deep.equal(['Maven', 'Gradle']);
    click(all[0], 'Gradle');
    expect(provider.variant).to.include('java');
    expect(shown(all[0])).to.deep.equal(['Gradle']);
    provider.select('cpp');
    expect(labels(all[0])).to.deep.equal(['CMake']);
    expect(shown(all[0])).to.deep.equal(['CMake']);
  });

  it('has no tab for a pane whose condition does not hold, and is nothing where none does', async () => {
    const { all, provider } = await page(
      provided(
        `<doc-variant-tabs><section label="One" data-variants="byoc"><p>1</p></section><section label="Two"><p>2</p></section>
          <if-variant variants="!byoc"><section label="Three"><p>3</p></section></if-variant></doc-variant-tabs>`,
        `${GROUPS} variant="serverless"`,
      ),
    );
    expect(labels(all[0])).to.deep.equal(['Two', 'Three']);
    expect(shown(all[0])).to.deep.equal(['Two']);
    click(all[0], 'Three');
    expect(shown(all[0])).to.deep.equal(['Three']);
    provider.select('byoc');
    expect(labels(all[0])).to.deep.equal(['One', 'Two']);
    expect(shown(all[0])).to.deep.equal(['One']);
  });

  it('takes a heading at the start of a pane as its label, hides that, and keeps it to link to', async () => {
    const { all } = await page(
      provided(`<doc-variant-tabs><section><h3 id="one">Step one</h3><p>1</p></section><section><p data-variant-label>Two</p><p>2</p></section>
        <div><p>3</p><h3>No label</h3></div></doc-variant-tabs>`),
    );
    expect(labels(all[0])).to.deep.equal(['Step one', 'Two', 'Tab 3']);
    const [one, two, three] = all[0]!.children;
    expect(one!.firstElementChild!.checkVisibility({ visibilityProperty: true })).to.equal(false);
    expect(one!.firstElementChild!.getClientRects().length).to.equal(1);
    click(all[0], 'Two');
    expect(two!.firstElementChild!.checkVisibility()).to.equal(false);
    expect(two!.lastElementChild!.checkVisibility()).to.equal(true);
    click(all[0], 'Tab 3');
    expect(three!.lastElementChild!.checkVisibility({ visibilityProperty: true })).to.equal(true);
  });

  it('warns of a label that is missing or stands twice, and shows both panes by their tabs', async () => {
    let drawn: Drawn | undefined;
    const said = await warningsOf(async () => {
      drawn = await page(
        provided(
          `<doc-variant-tabs><section label="A"><p>1</p></section><section label="a"><p>2</p></section><section><p>3</p></section></doc-variant-tabs>`,
        ),
      );
    });
    const [host] = drawn!.all;
    expect(said).to.have.length(2);
    expect(said[0]).to.match(/<section> label="a" stands twice/);
    expect(said[1]).to.match(/<section> has no label/);
    expect(labels(host)).to.deep.equal(['A', 'a', 'Tab 3']);
    for (const label of ['a', 'Tab 3', 'A']) {
      click(host, label);
      expect(shown(host)).to.deep.equal([label]);
    }
  });

  it('says nothing of tabs that are in order', async () => {
    expect(
      await warningsOf(() => page(provided(tabs(['One', 'Two']) + tabs(['One'])))),
    ).to.deep.equal([]);
  });

  it('follows panes that come, go, move and change their label', async () => {
    const { all, holder } = await page(provided(tabs(['A', 'B'])));
    const [host] = all;
    click(host, 'B');
    host!.insertAdjacentHTML('afterbegin', '<section label="New"><p>new</p></section>');
    await nextFrame();
    expect(labels(host)).to.deep.equal(['New', 'A', 'B']);
    expect(shown(host)).to.deep.equal(['B']);
    host!.lastElementChild!.setAttribute('label', 'Last');
    await nextFrame();
    expect(labels(host)).to.deep.equal(['New', 'A', 'Last']);
    expect(shown(host)).to.have.length(1);
    host!.append(host!.firstElementChild!);
    await nextFrame();
    expect(labels(host)).to.deep.equal(['A', 'Last', 'New']);
    expect(shown(host)).to.have.length(1);
    for (const pane of [...host!.children].slice(0, 2)) pane.remove();
    await nextFrame();
    expect(shown(host)).to.deep.equal(['New']);
    host!.replaceChildren();
    await nextFrame();
    expect(labels(host)).to.deep.equal([]);
    holder
      .querySelector('doc-variant-provider')!
      .insertAdjacentHTML('beforeend', tabs(['Late', 'New']));
    const late = holder.querySelectorAll('doc-variant-tabs')[1]!;
    await waitUntil(() => isDrawn(late));
    expect(shown(late)).to.deep.equal(['Late']);
  });

  it('follows another provider that it is moved to, and none', async () => {
    const { all, holder } = await page(
      provided(tabs(['Java', 'Go']), `${GROUPS} variant="go"`) +
        provided('<div></div>', `${GROUPS} variant="java"`),
    );
    const [host] = all;
    expect(shown(host)).to.deep.equal(['Go']);
    holder.querySelectorAll('doc-variant-provider')[1]!.append(host!);
    await waitUntil(() => shown(host)[0] === 'Java');
    holder.append(host!);
    await nextFrame();
    expect(shown(host)).to.have.length(1);
    click(host, 'Go');
    expect(shown(host)).to.deep.equal(['Go']);
    host!.remove();
    holder.querySelector('doc-variant-provider')!.append(host!);
    await nextFrame();
    await waitUntil(() => shown(host)[0] === 'Go');
  });

  it('chooses with others outside of providers, and not with those inside', async () => {
    const { all } = await page(tabs(['A', 'B']) + tabs(['B', 'A']) + provided(tabs(['A', 'B'])));
    click(all[0], 'B');
    expect(all.map(shown)).to.deep.equal([['B'], ['B'], ['A']]);
  });

  it('nests, and each knows its own panes only', async () => {
    const { all } = await page(
      provided(
        `<doc-variant-tabs><section label="Linux">${tabs(['apt', 'dnf'])}</section><section label="macOS"><p>brew</p></section></doc-variant-tabs>`,
      ),
    );
    const [outer, inner] = all;
    expect(labels(outer)).to.deep.equal(['Linux', 'macOS']);
    click(inner, 'dnf');
    expect(shown(inner)).to.deep.equal(['dnf']);
    expect(shown(outer)).to.deep.equal(['Linux']);
    click(outer, 'macOS');
    expect(shown(outer)).to.deep.equal(['macOS']);
    expect(inner!.checkVisibility()).to.equal(false);
  });

  it('stands below each other where it is in more than ten others, which would break a browser down', async () => {
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    const said = await warningsOf(async () => {
      holder.innerHTML = provided(`${'<doc-variant-tabs label="Deep"><div label="On">'.repeat(200)}
        <p>deep</p><div label="Off"></div>`);
      await waitUntil(() => holder.querySelectorAll('doc-variant-tabs:state(drawn)').length === 11);
    }, 1);
    const [inmost] = [...holder.querySelectorAll('p')];
    await soonAndStill(() => inmost!.checkVisibility());
    expect(holder.querySelectorAll('doc-variant-tabs:state(drawn)')).to.have.length(11);
    expect(said.filter((text) => text.includes('more than 10 others'))).to.have.length(1);
  });

  it('has tabs for 250 panes, and shows what is behind them: thousands would hold the page', async () => {
    const many = Array.from({ length: 252 }, (_, at) => `<p label="P${at}">${at}</p>`).join('');
    const said = await warningsOf(async () => {
      const { all } = await page(provided(`<doc-variant-tabs>${many}</doc-variant-tabs>`));
      expect(labels(all[0])).to.have.length(250);
      const panes = [...all[0]!.children].filter((pane) => pane.checkVisibility());
      expect(panes.map(({ textContent }) => textContent)).to.deep.equal(['0', '250', '251']);
    }, 1);
    expect(said.filter((text) => text.includes('behind 250 panes'))).to.have.length(1);
  });

  it('stands in a cell, a list, a block and a shadow root, and holds blocks', async () => {
    const { all, holder, provider } = await page(
      provided(
        `<table><tr><td>${tabs(['A', 'B'])}</td></tr></table><ul><li>${tabs(['A', 'B'])}</li></ul>
         <if-variant variants="byoc">${tabs(['A', 'B'])}</if-variant>
         <doc-variant-tabs><section label="A"><p>a</p><if-variant variants="byoc"><p>b</p></if-variant></section><section label="B"><p>b</p></section></doc-variant-tabs><div id="root"></div>`,
        `${GROUPS} variant="byoc"`,
      ),
    );
    const root = holder.querySelector('#root')!.attachShadow({ mode: 'open' });
    root.innerHTML = tabs(['A', 'B']);
    const inside = root.querySelector('doc-variant-tabs')!;
    await waitUntil(() => isDrawn(inside));
    click(all[0], 'B');
    expect([...all, inside].map(shown)).to.deep.equal([['B'], ['B'], ['B'], ['B'], ['B']]);
    click(inside, 'A');
    expect(all.map(shown)).to.deep.equal([['A'], ['A'], ['A'], ['A']]);
    provider.select('serverless');
    expect(all[2]!.getClientRects().length).to.equal(0);
    expect(all[3]!.querySelector('p')!.checkVisibility()).to.equal(true);
    expect(all[3]!.querySelector('if-variant p')!.checkVisibility()).to.equal(false);
  });

  it('shows text between its panes, and skips scripts and styles', async () => {
    const { all } = await page(
      provided(
        `<doc-variant-tabs>Choose one:<script type="x">no</script><section label="A"><p>1</p></section><style></style><section label="B"><p>2</p></section></doc-variant-tabs>`,
      ),
    );
    expect(labels(all[0])).to.deep.equal(['A', 'B']);
    const range = document.createRange();
    range.selectNode(all[0]!.firstChild!);
    expect(range.getBoundingClientRect().height).to.be.above(0);
  });

  it('does not choose what the page prevents, nor a tab that is disabled', async () => {
    const { all, provider } = await page(
      provided(
        `<doc-variant-tabs><section label="Pick" disabled></section><section label="A"><p>1</p></section><section label="B"><p>2</p></section></doc-variant-tabs>`,
      ),
    );
    expect(shown(all[0])).to.deep.equal(['A']);
    click(all[0], 'Pick');
    expect(shown(all[0])).to.deep.equal(['A']);
    provider.addEventListener('before-variant-change', (event) => event.preventDefault(), {
      once: true,
    });
    click(all[0], 'B');
    expect(shown(all[0])).to.deep.equal(['A']);
    click(all[0], 'B');
    expect(shown(all[0])).to.deep.equal(['B']);
  });

  it('tells the page of a pane that is shown by an event, once, and of none at the start', async () => {
    const told: string[] = [];
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    holder.addEventListener('tab-change', ({ label, variant, pane }) =>
      told.push(`${label} ${variant} ${pane.textContent}`),
    );
    holder.innerHTML = provided(tabs(['A', 'B']) + tabs(['B', 'C']));
    const all = [...holder.querySelectorAll('doc-variant-tabs')];
    await waitUntil(() => all.every(isDrawn));
    expect(told).to.deep.equal([]);
    click(all[0], 'B');
    await nextFrame();
    expect(told).to.deep.equal(['B b The pane of B']);
  });

  it('choose together by labels that are no variants any more', async () => {
    const { all, provider } = await page(
      provided(tabs(['java', 'go']) + tabs(['java', 'go', 'cpp'])),
    );
    click(all[0], 'go');
    provider.groups = 'deployment: serverless byoc';
    await waitUntil(() => shown(all[1]).join() === 'go');
    click(all[1], 'java');
    expect(shown(all[0])).to.deep.equal(['java']);
  });

  it('are variants of a provider around theirs that it declares later', async () => {
    const { all, provider } = await page(
      provided(provided(tabs(['npm', 'yarn']), 'groups="os: linux mac"')),
    );
    provider.groups = 'package: npm yarn';
    await waitUntil(() => labels(all[0]).length === 2);
    click(all[0], 'yarn');
    expect(provider.variant).to.equal('yarn');
    expect(shown(all[0])).to.deep.equal(['yarn']);
  });

  it('show what is chosen last, also where it was chosen before', async () => {
    const { all, provider } = await page(provided(tabs(['byoc', 'go'])));
    provider.select('byoc');
    provider.select('go');
    expect(shown(all[0])).to.deep.equal(['go']);
    provider.select('byoc');
    expect(shown(all[0])).to.deep.equal(['byoc']);
  });
});

describe('tabs that lack what the reader has chosen', () => {
  // How long the parts take to load is tested elsewhere.
  before(() => Promise.all([loadBundledPart('reader'), loadBundledPart('fallback')]));

  const ORDER = 'groups="version: 2.1 < 2.3 < 3.0 < 4.0"';
  const noteIn = (root: ParentNode | null | undefined): Element | null =>
    root?.querySelector('doc-variant-fallback-note:not([hidden])') ?? null;
  const noteOf = (host: Element | undefined): string =>
    noteIn(host!.shadowRoot)?.shadowRoot?.textContent.replace(/\s+/g, ' ').trim() ?? '';
  const toggle = (host: Element | undefined): void =>
    noteIn(host!.shadowRoot)!.shadowRoot!.querySelector('button')!.click();
  const forGo = '<p data-variants="go">Go</p>';

  it('show what stands in, say so, and let the reader go back', async () => {
    const { all, provider } = await page(
      provided(`${forGo}${tabs(['C++', 'Java'])}`, `${GROUPS} fallback="go: java" variant="go"`),
    );
    const [host] = all;
    const stored = JSON.stringify([localStorage, sessionStorage]);
    await waitUntil(() => noteOf(host));
    expect(shown(host)).to.deep.equal(['Java']);
    expect(noteOf(host)).to.equal('Nothing here is for Go: showing Java instead. Hide Java');
    expect(provider.variant).to.equal('go');
    expect(noteIn(provider), 'a note of the page').to.equal(null);
    toggle(host);
    expect(shown(host)).to.deep.equal([]);
    expect(noteOf(host)).to.equal('Nothing here is for Go. Show Java');
    expect(buttons(host).map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1]);
    toggle(host);
    expect(shown(host)).to.deep.equal(['Java']);
    toggle(host);
    click(host, 'Java');
    expect(shown(host)).to.deep.equal(['Java']);
    expect([provider.variant, noteOf(host)]).to.deep.equal(['java', '']);
    provider.select('go');
    expect([shown(host)[0], provider.variant]).to.deep.equal(['Java', 'go']);
    expect(noteOf(host)).to.contain('showing Java instead');
    provider.select('cpp');
    expect([shown(host)[0], noteOf(host)]).to.deep.equal(['C++', '']);
    expect(JSON.stringify([localStorage, sessionStorage])).to.equal(stored);
  });

  const cases: [title: string, markup: string, settings: string, shown: string, note: string][] = [
    [
      'the nearest in order',
      tabs(['4.0', '2.1']),
      `${ORDER} fallback="version: nearest" variant="3.0"`,
      '2.1',
      '3.0: showing 2.1',
    ],
    [
      'their first where nothing stands in',
      tabs(['C++', 'Java']),
      `${GROUPS} fallback="java: go" variant="go"`,
      'C++',
      'Go: showing C++',
    ],
    [
      'what the provider around theirs says',
      `<doc-variant-provider ${ALONE} sync-key="inner-tabs">${tabs(['C++', 'Java'])}</doc-variant-provider>`,
      `${GROUPS} fallback="go: java" variant="go"`,
      'Java',
      'Go: showing Java',
    ],
    [
      'blocks that stand in',
      '<doc-variant-tabs><if-variant variants="cpp"><p>C</p></if-variant><if-variant variants="java"><p>J</p></if-variant></doc-variant-tabs>',
      `${GROUPS} fallback="go: java" variant="go"`,
      'Java',
      'Go: showing Java',
    ],
    [
      'no note where the reader has a pane',
      tabs(['C++', 'Go']),
      `${GROUPS} fallback="go: java" variant="go"`,
      'Go',
      '',
    ],
    [
      'no note where no author says what stands in',
      tabs(['C++', 'Java']),
      `${GROUPS} variant="go"`,
      'C++',
      '',
    ],
    [
      'no note of other groups',
      tabs(['npm', 'Yarn']),
      `${GROUPS} fallback="go: java" variant="go"`,
      'npm',
      '',
    ],
  ];
  for (const [title, markup, settings, pane, note] of cases) {
    it(`show ${title}`, async () => {
      const page3 = '<p data-variants="3.0">Three</p>';
      const { all } = await page(provided(`${forGo}${page3}${markup}`, settings));
      if (note) await waitUntil(() => noteOf(all[0]));
      await waitUntil(() => shown(all[0])[0] === pane);
      expect(noteOf(all[0])).to.contain(note && `Nothing here is for ${note} instead.`);
    });
  }

  it('leave it to the page where that has nothing at all: panes count as passages', async () => {
    const { all, provider } = await page(
      provided(
        `<doc-variant-picker group="language"></doc-variant-picker>${tabs(['C++', 'Java'])}${tabs(['Java', 'C++'])}`,
        `${GROUPS} fallback="go: java" variant="go"`,
      ),
    );
    await waitUntil(() => noteIn(provider));
    expect(all.flatMap(shown)).to.deep.equal(['Java', 'Java']);
    expect(all.map(noteOf)).to.deep.equal(['', '']);
    const picker = provider.querySelector('doc-variant-picker')!.shadowRoot!;
    expect(picker.textContent).to.contain('Go (not here)').and.not.contain('Java (not here)');
    // A pane that comes later is something.
    all[0]!.insertAdjacentHTML('beforeend', '<section label="Go"><p>Go</p></section>');
    await waitUntil(() => shown(all[0])[0] === 'Go');
    await waitUntil(() => noteOf(all[1]));
    expect(noteIn(provider)).to.equal(null);
    expect(shown(all[1])).to.deep.equal(['Java']);
  });

  it('are told of together with the switch', async () => {
    const { all, holder, provider } = await page(
      provided(
        `<doc-variant-picker group="language"></doc-variant-picker>${forGo}${tabs(['C++', 'Java'])}${tabs(['C++'])}`,
        `${GROUPS} fallback="go: java" variant="cpp"`,
      ),
    );
    expect(all).to.have.lengthOf(2);
    const picker = holder.querySelector('doc-variant-picker')!.shadowRoot!;
    picker.querySelector<HTMLElement>('[value=go]')!.click();
    expect(provider.variant).to.equal('go');
    const said = (): string => document.querySelector('body ~ [role=status]')?.textContent ?? '';
    await waitUntil(() => said().includes('showing C++'));
    expect(said()).to.contain('showing Java instead');
  });
});

describe('the keyboard', () => {
  it('moves by arrows, Home and End, around the ends, and past what is disabled', async () => {
    const { all } = await page(
      provided(
        `<doc-variant-tabs>${['A', 'B', 'C'].map((label) => `<section label="${label}">${label}</section>`).join('')}<section label="D" disabled></section></doc-variant-tabs>`,
      ),
    );
    const [host] = all;
    buttons(host)[0]!.focus();
    const after: (string | undefined)[] = [];
    for (const press of [
      'ArrowRight',
      'ArrowRight',
      'ArrowRight',
      'ArrowLeft',
      'Home',
      'End',
      'ArrowDown',
    ]) {
      await sendKeys({ press });
      after.push(shown(host)[0]);
      expect(host!.shadowRoot!.activeElement?.textContent.trim()).to.equal(after.at(-1));
    }
    expect(after).to.deep.equal(['B', 'C', 'A', 'C', 'A', 'C', 'C']);
  });

  it('moves the other way where text runs from right to left', async () => {
    const { all } = await page(`<div dir="rtl">${provided(tabs(['A', 'B', 'C']))}</div>`);
    buttons(all[0])[0]!.focus();
    await sendKeys({ press: 'ArrowLeft' });
    expect(shown(all[0])).to.deep.equal(['B']);
    await sendKeys({ press: 'ArrowRight' });
    expect(shown(all[0])).to.deep.equal(['A']);
  });

  it('reaches one tab, and a pane only where nothing in it can be reached', async () => {
    const { all } = await page(
      provided(
        `<doc-variant-tabs><section label="A"><p>text</p></section><section label="B"><a href="#x">link</a></section></doc-variant-tabs>`,
      ),
    );
    const [host] = all;
    const [a, b] = host!.children;
    expect(buttons(host).map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1]);
    expect(panelOf(a!).tabIndex).to.equal(0);
    click(host, 'B');
    expect(buttons(host).map(({ tabIndex }) => tabIndex)).to.deep.equal([-1, 0]);
    expect(panelOf(b!).hasAttribute('tabindex')).to.equal(false);
    // A panel that waits to be found is not drawn, but a tab stop in it would be reached.
    expect(panelOf(a!).hasAttribute('tabindex')).to.equal(false);
    b!.querySelector('a')!.remove();
    await nextFrame();
    expect(panelOf(b!).tabIndex).to.equal(0);
  });

  it('goes on at the tab where a picker hides the pane that it is in', async () => {
    const { all, provider } = await page(
      provided(
        `<doc-variant-tabs><section label="Java"><a href="#x">link</a></section><section label="Go"><p>2</p></section></doc-variant-tabs>`,
        `${GROUPS} variant="java"`,
      ),
    );
    const [host] = all;
    host!.querySelector('a')!.focus();
    provider.select('go', 'picker');
    expect(host!.shadowRoot!.activeElement?.textContent.trim()).to.equal('Go');
  });
});

describe('a page of tabs', () => {
  it('has roles and names, and every id that they refer to', async () => {
    const { all } = await page(provided(tabs(['A', 'B'], 'label="Kinds"')));
    const root = all[0]!.shadowRoot!;
    const list = root.querySelector('[role="tablist"]')!;
    expect(list.getAttribute('aria-label')).to.equal('Kinds');
    expect([...list.children].map((tab) => tab.getAttribute('role'))).to.deep.equal(['tab', 'tab']);
    for (const tab of list.children) {
      const panel = root.getElementById(tab.getAttribute('aria-controls')!)!;
      expect(panel.getAttribute('role')).to.equal('tabpanel');
      expect(panel.getAttribute('aria-labelledby')).to.equal(tab.id);
    }
  });

  it('shows exactly one pane in each of 20 groups of 6 tabs, whatever label is chosen', async () => {
    const pool = Array.from({ length: 24 }, (_, at) => `Kind ${at} ${'é自🐍'.charAt(at % 3)}`);
    let seed = 7;
    const random = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
    const sets = Array.from({ length: 20 }, () => {
      const left = [...pool];
      return Array.from({ length: 6 }, () => left.splice(random(left.length), 1)[0]!);
    });
    const { all, provider } = await page(provided(sets.map((set) => tabs(set)).join('')));
    let checks = 0;
    for (const label of pool) {
      const at = sets.findIndex((set) => set.includes(label));
      if (at < 0) continue;
      click(all[at], label);
      for (const [which, host] of all.entries()) {
        const wanted = sets[which]!.includes(label) ? label : sets[which]![0];
        expect(shown(host)).to.deep.equal([wanted]);
        checks += 1;
      }
      expect(provider.variant).to.equal(tabNameOf(label));
    }
    expect(checks).to.be.above(300);
  });

  it('remembers what was chosen, for this page and others, as any choice', async () => {
    const attributes = `sync-key="tabs-kept" url-param=""`;
    const first = await page(
      `<doc-variant-provider ${attributes}>${tabs(['A', 'Two words'])}</doc-variant-provider>`,
    );
    click(first.all[0], 'Two words');
    expect(localStorage.getItem('doc-variants:tabs-kept')).to.equal('two_words');
    first.holder.remove();
    const next = await page(
      `<doc-variant-provider ${attributes}>${tabs(['B', 'Two words'])}</doc-variant-provider>`,
    );
    expect(shown(next.all[0])).to.deep.equal(['Two words']);
    localStorage.removeItem('doc-variants:tabs-kept');
  });

  it('lets blocks outside follow a tab by its name', async () => {
    const { all, holder } = await page(
      provided(
        `${tabs(['npm', 'Yarn'])}<p id="npm" data-variants="npm">n</p><p id="yarn" data-variants="yarn">y</p>`,
      ),
    );
    click(all[0], 'Yarn');
    expect(holder.querySelector('#npm')!.checkVisibility()).to.equal(false);
    expect(holder.querySelector('#yarn')!.checkVisibility()).to.equal(true);
  });

  it('leaves pickers alone that say no group', async () => {
    const { holder } = await page(
      provided(
        `<doc-variant-picker></doc-variant-picker>${tabs(['npm', 'Yarn'])}`,
        'groups="language: java go"',
      ),
    );
    const picker = holder.querySelector('doc-variant-picker')!;
    expect(picker.shadowRoot!.textContent).to.contain('java').and.not.to.contain('npm');
  });
});

describe('a link into tabs', () => {
  const LONG = '<p style="block-size: 600px">long</p>';
  const panes = `<doc-variant-tabs><section label="Java">${LONG}<p id="j">j</p><p id="both">1</p></section><section label="C++">${LONG}<p id="c">c</p></section><section label="Go">${LONG}<p id="g">g</p><p id="both">2</p></section></doc-variant-tabs>`;
  const go = (holder: HTMLElement, id: string): void => {
    const link = document.createElement('a');
    link.href = `#${id}`;
    holder.prepend(link);
    link.click();
    link.remove();
  };

  it('chooses the pane where its variant is another, and scrolls there', async () => {
    await loadBundledPart('reader');
    const { holder, all, provider } = await page(
      provided(panes + LONG + LONG, `${GROUPS} variant="java"`),
    );
    await aTimeout(100);
    go(holder, 'c');
    await soon(() => expect(shown(all[0])).to.deep.equal(['C++']));
    expect(provider.variant).to.equal('cpp');
    await soon(() =>
      expect(Math.abs(holder.querySelector('#c')!.getBoundingClientRect().top)).to.be.below(3),
    );
    go(holder, 'both');
    await soonAndStill(() => expect(shown(all[0])).to.have.length(1));
    history.replaceState(null, '', location.pathname + location.search);
  });

  const inner = `<doc-variant-tabs><section label="C"><p>c</p></section><section label="D"><p id="deep">d</p></section></doc-variant-tabs>`;
  for (const [where, html] of [
    [
      'tabs in a hidden pane',
      `<doc-variant-tabs><section label="A"><p>a</p></section><section label="B">${inner}</section></doc-variant-tabs>`,
    ],
    ['a closed details', `<details><summary>More</summary>${inner}</details>`],
  ] as const)
    for (const who of ['a link', 'a script']) {
      it(`shows all that is around, and ${who} scrolls there, in ${where}`, async () => {
        await loadBundledPart('reader');
        const { holder } = await page(provided(LONG + LONG + html + LONG + LONG));
        const deep = holder.querySelector('#deep')!;
        const panel = panelOf(deep.parentElement!);
        await waitUntil(() => panel.getAttribute('hidden') === 'until-found');
        if (who === 'a link') go(holder, 'deep');
        else location.hash = 'deep';
        await soon(() => expect(Math.abs(deep.getBoundingClientRect().top)).to.be.below(50));
        expect(deep.checkVisibility()).to.equal(true);
        history.replaceState(null, '', location.pathname + location.search);
      });
    }

  it('stays in a pane that is shown though its variant is not the one that is chosen', async () => {
    const { holder, all, provider } = await page(
      provided(
        `<doc-variant-tabs><section label="Java"><p id="jj">j</p></section><section label="C++"><p>c</p></section></doc-variant-tabs>`,
        `${GROUPS} variant="go"`,
      ),
    );
    await aTimeout(100);
    go(holder, 'jj');
    await soonAndStill(() => expect(shown(all[0])).to.deep.equal(['Java']));
    expect(provider.variant).to.equal('go');
    history.replaceState(null, '', location.pathname + location.search);
  });

  it('chooses the pane that is not a variant of the page, too, as reveal() does', async () => {
    const { all, provider, holder } = await page(
      provided(
        `<doc-variant-tabs sync="off"><section label="A"><p>1</p></section><section label="B"><p id="bb">2</p></section></doc-variant-tabs>${tabs(['One', 'Two'])}`,
      ),
    );
    expect(await provider.reveal(holder.querySelector('#bb')!)).to.equal(true);
    expect(shown(all[0])).to.deep.equal(['B']);
    expect(await provider.reveal(all[1]!.children[1]!.firstElementChild!)).to.equal(true);
    expect(shown(all[1])).to.deep.equal(['Two']);
  });

  for (const pane of [
    '<section><h3 id="label">C++</h3><p>c</p></section>',
    '<if-variant variants="cpp"><h3 id="label">For C++</h3><p>c</p></if-variant>',
  ]) {
    it(`chooses by a heading that labels the pane: ${pane}`, async () => {
      const { provider, holder } = await page(
        provided(
          `<doc-variant-tabs><section label="Java"><p>j</p></section>${pane}</doc-variant-tabs>`,
          `${GROUPS} variant="java"`,
        ),
      );
      await aTimeout(100);
      expect(await provider.reveal(holder.querySelector('#label')!)).to.equal(true);
      expect(provider.variant.split(' ')).to.include('cpp');
    });
  }
  for (const pane of [
    '<section label="Helm" data-variants="byoc"><p id="helm">h</p></section>',
    '<section label="Helm" data-variants="!serverless"><p id="helm">h</p></section>',
    '<if-variant variants="byoc"><section label="Helm"><p id="helm">h</p></section></if-variant>',
  ])
    for (const sync of ['', 'sync="off"']) {
      it(`chooses for whom the pane is, too: ${pane} ${sync}`, async () => {
        const { all, provider, holder } = await page(
          provided(
            `<doc-variant-tabs ${sync}><section label="A"><p>a</p></section>${pane}</doc-variant-tabs>`,
            `${GROUPS} variant="serverless"`,
          ),
        );
        expect(labels(all[0])).to.deep.equal(['A']);
        expect(await provider.reveal(holder.querySelector('#helm')!)).to.equal(true);
        expect(shown(all[0])).to.deep.equal(['Helm']);
        expect(provider.variant.split(' ')).to.include('byoc');
      });
    }

  for (const sync of ['', 'sync="off"']) {
    it(`chooses nothing for a pane that is disabled ${sync}`, async () => {
      const { all, provider, holder } = await page(
        provided(
          `<doc-variant-tabs ${sync}><section label="serverless"><p>a</p></section><section label="byoc" disabled><p id="no">b</p></section></doc-variant-tabs>`,
          `${GROUPS} variant="serverless"`,
        ),
      );
      expect(panelOf(all[0]!.children[1]!).getAttribute('hidden')).to.equal('');
      expect(await provider.reveal(holder.querySelector('#no')!)).to.equal(false);
      expect(shown(all[0])).to.deep.equal(['serverless']);
      expect(provider.variant).to.equal('serverless');
    });
  }

  for (const [around, after] of [
    ['<div popover>', '</div>'],
    ['<dialog>', '</dialog>'],
  ] as const) {
    it(`opens what the tabs stand in: ${around}`, async () => {
      const { all, holder } = await page(
        provided(
          `${around}<doc-variant-tabs><section label="serverless"><p>a</p></section><section label="byoc"><p id="in">b</p></section></doc-variant-tabs>${after}`,
          `${GROUPS} variant="serverless"`,
        ),
      );
      await aTimeout(100);
      go(holder, 'in');
      await soon(() => expect(shown(all[0])).to.deep.equal(['byoc']));
      history.replaceState(null, '', location.pathname + location.search);
    });
  }

  it("is what the browser's find in page does, without a choice", async () => {
    const { all, provider } = await page(provided(tabs(['A', 'B'])));
    const panel = panelOf(all[0]!.children[1]!);
    expect(panel.getAttribute('hidden')).to.equal('until-found');
    panel.dispatchEvent(new Event('beforematch', { bubbles: true }));
    expect(shown(all[0])).to.deep.equal(['B']);
    expect(provider.variant).to.equal('');
  });

  it('shows a field that keeps a form from being sent', async () => {
    const { all, holder } = await page(
      `<form>${provided(`<doc-variant-tabs><section label="A"><p>1</p></section><section label="B"><input required></section></doc-variant-tabs>`)}</form>`,
    );
    holder.querySelector('form')!.requestSubmit();
    expect(shown(all[0])).to.deep.equal(['B']);
  });
});
