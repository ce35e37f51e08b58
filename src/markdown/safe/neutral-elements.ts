import type { Markers } from '../read/markers.ts';
import { VOID } from '../void-elements.ts';
import { DROPPED, ELEMENTS } from './policy.ts';

/** Takes a start tag with a condition, and its name. */
const CONDITIONAL =
  /<([a-z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^<>"'])*?\sdata-variants(?=[\s=])(?:"[^"]*"|'[^']*'|[^<>"'])*>/gi;
const TAG = /<(\/?)([a-z][^\s/>]*)/gi;

/**
 * Makes a `<span>` of each element that a page may not have and that has a condition, which would go
 * with it: its text would show to everyone.
 */
export function keepConditions(html: string, markers: Markers): string {
  if (!html.includes('data-variants')) return html;
  const names = new Set<string>();
  for (const [tag, written = ''] of html.matchAll(CONDITIONAL)) {
    const name = written.toLowerCase();
    if (ELEMENTS.includes(name) || DROPPED.includes(name) || VOID.test(name)) continue;
    names.add(name);
    markers.report('unknown-element', tag);
  }
  return names.size
    ? html.replace(TAG, (tag, slash: string, name: string) =>
        names.has(name.toLowerCase()) ? `<${slash}span` : tag,
      )
    : html;
}
