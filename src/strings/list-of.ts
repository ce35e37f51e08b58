import { languageOf } from './strings.ts';

/**
 * Lists labels as the language of an element does.
 *
 * @param type `unit` for a plain list, `conjunction` for "a and b", `disjunction` for "a or b"
 */
export function listOf(
  element: Element,
  labels: readonly string[],
  type: Intl.ListFormatType = 'unit',
): string {
  try {
    return new Intl.ListFormat(languageOf(element) || 'en', { type }).format(labels);
  } catch {
    // A page may name a language that does not exist.
    return labels.join(', ');
  }
}
