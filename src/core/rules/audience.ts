// Passages for people, or for programs that read pages for them.
import { AUDIENCE, type Group, type Groups } from '../groups.ts';

/** A reader of a page: a person, or a program. */
export type Audience = 'human' | 'agent';

/** Tells whether a group is the one of audiences. */
export const isAudience = ({ name }: Group): boolean => name === AUDIENCE.name;

/** Adds the reserved group to those of a site that declares some. */
export const withAudience = (groups: Groups): Groups =>
  !groups.length || groups.some(isAudience) ? groups : [...groups, AUDIENCE];
