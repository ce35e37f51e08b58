import type { Group, Groups } from './groups.ts';
import type { Keys } from './keys.ts';
import { isName } from './names.ts';
import type { Fault, Parsed } from './problem.ts';

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

/** A group as a manifest lists it: its variants, or an object that says more about it. */
export type ManifestGroup =
  | readonly ManifestVariant[]
  | { readonly label?: ManifestLabel; readonly variants: readonly ManifestVariant[] };

/** The content of a `variants.json`, which says once what all pages of a site share. */
export interface ManifestFile {
  readonly $schema?: string;
  readonly groups: Readonly<Record<string, ManifestGroup>>;
  /** Texts that depend on the variant, such as a product's name. */
  readonly keys?: Keys;
}

/** What a manifest says, checked. */
export interface Manifest {
  readonly groups: Groups;
  /** Labels of variants and groups by name, in the language of each key; `''` is any language. */
  readonly labels: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly keys: Keys;
}

/** A mistake in a manifest, with where it stands: `groups.deployment[1].label`. */
export interface ManifestFault extends Fault {
  readonly path: string;
}

const GROUP_KEYS = ['label', 'variants'];
const VARIANT_KEYS = ['name', 'label', 'retired'];

/**
 * Reads the parsed JSON of a `variants.json`. What cannot be read is left out and returned as
 * problems; of a name that is declared twice the first one counts.
 */
export function readManifest(json: unknown): Parsed<Manifest, ManifestFault> {
  const reader = new ManifestReader();
  const groups = reader.groups(json);
  const keys = reader.keys(json);
  return { value: { groups, labels: reader.labels, keys }, problems: reader.problems };
}

class ManifestReader {
  readonly labels = new Map<string, Map<string, string>>();
  readonly problems: ManifestFault[] = [];
  readonly #taken = new Set<string>();

  groups(json: unknown): Groups {
    if (!isObject(json)) {
      this.#report('no-object', '', '');
      return [];
    }
    this.#knows(json, ['$schema', 'groups', 'keys'], '');
    const { groups } = json;
    if (!isObject(groups)) {
      this.#report('no-groups', 'groups', 'groups');
      return [];
    }
    return Object.entries(groups).flatMap(([name, group]) => this.#group(name, group));
  }

  /** Reads the texts of keys; what is not a text is left out. */
  keys(json: unknown): Keys {
    const { keys = {} } = isObject(json) ? json : {};
    if (!isObject(keys)) {
      this.#report('no-keys', '', 'keys');
      return {};
    }
    const isGood = ([key, entry]: readonly [string, unknown]): boolean => {
      const texts = isObject(entry) ? Object.entries(entry) : [['', entry] as const];
      const wrong = texts.find(([, text]) => typeof text !== 'string' && typeof text !== 'number');
      if (wrong) this.#report('bad-key', key, `keys.${key}${wrong[0] && `.${wrong[0]}`}`);
      return !wrong;
    };
    return Object.fromEntries(Object.entries(keys).filter(isGood)) as Keys;
  }

  #group(name: string, json: unknown): Group[] {
    const path = `groups.${name}`;
    if (!isName(name)) {
      this.#report('bad-name', name, path);
      return [];
    }
    const more = isObject(json) ? json : {};
    this.#knows(more, GROUP_KEYS, path);
    this.#label(name, more['label'], `${path}.label`);
    const listed = Array.isArray(json) ? json : more['variants'];
    const at = Array.isArray(json) ? path : `${path}.variants`;
    if (!Array.isArray(listed)) {
      this.#report('no-variants', name, at);
      return [];
    }
    const variants: string[] = [];
    const aliases: [string, string][] = [];
    listed.forEach((variant: unknown, index) => {
      this.#variant(variant, `${at}[${index}]`, variants, aliases);
    });
    if (!variants.length) this.#report('empty-group', name, at);
    return variants.length ? [{ name, variants, ...(aliases.length && { aliases }) }] : [];
  }

  #variant(json: unknown, path: string, variants: string[], aliases: [string, string][]): void {
    const more = isObject(json) ? json : {};
    this.#knows(more, VARIANT_KEYS, path);
    const name = typeof json === 'string' ? json : more['name'];
    if (name === undefined) return this.#report('no-name', '', path);
    if (!this.#take(name, path)) return;
    variants.push(name);
    this.#label(name, more['label'], `${path}.label`);
    const { retired = [] } = more;
    if (!Array.isArray(retired)) return this.#report('no-list', 'retired', `${path}.retired`);
    retired.forEach((old: unknown, index) => {
      if (this.#take(old, `${path}.retired[${index}]`)) aliases.push([old, name]);
    });
  }

  /** Takes a name that is one and that nothing else has. */
  #take(name: unknown, path: string): name is string {
    if (typeof name !== 'string' || !isName(name)) {
      this.#report('bad-name', typeof name === 'string' ? name : JSON.stringify(name ?? ''), path);
      return false;
    }
    if (this.#taken.has(name)) this.#report('repeated-name', name, path);
    else return Boolean(this.#taken.add(name));
    return false;
  }

  #label(name: string, json: unknown, path: string): void {
    if (json === undefined) return;
    const byLanguage = typeof json === 'string' ? { '': json } : json;
    if (!isObject(byLanguage)) return this.#report('bad-label', name, path);
    const labels = new Map<string, string>();
    for (const [language, label] of Object.entries(byLanguage)) {
      if (typeof label === 'string') labels.set(language, label);
      else this.#report('bad-label', name, `${path}.${language}`);
    }
    this.labels.set(name, labels);
  }

  #knows(json: object, keys: readonly string[], path: string): void {
    for (const key of Object.keys(json)) {
      if (!keys.includes(key)) this.#report('unknown-key', key, path ? `${path}.${key}` : key);
    }
  }

  #report(code: string, value: string, path: string): void {
    this.problems.push({ code, value, path });
  }
}

const isObject = (json: unknown): json is Readonly<Record<string, unknown>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);
