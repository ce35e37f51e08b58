import '../../src/index.ts';
import { expect, fixture, html, oneEvent, waitUntil } from '@open-wc/testing';
import type { MarkdownErrorEvent } from '../../src/context/events.ts';
import type { MarkdownLoadEvent } from '../../src/context/markdown-load-event.ts';
import { setPartLoader } from '../../src/context/parts.ts';
import { loadBundledPart } from '../../src/elements/bundled-parts.ts';
import { DocVariantMarkdown } from '../../src/elements/doc-variant-markdown.ts';
import { readResponse } from '../../src/parts/markdown/read-response.ts';
import { soon, soonAndStill } from '../soon.ts';

const address = (text: string): string => `data:text/markdown,${encodeURIComponent(text)}`;
const missing = new URL('./no-such-page.md', import.meta.url).href;

/** Runs a function and returns what it warned of. */
async function warningsOf(run: () => Promise<unknown>): Promise<string[]> {
  const { warn } = console;
  const found: string[] = [];
  console.warn = (text: string) => found.push(text);
  try {
    await run();
    // The words for a warning come when there is one.
    await loadBundledPart('inspect');
    await new Promise((resolve) => setTimeout(resolve));
  } finally {
    console.warn = warn;
  }
  return found.filter((text) => text.includes('<doc-variant-markdown>'));
}

const create = (setUp: (element: DocVariantMarkdown) => void): DocVariantMarkdown => {
  const element = document.createElement('doc-variant-markdown');
  setUp(element);
  document.body.append(element);
  return element;
};

describe('doc-variant-markdown', () => {
  afterEach(() => {
    for (const element of document.querySelectorAll('doc-variant-markdown')) element.remove();
  });

  describe('sources', () => {
    it('renders its property', async () => {
      const element = create((it) => (it.source = '# Title'));
      await element.updateComplete;
      expect(element.innerHTML).to.equal('<h1 id="title">Title</h1>\n');
      expect(element.shadowRoot).to.equal(null);
    });

    it('keeps its headings apart from those of others that a reader sees beside them, and links lead to its own', async () => {
      const provider = await fixture<HTMLElement>(
        html`<doc-variant-provider sync-key="none" groups="g: byoc serverless">
          <doc-variant-markdown></doc-variant-markdown>
          <if-variant variants="byoc"><doc-variant-markdown></doc-variant-markdown></if-variant>
          <if-variant variants="serverless"
            ><doc-variant-markdown></doc-variant-markdown
          ></if-variant>
        </doc-variant-provider>`,
      );
      const all = [...provider.querySelectorAll('doc-variant-markdown')];
      const show = async (it: (typeof all)[number], word: string): Promise<void> => {
        it.source = `[x](#set-up) [y](#über)\n\n## Set up\n\n${word}\n\n## Über`;
        await it.updateComplete;
      };
      // The first on the page comes last.
      for (const it of all.toReversed()) await show(it, 'a');
      await show(all[1]!, 'anew');
      const ids = all.map((it) => [...it.querySelectorAll('h2')].map(({ id }) => id));
      expect(ids[0]).to.deep.equal(['set-up', 'über']);
      for (const own of ids.slice(1)) {
        for (const [at, id] of own.entries())
          expect(id).to.match([/^set-up\.\d$/, /^über\.\d$/][at]!);
      }
      for (const it of all) {
        for (const { hash } of it.querySelectorAll('a'))
          expect(
            it.querySelector(`[id="${decodeURIComponent(hash.slice(1))}"]`),
            hash,
          ).to.not.equal(null);
      }
    });

    it('keeps its footnotes apart from those of others on the page, and their ids as they are alone', async () => {
      const text = (name: string): string =>
        `## Setup\n\nA[^x], b[^x], {{< if-variant byoc >}}c[^y]{{< /if-variant >}}\n\n[^x]: ${name}\n\n[^y]: ${name} y`;
      const names = ['one', 'two', 'three'];
      const all = names.map((name) => create((it) => (it.source = text(name))));
      await Promise.all(all.map(({ updateComplete }) => updateComplete));
      const ids = all.map((it) => [...it.querySelectorAll('[id]:not(h2)')].map(({ id }) => id));
      expect(new Set(ids.flat()).size).to.equal(ids.flat().length);
      expect(ids.flat()).to.include.members(['fn:1', 'fnref:1', 'fnref1:1']);
      for (const it of all) {
        const links = [...it.querySelectorAll<HTMLAnchorElement>('a[href*="#fn"]')];
        expect(links.length).to.be.greaterThan(4);
        for (const { hash } of links)
          expect(it.contains(document.getElementById(hash.slice(1))), hash).to.equal(true);
      }
      // A page takes the place of another.
      const [gone, stays] = all.sort((a) => (a.querySelector('[id="fn:1"]') ? -1 : 1));
      gone!.remove();
      const next = create((it) => (it.source = text('next')));
      await next.updateComplete;
      expect(next.querySelector('[id="fn:1"]')?.textContent).to.contain('next');
      const before = [...stays!.querySelectorAll('[id]')].map(({ id }) => id);
      stays!.source = text('anew');
      await stays!.updateComplete;
      expect([...stays!.querySelectorAll('[id]')].map(({ id }) => id)).to.deep.equal(before);
    });

    it('finds pages, parameters and files as the site says, for all pages or for one', async () => {
      DocVariantMarkdown.options = {
        params: { host: 'all' },
        load: (file) => `**${file}**`,
        resolveReference: ({ target }) => `/all/${target}`,
      };
      const element = create((it) => {
        it.options = { params: { host: 'own' } };
        it.source = '[x]({{< ref "y" >}}) {{< param host >}} {{< include "z.md" >}}';
      });
      await element.updateComplete;
      DocVariantMarkdown.options = undefined;
      expect(element.innerHTML).to.equal(
        '<p><a href="/all/y">x</a> own <strong>z.md</strong></p>\n',
      );
    });

    it('renders its attribute, and its property before it', async () => {
      const element = create((it) => it.setAttribute('source', 'attribute'));
      await element.updateComplete;
      expect(element.textContent.trim()).to.equal('attribute');
      element.source = 'property';
      await element.updateComplete;
      expect(element.textContent.trim()).to.equal('property');
      element.source = null;
      await element.updateComplete;
      expect(element.textContent.trim()).to.equal('attribute');
    });

    it('renders each new text of its property', async () => {
      const element = create((it) => (it.source = 'one'));
      await element.updateComplete;
      element.source = 'two';
      element.source = 'three';
      await element.updateComplete;
      expect(element.textContent.trim()).to.equal('three');
    });

    it('renders what its address holds', async () => {
      const element = create((it) => (it.src = address('*x*')));
      await element.updateComplete;
      expect(element.querySelector('em')?.textContent).to.equal('x');
    });

    it('renders an address relative to the page', async () => {
      const url = new URL('../pages/hugo/06-nested.md', import.meta.url);
      const element = create((it) => it.setAttribute('src', url.pathname));
      await element.updateComplete;
      expect(element.querySelector('h1')?.textContent).to.equal('Roles and access');
    });

    it('keeps links within the page on it where <base> makes #place another page', async () => {
      const base = document.head.appendChild(document.createElement('base'));
      base.href = '/';
      const { href } = location;
      try {
        const element = create(
          (it) =>
            (it.source = '## One\n\n[a](#one) <a href="#b">b</a> x[^1] [other](/c#d)\n\n[^1]: y'),
        );
        await element.updateComplete;
        const links = [...element.querySelectorAll('a')];
        const places = ['#one', '#b', '#fn:1', '#fnref:1'].map((place) => href + place);
        const addresses = links.map((link) => link.href);
        expect(addresses.filter((it) => it.includes('#'))).to.deep.equal([
          ...places.slice(0, 3),
          `${location.origin}/c#d`,
          ...places.slice(3),
        ]);
        history.replaceState(null, '', '?variant=x');
        links[0]!.click();
        // Firefox follows a link after the click.
        await waitUntil(() => location.href.endsWith('?variant=x#one'));
      } finally {
        base.remove();
        history.replaceState(null, '', href);
      }
    });

    it('renders the script inside it, without its indentation, and keeps the script', async () => {
      const element = await fixture<DocVariantMarkdown>(html`
        <doc-variant-markdown>
          <script type="text/markdown">
            # Title

                code

            end
          </script>
        </doc-variant-markdown>
      `);
      await element.updateComplete;
      expect(element.querySelector('h1')?.textContent).to.equal('Title');
      expect(element.querySelector('code')?.textContent).to.equal('code\n');
      expect(element.querySelectorAll('script')).to.have.length(1);
    });

    it('renders a script that comes later, and each change of it', async () => {
      const element = create(() => undefined);
      await element.updateComplete;
      const script = document.createElement('script');
      script.type = 'text/markdown';
      script.textContent = 'one';
      let loaded = oneEvent(element, 'markdown-load');
      element.append(script);
      await loaded;
      expect(element.querySelector('p')?.textContent).to.equal('one');
      loaded = oneEvent(element, 'markdown-load');
      script.textContent = 'two';
      await loaded;
      expect(element.querySelectorAll('p')).to.have.length(1);
      expect(element.querySelector('p')?.textContent).to.equal('two');
    });

    it('reads <\\/script> in a script as </script>', async () => {
      const element = create(
        (it) =>
          (it.innerHTML = '<script type="text/markdown">`<\\/script>` `<\\/SCRIPT >`</script>'),
      );
      await element.updateComplete;
      const codes = [...element.querySelectorAll('code')].map(({ textContent }) => textContent);
      expect(codes).to.eql(['</script>', '</SCRIPT >']);
    });

    it('puts a script together again that ended inside its code, and says so', async () => {
      const html = `
        <script type="text/markdown">
          # Title

          ~~~html
          <script src="x.js"></script>
          <p>a &lt; <b>b</b></p>
          ~~~

          *End*
        </script>
      `;
      const element = create(() => undefined);
      const warnings = await warningsOf(async () => {
        element.innerHTML = html;
        await new Promise((resolve) => setTimeout(resolve));
        await element.updateComplete;
      });
      expect(element.querySelector('pre')?.textContent).to.equal(
        '<script src="x.js"></script>\n<p>a &lt; <b>b</b></p>\n',
      );
      expect(element.querySelector('em')?.textContent).to.equal('End');
      expect(warnings.join()).to.contain('<\\/script>');
    });

    it('prefers the property to the address, and that to the script', async () => {
      const element = create((it) => {
        it.innerHTML = '<script type="text/markdown">script</script>';
        it.src = address('address');
        it.source = 'property';
      });
      const shown = async (): Promise<string | undefined> => {
        await element.updateComplete;
        return element.querySelector('p')?.textContent;
      };
      expect(await shown()).to.equal('property');
      element.source = null;
      expect(await shown()).to.equal('address');
      element.removeAttribute('src');
      expect(await shown()).to.equal('script');
    });

    it('keeps its children where there is no source', async () => {
      const element = create((it) => (it.innerHTML = '<p>mine</p>'));
      await element.updateComplete;
      expect(element.innerHTML).to.equal('<p>mine</p>');
    });

    it('takes a property that was set before it was defined', async () => {
      const before = document.createElement('late-markdown');
      Object.assign(before, { source: 'early' });
      document.body.append(before);
      customElements.define('late-markdown', class extends DocVariantMarkdown {});
      const element: unknown = before;
      if (!(element instanceof DocVariantMarkdown)) throw new Error('not upgraded');
      await element.updateComplete;
      expect(element.textContent.trim()).to.equal('early');
      element.source = 'late';
      await element.updateComplete;
      expect(element.textContent.trim()).to.equal('late');
      element.remove();
    });
  });

  describe('front matter', () => {
    const page = (variants: string, more = ''): string =>
      `---\ntitle: Set up\nvariants: "${variants}"\n${more}---\n\nText of the page.`;
    const inProvider = async (source: string): Promise<DocVariantMarkdown> => {
      const provider = await fixture<HTMLElement>(
        html`<doc-variant-provider
          sync-key="none"
          groups="deployment: serverless byoc=selfmanaged edge; language: java go"
          variant="serverless java"
          ><doc-variant-picker group="deployment"
            ><option value="serverless">Hosted</option>
            <option value="byoc">Your cloud</option>
            <option value="edge">Edge</option></doc-variant-picker
          ></doc-variant-provider
        >`,
      );
      const element = document.createElement('doc-variant-markdown');
      element.source = source;
      provider.append(element);
      await element.updateComplete;
      return element;
    };
    const noteIn = (element: Element): Element =>
      element.querySelector('doc-variant-availability')!;
    const said = (element: Element): string =>
      noteIn(element).checkVisibility() ? noteIn(element).shadowRoot!.textContent : '';
    const shows = (element: Element, text: string): boolean =>
      [...element.querySelectorAll('p')].some(
        (one) => one.textContent.includes(text) && one.checkVisibility(),
      );

    it('says where the page is not for the reader, offers who has it, and follows the choice', async () => {
      const element = await inProvider(page('+selfmanaged +edge -go'));
      expect(said(element)).to.equal(
        'This page is not for Hosted.Show it for Your cloudShow it for Edge',
      );
      // Nothing is lost, as in Hugo.
      expect(shows(element, 'Text')).to.equal(true);
      const note = noteIn(element);
      expect(note.role).to.equal('note');
      expect(note).to.equal(element.firstElementChild);
      const button = note.shadowRoot!.querySelector('button')!;
      button.focus();
      button.click();
      expect(said(element)).to.equal('');
      expect(shows(element, 'Text')).to.equal(true);
      expect(document.activeElement === element, 'the reader goes on in the page').to.equal(true);
      const provider = element.closest('doc-variant-provider')!;
      provider.select('go');
      expect(said(element)).to.equal('This page is not for go.Show it for java');
      provider.select('serverless');
      expect(said(element)).to.contain('not for Hosted and go.');
      expect(provider.querySelectorAll('doc-variant-availability')).to.have.length(1);
    });

    it('has versions as they are written, and not as numbers', async () => {
      const provider = await fixture<HTMLElement>(
        html`<doc-variant-provider
          sync-key="none"
          groups=${'version: 2.0 < 3.0 < 3.10'}
          variant="2.0"
        ></doc-variant-provider>`,
      );
      const element = document.createElement('doc-variant-markdown');
      provider.append(element);
      for (const [value, note] of [
        ['3.0', 'This page is not for 2.0.Show it for 3.0'],
        ['[3.10, 3.0]', 'This page is not for 2.0.Show it for 3.0Show it for 3.10'],
        ['2.0', ''],
        ['[\n"3 x", 3.0]', 'This page is not for 2.0.Show it for 3.0'],
      ] as const) {
        for (const source of [
          `---\nweight: 3.0\nvariants: ${value.replaceAll('\n', '')}\n---\nText`,
          `+++\nweight = 3.0\nvariants = ${value.replace('\n', '# 3\n')}\n[params]\nvariants = 2.0\n+++\nText`,
          `{"weight": 3.0, "variants": ${value}}\nText`,
        ]) {
          element.source = source;
          await element.updateComplete;
          expect(said(element), source).to.equal(note);
          expect(element.frontMatter?.data['weight']).to.equal(3);
        }
      }
    });

    it('follows the choice in another place of the page, and in another language', async () => {
      const element = await inProvider(page('-serverless'));
      const provider = element.closest('doc-variant-provider')!;
      element.remove();
      provider.select('byoc');
      provider.lang = 'de';
      provider.append(element);
      await element.updateComplete;
      expect(said(element)).to.equal('');
      provider.select('serverless');
      expect(said(element)).to.contain('Hosted').and.contain('Your cloud').and.contain('Edge');
      provider.remove();
    });

    it('says nothing where no provider is, or the page is for all', async () => {
      const alone = create((it) => (it.source = page('+byoc')));
      await alone.updateComplete;
      expect(said(alone)).to.equal('');
      expect(shows(alone, 'Text')).to.equal(true);
      const forAll = await inProvider(page(''));
      expect(forAll.querySelector('doc-variant-availability')).to.equal(null);
      expect(shows(forAll, 'Text')).to.equal(true);
    });

    it('says that a page is a draft, and of no other page', async () => {
      const draft = create((it) => (it.source = page('', 'draft: true\n')));
      await draft.updateComplete;
      const note = draft.querySelector('.doc-variant-draft')!;
      expect(note.shadowRoot!.textContent).to.equal('This page is a draft.');
      expect(note.role).to.equal('note');
      draft.source = page('', 'draft: false\n');
      await draft.updateComplete;
      expect(draft.querySelector('.doc-variant-draft')).to.equal(null);
    });

    it('gives the page its title, unless that is there already', async () => {
      const element = create((it) => (it.source = page('')));
      await element.updateComplete;
      expect(element.querySelector('h1')?.textContent).to.equal('Set up');
      element.source = `${page('')}\n\n# Own`;
      await element.updateComplete;
      expect(element.querySelectorAll('h1')).to.have.length(1);
      expect(element.querySelector('h1')?.textContent).to.equal('Own');
      const heading = document.createElement('h1');
      heading.textContent = ' Set up ';
      document.body.append(heading);
      element.source = page('');
      element.headingOffset = 1;
      await element.updateComplete;
      heading.remove();
      expect(element.querySelectorAll('h1,h2')).to.have.length(0);
    });

    it('that cannot be read is warned of once, with its place, and takes nothing from the page', async () => {
      const element = create(() => undefined);
      const warnings = await warningsOf(async () => {
        element.source = '---\ntitle: x\n  bad: [\n---\n\nText of the page.';
        await element.updateComplete;
      });
      expect(warnings).to.have.length(1);
      expect(warnings[0])
        .to.match(/source:[34]:\d+/)
        .and.contain('YAML');
      expect(shows(element, 'Text')).to.equal(true);
      expect(element.frontMatter?.data).to.eql({ title: 'x' });
    });
  });

  it('announces front matter and problems', async () => {
    const element = create(() => undefined);
    const loaded = oneEvent<MarkdownLoadEvent>(element, 'markdown-load');
    const warnings = await warningsOf(async () => {
      element.source = '---\ntitle: x\n---\n\n {{< /if-variant >}}';
      await element.updateComplete;
    });
    const { frontMatter, problems } = await loaded;
    expect(frontMatter).to.eql({
      format: 'yaml',
      text: 'title: x',
      data: { title: 'x' },
      variants: '',
    });
    expect(element.frontMatter).to.equal(frontMatter);
    expect(problems.map(({ code, line, column }) => [code, line, column])).to.eql([
      ['stray', 5, 2],
    ]);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('5:2').and.contain('{{< /if-variant >}}');
  });

  it('makes blocks that follow the selection', async () => {
    const provider = await fixture(html`
      <doc-variant-provider groups="deployment: serverless byoc" variant="byoc" sync-key="none">
        <doc-variant-markdown></doc-variant-markdown>
      </doc-variant-provider>
    `);
    const element = provider.querySelector('doc-variant-markdown');
    if (!element) throw new Error('no element');
    element.source =
      'a {{< if-variant serverless >}}b{{< /if-variant >}}{{< if-variant byoc >}}c{{< /if-variant >}}';
    await element.updateComplete;
    expect(element.innerText.trim()).to.equal('a c');
  });

  describe('failures', () => {
    it('keeps its children, announces the cause and warns once when there is no page', async () => {
      const element = create((it) => (it.innerHTML = '<p>fallback</p>'));
      await element.updateComplete;
      const failed = oneEvent<MarkdownErrorEvent>(element, 'markdown-error');
      const warnings = await warningsOf(async () => {
        element.src = missing;
        await element.updateComplete;
      });
      expect(String((await failed).error)).to.contain('404');
      expect(element.querySelector('p')?.outerHTML).to.equal('<p>fallback</p>');
      expect(element.querySelector('[role=alert]')?.textContent).to.contain('Try again');
      expect(element.hasAttribute('aria-busy')).to.equal(false);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.contain(missing).and.contain('404');
    });

    const answers: Record<string, [body: BlobPart, type: string]> = {
      'an HTML page of an application': ['<!-- x -->\n<!DOCTYPE html><html><p>App', 'text/html'],
      'the page of another make': [
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y"><html><p>App',
        'application/xhtml+xml',
      ],
      'the end of such a page': ['<title>404</title><p>App', 'text/html; charset=utf-8'],
      'a script that goes elsewhere': ['<script>location = "/App"</script>', 'text/html'],
      'a page that has lost its beginning': ['<head><title>x</title><body><p>App', 'text/markdown'],
      'a page that asks for a password': ['<title>App</title><form></form>', 'text/plain'],
      'what an application starts from': [
        '<div id="app"></div><script src="/App.js"></script>',
        '',
      ],
      'what says that scripts are needed': [
        '<div>\n<script>"App"</script></div><noscript>App</noscript>\n',
        'text/markdown',
      ],
      data: ['{"App": 1}', 'application/problem+json; charset=utf-8'],
      'an error of a store': ['<?xml version="1.0"?><Error>App</Error>', 'application/xml'],
      'a picture': [
        '<svg xmlns="http://www.w3.org/2000/svg"><title>App</title></svg>',
        'image/svg+xml',
      ],
      'a module': ['export default "App"', 'text/javascript'],
      nothing: ['', 'text/markdown'],
      'white space': [' \n\n', 'text/plain'],
    };
    for (const [what, [body, type]] of Object.entries(answers)) {
      it(`keeps its children when the address holds ${what}`, async () => {
        const src = URL.createObjectURL(new Blob([body], { type }));
        const element = document.createElement('doc-variant-markdown');
        element.innerHTML = '<p>Fallback</p>';
        element.src = src;
        const failed = new Promise((resolve) =>
          element.addEventListener('markdown-error', resolve),
        );
        document.body.append(element);
        await failed;
        expect(element.querySelector('p')?.textContent).to.equal('Fallback');
        expect(element.textContent).not.to.contain('App');
        element.remove();
        URL.revokeObjectURL(src);
      });
    }

    const pages: Record<string, [body: BlobPart, type: string]> = {
      'begins with HTML': ['<div align="center"><b>A</b></div>\n\n# Hi', 'text/html'],
      'shows HTML': ['```html\n<!doctype html>\n```\n\n# Hi', 'text/html'],
      'has a type that is as good as none': ['# Hi', 'application/octet-stream'],
      'is in UTF-16 by its first bytes': [
        new Uint8Array([0xff, 0xfe, 35, 0, 32, 0, 72, 0, 105, 0]),
        'text/markdown',
      ],
    };
    for (const [what, [body, type]] of Object.entries(pages)) {
      it(`shows Markdown that ${what}`, async () => {
        const src = URL.createObjectURL(new Blob([body], { type }));
        const element = create((it) => (it.src = src));
        await element.updateComplete;
        expect(element.querySelector('h1')?.textContent).to.equal('Hi');
        URL.revokeObjectURL(src);
      });
    }

    for (const [what, src] of [
      ['never comes', '/built/silent.md'],
      ['never ends', '/built/endless.md'],
    ] as const) {
      it(`gives up a page that ${what}`, async () => {
        const work = new AbortController();
        const answer = fetch(src, { signal: work.signal });
        const outcome = await readResponse(answer, work, 300).then(
          () => 'a page',
          () => String(work.signal.reason),
        );
        expect(outcome).to.equal('Error: it takes too long');
      });
    }

    it('has one error, which it handles, where its part is refused while the page loads', async function () {
      // The script may have to be built first.
      this.timeout(300_000);
      const frame = document.createElement('iframe');
      const { origin } = location;
      // Only the script itself is allowed, and none of its parts.
      frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="script-src ${origin}/built/doc-variants.js">
        <script src="${origin}/built/doc-variants.js"></script><body>`;
      const isLoaded = oneEvent(frame, 'load');
      document.body.append(frame);
      await isLoaded;
      const view = frame.contentWindow as Window & typeof globalThis;
      const unhandled: unknown[] = [];
      view.addEventListener('unhandledrejection', ({ reason }) => unhandled.push(reason));
      view.console.warn = () => undefined;
      for (const src of [missing, '/built/endless.md', 'http://[']) {
        const element = view.document.createElement('doc-variant-markdown');
        const failed = oneEvent(element, 'markdown-error');
        element.innerHTML = '<p>fallback</p>';
        element.setAttribute('src', src);
        view.document.body.append(element);
        await failed;
        await soonAndStill(() => expect(element.textContent, src).to.equal('fallback'));
        await soon(() => expect(element.hasAttribute('aria-busy'), src).to.equal(false));
      }
      expect(unhandled).to.eql([]);
      frame.remove();
    });

    it('reads a page in the encoding that its server names', async () => {
      const pages: [type: string, bytes: Uint8Array<ArrayBuffer>][] = [
        ['text/markdown; charset=iso-8859-1', Uint8Array.of(0x47, 0x72, 0xfc, 0xdf, 0x65)],
        [
          'text/markdown;charset="utf-16le"',
          new Uint8Array(Uint16Array.from('Grüße', (one) => one.charCodeAt(0)).buffer),
        ],
        ['text/markdown; charset=nonsense', new TextEncoder().encode('Grüße')],
        ['text/markdown; charset=iso-8859-1', new TextEncoder().encode('\uFEFFGrüße')],
      ];
      for (const [type, bytes] of pages) {
        const src = URL.createObjectURL(new Blob([bytes], { type }));
        const element = document.createElement('doc-variant-markdown');
        element.src = src;
        document.body.append(element);
        await element.updateComplete;
        expect(element.textContent.trim(), type).to.equal('Grüße');
        element.remove();
        URL.revokeObjectURL(src);
      }
    });

    it('keeps its children when the address is none', async () => {
      const element = create((it) => (it.innerHTML = '<p>fallback</p>'));
      const failed = oneEvent(element, 'markdown-error');
      await warningsOf(async () => {
        element.src = 'http://[';
        await element.updateComplete;
      });
      await failed;
      await element.updateComplete;
      expect(element.querySelector('p')?.outerHTML).to.equal('<p>fallback</p>');
    });

    it('offers nothing when the page handles its failure', async () => {
      const element = create((it) => (it.innerHTML = '<p>fallback</p>'));
      element.addEventListener('markdown-error', (event) => event.preventDefault());
      await warningsOf(async () => {
        element.src = missing;
        await element.updateComplete;
      });
      expect(element.innerHTML).to.equal('<p>fallback</p>');
    });

    it('tries again at the press of a button, and keeps the focus', async () => {
      const element = create(() => undefined);
      await warningsOf(async () => {
        element.src = missing;
        await element.updateComplete;
      });
      const button = element.querySelector('button');
      button?.focus();
      await warningsOf(async () => {
        button?.click();
        await element.updateComplete;
      });
      expect(element.querySelectorAll('button')).to.have.length(1);
      element.querySelector('button')?.focus();
      element.src = address('# There');
      await element.updateComplete;
      expect(element.innerHTML).to.match(/^<h1[^>]*>There<\/h1>\n$/);
      expect(document.activeElement).to.equal(element);
      element.blur();
      expect(element.hasAttribute('tabindex')).to.equal(false);
    });

    it('is not busy any more when its address is taken away', async () => {
      const element = create((it) => (it.src = missing));
      await Promise.resolve();
      element.src = null;
      await element.updateComplete;
      expect(element.hasAttribute('aria-busy')).to.equal(false);
    });

    it('drops the late answer of an earlier address', async () => {
      const element = create((it) => (it.src = missing));
      const events: string[] = [];
      element.addEventListener('markdown-error', () => events.push('error'));
      element.addEventListener('markdown-load', () => events.push('load'));
      await Promise.resolve();
      element.src = address('new');
      await element.updateComplete;
      expect(element.textContent.trim()).to.equal('new');
      expect(events).to.eql(['load']);
    });

    it('goes on when it comes back before its page is there', async () => {
      const element = create((it) => (it.src = address('page')));
      await Promise.resolve();
      element.remove();
      await element.updateComplete;
      document.body.append(element);
      await element.updateComplete;
      expect(element.textContent.trim()).to.equal('page');
    });

    it('keeps what it has rendered when it moves', async () => {
      const element = create((it) => (it.source = 'page'));
      await element.updateComplete;
      const paragraph = element.querySelector('p');
      document.body.prepend(element);
      await element.updateComplete;
      expect(element.querySelector('p')).to.equal(paragraph);
    });

    it('shows the text as it stands when the Markdown part does not come', async () => {
      setPartLoader(() => Promise.reject(new Error('offline')));
      try {
        const element = create(() => undefined);
        await warningsOf(async () => {
          element.source = '# Title';
          await element.updateComplete;
        });
        expect(element.querySelector('pre')?.textContent).to.equal('# Title');
      } finally {
        setPartLoader(loadBundledPart);
      }
    });
  });

  describe('safety', () => {
    const hostile = [
      '<script>window.__pwned = 1</script>',
      '<img src=x onerror="window.__pwned = 1">',
      '<svg onload="window.__pwned = 1"></svg>',
      '<a href="java\tscript:alert(1)">x</a>',
      '[x](javascript:alert(1))',
      '[x](data:text/html,<script>1</script>)',
      '<form action="/x"><button formaction="/y">x</button></form>',
      '<input type="text" autofocus onfocus="window.__pwned = 1">',
      '<style>body { display: none }</style>',
      '<p style="position: fixed">x</p>',
      '<iframe srcdoc="<script>parent.__pwned = 1</script>"></iframe>',
      '<template shadowrootmode="open"><p>x</p></template>',
      '<doc-variant-provider variant="x">y</doc-variant-provider>',
      '```html"><img src=x onerror=window.__pwned=1>\nx\n```',
      '{{< if-variant "\\"><img src=x onerror=window.__pwned=1>" >}}\nx\n{{< /if-variant >}}',
      '<if-variant variants="a" onclick="window.__pwned = 1">x</if-variant>',
    ];
    for (const text of hostile) {
      it(`makes ${JSON.stringify(text)} harmless`, async () => {
        const element = create((it) => (it.source = text));
        await element.updateComplete;
        await new Promise((resolve) => setTimeout(resolve, 20));
        expect((window as { __pwned?: number }).__pwned).to.equal(undefined);
        const elements = [...element.querySelectorAll('*')];
        const names = elements.flatMap((one) => one.getAttributeNames());
        expect(names.filter((name) => /^on|style|srcdoc|action/.test(name))).to.eql([]);
        const forbidden =
          'script, style, form, iframe, svg, template, doc-variant-provider, button';
        expect(element.querySelector(`${forbidden}, input`)).to.equal(null);
        for (const link of element.querySelectorAll('a')) expect(link.protocol).to.equal(':');
      });
    }

    it('keeps task lists, conditions and tables', async () => {
      const text = '- [x] a\n\n<table><tr data-variants="a"><td>b</td></tr></table>';
      const element = create((it) => (it.source = text));
      await element.updateComplete;
      expect(element.querySelector('input')?.checked).to.equal(true);
      expect(element.querySelector('tr')?.dataset['variants']).to.equal('a');
    });

    it('prefixes ids and names, which could hide what scripts look for', async () => {
      const element = create((it) => (it.source = '<a id="cookie" name="forms">x</a>'));
      await element.updateComplete;
      expect(element.querySelector('a')?.id).to.equal('user-content-cookie');
    });
  });
});
