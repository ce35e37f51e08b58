import { ContextEvent, ContextRoot, createContext } from '@lit/context';
import type { Group, Groups } from '../core/groups.ts';
import type { Selection } from '../core/selection.ts';
import type { VariantChangeCause } from './events.ts';

/** Is what a provider broadcasts to the elements inside it. */
export interface VariantContext {
  /** The provider's groups, those of the providers around it included. */
  readonly groups: Groups;
  /** The active variants. */
  readonly selection: Selection;
  /**
   * Chooses a variant.
   *
   * @returns whether it is active now: false for an unknown name or a prevented change
   */
  select(name: string, cause?: VariantChangeCause): boolean;
  /** Declares a group where the provider's author has declared none; `undefined` takes it back. */
  declare(owner: object, group: Group | undefined): void;
}

/** Is the key of the context; a second copy of the script and foreign components share it. */
export const variantContext = createContext<VariantContext>(Symbol.for('doc-variants'));

/** Asks the providers around an element once, and returns the answer of the nearest. */
export function ask(element: Element): VariantContext | undefined {
  let answer: VariantContext | undefined;
  element.dispatchEvent(new ContextEvent(variantContext, element, (value) => (answer = value)));
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
  const stop = (): void => {
    ended = true;
    end?.();
  };
  // A context root remembers a waiting callback weakly, so whoever can end it keeps it alive.
  return Object.assign(stop, { hear });
}

/** Keeps requests that nobody answers yet, for a provider that is defined or inserted later. */
export function waitForProviders(page: Document): void {
  new ContextRoot().attach(page.documentElement);
}
