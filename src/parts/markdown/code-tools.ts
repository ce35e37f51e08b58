// What readers do with code, in a part of its own for pages that have some.
import { announce } from '../../page/announce.ts';
import { createButton } from '../../page/drawing/button.ts';
import { loadStrings, say, watchStrings } from '../../strings/strings.ts';
import { createSheet } from '../../page/sheets.ts';
import { buttonStyles } from '../../page/drawing/button.styles.ts';
import { codeToolsStyles } from './code-tools.styles.ts';

/** How long the button says that the code is copied. */
const SAID_MS = 2000;
const NAMES = new Map([
  ['bash', 'Shell'],
  ['console', 'Shell'],
  ['cpp', 'C++'],
  ['cs', 'C#'],
  ['csharp', 'C#'],
  ['css', 'CSS'],
  ['html', 'HTML'],
  ['javascript', 'JavaScript'],
  ['js', 'JavaScript'],
  ['json', 'JSON'],
  ['php', 'PHP'],
  ['py', 'Python'],
  ['rb', 'Ruby'],
  ['rs', 'Rust'],
  ['sh', 'Shell'],
  ['shell', 'Shell'],
  ['sql', 'SQL'],
  ['toml', 'TOML'],
  ['ts', 'TypeScript'],
  ['typescript', 'TypeScript'],
  ['xml', 'XML'],
  ['yaml', 'YAML'],
  ['yml', 'YAML'],
]);

/** The styles that all bars share. */
let sheets: CSSStyleSheet[] | undefined;

// Words that a page sets later count for the bars that stand already.
watchStrings(() => {
  for (const bar of document.querySelectorAll('.doc-variant-code-bar')) {
    const button = bar.shadowRoot?.querySelector('button');
    if (button) button.textContent = say(bar, 'copy');
  }
});

/**
 * Puts a bar with the language and a button to copy above each code block.
 *
 * @param owner the element that the code is shown in, whose language the bars speak
 */
export async function addCodeTools(root: ParentNode, owner: Element): Promise<void> {
  const blocks = [...root.querySelectorAll('pre > code')];
  if (!blocks.length) return;
  await loadStrings(owner);
  for (const code of blocks) code.parentElement?.before(barOf(code, owner));
}

function barOf(code: Element, owner: Element): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'doc-variant-code-bar';
  const root = bar.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = sheets ??= [buttonStyles, codeToolsStyles].map((text) =>
    createSheet(document, text),
  );
  const language = languageOf(code);
  if (language) {
    const name = document.createElement('span');
    name.className = 'language';
    name.textContent = language;
    root.append(name);
  }
  const button = createButton(say(owner, 'copy'), () => void copy(code, button, owner));
  root.append(button);
  return bar;
}

/** Reads the name of the language that code is written in; empty for none. */
function languageOf(code: Element): string {
  const [, named = ''] = /(?:^|\s)language-(\S+)/.exec(code.className) ?? [];
  const name = code.getAttribute('data-lang') ?? named;
  return NAMES.get(name.toLowerCase()) ?? name.charAt(0).toUpperCase() + name.slice(1);
}

/** Copies what a reader sees of code, without the passages for other readers. */
async function copy(code: Element, button: HTMLButtonElement, owner: Element): Promise<void> {
  const text = (code as HTMLElement).innerText.replace(/\n$/, '');
  let said: 'copied' | 'copySelected' = 'copied';
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // The site is not secure, or forbids it: the reader's own keys still can.
    getSelection()?.selectAllChildren(code);
    said = 'copySelected';
  }
  button.textContent = say(owner, said);
  announce(say(owner, said), owner);
  setTimeout(() => (button.textContent = say(owner, 'copy')), SAID_MS);
}
