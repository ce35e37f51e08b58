import type { PageElement } from '../../core/rules/page-element.ts';
import type { Element } from './element.ts';

/** An element of the HTML parser as the rules look at it. */
export class ParsedElement implements PageElement {
  readonly #element: Element;

  constructor(element: Element) {
    this.#element = element;
  }

  get name(): string {
    return this.#element.tagName;
  }

  get attributes(): PageElement['attributes'] {
    return this.#element.attrs;
  }

  get parent(): PageElement | undefined {
    const { parentNode } = this.#element;
    return parentNode && 'tagName' in parentNode ? new ParsedElement(parentNode) : undefined;
  }

  get children(): readonly PageElement[] {
    return this.#element.childNodes.flatMap((node) =>
      'tagName' in node ? new ParsedElement(node) : [],
    );
  }
}
