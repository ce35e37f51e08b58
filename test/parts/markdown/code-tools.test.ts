import '../../../src/index.ts';
import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { loadLanguages } from '../../../src/markdown/write/languages.ts';
import { soon } from '../../soon.ts';
import { showPage } from './markdown-page.ts';

const FENCE = '```';
const CODE = `${FENCE}python
one = 1
{{< if-variant "a" >}}
two = "a"
{{< /if-variant >}}
{{< if-variant "b" >}}
two = "b"
{{< /if-variant >}}
${FENCE}`;

/** Finds the bar above the first code block. */
const bar = (page: Element): ShadowRoot =>
  page.querySelector('pre')!.previousElementSibling!.shadowRoot!;

describe('the tools of a page’s code', () => {
  afterEach(() => {
    for (const provider of document.querySelectorAll('doc-variant-provider')) provider.remove();
  });

  it('name the language', async () => {
    const page = await showPage(CODE);
    expect(bar(page).querySelector('.language')?.textContent).to.equal('Python');
  });

  it('have no name for code without a language, and are no part of the text', async () => {
    const page = await showPage(`${FENCE}\nplain\n${FENCE}`);
    expect(bar(page).querySelector('.language')).to.equal(null);
    expect(page.innerText.trim()).to.equal('plain');
    expect((await showPage('text')).querySelector('.doc-variant-code-bar')).to.equal(null);
  });

  it('copy what the reader sees, or select it where the site may not write to the clipboard', async () => {
    const own = Object.getOwnPropertyDescriptor(navigator, 'clipboard');
    const copied: string[] = [];
    const allow = (writeText: (text: string) => Promise<void>): unknown =>
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    const press = async (): Promise<HTMLButtonElement> => {
      const button = bar(await showPage(CODE)).querySelector('button')!;
      button.click();
      return button;
    };
    try {
      allow((text) => Promise.resolve(void copied.push(text)));
      const first = await press();
      await waitUntil(() => first.textContent === 'Copied');
      expect(copied).to.deep.equal(['one = 1\ntwo = "a"']);
      document.querySelector('doc-variant-provider')!.remove();
      allow(() => Promise.reject(new DOMException('no', 'NotAllowedError')));
      const second = await press();
      await waitUntil(() => second.textContent.startsWith('Selected'));
      expect(String(getSelection())).to.contain('two = "a"').and.not.contain('two = "b"');
    } finally {
      if (own) Object.defineProperty(navigator, 'clipboard', own);
      else Reflect.deleteProperty(navigator, 'clipboard');
    }
  });

  it('speak the language of the page', async () => {
    document.documentElement.lang = 'de';
    try {
      expect(bar(await showPage(CODE)).querySelector('button')!.textContent).to.equal('Kopieren');
    } finally {
      document.documentElement.lang = '';
    }
  });

  it('come with styles: a wide table scrolls by itself, and alerts have a line', async () => {
    await setViewport({ width: 320, height: 600 });
    const cells = Array.from({ length: 12 }, (_, at) => `unbreakable${at}`).join(' | ');
    const page = await showPage(
      `| ${cells} |\n| ${'- | '.repeat(12)}\n\n> [!NOTE]\n> Text\n\n${CODE.replace('one', 'o'.repeat(200))}`,
    );
    expect(document.documentElement.scrollWidth).to.be.at.most(innerWidth);
    const table = page.querySelector('.doc-variant-table')!;
    expect(table.scrollWidth).to.be.greaterThan(table.clientWidth);
    expect(getComputedStyle(page.querySelector('.doc-variant-code-bar')!).display).to.equal('flex');
    const alert = getComputedStyle(page.querySelector('.markdown-alert-note')!);
    expect(alert.borderInlineStartWidth).to.equal('4px');
    await setViewport({ width: 1280, height: 800 });
  });

  it('mark a line over its whole width, and keep its column under a site’s style for marks', async () => {
    await loadLanguages(`${FENCE}js`);
    const style = document.createElement('style');
    style.textContent =
      '.mark, mark { padding: 0.1875em; margin: 0 0.2em; border: 1px solid; font: 2em serif; background: rgb(1, 2, 3); color: rgb(4, 5, 6) }';
    const page = await showPage(
      `${FENCE}js {hl_lines=[1,3]}\nlet a = f("b");\nlet b = f("b");\n${'long('.repeat(60)}\n${FENCE}`,
    );
    page.append(style);
    const code = page.querySelector('pre code')!;
    await soon(() => expect(code.querySelector('.keyword')).to.exist);
    const [first, second] = [...code.querySelectorAll('mark')];
    expect(code.querySelectorAll('mark')).to.have.length(2);
    // One of the two alone would be unreadable where a page is dark.
    const { backgroundColor, color } = getComputedStyle(first!);
    expect(backgroundColor).not.to.equal('rgb(1, 2, 3)');
    expect(color).to.equal(getComputedStyle(code).color);
    page.style.setProperty('--doc-variant-code-mark', 'rgb(7, 8, 9)');
    expect(getComputedStyle(first!).backgroundColor).to.equal('rgb(7, 8, 9)');
    expect(first!.getBoundingClientRect().width).to.equal(second!.getBoundingClientRect().width);
    expect(first!.getBoundingClientRect().width).to.be.at.least(code.parentElement!.clientWidth);
    const [marked, plain] = [...code.querySelectorAll('.string')].map((it) =>
      it.getBoundingClientRect(),
    );
    expect(marked!.left).to.be.closeTo(plain!.left, 0.1);
    const lines = [...code.querySelectorAll('.keyword')].map(
      (it) => it.getBoundingClientRect().top,
    );
    expect(lines[1]! - lines[0]!).to.be.closeTo(
      second!.getBoundingClientRect().top -
        first!.getBoundingClientRect().top -
        (lines[1]! - lines[0]!),
      0.1,
    );
    expect((code as HTMLElement).innerText).to.equal(code.textContent);
  });
});

describe('the colours of a page’s code', () => {
  const TYPES =
    `comment prolog keyword atrule important deleted string char attr-value inserted regex
    number boolean constant symbol function class-name builtin namespace tag property attr-name key
    variable parameter selector section-name punctuation operator plain`.split(/\s+/);
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;

  /** Works out the luminance of a colour, as WCAG has it. */
  function luminance(colour: string): number {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = [...pen.getImageData(0, 0, 1, 1).data].map((byte) => {
      const part = byte / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  const contrast = (one: string, other: string): number => {
    const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  afterEach(() => {
    for (const page of document.querySelectorAll('doc-variant-provider')) page.remove();
  });

  /** Shows a token of each type, and one in each other, on a page with a look of its own. */
  async function tokens(look: string): Promise<{ colours: Map<string, string>; page: Element }> {
    const page = await showPage(`${FENCE}js\nconst a = 1;\n${FENCE}`);
    page.setAttribute('style', look);
    const code = page.querySelector('pre code')!;
    code.innerHTML = TYPES.map(
      (type) =>
        `<i class="token ${type}">x${TYPES.map((inner) => `<i class="token ${inner}">y</i>`).join('')}</i>`,
    ).join('');
    const colours = new Map(
      [...code.querySelectorAll('i')].map((token) => {
        const outer = token.parentElement?.className.replace('token ', '') ?? '';
        return [`${outer} ${token.className}`, getComputedStyle(token).color];
      }),
    );
    return { colours, page };
  }

  for (const [what, background, look] of [
    ['white pages', '#fff', 'color-scheme: light; background: Canvas; color: CanvasText'],
    ['pages that the browser makes dark', '#121212', 'color-scheme: dark; color: CanvasText'],
    ['pages like GitHub’s', '#f6f8fa', 'background: #f6f8fa; color: #1f2328'],
    ['dark pages like GitHub’s', '#161b22', 'background: #161b22; color: #e6edf3'],
    ['sites that make themselves dark', '#2d2d2d', 'background: #2d2d2d; color: #ccc'],
    ['pages that are nearly grey', '#e4e4e4', 'background: #e4e4e4; color: #333'],
    ['coloured pages', '#fdf6e3', 'background: #fdf6e3; color: #586e75'],
  ] as const) {
    it(`have a contrast of at least 4.5 on ${what}`, async () => {
      const { colours } = await tokens(look);
      expect(colours.size).to.be.greaterThan(800);
      for (const [type, colour] of colours) {
        expect(contrast(colour, background), `${type}: ${colour}`).to.be.at.least(4.5);
      }
      // The control: what is text of the page, and what has a colour of its own, are told apart.
      expect(new Set(colours.values()).size).to.be.greaterThan(6);
    });
  }

  it('are those that a site says, by properties, and by rules of its own', async () => {
    const { page, colours } = await tokens('--doc-variant-code-keyword: rgb(1, 2, 3)');
    const of = (type: string): string =>
      getComputedStyle(page.querySelector(`pre code > .${type}`)!).color;
    expect(of('keyword')).to.equal('rgb(1, 2, 3)');
    expect(of('string')).to.not.equal('rgb(1, 2, 3)');
    const style = document.createElement('style');
    style.textContent = '.string { color: rgb(4, 5, 6) }';
    page.append(style);
    expect(of('string')).to.equal('rgb(4, 5, 6)');
    expect(colours.size).to.be.greaterThan(0);
  });
});
