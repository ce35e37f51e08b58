// Passages for people, or for programs that read pages for them.
import { groupOf, type Group, type Groups } from '../../core/groups.ts';

/** The group whose names are reserved: every site has it, unless it gives one of its names a meaning. */
export const AUDIENCE: Group = { name: 'audience', variants: ['human', 'agent'] };

/** A reader of a page: a person, or a program. */
export type Audience = 'human' | 'agent';

/** Tells whether a group is the one of audiences. */
export const isAudience = ({ name, variants }: Group): boolean =>
  name === AUDIENCE.name && variants.every((variant) => AUDIENCE.variants.includes(variant));

/** Adds the reserved group to those of a site, where nothing in them is named like it. */
export const withAudience = (groups: Groups): Groups =>
  groups.length &&
  !groups.some(({ name }) => name === AUDIENCE.name) &&
  !AUDIENCE.variants.some((variant) => groupOf(groups, variant))
    ? [...groups, AUDIENCE]
    : groups;
