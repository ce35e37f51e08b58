// What a page's front matter has to say to readers, in a part of its own for the few that say something.
import { announce } from '../../page/announce.ts';
import { consume, type VariantContext } from '../../context/context.ts';
import { labelOf } from '../../context/label-of.ts';
import { listOf } from '../../strings/list-of.ts';
import { loadStrings, say } from '../../strings/strings.ts';
import { matches, parseCondition } from '../../core/conditions.ts';
import type { FrontMatter } from '../../core/front-matter.ts';
import type { Group } from '../../core/groups.ts';
import { createButton } from '../../page/drawing/button.ts';
import { define } from '../../page/define.ts';
import { focusOn } from '../../page/focus-on.ts';
import { createSheet } from '../../page/sheets.ts';
import { buttonStyles } from '../../page/drawing/button.styles.ts';
import { noteStyles } from '../../page/drawing/note.styles.ts';
import { pageNotesStyles } from './page-notes.styles.ts';

const AVAILABILITY = 'doc-variant-availability';

/** Says above a page that it is a draft, and to readers whom it is not for, which variants have it. */
export async function addPageNotes(
  owner: HTMLElement,
  { data, variants }: FrontMatter,
): Promise<void> {
  await loadStrings(owner);
  define(AVAILABILITY, AvailabilityNote);
  const notes: HTMLElement[] = [];
  if (data['draft'] === true) {
    const draft = document.createElement('div');
    draft.className = 'doc-variant-draft';
    draft.role = 'note';
    drawNote(draft).append(paragraph(say(owner, 'pageDraft')));
    notes.push(draft);
  }
  if (variants) {
    const note = document.createElement(AVAILABILITY);
    if (note instanceof AvailabilityNote) note.condition = variants;
    notes.push(note);
  }
  owner.prepend(...notes);
}

/** Says to readers of some variants that a page is not for them; an element, so that it may move. */
class AvailabilityNote extends HTMLElement {
  /** Whom the page is for, as a `variants` attribute says it. */
  condition = '';
  readonly #root = drawNote(this);
  #said: string | undefined;
  #end: (() => void) | undefined;

  connectedCallback(): void {
    this.role = 'note';
    this.hidden = true;
    this.#end = consume(this, (context) => {
      const text = this.#tell(context);
      // What stands there from the start is read in its place.
      if (text && this.#said !== undefined && this.#said !== text) announce(text, this);
      this.#said = text;
    });
  }

  disconnectedCallback(): void {
    this.#end?.();
  }

  /** Shows itself where a selection excludes the page; returns what it says, empty for nothing. */
  #tell(context: VariantContext): string {
    const { groups, selection } = context;
    const { value: condition } = parseCondition(this.condition);
    const excluding = groups.filter((group) => !matches(condition, [group], selection));
    const label = (name: string): string => labelOf(this, name, groups);
    if (!excluding.length) {
      // The reader who took the offer goes on in the page.
      if (this.#root.activeElement && this.parentElement) focusOn(this.parentElement);
      this.hidden = true;
      this.#root.replaceChildren();
      return '';
    }
    this.hidden = false;
    const active = excluding.flatMap(({ variants }) =>
      variants.filter((name) => selection.has(name)),
    );
    const text = say(this, 'pageUnavailable', {
      variants: listOf(this, active.map(label), 'conjunction'),
    });
    const offers = excluding.flatMap((group) =>
      namesFor(condition, group).map((name) =>
        createButton(say(this, 'pageOffer', { variant: label(name) }), () => {
          context.select(name, 'picker');
        }),
      ),
    );
    const box = document.createElement('div');
    box.role = 'group';
    box.ariaLabel = text;
    box.append(...offers);
    this.#root.replaceChildren(paragraph(text), ...(offers.length ? [box] : []));
    return text;
  }
}

/** Lists the variants of a group that a condition allows. */
const namesFor = (condition: Parameters<typeof matches>[0], group: Group): readonly string[] =>
  group.variants.filter((name) => matches(condition, [group], new Set([name])));

function drawNote(note: HTMLElement): ShadowRoot {
  const root = note.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [buttonStyles, noteStyles, pageNotesStyles].map((text) =>
    createSheet(note.ownerDocument, text),
  );
  return root;
}

function paragraph(text: string): HTMLElement {
  const element = document.createElement('p');
  element.textContent = text;
  return element;
}
