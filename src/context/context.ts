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

type Callback = ContextCallback<VariantContext>;

/** Sends a request up from an element; `subscribe` asks for every later answer, too. */
const request = (element: Element, callback: Callback, subscribe?: boolean, from = element): void =>
  void from.dispatchEvent(new ContextEvent(variantContext, element, callback, subscribe));

/**
 * Asks the providers around an element once, and returns the answer of the nearest.
 *
 * @param from where the request starts, if not at the element
 */
export function ask(element: Element, from?: Element): VariantContext | undefined {
  let answer: VariantContext | undefined;
  request(element, (value) => (answer = value), false, from);
  return answer;
}

/** Asks a provider itself, by its element, which leaves its own requests to the one around it. */
export const askProvider = (host: Element): VariantContext | undefined =>
  ask(host.ownerDocument.createElement('div'), host);

/**
 * Subscribes an element to the nearest provider around it, also to one that is defined later. Call
 * the returned function when the element is disconnected, and this one again when it is connected.
 *
 * @param from where the request starts, if not at the element
 */
export function consume(
  element: Element,
  callback: (value: VariantContext) => void,
  from = element,
): () => void {
  let end: (() => void) | undefined;
  let ended = false;
  const hear = (value: VariantContext, unsubscribe?: () => void): void => {
    if (ended) return unsubscribe?.();
    if (end !== unsubscribe) end?.();
    end = unsubscribe;
    callback(value);
  };
  request(element, hear, true, from);
  return () => {
    ended = true;
    end?.();
  };
}

/** What the context protocol tells; its first version does not name the sender. */
interface Told extends Event {
  readonly context?: unknown;
  readonly contextTarget?: Element;
  readonly callback: Callback;
  readonly subscribe?: boolean;
}

/** Listens at an element for what others inside it say of our context. */
function listen(
  node: EventTarget,
  type: string,
  heard: (sender: Element, told: Told) => void,
): void {
  node.addEventListener(type, (event) => {
    const told = event as Told;
    const { context, contextTarget = told.composedPath()[0] as Element } = told;
    if (context === variantContext && contextTarget !== node) heard(contextTarget, told);
  });
}

/** Tells whether a provider may hear what an element in it asks, which may be in a shadow tree. */
const mayBeAround = (provider: Element, element: Element): boolean =>
  provider.contains(element) || element.getRootNode() !== provider.getRootNode();

/** Answers the requests of the elements inside a provider. */
export class Broadcast {
  readonly #host: Element;
  readonly #subscribers = new Map<Callback, [sender: Element, end: () => void]>();
  #value: VariantContext;

  /**
   * Starts to answer.
   *
   * @param meet runs before each answer, which is of the value that it has set
   */
  constructor(host: Element, value: VariantContext, meet: (sender: Element) => void) {
    this.#host = host;
    this.#value = value;
    listen(host, 'context-request', (sender, event) => {
      event.stopPropagation();
      meet(sender);
      const { callback, subscribe } = event;
      if (!subscribe) return callback(this.#value);
      const end = (): void => void this.#subscribers.delete(callback);
      if (!this.#subscribers.has(callback)) this.#subscribers.set(callback, [sender, end]);
      callback(this.#value, this.#subscribers.get(callback)?.[1]);
    });
    listen(host, 'context-provider', (inner, event) => {
      event.stopPropagation();
      // Those inside the new provider are told by it from now on.
      this.#subscribers.forEach(([sender], callback) => {
        if (mayBeAround(inner, sender)) request(sender, callback, true);
      });
    });
  }

  /** Tells all that have subscribed. */
  tell(value: VariantContext): void {
    this.#value = value;
    // One that is told may change the provider, which tells all again.
    for (const [callback, [, end]] of this.#subscribers) callback(this.#value, end);
  }

  /** Tells providers further out, and requests that wait, that this one answers from now on. */
  announce(): void {
    const event = new Event('context-provider', { bubbles: true, composed: true });
    this.#host.dispatchEvent(
      Object.assign(event, { context: variantContext, contextTarget: this.#host }),
    );
  }
}

/**
 * Keeps the requests for our context that nobody answers yet, for a provider that is defined or
 * inserted later. Requests for other contexts are the page's own affair.
 */
export function waitForProviders(page: Document): void {
  const callbacks = new WeakMap<Element, Set<Callback>>();
  const waiting: WeakRef<Element>[] = [];
  // Not at its root element, which a page may replace.
  listen(page, 'context-request', (sender, { subscribe, callback }) => {
    if (!subscribe) return;
    const known = callbacks.get(sender);
    if (!known) waiting.push(new WeakRef(sender));
    callbacks.set(sender, (known ?? new Set()).add(callback));
  });
  listen(page, 'context-provider', (provider) => {
    for (const reference of waiting.splice(0)) {
      const element = reference.deref();
      if (!element) continue;
      if (!mayBeAround(provider, element)) {
        waiting.push(reference);
        continue;
      }
      const asking = callbacks.get(element) ?? [];
      callbacks.delete(element);
      // A request that is still unanswered comes back here by this event.
      for (const callback of asking) request(element, callback, true);
    }
  });
}
