// What a page says while it loads, and when it does not come: few readers ever need it.
import type { Problem } from '../../core/problem.ts';
import { announce } from '../../page/announce.ts';
import { createButton } from '../../page/drawing/button.ts';
import { loadStrings, say } from '../../strings/strings.ts';
import { warn } from '../../context/warn.ts';

/** Shows and says that a page takes its time; nothing when it has come meanwhile. */
export async function makeProgress(
  element: HTMLElement,
  signal: AbortSignal,
  show: (element: HTMLElement, notice: HTMLElement) => void,
): Promise<void> {
  await loadStrings(element);
  if (signal.aborted || !element.hasAttribute('aria-busy')) return;
  const text = say(element, 'markdownLoading');
  const progress = document.createElement('progress');
  progress.setAttribute('aria-label', text);
  show(element, progress);
  announce(text, element);
}

/** Says that the page is there, to a reader who was told that it takes its time. */
export const announceLoaded = (element: HTMLElement): void =>
  announce(say(element, 'markdownLoaded'), element);

/** Makes what says that a page cannot be had, with a button to try again. */
export async function makeFailure(element: HTMLElement, retry: () => void): Promise<HTMLElement> {
  await loadStrings(element);
  const notice = document.createElement('p');
  notice.setAttribute('role', 'alert');
  const button = createButton(say(element, 'markdownRetry'), retry);
  notice.append(say(element, 'markdownFailed'), ' ', button);
  return notice;
}

/** Warns of what is wrong with a page, by the name of its file. */
export function warnOf(element: Element, file: string, problems: readonly Problem[]): void {
  for (const { line, column, message } of problems) {
    const place = line === undefined ? '' : `:${line}:${column ?? 1}`;
    warn(`${file}${place}: ${message}`, element);
  }
}

/** Warns that a page cannot be had. */
export function warnOfFailure(element: Element, error: unknown): void {
  const isSrc = element.hasAttribute('src') && !element.hasAttribute('source');
  const what = isSrc ? `src "${element.getAttribute('src') ?? ''}"` : 'the page';
  warn(`cannot load ${what} (${String(error)}): check that the address exists`, element);
}
