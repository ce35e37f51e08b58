import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { ContextProvider } from '@lit/context';
import { variantContext } from '../../../../src/context/context.ts';
import { setPartLoader } from '../../../../src/context/parts.ts';
import { loadBundledPart } from '../../../../src/elements/bundled-parts.ts';
import { DocVariantPicker } from '../../../../src/elements/doc-variant-picker.ts';
import { DocVariantProvider } from '../../../../src/elements/doc-variant-provider.ts';
import { IfVariant } from '../../../../src/elements/if-variant.ts';
import { landingOfText } from '../../../../src/parts/reader/links/text-fragments.ts';
import { changeFor } from '../../../../src/parts/reader/links/reveal.ts';
import { defineElements } from '../../../elements.ts';

defineElements({
  'doc-variant-provider': DocVariantProvider,
  'if-variant': IfVariant,
  'doc-variant-picker': DocVariantPicker,
});

const OWN = 'url-param="" persistence="none"';
const GROUPS = 'groups="deployment: serverless byoc=onprem; language: java go"';
const START = 'variant="serverless java"';

async function page(markup: string): Promise<HTMLElement> {
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  holder.innerHTML = markup;
  await loadBundledPart('reader');
  await aTimeout(20);
  return holder;
}

/** Lists what has to be chosen for the element with the id `x`. */
const change = (holder: HTMLElement): string[] | undefined =>
  changeFor(holder.querySelector('#x')!)?.map(({ variant }) => variant);
const variants = (holder: HTMLElement): string[] =>
  [...holder.querySelectorAll('doc-variant-provider')].map(({ variant }) => variant);

describe('the change that shows an element', () => {
  it('is nothing for what no condition hides, and for what is hidden otherwise', async () => {
    const holder = await page(
      `<p data-variants="byoc" id="x">no provider</p>
       <doc-variant-provider sync-key="none" ${OWN} ${GROUPS} ${START}><div hidden id="y">y</div></doc-variant-provider>`,
    );
    expect(change(holder)).to.deep.equal([]);
    expect(changeFor(holder.querySelector('#y')!)).to.deep.equal([]);
  });

  it('takes names that were renamed, and alternatives in the author’s order', async () => {
    const holder = await page(
      `<doc-variant-provider sync-key="none" ${OWN} ${GROUPS} ${START}><if-variant variants="onprem"><p id="x">x</p></if-variant></doc-variant-provider>`,
    );
    expect(change(holder)).to.deep.equal(['byoc']);
    holder.querySelector('if-variant')!.variants = '!serverless !java';
    expect(change(holder)).to.deep.equal(['byoc', 'go']);
    holder.querySelector('if-variant')!.variants = 'byoc !onprem';
    expect(change(holder)).to.equal(undefined);
  });

  it('takes two providers with one choice as one, and two that are apart as two', async () => {
    const nested = (key: string): string =>
      `<doc-variant-provider sync-key="one" ${OWN} ${GROUPS} ${START}><div data-variants="byoc">
       <doc-variant-provider sync-key="${key}" ${OWN} groups="deployment: serverless byoc" variant="serverless">
       <p id="x" data-variants="serverless">x</p></doc-variant-provider></div></doc-variant-provider>`;
    expect(change(await page(nested('one')))).to.equal(undefined);
    expect(change(await page(nested('none')))).to.deep.equal(['byoc']);
  });

  it('goes through shadow roots and slots', async () => {
    const holder = await page(
      `<doc-variant-provider sync-key="none" ${OWN} ${GROUPS} ${START}><div id="host"><p id="x">slotted</p></div></doc-variant-provider>`,
    );
    const root = holder.querySelector('#host')!.attachShadow({ mode: 'open' });
    root.innerHTML = `<if-variant variants="go"><slot></slot></if-variant><p data-variants="byoc">deep</p>`;
    expect(change(holder)).to.deep.equal(['go']);
    expect(changeFor(root.querySelector('p')!)?.map(({ variant }) => variant)).to.deep.equal([
      'byoc',
    ]);
  });

  it('prefers what the reader had chosen before a link chose otherwise', async () => {
    const holder = await page(
      `<doc-variant-provider sync-key="none" ${OWN} groups="cloud: aws gcp azure" variant="aws"><p id="x" data-variants="!aws">x</p></doc-variant-provider>`,
    );
    const provider = holder.querySelector('doc-variant-provider')!;
    expect(change(holder)).to.deep.equal(['gcp']);
    provider.select('azure');
    provider.select('aws', 'link');
    expect(change(holder)).to.deep.equal(['azure']);
  });

  it('asks a provider of another make through its context', async () => {
    const holder = await page(`<div id="foreign" data-doc-variant-states=""></div>`);
    const foreign = holder.querySelector<HTMLElement>('#foreign')!;
    const chosen: string[] = [];
    const provider = new ContextProvider(foreign, {
      context: variantContext,
      initialValue: {
        groups: [{ name: 'deployment', variants: ['serverless', 'byoc'] }],
        selection: new Set(['serverless']),
        select: (name) => chosen.push(name) > 0,
        declare: () => undefined,
      },
    });
    foreign.innerHTML = `<p id="x" data-variants="byoc">x</p>`;
    const steps = changeFor(foreign.querySelector('#x')!);
    expect(steps?.map(({ variant }) => variant)).to.deep.equal(['byoc']);
    expect(steps?.[0]?.owner.select('byoc', 'reveal')).to.equal(true);
    expect(chosen).to.deep.equal(['byoc']);
    provider.clearCallbacks();
  });
});

describe('reveal()', () => {
  it('opens what the element stands in, goes there and leaves the focus to it', async () => {
    const holder = await page(
      `<doc-variant-provider sync-key="none" ${OWN} ${GROUPS} ${START}><div style="block-size: 3000px"></div>
       <details><summary>More</summary><if-variant variants="byoc" id="x"><h2>Heading</h2></if-variant></details><div style="block-size: 3000px"></div></doc-variant-provider>`,
    );
    const provider = holder.querySelector('doc-variant-provider')!;
    const heading = holder.querySelector('h2')!;
    expect(await provider.reveal(holder.querySelector('#x')!)).to.equal(true);
    expect(heading.getBoundingClientRect().top).to.be.closeTo(0, 1);
    expect(document.activeElement).to.equal(heading);
    heading.blur();
    expect(heading.hasAttribute('tabindex')).to.equal(false);
    scrollTo(0, 0);
  });

  for (const [around, after] of [
    ['<dialog id="c">', '</dialog>'],
    ['<div popover id="c">', '</div>'],
    ['<div popover="manual" id="c"><dialog>', '</dialog></div>'],
    ['<details id="c"><summary>s</summary>', '</details>'],
    ['<div hidden="until-found" id="c">', '</div>'],
    ['<div data-variants="go"><div popover id="c"><div popover>', '</div></div></div>'],
  ] as const) {
    it(`opens ${around}`, async () => {
      const holder = await page(
        `<doc-variant-provider sync-key="none" ${OWN} ${GROUPS} ${START}>${around}<p id="x" data-variants="byoc">x</p>${after}</doc-variant-provider>`,
      );
      const provider = holder.querySelector('doc-variant-provider')!;
      const target = holder.querySelector('#x')!;
      expect(await provider.reveal(target)).to.equal(true);
      expect(target.checkVisibility({ contentVisibilityAuto: true })).to.equal(true);
      expect(target.getBoundingClientRect().height).to.be.greaterThan(0);
      expect(document.activeElement).to.equal(target);
      expect(holder.querySelector('dialog:modal')).to.equal(null);
    });
  }

  for (const attributes of [
    'hidden',
    'inert',
    'style="content-visibility: hidden"',
    'style="display: none"',
    'style="visibility: hidden"',
  ]) {
    it(`is false for what stands in <div ${attributes}>, or is hidden so itself, and chooses nothing`, async () => {
      const holder = await page(
        `<doc-variant-provider sync-key="none" ${OWN} ${GROUPS} ${START}><div ${attributes}><dialog><p id="x" data-variants="byoc">x</p></dialog></div>
         <div data-variants="byoc"><p ${attributes} id="y">y</p></div><div data-variants="serverless" ${attributes}><p id="z" data-variants="go">z</p></div></doc-variant-provider>`,
      );
      const provider = holder.querySelector('doc-variant-provider')!;
      for (const id of ['x', 'y', 'z']) {
        expect(await provider.reveal(holder.querySelector(`#${id}`)!)).to.equal(false);
      }
      expect(provider.variant).to.equal('serverless java');
      expect(holder.querySelector('dialog')!.open).to.equal(false);
    });
  }

  it('is false where the page keeps a popover from opening', async () => {
    const holder = await page(
      `<doc-variant-provider sync-key="none" ${OWN} ${GROUPS} ${START}><div popover><p id="x">x</p></div></doc-variant-provider>`,
    );
    const provider = holder.querySelector('doc-variant-provider')!;
    holder.querySelector('[popover]')!.addEventListener('beforetoggle', (event) => {
      event.preventDefault();
    });
    expect(await provider.reveal(holder.querySelector('#x')!)).to.equal(false);
  });

  it('is false where the page prevents it, and where the part cannot be had', async () => {
    const holder = await page(
      `<doc-variant-provider sync-key="none" ${OWN} ${GROUPS} ${START}><p id="x" data-variants="byoc">x</p></doc-variant-provider>`,
    );
    const provider = holder.querySelector('doc-variant-provider')!;
    const target = holder.querySelector('#x')!;
    const prevent = (event: Event): void => event.preventDefault();
    provider.addEventListener('before-variant-change', prevent);
    expect(await provider.reveal(target)).to.equal(false);
    provider.removeEventListener('before-variant-change', prevent);
    setPartLoader(() => Promise.reject(new Error('offline')));
    expect(await provider.reveal(target)).to.equal(false);
    setPartLoader(loadBundledPart);
    expect(await provider.reveal(target)).to.equal(true);
    expect(variants(holder)).to.deep.equal(['byoc java']);
  });
});

describe('a link that the page follows itself', () => {
  it('finds its target shown, though the browser goes nowhere', async () => {
    const holder = await page(
      `<doc-variant-provider sync-key="none" ${OWN} ${GROUPS} ${START}><a href="#x">x</a><p id="x" data-variants="go">x</p></doc-variant-provider>`,
    );
    let isShown = false;
    const link = holder.querySelector('a')!;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      isShown = holder.querySelector('#x')!.checkVisibility();
    });
    link.dispatchEvent(new MouseEvent('click', { ctrlKey: true, cancelable: true, bubbles: true }));
    expect(isShown).to.equal(false);
    link.click();
    expect(isShown).to.equal(true);
    expect(variants(holder)).to.deep.equal(['serverless go']);
  });
});

describe('a link to text', () => {
  it('leads to text as it is shown, else with the fewest changes, and to no text of other variants', async () => {
    const holder = await page(
      `<doc-variant-provider sync-key="none" ${OWN} ${GROUPS} ${START}><p>Ask <span data-variants="serverless">us</span><span data-variants="byoc">your boss</span> for keys</p>
       <p data-variants="go byoc">Both of them</p><p data-variants="go">Go alone: both of them</p></doc-variant-provider>`,
    );
    const found = (text: string): [string | undefined, string[] | undefined] => {
      const landing = landingOfText(`text=${text}`);
      return [landing?.target.textContent, landing?.change?.map(({ variant }) => variant)];
    };
    expect(found('ask%20us%20for')[1]).to.deep.equal([]);
    expect(found('ask%20your%20boss%20for')[1]).to.deep.equal(['byoc']);
    expect(found('usyour')).to.deep.equal([undefined, undefined]);
    expect(found('both%20of%20them')).to.deep.equal(['Go alone: both of them', ['go']]);
    expect(found('Both,them')).to.deep.equal(['Go alone: both of them', ['go']]);
    expect(found('%')).to.deep.equal([undefined, undefined]);
    expect(holder.querySelectorAll('[data-doc-variant-peek]').length).to.equal(0);
  });

  it('leads to text that waits to be found, and to none that the page keeps from screen readers', async () => {
    const holder = await page(
      `<doc-variant-provider findable sync-key="none" ${OWN} ${GROUPS} ${START}><p data-variants="go">Some words</p><p data-variants="go" aria-hidden="true">Silent words</p></doc-variant-provider>`,
    );
    await waitUntil(() => holder.querySelectorAll('[hidden="until-found"]').length === 2);
    const [some, silent] = ['some%20words', 'silent%20words'].map((text) =>
      landingOfText(`text=${text}`),
    );
    expect(some?.change?.map(({ variant }) => variant)).to.deep.equal(['go']);
    expect(silent).to.equal(undefined);
  });
});

describe('what the browser finds', () => {
  const FINDABLE = `findable sync-key="none" ${OWN}`;
  /** Does what the browser does with a match, from the inside to the outside. */
  const match = (element: Element): void => {
    for (
      let one = element.closest('[hidden]');
      one;
      one = one.parentElement?.closest('[hidden]') ?? null
    ) {
      one.dispatchEvent(new Event('beforematch', { bubbles: true }));
      one.removeAttribute('hidden');
    }
  };
  const bar = (holder: HTMLElement): HTMLElement | null =>
    holder.querySelector('.doc-variants-peek');
  const press = (holder: HTMLElement, label: string): void =>
    [...bar(holder)!.shadowRoot!.querySelectorAll('button')]
      .find((button) => button.textContent.includes(label))!
      .click();

  it('is labelled in a list and a table where these allow it, and closes again', async () => {
    const holder = await page(
      `<doc-variant-provider ${FINDABLE} ${GROUPS} ${START}><h2>Before</h2><ul data-variants="byoc"><li>item</li></ul>
       <table data-variants="byoc"><tr><td>cell</td></tr></table><p data-variants="byoc !onprem">never</p></doc-variant-provider>`,
    );
    await waitUntil(() => holder.querySelector('[hidden]'));
    match(holder.querySelector('li')!);
    await waitUntil(() => bar(holder));
    expect(bar(holder)!.parentElement!.localName).to.equal('li');
    bar(holder)!.shadowRoot!.querySelector('button')!.focus();
    press(holder, '✕');
    expect(bar(holder) === null).to.equal(true);
    expect(holder.querySelector('ul')!.hidden).to.equal('until-found');
    await waitUntil(() => document.activeElement?.localName === 'h2');
    match(holder.querySelector('td')!);
    await waitUntil(() => bar(holder));
    expect(bar(holder)!.parentElement!.localName).to.equal('td');
    match(holder.querySelector('p')!);
    await waitUntil(() => holder.querySelector('p .doc-variants-peek'));
    const text = holder.querySelector('p .doc-variants-peek')!.shadowRoot!.textContent;
    expect(text, 'nothing to switch to').to.equal('Only for byoc✕');
  });

  it('switches by its button for good, and has the focus then', async () => {
    const holder = await page(
      `<doc-variant-provider ${FINDABLE} ${GROUPS} ${START}><doc-variant-picker group="deployment"><option value="byoc">BYOC</option><option value="serverless">S</option></doc-variant-picker>
       <div id="x" data-variants="byoc"><p>text</p></div></doc-variant-provider>`,
    );
    const provider = holder.querySelector('doc-variant-provider')!;
    await waitUntil(() => holder.querySelector('[hidden]'));
    match(holder.querySelector('p')!);
    await waitUntil(() => bar(holder));
    const causes: string[] = [];
    provider.addEventListener('variant-change', ({ cause }) => causes.push(cause));
    press(holder, 'Switch to BYOC');
    await nextFrame();
    expect(causes).to.deep.equal(['picker']);
    expect(bar(holder) === null).to.equal(true);
    expect(holder.querySelector('#x')!.getAttributeNames()).to.include.members(['data-variants']);
    expect(holder.querySelector('#x')!.hasAttribute('data-doc-variant-peek')).to.equal(false);
    expect(document.activeElement?.id).to.equal('x');
  });

  it('is no longer to be found when the provider goes, or says no', async () => {
    const holder = await page(
      `<doc-variant-provider ${FINDABLE} ${GROUPS} ${START}><p data-variants="byoc">text</p></doc-variant-provider>`,
    );
    const provider = holder.querySelector('doc-variant-provider')!;
    await waitUntil(() => holder.querySelector('[hidden]'));
    provider.removeAttribute('findable');
    await waitUntil(() => !holder.querySelector('[hidden]'));
    provider.findable = true;
    await waitUntil(() => holder.querySelector('[hidden]'));
    provider.remove();
    expect(provider.querySelector('[hidden]')).to.equal(null);
  });
});
