import { consume, type VariantContext } from '../../context/context.ts';
import { TabChangeEvent } from '../../context/events.ts';
import { warn } from '../../context/warn.ts';
import type { Condition } from '../../core/conditions.ts';
import { groupOf, type Groups } from '../../core/groups.ts';
import type { Names, Selection } from '../../core/selection.ts';
import { HEADINGS } from '../../page/heading-selector.ts';
import { loadStrings, say } from '../../strings/strings.ts';
import { fallbacksAround } from '../fallback/declared-fallbacks.ts';
import { notePanes } from '../fallback/noted-panes.ts';
import { labelsOf } from '../reader/print/print-labels.ts';
import { activeNames, isThere, lackOf, paneFor, signatureOf } from './active-pane.ts';
import { arrivedAt } from './arrived-at.ts';
import { LackNote } from './lack-note.ts';
import { markDrawn } from './mark-drawn.ts';
import {
  childrenOf,
  faultsOf,
  namesIn,
  panesOf,
  READ_ATTRIBUTES,
  withoutRepetitions,
  type Pane,
} from './panes.ts';
import { adoptPaneSheet } from './pane-sheet.ts';
import { showPanes } from './show-panes.ts';
import { setTabStop } from './tab-stop.ts';
import { TabGroups, type Member } from './tab-groups.ts';
import { TabsFace } from './tabs-face.ts';

/** The element to draw in, with what its author set. */
export interface TabsHost extends HTMLElement {
  readonly label: string | null;
  readonly sync: string | null;
}

const views = new WeakMap<TabsHost, TabsView>();

/** Draws the tabs of an element that is in a page; returns a function that stops it. */
export function startTabs(
  host: TabsHost,
  states: CustomStateSet,
  switchOver: (change: () => void) => void,
): () => void {
  const view = views.get(host) ?? new TabsView(host, states, switchOver);
  views.set(host, view);
  view.start();
  return () => view.stop();
}

class TabsView implements Member {
  panes: readonly Pane[] = [];
  readonly #host: TabsHost;
  readonly #states: CustomStateSet;
  readonly #switchOver: (change: () => void) => void;
  readonly #face = new TabsFace();
  readonly #changes = new MutationObserver(() => this.#look());
  #tabGroups: TabGroups | undefined;
  #context: VariantContext | undefined;
  /** What the tabs were drawn from. */
  #drawn = '';
  #shown: Pane | undefined;
  /** The pane that was chosen here, and what was chosen at all by then. */
  #picked: { readonly pane: Element; readonly among: string } | undefined;
  readonly #note: LackNote;
  #ends: (() => void)[] = [];

  constructor(host: TabsHost, states: CustomStateSet, switchOver: (change: () => void) => void) {
    this.#host = host;
    this.#states = states;
    this.#switchOver = switchOver;
    this.#face.choose = (at) => this.#choose(at);
    this.#face.find = (at) => this.#pick(this.panes[at]);
    this.#note = new LackNote(host, this.#face, () => switchOver(() => this.show()));
  }

  get sync(): string | null {
    return this.#host.sync;
  }

  get groups(): Groups {
    return this.#context?.groups.filter(({ isOfTabs }) => !isOfTabs) ?? [];
  }

  start(): void {
    this.stop();
    const host = this.#host;
    this.#changes.observe(host, {
      childList: true,
      subtree: true,
      characterData: true,
      attributeFilter: READ_ATTRIBUTES,
    });
    const onInvalid = ({ target }: Event): void => this.#onInvalid(target as Element);
    host.addEventListener('invalid', onInvalid, { capture: true });
    this.#ends = [
      consume(host, (context) => {
        const isNews = !this.#context || namesIn(context) !== namesIn(this.#context);
        this.#context = context;
        this.#join();
        // What was chosen changes nothing of what the tabs say. A label may have become a variant, or one a label.
        if (isNews) this.#tabGroups?.plan(this.#switchOver);
        this.show();
      }),
      () => host.removeEventListener('invalid', onInvalid, { capture: true }),
    ];
    this.#ends.push(adoptPaneSheet(host));
    // An unlabelled tab says so in the language of its page.
    void loadStrings(host).then(() => this.#look());
    this.#join();
  }

  stop(): void {
    for (const end of this.#ends.splice(0)) end();
    this.#changes.disconnect();
    this.#tabGroups?.remove(this, this.#switchOver);
    this.#tabGroups = undefined;
    this.#context = undefined;
  }

  read(): void {
    const { labels } = this.#context ?? {};
    const { groups, sync } = this;
    const inWords = (condition: Condition): string => labelsOf(condition, groups, this.#host);
    const { children, left } = childrenOf(this.#host);
    const panes = panesOf(children, { groups, labels, sync, inWords });
    for (const { element, message } of faultsOf(panes, left)) warn(message, element);
    this.panes = withoutRepetitions(panes).map((pane, at) => ({
      ...pane,
      label: pane.label || say(this.#host, 'tabNumber', { number: at + 1 }),
    }));
    notePanes(
      this.#host,
      this.panes.map(({ element, names }) => [element, names]),
    );
  }

  draw(): void {
    const host = this.#host;
    const isFirst = !this.#face.isConnected;
    const drawn = signatureOf(this.panes, this.#host);
    const isSame =
      drawn === this.#drawn &&
      this.#face.panels.every(
        (panel, at) => slotIn(panel)?.assignedNodes()[0] === this.panes[at]?.element,
      );
    if (isFirst) {
      const root = host.shadowRoot ?? host.attachShadow({ mode: 'open', slotAssignment: 'manual' });
      root.append(this.#face);
    }
    if (!isSame || isFirst) {
      this.#drawn = drawn;
      this.#face.label = host.label;
      this.#face.tabs = this.panes.map(({ element, label, isDisabled, isBlock }) => ({
        label,
        isDisabled,
        isBlock,
        isHeaded: !element.hasAttribute('label') && !!element.firstElementChild?.matches(HEADINGS),
      }));
      const hadFocus = this.#face.matches(':focus-within');
      this.#face.draw();
      for (const [at, panel] of this.#face.panels.entries())
        slotIn(panel)?.assign(...(this.panes[at] ? [this.panes[at].element] : []));
      if (hadFocus && !this.#face.matches(':focus-within')) this.#face.buttons[0]?.focus();
    }
    const panes = this.panes.map(({ element }): Node => element);
    this.#face.rest?.assign(
      ...[...host.childNodes].filter(
        (node): node is Element | Text =>
          (node instanceof Element || node instanceof Text) && !panes.includes(node),
      ),
    );
    markDrawn(host, this.#states);
    if (isFirst && !this.#shown) this.#arrive();
    this.show();
  }

  show(): void {
    const shown = this.#resolve();
    const { buttons, panels } = this.#face;
    if (panels.length !== this.panes.length) return;
    const before = this.#shown;
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    const hadFocus = before?.element.contains(root.activeElement) ?? false;
    // Where nothing is shown, the keyboard still reaches a tab.
    const reached =
      shown ?? this.panes.find((pane) => !pane.isDisabled && isThere(pane, this.#context));
    showPanes(this.#face, this.panes, { shown, reached, context: this.#context });
    this.#shown = shown;
    if (!shown || !before || shown.element === before.element) return;
    const at = this.panes.indexOf(shown);
    if (hadFocus) buttons[at]?.focus({ preventScroll: true });
    // When all that changes with it is changed.
    queueMicrotask(() => {
      this.#host.dispatchEvent(new TabChangeEvent(shown.element, shown.label, shown.names[0]));
    });
  }

  /** Finds the provider's tabs to choose with. */
  #join(): void {
    const groups = TabGroups.of(this.#context?.declare);
    if (groups === this.#tabGroups) return;
    this.#tabGroups?.remove(this, this.#switchOver);
    this.#tabGroups = groups;
    groups.add(this, this.#switchOver);
  }

  /** Looks whether the panes are still as they were drawn. */
  #look(): void {
    if (!this.#tabGroups) return;
    const before = this.panes;
    this.read();
    const isSame =
      before.length === this.panes.length &&
      before.every(({ element }, at) => element === this.panes[at]?.element) &&
      signatureOf(before, this.#host) === signatureOf(this.panes, this.#host) &&
      this.#drawn === signatureOf(this.panes, this.#host);
    // The shown one is known by its object.
    if (isSame) this.panes = before;
    else this.#tabGroups.plan(this.#switchOver);
    const { element } = this.#shown ?? {};
    const panel = this.#face.panels[this.panes.findIndex((pane) => pane.element === element)];
    if (panel && element) setTabStop(panel, element);
  }

  get #selection(): Selection {
    return this.#context?.selection ?? this.#tabGroups?.selection ?? new Set();
  }

  get #chosen(): Names {
    return (this.#context ? this.#context.chosen?.() : this.#tabGroups?.chosen) ?? [];
  }

  get #among(): string {
    return activeNames(this.panes, this.#selection, this.#chosen).join(' ');
  }

  /** Finds the pane to show: what was chosen here, else what is chosen at all. */
  #resolve(): Pane | undefined {
    const among = this.#among;
    if (this.#picked?.among !== among) this.#picked = undefined;
    const open = this.panes.filter((pane) => !pane.isDisabled && isThere(pane, this.#context));
    const picked = open.find(({ element }) => element === this.#picked?.pane);
    const lack =
      picked || among ? undefined : lackOf(open, this.#context, fallbacksAround(this.#host));
    const names = lack?.found === undefined ? among.split(' ') : [lack.found];
    const found = picked ?? paneFor(names, open);
    if (this.#note.tell(lack && found && { ...lack, other: found.label }, this.#context?.groups))
      return undefined;
    return found ?? this.panes.find((one) => one.isDisabled);
  }

  /** Chooses what a reader has chosen: for all tabs, and the page, where its name is known. */
  #choose(at: number): void {
    const pane = this.panes[at];
    const [name] = pane?.names ?? [];
    const context = this.#context;
    const isActive = pane?.names.some((one) => this.#selection.has(one));
    if (!pane) return;
    if (!name) this.#pick(pane);
    else if (!context) {
      this.#switchOver(() => this.#tabGroups?.choose(name));
      this.#pick(pane);
    } else if (!groupOf(context.groups, name) || isActive) {
      if (isActive)
        context.select(pane.names.find((one) => this.#selection.has(one)) ?? name, 'picker');
      this.#pick(pane);
    } else if (context.select(name, 'picker')) this.#pick(pane);
  }

  /** Shows a pane here, until something else that is here is chosen. */
  #pick(pane: Pane | undefined): void {
    if (!pane || pane.isDisabled) return;
    this.#picked = { pane: pane.element, among: this.#among };
    this.#switchOver(() => {
      this.show();
      this.#tabGroups?.show();
    });
  }

  /** Shows the pane in which the address by which the page was opened leads to something. */
  #arrive(): void {
    const natural = this.#resolve();
    const panes = this.panes.map(({ element }) => element);
    const pane = arrivedAt(panes, natural?.element);
    if (pane) this.#picked = { pane, among: this.#among };
  }

  /** Shows the field that keeps a form from being sent. */
  #onInvalid(field: Element): void {
    if (this.#shown?.element.contains(field) && field.matches(':invalid')) return;
    if (this.#shown?.element.querySelector(':invalid')) return;
    this.#pick(this.panes.find(({ element }) => element.contains(field)));
  }
}

const slotIn = (panel: Element): HTMLSlotElement | null => panel.querySelector('slot');
