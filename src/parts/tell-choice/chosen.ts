import type { Groups } from '../../core/groups.ts';
import type { Persistence } from '../../core/storage-keys.ts';
import type { Choice } from '../../choice/choice.ts';

/** What a provider shows, and the settings by which its choice is told. */
export interface Chosen {
  /** The active variants. */
  readonly variant: string;
  /** What would be active without any link. */
  readonly ownVariant: string;
  readonly ownGroups: Groups;
  readonly urlParam: string;
  readonly persistence: Persistence;
  readonly choice: Choice;
}
