import { aTimeout, expect, fixture, html, waitUntil } from '@open-wc/testing';
import '../src/index.ts';
import type { VariantContext } from '../src/context/context.ts';
import { sanitize } from '../src/markdown/safe/sanitize.ts';
import { sanitizeHtml } from '../src/markdown/safe/sanitize-tree.ts';
import { renderMarkdown } from '../src/markdown/render.ts';
import { attacks } from './attacks.mjs';

declare global {
  interface Window {
    hit?: () => void;
  }
}

/** How many texts stand on one page. */
const ON_A_PAGE = 200;
/** One in how many texts is tried in each place of Markdown, in turn with breakouts and elements. */
const SHARE = 3;
/** How many texts run at least where nothing keeps them from it. */
const FIRED = 1000;
/** How long scripts of elements may take to run. */
const LATE_MS = 300;

const texts = attacks();

/** Counts what texts do to the page while something is done with them. */
async function attempts(run: () => Promise<unknown>): Promise<{ hits: number; reports: string[] }> {
  let hits = 0;
  const reports: string[] = [];
  const report = ({ violatedDirective }: SecurityPolicyViolationEvent): unknown =>
    reports.push(violatedDirective);
  const submit = (event: Event): void => {
    reports.push('a form was sent');
    event.preventDefault();
  };
  window.hit = () => {
    hits++;
  };
  document.addEventListener('securitypolicyviolation', report);
  document.addEventListener('submit', submit);
  const { warn } = console;
  console.warn = () => undefined;
  try {
    await run();
    await aTimeout(LATE_MS);
  } finally {
    console.warn = warn;
    document.removeEventListener('securitypolicyviolation', report);
    document.removeEventListener('submit', submit);
    delete window.hit;
  }
  return { hits, reports };
}

/** What every script on a page shares, which no text may change. */
const SHARED = { Object, Array, String, Function, Node, Element, Document, Promise };

/** Lists the globals and the methods that all share. */
function listShared(): Map<string, unknown> {
  const found = new Map<string, unknown>(
    Object.getOwnPropertyNames(window).map((name) => [name, undefined]),
  );
  for (const [name, { prototype }] of Object.entries(SHARED)) {
    for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      found.set(`${name}.prototype.${key}`, value);
    }
  }
  return found;
}

/** Lists what is other than it was; Lit tells its other copies of itself when it loads. */
function changesSince(before: ReadonlyMap<string, unknown>): string[] {
  const now = listShared();
  return [...new Set([...before.keys(), ...now.keys()])].filter(
    (name) =>
      !/^(?:lit|reactive)[A-Z]/.test(name) &&
      (before.has(name) !== now.has(name) || before.get(name) !== now.get(name)),
  );
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
const pages = Array.from({ length: Math.ceil(texts.length / ON_A_PAGE) }, (_, at) =>
  texts.slice(at * ON_A_PAGE, (at + 1) * ON_A_PAGE),
);
/** A text as part of a list of names, where it cannot be one word. */
const word = (text: string): string => escape(text.replace(/\s/g, '\u00a0'));

/**
 * Ways for a text into a page, for all texts of one page. What returns a function is shown, and then
 * the function is called.
 */
const DOORS: Record<string, (own: readonly string[], holder: HTMLElement) => unknown> = {
  'labels, in an attribute': (own, holder) => {
    const labels = own.map((text, at) => `v${at} '${escape(text.replaceAll("'", ''))}'`).join(', ');
    holder.innerHTML = `<doc-variant-provider sync-key="none" groups="g: v0" labels="${labels}">
      <doc-variant-picker></doc-variant-picker></doc-variant-provider>
      <doc-variant-provider sync-key="none" groups="g 'x': ${labels}">
      <doc-variant-picker appearance="radio"></doc-variant-picker>
      <if-variant variants="v1">x</if-variant></doc-variant-provider>`;
  },
  'labels, as a property': (own, holder) => {
    holder.innerHTML = `<doc-variant-provider sync-key="none" groups="g: ${own.map((_, at) => `v${at}`).join(' ')}">
      <doc-variant-picker appearance="select"></doc-variant-picker></doc-variant-provider>`;
    const [provider] = holder.getElementsByTagName('doc-variant-provider');
    provider!.labels = Object.fromEntries(own.map((text, at) => [`v${at}`, text]));
  },
  groups: (own, holder) => {
    holder.innerHTML = own
      .map(
        (text) =>
          `<doc-variant-provider sync-key="none" groups="${escape(text)}"><doc-variant-picker></doc-variant-picker></doc-variant-provider>`,
      )
      .join('');
  },
  conditions: (own, holder) => {
    holder.innerHTML = `<doc-variant-provider sync-key="none"><doc-variant-picker></doc-variant-picker>
      ${own.map((text) => `<if-variant variants="${word(text)}">x</if-variant><p data-variants="${escape(text)}">y</p>`).join('')}
      </doc-variant-provider>`;
  },
  'options of a picker': (own, holder) => {
    holder.innerHTML = `<doc-variant-provider sync-key="none"><doc-variant-picker name="${word(own[0] ?? '')}">
      ${own.map((text, at) => `<option value="${at % 2 ? `v${at}` : word(text)}">${escape(text)}</option>`).join('')}
      </doc-variant-picker></doc-variant-provider>`;
  },
  keys: (own, holder) => {
    holder.innerHTML = `<doc-variant-provider sync-key="none" groups="g: v w">
      ${own.map((text, at) => `<doc-variant-text key="k${at}">x</doc-variant-text><a href="{k${at}}">${escape(text)}</a>`).join('')}
      </doc-variant-provider>`;
    const [provider] = holder.getElementsByTagName('doc-variant-provider');
    provider!.keys = Object.fromEntries(
      own.map((text, at) => [`k${at}`, at % 2 ? text : { v: text, w: `${text}!` }]),
    );
    return () => provider!.select('v');
  },
  'the address': (own, holder) => {
    const [known] = own;
    holder.innerHTML = `<doc-variant-provider sync-key="attack" groups="g: v w"><if-variant variants="v">x</if-variant></doc-variant-provider>`;
    const { href } = location;
    return async () => {
      const query = own.map((text) => encodeURIComponent(text)).join(',');
      history.replaceState(null, '', `?variant=${query}#${encodeURIComponent(known ?? '')}`);
      window.dispatchEvent(new PopStateEvent('popstate'));
      window.dispatchEvent(new HashChangeEvent('hashchange'));
      await aTimeout(0);
      history.replaceState(null, '', href);
    };
  },
  'storage, and events that tell of it': (own, holder) => {
    localStorage.setItem('doc-variants:attack', own.join(' '));
    sessionStorage.setItem('doc-variants.link:attack', own.join(' '));
    holder.innerHTML = `<doc-variant-provider sync-key="attack" groups="g: v w"><doc-variant-picker></doc-variant-picker></doc-variant-provider>`;
    return () => {
      for (const text of own) {
        window.dispatchEvent(
          new StorageEvent('storage', { key: 'doc-variants:attack', newValue: text }),
        );
        window.postMessage({ 'doc-variants': text, variant: text }, location.origin);
      }
      localStorage.removeItem('doc-variants:attack');
      sessionStorage.removeItem('doc-variants.link:attack');
    };
  },
  'headings in a table of contents': (own, holder) => {
    holder.innerHTML = `<doc-variant-provider sync-key="none" groups="g: v w"><doc-variant-toc></doc-variant-toc>
      ${own.map((text, at) => `<h2 id="${escape(text)}">${escape(text)}</h2><h3 title="${escape(text)}" data-variants="${at % 2 ? 'v' : 'w'}">${escape(text)}</h3>`).join('')}
      </doc-variant-provider>`;
    const [provider] = holder.getElementsByTagName('doc-variant-provider');
    return () => provider!.select('v');
  },
  'the context, answered by somebody else': (own, holder) => {
    holder.addEventListener('context-request', (event) => {
      event.stopPropagation();
      const answer = {
        groups: [{ name: own[0], variants: own }],
        selection: new Set(own),
        labels: new Map(own.map((text) => [text, text])),
        select: () => true,
        declare: () => undefined,
      } as unknown as VariantContext;
      (event.callback as (value: VariantContext) => void)(answer);
    });
    holder.innerHTML = `<doc-variant-picker></doc-variant-picker><if-variant variants="v">x</if-variant>
      <doc-variant-toc></doc-variant-toc><doc-variant-text key="${word(own[0] ?? '')}">x</doc-variant-text>`;
  },
  'shortcodes in a page': (own, holder) => {
    holder.innerHTML = `<doc-variant-provider sync-key="none" shortcodes groups="g: v w">
      ${own.map((text) => `<p>{{&lt; if-variant "${escape(text)}" >}}${escape(text)}{{&lt; /if-variant >}} {{&lt; key "${escape(text)}" >}}</p>`).join('')}
      </doc-variant-provider>`;
  },
};

/** Ways for a text into Markdown. */
const MARKDOWN: Record<string, (text: string) => string> = {
  'a block': (text) => text,
  'a line': (text) => `a ${text} b **${text}** [${text}](${text} "${text}") ![${text}](<${text}>)`,
  'a list, a quote and a note': (text) => `- ${text}\n\n> ${text}\n\n> [!NOTE] ${text}\n> ${text}`,
  'a table': (text) => `| ${text} | b |\n| --- | --- |\n| ${text} | ${text} |`,
  code: (text) => `\`\`\`${text}\n${text}\n\`\`\`\n\n~~~js {title="${text}"}\n${text}\n~~~`,
  'front matter': (text) =>
    `---\ntitle: ${JSON.stringify(text)}\nvariants: ${JSON.stringify(text)}\n---\nx`,
  'what a shortcode is given': (text) =>
    `{{< if-variant \`${text}\` >}}${text}{{< /if-variant >}}{{< note title=\`${text}\` >}}${text}{{< /note >}}{{< x \`${text}\` >}}`,
  'headings, definitions and footnotes': (text) =>
    `# ${text} {#${text}}\n\n${text}\n: ${text}\n\nx[^1] [a][b]\n\n[^1]: ${text}\n\n[b]: ${text}`,
};

describe('an attack', function () {
  // Each door takes thousands of texts.
  this.timeout(240_000);
  let known: ReadonlyMap<string, unknown>;
  before(() => (known = listShared()));

  it('works where a text is taken for HTML', async () => {
    // Frames and sounds that load late must not count for the tests that follow, so all of it is in
    // a frame of its own.
    const frame = document.createElement('iframe');
    frame.src = '/built/page.html';
    const isLoaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    await isLoaded;
    let hits = 0;
    frame.contentWindow!.hit = () => {
      hits++;
    };
    for (const page of pages) {
      const part = frame.contentDocument!.createElement('div');
      part.innerHTML = page.map((text) => `<div>${text}</div>`).join('');
      frame.contentDocument!.body.append(part);
    }
    await waitUntil(() => hits >= FIRED, `${FIRED} texts do not run`, { timeout: 30_000 });
    frame.remove();
    expect(texts.length).to.be.at.least(4000);
  });

  for (const [door, enter] of Object.entries(DOORS)) {
    it(`does nothing through ${door}`, async () => {
      const { href } = location;
      const result = await attempts(async () => {
        for (const page of pages) {
          const holder = document.createElement('div');
          document.body.append(holder);
          const next = (await enter(page, holder)) as (() => unknown) | undefined;
          await aTimeout(0);
          await next?.();
          await aTimeout(0);
          holder.remove();
        }
      });
      expect(result).to.deep.equal({ hits: 0, reports: [] });
      expect(location.href).to.equal(href);
      expect(changesSince(known)).to.deep.equal([]);
    });
  }

  for (const [door, write] of Object.entries(MARKDOWN)) {
    it(`does nothing through ${door} of Markdown`, async () => {
      const result = await attempts(async () => {
        for (const page of pages) {
          const holder = document.createElement('div');
          for (const [at, text] of page.entries()) {
            // Each part of Markdown is parsed alone, and all of them would take minutes.
            if (at % SHARE) continue;
            const part = document.createElement('div');
            const { html } = renderMarkdown(write(text));
            // As it is made safe in browsers, and where there is none.
            if (at % (2 * SHARE)) part.append(sanitize(html)!);
            else part.innerHTML = sanitizeHtml(html);
            holder.append(part);
          }
          document.body.append(holder);
          await aTimeout(0);
          for (const link of holder.querySelectorAll('a, button')) {
            if (link.matches('[href^="javascript:" i], button')) (link as HTMLElement).click();
          }
          holder.remove();
        }
      });
      expect(result).to.deep.equal({ hits: 0, reports: [] });
    });
  }

  it('leaves no frame, form or script behind in what is drawn', async () => {
    const holder = await fixture<HTMLElement>(html`<div></div>`);
    DOORS['labels, in an attribute']!(pages[0]!, holder);
    const [, picker] = holder.querySelectorAll('doc-variant-picker');
    await waitUntil(() => picker?.shadowRoot?.querySelector('label'));
    const made = [...picker!.shadowRoot!.querySelectorAll('*')].map(({ localName }) => localName);
    expect(
      made.filter((name) => /^(?:img|svg|iframe|script|form|object|video)$/.test(name)),
    ).to.eql([]);
  });
});
