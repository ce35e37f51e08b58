// What a page holds, as the rules and the other commands ask for it. All places are offsets into the
// page's text in UTF-16 code units.
import type { Condition } from '../../core/conditions.ts';
import type { Group, Groups } from '../../core/groups.ts';
import type { Keys } from '../../core/keys.ts';

/** A piece of the page's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of the page with a condition. */
export interface Block extends Span {
  /** The condition as the author wrote it. */
  readonly variants: string;
  readonly condition: Condition;
  /** Where the condition's text stands; the tag where it has none. */
  readonly text: Span;
  /** What makes it a block and is nothing of its content: its tags, or its attribute. */
  readonly marks: readonly Span[];
  readonly form: 'element' | 'attribute' | 'shortcode' | 'comment' | 'page' | 'foreign';
}

/** A provider, or what a page declares for all of it. */
export interface Scope extends Span {
  readonly groups: Groups;
}

/** A heading of the page. */
export interface Heading extends Span {
  readonly level: number;
  readonly text: string;
}

/** An id that a link can lead to. */
export interface Id extends Span {
  readonly id: string;
  /** Whether its author wrote it; other ids are made from headings, each its own. */
  readonly isWritten: boolean;
  /** Whether it stands inside an `<svg>`, where others of the page refer to it. */
  readonly isInSvg: boolean;
}

/** The texts of a provider, where it has some. */
export interface Dictionary extends Span {
  readonly keys: Keys;
}

/** An element that shows the text of a key. */
export interface KeyElement extends Span {
  readonly key: string;
}

/** A link, by its address as the author wrote it. */
export interface Link extends Span {
  readonly href: string;
}

/** What to write in the place of a piece of text. */
export interface Fix {
  readonly span: Span;
  readonly text: string;
}

/** A mistake in a page. */
export interface Finding extends Span {
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note';
  readonly message: string;
  /** What to write instead, where that is safe. */
  readonly fix?: Fix;
  /** What was probably meant; its author decides. */
  readonly suggestion?: Fix;
}

/** A page as it was read. */
export interface Page {
  readonly file: string;
  readonly text: string;
  readonly format: 'markdown' | 'html';
  readonly blocks: Block[];
  readonly scopes: Scope[];
  readonly headings: Heading[];
  readonly ids: Id[];
  readonly links: Link[];
  /** Groups that other systems' tags declare, where the site does not. */
  readonly declared: Group[];
  readonly dictionaries: Dictionary[];
  readonly keyElements: KeyElement[];
  /** What the pickers of the page call a variant. */
  readonly labels: Map<string, string>;
  /** The variants that the labels of its tabs make. */
  readonly tabNames: Set<string>;
  /** What is wrong with the form of the page, found while it was read. */
  readonly findings: Finding[];
}
