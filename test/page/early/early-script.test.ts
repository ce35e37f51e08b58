import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { isEmptyRange, matches, parseCondition } from '../../../src/core/conditions.ts';
import { isRange, parseGroups } from '../../../src/core/groups.ts';
import { parseNames, selectFrom } from '../../../src/core/selection.ts';
import { earlyScript, type EarlyOptions } from '../../../src/page/early/early-script.ts';

/**
 * Loads a page with the early script and without the library, and tells which of the elements with an
 * id can be seen while it is read, and in the end.
 */
async function load(
  options: EarlyOptions,
  content: string,
  stored = '',
): Promise<{ early: string; late: string }> {
  const frame = document.createElement('iframe');
  const { syncKey = 'early-script', ...rest } = options;
  localStorage.setItem(`doc-variants:${syncKey}`, stored);
  const ids = `[...document.querySelectorAll('[id]')].filter((one) => one.getClientRects().length).map(({ id }) => id).join(' ')`;
  frame.srcdoc = `<!doctype html><script>${earlyScript({ syncKey, ...rest })}</script>
    <body>${content}<script>window.early = ${ids}</script>`;
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
  document.body.append(frame);
  await loaded;
  const page = frame.contentWindow as unknown as { early: string; eval: typeof eval };
  const seen = { early: page.early, late: page.eval(ids) as string };
  frame.remove();
  localStorage.removeItem(`doc-variants:${syncKey}`);
  return seen;
}

const inProvider = (content: string): string =>
  `<doc-variant-provider>${content}</doc-variant-provider>`;
const LANGUAGES = 'language: java kotlin cpp go; jvm: kotlin java';
const VERSIONS = 'version: 2.1 < 2.2 < 2.3=lts < 3.0 < 4.0';

describe('the early script', () => {
  it('hides the labels for readers without the script, until it is plain that there is none', async () => {
    const content =
      '<p data-variants="cpp" id="block"><b data-variant-label id="label">cpp:</b> a</p>';
    expect(await load({ groups: LANGUAGES, variant: 'cpp' }, inProvider(content))).to.deep.equal({
      early: 'block',
      late: 'block label',
    });
  });

  const blocks = [
    'java',
    'jvm',
    '!jvm',
    'cpp jvm',
    '2.3',
    'lts',
    '2.3+',
    '!4.0+',
    '2.3+ !4.0+',
    '>=2.3 <4.0',
    '>2.3',
    '<=2.3',
    '≥2.3',
    '≤2.3',
    'lts+ go',
    '2.1 3.0+',
    '!2.3',
    '!>=2.3',
    'agent',
    'human',
    'agent human',
    'other',
    '',
  ];

  const readers: [options: EarlyOptions, stored: string][] = [
    [{ groups: `${LANGUAGES}; ${VERSIONS}` }, ''],
    [{ groups: `${LANGUAGES}; ${VERSIONS}`, variant: '2.1 cpp' }, ''],
    [{ groups: `${LANGUAGES}; ${VERSIONS}`, variant: '4.0' }, 'jvm java'],
    [{ groups: `${LANGUAGES}; ${VERSIONS}`, variant: '4.0' }, 'jvm'],
    [{ groups: `${LANGUAGES}; ${VERSIONS}`, variant: '4.0' }, '2.3.7 go'],
    [{ groups: `${LANGUAGES}; ${VERSIONS}`, variant: 'lts' }, '1.0'],
    [{ groups: `${LANGUAGES}; ${VERSIONS}`, variant: '2.2' }, 'agent v3.0-rc.1'],
    [{ groups: 'version: 4.0 > 3.0 > 2.3 > 2.2 > 2.1' }, '2.9'],
    [{ groups: `java: 8 < 11 < 17; ${VERSIONS}` }, '8'],
    [{ groups: `java: 8 < 11 < 17; ${VERSIONS}` }, '12'],
    [{ groups: `java: 8 < 11 < 17; ${VERSIONS}` }, '2.9'],
    [{ groups: 'version: 2.1 < 2.2 2.3 < 3.0 4.0', variant: '2.2' }, ''],
    [{ groups: 'version: next < 2.1 < 3.0 < tip', variant: '3.5' }, ''],
    [{ groups: 'language: java kotlin; jvm: java kotlin', variant: 'jvm' }, 'kotlin'],
  ];
  for (const [options, stored] of readers) {
    const who = `${options.groups}, by default ${options.variant ?? 'nothing'}, for ${stored || 'a first visit'}`;
    it(`shows what the library shows: ${who}`, async () => {
      const content = blocks.map((text, at) => `<p id="b${at}" data-variants="${text}">b</p>`);
      const { early, late } = await load(options, inProvider(content.join('')), stored);
      const { value } = parseGroups(options.groups);
      const selection = selectFrom(value, parseNames(`${stored} ${options.variant ?? ''}`));
      const shown = blocks.flatMap((text, at) =>
        matches(parseCondition(text).value, value, selection) ? [`b${at}`] : [],
      );
      expect(early).to.equal(shown.join(' '));
      expect(late).to.equal(blocks.map((_, at) => `b${at}`).join(' '));
    });
  }

  it('hides nothing that the library shows, and all else, whatever is written and chosen', async () => {
    const groups = `${VERSIONS}; ${LANGUAGES}`;
    const { value } = parseGroups(groups);
    const names = '2.1 2.2 2.3 3.0 4.0 lts java kotlin cpp go jvm'.split(' ');
    const word = fc
      .tuple(
        fc.constantFrom(
          '',
          '!',
          '',
          '>=',
          '<',
          '>',
          '<=',
          '≥',
          '!<',
          '>= ',
          '≥ ',
          '< ',
          '&amp;gt;=',
          '›=',
          '⩾',
        ),
        fc.constantFrom(...names, 'other'),
        fc.constantFrom('', '', '+'),
      )
      .map(([sign, name, plus]) => sign + name + (/[<>≥;›⩾]/.test(sign) ? '' : plus));
    const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '));
    const page = fc.array(text, { minLength: 100, maxLength: 100 });
    const reader = fc.array(fc.constantFrom(...names, '2.3.9', '9', 'other'), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(page, reader, async (texts, chosen) => {
        const content = texts.map(
          (one, at) => `<if-variant variants="${one}"><i id="b${at}">b</i></if-variant>`,
        );
        const { early } = await load({ groups }, inProvider(content.join('')), chosen.join(' '));
        const seen = new Set(early.split(' '));
        const selection = selectFrom(value, chosen);
        texts.forEach((one, at) => {
          const written = one.replaceAll('&amp;', '&');
          const condition = parseCondition(written).value;
          const isWrong = value.some((group) => isEmptyRange(condition, group));
          // What is not spelled as a range is left to the library, and what leaves nobody is a mistake.
          const isLeft = /[<>≥]=? |[&›⩾]/.test(written);
          const isShown = matches(condition, value, selection);
          const what = `${one} for ${chosen.join(' ')}: ${JSON.stringify(condition.names.filter(isRange))}`;
          if (isShown && !isWrong) expect(seen.has(`b${at}`), what).to.equal(true);
          if (!isShown && !isLeft) expect(seen.has(`b${at}`), what).to.equal(false);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('reaches whatever may be a block, and leaves nested providers and the provider itself', async () => {
    const content = `<doc-variant-provider id="own" data-variants="go" style="display: block">
      <if-variant variants="java"><b id="yes">b</b></if-variant>
      <details id="no1" data-variants="go"><summary>s</summary></details>
      <table><tr id="no2" data-variants="go"><td>d</td></tr></table>
      <input id="no3" data-variants="go"><video id="no4" data-variants="go" controls></video>
      <x-host id="no5" data-variants="go">x</x-host>
      <doc-variant-provider id="no6" data-variants="go" style="display: block">p</doc-variant-provider>
      <doc-variant-provider><p id="nested" data-variants="go">n</p></doc-variant-provider>
    </doc-variant-provider><p id="outside" data-variants="go">o</p>`;
    const { early } = await load({ groups: LANGUAGES, variant: 'java' }, content);
    expect(early).to.equal('own yes nested outside');
  });

  it('hides in an element that is the provider, and not beside it', async () => {
    const content = `<main id="own"><p id="yes" data-variants="2.3+">y</p><p id="no" data-variants="<2.3">n</p>
      <doc-variant-provider><p id="nested" data-variants="<2.3">n</p></doc-variant-provider></main>
      <p id="outside" data-variants="<2.3">o</p>`;
    const { early } = await load({ groups: VERSIONS, variant: '3.0', root: 'main' }, content);
    expect(early).to.equal('own yes nested outside');
  });
});
