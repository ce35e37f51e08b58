import { renderSteps, type RenderedMarkdown } from './render.ts';
import { shortcodes as registered } from '../context/shortcode-registry.ts';
import { frame, pause } from '../page/pause.ts';
import { groupsIn, inWords, readOptions, textOf, withGroups, type ReadOptions } from './page.ts';
import type { MarkdownOptions, MarkdownPage } from './page.ts';
import { splitText } from './plain-text.ts';
import { ATTRIBUTES, DROPPED, ELEMENTS, prefixedIdsOf, safeAttribute } from './safe/policy.ts';
import { splitHtml } from './read/split.ts';
import { startOf } from './read/start.ts';
import { finish, sanitize } from './safe/sanitize.ts';

/** What is known of a page besides its nodes. */
export type PageInfo = Omit<MarkdownPage, 'html'>;

/** A page as safe nodes. */
export interface MarkdownFragment extends PageInfo {
  readonly fragment: DocumentFragment;
}

/** Tells how far the rendering of a page is, and holds the nodes that are new. */
export interface RenderingStep {
  /** The share that is done, from 0 to 1. */
  readonly done: number;
  readonly fragment?: DocumentFragment;
  /** Whether the nodes replace all those before. */
  readonly isAnew?: boolean;
}

/** How long rendering may keep the browser from other work, such as scrolling. */
const SLICE_MS = 40;
/** How many characters of HTML are sanitized at once. */
const PART = 20_000;
/** How many of them fill the first screen. */
const FIRST_PART = 6000;

/**
 * Renders a Hugo page as safe nodes, part by part with pauses between them where the page is long;
 * as plain text where the host lets no HTML be parsed. Code has no colours yet.
 *
 * @param startsEarly whether the start of a long page comes before the rest of it is read
 */
export async function* renderFragments(
  source: string,
  options: MarkdownOptions = {},
  startsEarly = false,
): AsyncGenerator<RenderingStep, PageInfo> {
  const read = await readOptions(source, options);
  const start = startsEarly ? yield* renderStart(source, read, options) : '';
  const early = start && sanitize(start);
  let last: Element | null = null;
  const startIds = prefixedIdsOf(start);
  if (early) {
    finish(early, startIds);
    last = early.lastElementChild;
    yield { done: 0, fragment: early, isAnew: true };
    await frame();
  }
  const { faults, frontMatter, headings, names, html: all } = yield* renderInSlices(source, read);
  const ids = prefixedIdsOf(all);
  const parts = splitHtml(all, PART, start.length || FIRST_PART);
  const isKept = early && parts[0]?.html === start && [...startIds].join() === [...ids].join();
  for (const [at, { html, depth }] of parts.entries()) {
    if (isKept && !at) continue;
    let fragment = sanitize(html);
    if (!fragment) {
      // Few hosts refuse.
      const { plainFragment, REFUSED, sanitizeNatively } = await import('./safe/refusal.ts');
      fragment = sanitizeNatively(html, { ATTRIBUTES, DROPPED, ELEMENTS, safeAttribute });
      if (!fragment) {
        yield { done: 1, fragment: plainFragment(splitText(textOf(source, read))), isAnew: true };
        return { frontMatter, headings, problems: await inWords([...faults, REFUSED], names) };
      }
    }
    finish(fragment, ids);
    if (depth && last) continueInside(last, fragment, depth);
    last = fragment.lastElementChild ?? last;
    const done = 0.5 + (at + 1) / parts.length / 2;
    yield { done, fragment, isAnew: !at };
    if (at < parts.length - 1) await pause();
  }
  return { frontMatter, headings, problems: await inWords(faults, names) };
}

/** Renders the start of a page, where it needs nothing that stands behind it. */
async function* renderStart(
  source: string,
  { frontMatter }: ReadOptions,
  options: MarkdownOptions,
): AsyncGenerator<RenderingStep, string> {
  const own = [...registered.keys(), ...(options.shortcodes?.keys() ?? [])];
  const start = startOf(source, own, !!frontMatter?.title);
  if (start === undefined) return '';
  const { html, faults } = yield* renderInSlices(start, await readOptions(start, options), 0);
  return faults.length ? '' : html;
}

/** Moves what goes on in a new part of the page to the element in which it goes on. */
function continueInside(last: Element, next: DocumentFragment | Element, depth: number): void {
  const first = next.firstElementChild;
  if (!first) return;
  const inner = last.lastElementChild;
  if (depth > 1 && inner) continueInside(inner, first, depth - 1);
  last.append(...first.childNodes);
  first.remove();
}

async function colour(
  fragment: DocumentFragment,
  groups: MarkdownOptions['groups'],
): Promise<void> {
  if (!fragment.querySelector('pre')) return;
  const part = await import('./write/colour-code.ts').catch(() => undefined);
  await part?.colourAll(fragment, groupsIn(groups));
}

/** Renders a Hugo page as safe nodes, all in one. */
export async function renderFragment(
  source: string,
  options: MarkdownOptions = {},
): Promise<MarkdownFragment> {
  const fragment = document.createDocumentFragment();
  const steps = renderFragments(source, options);
  for (;;) {
    const { done, value } = await steps.next();
    if (done) {
      await colour(fragment, options.groups);
      return { ...value, fragment };
    }
    if (value.fragment) fragment.append(value.fragment);
  }
}

/**
 * Renders a page in Hugo's dialect as the HTML that `<doc-variant-markdown>` makes of it. The HTML
 * is safe, whatever the page holds. A page that cannot be parsed becomes plain text; it never throws.
 */
export async function renderMarkdown(
  text: string,
  options: MarkdownOptions = {},
): Promise<MarkdownPage> {
  const { fragment, ...info } = await renderFragment(text, options);
  const holder = document.createElement('div');
  holder.append(fragment);
  const html = holder.innerHTML;
  return { ...info, html, problems: await withGroups(info.problems, html, options.groups) };
}

/**
 * Renders a page, and lets the browser do other things now and then.
 *
 * @param share how much of all that is to be done it is
 */
async function* renderInSlices(
  source: string,
  options: ReadOptions,
  share = 0.5,
): AsyncGenerator<RenderingStep, RenderedMarkdown> {
  const steps = renderSteps(source, options);
  // What has loaded the page's parts is work of its own.
  await pause();
  for (let start = performance.now(); ;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - start < SLICE_MS) continue;
    yield { done: value * share };
    await pause();
    start = performance.now();
  }
}
