import { ContextEvent, type ContextCallback } from '@lit/context';
import { variantContext, type VariantContext } from '../../context/context.ts';

/** Follows what a provider says, from within, until the returned function is called. */
export function followProvider(
  host: Element,
  callback: (value: VariantContext) => void,
): () => void {
  let end: (() => void) | undefined;
  const hear: ContextCallback<VariantContext> = (value, unsubscribe) => {
    end = unsubscribe;
    callback(value);
  };
  // A provider leaves its own requests to the one around it, so somebody else has to ask.
  const asker = host.ownerDocument.createElement('div');
  host.dispatchEvent(new ContextEvent(variantContext, asker, hear, true));
  return () => end?.();
}
