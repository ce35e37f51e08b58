import {
  ReactiveElement,
  type PropertyDeclarations,
  type PropertyValues,
} from '@lit/reactive-element';
import { MarkdownErrorEvent, MarkdownLoadEvent } from '../context/events.ts';
import { warn } from '../context/warn.ts';
import type { Problem } from '../core/problem.ts';
import type { MarkdownFragment } from '../markdown/fragment.ts';

const SCRIPT = ':scope > script[type="text/markdown"]';

/**
 * Renders Markdown in Hugo's dialect, with its `if-variant` shortcodes, as its own children.
 *
 * @slot - Holds what is shown until the page is there, and a `<script type="text/markdown">`.
 * @fires {MarkdownLoadEvent} markdown-load
 * @fires {MarkdownErrorEvent} markdown-error
 */
export class DocVariantMarkdown extends ReactiveElement {
  /** Loads the Markdown part of the library. */
  static load: () => Promise<{ renderFragment: (source: string) => Promise<MarkdownFragment> }> =
    () => Promise.reject(new Error('no Markdown part is set'));

  static override readonly properties: PropertyDeclarations = {
    source: { attribute: false },
    src: { type: String },
  };

  /** The Markdown itself; counts before `src`, which counts before a script child. */
  declare source: string | null | undefined;
  /** The address of the Markdown. */
  declare src: string | null | undefined;

  #work: Promise<void> = Promise.resolve();
  /** Ends the work under way. It stays when the element is removed, so that a return resumes it. */
  #pending: AbortController | undefined;
  #inline: string | undefined;
  readonly #observer = new MutationObserver(() => {
    if (this.#readInline() !== this.#inline) this.requestUpdate();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
    if (this.#pending) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#observer.disconnect();
    this.#pending?.abort();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#pending?.abort();
    this.#pending = new AbortController();
    this.#inline = this.#readInline();
    this.#work = this.#show(this.#pending.signal);
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    const work = this.#work;
    await work;
    return work === this.#work ? done : this.getUpdateComplete();
  }

  #readInline(): string | undefined {
    const script = this.querySelector(SCRIPT);
    return script ? dedent(script.textContent) : undefined;
  }

  async #show(signal: AbortSignal): Promise<void> {
    let text: string | undefined;
    try {
      text = this.source ?? (await this.#fetch(signal)) ?? this.#inline;
      signal.throwIfAborted();
      if (text !== undefined) await this.#render(text, signal);
    } catch (error) {
      if (!signal.aborted) this.#fail(error, text);
    }
    if (!signal.aborted) this.#pending = undefined;
  }

  async #render(text: string, signal: AbortSignal): Promise<void> {
    const { renderFragment } = await DocVariantMarkdown.load();
    const { fragment, frontMatter, problems } = await renderFragment(text);
    signal.throwIfAborted();
    this.#replace(fragment);
    for (const problem of problems) this.#warn(problem);
    this.dispatchEvent(new MarkdownLoadEvent(frontMatter?.text ?? '', problems));
  }

  async #fetch(signal: AbortSignal): Promise<string | undefined> {
    if (this.src === null || this.src === undefined) return undefined;
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

/** Removes the indentation that all lines share, and the line break at the start. */
function dedent(text: string): string {
  const depths = [...text.matchAll(/^[ \t]*(?=\S)/gm)].map(([{ length }]) => length);
  const depth = depths.reduce((least, next) => Math.min(least, next), Infinity);
  const lines = text.replace(/^[ \t]*\r?\n/, '').split('\n');
  return lines.map((line) => (line.trim() ? line.slice(depth) : '')).join('\n');
}

declare global {
  interface HTMLElementTagNameMap {
    'doc-variant-markdown': DocVariantMarkdown;
  }
}
