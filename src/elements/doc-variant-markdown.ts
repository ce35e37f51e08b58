import { MarkdownErrorEvent, MarkdownLoadEvent } from '../context/events.ts';
import { loadPart } from '../context/parts.ts';
import { warn } from '../context/warn.ts';
import type { Problem } from '../core/problem.ts';
import { setText, takeProperties } from './properties.ts';

type MarkdownPart = typeof import('../markdown/fragment.ts');

const SCRIPT = ':scope > script[type="text/markdown"]';

/**
 * Renders Markdown in Hugo's dialect, with its `if-variant` shortcodes, as its own children.
 *
 * @slot - Holds what is shown until the page is there, and a `<script type="text/markdown">`.
 * @fires {MarkdownLoadEvent} markdown-load
 * @fires {MarkdownErrorEvent} markdown-error
 */
export class DocVariantMarkdown extends HTMLElement {
  static readonly observedAttributes = ['src'];

  #source: string | null | undefined;
  #work: Promise<void> = Promise.resolve();
  #isRequested = false;
  /** Ends the work under way. It stays while there is work left, so that a return resumes it. */
  #pending: AbortController | undefined = new AbortController();
  #inline: string | undefined;
  readonly #observer = new MutationObserver(() => {
    if (this.#readInline() !== this.#inline) this.#request();
  });

  /** The Markdown itself; counts before `src`, which counts before a script child. */
  get source(): string | null | undefined {
    return this.#source;
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

  /** Resolves when everything that was asked for so far is rendered, or has failed. */
  get updateComplete(): Promise<void> {
    const work = this.#work;
    return work.then(() => (work === this.#work ? undefined : this.updateComplete));
  }

  connectedCallback(): void {
    takeProperties(this, ['source', 'src']);
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
    let text: string | undefined;
    try {
      text = this.source ?? (await this.#fetch(signal));
      signal.throwIfAborted();
      const isInline = text === undefined;
      text ??= this.#inline;
      if (text !== undefined) await this.#render(text, isInline, signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(error, text);
    }
    if (!signal.aborted) this.#pending = undefined;
  }

  async #render(text: string, isInline: boolean, signal: AbortSignal): Promise<void> {
    const { renderFragment } = await loadPart<MarkdownPart>('markdown');
    const { fragment, frontMatter, problems } = await renderFragment(text, isInline);
    signal.throwIfAborted();
    this.#replace(fragment);
    for (const problem of problems) this.#warn(problem);
    this.dispatchEvent(new MarkdownLoadEvent(frontMatter?.text ?? '', problems));
  }

  async #fetch(signal: AbortSignal): Promise<string | undefined> {
    if (this.src === null) return undefined;
    const response = await fetch(new URL(this.src, this.baseURI), { signal });
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
    return response.text();
  }

  #fail(error: unknown, text: string | undefined): void {
    const what = text === undefined ? `src "${this.src ?? ''}"` : 'the Markdown part';
    warn(`cannot load ${what} (${String(error)}): check that the address exists`, this);
    if (text !== undefined && !this.querySelector(':scope > :not(script)')) {
      const pre = document.createElement('pre');
      pre.textContent = text;
      this.append(pre);
    }
    this.dispatchEvent(new MarkdownErrorEvent(error));
  }

  #replace(fragment: DocumentFragment): void {
    const script = this.querySelector(SCRIPT);
    for (const node of [...this.childNodes]) if (node !== script) node.remove();
    this.append(fragment);
  }

  #warn({ line, column, message }: Problem): void {
    const file = typeof this.source === 'string' ? 'source' : (this.src ?? 'inline');
    const place = line === undefined ? '' : `:${line}:${column ?? 1}`;
    warn(`${file}${place}: ${message}`, this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-markdown': DocVariantMarkdown;
  }
}
