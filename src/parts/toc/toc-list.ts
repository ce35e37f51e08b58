import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { focusOn } from '../../page/focus-on.ts';
import { createSheet, styleRootOf } from '../../page/sheets.ts';
import { stayOnPage } from '../../page/stay-on-page.ts';
import { bringIntoView } from './bring-into-view.ts';
import type { OutlineEntry } from './outline.ts';
import { tocStyles } from './toc.styles.ts';

/** An entry with those of the levels below it. */
interface Branch {
  readonly entry: OutlineEntry;
  readonly children: Branch[];
}

/**
 * The nested links in the shadow root of a `<doc-variant-toc>`, drawn where its slot is shown
 * otherwise. It renders into itself, so that a site styles its parts by the tag it wrote.
 */
export class TocList extends LitElement {
  static override properties = {
    entries: { attribute: false },
    current: { attribute: false },
    label: { attribute: false },
    name: { attribute: false },
  };

  /** The headings to link to, once they are known: until then the element's own content shows. */
  declare entries: readonly OutlineEntry[] | undefined;
  /** The heading of the section that is being read. */
  declare current: HTMLElement | undefined;
  /** What readers see above the list; nothing where it is empty. Comes with the headings, as the name does. */
  declare label: string;
  /** What the landmark is called. */
  declare name: string;

  /** The headings that the links in the list lead to, in their order. */
  #linked: readonly HTMLElement[] = [];
  #focused: HTMLElement | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const root = styleRootOf(this);
    // In another document the sheet of before counts no more.
    if (root) root.adoptedStyleSheets = [createSheet(this.ownerDocument, tocStyles.cssText)];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.entries) return html`<slot></slot>`;
    if (!this.entries.length) return nothing;
    return html`
      <nav part="toc" aria-label=${this.name}>
        ${this.label ? html`<p class="label" part="label">${this.label}</p>` : nothing}
        ${this.#list(branchesOf(this.entries))}
      </nav>
    `;
  }

  protected override willUpdate(): void {
    const { activeElement } = this.getRootNode() as ShadowRoot;
    const at = this.#links.indexOf(activeElement as HTMLAnchorElement);
    this.#focused = at < 0 ? undefined : this.#linked[at];
  }

  protected override updated(changed: PropertyValues<this>): void {
    const links = this.#links;
    this.#linked = this.entries?.map(({ heading }) => heading) ?? [];
    stayOnPage(this, this.ownerDocument);
    if (this.#focused) {
      // Where its link is gone the focus has to go on somewhere in the list.
      const link = links[this.#linked.indexOf(this.#focused)] ?? links[0];
      link?.focus({ preventScroll: true });
    }
    const { current } = this;
    const link = current && changed.has('current') && links[this.#linked.indexOf(current)];
    if (link) bringIntoView(link, current);
  }

  get #links(): HTMLAnchorElement[] {
    return [...this.querySelectorAll('a')];
  }

  #list(branches: readonly Branch[]): TemplateResult {
    // Safari takes a list without bullets for none, unless it says that it is one.
    // eslint-disable-next-line lit-a11y/no-redundant-role
    return html`<ul part="list" role="list">
      ${branches.map(
        ({ entry, children }) =>
          html`<li part="item">
            ${this.#link(entry)}${children.length ? this.#list(children) : nothing}
          </li>`,
      )}
    </ul>`;
  }

  #link({ heading, target, text }: OutlineEntry): TemplateResult {
    const isCurrent = heading === this.current;
    return html`<a
      part=${isCurrent ? 'link current' : 'link'}
      aria-current=${isCurrent ? 'location' : nothing}
      dir="auto"
      href="#${encodeURIComponent(target.id)}"
      @click=${(event: MouseEvent): void => goTo(target, event)}
      >${text}</a
    >`;
  }
}

/** Nests entries by level; a level that a page leaves out makes no empty list. */
function branchesOf(entries: readonly OutlineEntry[]): readonly Branch[] {
  const top: Branch[] = [];
  const open = [{ list: top, level: 0 }];
  for (const entry of entries) {
    const { level } = entry;
    while ((open.at(-2)?.level ?? 0) >= level) open.pop();
    let current = open.at(-1) ?? { list: top, level: 0 };
    if (current.level && current.level < level) {
      current = { list: current.list.at(-1)?.children ?? top, level };
      open.push(current);
    }
    current.level = level;
    current.list.push({ entry, children: [] });
  }
  return top;
}

/**
 * Goes where a link points when the browser would not: to the first element with an id it goes, also
 * when that is the hidden one of several variants.
 */
function goTo(target: Element, event: MouseEvent): void {
  const isOther = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (isOther || target.ownerDocument.getElementById(target.id) === target) return;
  event.preventDefault();
  const { href } = event.currentTarget as HTMLAnchorElement;
  history.pushState(history.state, '', href);
  target.scrollIntoView();
  if (target instanceof HTMLElement) focusOn(target);
}
