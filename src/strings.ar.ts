// Arabic, for a bundle that has it from the start instead of loading it when a page first needs it.
import { arabic } from './strings/ar.ts';
import { strings } from './strings/strings.ts';

strings.set('ar', arabic);

export { arabic };
