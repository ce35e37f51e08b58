import { printData } from '../core/print-data.ts';
import type { VariantContext } from './context.ts';

/** Prints the groups and labels of a provider, to see whether they have changed. */
export const printContext = ({ groups, labels = new Map() }: VariantContext): string =>
  printData([groups, ...labels]);
