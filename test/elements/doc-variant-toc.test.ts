import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { strings } from '../../src/strings/strings.ts';
import { DocVariantProvider } from '../../src/elements/doc-variant-provider.ts';
import { DocVariantToc } from '../../src/elements/doc-variant-toc.ts';
import { IfVariant } from '../../src/elements/if-variant.ts';
import '../../src/parts/toc/toc-view.ts';
import { accessibleNodes } from '../accessible.ts';
import { defineElements } from '../elements.ts';
import { warningsOf } from '../warnings.ts';

defineElements({
  'doc-variant-provider': DocVariantProvider,
  'if-variant': IfVariant,
  'doc-variant-toc': DocVariantToc,
});

const GROUPS = 'sync-key="none" groups="deployment: serverless byoc" variant="serverless"';

/** Makes a page from markup and waits for its table of contents. */
async function page(markup: string): Promise<{ toc: DocVariantToc; holder: HTMLElement }> {
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  holder.innerHTML = markup;
  const toc = holder.querySelector('doc-variant-toc')!;
  await waitUntil(() => toc.shadowRoot?.adoptedStyleSheets.length);
  await settle();
  return { toc, holder };
}

/** Waits for a frame in which what has changed was noticed. */
async function settle(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

const links = (toc: DocVariantToc): HTMLAnchorElement[] => [
  ...toc.shadowRoot!.querySelectorAll('a'),
];
const current = (toc: DocVariantToc): string | undefined =>
  toc.shadowRoot!.querySelector('[aria-current]')?.textContent;

/** Prints a list as text, nested by brackets. */
const print = (list: Element | null | undefined): string =>
  [...(list?.children ?? [])]
    .map((item) => {
      const inner = item.querySelector(':scope > ul');
      return (item.querySelector('a')?.textContent ?? '') + (inner ? ` [${print(inner)}]` : '');
    })
    .join(', ');
const printed = (toc: DocVariantToc): string => print(toc.shadowRoot!.querySelector('nav > ul'));

describe('<doc-variant-toc>', () => {
  it('lists the headings of what is shown, nested and in order, and follows the selection', async () => {
    const { toc, holder } = await page(
      `<doc-variant-toc></doc-variant-toc><main><doc-variant-provider ${GROUPS}><h1>Title</h1><h2>Start</h2>
        <if-variant variants="serverless"><h3>Sign up</h3></if-variant>
        <if-variant variants="byoc"><h3>Install</h3><h4>Deep</h4></if-variant>
        <h2>Use <span data-variants="byoc">your </span><b data-variants="serverless">our</b> cloud</h2>
        <h2 data-variants="byoc">Remove</h2></doc-variant-provider></main><h2>Outside</h2>`,
    );
    expect(printed(toc)).to.equal('Start [Sign up], Use our cloud');
    holder.querySelector('doc-variant-provider')!.select('byoc');
    await settle();
    expect(printed(toc)).to.equal('Start [Install], Use your cloud, Remove');
  });

  it('follows content that comes, changes, goes, or is hidden by the site itself', async () => {
    const { toc, holder } = await page(
      `<doc-variant-toc></doc-variant-toc><main><h2>One</h2><div id="tab"><h2>Tab</h2></div></main>`,
    );
    const main = holder.querySelector('main')!;
    main.insertAdjacentHTML('beforeend', '<section><h2>Late</h2><h3>Later</h3></section>');
    await settle();
    expect(printed(toc)).to.equal('One, Tab, Late [Later]');
    main.querySelector('h2')!.textContent = 'First';
    holder.querySelector<HTMLElement>('#tab')!.style.display = 'none';
    await settle();
    expect(printed(toc)).to.equal('First, Late [Later]');
    main.querySelector('section')!.remove();
    holder.querySelector<HTMLElement>('#tab')!.style.display = '';
    await settle();
    expect(printed(toc)).to.equal('First, Tab');
    const [first] = main.querySelectorAll('h2');
    const equal = first!.cloneNode(true) as HTMLElement;
    main.style.paddingBottom = '3000px';
    first!.replaceWith(equal);
    await settle();
    equal.scrollIntoView();
    await settle();
    expect(current(toc)).to.equal('First');
    scrollTo({ top: 0, behavior: 'instant' });
  });

  it('takes the headings that its author names, of the element and the levels that he names', async () => {
    const markup = (attributes: string): string =>
      `<doc-variant-toc ${attributes}></doc-variant-toc><article id="text"><h1>A</h1><h2>B</h2><h4>D</h4>
        <div role="heading" aria-level="3">C</div><p class="title">P</p></article><main><h2>Main</h2></main>`;
    const rows = [
      ['', 'Main'],
      ['for="text"', 'B [C]'],
      ['for="text" min-level="1" max-level="6"', 'A [B [D, C]]'],
      ['for="text" selector="h2, .title"', 'B, P'],
      ['for="text" selector="h2["', 'B [C]'],
      ['for="nothing"', 'Main'],
      ['for="text" min-level="5"', ''],
    ] as const;
    const { warn } = console;
    const said: string[] = [];
    console.warn = (text: string) => said.push(text);
    try {
      for (const [attributes, expected] of rows) {
        const { toc } = await page(markup(attributes));
        expect(printed(toc), attributes).to.equal(expected);
      }
    } finally {
      console.warn = warn;
    }
    expect(said.filter((line) => line.includes('selector="h2["'))).to.have.length(1);
    expect(said.filter((line) => line.includes('for="nothing"'))).to.have.length(1);
  });

  it('reads what a heading says, without its permalink and its buttons', async () => {
    const { toc } = await page(
      `<doc-variant-toc></doc-variant-toc><main><h2><code>run()</code>  it <a href="#x">¶</a><button>Copy</button><select><option>1.0</option></select></h2>
        <h2><a href="/x">Linked</a> <span hidden>not</span><span aria-hidden="true">#</span><noscript>no</noscript></h2><h2> </h2><h2><img alt="Picture" /></h2></main>`,
    );
    expect(links(toc).map(({ textContent }) => textContent)).to.deep.equal([
      'run() it',
      'Linked',
      'Picture',
    ]);
  });

  it('reads lines apart, and no reference to a note as a word', async () => {
    const { toc, holder } = await page(
      `<doc-variant-toc></doc-variant-toc><main><h2>Install<br />guide</h2>
        <h2><span style="display:block">Set</span><span style="display:block">up</span></h2><h2>In<b>st</b>all</h2>
        <h2>Note<sup><a href="#fn:1" role="doc-noteref">1</a></sup></h2>
        <h2>GitHub<sup><a href="#user-content-fn-1" data-footnote-ref>2</a></sup></h2>
        <h2>Pandoc<a href="#fn1" class="footnote-ref"><sup>3</sup></a></h2><h2>Plain<sup><a href="#n">4</a>, <a href="#o">5</a></sup></h2>
        <h2>m<sup>2</sup></h2><h2><ruby>漢字<rp>(</rp><rt>かんじ</rt><rp>)</rp></ruby>の名前</h2></main>`,
    );
    const texts = 'Install guide,Set up,Install,Note,GitHub,Pandoc,Plain,m2,漢字の名前'.split(',');
    expect(links(toc).map(({ textContent }) => textContent)).to.deep.equal(texts);
    expect([...holder.querySelectorAll('h2')].map(({ id }) => id).slice(0, 4)).to.deep.equal([
      'install-guide',
      'setup',
      'install',
      'note',
    ]);
  });

  it('keeps to its page where <base> makes #place another, also when the address changes', async () => {
    const base = document.head.appendChild(document.createElement('base'));
    base.href = '/';
    const { href } = location;
    try {
      const { toc, holder } = await page(
        `<doc-variant-toc></doc-variant-toc><main><h2 id="one">One</h2><h2>Two</h2></main>`,
      );
      expect(links(toc)[0]!.href).to.equal(`${href}#one`);
      const url = new URL(href);
      url.searchParams.set('q', '1');
      history.replaceState(null, '', url);
      holder.querySelector('h2')!.id = 'first';
      await settle();
      links(toc)[1]!.click();
      // Firefox follows a link after the click.
      await waitUntil(() => location.href === `${url.href}#two`);
      links(toc)[0]!.focus();
      expect(links(toc)[0]!.href).to.equal(`${url.href}#first`);
    } finally {
      base.remove();
      history.replaceState(null, '', href);
    }
  });

  it('links to the ids that are there, and gives one to each heading without', async () => {
    const { toc, holder } = await page(
      `<doc-variant-toc></doc-variant-toc><main><h2 id="own">A</h2><h2><a id="anchor"></a>B</h2>
        <section id="section"><h2>C</h2></section><h2>Über <em>uns</em></h2><h2>Über uns</h2><h2>…</h2>
        <div><p></p><h2>D</h2></div></main>`,
    );
    expect(links(toc).map((link) => decodeURIComponent(link.hash))).to.deep.equal([
      '#own',
      '#anchor',
      '#section',
      '#über-uns',
      '#über-uns-1',
      '#section-1',
      '#d',
    ]);
    expect(holder.querySelectorAll('section h2[id], #own[id="a"]')).to.have.length(0);
  });

  it('leads to the heading that is shown where several variants have its id', async () => {
    const { toc, holder } = await page(
      `<doc-variant-toc></doc-variant-toc><main><doc-variant-provider ${GROUPS}><div style="height:2000px"></div>
        <h2 id="same" data-variants="byoc">Install</h2><div style="height:2000px"></div>
        <h2 id="same" data-variants="serverless">Sign up</h2><div style="height:2000px"></div></doc-variant-provider></main>`,
    );
    const [, shown] = [...holder.querySelectorAll('h2')];
    expect(printed(toc)).to.equal('Sign up');
    links(toc)[0]!.click();
    await settle();
    expect(Math.abs(shown!.getBoundingClientRect().top)).to.be.at.most(1);
    expect(location.hash).to.equal('#same');
    expect(document.activeElement).to.equal(shown);
    history.replaceState(null, '', location.pathname + location.search);
    shown!.blur();
    expect(shown!.hasAttribute('tabindex')).to.equal(false);
  });

  it('is a landmark with a name, and none where there is nothing to list', async () => {
    const { toc, holder } = await page(
      `<doc-variant-toc><a href="/all">All pages</a></doc-variant-toc><main></main>`,
    );
    expect(toc.shadowRoot!.querySelector('nav')).to.equal(null);
    expect(toc.querySelector('a')!.checkVisibility()).to.equal(false);
    holder.querySelector('main')!.innerHTML = '<h2>One</h2>';
    await settle();
    const nav = toc.shadowRoot!.querySelector('nav')!;
    expect(nav.ariaLabel).to.equal('On this page');
    expect(nav.innerText.split(/\n+/)).to.deep.equal(['On this page', 'One']);
    toc.label = '';
    await settle();
    expect(nav.innerText).to.equal('One');
    expect(nav.ariaLabel).to.equal('On this page');
    strings.set('en', { tocLabel: 'Contents' });
    toc.label = null;
    await settle();
    expect(nav.ariaLabel).to.equal('Contents');
    toc.lang = 'fr';
    strings.set('fr', { tocLabel: 'Sommaire' });
    await settle();
    expect(nav.innerText).to.include('Sommaire');
    const nodes = (await accessibleNodes()).map(({ role, name }) => `${role} ${name}`);
    expect(nodes).to.include('navigation Sommaire');
    expect(nodes).to.include('link One');
  });

  it('marks the section that is being read, in the window', async () => {
    const { toc, holder } = await page(
      `<doc-variant-toc style="position:fixed"></doc-variant-toc><main style="padding-top:100px">
        ${['a', 'b', 'c', 'd', 'e'].map((id) => `<h2 id="${id}" style="margin:0">${id}</h2><div style="height:${id > 'c' ? 40 : 900}px"></div>`).join('')}</main>`,
    );
    expect(current(toc)).to.equal(undefined);
    holder.querySelector('#b')!.scrollIntoView();
    await settle();
    expect(current(toc)).to.equal('b');
    scrollBy({ top: 400, behavior: 'instant' });
    await settle();
    expect(current(toc)).to.equal('b');
    expect(links(toc)[1]!.part.contains('current')).to.equal(true);
    // The last sections cannot come up to the edge: the one that a link leads to is current.
    links(toc)[3]!.click();
    await settle();
    await settle();
    expect(current(toc)).to.equal('d');
    location.hash = '';
    scrollTo({ top: 1e6, behavior: 'instant' });
    await settle();
    expect(current(toc)).to.equal('e');
    expect(toc.shadowRoot!.querySelectorAll('[aria-current="location"]')).to.have.length(1);
    history.replaceState(null, '', location.pathname + location.search);
    scrollTo({ top: 0, behavior: 'instant' });
  });

  it('marks it in a box that scrolls, and keeps it in view in a list that scrolls', async () => {
    const names = Array.from({ length: 30 }, (_, at) => `h${at}`);
    const { toc, holder } = await page(
      `<doc-variant-toc style="overflow:auto;height:100px"></doc-variant-toc><main style="height:300px;overflow:auto;scroll-padding-top:50px">
        ${names.map((name) => `<h2 style="margin:0">${name}</h2><div style="height:200px"></div>`).join('')}</main>`,
    );
    const { scrollY } = window;
    holder.querySelectorAll('h2')[20]!.scrollIntoView({ block: 'start', behavior: 'instant' });
    const top = window.scrollY;
    await settle();
    expect(current(toc)).to.equal('h20');
    const link = links(toc)[20]!.getBoundingClientRect();
    const box = toc.getBoundingClientRect();
    expect(link.top).to.be.at.least(box.top);
    expect(link.bottom).to.be.at.most(box.bottom);
    expect(window.scrollY).to.equal(top);
    scrollTo({ top: scrollY, behavior: 'instant' });
  });

  it('keeps the current link in view in the nearest box that scrolls, an aside or a slot in one', async () => {
    const body = Array.from(
      { length: 30 },
      (_, at) => `<h2>h${at}</h2><div style="height:200px"></div>`,
    );
    const box = 'overflow:auto;height:100px';
    for (const markup of [
      `<aside style="${box}"><doc-variant-toc></doc-variant-toc></aside><main>${body.join('')}</main>`,
      `<aside style="${box}"><nav style="overflow:auto"><doc-variant-toc></doc-variant-toc></nav></aside><main>${body.join('')}</main>`,
      `<div class="shell"><doc-variant-toc></doc-variant-toc></div><main>${body.join('')}</main>`,
    ]) {
      const { toc, holder } = await page(markup);
      const shell = holder.querySelector('.shell')?.attachShadow({ mode: 'open' });
      if (shell) shell.innerHTML = `<div style="${box}"><slot></slot></div>`;
      const scroller = shell?.querySelector('div') ?? holder.querySelector('aside')!;
      holder.querySelectorAll('h2')[20]!.scrollIntoView({ block: 'start', behavior: 'instant' });
      const { scrollY } = window;
      await settle();
      expect(current(toc)).to.equal('h20');
      const link = links(toc)[20]!.getBoundingClientRect();
      expect(link.top).to.be.at.least(scroller.getBoundingClientRect().top);
      expect(link.bottom).to.be.at.most(scroller.getBoundingClientRect().bottom);
      expect(window.scrollY).to.be.closeTo(scrollY, 1);
      scrollTo({ top: 0, behavior: 'instant' });
      holder.remove();
    }
    // A box that the headings scroll in, too, is the reader's.
    const { toc, holder } = await page(
      `<div style="overflow:auto;height:300px"><doc-variant-toc></doc-variant-toc><main>${body.join('')}</main></div>`,
    );
    const scroller = holder.firstElementChild!;
    scroller.scrollTop = 3000;
    await settle();
    await settle();
    expect(current(toc)).to.match(/^h\d+$/);
    // Firefox scrolls by parts of a pixel.
    expect(scroller.scrollTop).to.be.closeTo(3000, 1);
  });

  it('is worked by Tab and Enter, and keeps the focus when the list changes', async () => {
    const { toc, holder } = await page(
      `<button>before</button><doc-variant-toc></doc-variant-toc><main><h2>One</h2><h2>Two</h2></main>`,
    );
    holder.querySelector('button')!.focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    expect(toc.shadowRoot!.activeElement?.textContent).to.equal('Two');
    const main = holder.querySelector('main')!;
    main.insertAdjacentHTML('afterbegin', '<h2>Zero</h2>');
    await settle();
    expect(toc.shadowRoot!.activeElement?.textContent).to.equal('Two');
    await sendKeys({ press: 'Enter' });
    expect(location.hash).to.equal('#two');
    history.replaceState(null, '', location.pathname + location.search);
    links(toc)[2]!.focus();
    main.lastElementChild!.remove();
    await settle();
    expect(toc.shadowRoot!.activeElement?.textContent).to.equal('Zero');
  });

  it('stops when it leaves the page, and starts again when it comes back', async () => {
    const { toc, holder } = await page(
      `<doc-variant-toc></doc-variant-toc><main><h2>One</h2></main>`,
    );
    toc.remove();
    holder.querySelector('main')!.insertAdjacentHTML('beforeend', '<h2>Two</h2>');
    await settle();
    expect(printed(toc)).to.equal('One');
    holder.prepend(toc);
    await settle();
    await waitUntil(() => printed(toc) === 'One, Two');
  });

  it('draws nothing where it leaves while its part starts, whenever that is', async () => {
    const errors: unknown[] = [];
    const note = (event: PromiseRejectionEvent): void => {
      errors.push(event.reason);
      event.preventDefault();
    };
    addEventListener('unhandledrejection', note);
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    for (let turns = 0; turns < 30; turns++) {
      holder.innerHTML = '<main id="of"><h2>One</h2></main>';
      const toc = Object.assign(document.createElement('doc-variant-toc'), { htmlFor: 'of' });
      holder.append(toc);
      for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      holder.replaceChildren();
    }
    await aTimeout(50);
    removeEventListener('unhandledrejection', note);
    expect(errors).to.deep.equal([]);
  });

  it('reads no heading as a word of another that it stands in', async () => {
    const { toc } = await page(
      '<doc-variant-toc></doc-variant-toc><main><h2>One<i> more<h3>Two</h3> now</i></h2></main>',
    );
    expect(printed(toc)).to.equal('One more now [Two]');
  });

  it('is drawn where fewer than 20 come before it, however many hostile Markdown brings', async () => {
    const said = await warningsOf(
      () =>
        page('<doc-variant-toc>own</doc-variant-toc>'.repeat(500) + '<main><h2>One</h2></main>'),
      1,
    );
    const drawn = [...document.querySelectorAll('doc-variant-toc')].map((toc) => !!toc.shadowRoot);
    expect(drawn.lastIndexOf(true)).to.equal(19);
    expect(drawn).to.have.length(500);
    expect(said.filter((text) => text.includes('is behind 20 others'))).to.have.length(1);
    // One that is drawn goes on, also behind others.
    const last = document.querySelectorAll('doc-variant-toc')[19]!;
    last.parentElement!.append(last);
    document.querySelector('main h2')!.textContent = 'Two';
    await waitUntil(() => printed(last) === 'Two');
  });

  it('mirrors its properties in attributes', () => {
    const toc = Object.assign(document.createElement('doc-variant-toc'), {
      minLevel: 1,
      htmlFor: 'x',
    });
    expect(toc.getAttribute('min-level')).to.equal('1');
    Object.assign(toc, { minLevel: null });
    expect(toc.minLevel).to.equal(2);
    expect(toc.maxLevel).to.equal(3);
    toc.maxLevel = 4;
    expect(toc.maxLevel).to.equal(4);
    expect(toc.selector).to.equal(null);
    toc.selector = 'h2';
    expect(toc.getAttribute('selector')).to.equal('h2');
  });
});
