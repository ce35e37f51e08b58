// What a page holds, as the rules and the other commands ask for it. All places are offsets into the
// page's text in UTF-16 code units.
import type { Condition } from '../conditions.ts';
import type { Group, Groups } from '../groups.ts';
import type { Keys } from '../keys.ts';

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
  /** Whether pickers declare the groups, which count where nobody else has declared them. */
  readonly isPicked?: boolean;
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

/** What refers to an element by its id. */
export interface Reference extends Span {
  readonly id: string;
}

/** An attribute that refers to an element by its id. */
export interface IdReference extends Reference {
  /** The attribute as it is written. */
  readonly written: string;
}

/** An attribute that may be meant as a condition, where its names are variants. */
export interface Lookalike extends Span {
  readonly name: string;
  readonly value: string;
}

/** A picker, by what it says of its group. */
export interface Picker extends Span {
  readonly group: string | undefined;
  readonly options: readonly string[];
}

/** A form, by its tag. */
export interface Form extends Span {
  /** All of it. */
  readonly inner: Span;
  readonly id: string | undefined;
}

/** A button that sends a form: the one around it, or another by its id. */
export interface Submit extends Span {
  readonly form: string | undefined;
}

/** A pane of tabs. */
export interface TabPane extends Span {
  /** Which of the page's tabs it is in. */
  readonly tabs: number;
  /** The names by which conditions may call it. */
  readonly names: readonly string[];
  /** Its value, else its label, which may name variants of the page. */
  readonly text: string;
  /** What its tab says. */
  readonly label: string;
  /** Whether it is known by its label alone, and stands elsewhere. */
  readonly isElsewhere?: boolean;
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

/** A setting of a provider that names groups or variants. */
export interface Setting extends Span {
  readonly name: 'labels' | 'detect';
  readonly value: string;
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
  /** What refers to other elements, of those with one id to the first. */
  readonly idReferences: IdReference[];
  /** What is drawn by a gradient, a mask or a filter, `url(#id)`. */
  readonly paintReferences: Reference[];
  readonly lookalikes: Lookalike[];
  readonly pickers: Picker[];
  readonly forms: Form[];
  readonly submits: Submit[];
  /** The labels of fields, by the ids that they are for. */
  readonly fieldLabels: Reference[];
  /** What providers start with, by its place. */
  readonly starts: Span[];
  /** What providers say about groups and variants by their names. */
  readonly settings: Setting[];
  /** Groups that other systems' tags declare, where the site does not. */
  readonly declared: Group[];
  readonly dictionaries: Dictionary[];
  readonly keyElements: KeyElement[];
  /** What the pickers of the page call a variant. */
  readonly labels: Map<string, string>;
  /** The variants that the labels of its tabs make. */
  readonly tabNames: Set<string>;
  /** The panes of its tabs. */
  readonly panes: TabPane[];
  /** What is wrong with the form of the page, found while it was read. */
  readonly findings: Finding[];
}

/** Makes a page of which nothing is read yet. */
export const emptyPage = (file: string, text: string, format: Page['format']): Page => ({
  file,
  text,
  format,
  blocks: [],
  scopes: [],
  headings: [],
  ids: [],
  links: [],
  idReferences: [],
  paintReferences: [],
  dictionaries: [],
  keyElements: [],
  labels: new Map(),
  tabNames: new Set(),
  panes: [],
  lookalikes: [],
  pickers: [],
  forms: [],
  submits: [],
  fieldLabels: [],
  starts: [],
  settings: [],
  declared: [],
  findings: [],
});

/** Puts what was found in one walk and another into the order of the page. */
export function sortPage(page: Page): Page {
  page.blocks.sort((a, b) => a.start - b.start || b.end - a.end);
  page.headings.sort((a, b) => a.start - b.start);
  return page;
}
