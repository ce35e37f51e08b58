import type { OutlineEntry } from './outline.ts';

/** Nests the links by level; a level that a page leaves out makes no empty list. */
export function nestLinks(
  entries: readonly OutlineEntry[],
  linkOf: (entry: OutlineEntry) => HTMLAnchorElement,
): HTMLUListElement {
  const top = { list: createList(), level: 0 };
  const open = [top];
  for (const entry of entries) {
    const { level } = entry;
    while ((open.at(-2)?.level ?? 0) >= level) open.pop();
    let current = open.at(-1) ?? top;
    if (current.level && current.level < level) {
      const list = createList();
      current.list.lastElementChild?.append(list);
      current = { list, level };
      open.push(current);
    }
    current.level = level;
    const item = create('li', 'item');
    item.append(linkOf(entry));
    current.list.append(item);
  }
  return top.list;
}

/** Makes an element that a site can style by the name of its part. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  part: string,
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.setAttribute('part', part);
  return element;
}

function createList(): HTMLUListElement {
  const list = create('ul', 'list');
  // Some browsers take a list without bullets for none.
  list.role = 'list';
  return list;
}
