// What is left of a shortcode that nobody knows: its words and its addresses.
import { SAFE_ADDRESS } from '../../core/address/safe-address.ts';
import { indentationOf, isFirst } from '../read/call-shortcode.ts';
import { escapeHtml, verbatim } from '../read/markers.ts';
import type { CallPiece } from '../../core/shortcodes/pieces.ts';
import {
  addressText,
  endsLine,
  isAddress,
  isInTag,
  isOneLine,
  noAddress,
  oneLine,
} from './tag-place.ts';
import type { TagPlace } from './library-types.ts';

const words = (text: string): readonly string[] => text.split(' ');

/** The arguments that are words for readers. */
const TEXTS = words(
  'title heading header headline label text caption alt summary subtitle description desc content body message ' +
    'msg tooltip quote author cite attribution note question answer button cta tab name term definition',
);
/** Those that a template reads, whatever they look like. */
const SETTINGS = words(
  'align background bg border class closed code collapsed color colour cols columns css format height icon id ' +
    'key kind lang language layout level limit mode open order params position rel size sort style tag tags ' +
    'target theme type variant variants weight width',
);
const ADDRESSES = words(
  'href link url to page ref src path image img file download website source',
);
/** Matches an address of e-mail, which has no scheme, and one of the web that has none. */
const MAIL = /^[\w.+-]+@(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}$/u;
const WWW = /^www\.[^\s.]+\.\S+$/i;
const ADDRESS =
  /^(?:(?:https?:|mailto:|tel:)\S+|\/[^\s/]\S*|\/|\.{1,2}\/\S*|#[a-z]\S*|[\w./-]+\.(?:md|html?|pdf|zip|png|jpe?g|gif|svg|webp|avif|mp4|webm)(?:[#?]\S*)?)$/i;
const PICTURE = /\.(?:png|jpe?g|gif|svg|webp|avif)(?:[#?]|$)/i;
/** Matches what only a template reads where it is not all that a tag has: sizes, classes, switches. */
const MACHINE =
  /^(?:true|false|[\w-]+=.*|[\d.]+(?:px|r?em|%|v[hw])|\d+x\d+|[a-z]{1,4}(?:-[a-z]{1,4})*-\d+)$/i;
/** Matches a tag that is first in its item, which would be empty without words. */
const ITEM = /[-+*.)][ \t]+$/;
/** Shortcodes whose one word names a picture or a measure. */
const SIGNS = /icon|svg|emoji|^fas?$|^br$|clear|spacer|anchor/i;
/** Where others' pages are, by the shortcodes that show them. */
const EMBEDS: Readonly<Record<string, (id: string, more: string) => string>> = {
  gist: (user, id) => `https://gist.github.com/${user}/${id}`,
  instagram: (id) => `https://www.instagram.com/p/${id}/`,
  tweet: (id) => `https://twitter.com/i/status/${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
};

interface Found {
  /** The words for readers, by what holds them where that has a name. */
  readonly texts: readonly string[];
  readonly addresses: readonly string[];
  readonly pictures: readonly string[];
}

/** Sorts the arguments of a tag into words and addresses; what a template reads is left out. */
function sort({ name, list, named, isClosed }: CallPiece, isInline: boolean): Found {
  const texts = new Set<string>();
  const addresses = new Set<string>();
  const pictures = new Set<string>();
  const embed = Object.hasOwn(EMBEDS, name) ? EMBEDS[name] : undefined;
  const rest = [...list];
  const id = named.get('id') ?? (named.has('user') ? named.get('user') : list[0]);
  if (embed && id) {
    addresses.add(embed(id, list[1] ?? named.get('id') ?? ''));
    rest.splice(0, name === 'gist' ? 2 : 1);
  }
  const take = (value: string): void => {
    (PICTURE.test(value) ? pictures : addresses).add(value);
  };
  for (const [key, written] of named) {
    const value = oneLine(written);
    const at = key.toLowerCase();
    if (!value || SETTINGS.includes(at) || (embed && /^(?:id|user)$/.test(at))) continue;
    const isText = TEXTS.includes(at);
    const isAddress = isLink(value) || (ADDRESSES.includes(at) && !isProse(value));
    if (!isText && !SAFE_ADDRESS.test(value)) continue;
    if (!isText && isAddress) take(value);
    else if ((isText && !(at === 'name' && SIGNS.test(name))) || isProse(value)) texts.add(value);
  }
  const isSpoken =
    isInline && !embed && !SIGNS.test(name) && !rest.some((one) => PICTURE.test(one));
  const isAlone = rest.length === 1 && !isClosed;
  const said: string[] = [];
  let isRun = false;
  for (const value of rest.map(oneLine)) {
    if (isLink(value)) take(value);
    // A sentence would lack a word.
    else if (isProse(value) || (isSpoken && value && (isAlone || !MACHINE.test(value)))) {
      const isWord = isInline && !/\s/.test(value);
      const text = isProse(value) ? value : verbatim(value);
      said.push(isWord && isRun ? `${said.pop() ?? ''} ${text}` : text);
      isRun = isWord;
    }
  }
  for (const text of said) texts.add(text);
  return { texts: [...texts], addresses: [...addresses], pictures: [...pictures] };
}

const isLink = (text: string): boolean => ADDRESS.test(text) || MAIL.test(text) || WWW.test(text);

/** Writes the scheme of an address that has none. */
const withScheme = (text: string): string =>
  (MAIL.test(text) ? 'mailto:' : WWW.test(text) ? 'https://' : '') + text;

/** Tells words from what only a template reads, such as `mt-2`; a text is one line. */
const isProse = (text: string): boolean =>
  /\p{L}/u.test(text) &&
  !/^(?:[a-z]+:\/\/|\.{0,2}\/)/i.test(text) &&
  (/\p{L}/u.test(text.slice(0, text.lastIndexOf(' ') + 1)) ||
    /^\p{Lu}/u.test(text) ||
    /[^\p{ASCII}]/u.test(text)) &&
  !/^[\w-]+=/.test(text);

/** Writes words as Markdown that starts no block, and ends no cell. */
const written = (text: string): string =>
  text
    .replace(/\\?\|/g, '\\|')
    .replace(/^((?:#{1,6}|[-+*:])(?=\s|$)|>)|^(?=[-=*_]{3,}$)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');

const linked = (text: string, address: string): string =>
  `[${text.replace(/[[\]]/g, '\\$&')}](${addressText(withScheme(address))})`;

/**
 * Writes what readers miss without a shortcode: its words, links to its addresses, its pictures, and
 * what stands between its tags.
 */
export function wordsOf(piece: CallPiece, inner: string | undefined, place: TagPlace): string {
  const isLone = isFirst(place.line) && (inner !== undefined || endsLine(place));
  const isOpen = !piece.isClosed && (!endsLine(place) || ITEM.test(place.line));
  const { texts, addresses, pictures } = sort(piece, !isFirst(place.line) || isOpen);
  if (isAddress(place))
    return addressText(withScheme(addresses[0] ?? pictures[0] ?? inner ?? '')) || noAddress;
  if (isInTag(place)) return escapeHtml([...texts, inner ?? ''].join(' ').trim());
  const left = texts.map(written);
  const parts: string[] = [];
  for (const picture of pictures) {
    // Its words stand beside it.
    const alt = left.length > 1 || addresses.length ? '' : (left.pop() ?? '');
    parts.push(`![${alt.replace(/[[\]]/g, '\\$&')}](${addressText(picture)})`);
  }
  // Words in one line with a link are what it says.
  const content = inner?.trim() ?? '';
  const isShort = content !== '' && !/[\n[\]<\uFDD0]/.test(content);
  let rest = inner;
  for (const [at, address] of addresses.entries()) {
    if (at === 0 && !left.length && isShort) rest = undefined;
    const text = at ? undefined : (left.shift() ?? (isShort ? content : undefined));
    parts.push(linked(text ?? written(address), address));
  }
  if (!parts.length && !left.length) return inner ?? '';
  const all = [...parts, ...left].join(' – ');
  const body = rest?.trim() ? rest : '';
  if (isLone && !isOneLine(place)) return aside(all, body, place);
  return body ? `${body.trim()} (${all})` : all;
}

/** Writes words as a paragraph before what the tags hold, in the quote that they stand in. */
function aside(all: string, body: string, place: TagPlace): string {
  const quote = indentationOf(place.line);
  if (!body) return endsLine(place) ? `${all}\n${quote}` : all;
  return `${all}\n${quote}${/^\s*\n/.test(body) ? '' : `\n${quote}`}${body}`;
}
