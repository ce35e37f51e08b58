// The part of a provider with `shortcodes`, which turns text that its content holds into blocks.
import {
  pairAuthoredTags,
  printed,
  type AuthoredToken,
  type Passage,
  type TagFault,
} from '../core/authored-tags.ts';
import type { Groups } from '../core/groups.ts';
import type { TagToken } from '../core/shortcode-lexer.ts';
import { pause } from '../context/pause.ts';
import { warn } from '../context/warn.ts';
import { findTags, LEFT_ALONE, print, type FoundTag } from './authored-tags.ts';
import { inspectBlocks } from './inspect.ts';
import { makeBlocks } from './make-blocks.ts';
import { isElement } from './nodes.ts';
import { contentOf } from './passage.ts';
import { TagMarkers, type Marker } from './tag-markers.ts';

/** Says after how many milliseconds the page may do other things; a frame has 16. */
const SLICE = 8;
/** Says how many milliseconds the other half of a passage may take to arrive. */
const PATIENCE = 500;
const TRACE = /\{\{|\}\}|^\s*\/?\s*if-variant/;

/**
 * Turns the shortcodes and comments in an element's content into blocks, now and when content
 * arrives later. Nodes are moved at most, never made anew.
 *
 * @returns ends it
 */
export function convertShortcodes(host: Element, groups: () => Groups): () => void {
  const conversion = new Conversion(host, groups);
  const page = host.ownerDocument;
  if (page.readyState !== 'loading') conversion.start();
  // What the parser still works on must stay where it is.
  else page.addEventListener('readystatechange', () => conversion.start(), { once: true });
  return () => conversion.end();
}

class Conversion {
  readonly #host: Element;
  readonly #groups: () => Groups;
  readonly #observer = new MutationObserver((records) => this.#look(records));
  #isRunning = false;
  #isStale = false;
  #isEnded = false;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Element, groups: () => Groups) {
    this.#host = host;
    this.#groups = groups;
  }

  start(): void {
    if (this.#isEnded) return;
    this.#observer.observe(this.#host, { subtree: true, childList: true, characterData: true });
    void this.#run();
  }

  end(): void {
    this.#isEnded = true;
    this.#observer.disconnect();
    clearTimeout(this.#patience);
  }

  #look(records: readonly MutationRecord[]): void {
    const isNews = records.some(({ type, target, addedNodes }) => {
      const holder = isElement(target) ? target : target.parentElement;
      const nodes = type === 'childList' ? [...addedNodes] : [target];
      const left = holder?.closest(LEFT_ALONE);
      return nodes.some(hasTrace) && (!left || left.contains(this.#host));
    });
    if (isNews) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isStale = true;
    if (this.#isRunning) return;
    this.#isRunning = true;
    clearTimeout(this.#patience);
    do {
      this.#isStale = false;
      await this.#work();
    } while (this.#isOutdated);
    this.#isRunning = false;
  }

  get #isOutdated(): boolean {
    return this.#isStale && !this.#isEnded;
  }

  /** Converts in slices; the first one follows at once, so that most pages never show the text. */
  async #work(): Promise<void> {
    const work = this.#convert();
    for (let start = performance.now(); !work.next().done;) {
      if (performance.now() - start < SLICE) continue;
      await pause();
      start = performance.now();
    }
  }

  /** Converts what is there; yields where the page may do other things. */
  *#convert(): Generator<undefined, void> {
    const found = yield* findTags(this.#host);
    const tags = found.flatMap(({ token }) => (token.type === 'escape' ? [] : [token]));
    const { passages, faults } = pairAuthoredTags(tags);
    const wanted = new Set(passages.flatMap(({ open, close }) => [open, close]));
    this.#warnOf(faults, [...found]);
    const markers = new TagMarkers(this.#host);
    const places = new Map<TagToken, Marker>();
    for (const tag of found.reverse()) {
      const { token } = tag;
      if (token.type !== 'escape' && !wanted.has(token)) continue;
      const marker = markers.put(tag);
      if (marker && token.type === 'escape') {
        marker.data = printed(tag.source);
        print(marker);
      } else if (marker && token.type !== 'escape') places.set(token, marker);
      yield;
    }
    for (const marker of places.values()) {
      markers.free(marker);
      yield;
    }
    const blocks: Element[] = [];
    for (const passage of passages) {
      blocks.push(...(yield* this.#obey(passage, places, markers)));
    }
    if (this.#groups().length) inspectBlocks(blocks, this.#groups());
  }

  *#obey(
    { open, close, variants }: Passage,
    places: ReadonlyMap<TagToken, Marker>,
    markers: TagMarkers,
  ): Generator<undefined, Element[]> {
    const [start, end] = [places.get(open), places.get(close)];
    if (!start || !end || !this.#host.contains(start) || !this.#host.contains(end)) {
      // The page has changed in between.
      for (const marker of [start, end]) if (marker) markers.restore(marker);
      return [];
    }
    const blocks: Element[] = [];
    for (const nodes of contentOf(start, end, this.#host)) {
      blocks.push(...(yield* makeBlocks(nodes, variants, this.#groups())));
    }
    if (!blocks.length) this.#warnOfNothing(end, variants);
    start.remove();
    end.remove();
    return blocks;
  }

  #warnOf(faults: readonly TagFault[], found: readonly FoundTag[]): void {
    if (!faults.length) return;
    const messages = new Map<AuthoredToken, string>(
      faults.map(({ tag, message }) => [tag, message]),
    );
    const wrong = found.filter(({ token }) => messages.has(token));
    this.#patience = setTimeout(() => {
      for (const { token, source, parts } of wrong) {
        warn(`${source} ${messages.get(token)}`, parts[0]?.node.parentElement ?? this.#host);
      }
    }, PATIENCE);
  }

  /** Warns of a passage of nothing before a table: the parser takes text out from between rows. */
  #warnOfNothing(end: Marker, variants: string): void {
    const next = end.nextElementSibling;
    if (next?.localName !== 'table') return;
    warn(
      `{{< if-variant "${variants}" >}} between rows was moved before their table by the browser, ` +
        'so they are shown to everyone: write <!-- if-variant … --> comments around the rows, ' +
        'data-variants on them, or the tags into cells',
      next,
    );
  }
}

/** Tells whether there may be a tag, or the rest of one, in a node. */
function hasTrace(node: Node): boolean {
  if (!isElement(node)) return TRACE.test((node as CharacterData).data);
  if (TRACE.test(node.textContent)) return true;
  const comments = node.ownerDocument.createNodeIterator(node, NodeFilter.SHOW_COMMENT);
  for (let comment = comments.nextNode(); comment; comment = comments.nextNode()) {
    if (TRACE.test((comment as Comment).data)) return true;
  }
  return false;
}
