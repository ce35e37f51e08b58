import { MarkdownErrorEvent, MarkdownLoadEvent } from '../context/events.ts';
import { loadPart, tryLater, type Parts } from '../context/parts.ts';
import { shortcodes } from '../context/shortcode-registry.ts';
import type { FrontMatter } from '../core/front-matter.ts';
import type { LibraryOptions } from '../markdown/shortcodes/library-types.ts';
import { hint } from '../provider/inspector.ts';
import { setText, takeProperties } from './properties.ts';

/** How long a page may take before readers are told that it is loading. */
const SLOW_MS = 300;
/** How long a page may take to load before it counts as one that never comes. */
const LONGEST_LOAD_MS = 60_000;
const CHARSET = /;\s*charset\s*=\s*["']?([^\s;"']+)/i;
const HTML_PAGE = /^\s*(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;
const SCRIPT = ':scope > script[type="text/markdown"]';

/**
 * Renders Markdown in Hugo's dialect, with its `if-variant` shortcodes, as its own children. While
 * it loads, it is `aria-busy`, and after 300 ms it shows its progress.
 *
 * @slot - Holds what is shown until the page is there, and a `<script type="text/markdown">`.
 * @fires {MarkdownLoadEvent} markdown-load - The page is rendered.
 * @fires {MarkdownErrorEvent} markdown-error - The page cannot be had. The element keeps its content
 *   and offers to try again; `preventDefault()` leaves the offer out.
 * @cssprop [--doc-variant-code-comment] - Colour of comments in code.
 * @cssprop [--doc-variant-code-keyword] - Colour of keywords in code.
 * @cssprop [--doc-variant-code-string] - Colour of strings in code.
 * @cssprop [--doc-variant-code-number] - Colour of numbers, booleans and constants in code.
 * @cssprop [--doc-variant-code-function] - Colour of functions and classes in code.
 * @cssprop [--doc-variant-code-name] - Colour of tags, attributes, keys and variables in code.
 */
export class DocVariantMarkdown extends HTMLElement {
  static readonly observedAttributes = ['source', 'src', 'heading-offset'];

  /** The front matter of the page that is shown, if it has some. */
  frontMatter: FrontMatter | undefined;

  /**
   * The site's own shortcodes by their names, which count before those that are built in.
   *
   * @type {Map<string, Shortcode>}
   */
  static readonly shortcodes = shortcodes;

  /** What the site says for the built-in shortcodes of all pages; to be set before they load. */
  declare static options: LibraryOptions | undefined;

  /** What the site says for the built-in shortcodes of this page, before what it says for all. */
  declare options: LibraryOptions | undefined;

  #source: string | null | undefined;
  #work: Promise<void> = Promise.resolve();
  #isRequested = false;
  /** Ends the work under way. It stays while there is work left, so that a return resumes it. */
  #pending: AbortController | undefined = new AbortController();
  #inline: string | undefined;
  readonly #observer = new MutationObserver(() => {
    if (this.#readInline() !== this.#inline) this.#request();
  });

  /**
   * The Markdown itself; counts before `src`, which counts before a script child. Frameworks that
   * render on a server, or before the element is defined, write it as an attribute.
   *
   * @attr
   */
  get source(): string | null | undefined {
    return this.#source ?? this.getAttribute('source');
  }

  set source(text: string | null | undefined) {
    this.#source = text;
    this.#request();
  }

  /**
   * The address of the Markdown.
   *
   * @attr
   */
  get src(): string | null {
    return this.getAttribute('src');
  }

  set src(address: string | null | undefined) {
    setText(this, 'src', address);
  }

  /**
   * How many levels the page's headings stand lower than their author wrote them, from 0 to 5, for a
   * page whose heading the site prints itself.
   *
   * @attr heading-offset
   * @default 0
   */
  get headingOffset(): number {
    const levels = Math.trunc(Number(this.getAttribute('heading-offset')));
    return Math.min(Math.max(levels || 0, 0), 5);
  }

  set headingOffset(levels: number | null | undefined) {
    setText(this, 'heading-offset', levels === null ? null : levels?.toString());
  }

  /** Resolves when everything that was asked for so far is rendered, or has failed. */
  get updateComplete(): Promise<void> {
    const work = this.#work;
    return work.then(() => (work === this.#work ? undefined : this.updateComplete));
  }

  connectedCallback(): void {
    takeProperties(this, ['source', 'src', 'headingOffset']);
    this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
    if (this.#pending) this.#request();
  }

  disconnectedCallback(): void {
    this.#observer.disconnect();
    this.#pending?.abort();
  }

  attributeChangedCallback(): void {
    this.#request();
  }

  /** Renders once for all changes of this turn, when the element is in a page. */
  #request(): void {
    this.#pending ??= new AbortController();
    if (this.#isRequested || !this.isConnected) return;
    this.#isRequested = true;
    this.#work = Promise.resolve().then(() => {
      this.#isRequested = false;
      this.#pending?.abort();
      this.#pending = new AbortController();
      this.#inline = this.#readInline();
      return this.#show(this.#pending.signal);
    });
  }

  #readInline(): string | undefined {
    const script = this.querySelector(SCRIPT);
    return script?.textContent;
  }

  async #show(signal: AbortSignal): Promise<void> {
    const { src, source } = this;
    if (typeof source !== 'string' && src === null && this.#inline === undefined) {
      this.#end();
      return;
    }
    this.setAttribute('aria-busy', 'true');
    // It comes at the same time as the page.
    const part = loadPart('markdown');
    // Where it cannot be had, that is told below, when the page is there.
    part.catch(() => undefined);
    const slow = setTimeout(() => {
      part.then(({ showProgress }) => showProgress(this, signal)).catch(() => undefined);
    }, SLOW_MS);
    let text: string | undefined;
    try {
      text = source ?? (src === null ? undefined : await this.#fetch(src, signal));
      const { showPage } = await part;
      signal.throwIfAborted();
      const { frontMatter, problems } = await showPage(this, text, signal, {
        shortcodes,
        headingOffset: this.headingOffset,
        src: typeof source === 'string' ? undefined : (src ?? undefined),
      });
      this.#end();
      this.frontMatter = frontMatter;
      this.dispatchEvent(new MarkdownLoadEvent(frontMatter, problems));
    } catch (error) {
      if (!signal.aborted) await this.#fail(error, part, text);
    } finally {
      clearTimeout(slow);
    }
  }

  async #fetch(src: string, signal: AbortSignal): Promise<string> {
    const loading = new AbortController();
    const limit = setTimeout(() => loading.abort(new Error('it takes too long')), LONGEST_LOAD_MS);
    signal.addEventListener('abort', () => loading.abort(signal.reason), { once: true });
    try {
      const response = await fetch(new URL(src, this.baseURI), { signal: loading.signal });
      if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
      const type = response.headers.get('content-type') ?? '';
      const text = decode(await response.arrayBuffer(), CHARSET.exec(type)?.[1]);
      if (!text.trim()) throw new Error('it is empty');
      // A server of a single-page application answers any address with its own page.
      if (HTML_PAGE.test(text)) throw new Error('it is an HTML page, not Markdown');
      return text;
    } finally {
      clearTimeout(limit);
    }
  }

  async #fail(error: unknown, part: Promise<Parts['markdown']>, text?: string): Promise<void> {
    this.#end();
    const isUnhandled = this.dispatchEvent(new MarkdownErrorEvent(error));
    const view = await part.catch(() => undefined);
    const isSrc = text === undefined && this.src !== null;
    // Of a missing part the loader has told.
    if (view)
      hint('not-loaded', this, `${isSrc ? `src "${this.src}"` : 'the page'} (${String(error)})`);
    const shown = text ?? (this.src === null ? this.#inline : undefined);
    if (shown !== undefined && !this.querySelector(':scope > :not(script)')) {
      const pre = document.createElement('pre');
      pre.textContent = shown;
      this.append(pre);
    }
    const retry = (): void => this.#request();
    if (!view) tryLater(retry);
    else if (isUnhandled) await view.showFailure(this, retry).catch(() => tryLater(retry));
  }

  #end(): void {
    this.#pending = undefined;
    this.removeAttribute('aria-busy');
  }
}

/** Decodes a page in the encoding that its server names. */
function decode(bytes: ArrayBuffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-markdown': DocVariantMarkdown;
  }
}
