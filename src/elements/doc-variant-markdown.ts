import { MarkdownErrorEvent } from '../context/events.ts';
import { loadPart, tryLater, type Parts } from '../context/parts.ts';
import { shortcodes } from '../context/shortcode-registry.ts';
import type { FrontMatter } from '../core/front-matter.ts';
import type { LibraryOptions } from '../markdown/shortcodes/library-types.ts';
import { mirror, takeProperties } from './properties.ts';

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
 * @cssprop [--doc-variant-code-mark] - Background of marked lines of code.
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
  declare src: string | null;

  /**
   * How many levels the page's headings stand lower than their author wrote them, from 0 to 5, for a
   * page whose heading the site prints itself.
   *
   * @attr heading-offset
   * @default 0
   */
  declare headingOffset: number;

  /** Resolves when everything that was asked for so far is rendered, or has failed. */
  get updateComplete(): Promise<void> {
    const work = this.#work;
    return work.then(() => (work === this.#work ? undefined : this.updateComplete));
  }

  static {
    mirror(this, 'src', 'heading-offset=headingOffset=0');
  }

  connectedCallback(): void {
    takeProperties(this);
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
      return this.#show(this.#pending);
    });
  }

  #readInline(): string | undefined {
    const script = this.querySelector(SCRIPT);
    return script?.textContent;
  }

  async #show(work: AbortController): Promise<void> {
    const { src, source } = this;
    const text = source ?? (src === null ? this.#inline : undefined);
    if (text === undefined && src === null) {
      this.#end();
      return;
    }
    this.setAttribute('aria-busy', 'true');
    const { signal } = work;
    // It comes at the same time as the part, which tells what is wrong with it.
    const response = text === undefined && src !== null ? fetch(src, { signal }) : undefined;
    response?.catch(() => undefined);
    let part: Parts['markdown'] | undefined;
    try {
      part = await loadPart('markdown');
      const { headingOffset } = this;
      await part.showMarkdown(
        this,
        work,
        { source, response, src, headingOffset, shortcodes },
        () => this.#end(),
      );
    } catch (error) {
      if ((signal.reason as Error | undefined)?.name === 'AbortError') return;
      this.#end();
      const isUnhandled = this.dispatchEvent(new MarkdownErrorEvent(error));
      const retry = (): void => this.#request();
      if (!part) tryLater(retry);
      else part.showFailure(this, error, isUnhandled && retry).catch(() => tryLater(retry));
      const shown =
        text ??
        (await response
          ?.then((page) => (page.ok ? page.text() : undefined))
          .catch(() => undefined));
      if (shown === undefined || this.querySelector(':scope > :not(script)')) return;
      const pre = document.createElement('pre');
      pre.textContent = shown;
      this.append(pre);
    }
  }

  #end(): void {
    this.#pending = undefined;
    this.removeAttribute('aria-busy');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-markdown': DocVariantMarkdown;
  }
}
