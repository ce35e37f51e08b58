import { expect, waitUntil } from '@open-wc/testing';
import fc from 'fast-check';
import { sendKeys } from '@web/test-runner-commands';
import '../../../src/index.ts';
import type { DocVariantProvider } from '../../../src/index.ts';
import { pairAuthoredTags, readAuthoredTags } from '../../../src/core/shortcodes/authored-tags.ts';
import { convertShortcodes } from '../../../src/parts/shortcodes/shortcodes.ts';
import { cases } from './shortcodes.cases.ts';

const GROUPS = 'deployment: serverless byoc selfmanaged';

/** Puts authored HTML into a page, parsed by the browser. */
function mount(html: string, attributes = ''): DocVariantProvider {
  const provider = document.createElement('doc-variant-provider');
  provider.setAttribute('groups', GROUPS);
  provider.setAttribute('sync-key', 'none');
  if (attributes) provider.setAttribute('variant', attributes);
  document.body.append(provider);
  provider.innerHTML = html;
  return provider;
}

const htmlOf = (element: Element): string =>
  element.innerHTML
    .replace(/\s+/g, ' ')
    .replace(/ ?variants=" byoc "/g, ' variants=" byoc "')
    .trim();
const elementsOf = (element: Element): Element[] => [...element.querySelectorAll('*')];
const visible = (provider: DocVariantProvider, variant: string): string => {
  provider.variant = variant;
  const options = [...provider.querySelectorAll('option')]
    .filter((option) => getComputedStyle(option).display !== 'none')
    .map(({ text }) => text);
  if (options.length) return options.join(' ');
  // WebKit leaves out of an element's text what it hides only where the element has a box.
  return document.body.innerText.replace(/\s+/g, ' ').trim();
};

/** Waits until the content is as expected; the assertion after it tells the difference. */
const until = async (condition: () => boolean, timeout = 20_000): Promise<void> => {
  try {
    await waitUntil(condition, '', { timeout, interval: 10 });
  } catch {
    // Said by the assertion.
  }
};

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

afterEach(() => document.body.replaceChildren());

describe('a provider with shortcodes', () => {
  describe('reads, from a CMS,', () => {
    for (const { title, before, after, serverless, byoc } of cases) {
      it(title, async () => {
        const provider = mount(before);
        const known = new Set(elementsOf(provider));
        const html = after.replace(/\s+/g, ' ').trim();
        provider.shortcodes = true;
        await until(() => htmlOf(provider) === html);
        if (before === after) await pause(30);
        expect(htmlOf(provider)).to.equal(html);
        expect(visible(provider, 'serverless')).to.equal(serverless);
        expect(visible(provider, 'byoc')).to.equal(byoc);
        const made = elementsOf(provider).filter((element) => !known.has(element));
        expect(made.filter(({ localName }) => localName !== 'if-variant')).to.eql([]);
      });
    }
  });

  const OPEN = '{{% if-variant "byoc" %}}';
  const CLOSE = '{{% /if-variant %}}';

  it('keeps listeners, what was typed, the focus, frames and media that play', async () => {
    const provider = mount(
      `<p>${OPEN}</p><p><input id="text"><input type="radio" name="r" id="radio"></p>
       <p><button>Go</button></p><iframe id="frame" srcdoc="<p>Frame"></iframe>
       <audio id="audio" loop muted></audio><details id="details"><summary>s</summary>d</details>
       <p>${CLOSE}</p>`,
      'byoc',
    );
    const text = provider.querySelector<HTMLInputElement>('#text')!;
    const frame = provider.querySelector<HTMLIFrameElement>('#frame')!;
    const audio = provider.querySelector<HTMLAudioElement>('#audio')!;
    await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    let loads = 0;
    frame.addEventListener('load', () => (loads += 1));
    let clicks = 0;
    provider.querySelector('button')!.addEventListener('click', () => (clicks += 1));
    text.value = 'typed';
    text.focus();
    provider.querySelector<HTMLInputElement>('#radio')!.checked = true;
    provider.querySelector<HTMLDetailsElement>('#details')!.open = true;
    // Browsers play nothing before a reader has done something.
    await sendKeys({ press: 'a' });
    audio.src = silence();
    await audio.play();
    const frameWindow = frame.contentWindow;

    provider.shortcodes = true;
    await until(() => !provider.textContent.includes('{{'));
    await pause(50);
    // Where nodes cannot be moved as they are, they stay, and are blocks themselves.
    const block = 'moveBefore' in Element.prototype ? 'if-variant' : '[data-variants]';
    expect(text.closest(block)?.parentElement).to.equal(provider);
    expect(text.value).to.equal('typeda');
    expect(document.activeElement).to.equal(text);
    expect(provider.querySelector<HTMLInputElement>('#radio')!.checked).to.equal(true);
    expect(provider.querySelector<HTMLDetailsElement>('#details')!.open).to.equal(true);
    expect(audio.paused).to.equal(false);
    expect(frame.contentWindow).to.equal(frameWindow);
    expect(loads).to.equal(0);
    provider.querySelector<HTMLButtonElement>('button')!.click();
    expect(clicks).to.equal(1);
  });

  it('moves no frame where a browser would load it anew, and hides it all the same', async () => {
    const moveBefore = Object.getOwnPropertyDescriptor(Element.prototype, 'moveBefore');
    Reflect.deleteProperty(Element.prototype, 'moveBefore');
    try {
      const provider = mount(
        `<p>${OPEN}</p>text<p>one</p><div><iframe srcdoc="<p>Frame"></iframe></div><p>${CLOSE}</p>`,
        'byoc',
      );
      const frame = provider.querySelector('iframe')!;
      await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
      let loads = 0;
      frame.addEventListener('load', () => (loads += 1));
      provider.shortcodes = true;
      await until(() => !provider.textContent.includes('{{'));
      await pause(50);
      expect(loads).to.equal(0);
      expect(htmlOf(provider)).to.equal(
        '<if-variant variants="byoc">text</if-variant><p data-variants="byoc">one</p>' +
          '<div data-variants="byoc"><iframe srcdoc="<p>Frame"></iframe></div>'.replace(
            '<p>F',
            '&lt;p&gt;F',
          ),
      );
      expect(visible(provider, 'serverless')).to.equal('');
    } finally {
      if (moveBefore) Object.defineProperty(Element.prototype, 'moveBefore', moveBefore);
    }
  });

  it('reads content that arrives later, in pieces too', async () => {
    const provider = mount('<article></article>', 'serverless');
    provider.shortcodes = true;
    const article = provider.querySelector('article')!;
    await pause(20);
    article.innerHTML = `<p>a</p><p>${OPEN}</p><p>b</p>`;
    await pause(20);
    expect(article.textContent).to.contain('{{');
    article.insertAdjacentHTML('beforeend', `<p>c</p><p>${CLOSE}</p><p>d</p>`);
    await until(() => !article.textContent.includes('{{'));
    expect(visible(provider, 'serverless')).to.equal('a d');

    const late = document.createTextNode('x');
    article.append(late);
    late.data = `${OPEN}e${CLOSE}f`;
    await until(() => !article.textContent.includes('{{'));
    expect(visible(provider, 'serverless')).to.equal('a d f');

    article.insertAdjacentHTML('beforeend', '<!-- if-variant byoc --><p>g</p><!-- /if-variant -->');
    await until(() => article.lastElementChild!.hasAttribute('data-variants'));
    expect(visible(provider, 'serverless')).to.equal('a d f');
    expect(visible(provider, 'byoc')).to.equal('a b c d ef g');
  });

  it('reads no more when the attribute is taken away, nor without it', async () => {
    const provider = mount(`<p>${OPEN}a${CLOSE}</p>`, 'serverless');
    await pause(50);
    expect(visible(provider, 'serverless')).to.contain('a');
    provider.setAttribute('shortcodes', '');
    expect(provider.shortcodes).to.equal(true);
    await until(() => !provider.textContent.includes('{{'));
    provider.shortcodes = false;
    expect(provider.hasAttribute('shortcodes')).to.equal(false);
    provider.insertAdjacentHTML('beforeend', `<p>${OPEN}b${CLOSE}</p>`);
    await pause(50);
    expect(visible(provider, 'serverless')).to.contain('b');
  });

  it('goes on where it is moved to', async () => {
    const provider = mount('<p></p>', 'serverless');
    provider.shortcodes = true;
    const section = document.createElement('section');
    document.body.append(section);
    section.append(provider);
    provider.firstElementChild!.textContent = `${OPEN}b${CLOSE}c`;
    await until(() => !provider.textContent.includes('{{'));
    expect(visible(provider, 'serverless')).to.equal('c');
  });

  it('leaves what a provider in it reads itself, and reads that of one that does not', async () => {
    const nested = (attributes: string): string =>
      `<doc-variant-provider sync-key="none" groups="${GROUPS}" variant="byoc" ${attributes}><p>${OPEN}a${CLOSE}</p></doc-variant-provider>`;
    const provider = mount(nested('') + nested('shortcodes'), 'serverless');
    provider.shortcodes = true;
    await until(() => !provider.textContent.includes('{{'));
    expect(htmlOf(provider).match(/<p data-variants="byoc">a<\/p>/g)).to.have.lengthOf(2);
    expect(visible(provider, 'serverless')).to.equal('a a');
  });

  describe('warns', () => {
    const said: unknown[][] = [];
    const { warn } = console;
    const start = globalThis.setTimeout;
    /** What the part does when its half second is over, which is when the test says so. */
    const held = new Map<unknown, () => void>();
    const timeIsUp = (): void => {
      for (const call of held.values()) call();
      held.clear();
    };
    const stop = globalThis.clearTimeout;
    beforeEach(() => {
      said.length = 0;
      held.clear();
      console.warn = (...args) => said.push(args);
      globalThis.setTimeout = ((call: () => void, milliseconds?: number): unknown => {
        const timer = start(milliseconds === 500 ? () => undefined : call, milliseconds);
        if (milliseconds === 500) held.set(timer, call);
        return timer;
      }) as typeof setTimeout;
      globalThis.clearTimeout = (timer) => {
        held.delete(timer);
        stop(timer);
      };
    });
    afterEach(() => {
      console.warn = warn;
      globalThis.setTimeout = start;
      globalThis.clearTimeout = stop;
    });

    it('of tags that it leaves, with their element, when the rest has had time to come', async () => {
      const provider = mount(
        '<p>{{% if-variant "never-closed" %}}</p><h2>{{% /variant %}}</h2><!-- if-variant a, b --><!-- /if-variant -->',
      );
      provider.shortcodes = true;
      await until(() => held.size > 0);
      await pause(100);
      expect(said).to.eql([]);
      timeIsUp();
      await until(() => said.length >= 3);
      const texts = said.map(([text]) => text as string);
      expect(texts[0]).to.contain('<p> {{% if-variant "never-closed" %}} is never closed');
      expect(said[0]?.[1]).to.equal(provider.querySelector('p'));
      expect(texts.some((text) => text.includes('<h2> {{% /variant %}} closes nothing'))).to.equal(
        true,
      );
      expect(
        texts.some((text) => text.includes('<!-- if-variant a, b --> cannot be read')),
      ).to.equal(true);
    });

    it('of tags whose names are nearly those of passages, which it leaves', async () => {
      const provider = mount(
        '<p>{{&lt; if-varient "byoc" &gt;}}v{{&lt; /if-varient &gt;}}</p><!-- ifvariant byoc --><i>a</i><!-- /ifvariant --><!-- if-varient byoc --><!-- if a variant -->',
      );
      provider.shortcodes = true;
      await until(() => held.size > 0);
      timeIsUp();
      await until(() => said.length >= 3);
      const texts = said.map(([text]) => String(text).replace('[doc-variants] ', '')).sort();
      const meant = 'is not known: did you mean if-variant?';
      expect(texts).to.eql([
        `<doc-variant-provider> <!-- if-varient byoc --> ${meant}`,
        `<doc-variant-provider> <!-- ifvariant byoc --> ${meant}`,
        `<p> {{< if-varient "byoc" >}} ${meant}`,
      ]);
      expect(provider.querySelector('if-variant')).to.equal(null);
    });

    it('not of tags whose other half comes in time', async () => {
      const provider = mount('<p>{{% if-variant "late" %}}</p><p>x</p>');
      provider.shortcodes = true;
      await until(() => held.size > 0);
      provider.insertAdjacentHTML('beforeend', `<p>${CLOSE}</p>`);
      await until(() => !provider.textContent.includes('{{'));
      timeIsUp();
      expect(said.filter(([text]) => String(text).includes('never closed'))).to.eql([]);
    });

    it('of tags between rows, which the browser has moved out of the table', async () => {
      const provider = mount(
        `<table>${OPEN}<tr><td>b</td></tr>${CLOSE}<tr><td>c</td></tr></table>`,
      );
      provider.shortcodes = true;
      await until(() => said.length > 0);
      expect(said[0]?.[0]).to.contain('between rows was moved before their table');
      expect(visible(provider, 'serverless')).to.equal('b c');
    });

    it('of names that no group has', async () => {
      const provider = mount('<p>{{% if-variant "bioc" %}}a{{% /if-variant %}}</p>');
      provider.shortcodes = true;
      await until(() => said.length > 0);
      expect(said[0]?.[0]).to.contain('did you mean "byoc"');
    });
  });

  describe('in any HTML', () => {
    it('shows each word to its readers, wherever the tags stand', async () => {
      await fc.assert(
        fc.asyncProperty(authoredHtml, async (html) => {
          const provider = mount(html);
          const known = new Set(elementsOf(provider));
          const text = provider.textContent;
          const end = convertShortcodes(provider, () => []);
          for (let last = ''; last !== provider.innerHTML;) {
            last = provider.innerHTML;
            await pause(0);
            await pause(0);
          }
          const variants = ['serverless', 'byoc'];
          const wordsSeen = (): string[] =>
            variants.map((variant) => {
              provider.variant = variant;
              return `${variant}: ${visibleWords(provider).join(' ')}`;
            });
          const wordsExpected = variants.map(
            (variant) => `${variant}: ${expectedWords(text, variant).join(' ')}`,
          );
          // The rest may still wait for its slice of time.
          await until(() => wordsSeen().join() === wordsExpected.join());
          end();
          expect(wordsSeen(), html).to.eql(wordsExpected);
          expect(provider.textContent.match(WORD)).to.eql(text.match(WORD));
          const made = elementsOf(provider).filter((element) => !known.has(element));
          expect(made.filter(({ localName }) => localName !== 'if-variant')).to.eql([]);
          provider.remove();
        }),
        { numRuns: 150 },
      );
    });
  });
});

/** Makes a sound of a second of silence. */
function silence(): string {
  const header =
    'RIFF\x64\x1f\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\x40\x1f\0\0';
  const bytes = Uint8Array.from(header, (char) => char.charCodeAt(0));
  return URL.createObjectURL(new Blob([bytes, new Uint8Array(8000).fill(128)]));
}

const WORD = /w\d/g;

/** Makes HTML of words and tags in the elements that CMSs use. */
const { authoredHtml } = fc.letrec<{ inline: string; block: string; authoredHtml: string }>(
  (tie) => {
    const tag = fc.constantFrom(
      ...['{{% if-variant "byoc" %}}', '{{&lt; if-variant “serverless” &gt;}}'],
      ...['{{% /if-variant %}}', '{{% /if-variant %}}', '{{% /if-variant %}}<br>'],
    );
    const text = fc.oneof(
      fc.integer({ min: 0, max: 9 }).map((at) => `w${at} `),
      tag,
      tag,
    );
    const wrap = (name: string, inner: fc.Arbitrary<string>, max = 3): fc.Arbitrary<string> =>
      fc.array(inner, { maxLength: max }).map((parts) => `<${name}>${parts.join('')}</${name}>`);
    const cell = fc.oneof(wrap('td', tie('inline')), wrap('td', tie('block'), 1));
    return {
      inline: fc.oneof(
        { maxDepth: 3 },
        text,
        text,
        wrap('b', tie('inline')),
        wrap('code', tie('inline')),
      ),
      block: fc.oneof(
        { maxDepth: 3 },
        wrap('p', tie('inline'), 5),
        wrap('div', tie('block')),
        wrap('ul', wrap('li', fc.oneof(tie('inline'), tie('block')))),
        wrap('table', wrap('tr', cell)),
        text,
      ),
      authoredHtml: fc
        .array<string>(tie('block'), { minLength: 1, maxLength: 8 })
        .map((blocks) => blocks.join('')),
    };
  },
);

/** Lists the words of a text that readers of a variant see, by the tags in it. */
function expectedWords(text: string, variant: string): string[] {
  const tags = readAuthoredTags(text).flatMap((token) => (token.type === 'escape' ? [] : [token]));
  const { passages } = pairAuthoredTags(tags);
  return [...text.matchAll(WORD)]
    .filter(({ index }) =>
      passages
        .filter(({ open, close }) => open.end <= index && index < close.start)
        .every(({ variants }) => variants.includes(variant)),
    )
    .map(([word]) => word);
}

/** Lists the words that are shown. */
function visibleWords(provider: Element): string[] {
  const walker = document.createTreeWalker(provider, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode as Text;
    let holder = parentElement;
    while (holder && getComputedStyle(holder).display !== 'none') holder = holder.parentElement;
    if (!holder) words.push(...(data.match(WORD) ?? []));
  }
  return words;
}
