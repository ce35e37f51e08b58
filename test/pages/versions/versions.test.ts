import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../../../src/index.ts';
import type { DocVariantProvider } from '../../../src/elements/doc-variant-provider.ts';
import { versionPages, type VersionPage } from './versions.cases.ts';

const STARTS = 'Most sites,Operators,New users,Teams with several regions,Older clients,Tests'.split(',');
const ENDS = [
  'need none of this before the first deployment.',
  'find the same setting in the console, under “Advanced”.',
  'should read the notes of the release first.',
  'can skip this section: the defaults fit.',
  'keep a backup, since the format on disk changes.',
];
let turn = 0;
const sentence = (): string => {
  turn += 1;
  return `${STARTS[turn % STARTS.length]} ${ENDS[turn % ENDS.length]}`;
};

/** Puts prose between the passages, as long as that of real pages. */
const withProse = ({ text, as }: VersionPage): string =>
  text.replace(/^~$/gm, () =>
    Array.from({ length: 1 + (turn % 3) }, () => {
      const prose = `${sentence()} ${sentence()}`;
      return as === 'markdown' ? prose : `<p>${prose}</p>`;
    }).join('\n\n'),
  );

/** Lists the marks in text that is drawn, in their order. */
function marksIn(root: Node): string {
  const found: string[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    range.selectNodeContents(node);
    if (!range.getClientRects().length) continue;
    found.push(...(node.nodeValue?.match(/(?<=¶)\w+/g) ?? []));
  }
  return found.join(' ');
}

/** Makes a page inside a provider of its own, and waits until all of it is there. */
async function open(page: VersionPage): Promise<DocVariantProvider> {
  const holder = await fixture<HTMLElement>(html`<div></div>`);
  turn = versionPages.indexOf(page);
  const text = withProse(page);
  const provider = document.createElement('doc-variant-provider');
  const settings = document.createElement('template');
  settings.innerHTML = `<p ${page.settings ?? ''}${page.as === 'cms' ? ' shortcodes' : ''}></p>`;
  for (const { name, value } of settings.content.firstElementChild!.attributes)
    provider.setAttribute(name, value);
  if (page.groups) provider.groups = page.groups;
  provider.syncKey = `versions-${turn}`;
  provider.urlParam = '';
  if (page.as === 'markdown') {
    const markdown = document.createElement('doc-variant-markdown');
    const source = document.createElement('script');
    source.type = 'text/markdown';
    source.textContent = text;
    markdown.append(source);
    provider.append(markdown);
  } else provider.innerHTML = text;
  holder.append(provider);
  return provider;
}

describe('a page with versions', () => {
  it('is one of 40', () => {
    expect(versionPages).to.have.lengthOf(40);
  });

  for (const page of versionPages) {
    it(`is for readers of each what its author wrote for them: ${page.title}`, async () => {
      const provider = await open(page);
      const all = Object.entries(page.sees);
      const choose = (version: string): string => {
        provider.select(version);
        return marksIn(provider);
      };
      await waitUntil(
        () => all.every(([version, marks]) => choose(version) === marks),
        // What is there by then says it.
        'what readers see',
        { timeout: 20_000 },
      ).catch(() => undefined);
      const seen = all.map(([version]) => [version, choose(version)]);
      expect(Object.fromEntries(seen)).to.deep.equal(page.sees);
      expect(provider.textContent).to.match(/before|console|notes|defaults|backup/);
    });
  }
});
