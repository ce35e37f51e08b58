/** What is wrong with an author's text, as data; `describe` of `faults.ts` puts it into words. */
export interface Fault {
  /** A stable, machine-readable kind, such as `unknown-name`. */
  readonly code: string;
  /** The offending text as the author wrote it. */
  readonly value: string;
}

/** What is wrong with a page, as data. */
export interface PageFault extends Fault {
  /** What the words for the fault need besides its value, such as a shortcode's name. */
  readonly detail?: string;
  /** Line of the source, from 1, where there is one. */
  readonly line?: number;
  /** Column of the source in UTF-16 code units, from 1, where there is one. */
  readonly column?: number;
}

/** Describes bad input: what is wrong, and what to write instead. */
export interface Problem extends Fault {
  /** A sentence for the author that names the value and the fix. */
  readonly message: string;
  /** Line of the source, from 1, where there is one. */
  readonly line?: number;
  /** Column of the source in UTF-16 code units, from 1, where there is one. */
  readonly column?: number;
}

/** Carries a parsed value together with what was wrong with its text. */
export interface Parsed<Value, Wrong extends Fault = Problem> {
  readonly value: Value;
  readonly problems: readonly Wrong[];
}
