// German, for a bundle that has it from the start instead of loading it when a page first needs it.
import { german } from './strings/de.ts';
import { strings } from './strings/strings.ts';

strings.set('de', german);

export { german };
