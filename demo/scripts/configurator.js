// The configurator: what a site has on one side, what to paste on the other.
import { parseGroups } from '../../src/core.ts';
import { snippetsFor } from './snippet.js';

const form = document.querySelector('.configurator form');
const output = document.querySelector('.configurator output');

/** Reads the form. */
function wishesOf() {
  const { elements } = form;
  const own = elements.own.value.trim();
  const ticked = [...elements.group].filter(({ checked }) => checked).map(({ value }) => value);
  const groups = [...ticked, ...(own ? [own] : [])].join('; ');
  const parsed = parseGroups(groups).value;
  return {
    kind: elements.kind.value,
    groups,
    names: parsed.map(({ name }) => name),
    variant: parsed.map(({ variants }) => variants[0] ?? '').join(' '),
    persistence: elements.persistence.value,
    policy: elements.policy.value,
    floating: elements.floating.checked,
    contents: elements.contents.checked,
    findable: elements.findable.checked,
    printAll: elements.print.checked,
  };
}

function draw() {
  const wishes = wishesOf();
  // It comes with the script tag.
  form.elements.floating.disabled = !/^(?:page|template)$/.test(wishes.kind);
  if (!wishes.names.length) {
    output.textContent = 'Tick a group, or write your own.';
    return;
  }
  output.replaceChildren(
    ...snippetsFor(wishes).flatMap(({ title, code }) => {
      const heading = document.createElement('h2');
      heading.textContent = title;
      const box = document.createElement('div');
      box.className = 'code';
      const pre = box.appendChild(document.createElement('pre'));
      pre.tabIndex = 0;
      pre.appendChild(document.createElement('code')).textContent = code;
      const copy = box.appendChild(document.createElement('button'));
      copy.type = 'button';
      copy.className = 'copy';
      copy.textContent = 'Copy';
      copy.addEventListener('click', async () => {
        await navigator.clipboard.writeText(code);
        copy.textContent = 'Copied';
      });
      return [heading, box];
    }),
  );
}

form.addEventListener('input', draw);
form.addEventListener('submit', (event) => event.preventDefault());
draw();
