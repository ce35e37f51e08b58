import { startPart, type Parts } from '../context/parts.ts';
import { groupFor, type Groups } from '../core/groups.ts';
import type { Names } from '../core/selection.ts';
import { blocksOf, isInOrder } from '../page/blocks.ts';
import { whenParsed } from '../page/when-parsed.ts';

type Inspection = Parts['inspect'];

/** Loads what tells authors of their mistakes, which a page in order never needs. */
export function loadInspection(inspect: (inspection: Inspection) => void): void {
  startPart('inspect', inspect);
}

/** Warns of a mistake whose words are loaded with the rest of what authors are told. */
export const hint = (
  name: keyof Inspection['hints'],
  element: Element | undefined,
  value = '',
): void => loadInspection(({ warnOf }) => warnOf(name, element, value));

/** Looks for what the author of a provider may have got wrong. */
export class Inspector {
  readonly #host: Element;
  readonly #groups: () => Groups;
  readonly #default: () => Names;
  #isWaiting = false;

  constructor(host: Element, groups: () => Groups, defaultNames: () => Names) {
    this.#host = host;
    this.#groups = groups;
    this.#default = defaultNames;
  }

  /** Looks at all of it, when the page has settled. */
  look(): void {
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    whenParsed(() => {
      this.#isWaiting = false;
      if (!this.#host.isConnected) return;
      const groups = this.#groups();
      const blocks = blocksOf(this.#host).filter((block) => !isInOrder(block, groups));
      if (blocks.length) loadInspection(({ inspectBlocks }) => inspectBlocks(blocks, groups));
      this.names('variant', this.#default());
    });
  }

  /** Looks at names that stand somewhere. */
  names(where: string, names: Names): void {
    const groups = this.#groups();
    if (names.every((name) => groupFor(groups, name))) return;
    loadInspection(({ inspectNames }) => inspectNames(this.#host, where, names, groups));
  }
}
