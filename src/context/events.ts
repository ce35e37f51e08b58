import type { MarkdownLoadEvent } from './markdown-load-event.ts';

/** What made the selection change. */
export type VariantChangeCause = 'picker' | 'link' | 'storage' | 'script' | 'reveal';

/** The details of a change of the selection. */
export interface VariantChange {
  /** The active variants after the change, in the order of the groups: `byoc java`. */
  readonly variant: string;
  /** The active variants before the change. */
  readonly previous: string;
  /** What made the selection change. */
  readonly cause: VariantChangeCause;
}

class ChangeEvent extends Event implements VariantChange {
  declare readonly variant: string;
  declare readonly previous: string;
  declare readonly cause: VariantChangeCause;

  constructor(type: string, change: VariantChange, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    Object.assign(this, change);
  }
}

/** Announces a choice before it counts; `preventDefault()` keeps the selection as it is. */
export class BeforeVariantChangeEvent extends ChangeEvent {
  constructor(change: VariantChange) {
    super('before-variant-change', change, true);
  }
}

/** Announces that the selection of a provider has changed. */
export class VariantChangeEvent extends ChangeEvent {
  constructor(change: VariantChange) {
    super('variant-change', change);
  }
}

/** Announces that tabs show another pane. */
export class TabChangeEvent extends Event {
  /** The pane that is shown. */
  readonly pane: Element;
  /** What its tab says. */
  readonly label: string;
  /** The variant that it stands for; nothing for one that is chosen by itself only. */
  readonly variant: string | undefined;

  constructor(pane: Element, label: string, variant: string | undefined) {
    super('tab-change', { bubbles: true, composed: true });
    this.pane = pane;
    this.label = label;
    this.variant = variant;
  }
}

/**
 * Announces that a Markdown page could not be loaded; what the element held before stays.
 * `preventDefault()` keeps the element from offering to try again.
 */
export class MarkdownErrorEvent extends Event {
  /** The reason, an `Error` as a rule. */
  declare readonly error: unknown;

  constructor(error: unknown) {
    super('markdown-error', { bubbles: true, composed: true, cancelable: true });
    Object.assign(this, { error });
  }
}

declare global {
  interface HTMLElementEventMap {
    'before-variant-change': BeforeVariantChangeEvent;
    'variant-change': VariantChangeEvent;
    'tab-change': TabChangeEvent;
    'markdown-load': MarkdownLoadEvent;
    'markdown-error': MarkdownErrorEvent;
  }
  interface DocumentEventMap {
    'before-variant-change': BeforeVariantChangeEvent;
    'variant-change': VariantChangeEvent;
    'tab-change': TabChangeEvent;
    'markdown-load': MarkdownLoadEvent;
    'markdown-error': MarkdownErrorEvent;
  }
  interface WindowEventMap {
    'before-variant-change': BeforeVariantChangeEvent;
    'variant-change': VariantChangeEvent;
    'tab-change': TabChangeEvent;
    'markdown-load': MarkdownLoadEvent;
    'markdown-error': MarkdownErrorEvent;
  }
}
