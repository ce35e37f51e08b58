// What of a page is written: for one selection, or for all with labels.
import { parseCondition } from '../../core/conditions.ts';
import { AUDIENCE, groupFor, groupOf, type Groups } from '../../core/groups.ts';
import { variantsOfTab } from '../../core/labels/tab-axis.ts';
import { textOfKey, type Keys } from '../../core/keys.ts';
import type { Manifest } from '../../core/manifest/read-manifest.ts';
import { isName } from '../../core/names.ts';
import { parseNames, selectFrom, type Selection } from '../../core/selection.ts';
import {
  allowedBy,
  isAudience,
  isNever,
  isShownTo,
  selectionsFor,
  Shown,
  type Audience,
} from '../../core/rules/shown.ts';
import { languageOf } from '../label/label-page.ts';
import { tabGroupsIn, withTabs } from '../label/tab-words.ts';
import { labelsFor, othersIn, wordsFor, type LabelOf } from '../label/words.ts';
import type { Block, Page, Span } from '../../core/rules/page-content.ts';
import { textsOfKey, type ChosenText } from './key-texts.ts';

/** Tells what becomes of a page's blocks and keys. */
export interface View {
  /** Whether a block is shown. */
  readonly isShown: (block: Block) => boolean;
  /** Says whom a shown block is for; nothing where no label is wanted. */
  readonly wordsOf: (block: Block) => string;
  /** Lists the texts of a key at a place, with the words for whom each is. */
  readonly textsOf: (key: string, at: number) => readonly ChosenText[];
  /** Panes of tabs that are left out, since another of their tabs is shown. */
  readonly hiddenPanes: readonly Span[];
}

/** A page whose passages are chosen from. */
export class Views {
  readonly #page: Page;
  readonly #shown: Shown;
  readonly #manifest: Manifest | undefined;
  readonly #audience: Audience;
  readonly #language: string;
  readonly #labelOf: LabelOf;
  /** The groups at places, without that of audiences. */
  readonly #withoutAudience = new Map<Groups, Groups>();
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
    this.#language = page.format === 'html' ? languageOf(page) : 'en';
    this.#labelOf = labelsFor(page, manifest, this.#language);
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
      // A selection has nothing of tabs, of which a reader is shown one at a time.
      wordsOf: ({ condition, start }) => {
        const ofTabs = tabGroupsIn(this.#page, this.#shown.groupsAt(start), condition);
        return ofTabs?.length ? wordsFor(condition, ofTabs, this.#labelOf, this.#language) : '';
      },
      hiddenPanes: this.#panesWithout(active),
      textsOf: (key, at) => {
        const text = textOfKey(this.#keysAt(at), key, this.#shown.groupsAt(at), active);
        return text === undefined ? [] : [{ condition: '', text }];
      },
    };
  }

  /** Shows all, each passage with the words for whom it is. */
  get all(): View {
    const language = this.#language;
    const wordsOf = (text: string, at: number): string => {
      const { value } = parseCondition(text);
      const groups = withTabs(this.#page, this.#groupsAt(at), value);
      return wordsFor(value, groups, this.#labelOf, language);
    };
    return {
      hiddenPanes: [],
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

  /** Lists the panes of tabs that have one for the selection, which is shown in their place. */
  #panesWithout(active: ReadonlySet<string>): readonly Span[] {
    const labelOf = this.#labelOf;
    const panes = this.#page.panes.map((pane) => {
      const groups = this.#groupsAt(pane.start);
      const variants = variantsOfTab(pane.text, groups, (_group, variant) => labelOf(variant));
      const group = groupOf(groups, variants[0] ?? '')?.name;
      return { pane, group, isChosen: variants.some((variant) => active.has(variant)) };
    });
    return panes.flatMap(({ pane, group, isChosen }) => {
      const isOther = panes.some(
        (one) => one.isChosen && one.pane.tabs === pane.tabs && one.group === group,
      );
      return isOther && !isChosen && !pane.isElsewhere ? pane : [];
    });
  }

  /** Tells whether the reader that is written for may see a block, whatever the selection. */
  #isForAudience(block: Block): boolean {
    const audience = this.#shown.groupsAt(block.start).filter(isAudience);
    const reader = new Map(audience.map(({ name }) => [name, this.#audience]));
    return isShownTo(allowedBy([block], audience), reader);
  }

  #groupsAt(at: number): Groups {
    const all = this.#shown.groupsAt(at);
    const groups = this.#withoutAudience.get(all) ?? all.filter((group) => !isAudience(group));
    this.#withoutAudience.set(all, groups);
    return groups;
  }

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
function namesInUse({ blocks, tabNames }: Page): Groups {
  const names = blocks
    .flatMap(({ condition }) => [...condition.names, ...condition.not])
    .filter((name) => !tabNames.has(name));
  const own = names.filter((name) => !AUDIENCE.variants.includes(name));
  if (own.length) return [{ name: 'variant', variants: [...new Set(own)] }];
  return names.length ? [AUDIENCE] : [];
}

/** Finds a name that no group has, in what a command is told to select: a reader may have any version. */
export const unknownIn = (names: string, groups: Groups): string | undefined =>
  names.split(/[\s,]+/).find((name) => name && (!isName(name) || !groupFor(groups, name)));
