import { announce } from '../../../page/announce.ts';
import type { VariantContext } from '../../../context/context.ts';
import { labelOf } from '../../../context/label-of.ts';
import { groupOf, type Group } from '../../../core/groups.ts';
import { listOf } from '../../../strings/list-of.ts';
import { loadStrings, say } from '../../../strings/strings.ts';
import { conditionsOf } from '../../../page/blocks.ts';
import { createButton } from '../../../page/drawing/button.ts';
import { peekStyles } from './find.styles.ts';
import { focusOn } from '../../../page/focus-on.ts';
import { spansInWords } from '../print/print-labels.ts';
import { PEEK } from '../before-switch.ts';
import { changeFor, applyChange, type Change } from '../links/reveal.ts';
import { createSheet } from '../../../page/sheets.ts';

/** The block that was found, and those around it that were hidden, too. */
interface Peek {
  readonly blocks: Set<HTMLElement>;
  bar?: HTMLElement;
}

/**
 * Shows what was found in a provider without choosing anything: framed, with whom it is for, and with
 * a button that chooses.
 */
export class Peeks {
  /** Runs when a peek has ended. */
  onEnd: () => void = () => undefined;
  readonly #host: HTMLElement;
  #peeks: Peek[] = [];
  /** What is found by one match: browsers tell of the innermost block first. */
  #found: Set<HTMLElement> | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  has(block: Element): boolean {
    return this.#peeks.some(({ blocks }) => blocks.has(block as HTMLElement));
  }

  /** Shows a block that the browser has found, before it scrolls there. */
  add(block: HTMLElement, context: VariantContext | undefined): void {
    const display = displayOf(block, context);
    block.setAttribute(PEEK, display);
    if (this.#found) {
      this.#found.add(block);
      return;
    }
    const found = (this.#found = new Set([block]));
    const peek: Peek = { blocks: found };
    this.#peeks.push(peek);
    setTimeout(() => {
      this.#found = undefined;
      void this.#label(peek);
    });
  }

  /**
   * Ends all peeks.
   *
   * @returns whether there were any
   */
  clear(): boolean {
    const peeks = this.#peeks.splice(0);
    for (const peek of peeks) end(peek);
    return peeks.length > 0;
  }

  async #label(peek: Peek): Promise<void> {
    const host = this.#host;
    await loadStrings(host);
    if (!this.#peeks.includes(peek)) return;
    const [inner] = peek.blocks;
    const outer = [...peek.blocks].at(-1);
    if (!inner || !outer) return;
    const change = changeFor(inner);
    const text = say(host, 'peek', { variants: labels(inner, change, readersOf) });
    const choose = peekButton(say(host, 'peekSwitch', { variants: labels(inner, change) }), () => {
      // The block stays, as what it is from then on, and the reader with it.
      peek.bar?.remove();
      if (applyChange(change ?? [], 'picker')) focusOn(inner);
    });
    const close = peekButton('✕', () => {
      this.#peeks = this.#peeks.filter((other) => other !== peek);
      end(peek);
      this.onEnd();
      void import('../say-switch.ts').then(
        ({ rescueFocus }) => rescueFocus(inner),
        () => undefined,
      );
    });
    close.ariaLabel = close.title = say(host, 'pickerClose');
    const isInline = outer.getAttribute(PEEK) === 'inline';
    const bar = drawBar(host, text, isInline, change ? [choose, close] : [close]);
    peek.bar = bar;
    placeFor(outer).prepend(bar);
    announce(text, host);
  }
}

function end({ blocks, bar }: Peek): void {
  bar?.remove();
  for (const block of blocks) block.removeAttribute(PEEK);
}

/** Finds how a block would be drawn if its condition held. */
function displayOf(block: Element, context: VariantContext | undefined): string {
  context?.showAll?.(true);
  const { display } = getComputedStyle(block);
  context?.showAll?.(false);
  if (display !== 'contents') return display;
  // The frame needs a box: one in a line, or around lines.
  const hasBlocks = [...block.children].some(
    (child) => !/^(?:inline|contents|none)/.test(getComputedStyle(child).display),
  );
  return hasBlocks ? 'block' : 'inline';
}

/** Says whom a block is for: what has to be chosen for it, else what its author names. */
function labels(
  block: Element,
  change: Change | undefined,
  inWords: (block: Element, host: Element, group: Group) => string | undefined = () => undefined,
): string {
  const names = change
    ? change.map(({ owner, variant }) => {
        const group = groupOf(owner.groups, variant);
        const words = group && inWords(block, owner.host, group);
        return words ?? labelOf(owner.host, variant, owner.groups);
      })
    : conditionsOf(block).flatMap(({ names: all }) => all.map((name) => labelOf(block, name, [])));
  return listOf(block, names);
}

/** Says for which range of an ordered group a block is, where its author names one. */
function readersOf(block: Element, host: Element, group: Group): string | undefined {
  const [words] = group.order
    ? conditionsOf(block).flatMap((condition) => spansInWords(host, condition, group))
    : [];
  return words;
}

/** Finds where a label can stand in a block: a list takes items only, and a table cells. */
const placeFor = (block: Element): Element => {
  const isStrict = block.matches('ul,ol,dl,table');
  return (isStrict ? block.querySelector('li,dt,dd,td,th') : undefined) ?? block;
};

function drawBar(
  host: HTMLElement,
  text: string,
  isInline: boolean,
  buttons: readonly HTMLButtonElement[],
): HTMLElement {
  const bar = host.ownerDocument.createElement('div');
  bar.className = 'doc-variants-peek';
  const root = bar.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [createSheet(host.ownerDocument, peekStyles)];
  const label = host.ownerDocument.createElement('span');
  label.setAttribute('part', 'label');
  label.textContent = text;
  root.append(label, ...buttons);
  bar.toggleAttribute('data-inline', isInline);
  bar.role = 'group';
  bar.ariaLabel = text;
  return bar;
}

function peekButton(text: string, press: () => void): HTMLButtonElement {
  const button = createButton(text, press);
  button.setAttribute('part', 'button');
  return button;
}
