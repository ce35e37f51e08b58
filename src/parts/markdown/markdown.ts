// What `<doc-variant-markdown>` does with a page, in the part that it loads for its first one.
import type { FrontMatter } from '../../core/front-matter.ts';
import type { Problem } from '../../core/problem.ts';
import { ask } from '../../context/context.ts';
import { MarkdownLoadEvent } from '../../context/markdown-load-event.ts';
import { focusOn } from '../../page/focus-on.ts';
import { stayOnPage } from '../../page/stay-on-page.ts';
import { renderFragments, type PageInfo } from '../../markdown/fragment.ts';
import type { MarkdownOptions } from '../../markdown/page.ts';
import { canMeet } from '../../markdown/write/can-meet.ts';
import type { LibraryOptions } from '../../markdown/shortcodes/library-types.ts';
import { endsInFence, inlineSource, writeBack } from '../../markdown/read/inline-source.ts';
import { readResponse } from './read-response.ts';

/** How long a page may take before readers are told that it is loading. */
const SLOW_MS = 300;
const SCRIPT = ':scope > script[type="text/markdown"]';

const HAS_KEYS = /\{\{[<%]\s*(?:key|var)\s|<doc-variant-text/;

/** Finds code, tables and alerts. */
const HAS_TOOLS = /`{3}|~{3}|^[ \t]{4}|\||\[!|<pre|<code|`.*\{\{/m;

/** The elements whose children the library has made. */
const rendered = new WeakSet<Element>();
/** What an element says about its loading. */
const notices = new WeakMap<Element, HTMLElement>();

/** The page that an element asks for. */
export interface Wanted extends Pick<MarkdownOptions, 'headingOffset' | 'shortcodes'> {
  /** The Markdown itself, where it is given. */
  readonly source: string | null | undefined;
  readonly src: string | null;
  /** What the address has answered with, where it counts. */
  readonly response: Promise<Response> | undefined;
}

/**
 * Shows a page as an element's children, in the place of all that it has but its script, and says so
 * by an event. While it takes its time, it shows its progress.
 *
 * @param work is aborted when another page is wanted, or this one takes too long
 * @param end ends the element's waiting
 * @throws rejects where the page cannot be had
 */
export async function showMarkdown(
  element: HTMLElement,
  work: AbortController,
  { source, src, response, headingOffset, ...options }: Wanted,
  end: () => void,
): Promise<void> {
  const { signal } = work;
  const slow = setTimeout(() => {
    import('./markdown-notices.ts')
      .then(({ makeProgress }) => makeProgress(element, signal, showNotice))
      .catch(() => undefined);
  }, SLOW_MS);
  try {
    const text = source ?? (response && (await readResponse(response, work)));
    signal.throwIfAborted();
    const { frontMatter, problems } = await showPage(element, text, signal, {
      ...options,
      headingOffset: Math.min(Math.max(Math.trunc(headingOffset ?? 0), 0), 5),
      src: typeof source === 'string' ? undefined : (src ?? undefined),
    });
    end();
    Object.assign(element, { frontMatter });
    element.dispatchEvent(new MarkdownLoadEvent(frontMatter, problems));
  } finally {
    clearTimeout(slow);
  }
}

/** Shows a page; without a text the one that the element's script holds. */
async function showPage(
  element: HTMLElement,
  text: string | undefined,
  signal: AbortSignal,
  options: MarkdownOptions,
): Promise<PageInfo> {
  const source = text === undefined ? await readScript(element) : { text, problems: [] };
  signal.throwIfAborted();
  const page = element.getRootNode() as ParentNode;
  const isBesideOthers = page.querySelectorAll(element.localName).length > 1;
  const tools =
    isBesideOthers || HAS_TOOLS.test(source.text) ? loadTools().catch(() => undefined) : undefined;
  const texts = HAS_KEYS.test(source.text)
    ? await import('../text/text.ts').catch(() => undefined)
    : undefined;
  const context = ask(element);
  const pageOptions = {
    keys: context && texts?.allKeys(context),
    groups: context?.groups,
    language: element.closest<HTMLElement>('[lang]')?.lang,
    showTitle: (title: string) => !isTitled(element, title),
    ...optionsOf(element.constructor),
    ...optionsOf(element),
    ...options,
  };
  const steps = renderFragments(source.text, pageOptions, true);
  for (;;) {
    const { done, value } = await steps.next();
    signal.throwIfAborted();
    if (done) {
      const problems = [...source.problems, ...value.problems];
      const file = options.src ?? (text === undefined ? 'inline' : 'source');
      const isSlow = notices.get(element) instanceof HTMLProgressElement;
      if (isSlow || problems.length)
        await import('./markdown-notices.ts').then(
          ({ announceLoaded, warnOf }) => {
            if (isSlow) announceLoaded(element);
            warnOf(element, file, problems);
          },
          () => undefined,
        );
      // From here on nothing may say any more that the page is on its way.
      element.removeAttribute('aria-busy');
      removeNotice(element);
      if (value.frontMatter) await addNotes(element, value.frontMatter);
      signal.throwIfAborted();
      return { ...value, problems };
    }
    const notice = notices.get(element);
    if (notice instanceof HTMLProgressElement) notice.value = value.done;
    if (!value.fragment) continue;
    // A page shows no text that is not its reader's, not even for a moment.
    if (context) texts?.showAll(value.fragment, context);
    stayOnPage(value.fragment, element.ownerDocument);
    await (
      await tools
    )?.prepare(value.fragment, element, {
      isAnew: value.isAnew,
      canMeet: (conditions) => canMeet(conditions, context?.groups ?? []),
    });
    signal.throwIfAborted();
    if (value.isAnew) removeChildren(element);
    rendered.add(element);
    element.insertBefore(value.fragment, notice ?? null);
  }
}

async function loadTools(): Promise<typeof import('./reading.ts')> {
  // One after the other they would take two round trips.
  const [tools] = await Promise.all([
    import('./reading.ts'),
    import('../../page/drawing/button.ts'),
  ]);
  return tools;
}

/** Reads what a site says for the shortcodes of one page, or of all. */
const optionsOf = (holder: object): LibraryOptions | undefined =>
  'options' in holder ? (holder.options as LibraryOptions | undefined) : undefined;

/**
 * Warns that a page cannot be had, and shows it behind what the element holds.
 *
 * @param retry tries again at the press of a button; false where the page deals with it itself
 * @throws rejects when what it takes cannot be had either
 */
export async function showFailure(
  element: HTMLElement,
  error: unknown,
  retry: (() => void) | false,
): Promise<void> {
  const { makeFailure, warnOfFailure } = await import('./markdown-notices.ts');
  warnOfFailure(element, error);
  if (retry) showNotice(element, await makeFailure(element, retry));
}

async function addNotes(element: HTMLElement, frontMatter: FrontMatter): Promise<void> {
  if (!frontMatter.variants && frontMatter.data['draft'] !== true) return;
  const part = await import('./page-notes.ts').catch(() => undefined);
  await part?.addPageNotes(element, frontMatter);
}

function showNotice(element: HTMLElement, notice: HTMLElement): void {
  removeNotice(element);
  notices.set(element, notice);
  element.append(notice);
}

function removeNotice(element: HTMLElement): void {
  const notice = notices.get(element);
  if (!notice) return;
  notices.delete(element);
  // The button goes with the focus on it, and the reader stays where it was.
  if (notice.matches(':focus-within')) focusOn(element);
  notice.remove();
}

/** Tells whether the page around an element has a title as its heading already. */
const isTitled = (element: Element, title: string): boolean =>
  [...element.ownerDocument.querySelectorAll('h1')].some(
    (heading) => !element.contains(heading) && heading.textContent.trim() === title,
  );

function removeChildren(element: HTMLElement): void {
  const stays = [element.querySelector(SCRIPT), notices.get(element)];
  for (const node of [...element.childNodes]) {
    if (!stays.includes(node as HTMLElement)) node.remove();
  }
}

/** Reads the page that an element's script holds. */
async function readScript(
  element: HTMLElement,
): Promise<{ text: string; problems: readonly Problem[] }> {
  const script = element.querySelector(SCRIPT);
  const text = script?.textContent ?? '';
  if (!script || rendered.has(element) || !endsInFence(text)) {
    return { text: inlineSource(text), problems: [] };
  }
  // The HTML parser ends the script at the first `</script>`, and reads what follows as HTML.
  if (document.readyState === 'loading') {
    await new Promise((resolve) => {
      document.addEventListener('DOMContentLoaded', resolve, { once: true });
    });
  }
  const nodes = [...element.childNodes];
  const rest = writeBack(nodes.slice(nodes.indexOf(script) + 1));
  if (!rest.trim()) return { text: inlineSource(text), problems: [] };
  const message =
    'the script with the Markdown ends at the first </script> in it, and what follows was read ' +
    'as HTML: write <\\/script>';
  const problem = { code: 'script-end', value: '</script>', message };
  return { text: inlineSource(`${text}</script>${rest}`), problems: [problem] };
}

declare module '../../context/parts.ts' {
  interface Parts {
    markdown: {
      showFailure: typeof showFailure;
      showMarkdown: typeof showMarkdown;
    };
  }
}
