import '../../../src/index.ts';
import { expect } from '@open-wc/testing';
import { renderFragment } from '../../../src/markdown.ts';
import { segmentsOf, type Segment } from './segments.ts';

// A case is a pair of files: what an author writes (.md), and what becomes of it (.html).
// `npm run cases` writes the latter, and asks Hugo what readers see of each case (hugo.json).
const load = async (file: string): Promise<string> =>
  (await fetch(new URL(`cases/${file}`, import.meta.url))).text();

const cases = JSON.parse(await load('hugo.json')) as Record<string, Record<string, Segment[]>>;

/** Says where our readers see what the author meant, and Hugo's see what is left without it. */
const BETTER = new Map([
  ['position-code-span-whole', 'two backticks'],
  ['position-emphasis', 'two stars'],
  ['position-sentence-lines', 'a blank line, which ends the paragraph'],
  ['position-table-row-around', 'a blank line, which ends the table'],
  ['position-table-row-last', 'a blank line, which ends the table'],
  ['position-table-row-lines', 'a blank line, which ends the table'],
  ['position-table-row-two-conditions', 'a blank line, which ends the table'],
]);

/** Takes out of code the blank lines that Hugo leaves where tags stood. */
const squeeze = (segments: Segment[]): Segment[] =>
  segments.map(({ code, text }) => ({ code, text: code ? text.replace(/\n\s*\n/g, '\n') : text }));

/** Returns the words of a page, whatever they stand in. */
const wordsOf = (segments: Segment[]): string =>
  segments.map(({ text }) => text.match(/[\p{L}\p{N}.]+/gu)?.join(' ')).join(' ').trim();

describe('cases of Hugo pages', () => {
  let provider: HTMLElement;

  beforeEach(() => {
    provider = document.createElement('doc-variant-provider');
    provider.setAttribute('sync-key', 'none');
    document.body.append(provider);
  });

  afterEach(() => provider.remove());

  for (const [name, readers] of Object.entries(cases)) {
    it(`${name.replaceAll('-', ' ')} becomes the HTML of its file`, async () => {
      const { fragment, problems } = await renderFragment(await load(`${name}.md`));
      provider.append(fragment);
      // The names in use make the group, in the next turn.
      await new Promise((resolve) => setTimeout(resolve));
      const places = problems.map(
        ({ line, column, code }) => `<!-- ${line}:${column} ${code} -->\n`,
      );
      const html = `${provider.innerHTML.trim()}\n${places.join('')}`;
      expect(html).to.equal(await load(`${name}.html`));

      for (const [variant, segments] of Object.entries(readers)) {
        provider.setAttribute('variant', variant);
        const [seen, hugoSeen] = [squeeze(segmentsOf(provider)), squeeze(segments)];
        if (BETTER.has(name)) expect(wordsOf(seen), variant).to.equal(wordsOf(hugoSeen));
        else expect(seen, variant).to.eql(hugoSeen);
      }
    });
  }
});
