import { groupOf, type Groups } from '../core/groups.ts';
import { choose, clear, parseNames, type Names } from '../core/selection.ts';
import { linkedKey, ownKey } from '../core/storage-keys.ts';
import type { VariantChangeCause } from '../context/events.ts';
import { linkIn, type LinkFollower } from './link.ts';
import { browserMemories, type Memories, type Memory } from './storage.ts';
import { asOneSwitch } from './switching.ts';

/** A provider that follows a choice. */
export interface Follower extends LinkFollower {
  /** The groups that the provider answers for. */
  readonly ownGroups: Groups;
  /** Tells whether the provider agrees to a change. */
  agrees(names: Names, cause: VariantChangeCause): boolean;
  /**
   * Shows what is chosen now.
   *
   * @returns a function that tells the page of it by an event, where there is a cause
   */
  applyChoice(cause?: VariantChangeCause): () => void;
}

/** The names that links have asked for and those of the reader's own choice, the latest first. */
type Layers = [linked: Names, own: Names];

const MAX_NAMES = 50;
/** Listeners that answer each change by another are told of no more than this. */
const MOST_TOLD = 999;

/** What the page is told of changes until nothing is left, in their order. */
const untold: (() => void)[] = [];

// The order of a choice, be it by a picker, a link, a script, another tab or the browser's own search:
//
// 1. asked: each provider says by `before-variant-change` whether it agrees; one refusal ends it;
// 2. saved: it is remembered before any listener runs, which may leave the page;
// 3. measured: `switchOver` has the reader part find what the reader is looking at;
// 4. applied: every provider hides and shows, and broadcasts its selection through context;
// 5. kept: the reader part puts what the reader was looking at back in its place;
// 6. told: every provider fires `variant-change`, so listeners find all providers changed;
// 7. written: the `tell-choice` part puts it into the address, or shows what a link has chosen;
// 8. announced: when the page is calm again, screen readers hear it, and the focus leaves hidden content.

/**
 * What a reader has chosen, for all providers that share it, in two layers: the reader's own
 * choice, which is remembered, and what links have asked for, which comes first, lasts for the
 * session and never touches the reader's own.
 */
export class Choice {
  readonly #key: string;
  readonly #memories: Memories;
  readonly #followers = new Set<Follower>();
  #layers: Layers = [[], []];
  /** The links that were followed last, by their parameters. */
  readonly #links: Record<string, string> = {};
  #seen = '';

  constructor(key: string, memories: Memories = browserMemories) {
    this.#key = key;
    this.#memories = memories;
  }

  /** The names in force, the latest first, those of links before the reader's own. */
  get names(): Names {
    return this.#layers.flat();
  }

  /** The reader's own names, the latest first. */
  get own(): Names {
    return this.#layers[1];
  }

  /** Whether a link has chosen anything. */
  get isLinked(): boolean {
    return this.#layers[0].length > 0;
  }

  /** Lets a provider follow the choice until the returned function is called. */
  add(follower: Follower): () => void {
    this.#followers.add(follower);
    this.read([follower]);
    return () => this.#followers.delete(follower);
  }

  /**
   * Chooses a name: of the causes `link` and `reveal` for the session, of others for good.
   *
   * @returns false when a provider did not agree
   */
  choose(name: string, cause: VariantChangeCause): boolean {
    this.read();
    if (/link|reveal/.test(cause)) {
      return this.#change(cause, (linked, own) => [choose(linked, name), own], []);
    }
    // The latest choice counts in every group that has its name.
    const groups = [...this.#followers].flatMap(({ ownGroups }) => groupOf(ownGroups, name) ?? []);
    return this.#change(cause, (linked, own) => [clear(groups, linked), choose(own, name)], [name]);
  }

  /**
   * Chooses for the session what a link asks for by a parameter, `byoc,java`; the same again asks for
   * nothing, unless there was none in between.
   */
  followLink(parameter: string, link: string): void {
    if (link !== this.#links[parameter] && (this.#links[parameter] = link))
      this.#change(
        'link',
        (linked, own) => [parseNames(link).reduceRight(choose, linked), own],
        [],
      );
  }

  /** Goes back from what links have asked for to the reader's own choice. */
  forgetLinks(): void {
    this.#change('picker', (_, own) => [[], own], []);
  }

  /** Replaces the names of some groups for as long as the page is open, and without an event. */
  replace(groups: Groups, names: Names): void {
    const [linked, own] = this.#layers;
    this.#layers = [clear(groups, linked), [...names, ...clear(groups, own)]];
    this.#tell();
  }

  /**
   * Takes over what other pages and tabs have chosen since, and what the page's address says by now to
   * some followers.
   */
  read(followers: Iterable<Follower> = this.#followers): void {
    const [own, linked] = this.#recall();
    const seen = [own, linked].join('\n');
    if (seen !== this.#seen) {
      this.#seen = seen;
      const names = parseNames(own);
      // A cleared storage, or one with foreign texts, takes nothing away from the current page.
      this.#change('storage', (before, known) => [
        typeof linked === 'string' ? parseNames(linked) : before,
        names.length ? names : known,
      ]);
    }
    // The reader part does so as the address changes; a router, or a reader, may be there before it.
    for (const follower of followers) this.followLink(follower.urlParam, linkIn(follower));
  }

  /** @param next works out both layers, anew where a provider that was asked has chosen something else itself */
  #change(cause: VariantChangeCause, next: (...layers: Layers) => Layers, chosen?: Names): boolean {
    const names = next(...this.#layers).flat();
    if (![...this.#followers].every((follower) => follower.agrees(names, cause))) return false;
    this.#layers = next(...this.#layers);
    // Saved first: a listener may leave the page.
    if (chosen) this.#save(chosen);
    this.#tell(cause);
    return true;
  }

  #tell(cause?: VariantChangeCause): void {
    let told: (() => void)[] = [];
    asOneSwitch(() => {
      told = [...this.#followers].map((follower) => follower.applyChoice(cause));
    });
    // Listeners find all providers changed and the reader's place kept. What one of them chooses is told
    // once everyone has heard of this.
    if (untold.length > MOST_TOLD || untold.push(...told) > told.length) return;
    try {
      for (const tell of untold) tell();
    } finally {
      untold.length = 0;
    }
  }

  /** Finds where both layers are remembered, as far as all providers allow it. */
  get #places(): [own?: Memory, linked?: Memory] {
    const { local, session } = this.#memories;
    const allowed = [...this.#followers].map(({ persistence }) => persistence);
    if (this.#key === 'none') return [];
    if (allowed.includes('none')) return [];
    return [allowed.includes('session') ? session : local, session];
  }

  #recall(): (string | null | undefined)[] {
    const [own, linked] = this.#places;
    return [own?.read(ownKey(this.#key)), linked?.read(linkedKey(this.#key))];
  }

  #save(chosen: Names): void {
    const [own, linked] = this.#places;
    const [names, link] = this.#recall();
    if (chosen.length) {
      const all = chosen.reduceRight(choose, parseNames(names));
      own?.write(ownKey(this.#key), all.slice(0, MAX_NAMES).join(' '));
    }
    if (typeof link === 'string' || this.isLinked)
      linked?.write(linkedKey(this.#key), this.#layers[0].join(' '));
    this.#seen = this.#recall().join('\n');
  }
}

const shared = new Map<string, Choice>();

/** Finds the choice that belongs to a `sync-key`; `none` gives one that nobody shares. */
export function choiceOf(key: string): Choice {
  const choice = shared.get(key) ?? new Choice(key);
  if (key === 'none' || shared.has(key)) return choice;
  shared.set(key, choice);
  // The event says that something has changed; what, only the storage itself can say.
  const read = (): void => choice.read();
  addEventListener('storage', read);
  addEventListener('pageshow', read);
  return choice;
}
