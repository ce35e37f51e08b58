import type { Labels } from '../../core/labels/labels.ts';
import type { Fault } from '../../core/problem.ts';
import type { Names } from '../../core/selection.ts';

/** What the author of a provider has written, as `Scope` has it. */
export interface Authored {
  readonly defaultNames: Names;
  readonly declared: {
    /** The groups, as they are written. */
    readonly text: string;
    /** Whether a manifest is still to come. */
    readonly isWaiting: boolean;
    readonly labels: Labels | string | null | undefined;
    /** What is wrong with these two. */
    readonly faults: readonly [groups: readonly Fault[], labels: readonly Fault[]];
  };
}
