import type { Groups } from '../groups.ts';
import type { Keys } from '../keys.ts';
import type { Fault } from '../problem.ts';
import type { Fallbacks } from './stand-ins.ts';

/** A label, or labels by language: `{ "en": "Your own cloud", "de": "Eigene Cloud" }`. */
export type ManifestLabel = string | Readonly<Record<string, string>>;

/** A variant as a manifest lists it: its name, or an object that says more about it. */
export type ManifestVariant =
  | string
  | {
      readonly name: string;
      readonly label?: ManifestLabel;
      /** Names that the variant had before; pages and links that use them go on working. */
      readonly retired?: readonly string[];
    };

/** A group as a manifest lists it: its variants, a text as in `groups`, or an object that says more. */
export type ManifestGroup =
  | string
  | readonly ManifestVariant[]
  | {
      readonly label?: ManifestLabel;
      readonly variants: readonly ManifestVariant[];
      /** Whether the variants are listed from the oldest to the newest, or the other way round. */
      readonly order?: 'ascending' | 'descending';
    };

/** A set as a manifest lists it: the names that it stands for, or an object that says more about it. */
export type ManifestSet =
  | string
  | readonly string[]
  | { readonly label?: ManifestLabel; readonly variants: string | readonly string[] };

/** The content of a `variants.json`, which says once what all pages of a site share. */
export interface ManifestFile {
  readonly $schema?: string;
  readonly groups: Readonly<Record<string, ManifestGroup>>;
  /** Texts that depend on the variant, such as a product's name. */
  readonly keys?: Keys;
  /** Names that stand for several variants of a group: `{ "jvm": ["java", "kotlin"] }`. */
  readonly sets?: Readonly<Record<string, ManifestSet>>;
  /**
   * What a reader is shown where a page has nothing for their variant: `{ "hcl": "typescript" }`, or
   * `{ "version": "nearest" }` for an ordered group.
   */
  readonly fallback?: Readonly<Record<string, string | readonly string[]>>;
  /** Labels of the reserved names `human` and `agent`. */
  readonly audience?: Readonly<Record<string, ManifestLabel>>;
}

/** What a manifest says, checked. */
export interface Manifest {
  readonly groups: Groups;
  /** Labels of variants, sets and groups by name, in the language of each key; `''` is any language. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly fallback: Fallbacks;
  readonly keys: Keys;
}

/** A mistake in a manifest, with where it stands: `groups.deployment[1].label`. */
export interface ManifestFault extends Fault {
  readonly path: string;
}
