import { mergeGroups, nestGroups, parseGroups, variantsOf } from '../core/groups.ts';
import type { Group, Groups, Label } from '../core/groups.ts';
import { readLabels, type Labels } from '../core/labels/labels.ts';
import type { Fault } from '../core/problem.ts';
import { clear, type Names } from '../core/selection.ts';
import { NamesInUse } from './names-in-use.ts';

/** Stands for the groups of a manifest that is still to come, when everything is shown. */
export const WAITING: Groups = [];

/** Works out the groups that a provider answers for: the author's, else the pickers', else the names in use. */
export class OwnGroups {
  readonly #host: HTMLElement;
  readonly #used: NamesInUse;
  readonly #onChange: () => void;
  readonly #declared = new Map<object, Group | Groups>();
  #text = '';
  #authored: Groups = [];
  #labels: Labels | string | null | undefined;
  #shared: Groups | undefined;
  #sharedLabels: readonly Label[] = [];
  #isWatching = false;
  #hasOrder = false;
  /** What is wrong with the author's groups and labels. */
  faults: readonly [groups: readonly Fault[], labels: readonly Fault[]] = [[], []];

  constructor(host: HTMLElement, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    this.#used = new NamesInUse(host, onChange);
  }

  /** The author's groups, as they are written. */
  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    this.#text = text;
    const { value, problems } = parseGroups(text);
    this.#authored = value;
    this.faults = [problems, []];
    this.#changed();
  }

  /** What the author sets as labels beside the groups. */
  get labels(): Labels | string | null | undefined {
    return this.#labels;
  }

  set labels(labels: Labels | string | null | undefined) {
    this.#labels = labels;
    this.#changed();
  }

  /** Whether a manifest is still to come. */
  get isWaiting(): boolean {
    return this.#shared === WAITING;
  }

  /** Takes the groups and labels that a site shares, which count behind the author's. */
  share(groups: Groups | undefined, labels: readonly Label[] = []): void {
    this.#shared = groups;
    this.#sharedLabels = labels;
    this.#changed();
  }

  /** Lists all labels, the ones that count last: those of pickers, of the groups, of the author. */
  get allLabels(): readonly Label[] {
    const faults: Fault[] = [];
    const language = this.#host.closest<HTMLElement>('[lang]')?.lang ?? '';
    const own = readLabels(this.#labels, language, (code, value) => faults.push({ code, value }));
    this.faults = [this.faults[0], faults];
    const groups = [...this.#all, ...this.#authored];
    return [...this.#sharedLabels, ...groups.flatMap((group) => group.labels ?? []), ...own];
  }

  /** Whether nobody declares a group, so that the names in use are one. */
  get areInUse(): boolean {
    return (
      !this.#shared &&
      !this.#authored.length &&
      !this.#all.some(({ name, isOfTabs }) => name && !isOfTabs)
    );
  }

  /** Takes in what a picker or tabs declare, or takes it back; stays the same function. */
  readonly declare = (owner: object, group: Group | Groups | undefined): void => {
    if (group) this.#declared.set(owner, group);
    else this.#declared.delete(owner);
    this.#changed();
  };

  /** The conditions in use, as they are written, where it matters. */
  get texts(): Iterable<string> {
    return this.#used.texts;
  }

  /** Whether there is an ordered group, whose ranges are found in the content. */
  set hasOrder(hasOrder: boolean) {
    if (hasOrder === this.#hasOrder) return;
    this.#hasOrder = hasOrder;
    this.watch(this.#isWatching);
  }

  /** Adds to what is in use, where that matters. */
  use(from: readonly (Element | string)[]): void {
    if (this.areInUse || this.#hasOrder) this.#used.add(from);
  }

  /** Starts or stops to watch the content for what it says, as long as that matters. */
  watch(isWatching: boolean): void {
    this.#isWatching = isWatching;
    if (isWatching && (this.areInUse || this.#hasOrder)) this.#used.start();
    else this.#used.stop();
  }

  /** Lists the groups, where these names are chosen and others belong to a provider around. */
  list(chosen: Names, outer: Groups): Groups {
    // What an author has declared anywhere around is no label of tabs.
    return nestGroups(
      this.#list(chosen, outer),
      nestGroups(
        outer.filter(({ isOfTabs }) => !isOfTabs),
        this.#all,
      ).filter(({ isOfTabs }) => isOfTabs),
    );
  }

  get #all(): Groups {
    return [...this.#declared.values()].flat();
  }

  #list(chosen: Names, outer: Groups): Groups {
    if (this.#shared) return nestGroups(this.#authored, this.#shared);
    if (this.#authored.length) return this.#authored;
    const declared = mergeGroups(this.#all.filter(({ isOfTabs }) => !isOfTabs));
    if (!this.areInUse) return declared.filter(({ name }) => name);
    const names = clear(outer, [...variantsOf(declared), ...chosen, ...this.#used]);
    return names.length ? [{ name: '', variants: [...new Set(names)] }] : [];
  }

  #changed(): void {
    this.watch(this.#isWatching);
    this.#onChange();
  }
}
