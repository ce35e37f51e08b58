/** One `<if-variant>` element of a page's author, or the one tag that it has. */
export interface WrittenElement {
  /** The tags as their author wrote them; a tag that is missing is empty. */
  readonly tags: readonly [start: string, end: string];
  readonly variants: string;
  /** The other attributes, as text that starts with a space; empty for none. */
  readonly attributes: string;
  /** How many such tags come before it on the page, those in code included. */
  readonly ordinal: number;
}

/**
 * Puts markers in the place of the tags of elements.
 *
 * @param add takes an element and returns the markers of its tags
 */
export type MarkElements = (
  text: string,
  add: (element: WrittenElement) => readonly [start: string, end: string],
) => string;

/** Finds the start of each tag of an `<if-variant>`. */
export const ELEMENT_TAG = /<\/?if-variant/gi;
