import type { Groups } from '../../core/groups.ts';
import { PLACE_MARKER, type Markers } from '../read/markers.ts';
import { Cells } from './cells.ts';
import type { readHtml } from './html-tree.ts';
import { Notes } from './notes.ts';
import { groupBy } from './group-by.ts';
import type { PlaceWriter } from './place-writer.ts';
import {
  findPlaces,
  type Found,
  type LinkPlace,
  type Place,
  type TargetPlace,
} from './open-places.ts';

/**
 * Writes links, images and footnotes as the definitions say that each reader sees: what would be
 * different for two readers is written for each, with its condition.
 */
export function settlePlaces(
  html: string,
  places: readonly Place[],
  markers: Markers,
  groups: Groups,
  read: typeof readHtml,
): string {
  const found = findPlaces(html, places, markers, read);
  const all = [...found.values()];
  const cells = new Cells([...new Set(all.flatMap(({ conditions }) => conditions))], groups);
  if (cells.areTooMany) markers.report('too-many-selections', '');
  const seen = new Map<string, readonly number[]>();
  const targets = groupBy(all.filter(isTarget), ({ place }) => place.label);

  const writer: PlaceWriter = {
    cells,
    seenIn({ conditions }) {
      const key = conditions.join('\n');
      const known = seen.get(key) ?? cells.where(conditions);
      seen.set(key, known);
      return known;
    },
    fill: (text, among) =>
      text.replace(PLACE_MARKER, (_, digits: string) => {
        const one = found.get(Number(digits));
        if (one?.place.kind === 'link') return link(one as Found<LinkPlace>, among);
        return one?.place.kind === 'mark' ? notes.write(one, among) : '';
      }),
    under: (some, among, text) =>
      cells
        .boxes(some, among)
        .map(({ condition }) => (condition ? markers.wrap(condition, text) : text))
        .join(''),
  };
  const notes = new Notes(all, writer);

  function link(one: Found<LinkPlace>, among: readonly number[]): string {
    const { place } = one;
    const known = targets.get(place.label) ?? [];
    const readers = writer.seenIn(one).filter((cell) => among.includes(cell));
    // What no reader sees is shown where nothing is chosen.
    if (!readers.length) return place.write(writer.fill(place.inner, among), known[0]?.place);
    const byTarget = groupBy(readers, (cell) =>
      known.find((target) => writer.seenIn(target).includes(cell)),
    );
    return [...known, undefined]
      .map((target) => {
        const own = byTarget.get(target) ?? [];
        if (!own.length) return '';
        return writer.under(
          own,
          readers,
          place.write(writer.fill(place.inner, own), target?.place),
        );
      })
      .join('');
  }

  return writer.fill(html, cells.all) + notes.end();
}

const isTarget = (found: Found): found is Found<TargetPlace> => found.place.kind === 'target';
