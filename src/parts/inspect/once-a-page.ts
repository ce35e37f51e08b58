// What is found in a page for its author is the same for all of its providers.
const found = new WeakMap<Document, Map<unknown, unknown>>();

/** Lets a page be looked at once, until it may have changed. */
export const onceAPage =
  <Found>(find: (page: Document) => Found): ((page: Document) => Found) =>
  (page) => {
    const known = found.get(page) ?? new Map<unknown, unknown>();
    // What was found is held no longer than all providers look: the page may give it up.
    if (!found.has(page)) setTimeout(lookAgain, 0, page);
    found.set(page, known);
    if (!known.has(find)) known.set(find, find(page));
    return known.get(find) as Found;
  };

/** Forgets what was found in a page, which may have changed. */
export const lookAgain = (page: Document): void => void found.delete(page);
