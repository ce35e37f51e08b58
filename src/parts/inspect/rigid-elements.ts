import { warn } from '../../context/warn.ts';
import { BLOCKS } from '../../page/blocks.ts';

/** What HTML wants right in its parent, with that parent and what to write. */
const PARENTS: Readonly<Record<string, readonly [parent: string, fix: string]>> = {
  summary: [
    'details',
    'browsers take the first <summary> of a <details>, hidden or not: write one, and the passages inside it',
  ],
  source: [
    'picture,video,audio',
    'it is read for every reader: put data-variants on the whole <picture>, <video> or <audio>, one for each variant',
  ],
  track: [
    'video,audio',
    'it is read for every reader: put data-variants on the whole <video> or <audio>, one for each variant',
  ],
  area: [
    'map',
    'it can be clicked while it is hidden: write a <map> and an <img> for each variant',
  ],
  col: ['table', 'hiding it hides no cell: put data-variants on the cells of the column'],
};

/** What counts for every reader, with what to do. */
const EFFECTS: Readonly<Record<string, string>> = {
  link: 'its style sheet counts for every reader: put it into the <head>',
  style:
    'it counts for every reader: put it outside of blocks, and let its selectors name what is in them',
  script:
    'it runs for every reader: put it outside of blocks, and listen to `variant-change` in it',
};
const IS_EFFECT =
  'link[rel~=stylesheet i],style:not(svg *),script:is(:not([type]),[type=""],[type=module i],[type*=javascript i])';

/** Warns of elements that do not do in blocks what their author means. */
export function inspectRigidElements(host: Element): void {
  for (const element of host.querySelectorAll(`${Object.keys(PARENTS).join()},${IS_EFFECT}`)) {
    const block = element.closest(BLOCKS);
    const [parent, fix] = PARENTS[element.localName] ?? ['', EFFECTS[element.localName]];
    // A block around all of the parent is what it is to be.
    const whole = parent && element.closest(parent);
    if (!block || (whole && block.contains(whole))) continue;
    const text = block.getAttribute('data-variants') ?? block.getAttribute('variants') ?? '';
    warn(`with the condition "${text}" ${fix ?? ''}`, element);
  }
}

/** Warns of drawings whose ids repeat: while the first is hidden, the others lose what they refer to. */
export function inspectDrawings(host: Element): void {
  const first = new Map<string, Element>();
  for (const element of host.querySelectorAll('svg [id]')) {
    const svg = element.closest('svg');
    const other = first.get(element.id);
    if (!svg || !other) first.set(element.id, element);
    else if (element.closest(BLOCKS) !== other.closest(BLOCKS))
      warn(
        `id="${element.id}" stands in two drawings, and while the first is hidden the second loses what ` +
          'it refers to: give each its own ids',
        element,
      );
  }
}

/** Warns of blocks around rows, which browsers move before the table: everyone sees the rows. */
export function inspectTables(host: Element): void {
  for (const table of host.querySelectorAll('if-variant + table')) {
    const block = table.previousElementSibling;
    if (!block || block.firstElementChild || block.textContent.trim()) continue;
    const variants = block.getAttribute('variants') ?? '';
    warn(
      `variants="${variants}" is empty before a table: HTML allows none around rows, so all rows are ` +
        `shown: write data-variants="${variants}" on each <tr>`,
      block,
    );
  }
}
