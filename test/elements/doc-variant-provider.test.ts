import { aTimeout, expect, fixture, html, nextFrame, oneEvent, waitUntil } from '@open-wc/testing';
import { ContextEvent, createContext } from '@lit/context';
import { sendKeys } from '@web/test-runner-commands';
import fc from 'fast-check';
import { variantContext, type VariantContext } from '../../src/context/context.ts';
import type { VariantChangeEvent } from '../../src/context/events.ts';
import { DocVariantProvider } from '../../src/elements/doc-variant-provider.ts';
import { IfVariant } from '../../src/elements/if-variant.ts';
import { warningsOf } from '../warnings.ts';
import { defineElements } from '../elements.ts';
import { soon } from '../soon.ts';

defineElements({
  'doc-variant-provider': DocVariantProvider,
  'if-variant': IfVariant,
});

const TWO = 'deployment: serverless byoc; language: java cpp go';

/** Tells whether a reader sees an element; an element without a box is as visible as its text. */
function isPainted(element: Element): boolean {
  const probe = document.createElement('i');
  const { display } = getComputedStyle(element);
  // WebKit draws the options of a list itself, without a box for each.
  if (element.localName === 'option') return display !== 'none';
  if (display !== 'contents') return element.checkVisibility();
  element.append(probe);
  const painted = probe.checkVisibility();
  probe.remove();
  return painted;
}

/** Reads the ids of the marked elements that a reader sees. */
const seen = (root: ParentNode): string =>
  [...root.querySelectorAll('[id]')]
    .filter(isPainted)
    .map(({ id }) => id)
    .join(' ');

/** Makes a provider from markup, without the page around it. */
async function provider(markup: string): Promise<DocVariantProvider> {
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  holder.innerHTML = markup;
  return holder.querySelector('doc-variant-provider')!;
}

const page = (attributes: string): string => `
  <doc-variant-provider sync-key="none" ${attributes}>
    <if-variant id="s" variants="serverless">S</if-variant>
    <if-variant id="b" variants="byoc">B</if-variant>
    <if-variant id="sb" variants="serverless byoc">SB</if-variant>
    <if-variant id="bj" variants="byoc java">BJ</if-variant>
    <if-variant id="nb" variants="!byoc">not B</if-variant>
    <p id="go" data-variants="go">Go</p>
    <if-variant id="outer" variants="byoc"><if-variant id="inner" variants="java">BJ</if-variant></if-variant>
    <if-variant id="none">None</if-variant>
    <if-variant id="empty" variants=" ">Empty</if-variant>
    <if-variant id="odd" variants="windows">Odd</if-variant>
  </doc-variant-provider>`;

describe('<doc-variant-provider>', () => {
  it('warns once of every mistake, with the element, the value and the fix, and shows the content', async () => {
    const said = await warningsOf(async () => {
      const element = await provider(
        `<doc-variant-provider sync-key="none" groups="deployment: serverless byoc; oops" variant="sreverless">
          <if-variant id="a" variants="serverles">a</if-variant><if-variant variants="serverles">a</if-variant>
          <p id="b" data-variants="serverless, kotlin">b</p><if-variant id="c" variants="&#9;">c</if-variant>
        </doc-variant-provider><if-variant id="d" variants="byoc">d</if-variant>`,
      );
      expect(seen(element.parentElement!)).to.equal('a b c d');
      expect(element.select('bioc')).to.equal(false);
      // Pages without types give what they have.
      const select = element.select.bind(element) as (name: unknown) => boolean;
      for (const value of [undefined, null, 7, {}, Symbol('x')])
        expect(select(value)).to.equal(false);
      element.groups = 'deployment: serverless byoc; oops';
    });
    const expected = [
      ['<doc-variant-provider>', '"oops"', 'name: variant variant'],
      ['<doc-variant-provider>', 'select("bioc")', 'did you mean "byoc"'],
      ...['undefined', 'null', '7', '[object Object]', 'Symbol(x)'].map((value) => [
        '<doc-variant-provider>',
        `select("${value}")`,
        'use one of serverless, byoc',
      ]),
      ['<if-variant>', 'variants="serverles"', 'did you mean "serverless"'],
      ['<p>', '"serverless,"', 'space'],
      ['<p>', '"kotlin"', 'use one of serverless, byoc'],
      ['<if-variant>', 'variants="\t"', 'names no variant'],
      ['<doc-variant-provider>', 'variant', 'did you mean "serverless"'],
      ['<if-variant>', 'no <doc-variant-provider>', 'put a provider'],
    ];
    for (const parts of expected) {
      const found = said.filter((text) => parts.every((part) => text.includes(part)));
      expect(found, `${parts.join(' … ')} in:\n${said.join('\n')}`).to.have.length(1);
    }
    expect(said).to.have.length(expected.length);
  });

  const declared: [variant: string, shown: string][] = [
    ['', 's b sb bj nb go outer inner none empty odd'],
    ['byoc java', 'b sb bj outer inner none empty odd'],
    ['serverless java', 's sb nb none empty odd'],
    ['byoc go', 'b sb go outer none empty odd'],
    ['go', 's b sb nb go outer none empty odd'],
  ];
  for (const [variant, shown] of declared) {
    it(`shows a reader of "${variant}" what is theirs`, async () => {
      const element = await provider(page(`groups="${TWO}" variant="${variant}"`));
      expect(seen(element)).to.equal(shown);
      for (const block of element.querySelectorAll('if-variant')) {
        const painted = isPainted(block);
        if (!block.parentElement?.closest('if-variant')) expect(block.shown).to.equal(painted);
      }
    });
  }

  const flat: [variant: string, shown: string][] = [
    ['', 's b sb bj nb go outer inner none empty odd'],
    ['byoc', 'b sb bj outer none empty'],
    ['java', 'bj nb none empty'],
    ['unused', 'nb none empty'],
  ];
  for (const [variant, shown] of flat) {
    it(`takes the names in use for one group, and shows a reader of "${variant}" theirs`, async () => {
      const element = await provider(page(`variant="${variant}"`));
      expect(seen(element)).to.equal(shown);
    });
  }

  it('learns of names that come later, in blocks and in table rows', async () => {
    const element = await provider(
      '<doc-variant-provider sync-key="none" variant="byoc"></doc-variant-provider>',
    );
    element.innerHTML =
      '<table><tr id="r" data-variants="late"><td>x</table><if-variant id="i" variants="later">y</if-variant><p id="p">z';
    await nextFrame();
    expect(seen(element)).to.equal('p');
    element.querySelector('#r')!.setAttribute('data-variants', 'byoc');
    element.querySelector('#i')!.setAttribute('variants', '!latest');
    await nextFrame();
    expect(seen(element)).to.equal('r i p');
    expect(element.select('latest')).to.equal(true);
    expect(seen(element)).to.equal('p');
  });

  it('takes the names in use again when its groups are taken away', async () => {
    const element = await provider(page(`groups="${TWO}" variant="byoc java"`));
    element.removeAttribute('groups');
    element.variant = 'windows';
    expect(seen(element)).to.equal('nb none empty odd');
    element.insertAdjacentHTML('beforeend', '<p id="late" data-variants="late">late</p>');
    await nextFrame();
    expect(seen(element)).to.equal('nb none empty odd');
  });

  it('selects a variant by its number', async () => {
    const element = await provider(
      '<doc-variant-provider sync-key="none" groups="v: 1 2"></doc-variant-provider>',
    );
    expect((element.select as (name: unknown) => boolean).call(element, 2)).to.equal(true);
    expect(element.variant).to.equal('2');
  });

  it('switches by one select, and displaces inside the group only', async () => {
    const element = await provider(page(`groups="${TWO}" variant="serverless java"`));
    expect(element.variant).to.equal('serverless java');
    expect(element.select('byoc')).to.equal(true);
    expect(element.variant).to.equal('byoc java');
    expect(seen(element)).to.equal('b sb bj outer inner none empty odd');
    expect(element.matches(':state(byoc)')).to.equal(true);
    expect(element.matches(':state(serverless)')).to.equal(false);
    expect(element.getAttribute('variant')).to.equal('serverless java');
  });

  it('changes no attribute and no node of its content when it switches', async () => {
    const element = await provider(page(`groups="${TWO}" variant="serverless java"`));
    const observer = new MutationObserver(() => undefined);
    observer.observe(element, {
      attributes: true,
      childList: true,
      characterData: true,
      subtree: true,
    });
    for (const name of ['byoc', 'go', 'serverless']) element.select(name);
    expect(observer.takeRecords()).to.deep.equal([]);
  });

  it('hides against host styles, also in tables, lists and selects, and in late content', async () => {
    const style = document.createElement('style');
    style.textContent =
      '* { display: block !important } if-variant, tr { display: table-row !important; visibility: visible !important }';
    document.head.append(style);
    try {
      const element = await provider(page(`groups="${TWO}" variant="byoc java"`));
      element.insertAdjacentHTML(
        'beforeend',
        `<table><tr id="t1" data-variants="serverless"><td>1</td></tr><tr id="t2" data-variants="byoc"><td id="t3" data-variants="go">2</td></tr></table>
         <ul><li id="l1" data-variants="serverless">1</li><li id="l2" data-variants="byoc">2</li></ul>
         <select size="3"><option id="o1" data-variants="go">1</option><option id="o2">2</option></select>`,
      );
      expect(seen(element)).to.equal('b sb bj outer inner none empty odd t2 l2 o2');
    } finally {
      style.remove();
    }
  });

  it('obeys data-variants on <if-variant>, where a CMS strips other attributes', async () => {
    const element = await provider(
      `<doc-variant-provider sync-key="none" groups="${TWO}" variant="byoc java">
        <if-variant id="x" data-variants="serverless">x</if-variant>
        <if-variant id="y" data-variants="byoc" variants="go">y</if-variant>
        <if-variant id="z" data-variants="byoc" variants="java">z</if-variant></doc-variant-provider>`,
    );
    expect(seen(element)).to.equal('z');
    expect([...element.querySelectorAll('if-variant')].map(({ shown }) => shown)).to.deep.equal([
      false,
      false,
      true,
    ]);
  });

  it('keeps nested providers apart, and hands on what they do not declare', async () => {
    const element = await provider(
      `<doc-variant-provider sync-key="none" groups="${TWO}" variant="byoc java">
        <if-variant id="a" variants="byoc java">a</if-variant>
        <doc-variant-provider id="p" sync-key="none" groups="language: java go" variant="go">
          <if-variant id="b" variants="byoc go">b</if-variant><if-variant id="c" variants="java">c</if-variant>
          <if-variant id="d" variants="serverless">d</if-variant><if-variant id="e" variants="cpp">e</if-variant>
        </doc-variant-provider>
        <doc-variant-provider id="q" data-variants="serverless" sync-key="none"><i id="f">f</i></doc-variant-provider>
        <doc-variant-provider id="r" data-variants="java" sync-key="none" groups="language: java go" variant="go"><i id="g">g</i></doc-variant-provider>
      </doc-variant-provider>`,
    );
    const inner = element.querySelector<DocVariantProvider>('#p')!;
    expect(seen(element)).to.equal('a p b e r g');
    expect(inner.variant).to.equal('go byoc');
    expect(inner.select('serverless')).to.equal(true);
    expect(element.variant).to.equal('serverless java');
    expect(seen(element)).to.equal('p d e q f r g');
    expect(inner.select('java')).to.equal(true);
    expect(element.variant).to.equal('serverless java');
    expect(seen(element)).to.equal('p c d e q f r g');
  });

  it('shares the selection with providers of the same sync-key only', async () => {
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    holder.innerHTML = `
      <doc-variant-provider sync-key="one" groups="${TWO}" variant="serverless java"></doc-variant-provider>
      <doc-variant-provider sync-key="one" groups="d: byoc serverless selfmanaged"></doc-variant-provider>
      <doc-variant-provider sync-key="two" groups="${TWO}" variant="serverless java"></doc-variant-provider>
      <doc-variant-provider sync-key="none" groups="${TWO}" variant="serverless java"></doc-variant-provider>`;
    const all = [...holder.querySelectorAll('doc-variant-provider')];
    const variants = (): string[] => all.map(({ variant }) => variant);
    all[0]!.select('byoc');
    expect(variants()).to.deep.equal(['byoc java', 'byoc', 'serverless java', 'serverless java']);
    all[1]!.select('selfmanaged');
    all[0]!.select('go');
    expect(variants().slice(0, 2)).to.deep.equal(['byoc go', 'selfmanaged']);
    all[2]!.syncKey = 'one';
    expect(all[2]!.variant).to.equal('byoc go');
    all[2]!.removeAttribute('sync-key');
    all[3]!.setAttribute('sync-key', 'one');
    expect(all[3]!.variant).to.equal('byoc go');
  });

  it('tells of a choice before and after, once, and takes no for an answer', async () => {
    const element = await provider(page(`groups="${TWO}" variant="serverless java"`));
    const said: string[] = [];
    const hear = ({ type, variant, previous, cause }: VariantChangeEvent): void =>
      void said.push(`${type} ${previous} > ${variant} (${cause})`);
    element.addEventListener('before-variant-change', hear);
    element.addEventListener('variant-change', hear);
    element.select('byoc');
    element.select('byoc');
    expect(said.splice(0)).to.deep.equal([
      'before-variant-change serverless java > byoc java (script)',
      'variant-change serverless java > byoc java (script)',
    ]);
    element.addEventListener('before-variant-change', (event) => event.preventDefault());
    expect(element.select('go', 'picker')).to.equal(false);
    expect(element.variant).to.equal('byoc java');
    expect(said).to.deep.equal(['before-variant-change byoc java > byoc go (picker)']);
  });

  it('tells everyone of a change before one that a listener makes of it', async () => {
    const holder = await fixture<HTMLElement>(html`
      <div>
        <doc-variant-provider groups=${TWO} variant="serverless"></doc-variant-provider>
        <doc-variant-provider groups=${TWO} variant="serverless"></doc-variant-provider>
      </div>
    `);
    const [first, second] = holder.querySelectorAll('doc-variant-provider');
    const said: string[] = [];
    first!.addEventListener('variant-change', ({ variant }) => {
      if (variant === 'byoc') expect(first!.select('go')).to.equal(true);
    });
    for (const one of [first!, second!, holder])
      one.addEventListener('variant-change', ({ previous, variant }) => {
        said.push(`${previous} > ${variant}`);
      });
    first!.select('byoc');
    // Each by its own listener, and by that of what is around both.
    expect(said).to.deep.equal([
      ...Array<string>(4).fill('serverless > byoc'),
      ...Array<string>(4).fill('byoc > byoc go'),
    ]);
    expect(second!.variant).to.equal('byoc go');
  });

  it('keeps what a listener chooses before a change, and tells of both', async () => {
    const element = await provider(page(`groups="${TWO}" variant="serverless java"`));
    const said: string[] = [];
    element.addEventListener('before-variant-change', ({ variant }) => {
      if (variant === 'byoc java') element.select('go');
    });
    element.addEventListener('variant-change', ({ variant }) => void said.push(variant));
    element.select('byoc');
    expect(element.variant).to.equal('byoc go');
    expect(said).to.deep.equal(['serverless go', 'byoc go']);
  });

  it('ends where listeners answer each change by another', async () => {
    const element = await provider(page(`groups="${TWO}" variant="serverless java"`));
    let events = 0;
    element.addEventListener('variant-change', ({ variant }) => {
      events++;
      element.select(variant.startsWith('byoc') ? 'serverless' : 'byoc');
    });
    element.select('byoc');
    expect(events).to.be.within(2, 2000);
    const before = events;
    element.select('go');
    expect(events).to.be.above(before);
    expect(element.variant).to.contain('go');
  });

  it('takes its variant from a framework without an event', async () => {
    const element = await provider(page(`groups="${TWO}" variant="serverless"`));
    let events = 0;
    element.addEventListener('variant-change', () => (events += 1));
    element.variant = 'byoc go';
    expect(element.variant).to.equal('byoc go');
    element.variant = 'java';
    expect(element.variant).to.equal('java');
    element.setAttribute('variant', 'cpp');
    expect(element.variant).to.equal('cpp');
    element.removeAttribute('variant');
    expect(element.variant).to.equal('');
    expect(events).to.equal(0);
    const made = document.createElement('doc-variant-provider');
    Object.assign(made, { syncKey: 'none', groups: TWO, variant: 'byoc' });
    document.body.append(made);
    expect(made.variant).to.equal('byoc');
    made.remove();
  });

  it('reaches blocks in shadow roots of other components, and lets go of them', async () => {
    const element = await provider(page(`groups="${TWO}" variant="serverless java"`));
    const host = document.createElement('div');

    const root = host.attachShadow({ mode: 'closed' });
    root.innerHTML =
      '<if-variant id="x" variants="byoc">x</if-variant><p id="y" data-variants="serverless">y</p><div id="d"></div>';
    const deep = root.querySelector('#d')!.attachShadow({ mode: 'open' });
    deep.innerHTML = '<if-variant id="z" variants="byoc">z</if-variant>';
    element.append(host);
    expect(seen(root)).to.equal('y d');
    expect(seen(deep)).to.equal('');
    element.select('byoc');
    expect(seen(root)).to.equal('x d');
    expect(seen(deep)).to.equal('z');
    element.after(host);
    expect(seen(root)).to.equal('x y d');
    expect(root.querySelector('if-variant')!.shown).to.equal(true);
    element.select('serverless');
    expect(seen(deep)).to.equal('z');
  });

  it('lets go of a shadow root that leaves it without a block that could tell', async () => {
    const provider = await fixture<DocVariantProvider>(
      html`<doc-variant-provider sync-key="none" groups="d: a b" variant="a"
        ><section><div id="host"></div></section
      ></doc-variant-provider>`,
    );
    const host = provider.querySelector('#host')!;
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<if-variant variants="b"></if-variant><p data-variants="b">b</p>';
    const isShown = (): boolean => root.querySelector('p')!.checkVisibility();
    root.querySelector('if-variant')!.remove();
    expect(isShown()).to.be.false;
    // A setting that connects it anew changes nothing.
    provider.setAttribute('url-param', '');
    expect(isShown()).to.be.false;
    provider.select('b');
    expect(isShown()).to.be.true;
    provider.select('a');
    provider.after(host.parentElement!);
    await soon(() => expect(isShown()).to.be.true);
    host.parentElement!.remove();
  });

  it('hides in large groups with rules for what is active only, also where providers share them', async () => {
    const names = Array.from({ length: 250 }, (_, at) => `v${at}`);
    const groups = `g: ${names.join(' ')}; h: x y`;
    const blocks = names.map((name) => html`<p data-variants="${name}">${name}</p>`);
    const holder = await fixture(
      html`<div>
        <doc-variant-provider sync-key="none" groups="${groups}" variant="v1 x">
          ${blocks}<b data-variants="!v3 y"></b
        ></doc-variant-provider>
        <doc-variant-provider sync-key="none" groups="${groups}" variant="v2"
          >${blocks}</doc-variant-provider
        >
      </div>`,
    );
    const [one, other] = holder.querySelectorAll<DocVariantProvider>('doc-variant-provider');
    const shown = (provider = one!): string =>
      [...provider.querySelectorAll<HTMLElement>('p,b')]
        .filter((block) => getComputedStyle(block).display !== 'none')
        .map((block) => block.textContent || 'b')
        .join(' ');
    const size = (): number =>
      document.adoptedStyleSheets
        .flatMap(({ cssRules }) => [...cssRules])
        .reduce((sum, { cssText }) => sum + cssText.length, 0);
    expect([shown(one), shown(other)]).to.deep.equal(['v1', 'v2']);
    for (const name of names.slice(0, 20)) one!.select(name);
    one!.select('y');
    expect([shown(one), shown(other)]).to.deep.equal(['v19 b', 'v2']);
    one!.select('v3');
    expect(shown()).to.equal('v3');
    expect(size()).to.be.lessThan(120_000);
    other!.remove();
    one!.select('v4');
    expect(shown()).to.equal('v4 b');
  });

  it('works inside a shadow root of its own', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = page(`groups="${TWO}" variant="byoc go"`);
    expect(seen(root)).to.equal('b sb go outer none empty odd');
  });

  it('answers for its own in a component that stands in a provider with the same groups', async () => {
    const outer = await fixture<DocVariantProvider>(
      html`<doc-variant-provider sync-key="none" groups="g: a b" variant="b"
        ><div></div
      ></doc-variant-provider>`,
    );
    const root = outer.querySelector('div')!.attachShadow({ mode: 'open' });
    root.innerHTML = `<doc-variant-provider sync-key="none" groups="g: a b" variant="a">
      <p id="a" data-variants="a">a</p><p id="b" data-variants="b">b</p>
      <if-variant id="ia" variants="a">a</if-variant><if-variant id="ib" variants="b">b</if-variant>
      </doc-variant-provider>`;
    const inner = root.querySelector('doc-variant-provider')!;
    expect(seen(root)).to.equal('a ia');
    inner.select('b');
    outer.select('a');
    expect(seen(root)).to.equal('b ib');
  });

  it('leaves a component to the provider that it moves into', async () => {
    const outer = await fixture<DocVariantProvider>(
      html`<doc-variant-provider sync-key="none" groups="g: a b" variant="b"
        ><div></div>
        <doc-variant-provider sync-key="none" groups="g: a b" variant="a"></doc-variant-provider
      ></doc-variant-provider>`,
    );
    const host = outer.querySelector('div')!;
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML =
      '<if-variant id="a" variants="a">a</if-variant><p id="b" data-variants="b">b</p>';
    expect(seen(root)).to.equal('b');
    const inner = outer.querySelector('doc-variant-provider')!;
    inner.append(host);
    expect(seen(root)).to.equal('a');
    await aTimeout(0);
    outer.select('a');
    outer.select('b');
    expect(seen(root)).to.equal('a');
    inner.select('b');
    expect(seen(root)).to.equal('b');
  });

  it('leaves no style sheet behind', async () => {
    const before = document.adoptedStyleSheets.length;
    const element = await provider(page(`groups="only: here"`));
    const twin = element.cloneNode(true) as Element;
    element.after(twin);
    // One for each of them, and one for the layout of both.
    expect(document.adoptedStyleSheets.length).to.equal(before + 3);
    twin.remove();
    expect(document.adoptedStyleSheets.length).to.equal(before + 2);
    element.remove();
    expect(document.adoptedStyleSheets.length).to.equal(before);
  });

  it('hides again after a host has replaced the list of adopted sheets', async () => {
    const element = await provider(page(`groups="${TWO}" variant="serverless java"`));
    document.adoptedStyleSheets = [];
    element.select('byoc');
    expect(seen(element)).to.equal('b sb bj outer inner none empty odd');
  });

  it('answers foreign components that speak the context protocol, and keeps them up to date', async () => {
    const element = await provider(page(`groups="${TWO}" variant="serverless java"`));
    const key = createContext<VariantContext>(Symbol.for('doc-variants'));
    expect(key).to.equal(variantContext);
    const heard: string[] = [];
    const asker = element.querySelector('p')!;
    asker.dispatchEvent(
      new ContextEvent(
        key,
        asker,
        ({ selection }) => void heard.push([...selection].join(' ')),
        true,
      ),
    );
    element.select('byoc');
    expect(heard).to.deep.equal(['serverless java', 'byoc java']);
  });

  it('never throws on texts from hell', async () => {
    const element = await provider(page(''));
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('__proto__: constructor', '\uD800', 'a:b;'),
    );
    fc.assert(
      fc.property(text, text, (one, two) => {
        element.groups = one;
        element.variant = two;
        element.select(one);
        element.querySelector('if-variant')!.variants = two;
        expect(element.querySelector('if-variant')!.shown).to.be.a('boolean');
      }),
      { numRuns: 60 },
    );
  });
});

describe('blocks that move', () => {
  /** A model of the page: what the nearest provider says. */
  const expected = (block: Element): boolean => {
    const nearest = block.parentElement?.closest('doc-variant-provider');
    const own = nearest?.getAttribute('variant');
    return !nearest || !own || own === block.getAttribute('variants');
  };
  // WebKitGTK may give a block inside a hidden one the style that it had before it moved.
  const isWebKit = navigator.vendor.startsWith('Apple');
  const check = (root: ParentNode): void => {
    for (const block of root.querySelectorAll<IfVariant>('if-variant')) {
      const around = block.parentElement?.closest('if-variant');
      if (isWebKit && around && !isPainted(around)) {
        expect(isPainted(block)).to.equal(false);
        continue;
      }
      expect(block.shown).to.equal(expected(block));
      expect(getComputedStyle(block).display === 'none').to.equal(!expected(block));
    }
  };

  it('are right wherever random moves take them', async () => {
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    const make = (tag: string, attributes: Record<string, string>): Element => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      holder.append(element);
      return element;
    };
    const providers = ['a', 'b', '', 'a', 'c'].map((variant) =>
      make('doc-variant-provider', { groups: 'g: a b c', 'sync-key': 'none', variant }),
    );
    const blocks = ['a', 'b', 'c', 'a'].map((variants) => make('if-variant', { variants }));
    const all = [...providers, ...blocks, make('div', {})];
    const places = [holder, ...all];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(all.length - 1), fc.nat(places.length - 1), fc.boolean()), {
          minLength: 5,
          maxLength: 25,
        }),
        (moves) => {
          for (const [what, where, keep] of moves) {
            const [element, place] = [all[what]!, places[where]!];
            if (element.contains(place)) continue;
            if (keep && 'moveBefore' in place) place.moveBefore.call(place, element, null);
            else place.append(element);
            check(holder);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('follow wrapping, unwrapping and leaving', async () => {
    const element = await provider(
      '<doc-variant-provider groups="g: a b" sync-key="none" variant="a"><p><if-variant variants="b">b</if-variant></p></doc-variant-provider>',
    );
    const paragraph = element.querySelector('p')!;
    const holder = element.parentElement!;
    check(holder);
    holder.append(paragraph);
    check(holder);
    const wrapper = document.createElement('doc-variant-provider');
    for (const [name, value] of [
      ['groups', 'g: a b'],
      ['sync-key', 'none'],
      ['variant', 'b'],
    ] as const)
      wrapper.setAttribute(name, value);
    paragraph.replaceWith(wrapper);
    wrapper.append(paragraph);
    check(holder);
    element.append(wrapper);
    check(holder);
    wrapper.replaceWith(...wrapper.childNodes);
    check(holder);
    const frame = document.createElement('iframe');
    holder.append(frame);
    frame.contentDocument!.body.append(paragraph);
    expect(paragraph.querySelector('if-variant')!.shown).to.equal(true);
    frame.contentDocument!.body.append(element);
    element.append(paragraph);
    const block = paragraph.querySelector('if-variant')!;
    expect(block.shown).to.equal(false);
    expect(frame.contentWindow!.getComputedStyle(block).display).to.equal('none');
  });

  it('hides on in another document, where its host’s shadow tree holds another provider', async () => {
    const outer = await fixture<DocVariantProvider>(
      html`<doc-variant-provider sync-key="none" groups="d: a b" variant="a"
        ><div></div
      ></doc-variant-provider>`,
    );
    const host = outer.querySelector('div')!;
    host.attachShadow({ mode: 'open' }).innerHTML = `
      <doc-variant-provider sync-key="none" groups="l: x y" variant="x"><p id="of-y" data-variants="y"></p>
        <doc-variant-provider sync-key="none" groups="m: p q" variant="p"><p id="of-q" data-variants="q"></p>
          <p id="for-x" data-variants="x"></p><p id="for-b" data-variants="b"></p></doc-variant-provider>
      </doc-variant-provider>`;
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="a page"></iframe>`);
    const shown = (): string =>
      [...host.shadowRoot!.querySelectorAll('p')]
        .filter((one) => one.ownerDocument.defaultView!.getComputedStyle(one).display !== 'none')
        .map(({ id }) => id)
        .join();
    expect(shown()).to.equal('for-x');
    frame.contentDocument!.body.append(host);
    expect(shown()).to.equal('for-x,for-b');
    outer.append(host);
    expect(shown()).to.equal('for-x');
  });
});

describe('definitions in any order', () => {
  const files = {
    'if-variant': ['if-variant', 'IfVariant'],
    'doc-variant-provider': ['doc-variant-provider', 'DocVariantProvider'],
    'doc-variant-picker': ['doc-variant-picker', 'DocVariantPicker'],
  } as const;
  const tags = Object.keys(files) as (keyof typeof files)[];
  const orders = tags.flatMap((one) =>
    tags
      .filter((two) => two !== one)
      .map((two) => [one, two, tags.find((tag) => tag !== one && tag !== two)!]),
  );
  for (const order of orders) {
    it(`work: ${order.join(', ')}`, async () => {
      const frame = await fixture<HTMLIFrameElement>(
        html`<iframe title="a page" width="900"></iframe>`,
      );
      const inside = frame.contentDocument!;
      inside.body.innerHTML = `<doc-variant-provider sync-key="none" variant="byoc">
        <doc-variant-picker></doc-variant-picker>
        <if-variant id="s" variants="serverless">S</if-variant><if-variant id="b" variants="byoc">B</if-variant>
        <div id="host"></div></doc-variant-provider>`;
      inside.querySelector('#host')!.attachShadow({ mode: 'open' }).innerHTML =
        '<if-variant id="x" variants="serverless">X</if-variant>';
      const script = inside.createElement('script');
      script.type = 'module';
      script.textContent = `
        import { waitForProviders } from '/src/context/context.ts';
        waitForProviders(document);
        ${order.map((tag) => `import { ${files[tag][1]} } from '/src/elements/${files[tag][0]}.ts';`).join('\n')}
        ${order.map((tag) => `customElements.define('${tag}', ${files[tag][1]}); await 0;`).join('\n')}
        document.dispatchEvent(new Event('ready'));`;
      const ready = oneEvent(inside, 'ready');
      inside.body.append(script);
      await ready;
      const root = inside.querySelector('#host')!.shadowRoot!;
      await soon(() => expect(seen(inside)).to.equal('b host'));
      await soon(() => expect(seen(root)).to.equal(''));
      const picker = inside.querySelector('doc-variant-picker')!.shadowRoot!;
      await soon(() =>
        expect(picker.querySelector<HTMLInputElement>(':checked')?.value).to.equal('byoc'),
      );
      picker.querySelector<HTMLInputElement>('[value=serverless]')!.click();
      expect(seen(inside)).to.equal('s host');
      expect(seen(root)).to.equal('x');
    });
  }

  it('reads as a text whatever a framework sets its properties to', async () => {
    const element = await provider(
      `<doc-variant-provider sync-key="none" groups="version: 1 2; os: linux mac"></doc-variant-provider>`,
    );
    const set = (
      name: 'groups' | 'variant' | 'syncKey' | 'persistence',
      value: unknown,
    ): string => {
      Object.assign(element, { [name]: value });
      return element[name];
    };
    expect(set('variant', 2)).to.equal('2');
    expect(set('variant', ['mac', '1'])).to.equal('1 mac');
    for (const value of [undefined, null, true, {}, Symbol('mac')])
      expect(set('variant', value), typeof value).to.equal('');
    expect(set('persistence', false)).to.equal('none');
    expect(set('syncKey', 7)).to.equal('7');
    expect(set('groups', { os: 'mac' })).to.equal('[object Object]');
    expect(set('groups', undefined)).to.equal('');
  });

  it('has its settings as properties, which attributes and script write alike', async () => {
    const element = await provider(
      `<doc-variant-provider sync-key="none" groups="os: linux mac; plan: free paid"><p data-variants="mac">M</p></doc-variant-provider>`,
    );
    const texts = {
      groups: 'os: linux mac; plan: free paid team',
      labels: `mac 'macOS'`,
      variant: 'linux paid',
      syncKey: 'properties',
      urlParam: 'os',
      persistence: 'session',
      print: 'all',
      fallback: 'mac: linux',
      pageVariants: 'linux',
    } as const;
    for (const [name, text] of Object.entries(texts) as [keyof typeof texts, string][]) {
      element[name] = text;
      expect(element[name], name).to.equal(text);
    }
    for (const name of ['shortcodes', 'findable', 'badges'] as const) {
      for (const isOn of [true, false]) {
        element[name] = isOn;
        expect([element[name], element.hasAttribute(name)], name).to.deep.equal([isOn, isOn]);
      }
    }
    const keys = { cli: 'harbor' };
    element.keys = keys;
    expect(element.keys).to.equal(keys);
    element.setAttribute('persistence', 'never');
    element.setAttribute('url-param', '');
    expect([element.persistence, element.urlParam]).to.deep.equal(['none', '']);
  });

  it('starts with what detectors find, and leaves out those that throw or that no group has', async () => {
    const element = await provider(
      '<doc-variant-provider sync-key="none" groups="os: linux mac; plan: free paid; size: s m"></doc-variant-provider>',
    );
    element.detect = {
      os: (variants) => Promise.resolve(variants[1]),
      plan: () => {
        throw new Error('not here');
      },
      size: () => undefined,
      other: () => 'free',
    };
    await waitUntil(() => element.variant === 'mac');
    expect(element.select('linux')).to.equal(true);
    expect(element.variant).to.equal('linux');
    element.detect = null;
  });

  it('tells readers that a link has chosen, by the keyboard too, and leads back', async () => {
    const address = location.href;
    const opened = new URL(address);
    opened.searchParams.set('told', 'byoc');
    const element = await provider(
      `<button>Before</button><doc-variant-provider sync-key="told" url-param="told" groups="deployment: serverless 'Cloud' byoc 'Own'"></doc-variant-provider>`,
    );
    const notice = (): Element | null => document.querySelector('doc-variant-notice');
    const part = (name: string): HTMLElement =>
      notice()!.shadowRoot!.querySelector(`[part='${name}']`)!;
    const focused = (): string | undefined =>
      notice()?.shadowRoot?.activeElement?.getAttribute('part') ??
      document.activeElement?.localName;
    try {
      element.select('serverless');
      await aTimeout(0);
      expect(notice()).to.equal(null);
      history.replaceState(history.state, '', opened);
      dispatchEvent(new Event('pageshow'));
      expect(element.variant).to.equal('byoc');
      await waitUntil(() => notice());
      expect(part('text').textContent).to.contain('Own');
      expect(part('back').textContent).to.contain('Cloud');

      const before = element.parentElement!.querySelector('button')!;
      before.focus();
      await sendKeys({ press: 'Tab' });
      expect(focused()).to.equal('back');
      await sendKeys({ press: 'Escape' });
      expect(focused()).to.equal('button');
      expect([part('text').hidden, part('fold').title]).to.deep.equal([
        true,
        part('text').textContent,
      ]);
      part('fold').click();
      expect([part('text').hidden, part('back').hidden]).to.deep.equal([false, false]);

      part('fold').focus();
      await sendKeys({ press: 'Escape' });
      part('fold').click();
      part('back').click();
      expect(element.variant).to.equal('serverless');
      await waitUntil(() => !notice());
    } finally {
      element.remove();
      history.replaceState(history.state, '', address);
      localStorage.removeItem('doc-variants:told');
      for (const key of ['doc-variants.link:told', 'doc-variants.dismissed'])
        sessionStorage.removeItem(key);
    }
  });

  it('sends events that listeners of the document and the window know by type', async () => {
    const heard: string[] = [];
    const send = (variant: string, cause: string): unknown => heard.push(`${variant} ${cause}`);
    const ends = new AbortController();
    document.addEventListener('variant-change', ({ variant, cause }) => send(variant, cause), ends);
    window.addEventListener('variant-change', ({ previous, cause }) => send(previous, cause), ends);
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    holder.innerHTML =
      '<doc-variant-provider sync-key="none" groups="d: a b" variant="a"></doc-variant-provider>';
    holder.querySelector('doc-variant-provider')!.select('b');
    ends.abort();
    expect(heard).to.deep.equal(['b script', 'a script']);
  });

  it('warns of a condition in an attribute that nobody reads', async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => said.push(text);
    try {
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      holder.innerHTML = `<doc-variant-provider sync-key="none" groups="d: typo-a typo-b">
        <if-variant variant="typo-a">A</if-variant><if-variant data-variant="typo-b">B</if-variant>
        <if-variant variant="typo-a" variants="typo-b">C</if-variant></doc-variant-provider>`;
      await waitUntil(() => said.length >= 2);
    } finally {
      console.warn = warn;
    }
    expect(said.filter((text) => text.includes('is not read'))).to.deep.equal([
      '[doc-variants] <if-variant> variant="typo-a" is not read: write variants="typo-a"',
      '[doc-variants] <if-variant> data-variant="typo-b" is not read: write variants="typo-b"',
    ]);
  });
});
