// What a page shows to readers for whom it has nothing, in a part of its own for the sites that say it.
import { parseCondition, printCondition, type Condition } from '../../core/conditions.ts';
import { describe, unknownName } from '../../core/faults/name-faults.ts';
import { readPageVariants } from '../../core/front-matter.ts';
import { AUDIENCE, groupOf, type Group, type Groups } from '../../core/groups.ts';
import {
  lacksOf,
  type Lack,
  type PageLacks,
  type Passage,
} from '../../core/manifest/page-lacks.ts';
import { fallbackFaults, parseFallbacks, type Fallbacks } from '../../core/manifest/stand-ins.ts';
import type { Selection } from '../../core/selection.ts';
import { askProvider, type VariantContext } from '../../context/context.ts';
import { labelOf } from '../../context/label-of.ts';
import { warn } from '../../context/warn.ts';
import { BLOCKS, blocksOf, conditionsOf, PROVIDER } from '../../page/blocks.ts';
import { loadStrings, say } from '../../strings/strings.ts';
import { hasOwn, hasShared, isBare as isLeftBare } from './bare.ts';
import { declareFallbacks } from './declared-fallbacks.ts';
import type { NotedLack } from './fallback-note.ts';
import { NoteHolder } from './note-holder.ts';
import { notedPanes, watchPanes } from './noted-panes.ts';

/** What this part changes of a provider. */
export interface StandingIn {
  /** Finds what is shown for a selection. */
  standIn: ((groups: Groups, selection: Selection) => Selection) | undefined;
  /** Marks the label of a variant that the page lacks, in pickers. */
  mark: VariantContext['mark'];
  /** Changes the page, with the reader's place kept, and looks again at what is shown. */
  change(change: () => void): void;
}

/** What a page lacks that says nothing of it. */
const NOTHING: PageLacks = { lacks: [], has: new Map() };

const parts = new WeakMap<HTMLElement, Fallback>();

/** The providers whose page is to be looked at again. */
const planned = new Set<Fallback>();

/** How long to wait where the browser draws nothing, as in a tab in the background. */
const UNSEEN_MS = 100;

/** Looks at the pages of all that plan it before the next frame, with the reader's place kept once. */
function lookAtPlanned(): void {
  const [first, ...others] = planned;
  planned.clear();
  first?.look(() => {
    for (const other of others) other.look();
  });
}

/**
 * Shows readers for whom a page has nothing what stands in for it, and says so. Called by several
 * settings: what one of them says counts until the returned function is called.
 */
export function start(
  host: HTMLElement,
  scope: StandingIn,
  text: string | Fallbacks,
  setting: string,
): () => void {
  const part = parts.get(host) ?? new Fallback(host, scope);
  parts.set(host, part);
  return part.take(text, setting);
}

class Fallback {
  readonly #host: HTMLElement;
  readonly #scope: StandingIn;
  /** What each setting says; the attribute counts before the manifest. */
  readonly #said = new Map<string, string | Fallbacks>();
  readonly #observer = new MutationObserver((records) => {
    const nodes = records.flatMap((one) => [...one.addedNodes, ...one.removedNodes]);
    const { note } = this.#holder;
    // Its own note does not count as a change of the page, unless somebody else has taken it away.
    if (!nodes.length || nodes.some((node) => node !== note || !this.#host.contains(note)))
      this.look();
  });
  #passages: readonly Passage[] | undefined;
  #fallbacks: Fallbacks = new Map();
  #page: Condition | undefined;
  /** The groups in which the reader would rather see nothing. */
  readonly #off = new Set<string>();
  /** The variants that the page has, by group. */
  #has = NOTHING.has;
  #lacks: readonly NotedLack[] = [];
  readonly #holder: NoteHolder;
  #unwatch: (() => void) | undefined;

  constructor(host: HTMLElement, scope: StandingIn) {
    this.#host = host;
    this.#scope = scope;
    this.#holder = new NoteHolder(host, () => {
      if (this.#said.size) this.#plan();
    });
  }

  take(text: string | Fallbacks, setting: string): () => void {
    this.#said.set(setting, text);
    if (this.#said.size === 1) this.#begin();
    this.#read();
    return () => {
      this.#said.delete(setting);
      if (this.#said.size) this.#read();
      else this.#end();
    };
  }

  #begin(): void {
    const attributeFilter = ['variants', 'data-variants'];
    this.#observer.observe(this.#host, { subtree: true, childList: true, attributeFilter });
    this.#unwatch = watchPanes((tabs) => {
      if (this.#host.contains(tabs)) this.look();
    });
    this.#scope.standIn = (groups, selection) => this.#standIn(groups, selection);
    this.#scope.mark = (variant, label) =>
      this.#lackOf(variant) ? say(this.#host, 'pickerLacking', { variant: label }) : label;
    void loadStrings(this.#host).then(() => this.#plan());
  }

  #end(): void {
    planned.delete(this);
    this.#observer.disconnect();
    this.#unwatch?.();
    declareFallbacks(this.#host, undefined);
    this.#scope.standIn = this.#scope.mark = undefined;
    this.#scope.change(() => this.#holder.note?.remove());
    parts.delete(this.#host);
  }

  #read(): void {
    const own = this.#said.get('fallback');
    const shared = this.#said.get('manifest');
    const faults: string[] = [];
    this.#fallbacks = new Map([
      ...(typeof shared === 'object' ? shared : []),
      ...(typeof own === 'string' ? parseFallbacks(own, (_code, value) => faults.push(value)) : []),
    ]);
    const isSaid = own !== undefined || shared !== undefined;
    declareFallbacks(this.#host, isSaid ? this.#fallbacks : undefined);
    const page = this.#said.get('page-variants');
    const { variants, wrong } = readPageVariants(typeof page === 'string' ? page : '');
    this.#page = variants ? parseCondition(variants).value : undefined;
    const groups = askProvider(this.#host)?.groups ?? [];
    if (typeof page === 'string') this.#warnOfPage(page, wrong, groups);
    if (typeof own === 'string' && groups.length)
      for (const fault of fallbackFaults(this.#fallbacks, groups))
        warn(`fallback="${own}": ${describe(fault).message}`, this.#host);
    this.#plan();
  }

  /** Warns of what is wrong with the text that says whom the page is for. */
  #warnOfPage(text: string, wrong: readonly string[], groups: Groups): void {
    const setting = this.#host.hasAttribute('page-variants') ? 'page-variants' : 'content';
    const of = setting === 'content' ? '<meta name="doc-variants"> ' : '';
    const { names = [], not = [] } = this.#page ?? {};
    const known = [...groups, AUDIENCE];
    const unknown = groups.length ? [...names, ...not].filter((name) => !groupOf(known, name)) : [];
    for (const { message } of [
      ...wrong.map((value) => describe({ code: 'bad-name', value }, groups)),
      ...unknown.map((name) => unknownName(name, groups)),
    ])
      warn(`${of}${setting}="${text}": ${message}`, this.#host);
  }

  /** Looks at the page again before it is drawn: the providers of a page get this part one by one. */
  #plan(): void {
    this.#passages = undefined;
    if (!planned.size) {
      requestAnimationFrame(lookAtPlanned);
      setTimeout(lookAtPlanned, UNSEEN_MS);
    }
    planned.add(this);
  }

  /**
   * Looks at the page again, and draws what there is to say.
   *
   * @param more what else changes with it
   */
  look(more: () => void = () => undefined): void {
    this.#passages = undefined;
    this.#scope.change(more);
    this.#holder.tell();
  }

  #lackOf(variant: string): boolean {
    return [...this.#has].some(
      ([{ variants }, has]) => variants.includes(variant) && !has.includes(variant),
    );
  }

  /** Finds what is shown for a reader's selection. */
  #standIn(groups: Groups, selection: Selection): Selection {
    const passages = (this.#passages ??= passagesOf(this.#host, this.#page));
    const isBare = (shown: Selection): boolean => isLeftBare(this.#host, groups, shown);
    const isTold = this.#isDeclared || isBare(selection);
    const page = { groups, passages, fallbacks: this.#fallbacks, audience: this.#page, isBare };
    const { lacks, has } = isTold ? lacksOf(page, selection) : NOTHING;
    this.#has = this.#isDeclared ? has : NOTHING.has;
    this.#lacks = lacks.map((lack) => ({ ...lack, isOff: this.#off.has(lack.group.name) }));
    const shown = new Set(selection);
    for (const { active, found, isOff } of this.#lacks) {
      if (found === undefined || isOff) continue;
      shown.delete(active);
      shown.add(found);
    }
    // The note is drawn with the page, so that the reader's place is kept over both.
    this.#draw(groups);
    return shown;
  }

  /**
   * Whether the author says whom the page is for, or what stands in. Readers learn then of everything that
   * the page lacks; else where nothing is left of it.
   */
  get #isDeclared(): boolean {
    return [...this.#said.keys()].some((setting) => setting !== 'lacks');
  }

  /** Tells whether the note of this provider, or of one around it, says that nothing is there for a variant. */
  #says(lack: Lack): boolean {
    const isSame = ({ group, active, found }: Lack): boolean =>
      group.name === lack.group.name && active === lack.active && found === lack.found;
    return this.#lacks.some(isSame) || this.#saysAround(lack);
  }

  #saysAround(lack: Lack): boolean {
    if (lack.found !== undefined) return false;
    const around = this.#host.parentElement?.closest<HTMLElement>(PROVIDER);
    const part = around ? parts.get(around) : undefined;
    return part ? part.#says(lack) : false;
  }

  #draw(groups: Groups): void {
    const told = this.#lacks.filter((lack) => !this.#saysAround(lack));
    const note = this.#holder.open(told.length > 0);
    if (!note) return;
    const lacks = told.map((lack) => ({
      ...lack,
      own: labelOf(this.#host, lack.active, groups),
      other: lack.found === undefined ? undefined : labelOf(this.#host, lack.found, groups),
    }));
    note.toggle = (group: Group): void => {
      if (!this.#off.delete(group.name)) this.#off.add(group.name);
      this.look();
    };
    if (!note.isConnected) this.#host.prepend(note);
    note.tell(lacks);
    queueMicrotask(() => this.#holder.tell());
  }
}

/**
 * Lists the passages of a provider that have content of their own, each with the conditions around it, and
 * those that say the same once.
 */
function passagesOf(host: Element, page: Condition | undefined): Passage[] {
  const outer = page ? [page] : [];
  const known = new Map<Element, Passage>();
  const around = (element: Element): Passage =>
    known.get(element.parentElement?.closest(BLOCKS) ?? host) ?? outer;
  for (const block of blocksOf(host)) known.set(block, [...around(block), ...conditionsOf(block)]);
  const panes = notedPanes(host).flatMap(([pane, names]): Passage[] =>
    names.length ? [[...(known.get(pane) ?? around(pane)), { names, not: [] }]] : [],
  );
  const own = [...known].flatMap(([block, passage]) => (hasOwn(block) ? [passage] : []));
  // A page with nothing but passages has something for those only who are shown one.
  const shared = page && (!own.length || hasShared(host)) ? [outer] : [];
  const all = [...shared, ...own, ...panes];
  const printed = (passage: Passage): string => passage.map(printCondition).join(';');
  return [...new Map(all.map((passage) => [printed(passage), passage])).values()];
}

declare module '../../context/parts.ts' {
  interface Parts {
    fallback: { start: typeof start };
  }
}
