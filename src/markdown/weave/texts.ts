import { escapeHtml, KEY_MARKER, type Markers } from '../read/markers.ts';

/** Finds an HTML text that has markers; in an address they are encoded. */
export const HAS_MARKS = /[\uFDD0\uFDD3]|%EF%B7%9[03]/;
const ENCODED = /%EF%B7%93(\d+)%EF%B7%91/g;
/** Takes an attribute whose text may depend on the variant. */
const ATTRIBUTE = /\s(href|src|alt|title)\s*=\s*"([^"]*)"/gi;

/** Turns the markers of texts into elements that show the text of the reader's variant. */
export const textElements = (html: string, markers: Markers): string =>
  html.replace(KEY_MARKER, (_, digits: string) => {
    const { key, text } = markers.key(Number(digits));
    return `<doc-variant-text key="${escapeHtml(key)}">${escapeHtml(text)}</doc-variant-text>`;
  });

/** Puts into the attributes of a tag the texts for a reader who has no selection. */
export function withTexts(tag: string, markers: Markers): string {
  if (!HAS_MARKS.test(tag)) return tag;
  return tag
    .replace(KEY_MARKER, (_, digits: string) => escapeHtml(markers.key(Number(digits)).text))
    .replace(ENCODED, (_, digits: string) =>
      escapeHtml(encodeURI(markers.key(Number(digits)).text)),
    );
}

/** Makes the elements that keep the attributes of the tag before them as the reader's variant has them. */
export function carriersOf(tag: string, markers: Markers): string {
  if (!HAS_MARKS.test(tag)) return '';
  let html = '';
  for (const [, name = '', value = ''] of tag.matchAll(ATTRIBUTE)) {
    const place = (_: string, digits: string): string =>
      `{{${escapeHtml(markers.key(Number(digits)).key)}}}`;
    const template = value.replace(KEY_MARKER, place).replace(ENCODED, place);
    if (template === value) continue;
    html += `<doc-variant-text attribute="${name.toLowerCase()}" template="${template}"></doc-variant-text>`;
  }
  return html;
}
