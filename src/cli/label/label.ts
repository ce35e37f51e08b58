// `doc-variants label`: says in static HTML whose text a passage is.
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { countOf, pagesIn, readText, write } from '../files.ts';
import { inOneLine } from '../report/in-one-line.ts';
import { readPage } from '../read/read-page.ts';
import { labelPage } from './label-page.ts';

const HTML = /\.x?html?$/i;

/** Writes labels into the HTML files of folders and returns the exit status. */
export async function label(
  places: readonly string[],
  manifest: Manifest | undefined,
): Promise<number> {
  let pages = 0;
  let changed = 0;
  for await (const file of pagesIn(places)) {
    if (!HTML.test(file)) continue;
    const read = readText(file);
    if ('reason' in read) {
      console.error(`${inOneLine(file)} ${read.reason}, so it gets no labels.`);
      continue;
    }
    pages++;
    const labelled = labelPage(readPage(file, read.text), manifest);
    if (labelled === read.text) continue;
    if (write(file, labelled)) changed++;
    else console.error(`${inOneLine(file)} cannot be written, so it gets no labels.`);
  }
  console.error(`${countOf(pages, 'page')}: ${changed} changed`);
  return 0;
}
