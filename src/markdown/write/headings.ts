import type { Groups } from '../../core/groups.ts';
import { printData } from '../../core/print-data.ts';
import { canMeet } from './can-meet.ts';

/** A heading of a page, as a table of contents needs it. */
export interface Heading {
  /** From 1 to 6, the page's `headingOffset` included. */
  readonly depth: number;
  /** The text without any markup. */
  readonly text: string;
  readonly id: string;
  /** The conditions of the blocks around it, as their authors wrote them. */
  readonly variants: readonly string[];
}

/** A heading that has yet to get its id. */
export interface RawHeading {
  readonly depth: number;
  readonly text: string;
  /** The id that it gets where that is free. */
  readonly id: string;
}

/** Stands for the id of a heading while Markdown is parsed; no text means anything by it. */
export const HEADING_MARK = '\uFDD4';
const PLACE = /<if-variant variants="([^"]*)"[^<>]*>|(<\/if-variant>)|\uFDD4(\d+)\uFDD1/g;

/** Writes an id as GitHub does: the letters, digits, `-` and `_` of a text in lower case. */
export const slugOf = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

/**
 * Gives the headings of a page their ids: those of GitHub, with a number where an id is taken. Two
 * headings that no selection of the groups shows together may have the same id.
 */
export function identify(
  html: string,
  headings: readonly RawHeading[],
  groups: Groups = [],
): { html: string; headings: Heading[] } {
  const done: Heading[] = [];
  const around: string[] = [];
  const ids = new Ids(groups);
  const whole = html.replace(
    PLACE,
    (tag, variants: string | undefined, end: string | undefined, digits: string | undefined) => {
      if (variants !== undefined) around.push(variants);
      else if (end) around.pop();
      const raw = headings[Number(digits)];
      if (!raw) return tag;
      const { depth, text, id: wanted } = raw;
      const id = ids.take(wanted || 'section', around);
      done.push({ depth, text, id, variants: [...around] });
      return id;
    },
  );
  return { html: whole, headings: done };
}

/** Gives out ids, none twice to readers of one selection. */
class Ids {
  readonly #groups: Groups;
  /** The conditions that the headings of each id stand in. */
  readonly #taken = new Map<string, (readonly string[])[]>();
  /** The number that is free for a text, by the conditions of its headings. */
  readonly #next = new Map<string, number>();

  constructor(groups: Groups) {
    this.#groups = groups;
  }

  take(base: string, around: readonly string[]): string {
    // Without groups any two may meet.
    const key = printData(this.#groups.length ? [base, ...around] : [base]);
    let number = this.#next.get(key) ?? 0;
    let id = base;
    for (; ; number++) {
      id = number ? `${base}-${number}` : base;
      const rivals = this.#taken.get(id) ?? [];
      if (rivals.some((other) => canMeet([...other, ...around], this.#groups))) continue;
      this.#taken.set(id, [...rivals, [...around]]);
      break;
    }
    this.#next.set(key, number + 1);
    return id;
  }
}
