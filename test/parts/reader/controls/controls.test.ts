import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { DocVariantTabs } from '../../../../src/elements/doc-variant-tabs.ts';
import { DocVariantProvider } from '../../../../src/elements/doc-variant-provider.ts';
import { IfVariant } from '../../../../src/elements/if-variant.ts';
import { warningsOf } from '../../../warnings.ts';
import { defineElements } from '../../../elements.ts';
import { soon } from '../../../soon.ts';

defineElements({
  'doc-variant-provider': DocVariantProvider,
  'if-variant': IfVariant,
  'doc-variant-tabs': DocVariantTabs,
});

/** A field of a page's own make, as form libraries have them. */
class OwnField extends HTMLElement {
  static readonly formAssociated = true;
  readonly #internals = this.attachInternals();

  set value(text: string) {
    this.#internals.setFormValue(text);
    this.#internals.setValidity(text ? {} : { valueMissing: true }, 'empty', this);
  }

  connectedCallback(): void {
    this.tabIndex = 0;
    this.value = this.getAttribute('value') ?? '';
  }
}
customElements.define('own-field', OwnField);

interface Page {
  provider: DocVariantProvider;
  form: HTMLFormElement;
  one: (selector: string) => HTMLInputElement;
  list: (selector: string) => HTMLSelectElement;
  media: (selector: string) => HTMLMediaElement;
  sent: () => string;
  /** What each press of Enter or a button sends; the page is not left. */
  submits: string[];
}

const GROUPS =
  'sync-key="none" persistence="none" groups="deployment: serverless byoc eu; language: java go" variant="serverless java"';

/** Makes a page with a form, and waits until it is served. */
async function page(markup: string, around = 'form id="form"'): Promise<Page> {
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  holder.innerHTML = `<doc-variant-provider ${GROUPS}><${around}>${markup}<if-variant variants="eu"><input name="probe"></if-variant></${around.split(' ')[0]}></doc-variant-provider>`;
  const find = (selector: string): never => holder.querySelector<never>(selector)!;
  const one: Page['one'] = find;
  await waitUntil(() => one('[name="probe"]').disabled, '', { timeout: 30_000 });
  const form: HTMLFormElement | null = holder.querySelector('form');
  const submits: string[] = [];
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    submits.push(listOf(new FormData(form, event.submitter)));
  });
  return {
    provider: find('doc-variant-provider'),
    form: find('form'),
    one,
    list: find,
    media: find,
    sent: () => listOf(new FormData(find('form'))),
    submits,
  };
}

const listOf = (data: FormData): string =>
  [...data].map(([name, value]) => `${name}=${value as string}`).join(' ');

describe('a field in a hidden passage', () => {
  it('keeps no form from being sent, is not sent, and has its value again when it is shown', async () => {
    const { provider, form, one, sent, submits } = await page(
      `<if-variant variants="byoc"><input name="account" required value="42"><textarea name="why" required></textarea></if-variant>
       <input name="email" value="a@b" data-variants="serverless"><input type="hidden" name="plan" value="own" data-variants="byoc">
       <p data-variants="byoc"><input type="checkbox" name="agree" required></p><button>Send</button>`,
    );
    expect(form.checkValidity()).to.be.true;
    one('button').click();
    expect(submits).to.deep.equal(['email=a@b']);
    provider.select('byoc');
    expect(form.checkValidity()).to.be.false;
    one('textarea').value = 'because';
    one('[name="agree"]').click();
    expect(sent()).to.equal('account=42 why=because plan=own agree=on');
    provider.select('serverless');
    expect(sent()).to.equal('email=a@b');
    provider.variant = 'byoc java';
    expect(sent()).to.equal('account=42 why=because plan=own agree=on');
    expect(form.checkValidity()).to.be.true;
  });

  it('is out of its form wherever it stands: outside it, in fieldsets, of the page’s own make, in nested providers', async () => {
    const { provider, form, one, sent } = await page(
      `<form id="far"></form><fieldset data-variants="byoc"><legend><input name="legend" required></legend><input name="inner" required></fieldset>
       <p data-variants="byoc"><own-field name="own" form="far"></own-field><input name="far" required form="far"></p>
       <doc-variant-provider sync-key="none" url-param="" groups="cloud: aws gcp" variant="aws"><p data-variants="gcp"><input name="cloud" form="far" required></p>
         <p data-variants="byoc aws"><input name="both" form="far" value="b"></p></doc-variant-provider>
       <input name="plain" value="p" form="far">`,
      'div',
    );
    expect(form.checkValidity()).to.be.true;
    expect(sent()).to.equal('plain=p');
    expect(one('[name="legend"]').checkValidity()).to.be.true;
    provider.select('byoc');
    expect(sent()).to.equal('own= far= both=b plain=p');
    expect(form.checkValidity()).to.be.false;
    form.ownerDocument
      .querySelector<DocVariantProvider>('doc-variant-provider doc-variant-provider')!
      .select('gcp');
    expect(sent()).to.equal('own= far= cloud= plain=p');
  });

  it('is out of its form in shadow roots, in what comes later, and when its condition changes', async () => {
    const { provider, form, one, sent } = await page(
      '<form id="form"><p id="late"></p></form><div id="host"></div>',
      'div',
    );
    one('#late').innerHTML =
      '<if-variant variants="byoc"><input name="late" required></if-variant>';
    const root = one('#host').attachShadow({ mode: 'open' });
    root.innerHTML =
      '<form><if-variant variants="byoc"><input name="deep" required></if-variant></form>';
    await soon(() => expect(form.checkValidity()).to.be.true);
    const deep = root.querySelector('form')!;
    await soon(() => expect(deep.checkValidity()).to.be.true);
    provider.select('byoc');
    expect(sent()).to.equal('late=');
    expect(deep.checkValidity()).to.be.false;
    one('#late if-variant').setAttribute('variants', 'serverless');
    await soon(() => expect(sent()).to.equal(''));
    one('#late').append(one('[name="late"]'));
    await soon(() => expect(sent()).to.equal('late='));
    provider.remove();
    expect(deep.checkValidity()).to.be.false;
  });

  it('stays disabled or enabled as the page or a framework says, while it is hidden too', async () => {
    const { provider, one } = await page(
      `<input id="off" disabled data-variants="byoc"><input id="a" data-variants="byoc"><input id="b" data-variants="byoc">`,
    );
    const isOff = (): boolean[] => ['#off', '#a', '#b'].map((id) => one(id).disabled);
    expect(isOff()).to.deep.equal([true, true, true]);
    one('#off').disabled = false;
    one('#a').setAttribute('disabled', '');
    one('#b').removeAttribute('disabled');
    await soon(() => expect(isOff()).to.deep.equal([true, true, true]));
    provider.select('byoc');
    expect(isOff()).to.deep.equal([false, true, false]);
  });

  it('is as it was for the page where nothing hides: a shown form, a closed part of the page, an end of the provider', async () => {
    const { provider, form, one } = await page(
      `<div style="display: none"><p data-variants="serverless"><input required name="closed"></p></div><input name="x" required data-variants="byoc">`,
    );
    expect(one('[name="closed"]').disabled).to.be.false;
    provider.replaceWith(form);
    expect(form.querySelectorAll(':disabled')).to.have.length(0);
  });

  it('leaves a press of Enter to the first button that is shown', async () => {
    const { provider, one, submits } = await page(
      `<if-variant variants="byoc"><button name="to" value="byoc">Send</button></if-variant><input id="text" name="t" value="1">
       <p data-variants="serverless"><input type="submit" name="to" value="serverless"></p>`,
    );
    one('#text').focus();
    await sendKeys({ press: 'Enter' });
    expect(submits).to.deep.equal(['t=1 to=serverless']);
    provider.select('byoc');
    one('#text').focus();
    await sendKeys({ press: 'Enter' });
    provider.select('eu');
    one('#text').focus();
    await sendKeys({ press: 'Enter' });
    expect(submits.slice(1)).to.deep.equal(['to=byoc t=1', 't=1 probe=']);
  });
});

describe('a page without fields', () => {
  it('is not searched for them for each node that leaves, and is once a field comes', async () => {
    const { prototype }: { prototype: { querySelector(selector: string): Element | null } } =
      Element;
    const search = prototype.querySelector;
    let searches = 0;
    prototype.querySelector = function (selector) {
      if (selector.includes('dialog')) searches++;
      return search.call(this, selector);
    };
    try {
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      holder.innerHTML = `<doc-variant-provider ${GROUPS}>${'<p>Text</p>'.repeat(300)}</doc-variant-provider>`;
      await waitUntil(() => searches, '', { timeout: 30_000 });
      searches = 0;
      const plain = holder.firstElementChild!;
      while (plain.lastElementChild) plain.lastElementChild.remove();
      await aTimeout(0);
      expect(searches).to.be.below(10);
      plain.innerHTML = '<input data-variants="byoc">';
      await waitUntil(() => plain.querySelector('input')!.disabled, '', { timeout: 30_000 });
    } finally {
      prototype.querySelector = search;
    }
  });
});

describe('a choice in a hidden passage', () => {
  const value = (list: HTMLSelectElement): string =>
    [...list.selectedOptions].map(({ value: one }) => one).join(' ');

  it('is not the list’s, and comes back with the variant, as the reader’s own', async () => {
    const { provider, list, sent } = await page(
      `<select name="region"><option data-variants="byoc" selected>mine</option><option data-variants="byoc">ours</option>
        <option data-variants="serverless">one</option><option data-variants="serverless">two</option><option>any</option></select>`,
    );
    const regions = list('select');
    expect(sent()).to.equal('region=one');
    provider.select('byoc');
    expect(sent()).to.equal('region=mine');
    regions.value = 'ours';
    provider.select('serverless');
    expect(sent()).to.equal('region=one');
    regions.value = 'two';
    provider.select('byoc');
    expect(sent()).to.equal('region=ours');
    provider.select('serverless');
    expect(sent()).to.equal('region=two');
    regions.value = 'any';
    regions.dispatchEvent(new Event('change', { bubbles: true }));
    provider.select('byoc');
    expect(sent()).to.equal('region=any');
    provider.select('eu');
    expect(sent()).to.equal('region=any probe=');
  });

  it('is none where all options hide, and the shown default in groups of options', async () => {
    const { provider, form, list, sent } = await page(
      `<select name="a" required><option data-variants="byoc">x</option></select>
       <select name="b"><optgroup label="own" data-variants="byoc"><option>b1<option selected>b2</optgroup><optgroup label="cloud" data-variants="serverless"><option>s1<option selected>s2</optgroup></select>
       <select name="c" multiple><option data-variants="byoc" selected>c1<option data-variants="serverless" selected>c2<option selected>c3</select>`,
    );
    expect(sent()).to.equal('b=s2 c=c2 c=c3');
    expect(list('[name="a"]').selectedIndex).to.equal(-1);
    // Nobody could choose what the form needs.
    expect(form.checkValidity()).to.equal(true);
    provider.select('byoc');
    expect(sent()).to.equal('a=x b=b2 c=c1 c=c3');
    expect(list('[name="a"]').disabled).to.equal(false);
    expect(value(list('[name="c"]'))).to.equal('c1 c3');
    provider.select('serverless');
    expect(sent()).to.equal('b=s2 c=c2 c=c3');
  });

  it('offers no hidden option beside a text field', async () => {
    const { one } = await page(
      `<input list="d" name="d"><datalist id="d"><option data-variants="byoc">x<option>y</datalist>`,
    );
    expect(one('datalist option').disabled).to.be.true;
    expect(one('datalist option + option').disabled).to.be.false;
  });

  it('is not the group’s of radio buttons that stand in several passages', async () => {
    const radio = (id: string, more = ''): string =>
      `<input type="radio" name="size" value="${id}" id="${id}" ${more}>`;
    const { provider, form, one, sent } = await page(
      `<p data-variants="byoc">${radio('a', 'checked required')}${radio('b')}</p><if-variant variants="serverless">${radio('x', 'required')}${radio('y', 'checked')}</if-variant>`,
    );
    expect(sent()).to.equal('size=y');
    provider.select('byoc');
    expect(sent()).to.equal('size=a');
    one('#b').click();
    provider.select('serverless');
    expect(sent()).to.equal('size=y');
    one('#x').click();
    provider.select('byoc');
    expect(sent()).to.equal('size=b');
    provider.select('eu');
    expect(sent()).to.equal('probe=');
    expect(form.checkValidity()).to.be.true;
    provider.select('serverless');
    expect(sent()).to.equal('size=x');
  });

  it('is the author’s again after a reset', async () => {
    const { provider, form, sent } = await page(
      `<select name="s"><option data-variants="byoc" selected>b</option><option data-variants="serverless">s</option></select><input name="t" value="1" data-variants="byoc">`,
    );
    provider.select('byoc');
    form.querySelector<HTMLInputElement>('[name="t"]')!.value = '2';
    provider.select('serverless');
    form.reset();
    await soon(() => expect(sent()).to.equal('s=s'));
    provider.select('byoc');
    expect(sent()).to.equal('s=b t=1');
  });
});

describe('what plays in a hidden passage', () => {
  // Browsers let a page play something once its reader has done something.
  before(() => sendKeys({ press: 'a' }));

  /** A tone of some seconds, which needs no file. */
  function tone(): string {
    const bytes = new Uint8Array(44 + 8000 * 8).fill(128, 44);
    const view = new DataView(bytes.buffer);
    const write = (at: number, text: string): void => bytes.set(new TextEncoder().encode(text), at);
    write(0, 'RIFF');
    view.setUint32(4, bytes.length - 8, true);
    write(8, 'WAVEfmt ');
    view.setUint32(16, 16, true);
    view.setUint16(20, 1, true);
    view.setUint16(22, 1, true);
    view.setUint32(24, 8000, true);
    view.setUint32(28, 8000, true);
    view.setUint16(32, 1, true);
    view.setUint16(34, 8, true);
    write(36, 'data');
    view.setUint32(40, bytes.length - 44, true);
    return URL.createObjectURL(new Blob([bytes], { type: 'audio/wav' }));
  }
  const plays = ({ paused }: HTMLMediaElement): boolean => !paused;

  it('is paused, in components and frames of the site too, and stays so for readers who pressed play', async () => {
    const { provider, one, media } = await page(
      `<if-variant variants="serverless"><audio id="here" muted loop></audio><div id="player"></div><iframe></iframe></if-variant><video id="other" muted loop data-variants="byoc"></video><audio id="all" muted loop></audio>`,
      'div',
    );
    const root = one('#player').attachShadow({ mode: 'open' });
    root.innerHTML = '<audio muted loop></audio>';
    const frame = provider.querySelector('iframe')!.contentDocument!;
    frame.body.innerHTML = '<audio muted loop></audio>';
    const [here, other, all] = [media('#here'), media('#other'), media('#all')] as const;
    const inside = [root, frame].map((place) => place.querySelector('audio')!);
    await aTimeout(10);
    for (const audio of [here, all, ...inside]) {
      audio.muted = true;
      audio.src = tone();
      await audio.play();
    }
    provider.select('byoc');
    expect([here, ...inside].map(plays)).to.deep.equal([false, false, false]);
    expect(plays(all)).to.be.true;
    provider.select('serverless');
    expect(plays(here)).to.be.false;
    other.muted = true;
    other.src = tone();
    await other.play().catch(() => undefined);
    await soon(() => expect(plays(other)).to.be.false);
  });

  /** Makes a page without any field, and plays what is in it. */
  async function player(markup: string): Promise<[DocVariantProvider, HTMLMediaElement[]]> {
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    holder.setHTMLUnsafe(`<doc-variant-provider ${GROUPS}>${markup}</doc-variant-provider>`);
    const provider = holder.querySelector('doc-variant-provider')!;
    const host = holder.querySelector('#player');
    // As a component does that gets its content late.
    if (host) await aTimeout(200);
    if (host) {
      const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
      root.innerHTML = '<p><audio loop></audio></p>';
    }
    const component = host ?? holder.querySelector('late-player');
    if (component?.localName === 'late-player')
      customElements.define(
        'late-player',
        class extends HTMLElement {
          constructor() {
            super();
            this.attachShadow({ mode: 'open' }).innerHTML = '<audio loop></audio>';
          }
        },
      );
    const all = [...(component?.shadowRoot ?? provider).querySelectorAll('audio')];
    for (const audio of all) {
      audio.muted = true;
      audio.src = tone();
      // What is hidden already may not play.
      await audio.play().catch(() => undefined);
    }
    return [provider, all];
  }

  for (const [what, component] of [
    ['is defined late', '<late-player></late-player>'],
    ['gets it late, and is used', '<div id="player"></div>'],
    [
      'gets it late, into what it shows already',
      '<div id="player"><template shadowrootmode="open"></template></div>',
    ],
  ] as const) {
    it(`is paused in a component that ${what}, where nothing else of the page calls for it`, async () => {
      const [provider, [audio]] = await player(
        `<div data-variants="serverless">${component}</div>`,
      );
      if (what.endsWith('used')) audio!.click();
      provider.select('byoc');
      await waitUntil(() => audio!.paused, '', { timeout: 30_000 });
    });
  }

  for (const [what, attributes] of [
    ['that follow the page', ''],
    ['that choose alone', 'sync="off"'],
  ] as const) {
    it(`is paused in a hidden pane of tabs ${what}`, async () => {
      const [provider, [one, other]] = await player(
        `<doc-variant-tabs ${attributes}><section label="serverless"><audio loop></audio></section><section label="byoc"><p><audio loop></audio></p></section></doc-variant-tabs>`,
      );
      await waitUntil(() => other!.paused, '', { timeout: 30_000 });
      expect(plays(one!)).to.be.true;
      const tabs = provider.querySelector('doc-variant-tabs')!;
      tabs.shadowRoot!.querySelectorAll<HTMLElement>('[role=tab]')[1]!.click();
      await waitUntil(() => one!.paused);
      await other!.play();
      await aTimeout(50);
      expect(plays(other!)).to.be.true;
      // What readers type in a pane is sent, whichever is shown.
      tabs.insertAdjacentHTML('beforeend', '<section label="eu"><input id="typed"></section>');
      await aTimeout(50);
      expect(provider.querySelector<HTMLInputElement>('#typed')!.disabled).to.be.false;
    });
  }

  for (const [tag, attributes] of [
    ['object', 'type="text/html" data'],
    ['embed', 'type="text/html" src'],
    ['iframe', 'src'],
  ] as const) {
    it(`is paused in an <${tag}> of the site, and in a frame in it`, async () => {
      const inner = URL.createObjectURL(
        new Blob([`<audio loop autoplay src="${tone()}"></audio>`], { type: 'text/html' }),
      );
      const outer = URL.createObjectURL(
        new Blob([`<iframe src="${inner}"></iframe>`], { type: 'text/html' }),
      );
      const holder = await fixture<HTMLElement>(html`<div></div>`);
      holder.innerHTML = `<doc-variant-provider ${GROUPS}><div data-variants="serverless"><${tag} ${attributes}="${outer}"></${tag}></div></doc-variant-provider>`;
      const audioIn = (): HTMLAudioElement | null | undefined =>
        Array.from({ length: window.length }, (_, at) => window[at]!)
          .find((one) => one.frameElement?.localName === tag && one.location.href === outer)?.[0]
          ?.document.querySelector('audio');
      await waitUntil(audioIn, '', { timeout: 10_000 });
      const audio = audioIn()!;
      audio.muted = true;
      await audio.play();
      const provider = holder.querySelector('doc-variant-provider')!;
      provider.select('byoc');
      await waitUntil(() => audio.paused, '', { timeout: 30_000 });
      provider.select('serverless');
      await waitUntil(() => plays(audio));
    });
  }

  it('goes on when it is shown, where its author has it start by itself', async () => {
    const { provider, media } = await page(
      `<audio id="auto" autoplay muted loop data-variants="byoc" src="${tone()}"></audio>`,
    );
    const audio = media('#auto');
    audio.muted = true;
    await soon(() => expect(plays(audio)).to.be.false);
    provider.select('byoc');
    await waitUntil(() => plays(audio));
    provider.select('serverless');
    expect(plays(audio)).to.be.false;
  });

  it('closes a modal dialog that opens where nobody sees it, and says so; others stay', async () => {
    const { provider, one } = await page(
      '<dialog id="b" data-variants="byoc"><p>B</p></dialog><if-variant variants="serverless"><dialog id="s"><p>S</p></dialog></if-variant>' +
        '<dialog id="all"><p data-variants="byoc">x</p></dialog><dialog id="plain" data-variants="byoc"></dialog>',
    );
    const dialog = (id: string): HTMLDialogElement => one(`#${id}`) as never;
    const said = await warningsOf(async () => {
      dialog('b').showModal();
      await waitUntil(() => !dialog('b').open);
    });
    expect(said).to.have.length(1);
    expect(said[0]).to.contain('<dialog> is opened in a hidden passage');
    dialog('s').showModal();
    dialog('plain').show();
    await aTimeout(50);
    expect([dialog('s').open, dialog('plain').open]).to.eql([true, true]);
    dialog('s').close();
    provider.select('byoc');
    dialog('all').showModal();
    provider.select('serverless');
    await aTimeout(50);
    expect([dialog('all').open, dialog('plain').open]).to.eql([true, true]);
    dialog('all').close();
  });
});

describe('details whose first summary is hidden', () => {
  it('are open, close with the summary, and stay as their reader has left them otherwise', async () => {
    const summaries = (byoc: string): string =>
      `<summary ${byoc}>B</summary><summary data-variants="serverless">S</summary><p>body</p>`;
    const { provider, one } = await page(
      `<details id="first">${summaries('data-variants="byoc"')}</details><details id="all">${summaries('')}</details>
       <details id="second"><summary>B</summary><summary data-variants="byoc">S</summary><p>body</p></details>
       <p data-variants="byoc"><details id="inner" data-variants="byoc">${summaries('data-variants="byoc"')}</details>
       <details id="a" name="n">${summaries('data-variants="byoc"')}</details><details id="b" name="n">${summaries('data-variants="byoc"')}</details>`,
    );
    const open = (): string[] =>
      ['first', 'all', 'second', 'inner'].filter((id) => one(`#${id}`).hasAttribute('open'));
    expect(open()).to.eql(['first']);
    expect(one('#first p').checkVisibility()).to.be.true;
    provider.select('byoc');
    expect(open()).to.eql([]);
    one('#first').toggleAttribute('open', true);
    provider.select('serverless');
    provider.select('byoc');
    expect(open()).to.eql(['first']);
  });

  it('are opened where nothing else calls for it', async () => {
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    holder.innerHTML = `<doc-variant-provider ${GROUPS}><details><summary data-variants="byoc">B</summary>body</details></doc-variant-provider>`;
    await soon(() => expect(holder.querySelector('details')!.open).to.be.true);
  });
});
