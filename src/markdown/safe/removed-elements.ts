import type { Markers } from '../read/markers.ts';
import { VOID } from '../void-elements.ts';
import { DROPPED, ELEMENTS } from './policy.ts';

/** Takes a comment's start or end, or a tag: its slash and its name. */
const PART = /<!--|-->|<(\/?)([a-z][^\s/<>"']*)(?:"[^"]*"|'[^']*'|[^<>"'])*>/gi;
/** Matches the elements that every document has, which mean nothing within one. */
const OF_DOCUMENTS = /^(?:html|head|body)$/;

/**
 * Notes which elements a page loses, since no page may have them: the first of each name. What one holds goes with it,
 * or stays as text.
 */
export function reportRemoved(html: string, markers: Markers): void {
  const reported = new Set<string>();
  /** The comment or element around, all of which goes. */
  let around = '';
  for (const [part, slash, written = part] of html.matchAll(PART)) {
    const name = written.toLowerCase();
    if (around) {
      if (around === '<!--' ? name === '-->' : slash && name === around) around = '';
    } else if (name === '<!--') around = name;
    else if (!slash && name !== '-->' && !ELEMENTS.includes(name) && !OF_DOCUMENTS.test(name)) {
      const isDropped = DROPPED.includes(name);
      if (isDropped && !VOID.test(name)) around = name;
      if (reported.has(name)) continue;
      reported.add(name);
      markers.report('removed-element', part, isDropped ? 'all' : 'tags');
    }
  }
}
