// The part of a provider with `shortcodes`, which turns text that its content holds into blocks.
import {
  pairAuthoredTags,
  printed,
  type AuthoredToken,
  type Passage,
  type TagFault,
} from '../../core/shortcodes/authored-tags.ts';
import type { Groups } from '../../core/groups.ts';
import { pause } from '../../page/pause.ts';
import { warn } from '../../context/warn.ts';
import { findTags, LEFT_ALONE, print, type FoundTag } from './found-tags.ts';
import { inspectBlocks } from '../inspect/inspect.ts';
import { makeBlocks } from './make-blocks.ts';
import { isElement } from './nodes.ts';
import { contentOf } from './passage.ts';
import { TagMarkers, type Marker } from './tag-markers.ts';

/** How long converting may keep the page from other work; a frame takes 16 ms. */
const SLICE = 8;
/** How long the other half of a passage may take to arrive. */
const PATIENCE = 500;
const TRACE = /\{\{|\}\}|^\s*\/?\s*(?:doc-)?if[-_]?v/;

/**
 * Turns the shortcodes and comments in an element's content into blocks, now and when content
 * arrives later. Nodes are moved at most, never made anew.
 *
 * @returns a function that stops it
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

  /**
   * Converts what is there, from the top of the page, each passage with those in it at once. Yields
   * where the page may do other things.
   */
  *#convert(): Generator<undefined, void> {
    const found = yield* findTags(this.#host);
    const tags = found.flatMap(({ token }) => (token.type === 'escape' ? [] : [token]));
    const { passages, faults } = pairAuthoredTags(tags);
    this.#warnOf(faults, found);
    const markers = new TagMarkers(this.#host);
    const opened = new Map<AuthoredToken, Passage>(passages.map((one) => [one.open, one]));
    const ends = new Map(found.map(({ token }, at) => [token, at]));
    let next = 0;
    for (const [at, { token }] of found.entries()) {
      if (at < next) continue;
      const close = opened.get(token)?.close;
      next = 1 + ((close && ends.get(close)) ?? at);
      yield* this.#obey(found.slice(at, next), opened, markers);
    }
  }

  /** Obeys the tags of a passage, those of the passages in it included. */
  *#obey(
    group: readonly FoundTag[],
    opened: ReadonlyMap<AuthoredToken, Passage>,
    markers: TagMarkers,
  ): Generator<undefined, void> {
    const passages = group.flatMap(({ token }) => opened.get(token) ?? []);
    const wanted = new Set<AuthoredToken>(passages.flatMap(({ open, close }) => [open, close]));
    const places = new Map<AuthoredToken, Marker>();
    for (const tag of group) {
      const { token, source } = tag;
      const isPrinted = token.type === 'escape';
      if (!isPrinted && !wanted.has(token)) continue;
      const marker = markers.put(tag);
      if (!marker) continue;
      if (isPrinted) {
        marker.data = printed(source);
        print(marker);
      } else places.set(token, marker);
    }
    for (const marker of places.values()) markers.free(marker);
    for (const passage of passages) yield* this.#makeBlocks(passage, places, markers);
    yield;
  }

  *#makeBlocks(
    { open, close, variants }: Passage,
    places: ReadonlyMap<AuthoredToken, Marker>,
    markers: TagMarkers,
  ): Generator<undefined, void> {
    const [start, end] = [places.get(open), places.get(close)];
    if (!start || !end || !this.#host.contains(start) || !this.#host.contains(end)) {
      // The page has changed in between.
      for (const marker of [start, end]) if (marker) markers.restore(marker);
      return;
    }
    let isEmpty = true;
    for (const nodes of contentOf(start, end, this.#host)) {
      const blocks = yield* makeBlocks(nodes, variants, this.#groups());
      if (blocks.length) isEmpty = false;
      if (this.#groups().length) inspectBlocks(blocks, this.#groups());
    }
    if (isEmpty) this.#warnOfNothing(end, variants);
    start.remove();
    end.remove();
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

declare module '../../context/parts.ts' {
  interface Parts {
    shortcodes: {
      convertShortcodes: typeof convertShortcodes;
    };
  }
}
