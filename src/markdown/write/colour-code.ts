// Colours code that is in a page already, where its texts are nodes.
import type { Groups } from '../../core/groups.ts';
import { isLoaded, loadLanguage } from './languages.ts';
import { paint } from './paint.ts';
import type { CodePart } from './code-views.ts';
import { wordFor } from './word-for.ts';

/** Matches code that has a language and no colours yet: neither ours nor those of a site's highlighter. */
const PLAIN =
  'pre[tabindex="0"] > code:is([class^="language-"], [data-lang]):not(:has(.token, [class^="hljs"]))';
const PASSAGE = 'if-variant, [data-variants]';
const KEY = 'doc-variant-text';

/** A text of code, or the element that holds a key's text. */
interface NodePart extends CodePart {
  readonly node: ChildNode;
}

/** Lists the code under a node that waits for its colours. */
export const plainCodeIn = (root: ParentNode): Element[] => [...root.querySelectorAll(PLAIN)];

/** Colours all code under a node; see `colourCode`. */
export async function colourAll(root: ParentNode, groups?: Groups): Promise<void> {
  const codes = plainCodeIn(root);
  await Promise.all(codes.map(loadLanguageOf));
  for (const code of codes) colourCode(code, groups);
}

/** Loads the language of some code; where it cannot be had the code stays plain. */
export const loadLanguageOf = (code: Element): Promise<void> => loadLanguage(languageOf(code));

const languageOf = (code: Element): string =>
  code.getAttribute('data-lang') ?? code.className.replace(/^language-(\S+).*/s, '$1');

/**
 * Makes elements of the tokens of code whose language is loaded.
 *
 * @param groups those of the page, which say what readers may see together
 */
export function colourCode(code: Element, groups?: Groups): void {
  const language = languageOf(code);
  if (!isLoaded(language) || !code.matches(PLAIN)) return;
  const { parts, conditions } = divide(code);
  const painted = paint(parts, language, {
    conditionOf: (number) => conditions[number] ?? '',
    groups,
  });
  for (const [at, { node }] of parts.entries()) {
    const pieces = painted[at] ?? [];
    if (node instanceof Element) wrap(node, pieces[0]?.tokens ?? []);
    else if (pieces.some(({ tokens }) => tokens.length)) {
      const texts = pieces.map(({ text }) => code.ownerDocument.createTextNode(text));
      node.replaceWith(...texts);
      for (const [index, text] of texts.entries()) wrap(text, pieces[index]?.tokens ?? []);
    }
  }
}

/** Divides code into its texts, each with the passages around it. */
function divide(code: Element): { parts: NodePart[]; conditions: string[] } {
  const parts: NodePart[] = [];
  const conditions: string[] = [];
  const read = (parent: Element, passages: readonly number[]): void => {
    for (const node of parent.childNodes) {
      if (node instanceof Text) parts.push({ node, text: node.data, passages });
      else if (!(node instanceof Element)) continue;
      else if (node.localName === KEY) {
        const text = wordFor(node.getAttribute('key') ?? '', node.textContent);
        parts.push({ node, text, passages });
      } else if (node.matches(PASSAGE)) {
        const number = conditions.length;
        conditions.push(node.getAttribute('variants') ?? node.getAttribute('data-variants') ?? '');
        read(node, [...passages, number]);
      } else read(node, passages);
    }
  };
  read(code, []);
  return { parts, conditions };
}

/** Puts the elements of tokens around a node. */
function wrap(node: ChildNode, tokens: readonly string[]): void {
  let place: Element | undefined;
  for (const names of tokens) {
    const span = node.ownerDocument?.createElement('span');
    if (!span) return;
    span.className = `token ${names}`;
    if (place) place.append(span);
    else node.replaceWith(span);
    place = span;
  }
  place?.append(node);
}
