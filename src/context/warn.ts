const said = new Set<string>();
/** Bounds the memory of a page that makes up a new mistake forever. */
const MOST = 500;

/** Warns an author on the console, once per message, with the element it is about. */
export function warn(message: string, element?: Element): void {
  const tag = element ? `<${element.localName}> ` : '';
  const text = `[doc-variants] ${tag}${message}`;
  if (said.has(text) || said.size >= MOST) return;
  said.add(text);
  console.warn(text, ...(element ? [element] : []));
}
