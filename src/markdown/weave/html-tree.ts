import { VOID } from '../void-elements.ts';

/** A piece of HTML: an element, a marker, or what stands as it is. */
export type HtmlNode = HtmlElement | HtmlText | HtmlMark;

/** An element with the text of its tags; an author may have left its end tag out. */
export interface HtmlElement {
  readonly type: 'element';
  readonly name: string;
  start: string;
  end: string;
  /** Whether its author closed it inside of another element, or never. */
  fault?: 'torn' | 'unclosed-element';
  readonly children: HtmlNode[];
}

/** Text, a comment or an element without content. */
export interface HtmlText {
  readonly type: 'text' | 'void' | 'other';
  readonly name: string;
  readonly html: string;
}

/** The number of a marker. */
export interface HtmlMark {
  readonly type: 'mark';
  readonly number: number;
}

// Quotes are taken whole and `<` ends an attempt, so that no text is read more than a few times.
const TOKEN =
  /\uFDD0(\d+)\uFDD1|(<!--)|<(script|style|textarea|title)\b|<(\/?)([a-zA-Z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^"'<>])*>|[^<\uFDD0]+|[<\uFDD0]/gi;

const BLOCK = /\sdata-variants[\s=>]/i;
/** Elements whose end tags may be left out. */
const ENDS_ITSELF = /^(?:li|dt|dd|p|tr|td|th|thead|tbody|tfoot|option|optgroup|colgroup|caption)$/;

/** Which open elements a start tag ends, where authors leave out end tags. */
const ENDS: Readonly<Record<string, string>> = {
  p: 'p',
  li: 'li',
  dt: 'dt dd',
  dd: 'dt dd',
  tr: 'tr td th',
  td: 'td th',
  th: 'td th',
  tbody: 'tr td th thead tbody',
  tfoot: 'tr td th thead tbody',
};

/** Reads HTML with markers as a tree whose pieces, in their order, are the HTML. */
export function readHtml(html: string): HtmlElement {
  const root: HtmlElement = { type: 'element', name: '', start: '', end: '', children: [] };
  const stack = [root];
  const add = (node: HtmlNode): void => void stack.at(-1)?.children.push(node);
  /** How many end tags of a name have come too late. */
  const late = new Map<string, number>();
  const closeEarly = (inner: HtmlElement, outer: HtmlElement): void => {
    const isBlock = BLOCK.test(inner.start);
    if (!isBlock && !BLOCK.test(outer.start)) return;
    // Browsers would ignore the end of a block, or open it again behind the outer element.
    inner.end = `</${inner.name}>`;
    if (isBlock && !ENDS_ITSELF.test(inner.name)) inner.fault = 'torn';
    late.set(inner.name, (late.get(inner.name) ?? 0) + 1);
  };
  const token = new RegExp(TOKEN);
  for (let match = token.exec(html); match; match = token.exec(html)) {
    const [text, digits, comment, raw, slash, tag] = match;
    if (digits !== undefined) add({ type: 'mark', number: Number(digits) });
    else if (comment || raw) {
      // Nothing in it is HTML; without an end it goes on to the end of the page.
      const end = comment ? /-->/g : new RegExp(`</${raw ?? ''}\\s*>`, 'gi');
      end.lastIndex = token.lastIndex;
      token.lastIndex = end.exec(html) ? end.lastIndex : html.length;
      add({ type: 'other', name: '', html: html.slice(match.index, token.lastIndex) });
    } else if (tag === undefined) add({ type: 'text', name: '', html: text });
    else {
      const name = tag.toLowerCase();
      if (slash) {
        const at = stack.findLastIndex((element) => element.name === name);
        const element = stack[at];
        if (!element || at === 0) {
          // A stray end tag stays where it is.
          const count = late.get(name);
          if (count) late.set(name, count - 1);
          else add({ type: 'other', name, html: text });
        } else {
          element.end = text;
          for (const inner of stack.slice(at + 1)) closeEarly(inner, element);
          stack.length = at;
        }
      } else if (VOID.test(name)) add({ type: 'void', name, html: text });
      else {
        const ends = Object.hasOwn(ENDS, name) ? (ENDS[name] ?? '').split(' ') : [];
        while (ends.includes(stack.at(-1)?.name ?? '')) {
          const ended = stack.pop();
          // A passage around it would not end where it does.
          if (name === 'p' && ended) ended.end = '</p>';
        }
        const element: HtmlElement = { type: 'element', name, start: text, end: '', children: [] };
        add(element);
        stack.push(element);
      }
    }
  }
  for (const element of stack) {
    if (BLOCK.test(element.start) && !ENDS_ITSELF.test(element.name)) {
      element.fault = 'unclosed-element';
    }
  }
  return root;
}
