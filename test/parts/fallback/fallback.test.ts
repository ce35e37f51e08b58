import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/index.ts';
import { loadBundledPart } from '../../../src/elements/bundled-parts.ts';
import type { DocVariantProvider } from '../../../src/elements/doc-variant-provider.ts';
import { soon } from '../../soon.ts';
import { warningsOf } from '../../warnings.ts';

const GROUPS = 'language: typescript python go hcl; version: 2.1 < 2.3 < 3.0 < 4.0';
const isShown = (block: Element): boolean => getComputedStyle(block).display !== 'none';
const shownIn = (provider: Element): string =>
  [...provider.querySelectorAll('p')]
    .filter(isShown)
    .map((block) => block.dataset['variants'])
    .join(', ');
const noteOf = (provider: Element): HTMLElement | null =>
  provider.querySelector('doc-variant-fallback-note');
const textOf = (provider: Element): string => {
  const note = noteOf(provider);
  return note && !note.hidden
    ? (note.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim()
    : '';
};

async function page(
  variant: string,
  blocks: readonly string[],
  fallback: string | null = 'hcl: typescript; version: nearest',
): Promise<DocVariantProvider> {
  localStorage.clear();
  const provider = await fixture<DocVariantProvider>(
    html`<doc-variant-provider
      sync-key="none"
      .variant=${variant}
      groups=${GROUPS}
      .fallback=${fallback}
      ><doc-variant-picker group="language"></doc-variant-picker>${blocks.map(
        (names) => html`<p data-variants=${names}>${names || 'For all.'}</p>`,
      )}</doc-variant-provider
    >`,
  );
  await aTimeout(150);
  return provider;
}

describe('a page that has nothing for a reader', () => {
  // How long the parts take to load is tested elsewhere.
  before(() => Promise.all([loadBundledPart('reader'), loadBundledPart('fallback')]));

  it('shows what stands in, says so, and lets the reader go back', async () => {
    const provider = await page('hcl', ['typescript', 'python']);
    await waitUntil(() => textOf(provider));
    expect(shownIn(provider)).to.equal('typescript');
    expect(textOf(provider)).to.equal(
      'Nothing here is for hcl: showing typescript instead. Hide typescript',
    );
    // What makes a page of the server's anew takes away what it does not know.
    noteOf(provider)?.remove();
    await waitUntil(() => noteOf(provider));
    // It is the reader's choice still.
    expect(provider.variant).to.equal('hcl');
    const picker = provider.querySelector('doc-variant-picker')!.shadowRoot!;
    expect(picker.querySelector<HTMLInputElement>(':checked')?.value).to.equal('hcl');
    expect(picker.textContent).to.contain('go (not here)').and.contain('hcl (not here)');
    expect(picker.textContent).not.to.contain('python (not here)');
    noteOf(provider)!.shadowRoot!.querySelector('button')!.click();
    await soon(() => expect(shownIn(provider)).to.equal(''));
    await soon(() => expect(textOf(provider)).to.equal('Nothing here is for hcl. Show typescript'));
    provider.select('python');
    expect(shownIn(provider)).to.equal('python');
    expect(textOf(provider)).to.equal('');
  });

  it('says that there is nothing where nothing stands in', async () => {
    const provider = await page('go', ['typescript', 'python']);
    await waitUntil(() => textOf(provider));
    expect(shownIn(provider)).to.equal('');
    expect(textOf(provider)).to.equal('Nothing here is for go.');
  });

  it('is told of once where providers stand in it', async () => {
    const provider = await page('go', ['typescript', 'python']);
    await waitUntil(() => textOf(provider));
    const inner = document.createElement('doc-variant-provider');
    inner.innerHTML = '<p data-variants="typescript">a</p><p data-variants="aws">b</p>';
    inner.groups = 'cloud: aws gcp';
    inner.pageVariants = 'python aws';
    provider.append(inner);
    // What it alone lacks it says.
    inner.variant = 'gcp';
    await waitUntil(
      () => inner.querySelector('doc-variant-fallback-note')?.shadowRoot?.textContent,
    );
    expect(textOf(inner)).to.equal('Nothing here is for gcp.');
    expect(textOf(provider)).to.equal('Nothing here is for go.');
  });

  it('leaves a page alone that has something, or no passage of the group', async () => {
    for (const blocks of [['hcl', 'python'], ['3.0'], ['!python'], []]) {
      const provider = await page('hcl 3.0', blocks);
      expect(textOf(provider), blocks.join()).to.equal('');
    }
  });

  describe('and no fallback', () => {
    const told: [variant: string, blocks: string[], text: string][] = [
      ['go', ['typescript', 'python'], 'Nothing here is for go.'],
      ['go', ['typescript'], 'Nothing here is for go.'],
      ['2.1', ['2.3 !4.0+', '4.0+'], 'Nothing here is for 2.1.'],
      ['go 2.1', ['go 3.0+'], 'Nothing here is for 2.1.'],
    ];
    for (const [variant, blocks, text] of told) {
      it(`says so to readers of ${variant}, of ${blocks.join(', ')}`, async () => {
        const provider = await page(variant, blocks, null);
        await waitUntil(() => textOf(provider));
        expect(shownIn(provider)).to.equal('');
        expect(textOf(provider)).to.equal(text);
        if (!variant.includes(' ')) provider.select('typescript');
        provider.select('4.0');
        await soon(() => expect(textOf(provider)).to.equal(''));
      });
    }

    it('says so where no passage is for all that the reader has chosen, one in another one included', async () => {
      for (const blocks of [['typescript 2.1', 'python 3.0'], ['!go', '!2.3'], ['!2.3+']]) {
        const provider = await page('go 2.3', blocks, null);
        await waitUntil(() => textOf(provider), blocks.join());
        expect(shownIn(provider)).to.equal('');
        const texts = ['Nothing here is for go.', 'Nothing here is for 2.3.'];
        expect(textOf(provider)).to.equal(texts.slice(Number(blocks.length < 2)).join(' '));
      }
      const inside = await page('typescript 3.0', ['typescript', 'python'], null);
      const [first, second] = inside.querySelectorAll('p');
      first!.innerHTML = '<b data-variants="2.1">a</b>';
      second!.innerHTML = '<b data-variants="3.0">b</b>';
      inside.select('2.1');
      inside.select('python');
      await waitUntil(() => textOf(inside).includes('for python'));
      inside.select('3.0');
      expect(textOf(inside)).to.equal('');
    });

    it('says so where the passages come later, on any element, also into a main element', async () => {
      for (const around of ['', '<header>Site</header><main></main>']) {
        const provider = await page('go', [], null);
        provider.insertAdjacentHTML('beforeend', around);
        await aTimeout(100);
        const main = provider.querySelector('main') ?? provider;
        main.insertAdjacentHTML('beforeend', '<h1>Title</h1><p data-variants="python">a</p>');
        await waitUntil(() => textOf(provider) === 'Nothing here is for go.', around);
      }
      const provider = await page('go', [], null);
      provider.insertAdjacentHTML('beforeend', '<p>a</p>');
      await aTimeout(100);
      provider.querySelector('p')!.dataset['variants'] = 'python';
      await waitUntil(() => textOf(provider) === 'Nothing here is for go.');
    });

    it('says so where a passage for the reader is a heading only', async () => {
      for (const heading of [
        '<h2 data-variants="go">Go</h2>',
        '<if-variant variants="go"><h2>Go</h2></if-variant>',
        '<div data-variants="go"><p role="heading" aria-level="2">Go</p></div>',
      ]) {
        const provider = await page('go', ['python'], null);
        await waitUntil(() => textOf(provider), heading);
        provider.insertAdjacentHTML('beforeend', heading);
        await aTimeout(100);
        expect(textOf(provider), heading).to.equal('Nothing here is for go.');
        provider.lastElementChild!.insertAdjacentHTML('beforeend', '<b>Text.</b>');
        if (heading.startsWith('<h2')) continue;
        await soon(() => expect(textOf(provider), heading).to.equal(''));
      }
    });

    it('says nothing beside what a component shows in its shadow root', async () => {
      for (const inside of ['For all.', '<img alt="">', '<p data-variants="go">For go.</p>']) {
        const provider = await page('go', [], null);
        const component = document.createElement('x-api-reference');
        component.attachShadow({ mode: 'open' }).innerHTML = inside;
        provider.append(component);
        provider.insertAdjacentHTML('beforeend', '<p data-variants="python">a</p>');
        provider.select('python');
        provider.select('go');
        await aTimeout(200);
        expect(textOf(provider), inside).to.equal('');
        component.shadowRoot!.innerHTML = '<style></style><h2>Title</h2><slot></slot>';
        provider.select('python');
        provider.select('go');
        await waitUntil(() => textOf(provider) === 'Nothing here is for go.', inside);
      }
    });

    it('says nothing beside what is for everyone', async () => {
      for (const blocks of [['python'], ['python', 'typescript'], []]) {
        const provider = await page('go', [...blocks, ''], null);
        await aTimeout(100);
        expect(textOf(provider)).to.equal('');
      }
    });

    for (const [around, rest, isTold] of [
      [
        '<header>Site</header><nav><a href="/">Home</a></nav><main>',
        '</main><footer>©</footer>',
        true,
      ],
      ['<header>Site</header><div role="main">', '</div><footer>©</footer>', true],
      ['<nav><a href="/">Home</a></nav>', '', true],
      ['<main><header>For all.</header>', '</main>', false],
      ['<main>For all.</main><aside>', '</aside>', false],
      ['<header>Site</header>', '', false],
    ] as const) {
      it(`${isTold ? 'is' : 'is not'} told of in ${around}…${rest}`, async () => {
        const holder = await fixture<HTMLElement>(html`<div></div>`);
        holder.innerHTML = `<doc-variant-provider sync-key="none" variant="go" groups="${GROUPS}">${around}<h1>Title</h1><p data-variants="python">a</p>${rest}</doc-variant-provider>`;
        const provider = holder.querySelector('doc-variant-provider')!;
        if (isTold) await waitUntil(() => textOf(provider) === 'Nothing here is for go.');
        await aTimeout(150);
        expect(textOf(provider) !== '').to.equal(isTold);
      });
    }

    it('comes with a switch, and goes with the next one and with content that is for the reader', async () => {
      const provider = await page('python', ['python', 'typescript'], null);
      await aTimeout(100);
      expect(textOf(provider)).to.equal('');
      provider.select('go');
      await waitUntil(() => textOf(provider));
      provider.select('python');
      expect(textOf(provider)).to.equal('');
      provider.select('go');
      expect(textOf(provider)).to.equal('Nothing here is for go.');
      const late = document.createElement('p');
      late.dataset['variants'] = 'go';
      provider.append(late);
      await soon(() => expect(textOf(provider)).to.equal(''));
      expect(provider.variant).to.equal('go');
    });
  });

  const nearest: [variant: string, blocks: string[], shown: string][] = [
    ['2.3', ['2.1', '3.0'], '2.1'],
    ['4.0', ['2.1', '3.0'], '3.0'],
    ['2.1', ['3.0', '4.0'], '3.0'],
    ['2.1', ['2.3+ !4.0+', '4.0+'], '2.3+ !4.0+'],
  ];
  for (const [variant, blocks, shown] of nearest) {
    it(`shows ${shown} of ${blocks.join(', ')} to readers of ${variant}`, async () => {
      const provider = await page(variant, blocks);
      await soon(() => expect(shownIn(provider)).to.equal(shown));
    });
  }

  it('shows what stands in for two groups at once', async () => {
    const provider = await page('hcl 3.0', ['typescript 2.1', 'python 4.0']);
    await soon(() => expect(shownIn(provider)).to.equal('typescript 2.1'));
    const both = /hcl: showing typescript .* 3\.0: showing 2\.1/;
    // What draws the note loads with the first one.
    await soon(() => expect(textOf(provider)).to.match(both));
    const picker = provider.querySelector('doc-variant-picker')!.shadowRoot!;
    expect(picker.textContent).to.contain('python (not here)');
    // What stands in for the version is enough.
    provider.select('typescript');
    expect(shownIn(provider)).to.equal('typescript 2.1');
    expect(textOf(provider)).not.to.contain('typescript');
    // A passage with nothing but others in it shows nothing by itself.
    const [first, second] = provider.querySelectorAll('p');
    first!.dataset['variants'] = 'typescript';
    first!.innerHTML = '<b data-variants="2.1">a</b>';
    second!.remove();
    provider.select('hcl');
    await soon(() => expect(textOf(provider)).to.match(/showing typescript .* showing 2\.1/));
    expect(isShown(first!.querySelector('b')!)).to.equal(true);
  });

  it('goes on through a chain, and round no circle', async () => {
    const chain = await page('hcl', ['go'], 'hcl: typescript; typescript: python; python: go');
    await soon(() => expect(shownIn(chain)).to.equal('go'));
    const circle = await page('hcl', ['go'], 'hcl: typescript; typescript: hcl');
    await soon(() => expect(shownIn(circle)).to.equal(''));
  });

  it('takes ranges, sets and retired names for the variants that they stand for', async () => {
    const provider = await page('2.1', ['3.0', 'python'], '2.1: 2.3+; dynamic: typed');
    await soon(() => expect(shownIn(provider)).to.equal('3.0, python'));
    provider.groups =
      'language: typescript=ts python ruby go; dynamic: python ruby; typed: ts go; version: 2.1 < 3.0';
    provider.select('ruby');
    await soon(() => expect(textOf(provider)).to.contain('Nothing here is for ruby.'));
    provider.querySelectorAll('p')[1]!.dataset['variants'] = 'go';
    await soon(() => expect(textOf(provider)).to.contain('showing go instead'));
  });

  it('counts passages that come later, and what else the reader has chosen', async () => {
    const provider = await page('hcl 2.1', ['typescript', 'hcl 3.0+']);
    await soon(() => expect(shownIn(provider)).to.equal('typescript'));
    provider.select('3.0');
    expect(shownIn(provider)).to.equal('hcl 3.0+');
    provider.select('2.1');
    const late = document.createElement('p');
    late.dataset['variants'] = 'hcl 2.1';
    provider.append(late);
    await soon(() => expect(shownIn(provider)).to.equal('hcl 2.1'));
    expect(textOf(provider)).to.equal('');
  });

  it('is a page that is for others, as its provider or its head says', async () => {
    const provider = await page('hcl', ['python', 'typescript']);
    provider.pageVariants = 'python';
    await soon(() => expect(textOf(provider)).to.contain('Nothing here is for hcl.'));
    provider.fallback = 'hcl: python';
    await soon(() => expect(shownIn(provider)).to.equal('python'));
  });

  it('is what the head of the page says, for its readers', async () => {
    const meta = document.createElement('meta');
    meta.name = 'doc-variants';
    meta.content = 'python !2.1';
    document.head.append(meta);
    try {
      const provider = await page('hcl', [''], null);
      await waitUntil(() => textOf(provider) === 'Nothing here is for hcl.');
      provider.select('python');
      expect(textOf(provider)).to.equal('');
      provider.select('2.1');
      expect(textOf(provider)).to.equal('Nothing here is for 2.1.');
      // What the provider says counts before it.
      provider.pageVariants = 'hcl';
      await waitUntil(() => textOf(provider) === 'Nothing here is for python.');
    } finally {
      meta.remove();
    }
  });

  it('counts for a page with nothing but passages as far as these go', async () => {
    const cases: [variant: string, audience: string, blocks: string[], shown: string][] = [
      ['hcl 3.0', 'hcl typescript', ['typescript !2.3'], 'typescript !2.3'],
      ['hcl 2.1', '2.3+', ['3.0'], '3.0'],
      ['hcl 2.1', '2.3+', ['3.0', ''], ''],
      ['go 2.1', 'go', ['python'], ''],
    ];
    for (const [variant, audience, blocks, shown] of cases) {
      const provider = await page(variant, blocks, 'hcl: typescript; version: nearest');
      provider.pageVariants = audience;
      await aTimeout(150);
      expect(textOf(provider), `${variant}: ${audience}`).to.match(/^Nothing here is for /);
      expect(shownIn(provider)).to.equal(shown);
    }
  });

  it('reads whom a page is for as front matter says it, in ranges, and warns of what is wrong', async () => {
    const provider = await page('hcl 2.1', [''], null);
    const said = await warningsOf(async () => {
      provider.pageVariants = '+hcl >=2.3 -4.0';
      await waitUntil(() => textOf(provider) === 'Nothing here is for 2.1.');
    });
    expect(said).to.deep.equal([]);
    provider.select('3.0');
    expect(textOf(provider)).to.equal('');
    provider.select('4.0');
    expect(textOf(provider)).to.equal('Nothing here is for 4.0.');
    const warned = await warningsOf(async () => {
      provider.pageVariants = 'hcl, pyhton 2.1..2.3';
      await waitUntil(() => textOf(provider) === '');
    });
    expect(warned).to.have.length(3);
    expect(warned[0]).to.match(
      /page-variants="hcl, pyhton 2.1..2.3": "hcl," is not a name: separate/,
    );
    expect(warned[1]).to.match(/: "2.1..2.3" is not a range.*write "2.1\+ !2.3\+"/);
    expect(warned[2]).to.match(/"pyhton" is in no group.*did you mean "python"/);
  });

  it('has a note beside what is for everyone where fallback is empty', async () => {
    const provider = await page('go', ['python', ''], '');
    await waitUntil(() => textOf(provider) === 'Nothing here is for go.');
    provider.select('python');
    expect(textOf(provider)).to.equal('');
  });

  it('is told of in each of several providers, by its own fallbacks', async () => {
    const first = await page('hcl', ['python', 'typescript']);
    const second = await page('hcl', ['python', 'typescript'], 'hcl: python');
    await waitUntil(() => textOf(first) && textOf(second));
    expect([first, second].map(shownIn)).to.deep.equal(['typescript', 'python']);
    expect(textOf(second)).to.contain('showing python');
    second.select('typescript');
    expect([textOf(first) !== '', textOf(second)]).to.deep.equal([true, '']);
  });

  it('is found on no page of a site in 4 languages: each fallback is told, the place kept, nothing stored', async () => {
    const languages = ['typescript', 'python', 'go', 'hcl'];
    const chain =
      'typescript: python go hcl; python: typescript go hcl; go: typescript python hcl; hcl: go typescript python';
    const provider = await page('go', [], chain);
    // An engine of its own accord would keep the place, too.
    document.documentElement.style.overflowAnchor = 'none';
    const stored = JSON.stringify([localStorage, sessionStorage]);
    const heard = new Set<string>();
    const region = new MutationObserver(() => {
      for (const one of document.querySelectorAll('[role=status]')) heard.add(one.textContent);
    });
    region.observe(document.documentElement, { childList: true, subtree: true });
    const isHeard = (text: string): boolean => [...heard].some((one) => one.includes(text));
    let standsIn = 0;
    let farthest = 0;
    for (let at = 0; at < 50; at++) {
      // Every page lacks one to three of the languages.
      const has = languages.filter((_, index) => ((at % 14) + 1) & (1 << index));
      for (const old of provider.querySelectorAll('p, div')) old.remove();
      const room = (): HTMLElement => {
        const text = document.createElement('div');
        text.style.height = `${300 + ((at * 37) % 400)}px`;
        text.textContent = 'For everyone.';
        return text;
      };
      provider.append(
        room(),
        ...has.flatMap((names, index) => {
          const block = document.createElement('p');
          block.dataset['variants'] = names;
          block.style.height = `${100 + 150 * index}px`;
          block.append('Text for ', names);
          return [block, room()];
        }),
        ...Array.from({ length: 6 }, room),
      );
      await aTimeout(0);
      const all = [...provider.querySelectorAll('div')];
      const seen = all[2 + (at % (all.length - 4))]!;
      scrollBy({ top: seen.getBoundingClientRect().top - 50, behavior: 'instant' });
      for (const [index, language] of languages.entries()) {
        const top = seen.getBoundingClientRect().top;
        provider.select(language);
        await soon(() => expect(shownIn(provider), `${at} ${language}`).to.match(/^[a-z]+$/));
        const shown = shownIn(provider);
        if (has.includes(language)) expect(textOf(provider)).to.equal('');
        else {
          standsIn += 1;
          // What draws the note loads with the first one.
          await waitUntil(() => textOf(provider));
          const text = `Nothing here is for ${language}: showing ${shown}`;
          expect(textOf(provider)).to.contain(text);
          if (index === at % 4) await waitUntil(() => isHeard(text), text);
        }
        const moved = Math.abs(seen.getBoundingClientRect().top - top);
        farthest = Math.max(farthest, moved);
        expect(moved, `${at} ${language}`).to.be.below(1);
        expect(provider.variant).to.equal(language);
      }
      heard.clear();
    }
    region.disconnect();
    document.documentElement.removeAttribute('style');
    expect(standsIn).to.be.greaterThan(60);
    expect(farthest).to.be.below(1);
    expect(JSON.stringify([localStorage, sessionStorage])).to.equal(stored);
  });

  it('says so in the document of a frame, too, with its styles', async () => {
    const provider = await page('go', ['typescript', 'go', '']);
    const frame = await fixture<HTMLIFrameElement>(html`<iframe title="a page"></iframe>`);
    const inside = frame.contentDocument!;
    inside.body.append(provider);
    provider.select('hcl');
    await waitUntil(() => textOf(provider));
    expect(textOf(provider)).to.contain('Nothing here is for hcl');
    const styles = (): number => noteOf(provider)!.shadowRoot!.adoptedStyleSheets.length;
    const there = styles();
    expect(there).to.be.greaterThan(0);
    document.body.append(provider);
    expect(styles()).to.equal(there);
    inside.body.append(provider);
    expect(styles()).to.equal(there);
    provider.remove();
  });
});

describe('badges', () => {
  const badgeOf = (block: Element): string =>
    getComputedStyle(block, '::before').content.replace(/^none$|"/g, '');

  it('say since and until when a passage holds, as long as no version is chosen', async () => {
    const provider = await fixture<DocVariantProvider>(
      html`<doc-variant-provider sync-key="none" groups=${GROUPS} badges>
        <p data-variants="2.3+">a</p>
        <p data-variants="!4.0+">b</p>
        <p data-variants="2.3+ !4.0+">c</p>
        <p data-variants="&gt;=2.3">d</p>
        <p data-variants="2.3 go">e</p>
        <p data-variants="4.0+ !2.3+">f</p>
        <p data-variants="2.1 3.0+">g</p>
        <p data-variants="2.1+ !3.0">h</p>
        <p data-variants="3.0+ 2.3+ go">i</p>
        <p data-variants="!4.0+ !3.0+">j</p>
      </doc-variant-provider>`,
    );
    const badges = (): string[] => [...provider.querySelectorAll('p')].map(badgeOf);
    const all = ['since 2.3', 'until 4.0', 'since 2.3, until 4.0', 'since 2.3', '', ''];
    // What is more than a range has no badge that would say all of it.
    all.push('', '', 'since 2.3', 'until 3.0');
    await waitUntil(() => badges().some(Boolean));
    expect(badges()).to.deep.equal(all);
    provider.select('3.0');
    expect(badges().join('')).to.equal('');
    const plain = await fixture<DocVariantProvider>(
      html`<doc-variant-provider sync-key="none" groups=${GROUPS}
        ><p data-variants="2.3+">a</p></doc-variant-provider
      >`,
    );
    await aTimeout(50);
    expect(badgeOf(plain.querySelector('p')!)).to.equal('');
  });
});
