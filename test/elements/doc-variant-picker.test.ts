import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { DocVariantPicker } from '../../src/elements/doc-variant-picker.ts';
import { DocVariantProvider } from '../../src/elements/doc-variant-provider.ts';
import { IfVariant } from '../../src/elements/if-variant.ts';
import { accessibleNodes, type AccessibleNode } from '../accessible.ts';
import { defineElements } from '../elements.ts';

defineElements({
  'doc-variant-provider': DocVariantProvider,
  'if-variant': IfVariant,
  'doc-variant-picker': DocVariantPicker,
});

const LONG = 'language: java cpp go python rust swift';

/** Makes a provider with pickers from markup, and waits until they are drawn. */
async function page(
  markup: string,
): Promise<{ provider: DocVariantProvider; pickers: DocVariantPicker[] }> {
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  holder.innerHTML = markup;
  await nextFrame();
  const provider = holder.querySelector('doc-variant-provider')!;
  return { provider, pickers: [...holder.querySelectorAll('doc-variant-picker')] };
}

const root = (picker: DocVariantPicker | undefined): ShadowRoot => picker!.shadowRoot!;
const radios = (picker: DocVariantPicker | undefined): HTMLInputElement[] => [
  ...root(picker).querySelectorAll('input'),
];
const checked = (picker: DocVariantPicker | undefined): string | undefined =>
  radios(picker).find((radio) => radio.checked)?.value;
const texts = (picker: DocVariantPicker | undefined): string[] =>
  [...root(picker).querySelectorAll('label.option, option:not([hidden])')].map(
    ({ textContent }) => textContent,
  );

describe('<doc-variant-picker>', () => {
  it('warns of a group and of options that the provider does not have', async () => {
    const said: string[] = [];
    const { warn } = console;
    console.warn = (text: string) => said.push(text);
    try {
      await page(
        `<doc-variant-picker></doc-variant-picker>
         <doc-variant-provider sync-key="none" groups="deployment: serverless byoc; language: java go">
          <doc-variant-picker group="deploymnt"></doc-variant-picker><doc-variant-picker></doc-variant-picker>
          <doc-variant-picker group="language"><option value="jaba">Java</option></doc-variant-picker></doc-variant-provider>`,
      );
      await waitUntil(() => said.length >= 4);
    } finally {
      console.warn = warn;
    }
    const expected = [
      'put it inside one',
      'group="deploymnt" is not a group of its provider: write group="deployment"',
      'group="deployment" or group="language"',
      'value="jaba"',
    ];
    for (const text of expected)
      expect(
        said.filter((line) => line.includes(text)),
        text,
      ).to.have.length(1);
  });

  it('keeps the focus where the browser moves it as it is, and follows the provider around it then', async () => {
    const { provider, pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="deployment: serverless byoc" variant="byoc">
        <doc-variant-picker></doc-variant-picker><p></p></doc-variant-provider>
       <doc-variant-provider sync-key="none" groups="deployment: serverless byoc" variant="serverless"></doc-variant-provider>`,
    );
    const [picker] = pickers;
    // Browsers without it take the focus away from all that is moved.
    const canKeep = 'moveBefore' in Element.prototype;
    const move = (element: Element, to: Element): void => {
      if (canKeep) to.moveBefore(element, null);
      else to.append(element);
    };
    const [, second] = radios(picker);
    const hasFocus = (): boolean => root(picker).activeElement === second;
    second!.focus();
    move(picker!, provider);
    expect(hasFocus()).to.equal(canKeep);
    move(provider, provider.parentElement!);
    expect(hasFocus()).to.equal(canKeep);
    const other = provider.parentElement!.querySelector('doc-variant-provider')!;
    move(picker!, other);
    expect(hasFocus()).to.equal(canKeep);
    expect(checked(picker)).to.equal('serverless');
    radios(picker)[1]!.click();
    expect([provider.variant, other.variant]).to.deep.equal(['byoc', 'byoc']);
    provider.select('serverless');
    expect(checked(picker)).to.equal('byoc');
    move(picker!, provider.parentElement!);
    expect(radios(picker)).to.have.length(0);
  });

  it('offers the variants of its group as radio buttons, with the labels of its options', async () => {
    const { provider, pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="deployment: serverless byoc; language: java go" variant="byoc">
        <doc-variant-picker group="deployment"><option value="serverless">Serverless</option>
          <option value="byoc">Bring your own cloud</option></doc-variant-picker>
        <doc-variant-picker group="language" label="Your language"></doc-variant-picker></doc-variant-provider>`,
    );
    expect(texts(pickers[0])).to.deep.equal(['Serverless', 'Bring your own cloud']);
    expect(texts(pickers[1])).to.deep.equal(['java', 'go']);
    expect(checked(pickers[0])).to.equal('byoc');
    expect(checked(pickers[1])).to.equal(undefined);
    radios(pickers[1])[1]!.click();
    expect(provider.variant).to.equal('byoc go');
    provider.select('serverless');
    await nextFrame();
    expect(checked(pickers[0])).to.equal('serverless');
  });

  it('takes labels from the groups, from `labels` and from options, its own options first', async () => {
    const { provider, pickers } = await page(
      `<section lang="de"><doc-variant-provider sync-key="none" groups="deployment 'Runs on': serverless 'Serverless' byoc=own 'Cloud' eu"
        labels="own 'Mine'; de: deployment 'Läuft auf', serverless 'Serverlos'">
        <doc-variant-picker></doc-variant-picker><doc-variant-picker label="Where"><option value="serverless">Ours</option><option value="byoc"></option></doc-variant-picker>
        <doc-variant-provider sync-key="none" groups="region: us"><doc-variant-picker group="deployment"></doc-variant-picker></doc-variant-provider>
        <doc-variant-provider sync-key="none" groups="deployment: eu byoc"><doc-variant-picker></doc-variant-picker></doc-variant-provider>
      </doc-variant-provider></section>`,
    );
    const name = (picker: DocVariantPicker | undefined): string =>
      root(picker).querySelector('legend')!.textContent;
    expect(texts(pickers[0])).to.deep.equal(['Serverlos', 'Cloud', 'eu']);
    expect(name(pickers[0])).to.equal('Läuft auf');
    expect(texts(pickers[1])).to.deep.equal(['Ours', 'Cloud']);
    expect(name(pickers[1])).to.equal('Where');
    expect(texts(pickers[2])).to.deep.equal(['Serverlos', 'Cloud', 'eu']);
    expect(texts(pickers[3])).to.deep.equal(['eu', 'Cloud']);
    expect(name(pickers[3])).to.equal('Läuft auf');
    provider.labels = { byoc: 'All', de: { byoc: 'Eigene' } };
    expect(texts(pickers[0])).to.deep.equal(['Serverless', 'Eigene', 'eu']);
    expect(texts(pickers[2])).to.deep.equal(['Serverless', 'Eigene', 'eu']);
    provider.removeAttribute('labels');
    provider.labels = undefined;
    expect(texts(pickers[0])).to.deep.equal(['Serverless', 'Cloud', 'eu']);
    expect(name(pickers[0])).to.equal('Runs on');
  });

  it('offers a long list, or any list that the author wants so, as a select', async () => {
    const { provider, pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="${LONG}; deployment: serverless byoc">
        <doc-variant-picker group="language"></doc-variant-picker>
        <doc-variant-picker group="deployment" appearance="select"><option value="">Any of them</option></doc-variant-picker>
        <doc-variant-picker group="language" appearance="radio"></doc-variant-picker></doc-variant-provider>`,
    );
    const select = root(pickers[0]).querySelector('select')!;
    expect(select.value).to.equal('');
    expect(texts(pickers[0])).to.have.length(6);
    expect(select.selectedOptions[0]!.text).to.equal('–');
    const { selectedOptions, options } = root(pickers[1]).querySelector('select')!;
    expect(selectedOptions[0]!.text).to.equal('Any of them');
    expect(options).to.have.length(3);
    expect(radios(pickers[2])).to.have.length(6);
    select.value = 'rust';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    expect(provider.variant).to.equal('rust');
    await nextFrame();
    expect(checked(pickers[2])).to.equal('rust');
  });

  it('is worked by the keyboard as radio buttons are', async () => {
    const { provider, pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="language: java cpp go" variant="java">
        <button>before</button><doc-variant-picker group="language"></doc-variant-picker></doc-variant-provider>`,
    );
    provider.querySelector('button')!.focus();
    await sendKeys({ press: 'Tab' });
    expect(root(pickers[0]).activeElement).to.equal(radios(pickers[0])[0]);
    await sendKeys({ press: 'ArrowRight' });
    expect(provider.variant).to.equal('cpp');
    await sendKeys({ press: 'ArrowDown' });
    await nextFrame();
    expect(provider.variant).to.equal('go');
    expect(root(pickers[0]).activeElement).to.equal(radios(pickers[0])[2]);
  });

  it('has a name and states for screen readers', async () => {
    await page(
      `<doc-variant-provider sync-key="none" groups="deployment: serverless byoc; ${LONG}" variant="byoc">
        <doc-variant-picker group="deployment"></doc-variant-picker>
        <doc-variant-picker group="language"></doc-variant-picker></doc-variant-provider>`,
    );
    const nodes = await accessibleNodes();
    const find = (role: string, name: string): AccessibleNode | undefined =>
      nodes.find((node) => node.role === role && node.name === name);
    expect(find('radio', 'byoc')?.checked).to.equal(true);
    expect(find('radio', 'serverless')?.checked).to.not.equal(true);
    expect(find('combobox', 'Language')).to.not.equal(undefined);
    // The snapshot leaves groups out; what names them is the first child of a native fieldset.
    const fieldset = root(document.querySelector('doc-variant-picker')!).querySelector('fieldset')!;
    expect(fieldset.firstElementChild).to.be.instanceOf(HTMLLegendElement);
    expect(fieldset.firstElementChild?.textContent).to.equal('Deployment');
  });

  it('declares the group where the provider does not, and takes it back when it goes', async () => {
    const { provider, pickers } = await page(
      `<doc-variant-provider sync-key="none" variant="java byoc"><doc-variant-picker group="deployment"><option value="serverless"></option>
        <option value="byoc">BYOC</option></doc-variant-picker>
        <doc-variant-picker group="language"><option>java</option><option>go</option></doc-variant-picker></doc-variant-provider>`,
    );
    expect(provider.variant).to.equal('byoc java');
    pickers[1]!.append(
      Object.assign(document.createElement('option'), { value: 'cpp', textContent: 'C++' }),
    );
    await nextFrame();
    expect(texts(pickers[1])).to.deep.equal(['java', 'go', 'C++']);
    expect(provider.select('cpp')).to.equal(true);
    pickers[1]!.remove();
    expect(provider.variant).to.equal('byoc');
  });

  it('lists the names of the page where nobody declares a group, also those that come later', async () => {
    const { provider, pickers } = await page(
      `<doc-variant-provider sync-key="none"><doc-variant-picker></doc-variant-picker>
        <if-variant variants="serverless byoc"></if-variant><p data-variants="!go"></p></doc-variant-provider>`,
    );
    expect(texts(pickers[0])).to.deep.equal(['serverless', 'byoc', 'go']);
    provider.insertAdjacentHTML('beforeend', '<p data-variants="cpp"></p>');
    await nextFrame();
    await nextFrame();
    expect(texts(pickers[0])).to.deep.equal(['serverless', 'byoc', 'go', 'cpp']);
    expect(root(pickers[0]).querySelector('legend')).to.equal(null);
    const fieldset = root(pickers[0]).querySelector('fieldset');
    expect(fieldset!.ariaLabel).to.equal('serverless / byoc / go / cpp');
  });

  it('shows what it showed when a choice is prevented', async () => {
    const { provider, pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="d: a b" variant="a"><doc-variant-picker></doc-variant-picker></doc-variant-provider>`,
    );
    provider.addEventListener('before-variant-change', (event) => event.preventDefault());
    radios(pickers[0])[1]!.click();
    expect(checked(pickers[0])).to.equal('a');
    expect(provider.variant).to.equal('a');
  });

  it('follows the provider that it is moved to, and is empty without one', async () => {
    const { provider, pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="d: a b" variant="a"><doc-variant-picker></doc-variant-picker></doc-variant-provider>
       <doc-variant-provider sync-key="none" groups="d: b c" variant="c"></doc-variant-provider>`,
    );
    const [picker] = pickers;
    const other = provider.nextElementSibling!;
    other.append(picker!);
    expect(texts(picker)).to.deep.equal(['b', 'c']);
    expect(checked(picker)).to.equal('c');
    other.after(picker!);
    expect(texts(picker)).to.deep.equal([]);
  });

  it('fits 320 px, in both directions, with long labels', async () => {
    await setViewport({ width: 320, height: 640 });
    try {
      for (const dir of ['ltr', 'rtl']) {
        const { pickers } = await page(
          `<doc-variant-provider dir="${dir}" sync-key="none" groups="deployment: serverless byoc selfmanaged; ${LONG}">
            <doc-variant-picker group="deployment" appearance="radio"><option value="serverless">Serverless, run by us</option><option value="byoc">Bring your own cloud account</option>
            <option value="selfmanaged">Self-managed installation on your own hardware</option></doc-variant-picker>
            <doc-variant-picker group="language"></doc-variant-picker></doc-variant-provider>`,
        );
        expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
        for (const label of root(pickers[0]).querySelectorAll('.option')) {
          expect(label.getBoundingClientRect().height).to.be.at.least(24);
        }
      }
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
  });

  it('is a select in a narrow window unless the author says otherwise, and keeps the focus', async () => {
    const { pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="d: a b" variant="b"><doc-variant-picker></doc-variant-picker>
        <doc-variant-picker appearance="radio"></doc-variant-picker></doc-variant-provider>`,
    );
    radios(pickers[0])[1]!.focus();
    await setViewport({ width: 320, height: 640 });
    try {
      await waitUntil(() => root(pickers[0]).querySelector('select'));
      const select = root(pickers[0]).querySelector('select')!;
      expect(select.value).to.equal('b');
      expect(root(pickers[0]).activeElement).to.equal(select);
      expect(radios(pickers[1])).to.have.length(2);
    } finally {
      await setViewport({ width: 800, height: 600 });
    }
    await waitUntil(() => radios(pickers[0]).length === 2);
    expect(root(pickers[0]).activeElement).to.equal(radios(pickers[0])[1]);
  });

  it('moves nothing when the choice changes, and shows it by one sign and the focus by another', async () => {
    const { provider, pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="deployment: serverless 'Serverless' byoc 'Your own cloud'" variant="serverless">
        <span><doc-variant-picker></doc-variant-picker></span> <span><doc-variant-picker appearance="tabs"></doc-variant-picker></span> <b>beside</b></doc-variant-provider>`,
    );
    const places = (): number[] =>
      [
        ...pickers.flatMap((picker) => [...root(picker).querySelectorAll('.option')]),
        provider.querySelector('b')!,
      ].flatMap((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return [left, top, width, height];
      });
    const before = places();
    provider.select('byoc');
    expect(places()).to.deep.equal(before);
    for (const picker of pickers) {
      const [, chosen] = root(picker).querySelectorAll('.option');
      const { boxShadow, outlineStyle } = getComputedStyle(chosen!);
      expect([boxShadow.includes('inset'), outlineStyle]).to.deep.equal([true, 'none']);
    }
  });

  it('hides the name of its group from the eye only, where the author says so', async () => {
    const { pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="runtime: node deno"><header style="display:flex; align-items:center; height:64px; width:300px">
        <doc-variant-picker hide-label appearance="select"></doc-variant-picker><doc-variant-picker hide-label appearance="radio"></doc-variant-picker></header></doc-variant-provider>`,
    );
    for (const picker of pickers) {
      const { width } = root(picker).querySelector('.name')!.getBoundingClientRect();
      expect(width).to.be.at.most(1);
      expect(picker.getBoundingClientRect().height).to.be.at.most(64);
    }
    const nodes = await accessibleNodes();
    expect(nodes.some(({ role, name }) => role === 'combobox' && name === 'Runtime')).to.equal(
      true,
    );
  });

  it('stands on a line of its own in a provider, with room around it, whatever a site resets', async () => {
    const { provider, pickers } = await page(
      `<style>*, ::before, ::after { margin: 0; padding: 0; border: 0 solid; box-sizing: border-box }</style>
       <doc-variant-provider sync-key="none" groups="d: a b; e: x y" variant="a"><doc-variant-picker group="d"></doc-variant-picker>
        <doc-variant-picker group="e"></doc-variant-picker><if-variant variants="a"><i>Nothing to install.</i></if-variant></doc-variant-provider>`,
    );
    const boxes = pickers.map((picker) =>
      root(picker).querySelector('.options')!.getBoundingClientRect(),
    );
    const text = provider.querySelector('i')!.getBoundingClientRect();
    expect(boxes[1]!.top - boxes[0]!.bottom).to.be.at.least(8);
    expect(text.top - boxes[1]!.bottom).to.be.at.least(4);
    expect(text.left).to.be.lessThan(boxes[1]!.left);
  });

  it('has edges that can be seen in light and dark', async () => {
    const { pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="d: a b"><div style="color:#333"><doc-variant-picker appearance="radio"></doc-variant-picker></div>
        <div style="color:#ddd"><doc-variant-picker appearance="select"></doc-variant-picker></div></doc-variant-provider>`,
    );
    const alphas = pickers.map((picker) => {
      const frame = root(picker).querySelector('.options, select')!;
      return Number(/([\d.]+)\)$/.exec(getComputedStyle(frame).borderTopColor)?.[1]);
    });
    // #333 on white and #ddd on black reach 3:1 from about 0.6 of the text's colour.
    for (const alpha of alphas) expect(alpha).to.be.within(0.6, 1);
  });

  it('has the sections and the disabled options of a select, in every appearance', async () => {
    const options = `<optgroup label="Run by us"><option value="a">A</option><option value="b" disabled>B</option></optgroup>
      <optgroup label="Run by you" disabled><option value="c">C</option></optgroup><option value="d">D</option>`;
    const { provider, pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="x: a b c d e" variant="a">${[
        'radio',
        'tabs',
        'select',
      ]
        .map((look) => `<doc-variant-picker appearance="${look}">${options}</doc-variant-picker>`)
        .join('')}</doc-variant-provider>`,
    );
    for (const picker of pickers.slice(0, 2)) {
      expect(radios(picker).map(({ disabled }) => disabled)).to.deep.equal([
        false,
        true,
        true,
        false,
      ]);
      const sections = [...root(picker).querySelectorAll('.section')];
      expect(sections.map((one) => one.querySelector('legend')!.textContent)).to.deep.equal([
        'Run by us',
        'Run by you',
      ]);
      radios(picker)[1]!.click();
      expect(provider.variant).to.equal('a');
    }
    const select = root(pickers[2]).querySelector('select')!;
    const drawn = [...select.options].slice(1);
    expect(drawn.map(({ disabled }) => disabled)).to.deep.equal([false, true, true, false]);
    const groups = [...select.querySelectorAll('optgroup')].map(({ label }) => label);
    expect(groups).to.deep.equal(['Run by us', 'Run by you']);
    pickers[0]!.querySelector('option[disabled]')!.removeAttribute('disabled');
    await nextFrame();
    await waitUntil(() => !radios(pickers[0])[1]!.disabled);
    radios(pickers[0])[1]!.click();
    expect(provider.variant).to.equal('b');
  });

  it('keeps the order of its options, where a section has the label of an earlier one, or of the one before', async () => {
    const options =
      '<optgroup label="G"><option value="a">A</option><option value="b">B</option></optgroup><option value="c">C</option><optgroup label="G"><option value="d">D</option></optgroup><optgroup label="G"><option value="e">E</option><option value="f">F</option></optgroup>';
    const { pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="x: a b c d e f">${['radio', 'select']
        .map((look) => `<doc-variant-picker appearance="${look}">${options}</doc-variant-picker>`)
        .join('')}</doc-variant-provider>`,
    );
    const drawn = pickers.map((picker) => [
      [...root(picker).querySelectorAll<HTMLInputElement>('input,option:not([hidden])')].map(
        ({ value }) => value,
      ),
      Array.from(
        root(picker).querySelectorAll('.section,optgroup'),
        (one) => one.querySelectorAll('input,option').length,
      ),
    ]);
    const expected = [
      ['a', 'b', 'c', 'd', 'e', 'f'],
      [2, 1, 2],
    ];
    expect(drawn).to.deep.equal([expected, expected]);
  });

  it('is not drawn in another one, which reads its options', async () => {
    const { pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="x: a b; y: c d">
        <doc-variant-picker group="x"><option value="a">A</option>
        <doc-variant-picker group="y"><option value="b">B</option></doc-variant-picker></doc-variant-picker>`,
    );
    expect(radios(pickers[0]).map(({ value }) => value)).to.deep.equal(['a', 'b']);
    expect(root(pickers[1]).childElementCount).to.equal(0);
  });

  it('offers no hidden option, in every appearance, and keeps it in the group', async () => {
    const { provider, pickers } = await page(
      `<doc-variant-provider sync-key="none" variant="a">${['radio', 'tabs', 'select']
        .map(
          (look) => `<doc-variant-picker group="x" appearance="${look}">
            <option value="" hidden>Choose</option><option value="a">A</option>
            <option value="b" hidden>B</option><optgroup label="Old" hidden><option value="c">C</option></optgroup>
            <option value="d">D</option></doc-variant-picker>`,
        )
        .join('')}<if-variant variants="c">c</if-variant></doc-variant-provider>`,
    );
    const offered = (picker: DocVariantPicker | undefined): string[] =>
      [...root(picker).querySelectorAll('input, option:not([value=""])')].map(
        (one) => (one as HTMLInputElement | HTMLOptionElement).value,
      );
    for (const picker of pickers) expect(offered(picker)).to.deep.equal(['a', 'd']);
    const [empty] = root(pickers[2]).querySelector('select')!.options;
    expect(empty!.textContent).to.equal('Choose');
    const block = provider.querySelector('if-variant')!;
    expect(getComputedStyle(block).display).to.equal('none');
    provider.select('c');
    expect(getComputedStyle(block).display).not.to.equal('none');
    pickers[0]!.hidden = true;
    pickers[0]!.querySelector('optgroup')!.hidden = false;
    await waitUntil(() => offered(pickers[0]).join() === 'a,c,d');
  });

  it('is a select by the room around it, whatever the window, and radio buttons again with more of it', async () => {
    const { provider, pickers } = await page(
      `<doc-variant-provider sync-key="none" groups="d: a b; e: x y z" variant="b">
        <aside style="width:300px"><doc-variant-picker group="d"></doc-variant-picker></aside>
        <header style="display:flex; width:780px"><div id="tools"><doc-variant-picker group="d"></doc-variant-picker></div></header>
        <div id="row" style="display:flex; width:600px"><b style="flex:0 0 330px">A title</b><doc-variant-picker group="e" label="Environment">
          <option value="x">Development</option><option value="y">Staging and tests</option><option value="z">Production</option></doc-variant-picker></div>
        <div style="width:390px"><doc-variant-picker group="e"><option value="x">${'A label of many words '.repeat(9)}</option><option value="y">Y</option></doc-variant-picker></div></doc-variant-provider>`,
    );
    const isSelect = (at: number): boolean => root(pickers[at]).querySelector('select') !== null;
    await waitUntil(() => isSelect(0) && isSelect(2) && isSelect(3));
    for (let frame = 0; frame < 5; frame++) await nextFrame();
    expect([isSelect(0), isSelect(1), isSelect(2)]).to.deep.equal([true, false, true]);
    provider.querySelector('aside')!.style.width = '700px';
    provider.querySelector<HTMLElement>('#row')!.style.width = '790px';
    await waitUntil(() => !isSelect(0));
  });
});
