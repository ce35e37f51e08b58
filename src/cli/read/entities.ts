// Text of HTML in which entities are the signs that they stand for, each at its own place.
import { withoutUnseen } from '../../core/shortcodes/authored-tags.ts';

/** Matches an entity, or a line break or a mark of emphasis that an editor has put into a tag. */
const ENTITY =
  /&(?:(lt|gt|quot|amp|nbsp|[lr]s?aquo|bdquo|sbquo|[lr][sd]quo|shy|zwn?j|lrm|rlm)|#(\d{1,7})|#x([\da-f]{1,6}));|<\/?(?:br|b|i|u|em|strong|font|span|code)(?=[\s/>])[^<>]*>/gi;
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  amp: '&',
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  bdquo: '„',
  sbquo: '‚',
  laquo: '«',
  raquo: '»',
  lsaquo: '‹',
  rsaquo: '›',
  shy: '\u00ad',
  zwj: '\u200d',
  zwnj: '\u200c',
  lrm: '\u200e',
  rlm: '\u200f',
};
/** Matches signs before which there is room for blanks; others have it behind them. */
const ROOM_BEFORE = /[>“‘]/;

/**
 * Decodes the entities that editors write into tags of shortcodes, and leaves out line breaks and
 * emphasis. Blanks keep the length: inside the tag, and outside of its quotes.
 */
export const decodeInPlace = (html: string): string =>
  html.replace(
    ENTITY,
    (entity: string, name: string | undefined, decimal: string, hex: string, at: number) => {
      if (entity.startsWith('<')) return ' '.repeat(entity.length);
      const code = decimal ? Number(decimal) : parseInt(hex, 16);
      const sign = name ? NAMED[name.toLowerCase()] : code <= 0xffff && String.fromCharCode(code);
      if (!sign) return entity;
      // A blank would end the name that it stands in.
      if (!withoutUnseen(sign)) return sign.repeat(entity.length);
      const room = ' '.repeat(entity.length - 1);
      const isOpeningQuote = sign === '"' && /[\s=;]/.test(html.charAt(at - 1));
      return isOpeningQuote || ROOM_BEFORE.test(sign) ? room + sign : sign + room;
    },
  );
