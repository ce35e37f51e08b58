import { ContextEvent, createContext, type ContextCallback } from '@lit/context';
import type { Group, Groups } from '../core/groups.ts';
import type { Keys } from '../core/keys.ts';
import type { Names, Selection } from '../core/selection.ts';
import type { VariantChangeCause } from './events.ts';

/** The texts of one provider by their keys. */
export interface Dictionary {
  /** The provider; a script in it holds the texts where `keys` does not. */
  readonly host: Element;
  readonly keys: Keys | undefined;
}

/** What a provider broadcasts to the elements inside it. */
export interface VariantContext {
  /** The provider's groups, those of the providers around it included. */
  readonly groups: Groups;
  /** The active variants. */
  readonly selection: Selection;
  /** What the reader has chosen, where something else is shown because the page has nothing for it. */
  readonly ownSelection?: Selection;
  /** Marks the label of a variant that the page has nothing for. */
  readonly mark?: ((variant: string, label: string) => string) | undefined;
  /** What readers call variants and groups; see `Group.labels`. */
  readonly labels?: ReadonlyMap<string, string>;
  /** The dictionaries of the provider and of those around it, the inner ones first. */
  readonly dictionaries?: readonly Dictionary[];
  /**
   * Chooses a variant.
   *
   * @returns whether it is active now: false for an unknown name or a prevented change
   */
  select(name: string, cause?: VariantChangeCause): boolean;
  /**
   * Declares a group where the provider's author has declared none, or those of tabs, which stand beside
   * the author's; `undefined` takes it back.
   */
  declare(owner: object, group: Group | Groups | undefined): void;
  /** Lists the names that were chosen, the latest first; a provider of another make may not. */
  chosen?(): Names;
  /**
   * Shows every block, whatever the selection, until it is called with false; for print. A provider
   * of another make may not have it.
   */
  showAll?(isAll: boolean): void;
}

/** The key of the context; a second copy of the script and foreign components share it. */
export const variantContext = createContext<VariantContext>(Symbol.for('doc-variants'));

/** Asks the providers around an element once, and returns the answer of the nearest. */
export function ask(element: Element): VariantContext | undefined {
  let answer: VariantContext | undefined;
  element.dispatchEvent(new ContextEvent(variantContext, element, (value) => (answer = value)));
  return answer;
}

/** Asks a provider itself, by its element. */
export function askProvider(host: Element): VariantContext | undefined {
  let answer: VariantContext | undefined;
  // A provider leaves its own requests to the one around it, so somebody else has to ask.
  const asker = host.ownerDocument.createElement('div');
  host.dispatchEvent(new ContextEvent(variantContext, asker, (value) => (answer = value)));
  return answer;
}

/**
 * Subscribes an element to the nearest provider around it, also to one that is defined later. Call
 * the returned function when the element is disconnected, and this one again when it is connected.
 */
export function consume(element: Element, callback: (value: VariantContext) => void): () => void {
  let end: (() => void) | undefined;
  let ended = false;
  const hear = (value: VariantContext, unsubscribe?: () => void): void => {
    if (ended) return unsubscribe?.();
    if (end !== unsubscribe) end?.();
    end = unsubscribe;
    callback(value);
  };
  element.dispatchEvent(new ContextEvent(variantContext, element, hear, true));
  return () => {
    ended = true;
    end?.();
  };
}

/**
 * Keeps the requests for our context that nobody answers yet, for a provider that is defined or
 * inserted later. Requests for other contexts are the page's own affair.
 */
export function waitForProviders(page: Document): void {
  const callbacks = new WeakMap<Element, Set<ContextCallback<VariantContext>>>();
  let waiting: WeakRef<Element>[] = [];
  // The root element hears what the document would, and its events have types.
  const root = page.documentElement;
  root.addEventListener('context-request', (event) => {
    if (event.context !== variantContext || !event.subscribe) return;
    const { contextTarget: element } = event;
    const callback = event.callback as ContextCallback<VariantContext>;
    const known = callbacks.get(element);
    if (!known) waiting.push(new WeakRef(element));
    callbacks.set(element, (known ?? new Set()).add(callback));
  });
  root.addEventListener('context-provider', (event) => {
    if (!('context' in event) || event.context !== variantContext) return;
    const elements = waiting;
    waiting = [];
    for (const reference of elements) {
      const element = reference.deref();
      if (!element) continue;
      const asking = callbacks.get(element);
      callbacks.delete(element);
      // A request that is still unanswered comes back here by this event.
      for (const callback of asking ?? []) {
        element.dispatchEvent(new ContextEvent(variantContext, element, callback, true));
      }
    }
  });
}
