// What a page's HTML may hold: one list for the sanitizers of browsers and of Node.
import { SAFE_ADDRESS } from '../../core/address/safe-address.ts';
import { mapSrcset } from '../../core/address/srcset.ts';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** The elements that stay. The others go, and what they hold stays. */
export const ELEMENTS = words(`
  a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col
  colgroup data dd del details dfn div dl doc-variant-picker
  doc-variant-tabs   doc-variant-text doc-variant-toc dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup
  hr i if-variant img input ins kbd li main mark menu meter nav ol optgroup option p picture pre progress q rp rt ruby s samp section small source span strike strong sub summary sup
  table tbody td tfoot th thead time tr track tt u ul var video wbr`);

/** The elements that go with their content, which is not text for readers. */
export const DROPPED = words(`
  embed frame frameset head iframe math noembed noframes noscript plaintext script selectedcontent
  style svg template title xmp`);

/**
 * What stands before HTML that is parsed as a document: in quirks mode tables would stay in paragraphs, and without a
 * body the first elements would be in the head.
 */
export const DOCUMENT_START = '<!doctype html><body>';

/** The attributes that stay, on whatever element. */
export const ATTRIBUTES = words(`
  abbr align alt appearance aria-atomic aria-colindex aria-colspan aria-current aria-describedby
  aria-details aria-hidden aria-label aria-labelledby aria-level aria-live aria-posinset
  aria-roledescription aria-rowindex aria-rowspan aria-setsize aria-sort attribute
  bgcolor border cellpadding cellspacing checked cite class color cols colspan controls
  data-variant-label data-variants datetime decoding default dir disabled download face group headers height
  hidden high href hreflang id key kind label lang loading loop low max max-level media min min-level muted name nowrap open optimum
  playsinline poster preload rel reversed role rows rowspan scope selected size sizes span src srclang srcset
  start summary sync tabindex target template title translate type valign value variants width`);

/** The attributes that hold an address. */
export const ADDRESSES = words('cite href poster src');

/** The attributes that refer to elements by their ids. */
export const REFERENCES = words('aria-describedby aria-details aria-labelledby headers href');

/** The prefix of ids and names, which could otherwise hide what a site's scripts look for. */
export const PREFIX = 'user-content-';

// Browsers skip some of these in an address, wherever they stand.
const SPACE = /[\u0000-\u0020\u007f-\u00a0\u1680\u180e\u2000-\u2029\u205f\u3000\ufeff]/g;
const IMAGE_DATA = /^data:image\/(?:png|gif|jpe?g|webp|avif|svg\+xml)[;,]/;
/** Finds what ends a comment or raw text, should a host put a value there. */
const BREAKOUT =
  /(?:--!?|\])>|<\/(?:style|script|title|xmp|textarea|noscript|iframe|noembed|noframes)/gi;
const WITH_ID = /<([a-z][^\s/>]*)([^<>]*?\s(?:id|name)\s*=[^<>]*)/gi;
const ID = /\s(id|name)\s*=\s*["']?([^\s"'<>]+)/gi;
const HEADING = /^h[1-6]$/;
/** Matches data of a page's own, and not what libraries of wide use take for a command. */
const OWN_DATA =
  /^data-(?!(?:action|ajax|alpine|astro|background|bind|bs|confirm|content|controller|dismiss|disable|doc-variant|href|html|hx|include|lazy|load|method|ng|on|pjax|poster|react|remote|script|spy|src|srcset|sse|svelte|target|template|toggle|turbo|turbolinks|up|url|v|vue|ws)(?:-|$))[\w-]+$/;
/** Matches the attributes by which other scripts leave code with passages alone. */
const CODE_DATA = /^data-(?:lang|highlighted)$/;
const FOOTNOTE = /^fn(?:ref)?\d*:[\w-]+$/;

/** Tells whether a page may have an `<input>`: only task lists have any. */
export const isTaskBox = (type: string | null | undefined, isDisabled: boolean): boolean =>
  isDisabled && type?.toLowerCase() === 'checkbox';

/**
 * Returns what stays of any attribute, or nothing where it has to go. Data stays on headings, where
 * Hugo's own syntax puts it, and what says on code that it is highlighted.
 */
export function safeAttribute(element: string, name: string, value: string): string | undefined {
  const own = HEADING.test(element) ? OWN_DATA : element === 'code' ? CODE_DATA : undefined;
  const isKnown = ATTRIBUTES.includes(name) || own?.test(name);
  return isKnown ? safeValue(element, name, value) : undefined;
}

/** Returns what stays of an attribute's value, or nothing where the attribute has to go. */
function safeValue(element: string, attribute: string, text: string): string | undefined {
  const value = attribute === 'value' ? text : text.trim();
  if (ADDRESSES.includes(attribute)) return isSafeAddress(element, value) ? value : undefined;
  switch (attribute) {
    case 'srcset':
      return mapSrcset(value, (one) => (isSafeAddress('img', one) ? one : undefined));
    case 'id':
      if (HEADING.test(element) || FOOTNOTE.test(value)) return plain(value);
      return prefixed(value);
    case 'name':
      return prefixed(value);
    case 'target':
      return value.toLowerCase() === '_blank' ? value : undefined;
    case 'type':
      // Lists have a type, too.
      return element === 'input' && value.toLowerCase() !== 'checkbox' ? undefined : plain(value);
    default:
      return plain(value);
  }
}

/**
 * Lists the ids and the names of anchors in a page's HTML that have a prefix once it is safe, as their
 * author wrote them; not those that another element still has.
 */
export function prefixedIdsOf(html: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [, element = '', attributes = ''] of html.matchAll(WITH_ID)) {
    for (const [, , value = ''] of attributes.matchAll(ID)) {
      const id = safeValue(element.toLowerCase(), 'id', value);
      if (id) ids.add(id);
    }
  }
  const found = [...ids].filter((id) => id.startsWith(PREFIX)).map((id) => id.slice(PREFIX.length));
  return new Set(found.filter((id) => !ids.has(id)));
}

/**
 * Lets a reference to an id reach the element whose id has the prefix now.
 *
 * @param ids those that have it
 */
export function prefixReference(
  attribute: string,
  value: string,
  ids: ReadonlySet<string>,
): string {
  const prefixed = (id: string): string => (ids.has(id) ? PREFIX + id : id);
  if (attribute !== 'href') return value.split(/\s+/).map(prefixed).join(' ');
  return value.startsWith('#') ? `#${prefixed(value.slice(1))}` : value;
}

function isSafeAddress(element: string, value: string): boolean {
  const compact = value.replace(SPACE, '');
  if (compact.search(BREAKOUT) >= 0 || value.search(BREAKOUT) >= 0) return false;
  return SAFE_ADDRESS.test(compact) || (element === 'img' && IMAGE_DATA.test(value));
}

const prefixed = (value: string): string =>
  plain(value.startsWith(PREFIX) ? value : PREFIX + value);

/** Keeps the text of a value readable, and takes its power to end a comment. */
const plain = (value: string): string =>
  value.replace(BREAKOUT, (end) => `${end.charAt(0)}\u2060${end.slice(1)}`);
