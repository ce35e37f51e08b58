import type { PageElement } from '../core/rules/page-element.ts';

/** An element of the browser as the rules look at it. */
export class PageElementOf implements PageElement {
  readonly #element: Element;

  constructor(element: Element) {
    this.#element = element;
  }

  get name(): string {
    return this.#element.localName;
  }

  get attributes(): readonly Attr[] {
    return [...this.#element.attributes];
  }

  get parent(): PageElement | undefined {
    const { parentElement } = this.#element;
    return parentElement ? new PageElementOf(parentElement) : undefined;
  }

  get children(): readonly PageElement[] {
    return Array.from(this.#element.children, (child) => new PageElementOf(child));
  }
}
