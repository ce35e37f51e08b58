// The library for a bundler: it defines all elements, and exports their classes.
import { defineElements } from './elements.ts';

export * from './elements.ts';

defineElements();
