// The playground: a text on one side, its page on the other.
import { framePage } from './frame.js';
import { samples } from './samples.js';
import { MAX_TEXT_LENGTH, readLink, writeLink } from './share.js';

const PAUSE_MS = 250;
const form = document.querySelector('.playground form');
const frame = document.querySelector('.playground iframe');
const status = form.querySelector('[role="status"]');
const { sample, format, groups, variant, text, share } = form.elements;
const library = new URL('doc-variants/', document.baseURI).href;
/** Whether the frame, which has an origin of its own, may have the parts of the library. */
let isOpen = false;
const asked = askServer();
let timer;

const stateOf = () => ({
  format: format.value,
  groups: groups.value,
  variant: variant.value,
  text: text.value.slice(0, MAX_TEXT_LENGTH),
});

async function draw() {
  clearTimeout(timer);
  await asked;
  const { theme } = document.documentElement.dataset;
  frame.srcdoc = framePage(stateOf(), { library, isOpen, theme });
}

/** @param {import('./share.js').State} state */
function take(state) {
  format.value = state.format;
  groups.value = state.groups;
  variant.value = state.variant;
  text.value = state.text;
  draw();
}

/** Asks the server of the site; where it does not say so, passages and pickers work without the parts. */
async function askServer() {
  const isServed = location.protocol !== 'file:';
  const answer = isServed
    ? await fetch(`${library}doc-variants.js`, { method: 'HEAD' }).catch(() => undefined)
    : undefined;
  isOpen = answer?.headers.has('access-control-allow-origin') ?? false;
  if (!isOpen)
    status.textContent =
      'Only passages and pickers work here: the rest needs a server that sends Access-Control-Allow-Origin.';
}

async function open() {
  const state = await readLink(location.hash);
  if (!state && location.hash.length > 1) status.textContent = 'This link cannot be read.';
  take(state ?? Object.values(samples)[0]);
}

for (const name of Object.keys(samples)) sample.add(new Option(name));
sample.addEventListener('change', () => {
  status.textContent = '';
  take(samples[sample.value]);
});
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', ({ target }) => {
  if (target === sample) return;
  status.textContent = '';
  clearTimeout(timer);
  timer = setTimeout(draw, PAUSE_MS);
});
share.addEventListener('click', async () => {
  const link = await writeLink(stateOf()).catch(() => undefined);
  if (!link) return void (status.textContent = 'This text is too long to fit in a link.');
  history.replaceState(null, '', link);
  try {
    await navigator.clipboard.writeText(location.href);
    status.textContent = 'Link copied.';
  } catch {
    status.textContent = 'The link is in the address bar.';
  }
});
addEventListener('hashchange', open);
void open();
