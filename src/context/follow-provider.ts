import { printData } from '../core/print-data.ts';
import { consume, type VariantContext } from './context.ts';

/** Follows what a provider says, from within, until the returned function is called. */
export function followProvider(
  host: Element,
  callback: (value: VariantContext) => void,
): () => void {
  // A provider leaves its own requests to the one around it, so somebody else has to ask.
  const asker = host.ownerDocument.createElement('div');
  return consume(asker, callback, host);
}

/** Prints the groups and labels of a provider, to see whether they have changed. */
export const printContext = ({ groups, labels = new Map() }: VariantContext): string =>
  printData([groups, ...labels]);
