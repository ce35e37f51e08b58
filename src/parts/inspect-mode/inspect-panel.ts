import { html, nothing, type TemplateResult } from 'lit';
import type { Groups } from '../../core/groups.ts';
import type { Selection } from '../../core/selection.ts';
import { define } from '../../page/define.ts';
import { DrawnElement } from '../../page/drawing/drawn-element.ts';
import { panelStyles } from './inspect-panel.styles.ts';
import { sayOf } from './inspect-texts.ts';
import { colourOf, isFor, textOf } from './marks.ts';
import type { Problem } from './read-dom.ts';
import { selectionsOf } from './selections.ts';

/** What the panel says of a page. */
export interface Inspected {
  readonly groups: Groups;
  readonly selection: Selection;
  readonly blocks: readonly Element[];
  readonly problems: readonly Problem[];
  /** The address of this view. */
  readonly link: string;
  labelOf(name: string): string;
}

/** What the panel asks for. */
export interface Inspecting {
  select(names: readonly string[]): void;
  show(element: Element): void;
  stop(): void;
}

/** The panel of inspect mode: groups, passages, problems, every selection, and a link to the view. */
export class InspectPanel extends DrawnElement {
  static override styles = panelStyles;
  static override properties = {
    inspected: { attribute: false },
    isFolded: { state: true },
    isCopied: { state: true },
  };

  /** The provider that is inspected. */
  declare host: HTMLElement;
  declare inspecting: Inspecting;
  declare inspected: Inspected | undefined;
  declare protected isFolded: boolean;
  declare protected isCopied: boolean;

  constructor() {
    super();
    // Where there is little room the page comes first.
    this.isFolded = !matchMedia('(min-width: 48rem)').matches;
    this.isCopied = false;
    this.addEventListener('keydown', ({ key }) => {
      if (key !== 'Escape' || this.isFolded) return;
      this.isFolded = true;
      this.renderRoot.querySelector('button')?.focus();
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = 'region';
  }

  protected override render(): TemplateResult | typeof nothing {
    const { inspected } = this;
    if (!inspected) return nothing;
    this.ariaLabel = sayOf(this.host, 'fold');
    const { problems } = inspected;
    const count = problems.length ? ` (${problems.length})` : '';
    return html`
      <div class="head">
        <button
          type="button"
          aria-expanded=${this.isFolded ? 'false' : 'true'}
          @click=${(): void => void (this.isFolded = !this.isFolded)}
        >
          ${sayOf(this.host, 'title')}${count}
        </button>
        <button type="button" @click=${(): void => this.inspecting.stop()}>
          ${sayOf(this.host, 'stop')}
        </button>
      </div>
      ${
        this.isFolded
          ? nothing
          : html`<div class="body">
              ${this.#section('groups', undefined, this.#groups(inspected), true)}
              ${this.#section('problems', problems.length, this.#problems(inspected), true)}
              ${this.#section('blocks', inspected.blocks.length, this.#blocks(inspected))}
              ${this.#section('matrix', undefined, this.#matrix(inspected))}
              ${this.#section('link', undefined, this.#link(inspected))}
            </div>`
      }
    `;
  }

  #section(
    name: 'groups' | 'blocks' | 'problems' | 'matrix' | 'link',
    count: number | undefined,
    content: TemplateResult,
    isOpen = false,
  ): TemplateResult {
    const number = count === undefined ? '' : ` (${count})`;
    return html`<details ?open=${isOpen}>
      <summary>${sayOf(this.host, name)}${number}</summary>
      ${content}
    </details>`;
  }

  #groups({ groups, selection, labelOf }: Inspected): TemplateResult {
    if (!groups.length) return html`<p>${sayOf(this.host, 'noGroups')}</p>`;
    const swatch = (name: string): TemplateResult =>
      html`<span class="swatch" .style=${`--_tint: ${colourOf(groups, name)}`}></span>`;
    return html`<ul>
      ${groups.map(
        (group) =>
          html`<li>
            <div class="chips" role="group" aria-label=${labelOf(group.name)}>
              <span>${labelOf(group.name)}</span>
              ${group.variants.map(
                (name) =>
                  html`<button
                    type="button"
                    aria-pressed=${selection.has(name) ? 'true' : 'false'}
                    @click=${(): void => this.inspecting.select([name])}
                  >
                    ${swatch(name)}${labelOf(name)}
                  </button>`,
              )}
            </div>
          </li>`,
      )}
    </ul>`;
  }

  #problems({ problems }: Inspected): TemplateResult {
    if (!problems.length) return html`<p>${sayOf(this.host, 'none')}</p>`;
    return html`<ul>
      ${problems.map(
        ({ finding: { rule, level, message }, element, tag }) =>
          html`<li>
            <button type="button" @click=${(): void => this.inspecting.show(element)}>
              <span class="level">${sayOf(this.host, level)} ${rule}</span>
              <span lang="en" dir="ltr">${message}</span><br /><code dir="ltr"
                >${shorten(tag)}</code
              >
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #blocks(inspected: Inspected): TemplateResult {
    return html`<ul>
      ${inspected.blocks.map(
        (block) =>
          html`<li>
            <button type="button" @click=${(): void => this.inspecting.show(block)}>
              <code dir="ltr">&lt;${block.localName}&gt;</code> ${textOf(block)} ·
              ${sayOf(this.host, isFor(block, inspected) ? 'shown' : 'hidden')}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #matrix({ groups, selection, blocks, labelOf }: Inspected): TemplateResult {
    const { rows, left } = selectionsOf(groups);
    const count = (row: readonly string[]): string =>
      sayOf(this.host, 'passages', {
        shown: blocks.filter((block) => isFor(block, { groups, selection: new Set(row) })).length,
        all: blocks.length,
      });
    return html`<div class="table">
      <table>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr aria-current=${row.every((name) => selection.has(name)) ? 'true' : nothing}>
                <th scope="row">${row.map(labelOf).join(' · ')}</th>
                <td>${count(row)}</td>
                <td>
                  <button
                    type="button"
                    aria-label="${sayOf(this.host, 'show')} ${row.map(labelOf).join(' · ')}"
                    @click=${(): void => this.inspecting.select(row)}
                  >
                    ${sayOf(this.host, 'show')}
                  </button>
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${left ? html`<p>${sayOf(this.host, 'more', { count: left })}</p>` : nothing}
    </div>`;
  }

  #link({ link }: Inspected): TemplateResult {
    const label = sayOf(this.host, 'link');
    return html`<div class="link">
      <input readonly aria-label=${label} .value=${link} dir="ltr" />
      <button type="button" @click=${(): void => void this.#copy(link)}>
        ${sayOf(this.host, this.isCopied ? 'copied' : 'copy')}
      </button>
    </div>`;
  }

  async #copy(link: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(link);
      this.isCopied = true;
    } catch {
      // A page may not write to the clipboard; its reader copies the field.
      this.renderRoot.querySelector('input')?.select();
    }
  }

  protected override updated(changes: Map<string, unknown>): void {
    if (changes.has('inspected')) this.isCopied = false;
  }
}

/** The longest tag that is printed whole, in UTF-16 code units. */
const MAX_TAG = 120;

const shorten = (tag: string): string => (tag.length > MAX_TAG ? `${tag.slice(0, MAX_TAG)}…` : tag);

define('doc-variant-inspect-panel', InspectPanel);
