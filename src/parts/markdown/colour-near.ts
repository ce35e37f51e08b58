// Colours the code of a page where its reader comes near: tokens are most of a long page's elements.
import { ask } from '../../context/context.ts';
import { colourCode, loadLanguageOf, plainCodeIn } from '../../markdown/write/colour-code.ts';
import { pause } from '../../page/pause.ts';

/** How far around the window code is coloured before it is seen. */
const NEAR = '100%';
/** How long colours may keep the browser from other work, such as scrolling. */
const SLICE_MS = 12;
/** How long a page that is printed may wait for its colours. */
const PRINT_MS = 2000;

/** What is near and has its language. */
const queue: Element[] = [];
let isAtWork = false;

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      void loadLanguageOf(target).then(() => add(target));
    }
  },
  { rootMargin: NEAR },
);

addEventListener('beforeprint', () => {
  const start = performance.now();
  for (const code of plainCodeIn(document)) {
    if (performance.now() - start < PRINT_MS) colour(code);
  }
});

/** Colours code once it is near what a reader sees, be it by scrolling or by another choice. */
export function colourNear(codes: readonly Element[]): void {
  for (const code of codes) observer.observe(code);
}

function colour(code: Element): void {
  try {
    colourCode(code, ask(code)?.groups);
  } catch {
    // Code that a grammar cannot read stays plain, and the rest goes on.
  }
}

function add(code: Element): void {
  queue.push(code);
  if (!isAtWork) void work();
}

async function work(): Promise<void> {
  isAtWork = true;
  let start = performance.now();
  for (let code = queue.shift(); code; code = queue.shift()) {
    if (isSelected(code)) waitForSelection(code);
    else colour(code);
    if (performance.now() - start < SLICE_MS) continue;
    await pause();
    start = performance.now();
  }
  isAtWork = false;
}

/** Whether something may have been marked: who asks the page has it laid out. */
let mayBeMarked = navigator.userActivation.hasBeenActive;
document.addEventListener('selectionchange', () => (mayBeMarked = true));

/** Tells whether a reader has marked some of the code, which new elements in it would undo. */
function isSelected(code: Element): boolean {
  const { ownerDocument: page } = code;
  const selection = mayBeMarked || page !== document ? page.getSelection() : null;
  return selection?.type === 'Range' && selection.containsNode(code, true);
}

function waitForSelection(code: Element): void {
  code.ownerDocument.addEventListener('selectionchange', () => add(code), { once: true });
}
