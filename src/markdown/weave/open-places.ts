import { begins, PLACE, PLACE_MARKER, type Markers } from '../read/markers.ts';
import type { HtmlElement, readHtml } from './html-tree.ts';

/** Something of a page that another place of the page decides on. */
export type Place = LinkPlace | TargetPlace | MarkPlace | NotePlace;

interface Labelled {
  /** The label, as equal ones are written. */
  readonly label: string;
  /** The HTML in it, which may have places as well. */
  readonly inner: string;
}

/** A link or an image that refers to an address by a label. */
export interface LinkPlace extends Labelled {
  readonly kind: 'link';
  /** Writes the link around its content, or as it stands where there is no address. */
  write(inner: string, target: TargetPlace | undefined): string;
}

/** The definition of an address, `[label]: https://…`. */
export interface TargetPlace extends Labelled {
  readonly kind: 'target';
  readonly href: string;
  readonly title: string | undefined;
}

/** A reference to a footnote. */
export interface MarkPlace extends Labelled {
  readonly kind: 'mark';
}

/** A footnote, where its author wrote it. */
export interface NotePlace extends Labelled {
  readonly kind: 'note';
}

/** A place with what is known from where it stands. */
export interface Found<Kind extends Place = Place> {
  readonly place: Kind;
  /** The conditions of the passages around it. */
  readonly conditions: readonly string[];
  /** The footnote that it stands in. */
  readonly host: Found<NotePlace> | undefined;
}

/** Collects the places of a page. */
export class Places {
  readonly all: Place[] = [];

  /** Adds a place, and returns what stands for it in the page's HTML. */
  add(place: Place): string {
    return `${PLACE}${this.all.push(place) - 1}\uFDD1`;
  }
}

const CONDITION = /\s(?:data-)?variants\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i;

/** Finds the places in the text of a page, in their order, by their numbers. */
export function findPlaces(
  html: string,
  places: readonly Place[],
  markers: Markers,
  read: typeof readHtml,
): ReadonlyMap<number, Found> {
  const passages: (number | string[])[] = [];
  const found = new Map<number, Found>();

  const visit = (
    { children }: HtmlElement,
    around: readonly string[],
    host: Found<NotePlace> | undefined,
  ): void => {
    for (const node of children) {
      if (node.type === 'mark') passages.push(node.number);
      else if (node.type === 'element') {
        const values: (string | undefined)[] = CONDITION.exec(node.start)?.slice(1) ?? [];
        const own = values.find((value) => value !== undefined);
        visit(node, own === undefined ? around : [...around, own], host);
      } else if (node.type === 'text') {
        for (const [, digits] of node.html.matchAll(PLACE_MARKER)) {
          const place = places[Number(digits)];
          if (!place) continue;
          const conditions = [...around];
          const one = { place, conditions, host };
          passages.push(conditions);
          found.set(Number(digits), one);
          const isNote = place.kind === 'note';
          visit(read(place.inner), around, isNote ? (one as Found<NotePlace>) : host);
        }
      }
    }
  };
  visit(read(html), [], undefined);

  const ends = new Set(passages.filter((one) => typeof one === 'number'));
  const open = new Set<number>();
  for (const one of passages) {
    if (typeof one !== 'number') one.push(...[...open].map((number) => markers.condition(number)));
    else if (!begins(one)) open.delete(one - 1);
    else if (ends.has(one + 1)) open.add(one);
  }
  return found;
}
