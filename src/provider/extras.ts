import { startPart } from '../context/parts.ts';
import type { Groups } from '../core/groups.ts';
import type { Fallbacks } from '../core/manifest/stand-ins.ts';
import type { Names } from '../core/selection.ts';
import type { Extra } from '../page/settings.ts';
import { whenParsed } from '../page/when-parsed.ts';
import type { Detectors } from '../parts/detect/detect.ts';
import type { StandingIn } from '../parts/fallback/fallback.ts';
import type { Sharing } from '../parts/manifest/manifest.ts';

/** Starts the parts that settings of a provider are for, each when its setting says something. */
export class Extras {
  readonly #host: HTMLElement;
  readonly #scope: Sharing & StandingIn;
  readonly #ends = new Map<string, () => void>();

  constructor(host: HTMLElement, scope: Sharing & StandingIn) {
    this.#host = host;
    this.#scope = scope;
  }

  /** Starts the part that a setting is for, with what the setting says, or stops it. */
  set(name: Extra, text: string | null): void {
    this.#ends.get(name)?.();
    this.#ends.delete(name);
    if (text === null) return;
    const part = name === 'page-variants' ? 'fallback' : name;
    this.#ends.set(
      name,
      startPart(part, ({ start }) => start(this.#host, this.#scope, text, name)),
    );
  }

  /**
   * Finds the variants of a first visit.
   *
   * @param own lists the groups, once pickers may have declared some
   */
  detect(
    detectors: Detectors | string | null,
    own: () => Groups,
    found: (names: Names) => void,
  ): void {
    const ready = new Promise<void>(whenParsed);
    startPart('detect', ({ detectNames }) => detectNames(own(), detectors).then(found), ready);
  }

  /** Turns shortcodes in the content into blocks, until the returned function is called. */
  convert(groups: () => Groups): () => void {
    return startPart('shortcodes', ({ convertShortcodes }) =>
      convertShortcodes(this.#host, groups),
    );
  }

  /** Takes whom the page is for, as its head says. */
  readPage(): void {
    const meta = this.#host.ownerDocument.querySelector<HTMLMetaElement>('meta[name=doc-variants]');
    if (meta && !this.#ends.has('page-variants')) this.set('page-variants', meta.content);
  }

  /** Takes the fallbacks of a manifest. */
  fallBackTo(fallbacks: Fallbacks): void {
    startPart('fallback', ({ start }) => start(this.#host, this.#scope, fallbacks, 'manifest'));
  }
}
