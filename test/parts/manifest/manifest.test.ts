import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/index.ts';
import type { DocVariantProvider } from '../../../src/elements/doc-variant-provider.ts';
import { parseJson } from '../../../src/core/manifest/json-places.ts';
import { provideFrom } from '../../../src/provider/data-root.ts';
import { warningsOf } from '../../warnings.ts';

const MANIFEST = {
  groups: {
    deployment: ['serverless', { name: 'byoc', label: 'Own cloud', retired: ['onprem'] }],
    language: ['java', 'kotlin', 'go'],
    version: '2.1 < 2.3 < 3.0',
  },
  sets: { jvm: 'java kotlin' },
};
const addressOf = (text: string): string => URL.createObjectURL(new Blob([text]));
const isShown = (block: Element): boolean => getComputedStyle(block).display !== 'none';
const shownIn = (provider: Element): string =>
  [...provider.querySelectorAll('p')]
    .filter(isShown)
    .map((block) => block.dataset['variants'])
    .join(', ');
const blocks = ['serverless', 'onprem', 'jvm', 'go', '2.3+', '<2.3', 'agent', 'human'];

function scriptOf(text: string): HTMLElement {
  const script = document.createElement('script');
  script.type = 'application/json';
  script.dataset['manifest'] = '';
  script.text = text;
  return script;
}

const page = (manifest: string, script = '', groups = ''): Promise<DocVariantProvider> =>
  fixture(
    html`<doc-variant-provider
      sync-key="none"
      variant="byoc kotlin 2.3"
      .manifest=${manifest}
      .groups=${groups || null}
    >
      ${script ? scriptOf(script) : ''}
      ${blocks.map((names) => html`<p data-variants=${names}>${names}</p>`)}
    </doc-variant-provider>`,
  );

describe('the manifest of a page', () => {
  const places: [place: string, make: () => Promise<DocVariantProvider>][] = [
    ['a file', () => page(addressOf(JSON.stringify(MANIFEST)))],
    ['the attribute itself', () => page(JSON.stringify(MANIFEST))],
    ['a script in the provider', () => page('', JSON.stringify(MANIFEST))],
    [
      'a script of the page',
      async () => {
        const script = document.createElement('script');
        script.type = 'application/json';
        script.id = 'variants';
        script.text = JSON.stringify(MANIFEST);
        document.head.append(script);
        return page('#variants');
      },
    ],
  ];
  for (const [place, make] of places) {
    it(`is read from ${place}: groups, sets, order, retired names`, async () => {
      const provider = await make();
      await waitUntil(() => provider.variant === 'byoc kotlin 2.3');
      expect(shownIn(provider)).to.equal('onprem, jvm, 2.3+, human');
      provider.select('go');
      provider.select('2.1');
      expect(shownIn(provider)).to.equal('onprem, go, <2.3, human');
      provider.select('jvm');
      expect(provider.variant).to.equal('byoc java 2.1');
      provider.select('2.9.9');
      expect(provider.variant).to.equal('byoc java 2.3');
      document.getElementById('variants')?.remove();
    });
  }

  it('counts behind the attributes', async () => {
    const provider = await page(JSON.stringify(MANIFEST), '', 'language: kotlin swift');
    await waitUntil(() => provider.variant.includes('byoc'));
    // What is said of the name comes late, and is not the next test's.
    const said = await warningsOf(() => expect(provider.select('java')).to.equal(false));
    expect(said.join()).to.match(/select\("java"\): "java" is in no group/);
    expect(provider.select('swift')).to.equal(true);
    expect(provider.variant).to.equal('swift byoc 2.3');
  });

  const wrong: [what: string, manifest: () => string, message: RegExp][] = [
    [
      'is missing',
      () => '/none/variants.json',
      /manifest="\/none\/variants\.json" cannot be loaded.*404/,
    ],
    ['is not JSON', () => addressOf('{\n "groups": }'), /:2:12 is not JSON/],
    ['stands nowhere', () => '#nowhere', /manifest="#nowhere" finds no script/],
  ];
  const notJson: [text: string, place: string][] = [
    ['', '1:1'],
    ['{\n "a": }', '2:7'],
    ['{"a":1,}', '1:8'],
    ['[1,]', '1:4'],
    ['[1 2]', '1:4'],
    ['{"a" 1}', '1:6'],
    ['{a:1}', '1:2'],
    ['["a\nb"]', '1:2'],
    ['[1', '1:3'],
    ['01', '1:2'],
    ['{"a":[{"b":[]}],"c":{}} ]', '1:25'],
    ['['.repeat(50_000), '1:50001'],
  ];
  it('is wrong at the same place in every engine where it is not JSON', () => {
    const described = notJson.map(([text]) => {
      try {
        return JSON.stringify(parseJson(text, (at) => at));
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(described).to.eql(notJson.map(([, place]) => place));
  });

  for (const [what, manifest, message] of wrong) {
    it(`shows everything where it ${what}, and warns once`, async () => {
      let provider: DocVariantProvider | undefined;
      const said = await warningsOf(async () => {
        provider = await page(manifest());
      }, 1);
      expect(said, said.join(' | ')).to.have.lengthOf(1);
      expect(said[0]).to.match(message);
      expect(shownIn(provider!)).to.equal(blocks.filter((names) => names !== 'agent').join(', '));
    });
  }
});

describe('groups, sets and fallbacks that are wrong', () => {
  interface Wrong {
    readonly groups: string;
    readonly manifest: object;
    readonly fallback?: string;
    readonly conditions: readonly string[];
    /** What readers see, and what the author is told once. */
    readonly shown: string;
    readonly said: string;
  }
  const wrong: Record<string, Wrong> = {
    'sets in a circle': {
      groups: 'lang: java go; xset: yset java; yset: xset go',
      manifest: {
        groups: { lang: ['java', 'go'] },
        sets: { xset: ['yset', 'java'], yset: ['xset', 'go'] },
      },
      conditions: ['xset', '!yset', 'java', 'go'],
      shown: 'xset, !yset, java',
      said: String.raw`"xset: yset java" is not a set, .*: name only|the set names "xset", which names it: take one`,
    },
    'an order that names a variant twice': {
      groups: 'lang: java < go < java',
      manifest: { groups: { lang: { order: 'ascending', variants: ['java', 'go', 'java'] } } },
      conditions: ['go+', '!go+', '<go', 'go'],
      shown: 'go+, !go+, <go',
      said: String.raw`"java" stands twice in an order .*: name each variant once`,
    },
    'a range that runs backwards': {
      groups: 'lang: java < go < rust',
      manifest: { groups: { lang: 'java < go < rust' } },
      conditions: ['rust+ !go+', 'go'],
      shown: 'rust+ !go+',
      said: String.raw`"rust\+ !go\+" leaves no variant, .*: write the older end first`,
    },
    'fallbacks in a circle': {
      groups: 'lang: java go rust',
      fallback: 'java: go; go: java',
      manifest: { groups: { lang: ['java', 'go', 'rust'] }, fallback: { java: 'go', go: 'java' } },
      conditions: ['', 'rust'],
      shown: '',
      said: String.raw`the fallback of "java" leads back to it: let one of them have none`,
    },
    'a fallback that is no variant': {
      groups: 'lang: java go',
      fallback: 'java: rust',
      manifest: { groups: { lang: ['java', 'go'] }, fallback: { java: 'rust' } },
      conditions: ['', 'go'],
      shown: '',
      said: String.raw`the fallback of "java" cannot be followed as it is written: write a variant`,
    },
    'the nearest of a group without order': {
      groups: 'lang: java go',
      fallback: 'lang: nearest',
      manifest: { groups: { lang: ['java', 'go'] }, fallback: { lang: 'nearest' } },
      conditions: ['', 'go'],
      shown: '',
      said: String.raw`the fallback of "lang" cannot be the nearest, .*: write the group as`,
    },
  };
  type Door = (one: Wrong, host: DocVariantProvider) => void;
  /** Makes an element the provider by a script tag. */
  const byScript = (host: Element, data: Record<string, string | undefined>): void => {
    host.id = `root-${number}`;
    const script = document.createElement('script');
    const variant = host.getAttribute('variant') ?? '';
    Object.assign(script.dataset, { root: `#${host.id}`, syncKey: 'none', variant });
    for (const [name, text] of Object.entries(data))
      if (text !== undefined) script.dataset[name] = text;
    provideFrom(script);
  };
  const json = ({ manifest }: Wrong): string => JSON.stringify(manifest);
  const doors: Record<string, Door> = {
    attributes: ({ groups, fallback = null }, host) => Object.assign(host, { groups, fallback }),
    'a file': (one, host) => (host.manifest = addressOf(json(one))),
    'the attribute of the manifest': (one, host) => (host.manifest = json(one)),
    'a script in the provider': (one, host) => {
      host.append(scriptOf(json(one)));
      host.manifest = '';
    },
    'a script tag': ({ groups, fallback }, host) => byScript(host, { groups, fallback }),
    'the manifest of a script tag': (one, host) => byScript(host, { manifest: json(one) }),
  };
  /** Gives names of its own to a case, since the same is warned of once. */
  const named = (one: Wrong, number: number): Wrong =>
    JSON.parse(
      JSON.stringify(one).replace(/\b(java|go|rust|lang|xset|yset)\b/g, `$1${number}`),
    ) as Wrong;
  let number = 0;
  for (const [what, written] of Object.entries(wrong)) {
    for (const [door, write] of Object.entries(doors)) {
      const one = named(written, (number += 1));
      const wanted = new RegExp(one.said);
      it(`are shown, and told of once, in ${door}: ${what}`, async () => {
        const isScript = door.endsWith('script tag');
        const host = document.createElement(
          isScript ? 'div' : 'doc-variant-provider',
        ) as DocVariantProvider;
        const said = await warningsOf(async () => {
          host.setAttribute('sync-key', 'none');
          host.setAttribute('variant', /java\d+/.exec(one.groups)![0]);
          for (const names of one.conditions) {
            const block = document.createElement('p');
            if (names) block.dataset['variants'] = names;
            block.append('Text');
            host.append(block);
          }
          const holder = await fixture<HTMLElement>(html`<div></div>`);
          let isSaid = false;
          const { warn } = console;
          console.warn = (text: string) => {
            isSaid ||= wanted.test(text);
            warn(text);
          };
          if (!isScript) write(one, host);
          holder.append(host);
          if (isScript) write(one, host);
          await waitUntil(() => isSaid, one.said, { timeout: 30_000 }).finally(() => {
            console.warn = warn;
          });
        });
        expect(said, said.join(' | ')).to.have.lengthOf(1);
        expect(said[0]).to.match(wanted);
        const shown = [...host.querySelectorAll('p')].filter(
          (block) => isShown(block) && block.dataset['variants'],
        );
        expect(shown.map((block) => block.dataset['variants']).join(', ')).to.equal(one.shown);
      });
    }
  }
});
