// What of a page is written: for one selection, or for all with labels.
import { parseCondition } from '../../core/conditions.ts';
import { namesOf, type Groups } from '../../core/groups.ts';
import { textOfKey, type Keys } from '../../core/keys.ts';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { parseNames, selectFrom, type Selection } from '../../core/selection.ts';
import { allowedBy, isNever, isShownTo, selectionsFor, Shown } from '../../core/rules/shown.ts';
import { languageOf } from '../label/label-page.ts';
import { labelsFor, othersIn, wordsFor } from '../label/words.ts';
import { AUDIENCE } from '../../core/groups.ts';
import { isAudience, type Audience } from '../../core/rules/audience.ts';
import type { Block, Page } from '../../core/rules/page-content.ts';
import { textsOfKey, type ChosenText } from './key-texts.ts';

/** Tells what becomes of a page's blocks and keys. */
export interface View {
  /** Whether a block is shown. */
  readonly isShown: (block: Block) => boolean;
  /** Says whom a shown block is for; nothing where no label is wanted. */
  readonly wordsOf: (block: Block) => string;
  /** Lists the texts of a key at a place, with the words for whom each is. */
  readonly textsOf: (key: string, at: number) => readonly ChosenText[];
}

/** A page whose passages are chosen from. */
export class Views {
  readonly #page: Page;
  readonly #shown: Shown;
  readonly #manifest: Manifest | undefined;
  readonly #audience: Audience;
  /** The groups that count anywhere in the page, each once, without that of audiences. */
  readonly groups: Groups;

  constructor(page: Page, manifest: Manifest | undefined, audience: Audience) {
    const declared = new Shown(page, manifest?.groups ?? []);
    const isDeclared = [{ start: 0 }, ...page.blocks].some(
      ({ start }) => declared.groupsAt(start).length,
    );
    this.#page = page;
    this.#shown = isDeclared ? declared : new Shown(page, namesInUse(page));
    this.#manifest = manifest;
    this.#audience = audience;
    this.groups = this.#allGroups();
  }

  /** Lists the selections between which the page makes a difference, for those it is for. */
  get selections(): Selection[] {
    const { blocks } = this.#page;
    if (!blocks.length && !this.#page.keyElements.length) return [];
    const page = blocks.filter(({ form }) => form === 'page');
    return selectionsFor(
      blocks.map((block) => this.#shown.allowedAt(block)),
      this.groups,
    )
      .filter((selection) => isShownTo(allowedBy(page, this.groups), selection))
      .map((selection) => new Set(selection.values()))
      .filter(({ size }) => size);
  }

  /** Reads names as a selection of the page's groups. */
  select(names: string): Selection {
    return selectFrom(this.groups, parseNames(names));
  }

  /** Shows what the readers of a selection see. */
  one(selection: Selection): View {
    const active = new Set([...selection, this.#audience]);
    return {
      isShown: (block) => {
        const own = this.#shown.groupsAt(block.start);
        const chosen = new Map(
          own.flatMap(({ name, variants }) => {
            const variant = variants.find((one) => active.has(one));
            return variant === undefined ? [] : [[name, variant] as const];
          }),
        );
        return isShownTo(allowedBy([block], own), chosen);
      },
      wordsOf: () => '',
      textsOf: (key, at) => {
        const text = textOfKey(this.#keysAt(at), key, this.#shown.groupsAt(at), active);
        return text === undefined ? [] : [{ condition: '', text }];
      },
    };
  }

  /** Shows all, each passage with the words for whom it is. */
  get all(): View {
    const { format } = this.#page;
    const language = format === 'html' ? languageOf(this.#page) : 'en';
    const labelOf = labelsFor(this.#page, this.#manifest, language);
    const wordsOf = (condition: string, at: number): string =>
      wordsFor(parseCondition(condition).value, this.#groupsAt(at), labelOf, language);
    return {
      isShown: (block) => this.#isForAudience(block) && !isNever(this.#shown.allowedAt(block)),
      wordsOf: ({ variants, start }) => wordsOf(variants, start),
      textsOf: (key, at) => {
        const allowed = this.#shown.allowedAt({ start: at, end: at });
        const texts = textsOfKey(this.#keysAt(at), key, this.#groupsAt(at), allowed);
        return texts.map(({ condition, text }) => ({
          text,
          condition: condition === '*' ? othersIn(language) : condition && wordsOf(condition, at),
        }));
      },
    };
  }

  /** Tells whether the reader that is written for may see a block, whatever the selection. */
  #isForAudience(block: Block): boolean {
    const audience = this.#shown.groupsAt(block.start).filter(isAudience);
    const reader = new Map(audience.map(({ name }) => [name, this.#audience]));
    return isShownTo(allowedBy([block], audience), reader);
  }

  #groupsAt = (at: number): Groups =>
    this.#shown.groupsAt(at).filter((group) => !isAudience(group));

  #keysAt(at: number): Keys {
    const own = this.#page.dictionaries.filter(({ start, end }) => start <= at && at < end);
    return Object.assign({}, this.#manifest?.keys, ...own.map(({ keys }) => keys)) as Keys;
  }

  #allGroups(): Groups {
    const groups = new Map<string, Groups[number]>();
    for (const { start } of [{ start: 0 }, ...this.#page.blocks]) {
      for (const group of this.#groupsAt(start)) {
        if (!groups.has(group.name)) groups.set(group.name, group);
      }
    }
    return [...groups.values()];
  }
}

/** Makes the one group of a page that declares none: of every name in use. */
function namesInUse({ blocks }: Page): Groups {
  const names = blocks.flatMap(({ condition }) => [...condition.names, ...condition.not]);
  const own = names.filter((name) => !AUDIENCE.variants.includes(name));
  if (own.length) return [{ name: 'variant', variants: [...new Set(own)] }];
  return names.length ? [AUDIENCE] : [];
}

/** Finds a name that no group has, in what a command is told to select. */
export const unknownIn = (names: string, groups: Groups): string | undefined => {
  const known = groups.flatMap((group) => group.variants.flatMap((one) => namesOf(group, one)));
  return parseNames(names).find((name) => !known.includes(name));
};
