import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import { readFile, writeFile } from '@web/test-runner-commands';
import '../src/index.ts';
import { earlyScript } from '../src/page/early/early-script.ts';
import { exceptions } from './engines.mjs';
import type { DocVariantProvider } from '../src/elements/doc-variant-provider.ts';

// What each engine gives to readers, and what it has, held against the tables in docs/browsers.md.
// `npm run browsers` writes them.
const DOCUMENT = '../docs/browsers.md';
const ENGINES = ['Chromium', 'Firefox', 'WebKitGTK'];
const engine = navigator.vendor.includes('Apple')
  ? 'WebKitGTK'
  : navigator.userAgent.includes('Firefox')
    ? 'Firefox'
    : 'Chromium';
const { isWriting } = (await (await fetch('/built/settings.json')).json()) as {
  isWriting: boolean;
};

type Probe = () => boolean | Promise<boolean>;
/** What is tried, what it is called, and what happens where it is missing. */
type Lines = Record<string, [probe: Probe, without: string]>;

const isShown = (element: Element): boolean => element.checkVisibility();

const page = async (content: string): Promise<DocVariantProvider> => {
  const provider = await fixture<DocVariantProvider>(
    html`<doc-variant-provider sync-key="none" groups="g: a b" variant="a"></doc-variant-provider>`,
  );
  provider.innerHTML = content;
  return provider;
};

/** Tells whether all that is for readers of `b` is hidden, and nothing else, before and after a switch. */
async function hides(content: string): Promise<boolean> {
  const provider = await page(content);
  const isRight = (): boolean =>
    [...provider.querySelectorAll('[id]')].every(
      (element) => isShown(element) === element.id.startsWith(provider.variant),
    );
  if (!isRight()) return false;
  provider.select('b');
  return isRight();
}

const readers: Lines = {
  'Passages, table rows and list items hide': [
    () =>
      hides(`<if-variant variants="a"><p id="a1"></p></if-variant><if-variant variants="b"><p id="b1"></p></if-variant>
        <table><tr data-variants="a"><td id="a2"></td></tr><tr data-variants="b"><td id="b2"></td></tr></table>
        <ul><li data-variants="a" id="a3"></li><li data-variants="b" id="b3"></li></ul>`),
    'everything is shown',
  ],
  'Fields, details, media and components hide': [
    () =>
      hides(
        ['input', 'details', 'audio controls', 'doc-variant-toc', 'button', 'select']
          .map(
            (tag) =>
              `<${tag} data-variants="a" id="a-${tag}"></${tag.split(' ')[0]}><${tag} data-variants="b" id="b-${tag}"></${tag.split(' ')[0]}>`,
          )
          .join(''),
      ),
    'everything is shown',
  ],
  'Passages in the shadow trees of components hide': [
    async () => {
      const provider = await page('<div></div>');
      const root = provider.firstElementChild!.attachShadow({ mode: 'open' });
      root.innerHTML = `<if-variant variants="a"><p></p></if-variant><if-variant variants="b"><p></p></if-variant>`;
      const shown = (): string => [...root.querySelectorAll('p')].map(isShown).join();
      const before = shown();
      provider.select('b');
      return `${before} ${shown()}` === 'true,false false,true';
    },
    'they are shown',
  ],
  'A provider in another answers for what is in it': [
    () =>
      hides(`<doc-variant-provider sync-key="none" groups="h: x y" variant="x">
        <p data-variants="a" id="a1"></p><p data-variants="b" id="b1"></p>
        <p data-variants="a x" id="a2"></p><p data-variants="b x" id="b2"></p></doc-variant-provider>`),
    'everything is shown',
  ],
  'The early snippet hides before the script is there': [
    async () => {
      const frame = document.createElement('iframe');
      // Once the page is loaded without the library, the snippet shows everything.
      frame.srcdoc = `<script>${earlyScript({ groups: 'g: a b', variant: 'a' })}</script><body><doc-variant-provider>
        <p data-variants="a">a</p><p data-variants="b">b</p><details data-variants="b">b</details></doc-variant-provider>
        <script>document.title = [...document.querySelectorAll('[data-variants]')].map((one) => one.checkVisibility())</script>`;
      const isLoaded = new Promise((resolve) => frame.addEventListener('load', resolve));
      document.body.append(frame);
      await isLoaded;
      const seen = frame.contentDocument?.title;
      frame.remove();
      return seen === 'true,false,false';
    },
    'passages for others show until the script is there',
  ],
  'The place stays when what is above changes': [
    async () => {
      const provider = await page(
        `<div data-variants="a" style="height:900px"></div><div data-variants="b" style="height:300px"></div>
        <p>Here</p><div style="height:3000px"></div>`,
      );
      const place = provider.querySelector('p')!;
      await aTimeout(300);
      place.scrollIntoView({ block: 'center' });
      await aTimeout(100);
      const before = place.getBoundingClientRect().top;
      provider.select('b');
      await aTimeout(300);
      const moved = Math.abs(place.getBoundingClientRect().top - before);
      scrollTo(0, 0);
      return moved <= 1;
    },
    'the page jumps',
  ],
  'Find in page reaches hidden passages (`findable`)': [
    async () => {
      const provider = await page('<if-variant variants="b"><p>Sought</p></if-variant>');
      provider.setAttribute('findable', '');
      const block = provider.querySelector('if-variant')!;
      // Where the browser cannot find it, it does not come to wait either.
      const timeout = 'onbeforematch' in block ? 30_000 : 3000;
      return waitUntil(() => block.matches('[hidden="until-found"]'), '', { timeout }).then(
        () => 'onbeforematch' in block,
        () => false,
      );
    },
    'it finds what is shown',
  ],
  'Shortcodes around frames and media become one block': [
    () => 'moveBefore' in Element.prototype,
    'each element becomes a block by itself, for moving a frame would load it again',
  ],
  'A router’s address is followed without an event': [
    () => 'navigation' in window,
    'it is followed at `popstate`, which routers can fire',
  ],
  'Markdown is HTML where a policy refuses the names of Trusted Types': [
    () => !('trustedTypes' in window) || 'setHTML' in Element.prototype,
    'it is shown as text',
  ],
};

/** Tells whether rules can ask for a custom property of what is around an element. */
function hasStyleQueries(): boolean {
  const style = document.createElement('style');
  style.textContent = '@container style(--asked:1){#asked{width:7px}}';
  const box = document.createElement('div');
  box.style.setProperty('--asked', '1');
  box.innerHTML = '<p id="asked">x</p>';
  document.body.append(style, box);
  const { width } = getComputedStyle(box.firstElementChild!);
  style.remove();
  box.remove();
  return width === '7px';
}

const engines: Lines = {
  'Custom states (`:state()`)': [() => CSS.supports('selector(:state(x))'), 'everything is shown'],
  'Adopted style sheets': [() => 'adoptedStyleSheets' in document, 'everything is shown'],
  '`hidden="until-found"`': [() => 'onbeforematch' in document.body, '`findable` does nothing'],
  'Style queries of containers': [
    () => hasStyleQueries(),
    'tabs show all panes for a moment before their part is there',
  ],
  'Links to a text (`#:~:text=`)': [
    () => 'fragmentDirective' in document,
    'the library reads them itself, as far as the address shows them to scripts',
  ],
  'Scroll anchoring': [
    () => CSS.supports('overflow-anchor', 'auto'),
    'the library keeps the place alone',
  ],
  'Navigation API': [() => 'navigation' in window, 'routers are followed at `popstate`'],
  '`moveBefore()`': [
    () => 'moveBefore' in Element.prototype,
    'elements around frames and media become blocks one by one',
  ],
  'Trusted Types': [() => 'trustedTypes' in window, 'nothing is refused'],
  '`setHTML()`': [
    () => 'setHTML' in Element.prototype,
    'Markdown is text where a policy refuses the names of Trusted Types',
  ],
  '`requestIdleCallback()`': [
    () => 'requestIdleCallback' in window,
    'passages become findable in short tasks',
  ],
  Popovers: [() => 'popover' in HTMLElement.prototype, 'pickers that float are in the page'],
};

/** Splits a document at a table of its own. */
function partsOf(text: string, name: string): [before: string, table: string, after: string] {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start) + start.length, text.indexOf(end)];
  return [text.slice(0, from), text.slice(from, to), text.slice(to)];
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

const answer = (is: boolean): string => (is ? 'yes' : 'no');

for (const [name, lines] of Object.entries({ readers, engines })) {
  describe(`what a browser has for ${name}`, () => {
    it('is what docs/browsers.md says', async function () {
      this.timeout(120_000);
      const text = (await readFile({ path: DOCUMENT })) ?? '';
      const [before, table, after] = partsOf(text, name);
      const rows = new Map(
        table
          .split('\n')
          .filter((line) => line.startsWith('|'))
          .map((line) => cellsOf(line))
          .map(([title = '', ...cells]) => [title, cells]),
      );
      const column = ENGINES.indexOf(engine);
      const found: string[] = [];
      for (const [title, [probe, without]] of Object.entries(lines)) {
        const cells = rows.get(title) ?? ['', '', ''];
        cells[column] = answer(await probe());
        const all = cells.slice(0, ENGINES.length);
        found.push(`| ${[title, ...all, all.includes('no') ? without : ''].join(' | ')} |`);
      }
      const written = table.split('\n').filter((line) => line.startsWith('|'));
      if (!isWriting) {
        expect(written.slice(2).map(cellsOf)).to.eql(found.map(cellsOf));
        return;
      }
      const head = `| | ${ENGINES.join(' | ')} | where it is missing |\n|${' --- |'.repeat(ENGINES.length + 2)}`;
      await writeFile({
        path: DOCUMENT,
        content: `${before}\n\n${head}\n${found.join('\n')}\n\n${after}`,
      });
    });
  });
}

describe('what the tests cannot show', () => {
  it('stands in docs/browsers.md', async () => {
    const text = (await readFile({ path: DOCUMENT })) ?? '';
    const [before, list, after] = partsOf(text, 'exceptions');
    const lines = exceptions.map(
      ({ engine: where, title, reason }) =>
        `- ${ENGINES.find((name) => name.toLowerCase().startsWith(where))}: “${title}”, for ${reason}.`,
    );
    if (isWriting) {
      await writeFile({ path: DOCUMENT, content: `${before}\n\n${lines.join('\n')}\n\n${after}` });
    } else expect(list.split('\n').filter(Boolean)).to.eql(lines);
  });
});
