// The pure core: no DOM and no elements, so that it runs in Node too.
export * from './core/both.ts';
export * from './core/conditions.ts';
export * from './core/faults/name-faults.ts';
export type * from './core/front-matter.ts';
export * from './core/groups.ts';
export * from './core/keys.ts';
export * from './core/names.ts';
export * from './core/faults/nearest.ts';
export type * from './core/problem.ts';
export * from './core/selection.ts';
export type * from './core/shortcodes/shortcode-call.ts';
export * from './core/shortcodes/pieces.ts';
export * from './core/sheet/sheet.ts';
