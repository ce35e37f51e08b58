// What `<doc-variant-markdown>` does with a page, in the part that it loads for its first one.
import type { Problem } from '../core/problem.ts';
import { ask } from '../context/context.ts';
import { announce } from '../context/announce.ts';
import { loadStrings, say } from '../context/strings.ts';
import { renderFragments, type PageInfo } from '../markdown/fragment.ts';
import type { MarkdownOptions } from '../markdown/page.ts';
import { endsInFence, inlineSource, writeBack } from '../markdown/inline-source.ts';

const SCRIPT = ':scope > script[type="text/markdown"]';

const HAS_KEYS = /\{\{[<%]\s*(?:key|var)\s|<doc-variant-text/;

/** Holds the elements whose children are of our making. */
const rendered = new WeakSet<Element>();
/** Holds what an element says about its loading. */
const notices = new WeakMap<Element, HTMLElement>();

/**
 * Shows a page as an element's children, in the place of all that it has but its script.
 *
 * @param text the page, or nothing where the script holds it
 * @throws the reason of the signal when that is aborted
 */
export async function showPage(
  element: HTMLElement,
  text: string | undefined,
  signal: AbortSignal,
  options: MarkdownOptions,
): Promise<PageInfo> {
  const source = text === undefined ? await readScript(element) : { text, problems: [] };
  signal.throwIfAborted();
  const texts = HAS_KEYS.test(source.text) ? await loadTexts() : undefined;
  const context = texts && ask(element);
  const steps = renderFragments(source.text, {
    keys: context && texts.allKeys(context),
    ...options,
  });
  for (let isFirst = true; ;) {
    const { done, value } = await steps.next();
    signal.throwIfAborted();
    if (done) {
      if (notices.get(element) instanceof HTMLProgressElement)
        announce(say(element, 'markdownLoaded'));
      removeNotice(element);
      return { ...value, problems: [...source.problems, ...value.problems] };
    }
    const notice = notices.get(element);
    if (notice instanceof HTMLProgressElement) notice.value = value.done;
    if (!value.fragment) continue;
    // A page shows no text that is not its reader's, not even for a moment.
    if (context) texts.showAll(value.fragment, context);
    if (isFirst) removeChildren(element);
    isFirst = false;
    rendered.add(element);
    element.insertBefore(value.fragment, notice ?? null);
  }
}

/** Shows that a page takes its time, as long as its element is busy. */
export async function showProgress(element: HTMLElement): Promise<void> {
  await loadStrings(element);
  if (!element.hasAttribute('aria-busy')) return;
  const text = say(element, 'markdownLoading');
  const progress = document.createElement('progress');
  progress.setAttribute('aria-label', text);
  showNotice(element, progress);
  announce(text);
}

/** Shows behind what an element holds that a page cannot be had, with a button to try again. */
export async function showFailure(element: HTMLElement, retry: () => void): Promise<void> {
  await loadStrings(element);
  const notice = document.createElement('p');
  notice.setAttribute('role', 'alert');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = say(element, 'markdownRetry');
  button.addEventListener('click', retry);
  notice.append(say(element, 'markdownFailed'), ' ', button);
  showNotice(element, notice);
}

const loadTexts = (): Promise<typeof import('../html/variant-text.ts') | undefined> =>
  import('../html/variant-text.ts').catch(() => undefined);

function showNotice(element: HTMLElement, notice: HTMLElement): void {
  removeNotice(element);
  notices.set(element, notice);
  element.append(notice);
}

function removeNotice(element: HTMLElement): void {
  const notice = notices.get(element);
  if (!notice) return;
  notices.delete(element);
  if (notice.matches(':focus-within')) {
    // The button goes with the focus on it, and the reader stays where it was.
    const isOurs = !element.hasAttribute('tabindex');
    if (isOurs) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    if (isOurs) {
      element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true });
    }
  }
  notice.remove();
}

function removeChildren(element: HTMLElement): void {
  const stays = [element.querySelector(SCRIPT), notices.get(element)];
  for (const node of [...element.childNodes]) {
    if (!stays.includes(node as HTMLElement)) node.remove();
  }
}

/** Reads the page that an element's script holds. */
async function readScript(
  element: HTMLElement,
): Promise<{ text: string; problems: readonly Problem[] }> {
  const script = element.querySelector(SCRIPT);
  const text = script?.textContent ?? '';
  if (!script || rendered.has(element) || !endsInFence(text)) {
    return { text: inlineSource(text), problems: [] };
  }
  // The HTML parser ends the script at the first `</script>`, and reads what follows as HTML.
  if (document.readyState === 'loading') {
    await new Promise((resolve) => {
      document.addEventListener('DOMContentLoaded', resolve, { once: true });
    });
  }
  const nodes = [...element.childNodes];
  const rest = writeBack(nodes.slice(nodes.indexOf(script) + 1));
  if (!rest.trim()) return { text: inlineSource(text), problems: [] };
  const message =
    'the script with the Markdown ends at the first </script> in it, and what follows was read ' +
    'as HTML: write <\\/script>';
  const problem = { code: 'script-end', value: '</script>', message };
  return { text: inlineSource(`${text}</script>${rest}`), problems: [problem] };
}
