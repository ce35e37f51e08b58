import { groupBy } from './group-by.ts';
import type { Found, MarkPlace, NotePlace } from './open-places.ts';
import type { PlaceWriter } from './place-writer.ts';
import { escapeHtml } from '../read/markers.ts';

/** A footnote in the list at the end of the page; one that some readers see elsewhere has several. */
interface Entry {
  readonly note: Found<NotePlace>;
  readonly cells: readonly number[];
  readonly id: string;
  /** The references to it. */
  readonly uses: Use[];
}

/** A reference to a footnote, as the readers of some cells see it. */
interface Use {
  readonly cells: readonly number[];
  readonly id: string;
  readonly number: number;
  readonly entry: Entry;
}

/** What a build of the page for one cell would count. */
interface Count {
  /** The footnotes in their order. */
  readonly order: readonly Found<NotePlace>[];
  readonly uses: ReadonlyMap<Found, { readonly note: Found<NotePlace>; readonly index: number }>;
}

/** Numbers the footnotes of a page for each reader, and writes them as Hugo does. */
export class Notes {
  readonly #writer: PlaceWriter;
  readonly #marks: readonly Found<MarkPlace>[];
  readonly #notes: readonly Found<NotePlace>[];
  readonly #entries: Entry[] = [];
  readonly #uses = new Map<Found, Use[]>();
  readonly #ids = new Map<string, number>();

  constructor(all: readonly Found[], writer: PlaceWriter) {
    this.#writer = writer;
    this.#marks = all.filter(isMark);
    this.#notes = all.filter(isNote);
    if (!this.#notes.length) return;
    const counts = writer.cells.all.map((cell) => this.#count(all, cell));
    for (const [note, cells] of merge(counts.map(({ order }) => order))) {
      for (const box of writer.cells.boxes(cells)) {
        const number = (counts[box.cells[0] ?? 0]?.order.indexOf(note) ?? 0) + 1;
        this.#entries.push({ note, cells: box.cells, id: this.#id(`fn:${number}`), uses: [] });
      }
    }
    const entriesOf = groupBy(this.#entries, ({ note }) => note);
    for (const mark of this.#marks) this.#use(mark, counts, entriesOf);
  }

  /** Writes a reference for the readers of some cells. */
  write(mark: Found, among: readonly number[]): string {
    const readers = this.#writer.seenIn(mark).filter((cell) => among.includes(cell));
    const left = new Set(readers);
    const seenBy = (cells: readonly number[], html: string): string =>
      this.#writer.under(cells, readers, html);
    const written = (this.#uses.get(mark) ?? []).map(({ cells, id, number, entry }) => {
      const own = cells.filter((cell) => left.delete(cell));
      const link = `<a href="#${entry.id}" class="footnote-ref" role="doc-noteref">${number}</a>`;
      return seenBy(own, `<sup id="${id}">${link}</sup>`);
    });
    const text = escapeHtml(mark.place.inner);
    if (!readers.length) return text;
    return written.join('') + seenBy([...left], text);
  }

  /** Writes the footnotes. */
  end(): string {
    if (!this.#entries.length) return '';
    const { cells, fill, under } = this.#writer;
    const items = this.#entries.map(({ note, cells: own, id, uses }) => {
      const html = fill(note.place.inner, own);
      const back = uses.map((use) =>
        under(
          use.cells.filter((cell) => own.includes(cell)),
          own,
          `&#160;<a href="#${use.id}" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a>`,
        ),
      );
      const end = html.endsWith('</p>\n') ? '</p>\n' : '';
      const body = html.slice(0, html.length - end.length) + back.join('') + end;
      return under(own, cells.all, `<li id="${id}">\n${body}</li>\n`);
    });
    const some = new Set(this.#entries.flatMap((entry) => entry.cells));
    const readers = cells.all.filter((cell) => some.has(cell));
    // A list that no single condition can hide has a rule that several do.
    const [whole, rule] =
      cells.boxes(readers).length > 1 ? [cells.all, readers] : [readers, readers];
    const line = under(rule, whole, '<hr>\n');
    const list = `<div class="footnotes" role="doc-endnotes">\n${line}<ol>\n${items.join('')}</ol>\n</div>\n`;
    return under(whole, cells.all, list);
  }

  /** Counts as a build for one cell would: where its first footnote stands, those of notes count. */
  #count(all: readonly Found[], cell: number): Count {
    const isSeen = (one: Found): boolean => this.#writer.seenIn(one).includes(cell);
    const seen = all.filter(isSeen);
    const notes = new Map<string, Found<NotePlace>>();
    for (const one of seen) {
      if (isNote(one) && !notes.has(one.place.label)) notes.set(one.place.label, one);
    }
    const first = seen.findIndex(isNote);
    const inText = seen.filter((one) => isMark(one) && !one.host);
    const inNotes = seen.filter((one) => isMark(one) && one.host);
    const before = new Set(seen.slice(0, first));
    const marks = [
      ...inText.filter((one) => before.has(one)),
      ...inNotes,
      ...inText.filter((one) => !before.has(one)),
    ];
    const order: Found<NotePlace>[] = [];
    const sums = new Map<Found, number>();
    const uses = new Map<Found, { note: Found<NotePlace>; index: number }>();
    for (const mark of marks) {
      const note = notes.get(mark.place.label);
      if (!note) continue;
      const index = sums.get(note) ?? 0;
      if (!index) order.push(note);
      sums.set(note, index + 1);
      uses.set(mark, { note, index });
    }
    return { order, uses };
  }

  /** Finds out what readers see of a reference, and lets the footnotes know. */
  #use(
    mark: Found,
    counts: readonly Count[],
    entriesOf: ReadonlyMap<Found, readonly Entry[]>,
  ): void {
    // A reference in a footnote is as often on the page as the footnote.
    const hosts = mark.host ? (entriesOf.get(mark.host) ?? []) : [undefined];
    const uses = hosts.flatMap((host) => {
      const found = new Map<
        string,
        { entry: Entry; number: number; index: number; cells: number[] }
      >();
      for (const cell of this.#writer.seenIn(mark)) {
        const use = counts[cell]?.uses.get(mark);
        const entry = use && entriesOf.get(use.note)?.find(({ cells }) => cells.includes(cell));
        if (!entry || (host && !host.cells.includes(cell))) continue;
        const number = (counts[cell]?.order.indexOf(use.note) ?? 0) + 1;
        const key = `${entry.id} ${number}`;
        const one = found.get(key) ?? { entry, number, index: use.index, cells: [] };
        one.cells.push(cell);
        found.set(key, one);
      }
      return [...found.values()].map(({ index, ...use }): Use => {
        const id = this.#id(`fnref${index || ''}:${use.number}`);
        return { ...use, id };
      });
    });
    this.#uses.set(mark, uses);
    for (const use of uses) use.entry.uses.push(use);
  }

  /** Makes an id that no other footnote or reference of the page has. */
  #id(base: string): string {
    const count = this.#ids.get(base) ?? 0;
    this.#ids.set(base, count + 1);
    return count ? `${base}-${count}` : base;
  }
}

/** Joins lists into one in which each is in its order, with the lists that each item stands for. */
function merge<Item>(lists: readonly (readonly Item[])[]): [item: Item, of: number[]][] {
  const left = lists.map((list) => [...list].reverse());
  const pending = new Map<Item, number>();
  for (const item of lists.flat()) pending.set(item, (pending.get(item) ?? 0) + 1);
  const merged: [Item, number[]][] = [];
  for (;;) {
    const heads = groupBy(left.keys(), (at) => left[at]?.at(-1));
    heads.delete(undefined);
    // An item that comes first wherever it is still to come needs no second place.
    const [first] = [...(heads as Map<Item, number[]>)].sort(
      ([one, of], [other, ofOther]) =>
        Number(pending.get(other) === ofOther.length) - Number(pending.get(one) === of.length) ||
        ofOther.length - of.length,
    );
    if (!first) return merged;
    const [item, of] = first;
    for (const at of of) left[at]?.pop();
    pending.set(item, (pending.get(item) ?? 0) - of.length);
    merged.push(first);
  }
}

const isMark = (found: Found): found is Found<MarkPlace> => found.place.kind === 'mark';
const isNote = (found: Found): found is Found<NotePlace> => found.place.kind === 'note';
