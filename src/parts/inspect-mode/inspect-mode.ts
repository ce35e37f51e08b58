// Inspect mode: shows authors every block of a page, whom it is for, and what is wrong.
import { isAudience } from '../../core/rules/shown.ts';
import type { VariantContext } from '../../context/context.ts';
import { followProvider } from '../../context/follow-provider.ts';
import { labelOf } from '../../context/label-of.ts';
import { BLOCKS, blocksOf, isInside } from '../../page/blocks.ts';
import { loadFace } from '../../page/drawing/load-face.ts';
import { showInOverlay } from '../../page/overlay/overlay.ts';
import type { StandingIn } from '../fallback/fallback.ts';
import type { InspectPanel } from './inspect-panel.ts';
import { sayOf } from './inspect-texts.ts';
import { Marks, type View } from './marks.ts';
import { problemsOf } from './read-dom.ts';
import { VIEW_PARAM } from './view-param.ts';

export { warnOfReferences } from './read-dom.ts';

/** What inspect mode needs of a provider. */
export interface Inspectable extends StandingIn {
  readonly urlParam: string;
}

/** How long a page that changes is left alone before it is read again. */
const PAUSE_MS = 200;

/** The providers that are inspected, the outer ones first. */
const inspections = new Map<HTMLElement, Inspection>();

/**
 * Shows authors the blocks of a provider. One panel serves a provider and those inside it.
 *
 * @returns a function that stops it
 */
export function startInspecting(host: HTMLElement, scope: Inspectable): () => void {
  inspections.get(host)?.stop();
  const inspection = new Inspection(host, scope);
  inspections.set(host, inspection);
  return () => inspection.stop();
}

class Inspection {
  readonly host: HTMLElement;
  readonly #scope: Inspectable;
  readonly #life = new AbortController();
  readonly #observer = new MutationObserver(() => this.look());
  #marks: Marks | undefined;
  #panel: InspectPanel | undefined;
  #context: VariantContext | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastShown: Element | undefined;

  constructor(host: HTMLElement, scope: Inspectable) {
    this.host = host;
    this.#scope = scope;
    const { signal } = this.#life;
    signal.addEventListener('abort', showAll(scope));
    signal.addEventListener(
      'abort',
      followProvider(host, (context) => {
        this.#context = context;
        this.look();
      }),
    );
    this.#observer.observe(host, {
      subtree: true,
      childList: true,
      attributeFilter: ['variants', 'data-variants', 'id', 'href'],
    });
    void this.#open();
  }

  /** What is shown for the reader's own selection, by which blocks are marked. */
  get view(): View {
    const { groups = [], selection, ownSelection } = this.#context ?? {};
    return { groups, selection: ownSelection ?? selection ?? new Set() };
  }

  /** Reads the page again, once it is quiet. */
  look(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#draw(), PAUSE_MS);
    this.#outer?.look();
  }

  /** Ends the inspection and leaves the page as it was. */
  stop(): void {
    if (this.#life.signal.aborted) return;
    clearTimeout(this.#timer);
    this.#observer.disconnect();
    this.#marks?.remove();
    inspections.delete(this.host);
    this.#life.abort();
  }

  /** The inspection whose panel serves this one, too. */
  get #outer(): Inspection | undefined {
    return [...inspections.values()].find((one) => one !== this && isInside(this.host, one.host));
  }

  async #open(): Promise<void> {
    const face = await loadFace(() => import('./inspect-panel.ts'));
    const { signal } = this.#life;
    if (signal.aborted) return;
    this.#draw();
    if (!face || this.#outer) return;
    const panel = new face.InspectPanel();
    panel.host = this.host;
    panel.inspecting = {
      select: (names) => {
        for (const name of names) this.#context?.select(name);
      },
      show: (element) => {
        this.#lastShown = element;
        this.#marks?.show(element);
        this.#draw();
      },
      stop: () => {
        for (const one of [...inspections.values()]) if (isInside(one.host, this.host)) one.stop();
      },
    };
    this.#panel = panel;
    signal.addEventListener('abort', showInOverlay(panel, this.host, 'last'));
    this.#draw();
    const at = Number(new URLSearchParams(location.search).get(VIEW_PARAM));
    const block = at > 0 && this.#blocks[at - 1];
    if (block) panel.inspecting.show(block);
  }

  /** The blocks of the provider and of those inside it, in document order. */
  get #blocks(): Element[] {
    return [...this.host.querySelectorAll(BLOCKS)];
  }

  #draw(): void {
    const hidden = sayOf(this.host, 'hidden');
    this.#marks ??= new Marks(this.host.ownerDocument);
    const { view } = this;
    this.#marks.draw(
      blocksOf(this.host).map((block) => [block, view]),
      hidden,
    );
    const panel = this.#panel;
    if (!panel) return;
    panel.inspected = {
      groups: view.groups.filter((group) => !isAudience(group)),
      selection: view.selection,
      blocks: this.#blocks,
      problems: problemsOf(this.host),
      link: this.#link,
      labelOf: (name) => labelOf(this.host, name, view.groups),
    };
  }

  /** The address by which somebody else sees the same. */
  get #link(): string {
    const { groups, selection } = this.view;
    const url = new URL(location.href);
    const at = this.#lastShown ? this.#blocks.indexOf(this.#lastShown) + 1 : 0;
    url.searchParams.set(VIEW_PARAM, at ? String(at) : '');
    const active = groups.flatMap(({ variants }) => variants.filter((one) => selection.has(one)));
    const { urlParam } = this.#scope;
    if (urlParam && active.length) url.searchParams.set(urlParam, active.join(' '));
    return url.href;
  }
}

/** Shows everything in a provider, but for panes of tabs, until the returned function is called. */
function showAll(scope: Inspectable): () => void {
  const before = Object.getOwnPropertyDescriptor(scope, 'standIn');
  let { standIn } = scope;
  scope.change(() => {
    // What another part sets counts again afterwards.
    Object.defineProperty(scope, 'standIn', {
      configurable: true,
      get: (): Inspectable['standIn'] => (groups, selection) => {
        const ofTabs = groups.filter(({ isOfTabs }) => isOfTabs);
        const names = ofTabs.flatMap(({ variants }) => variants);
        return new Set(names.filter((name) => selection.has(name)));
      },
      set: (value: Inspectable['standIn']) => {
        standIn = value;
      },
    });
  });
  return () =>
    scope.change(() => {
      Object.defineProperty(scope, 'standIn', { ...before, value: standIn, writable: true });
    });
}

declare module '../../context/parts.ts' {
  interface Parts {
    'inspect-mode': { startInspecting: typeof startInspecting };
  }
}
