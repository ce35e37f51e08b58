// Reads what is copied of a page: for one selection, or for all with labels.
import { parseCondition } from '../../core/conditions.ts';
import { askProvider } from '../../context/context.ts';
import { warn } from '../../context/warn.ts';
import { conditionAttributes, PROVIDER } from '../../page/blocks.ts';
import { loadStrings } from '../../strings/strings.ts';
import { labelsOf } from '../reader/print/print-labels.ts';
import type { Reading } from './inline-markdown.ts';
import { toMarkdown } from './to-markdown.ts';

/** What is copied: what the reader sees, or all with labels. */
export type CopyFormat = 'selection' | 'all';

/** What is there for the screen and its reader only. */
const LEFT_OUT =
  'script,style,template,noscript,nav,button,input,select,textarea,dialog,svg,canvas,iframe,object,audio,video,' +
  'doc-variant-picker,doc-variant-toc,doc-variant-copy,.doc-variant-code-bar,[data-variant-label],' +
  // What waits to be found is kept from screen readers for no reason of the page.
  '[aria-hidden=true]:not([data-doc-variant-findable=aria-hidden])';

/** Finds what an element of the page is to copy: what its `for` names, the main content, or all. */
export function contentFor(element: Element): Element {
  const page = element.ownerDocument;
  const id = element.getAttribute('for');
  const named = id ? page.getElementById(id) : null;
  if (id && !named)
    warn(
      `for="${id}" is the id of no element, so the main content is copied: write one that is there`,
      element,
    );
  return named ?? page.querySelector('main,[role=main],article') ?? page.body;
}

/** Writes content as Markdown, as its readers see it now, or all of it with whom each passage is for. */
export async function markdownOf(content: Element, format: CopyFormat): Promise<string> {
  await loadStrings(content);
  return format === 'all'
    ? withAll(content)
    : toMarkdown(content, { isSkipped, wordsOf: () => '' });
}

/** Writes everything: it is shown for as long as it is read, before which nothing is painted. */
function withAll(content: Element): string {
  const page = content.ownerDocument;
  const hosts = [...page.querySelectorAll<HTMLElement>(PROVIDER)];
  const contexts = hosts.map(askProvider);
  for (const context of contexts) context?.showAll?.(true);
  try {
    return toMarkdown(content, { isSkipped: isSkippedInAll, wordsOf: wordsIn });
  } finally {
    for (const context of contexts) context?.showAll?.(false);
  }
}

const isPane = (element: Element): boolean =>
  element.parentElement?.localName === 'doc-variant-tabs';

const isSkippedInAll = (element: Element): boolean =>
  !isPane(element) &&
  (element.matches(LEFT_OUT) ||
    // What waits has a box in place of its content.
    (!element.matches('[data-doc-variant-findable]') && isUnseen(element)));

const isSkipped = (element: Element): boolean => element.matches(LEFT_OUT) || isUnseen(element);

function isUnseen(element: Element): boolean {
  const { display, visibility, contentVisibility } = getComputedStyle(element);
  return display === 'none' || visibility === 'hidden' || contentVisibility === 'hidden';
}

const wordsIn: Reading['wordsOf'] = (element) => {
  if (isPane(element)) return element.getAttribute('label') ?? '';
  const attributes = conditionAttributes(element);
  const host = attributes.length ? element.parentElement?.closest<HTMLElement>(PROVIDER) : null;
  const groups = host && askProvider(host)?.groups;
  if (!host || !groups) return '';
  return attributes
    .map(([, text]) => labelsOf(parseCondition(text).value, groups, host))
    .filter(Boolean)
    .join(' · ');
};
