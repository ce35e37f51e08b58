import { aTimeout, expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { loadStrings } from '../../../src/strings/strings.ts';
import { DocVariantPicker } from '../../../src/elements/doc-variant-picker.ts';
import { DocVariantProvider } from '../../../src/elements/doc-variant-provider.ts';
import { IfVariant } from '../../../src/elements/if-variant.ts';
import { defineElements } from '../../elements.ts';
import { soon, soonAndStill } from '../../soon.ts';

defineElements({
  'doc-variant-provider': DocVariantProvider,
  'if-variant': IfVariant,
  'doc-variant-picker': DocVariantPicker,
});

// The test runner takes a change of the address for a page that is left.
const GROUPS =
  'url-param="" persistence="none" groups="deployment: serverless byoc=onprem; language: java go" variant="serverless java"';
const region = (): HTMLElement | null => document.querySelector('[role="status"]');
const said: string[] = [];
const listener = new MutationObserver((records) => {
  const text = records.at(-1)?.target.textContent;
  if (text) said.push(text);
});

/** Makes a page whose reader part is there, and forgets what was said before. */
async function page(markup: string): Promise<DocVariantProvider> {
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  holder.innerHTML = markup;
  await waitUntil(region);
  listener.observe(region()!, { childList: true });
  for (const element of holder.querySelectorAll('[lang]')) await loadStrings(element);
  await aTimeout(20);
  said.length = 0;
  return holder.querySelector('doc-variant-provider')!;
}

/** Waits for what must not come. */
const settle = (): Promise<void> => aTimeout(300);

const BLOCKS = `<if-variant variants="byoc"><p>1</p><if-variant variants="byoc"><p>inner</p></if-variant></if-variant>
  <p data-variants="byoc">2</p><p data-variants="byoc">3</p><table><tr data-variants="byoc"><td>4</td></tr></table>
  <if-variant variants="serverless"><p>5</p></if-variant><p data-variants="!byoc">6</p><p data-variants="serverless byoc">7</p>
  <p data-variants="go">8</p>`;

describe('a switch by the reader', () => {
  it('is announced once, with what it showed and hid, and nothing is on load', async () => {
    const provider = await page(`<doc-variant-provider sync-key="a" ${GROUPS}>
      <doc-variant-picker group="deployment"><option value="serverless">Serverless</option><option value="byoc">BYOC</option></doc-variant-picker>
      ${BLOCKS}</doc-variant-provider>`);
    await settle();
    expect(said).to.deep.equal([]);
    provider.select('byoc', 'picker');
    await soonAndStill(() =>
      expect(said).to.deep.equal(['Showing BYOC: 4 sections shown, 2 hidden']),
    );
    provider.select('go', 'picker');
    await soon(() => expect(said.at(-1)).to.equal('Showing go: 1 section shown, 0 hidden'));
    expect(region()!.innerText).to.equal(said.at(-1));
  });

  it('is announced once where several providers share it, or the keyboard passes others', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="b" ${GROUPS}>${BLOCKS}
        <doc-variant-provider url-param="" groups="cloud: aws gcp" variant="aws"><p data-variants="byoc">in another</p></doc-variant-provider></doc-variant-provider>
       <doc-variant-provider sync-key="b" ${GROUPS}><p data-variants="byoc">8</p></doc-variant-provider>`,
    );
    provider.select('go', 'picker');
    provider.select('java', 'picker');
    provider.select('byoc', 'picker');
    await soonAndStill(() =>
      expect(said).to.deep.equal(['Showing byoc: 6 sections shown, 2 hidden']),
    );
  });

  it('that changes nothing on the page says so, and one that is prevented says nothing', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="c" ${GROUPS}><p>plain</p></doc-variant-provider>`,
    );
    provider.select('byoc', 'picker');
    await soon(() =>
      expect(said).to.deep.equal(['Showing byoc: nothing else changes on this page']),
    );
    provider.addEventListener('before-variant-change', (event) => event.preventDefault());
    provider.select('serverless', 'picker');
    await settle();
    expect(said).to.have.length(1);
  });

  it('counts what it changes in a provider that has just come', async () => {
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    await settle();
    said.length = 0;
    holder.innerHTML = `<doc-variant-provider sync-key="a3" ${GROUPS}>${BLOCKS}</doc-variant-provider>`;
    holder.querySelector('doc-variant-provider')!.select('byoc', 'picker');
    await soonAndStill(() =>
      expect(said).to.deep.equal(['Showing byoc: 4 sections shown, 2 hidden']),
    );
  });

  it('counts nothing that the page adds after it, and leaves nobody watching', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="a2" ${GROUPS}>${BLOCKS}</doc-variant-provider>`,
    );
    // The parts of the provider that watch the page for good have come.
    await settle();
    const { prototype } = MutationObserver;
    const original = { observe: prototype.observe, disconnect: prototype.disconnect };
    const watching = new Set<MutationObserver>();
    prototype.observe = function (...watched) {
      if (watched[0] === document) watching.add(this);
      original.observe.apply(this, watched);
    };
    prototype.disconnect = function () {
      watching.delete(this);
      original.disconnect.call(this);
    };
    try {
      provider.select('byoc', 'picker');
      expect(watching.size).to.equal(1);
      provider.insertAdjacentHTML('beforeend', '<p data-variants="byoc">added</p>');
      await soonAndStill(() =>
        expect(said).to.deep.equal(['Showing byoc: 4 sections shown, 2 hidden']),
      );
      expect(watching.size).to.equal(0);
      provider.select('serverless', 'picker');
      provider.select('byoc', 'picker');
      await settle();
      await waitUntil(() => !watching.size);
    } finally {
      Object.assign(prototype, original);
    }
  });

  it('is announced where an application keeps the selection, and not where a script or another tab made it', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="d" ${GROUPS}>${BLOCKS}</doc-variant-provider>`,
    );
    for (const cause of ['script', 'storage', 'link', 'reveal'] as const) {
      provider.select('byoc', cause);
      provider.select('serverless', cause);
    }
    await settle();
    expect(said).to.deep.equal([]);
    provider.addEventListener('before-variant-change', (event) => {
      event.preventDefault();
      setTimeout(() => (provider.variant = event.variant));
    });
    provider.select('byoc', 'picker');
    await soonAndStill(() =>
      expect(said).to.deep.equal(['Showing byoc: 4 sections shown, 2 hidden']),
    );
  });

  it('is announced in the modal dialog that opened last, outside of which nothing is said, and then outside again', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="none" ${GROUPS}>${BLOCKS}<dialog><p>1</p><dialog><button>2</button></dialog></dialog><div id="host"></div></doc-variant-provider>`,
    );
    const root = provider.querySelector('#host')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<dialog><button>3</button></dialog>';
    const dialogs = [provider, root].flatMap((tree) => [...tree.querySelectorAll('dialog')]);
    for (const dialog of dialogs) {
      dialog.showModal();
      said.length = 0;
      provider.select('byoc', 'picker');
      await soon(() => expect(said.join()).to.include('Showing byoc'));
      expect(dialog.lastElementChild!.role).to.equal('status');
      provider.select('serverless', 'script');
    }
    for (const dialog of dialogs) dialog.close();
    await soon(() => expect(region()?.parentElement).to.equal(document.documentElement));
    for (const dialog of dialogs) expect(dialog.querySelector('[role="status"]')).to.equal(null);
  });

  it('is announced in the language of the page', async () => {
    const provider = await page(
      `<div lang="de"><doc-variant-provider sync-key="e" ${GROUPS}>${BLOCKS}</doc-variant-provider></div>`,
    );
    provider.select('byoc', 'picker');
    await soon(() =>
      expect(said).to.deep.equal(['Gezeigt wird byoc: 4 Abschnitte gezeigt, 2 ausgeblendet']),
    );
    expect(region()!.lang).to.equal('de');
  });
});

describe('focus inside what hides', () => {
  it('goes on at the heading before it, which is told, and leaves no trace', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="f" ${GROUPS}><h2>Install</h2><p>text</p>
        <if-variant variants="serverless"><h3>Hosted</h3><p><button>Try</button></p></if-variant>
        <h3 data-variants="byoc">Own</h3></doc-variant-provider>`,
    );
    provider.querySelector('button')!.focus();
    const { scrollY } = window;
    provider.select('byoc', 'picker');
    const heading = provider.querySelector('h2')!;
    await soon(() => expect(document.activeElement).to.equal(heading));
    await soon(() =>
      expect(said.at(-1)).to.equal(
        'Showing byoc: 1 section shown, 1 hidden. The focused item is now hidden. Continuing at “Install”',
      ),
    );
    expect(window.scrollY).to.equal(scrollY);
    heading.blur();
    expect(heading.hasAttribute('tabindex')).to.equal(false);
  });

  it('goes on beside it where no heading is before it, also after a change by another tab', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="g" ${GROUPS}><section><div data-variants="serverless"><a href="#x">link</a></div>
        <p>beside</p></section></doc-variant-provider>`,
    );
    provider.querySelector('a')!.focus();
    provider.select('byoc', 'storage');
    await soon(() => expect(document.activeElement).to.equal(provider.querySelector('p')));
    await soon(() =>
      expect(said).to.deep.equal(['The focused item is now hidden. Continuing at “beside”']),
    );
  });

  for (const [what, content, name] of [
    [
      'text further out',
      '<div><div data-variants="serverless"><button id="f">b</button></div></div><p id="to">rest</p>',
      'rest',
    ],
    [
      'what follows rather than what is before',
      '<p>before</p><div data-variants="serverless"><button id="f">b</button></div><p id="to">after</p>',
      'after',
    ],
    [
      'the text that it stood in',
      '<p id="to">Text <b data-variants="serverless"><a href="#x" id="f">link</a></b></p>',
      'Text',
    ],
    [
      'a field with a name',
      '<form><if-variant variants="serverless"><input id="f"></if-variant><input id="to" aria-label="Name"></form>',
      'Name',
    ],
    [
      'the field of a label rather than the label',
      '<form><if-variant variants="serverless"><input id="f"></if-variant><label for="to">Your name</label><select id="to"><option>One</option></select></form>',
      'Your name',
    ],
    [
      'the field that is enabled',
      '<form><if-variant variants="serverless"><input id="f"></if-variant><input disabled aria-label="Off"><span id="n" hidden>On</span><input id="to" aria-labelledby="n"></form>',
      'On',
    ],
    [
      'a picture with a text',
      '<div><div data-variants="serverless"><button id="f">b</button></div><img alt=""><img alt="Chart" id="to" width="9" height="9"></div>',
      'Chart',
    ],
    [
      'a button with a name and no text',
      '<div data-variants="serverless"><button id="f">b</button></div><button aria-label="Close" id="to"><svg width="9" height="9"></svg></button>',
      'Close',
    ],
    [
      'the main content, which it does not leave',
      '<p>outside</p><main id="to"><div data-variants="serverless"><button id="f">b</button></div></main>',
      undefined,
    ],
    [
      'a field that nobody has named, of which nothing is said',
      '<form><if-variant variants="serverless"><input id="f"></if-variant><input id="to"></form>',
      undefined,
    ],
  ] as const) {
    it(`goes on at ${what}`, async () => {
      const provider = await page(
        `<doc-variant-provider sync-key="none" ${GROUPS}>${content}</doc-variant-provider>`,
      );
      provider.querySelector<HTMLElement>('#f')!.focus();
      provider.select('byoc', 'picker');
      await soon(() => expect(document.activeElement).to.equal(provider.querySelector('#to')));
      await soon(() => expect(said.at(-1)).to.include('Showing byoc'));
      if (name) expect(said.at(-1)).to.include(`Continuing at “${name}”`);
      else expect(said.at(-1)).to.not.include('Continuing');
    });
  }

  it('goes on in the modal dialog that it is in, at its heading, beside it, or at the dialog itself', async () => {
    for (const [inner, expected] of [
      ['<h3>Settings</h3><p>Text</p>', 'h3'],
      ['<p>Text <b data-variants="serverless">there</b></p>', 'p'],
      ['<button aria-label="Close">✕</button>', 'button'],
      ['', 'dialog'],
    ] as const) {
      const provider = await page(
        `<doc-variant-provider sync-key="none" ${GROUPS}><h2>Behind</h2><p>Text</p><dialog aria-label="Options">${inner}<div data-variants="serverless"><button>Try</button></div></dialog></doc-variant-provider>`,
      );
      const dialog = provider.querySelector('dialog')!;
      dialog.showModal();
      provider.querySelector<HTMLElement>('[data-variants] button')!.focus();
      provider.select('byoc', 'picker');
      const place =
        expected === 'dialog' ? dialog : dialog.querySelector<HTMLElement>(`:scope > ${expected}`)!;
      await soon(() => expect(document.activeElement).to.equal(place));
      const name = { h3: 'Settings', p: 'Text', button: 'Close', dialog: 'Options' }[expected];
      const text = `Continuing at “${name}”`;
      await soon(() => expect(said.at(-1)).to.include(text));
      expect(said.at(-1)).to.not.include('Behind');
      dialog.close();
    }
  });

  it('does not go on where a dialog says what has happened', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="none" ${GROUPS}><dialog aria-label="Options"><div data-variants="serverless"><button>Try</button></div></dialog></doc-variant-provider>`,
    );
    const dialog = provider.querySelector('dialog')!;
    dialog.showModal();
    for (const variant of ['byoc', 'serverless']) {
      provider.select(variant, 'picker');
      await soon(() =>
        expect(dialog.querySelector('[role="status"]')?.textContent).to.include(
          `Showing ${variant}`,
        ),
      );
    }
    provider.querySelector('button')!.focus();
    provider.select('byoc', 'picker');
    await soon(() => expect(said.at(-1)).to.include('Continuing at “Options”'));
    expect(document.activeElement).to.equal(dialog);
    dialog.close();
  });

  it('goes on in the popover or the dialog of the page’s own make that it is in', async () => {
    for (const [start, end] of [
      ['<div popover>', '</div>'],
      ['<dialog>', '</dialog>'],
      ['<div role="dialog" aria-label="Own">', '</div>'],
    ] as const) {
      const provider = await page(
        `<doc-variant-provider sync-key="none" ${GROUPS}><h2>Behind</h2>${start}<p>Text</p><div data-variants="serverless"><button>Try</button></div>${end}</doc-variant-provider>`,
      );
      const [box] = provider.querySelectorAll<HTMLElement>('[popover],dialog');
      if (box instanceof HTMLDialogElement) box.show();
      else box?.showPopover();
      provider.querySelector('button')!.focus();
      provider.select('byoc', 'picker');
      await soon(() => expect(document.activeElement, start).to.equal(provider.querySelector('p')));
      await soon(() => expect(said.at(-1)).to.include('Continuing at “Text”'));
      if (!(box instanceof HTMLDialogElement)) box?.hidePopover();
    }
  });

  it('goes on in the shadow root that it is in, which is told of', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="none" ${GROUPS}><h2>Behind</h2><div id="host"></div></doc-variant-provider>`,
    );
    const root = provider.querySelector('#host')!.attachShadow({ mode: 'open' });
    root.innerHTML =
      '<dialog><h3>Inside</h3><if-variant variants="serverless"><button>Try</button></if-variant></dialog>';
    root.querySelector('dialog')!.showModal();
    root.querySelector('button')!.focus();
    provider.select('byoc', 'picker');
    await soon(() => expect(root.activeElement).to.equal(root.querySelector('h3')));
    await soon(() =>
      expect(said.at(-1)).to.equal(
        'Showing byoc: 0 sections shown, 1 hidden. The focused item is now hidden. Continuing at “Inside”',
      ),
    );
    root.querySelector('dialog')!.close();
  });

  it('goes on in the modal dialog that it is slotted into', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="none" ${GROUPS}><h2>Behind</h2><div id="host"><if-variant variants="serverless"><button>Try</button></if-variant></div></doc-variant-provider>`,
    );
    const root = provider.querySelector('#host')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<dialog><h3>Inside</h3><slot></slot></dialog>';
    root.querySelector('dialog')!.showModal();
    provider.querySelector('button')!.focus();
    provider.select('byoc', 'picker');
    await soon(() => expect(root.activeElement).to.equal(root.querySelector('h3')));
    root.querySelector('dialog')!.close();
  });

  it('leaves a modal dialog that is hidden, which closes, and keeps one that is shown', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="none" ${GROUPS}><h2>Install</h2><button>Open</button>
        <div data-variants="serverless"><dialog><button>Close</button></dialog></div><dialog id="stays">Text</dialog></doc-variant-provider>`,
    );
    const [opener] = provider.querySelectorAll('button');
    const [dialog, other] = provider.querySelectorAll('dialog');
    opener!.focus();
    dialog!.showModal();
    provider.select('byoc', 'picker');
    await soon(() => expect(dialog!.open).to.equal(false));
    await soon(() => expect(document.activeElement).to.equal(opener));
    other!.showModal();
    provider.select('serverless', 'picker');
    await settle();
    expect(other!.open).to.equal(true);
    other!.close();
  });

  it('passes what is inert, transparent, kept from screen readers, or left empty', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="none" ${GROUPS}><h2>Install</h2><div style="opacity: 0"><h2>Faded</h2></div><div inert><h2>Inert</h2></div><h2 aria-hidden="true">Unread</h2>
        <h2><span data-variants="serverless">Empty</span></h2><div data-variants="serverless"><button>Try</button></div></doc-variant-provider>`,
    );
    provider.querySelector('button')!.focus();
    provider.select('byoc', 'picker');
    await soon(() => expect(document.activeElement).to.equal(provider.querySelector('h2')));
    await soon(() => expect(said.at(-1)).to.include('Continuing at “Install”'));
    expect(provider.querySelector('[inert] h2')!.hasAttribute('tabindex')).to.equal(false);
  });

  it('stays where it is shown, and where the reader has moved it', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="h" ${GROUPS}><h2>Title</h2><button>stays</button>
        <div data-variants="serverless"><button id="goes">goes</button></div></doc-variant-provider>`,
    );
    const [stays, goes] = [...provider.querySelectorAll('button')];
    stays!.focus();
    provider.select('byoc', 'picker');
    await settle();
    expect(document.activeElement).to.equal(stays);
    provider.select('serverless', 'picker');
    await settle();
    goes!.focus();
    provider.select('byoc', 'picker');
    stays!.focus();
    await settle();
    expect(document.activeElement).to.equal(stays);
    expect(said.join()).to.not.include('focus');
  });
});

describe('a table whose rows stand in a block', () => {
  it('is warned of, because everyone sees the rows, and one whose rows have conditions is not', async () => {
    const { warn } = console;
    const said: string[] = [];
    console.warn = (text: string) => said.push(text);
    try {
      const provider = await page(
        `<doc-variant-provider sync-key="none" ${GROUPS}>
         <table><tr><td>All</td></tr>
          <if-variant variants="byoc">
            <tr><td>Row</td></tr>
          </if-variant></table>
         <table><tr data-variants="byoc"><td>Row</td></tr></table></doc-variant-provider>`,
      );
      expect(provider.querySelector('if-variant')!.textContent.trim()).to.equal('');
      await waitUntil(() => said.some((text) => text.includes('table')));
    } finally {
      console.warn = warn;
    }
    expect(said.filter((text) => text.includes('table'))).to.have.length(1);
    expect(said.join()).to.contain('write data-variants="byoc" on each <tr>');
  });
});

describe('print', () => {
  const print = (happen: () => unknown): void => {
    window.dispatchEvent(new Event('beforeprint'));
    try {
      happen();
    } finally {
      window.dispatchEvent(new Event('afterprint'));
    }
  };
  const lines = (): string[] =>
    [...document.querySelectorAll('.doc-variants-printed')].map(({ textContent }) => textContent);
  const label = (element: Element | null): string => getComputedStyle(element!, '::before').content;
  const isShown = (provider: Element, id: string): boolean =>
    provider.querySelector(`#${id}`)!.checkVisibility();

  it('names the current selection above the content, once, and takes the line back', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="i" ${GROUPS}><main>
        <doc-variant-picker group="language"><option value="java">Java</option><option value="go">Go</option></doc-variant-picker><p>text</p>
        <doc-variant-provider sync-key="j" url-param="" groups="cloud: aws gcp" variant="aws"><p>inner</p></doc-variant-provider></main></doc-variant-provider>
       <doc-variant-provider sync-key="i" ${GROUPS}></doc-variant-provider><doc-variant-provider sync-key="none" groups="x: y z"></doc-variant-provider>`,
    );
    await soon(() => print(() => expect(lines()).to.have.length(2)));
    print(() => {
      expect(lines()).to.deep.equal(
        ['Shown here: serverless · Java', 'Shown here: aws', 'Shown here: serverless · java'].slice(
          0,
          2,
        ),
      );
      expect(provider.querySelector('main')!.firstElementChild!.textContent).to.include('Java');
    });
    expect(lines()).to.deep.equal([]);
  });

  it('prints everything that its author wants so, each passage labelled', async () => {
    // A page that prints all loads it as soon as the reader part is there.
    await import('../../../src/parts/reader/print/print-labels.ts');
    const provider = await page(
      `<doc-variant-provider print="all" sync-key="k" ${GROUPS}>
        <if-variant variants="byoc" id="block"><p id="byoc">B</p></if-variant>
        <p id="both" data-variants="serverless byoc go">C</p><p id="not" data-variants="!go">N</p><p id="unknown" data-variants="else">U</p><p id="alias" data-variants="onprem">A</p>
        <table><tr data-variants="byoc" id="row"><td>cell</td></tr></table>
        <doc-variant-provider url-param="" groups="cloud: aws gcp" variant="aws"><p data-variants="gcp" id="gcp">G</p></doc-variant-provider></doc-variant-provider>
       <doc-variant-provider sync-key="l" ${GROUPS}><p id="rest" data-variants="byoc">R</p></doc-variant-provider>`,
    );
    const ids = ['byoc', 'both', 'not', 'row', 'gcp'];
    await soon(() =>
      print(() => expect(ids.filter((id) => !isShown(provider, id))).to.deep.equal([])),
    );
    print(() => {
      expect(ids.filter((id) => !isShown(provider, id))).to.deep.equal([]);
      expect(isShown(provider.nextElementSibling!, 'rest')).to.equal(false);
      expect(label(provider.querySelector('#block'))).to.equal('"byoc"');
      expect(label(provider.querySelector('#both'))).to.equal('"serverless or byoc · go"');
      expect(label(provider.querySelector('#not'))).to.equal('"not go"');
      expect(label(provider.querySelector('#unknown'))).to.equal('none');
      expect(label(provider.querySelector('#alias'))).to.equal('"byoc"');
      expect(label(provider.querySelector('#row'))).to.equal('none');
      expect(label(provider.querySelector('td'))).to.equal('"byoc"');
      expect(label(provider.querySelector('#gcp'))).to.equal('"gcp"');
      expect(lines()).to.deep.equal([
        'All variants are shown; each passage is labelled',
        'Shown here: serverless · java',
      ]);
    });
    expect(ids.filter((id) => isShown(provider, id))).to.deep.equal(['not']);
    expect(label(provider.querySelector('#block'))).to.equal('none');
    provider.print = null;
    print(() => void expect(isShown(provider, 'byoc')).to.equal(false));
  });

  it('leaves pickers and tables of contents out, and is seen by an author who looks at it', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="m" ${GROUPS}><doc-variant-picker group="language"></doc-variant-picker></doc-variant-provider>`,
    );
    const picker = provider.querySelector('doc-variant-picker')!;
    expect(picker.checkVisibility()).to.equal(true);
    await emulateMedia({ media: 'print' });
    try {
      await nextFrame();
      expect(picker.checkVisibility()).to.equal(false);
      await waitUntil(() => lines().length);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
    await waitUntil(() => !lines().length);
  });
});

describe('a switch of a page whose sections the browser skips', () => {
  const section = (at: number, style: string): string =>
    `<section style="${style}"><p data-variants="byoc">${at}</p><p data-variants="serverless">${at}</p>
      <if-variant variants="!byoc 4.0"><p>${at}</p></if-variant><if-variant variants="onprem 5.0"><p>${at}</p></if-variant></section>`;
  const skipping = 'display: block; content-visibility: auto; contain-intrinsic-size: auto 900px';
  const sections = (style: string): string =>
    Array.from({ length: 6 }, (_, at) => section(at, style)).join('');
  const groups = GROUPS.replace('java go', '4.0 5.0').replace('java', '4.0');
  const rules = (): string =>
    document.adoptedStyleSheets
      .map(({ cssRules }) => Array.from(cssRules, ({ cssText }) => cssText).join())
      .join();
  const shown = (provider: Element): string =>
    Array.from(provider.querySelectorAll('section'), (one) =>
      Array.from(one.querySelectorAll('p'), (p) => Number(p.checkVisibility())).join(''),
    ).join();
  const all = (one: string): string => Array.from({ length: 6 }, () => one).join();

  it('leaves the rules alone that hide, and shows what changed rules show', async () => {
    const provider = await page(
      // All sections are out of view.
      `<doc-variant-provider sync-key="skip" ${groups}><div style="height: 9000px"></div>${sections(skipping)}</doc-variant-provider>`,
    );
    await soon(() => expect(rules()).to.contain(':state(byoc)'));
    const before = rules();
    expect(shown(provider)).to.equal(all('0110'));
    for (const [name, now] of [
      ['byoc', '1000'],
      ['5.0', '1001'],
      ['serverless', '0100'],
      ['4.0', '0110'],
    ] as const) {
      provider.select(name, 'picker');
      expect(shown(provider), name).to.equal(all(now));
    }
    expect(rules()).to.equal(before);
    const other = document.createElement('doc-variant-provider');
    provider.after(other);
    provider.select('onprem', 'picker');
    expect(shown(provider), 'with another provider').to.equal(all('1000'));
    other.remove();
    provider.select('serverless', 'picker');
    expect(shown(provider), 'alone again').to.equal(all('0110'));
    provider.remove();
    await aTimeout(0);
    expect(rules()).not.to.contain(':state(byoc)');
  });

  it('changes them where all is drawn, and where a section without passages is skipped', async () => {
    const provider = await page(
      `<doc-variant-provider sync-key="drawn" ${groups}>${sections('')}
        <div style="height: 9000px"></div><footer style="${skipping}">Footer</footer></doc-variant-provider>`,
    );
    await settle();
    const before = rules();
    provider.select('byoc', 'picker');
    expect(shown(provider)).to.equal(all('1000'));
    expect(rules()).not.to.equal(before);
    expect(rules()).not.to.contain(':state(byoc)');
  });
});
