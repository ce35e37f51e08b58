import { AUDIENCE, groupOf, parseGroups, variantsFor, type Group, type Groups } from '../groups.ts';
import type { Keys } from '../keys.ts';
import { isName, words } from '../names.ts';
import type { Parsed } from '../problem.ts';
import { fallbackFaults, type Fallbacks } from './stand-ins.ts';
import type { Manifest, ManifestFault } from './manifest-types.ts';

export type * from './manifest-types.ts';

const MANIFEST_KEYS = ['$schema', 'groups', 'keys', 'sets', 'fallback', 'audience'];
const GROUP_KEYS = ['label', 'variants', 'order'];
const SET_KEYS = ['label', 'variants'];
const VARIANT_KEYS = ['name', 'label', 'retired'];

/**
 * Reads the parsed JSON of a `variants.json`. What cannot be read is left out and returned as
 * problems; of a name that is declared twice the first one counts.
 */
export function readManifest(json: unknown): Parsed<Manifest, ManifestFault> {
  const reader = new ManifestReader();
  const value = reader.read(json);
  return { value, problems: reader.problems };
}

/** A group while it is read. */
interface Draft extends Group {
  readonly variants: string[];
  readonly sets: [name: string, variants: readonly string[]][];
  order?: readonly string[];
}

class ManifestReader {
  readonly labels = new Map<string, Map<string, string>>();
  readonly problems: ManifestFault[] = [];
  readonly #taken = new Set<string>();

  read(json: unknown): Manifest {
    const groups: Draft[] = [];
    const { labels } = this;
    if (!isObject(json)) {
      this.#report('no-object', '', '');
      return { groups, labels, fallback: new Map(), keys: {} };
    }
    this.#knows(json, MANIFEST_KEYS, '');
    if (isObject(json['groups'])) {
      for (const [name, group] of Object.entries(json['groups'])) {
        groups.push(...this.#group(name, group));
      }
    } else this.#report('no-groups', 'groups', 'groups');
    this.#sets(json['sets'] ?? {}, groups);
    this.#audience(json['audience'] ?? {});
    const fallback = this.#fallback(json['fallback'] ?? {}, groups);
    const value = groups.map(({ sets, ...group }) => ({ ...group, ...(sets.length && { sets }) }));
    return { groups: value, labels, fallback, keys: this.#keys(json['keys'] ?? {}) };
  }

  /** Reads the texts of keys; what is not a text is left out. */
  #keys(keys: unknown): Keys {
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

  #group(name: string, json: unknown): Draft[] {
    const path = `groups.${name}`;
    if (!isName(name)) {
      this.#report('bad-name', name, path);
      return [];
    }
    if (typeof json === 'string') return this.#written(name, json, path);
    const more = isObject(json) ? json : {};
    this.#knows(more, GROUP_KEYS, path);
    this.#label(name, more['label'], `${path}.label`);
    const listed = Array.isArray(json) ? json : more['variants'];
    const at = Array.isArray(json) ? path : `${path}.variants`;
    if (!Array.isArray(listed)) {
      this.#report('no-variants', name, at);
      return [];
    }
    const group: Draft = { name, variants: [], sets: [] };
    const { order } = more;
    const before = this.problems.length;
    listed.forEach((variant: unknown, index) => {
      this.#variant(variant, `${at}[${index}]`, group, order !== undefined);
    });
    if (order !== undefined) {
      const isOrder = order === 'ascending' || order === 'descending';
      if (!isOrder) this.#report('no-order', JSON.stringify(order), `${path}.order`);
      const { variants } = group;
      // A list that is wrong has no order to rely on.
      if (this.problems.length > before) group.order = [];
      else group.order = order === 'ascending' ? variants : [...variants].reverse();
    }
    if (!group.variants.length) this.#report('empty-group', name, at);
    return group.variants.length ? [group] : [];
  }

  /** Reads a group that is written as in the `groups` attribute: `2.1 < 2.2 < 3.0`. */
  #written(name: string, text: string, path: string): Draft[] {
    const { value, problems } = parseGroups(`${name}: ${text.replaceAll(';', ' ')}`);
    for (const { code, value } of problems) this.#report(code, value, path);
    return value.flatMap((group) => {
      const names = [...group.variants, ...(group.sets ?? []).map(([one]) => one)];
      const repeated = names.find((one) => this.#taken.has(one));
      if (repeated !== undefined) this.#report('repeated-name', repeated, path);
      if (repeated !== undefined) return [];
      for (const one of names) this.#taken.add(one);
      for (const [one, label] of group.labels ?? []) this.labels.set(one, new Map([['', label]]));
      const { variants, sets = [], order } = group;
      const draft = { name, variants: [...variants], sets: sets.map(([...set]) => set) };
      return [{ ...draft, ...(order && { order }) }];
    });
  }

  /** Reads sets, which may name each other in any order, but not in a circle. */
  #sets(json: unknown, groups: readonly Draft[]): void {
    if (!isObject(json)) return this.#report('no-sets', 'sets', 'sets');
    const lists = new Map<string, readonly string[]>();
    for (const [name, set] of Object.entries(json)) {
      const path = `sets.${name}`;
      if (!this.#take(name, path)) continue;
      const more = isObject(set) ? set : { variants: set };
      this.#knows(more, SET_KEYS, path);
      this.#label(name, more['label'], `${path}.label`);
      lists.set(name, this.#names(more['variants'], path));
    }
    const done = new Map<string, readonly string[]>();
    // What is looked up in a group is kept, and these are not whole yet.
    const known = groups.map((group) => ({ ...group }));
    const resolve = (name: string, around: readonly string[]): readonly string[] => {
      const found = done.get(name);
      if (found) return found;
      const path = `sets.${name}`;
      const names: string[] = [];
      let isWrong = false;
      for (const one of lists.get(name) ?? []) {
        const isOpen = lists.has(one) && ![...around, name].includes(one);
        const group = groupOf(known, one);
        const variants = isOpen
          ? resolve(one, [...around, name])
          : group && variantsFor(group, one);
        if (!variants) this.#report(lists.has(one) ? 'set-cycle' : 'unknown-member', one, path);
        if (!variants?.length) isWrong = true;
        names.push(...(variants ?? []));
      }
      const [group = groups[0]] = groups.filter(({ variants }) =>
        variants.includes(names[0] ?? ''),
      );
      if (!names.every((one) => group?.variants.includes(one))) {
        this.#report('mixed-set', name, path);
        isWrong = true;
      }
      // A set that is wrong is for everyone.
      const variants = isWrong ? [] : [...new Set(names)];
      group?.sets.push([name, variants]);
      done.set(name, variants);
      return variants;
    };
    for (const name of lists.keys()) resolve(name, []);
  }

  #audience(json: unknown): void {
    if (!isObject(json)) return this.#report('no-audience', 'audience', 'audience');
    for (const [name, label] of Object.entries(json)) {
      if (AUDIENCE.variants.includes(name)) this.#label(name, label, `audience.${name}`);
      else this.#report('no-audience', name, `audience.${name}`);
    }
  }

  #fallback(json: unknown, groups: Groups): Fallbacks {
    const fallback = new Map<string, readonly string[]>();
    if (!isObject(json)) {
      this.#report('no-fallback', 'fallback', 'fallback');
      return fallback;
    }
    for (const [name, list] of Object.entries(json)) {
      fallback.set(name, this.#names(list, `fallback.${name}`));
    }
    for (const fault of fallbackFaults(fallback, groups)) {
      this.#report(fault.code, fault.value, `fallback.${fault.value}`);
    }
    return fallback;
  }

  /** Reads a list of names, which may be one text. */
  #names(json: unknown, path: string): readonly string[] {
    const list: unknown = typeof json === 'string' ? words(json) : json;
    if (Array.isArray(list) && list[0] && list.every((one) => typeof one === 'string')) return list;
    this.#report('no-list', path.slice(path.indexOf('.') + 1), path);
    return [];
  }

  #variant(json: unknown, path: string, group: Draft, isOrdered: boolean): void {
    const more = isObject(json) ? json : {};
    this.#knows(more, VARIANT_KEYS, path);
    const name = typeof json === 'string' ? json : more['name'];
    if (name === undefined) return this.#report('no-name', '', path);
    const isRepeated = isOrdered && typeof name === 'string' && group.variants.includes(name);
    if (isRepeated) return this.#report('repeated-in-order', name, path);
    if (!this.#take(name, path)) return;
    group.variants.push(name);
    this.#label(name, more['label'], `${path}.label`);
    const { retired = [] } = more;
    if (!Array.isArray(retired)) return this.#report('no-list', 'retired', `${path}.retired`);
    retired.forEach((old: unknown, index) => {
      if (this.#take(old, `${path}.retired[${index}]`)) group.sets.push([old, [name]]);
    });
  }

  /** Takes a name that is one and that nothing else has. */
  #take(name: unknown, path: string): name is string {
    if (typeof name !== 'string' || !isName(name)) {
      this.#report('bad-name', typeof name === 'string' ? name : JSON.stringify(name ?? ''), path);
      return false;
    }
    if (AUDIENCE.variants.includes(name)) this.#report('reserved-name', name, path);
    else if (this.#taken.has(name)) this.#report('repeated-name', name, path);
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
