/** A piece of a page's text between two offsets. The tokens of a page cover its text exactly. */
export type ShortcodeToken = TextToken | EscapeToken | TagToken;

interface Span {
  /** Offset of the first UTF-16 code unit. */
  readonly start: number;
  /** Offset behind the last one. */
  readonly end: number;
}

/** Text outside shortcodes. */
export interface TextToken extends Span {
  readonly type: 'text';
}

/** A tag that is to be printed instead of obeyed: `{{</* … *\/>}}`. */
export interface EscapeToken extends Span {
  readonly type: 'escape';
  /** The tag as it is printed. */
  readonly text: string;
}

/** A shortcode tag. */
export interface TagToken extends Span {
  readonly type: 'open' | 'close';
  readonly name: string;
  /** The unnamed arguments in order. */
  readonly list: readonly string[];
  /** The named arguments. */
  readonly named: ReadonlyMap<string, string>;
  /** Whether Hugo would reject the tag's arguments; they are empty then. */
  readonly malformed: boolean;
  /** Whether the tag closes itself: `{{< name />}}`. */
  readonly empty: boolean;
}

const OPENING = /\{\{[<%]/g;
const NAME = /[ \t\r\n]*(?:(\/)[ \t\r\n]*)?([A-Za-z0-9_][\w./-]*)/y;
/** Takes an argument: its name, then a quoted, raw or bare value. */
const ARGUMENT =
  /[ \t\r\n]*(?:([\w-]+)[ \t]*=[ \t]*)?(?:"((?:[^"\\\r\n]|\\[^\r\n])*)"|`([^`]*)`|(!?[\p{L}\p{N}_.-]+))/uy;
const CLOSING = /[ \t\r\n]*(\/?)([>%])\}\}/y;
/** Finds the end of a tag that cannot be read, which goes no further than its paragraph. */
const RECOVERY = /[>%]\}\}|\{\{|\n[ \t\r]*\n/g;

/** Splits a page's text, from an offset on, into shortcode tags, escaped tags and text. */
export function lexShortcodes(source: string, from = 0): ShortcodeToken[] {
  return new Lexer(source, from).run();
}

class Lexer {
  readonly #source: string;
  readonly #tokens: ShortcodeToken[] = [];
  #text: number;
  // The next end of an escape, which is searched for once: time stays linear.
  #escapeEnd = -1;

  constructor(source: string, from: number) {
    this.#source = source;
    this.#text = from;
  }

  run(): ShortcodeToken[] {
    let at = this.#text;
    for (;;) {
      OPENING.lastIndex = at;
      const opening = OPENING.exec(this.#source);
      if (!opening) break;
      const token = this.#escape(opening.index) ?? this.#tag(opening.index);
      if (token) {
        this.#flush(token.start);
        this.#tokens.push(token);
        this.#text = at = token.end;
      } else at = opening.index + opening[0].length;
    }
    this.#flush(this.#source.length);
    return this.#tokens;
  }

  #flush(end: number): void {
    if (end > this.#text) this.#tokens.push({ type: 'text', start: this.#text, end });
  }

  #escape(start: number): EscapeToken | undefined {
    if (!this.#source.startsWith('/*', start + 3)) return undefined;
    if (this.#escapeEnd < start + 5) {
      const found = this.#source.indexOf('*/', start + 5);
      this.#escapeEnd = found < 0 ? Infinity : found;
    }
    const close = this.#escapeEnd;
    const delimiter = this.#source.charAt(start + 2) === '<' ? '>' : '%';
    if (!this.#source.startsWith(`*/${delimiter}}}`, close)) return undefined;
    const inner = this.#source.slice(start + 5, close);
    const text = `${this.#source.slice(start, start + 3)}${inner}${delimiter}}}`;
    return { type: 'escape', start, end: close + 5, text };
  }

  #tag(start: number): TagToken | undefined {
    NAME.lastIndex = start + 3;
    const head = NAME.exec(this.#source);
    const name = head?.[2];
    if (head === null || name === undefined) return undefined;
    // A tight `{{< name/>}}` closes itself.
    const trimmed = name.endsWith('/') ? name.slice(0, -1) : name;
    const after = NAME.lastIndex - (name.length - trimmed.length);
    const type = head[1] ? 'close' : 'open';
    const shared = { type, name: trimmed, start } as const;
    const body = this.#arguments(after, this.#source.charAt(start + 2) === '<' ? '>' : '%');
    if (body) return { ...shared, ...body };
    const end = this.#recover(after);
    const lost = { list: [], named: new Map<string, string>(), malformed: true, empty: false };
    return end === undefined ? undefined : { ...shared, ...lost, end };
  }

  #arguments(
    from: number,
    delimiter: string,
  ): Pick<TagToken, 'list' | 'named' | 'malformed' | 'empty' | 'end'> | undefined {
    const list: string[] = [];
    const named = new Map<string, string>();
    for (let at = from; ; at = ARGUMENT.lastIndex) {
      CLOSING.lastIndex = at;
      const closing = CLOSING.exec(this.#source);
      if (closing) {
        const malformed = closing[2] !== delimiter || (list.length > 0 && named.size > 0);
        const read = malformed ? { list: [], named: new Map<string, string>() } : { list, named };
        return { ...read, malformed, empty: closing[1] !== '', end: CLOSING.lastIndex };
      }
      ARGUMENT.lastIndex = at;
      const argument = ARGUMENT.exec(this.#source);
      if (!argument) return undefined;
      const [, key, quoted, raw, bare] = argument;
      const value = quoted?.replaceAll('\\"', '"') ?? raw ?? bare ?? '';
      if (key === undefined) list.push(value);
      else named.set(key, value);
    }
  }

  #recover(from: number): number | undefined {
    RECOVERY.lastIndex = from;
    const found = RECOVERY.exec(this.#source)?.[0];
    return found?.endsWith('}}') ? RECOVERY.lastIndex : undefined;
  }
}
