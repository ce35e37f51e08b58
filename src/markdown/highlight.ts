import type { Token } from 'prismjs';
import { tokenize } from './languages.ts';
import { escapeHtml, MARK, MARKER, type Markers } from './markers.ts';

/** Takes a line of markers together with its line break, which is none of the code's. */
const LONE_LINE = /^[ \t]*((?:\uFDD0\d+\uFDD1[ \t]*)+)(?:\n|$)/gm;

interface Tag {
  readonly offset: number;
  readonly number: number;
}

/** Writes lines of code as HTML: highlighted where the language is known, with tags for its markers. */
export function highlight(code: string, language: string, markers: Markers): string {
  const [text, tags] = code.includes(MARK) ? takeTags(code, markers) : [code, []];
  const writer = new Writer(tags, markers);
  writer.write(tokenize(text, language) ?? text, []);
  // A line of tags at the end has left its line break behind.
  const complete = text.endsWith('\n') && tags.at(-1)?.offset === text.length;
  return writer.end() + (complete ? '' : '\n');
}

/** Takes the markers out of code, so that highlighting does not trip over them. */
function takeTags(code: string, markers: Markers): [text: string, tags: Tag[]] {
  const pairs = markers.pairs(code);
  const lines = code.replace(LONE_LINE, (_, found: string) => found.replace(/[ \t]/g, ''));
  const tags: Tag[] = [];
  let text = '';
  let end = 0;
  for (const match of lines.matchAll(MARKER)) {
    text += lines.slice(end, match.index);
    end = match.index + match[0].length;
    const number = Number(match[1]);
    if (pairs.has(number)) tags.push({ offset: text.length, number });
  }
  return [text + lines.slice(end), tags];
}

/** Writes tokens as nested spans, which it closes before each tag and opens again behind it. */
class Writer {
  readonly #tags: readonly Tag[];
  readonly #markers: Markers;
  #html = '';
  #open: readonly Token[] = [];
  #offset = 0;
  #next = 0;

  constructor(tags: readonly Tag[], markers: Markers) {
    this.#tags = tags;
    this.#markers = markers;
  }

  write(content: string | Token | readonly (string | Token)[], path: readonly Token[]): void {
    if (typeof content === 'string') this.#writeText(content, path);
    else if ('type' in content) this.write(content.content, [...path, content]);
    else for (const part of content) this.write(part, path);
  }

  end(): string {
    this.#writeTags(Infinity);
    this.#nest([]);
    return this.#html;
  }

  #writeText(text: string, path: readonly Token[]): void {
    let from = 0;
    while (from < text.length) {
      this.#writeTags(this.#offset);
      const next = (this.#tags[this.#next]?.offset ?? Infinity) - this.#offset;
      const part = text.slice(from, from + next);
      this.#nest(path);
      this.#html += escapeHtml(part);
      this.#offset += part.length;
      from += part.length;
    }
  }

  #writeTags(offset: number): void {
    for (;;) {
      const tag = this.#tags[this.#next];
      if (!tag || tag.offset > offset) return;
      this.#nest([]);
      this.#html += this.#markers.tag(tag.number);
      this.#next++;
    }
  }

  #nest(path: readonly Token[]): void {
    let shared = 0;
    while (shared < path.length && path[shared] === this.#open[shared]) shared++;
    this.#html += '</span>'.repeat(this.#open.length - shared);
    for (const { type, alias } of path.slice(shared)) {
      const names = [type, alias].flat().filter(Boolean);
      this.#html += `<span class="token ${escapeHtml(names.join(' '))}">`;
    }
    this.#open = path;
  }
}
