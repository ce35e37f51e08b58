import type { Addressed } from '../../choice/address.ts';

/** What a provider shows, and the settings by which its choice is told. */
export interface Chosen extends Addressed {
  /** The active variants. */
  readonly variant: string;
  /** What would be active without any link. */
  readonly ownVariant: string;
}
