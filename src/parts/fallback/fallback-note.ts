import { html, nothing, type TemplateResult } from 'lit';
import type { Group } from '../../core/groups.ts';
import type { Lack } from '../../core/manifest/page-lacks.ts';
import { define } from '../../page/define.ts';
import { DrawnElement } from '../../page/drawing/drawn-element.ts';
import { say } from '../../strings/strings.ts';
import { fallbackStyles } from './fallback-note.styles.ts';

/** A lack, and whether the reader would rather see nothing instead. */
export interface NotedLack extends Lack {
  readonly isOff: boolean;
}

/** A lack in the words of readers. */
export interface ToldLack extends NotedLack {
  readonly own: string;
  readonly other: string | undefined;
}

/**
 * Says that a page has nothing for a reader, and what is shown instead.
 *
 * @csspart note - The note.
 * @csspart text - What it says of one group.
 * @csspart toggle - The button that hides what stands in, or shows it.
 */
export class FallbackNote extends DrawnElement {
  static override styles = fallbackStyles;

  toggle: ((group: Group) => void) | undefined;
  #lacks: readonly ToldLack[] = [];

  /** All that it says. */
  get text(): string {
    return this.#lacks.map((lack) => this.#textOf(lack)).join(' ');
  }

  /** Draws itself at once, so that the reader's place is kept over it. */
  tell(lacks: readonly ToldLack[]): void {
    this.#lacks = lacks;
    this.hidden = !lacks.length;
    this.requestUpdate();
    this.performUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.role = 'note';
  }

  protected override render(): TemplateResult[] {
    return this.#lacks.map(
      (lack) => html`
        <div part="note">
          <span part="text">${this.#textOf(lack)}</span>
          ${
            lack.other === undefined
              ? nothing
              : html`<button
                  part="toggle"
                  type="button"
                  @click=${(): void => this.toggle?.(lack.group)}
                >
                  ${say(this, lack.isOff ? 'fallbackShow' : 'fallbackHide', { variant: lack.other })}
                </button>`
          }
        </div>
      `,
    );
  }

  #textOf({ own, other, isOff }: ToldLack): string {
    return other === undefined || isOff
      ? say(this, 'fallbackNone', { variant: own })
      : say(this, 'fallbackShown', { variant: own, other });
  }
}

define('doc-variant-fallback-note', FallbackNote);
