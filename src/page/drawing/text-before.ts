import { cssText } from '../../core/sheet/css-text.ts';
import { conditionAttributes } from '../blocks.ts';

const LOOK = `{
  display: inline-block;
  margin-inline-end: 0.5em;
  border: 1px solid;
  border-radius: 0.25em;
  padding: 0 0.35em;
  font: 600 0.75rem/1.4 system-ui, sans-serif;
  text-decoration: none;
  white-space: normal;
}`;

/**
 * Makes the rules of a sheet that write a text in front of blocks.
 *
 * @param scope what selects the blocks of a provider, up to their conditions
 * @param textOf returns the text for a condition, empty for none
 */
export function rulesBefore(
  blocks: Iterable<Element>,
  scope: string,
  textOf: (condition: string) => string,
): string[] {
  const texts = new Map<string, string>();
  for (const block of blocks) {
    for (const [attribute, condition] of conditionAttributes(block)) {
      const selector = `[${attribute}="${cssText(condition)}"]`;
      const text = texts.has(selector) ? '' : textOf(condition);
      if (text) texts.set(selector, text);
    }
  }
  return [...texts].map(([selector, text]) => {
    // A row has cells only, and the first of them takes its text.
    const places = [`:not(tr)${selector}::before`, `tr${selector}>:first-child::before`];
    const all = places.map((place) => scope + place).join();
    return `${all}{content:"${cssText(text)}"}${all}${LOOK}`;
  });
}
