import { AUDIENCE, namesOf, parseGroups, type Group } from '../../core/groups.ts';
import { STATES } from '../../core/sheet/sheet.ts';
import {
  linkedKey,
  ownKey,
  parsePersistence,
  SYNC_KEY,
  WRITTEN_KEY,
} from '../../core/storage-keys.ts';
import { EARLY_TEXTS } from './early-texts.ts';

/** What the page's provider says by its attributes, or the script tag by its `data-` ones. */
export interface EarlyOptions {
  /** The groups, as the provider has them: `deployment: serverless byoc; language: java go`. */
  readonly groups: string;
  /** Whether the groups are those of the provider's `manifest`, which comes after the script. */
  readonly hasManifest?: boolean | undefined;
  /** The variants to start with: `serverless java`. */
  readonly variant?: string | undefined;
  /** The key under which the choice is remembered; by default `doc-variants`. */
  readonly syncKey?: string | undefined;
  /** The parameter of links; by default `variant`, and empty for none. */
  readonly urlParam?: string | undefined;
  /** Where the choice is remembered: `local` (the default), `session` or `none`. */
  readonly persistence?: string | undefined;
  /** The selector of `data-root`, where an element of the page is the provider. */
  readonly root?: string | undefined;
}

/**
 * Makes a small script for the page's `<head>`, which hides what a reader will not see until the
 * library is there: for pages that load it as a module or with `defer`. It works out the same
 * selection as the provider. Should the library not have come by the time the page is loaded, the
 * script shows everything again.
 */
export function earlyScript(options: EarlyOptions): string {
  const { variant = '', syncKey = SYNC_KEY, root, hasManifest } = options;
  const persistence = parsePersistence(options.persistence);
  const param = options.urlParam ?? (syncKey === 'none' ? '' : 'variant');
  const isRemembered = syncKey !== 'none' && persistence !== 'none';
  const groups = [...parseGroups(options.groups).value, AUDIENCE];
  const isFull = groups.some(
    (group) => Boolean(group.order?.length) || group.sets?.some(isOutOfOrder(group)),
  );
  // A provider that waits for its manifest says so by a state.
  const [host, isEarly, isWaiting] =
    root === undefined
      ? ['doc-variant-provider', ':not(:defined)', ':state(_)']
      : [`:is(${root === '' ? 'body' : root})`, `:not([${STATES}])`, `[${STATES}~="_"]`];
  const provider = host + (hasManifest ? `:is(${isEarly},${isWaiting})` : isEarly);
  const nested =
    root === undefined ? 'doc-variant-provider doc-variant-provider *' : 'doc-variant-provider *';
  const said: Readonly<Record<string, string>> = {
    IS_FULL: String(isFull),
    GROUPS: quote(groups.map(rowsOf).join(';')),
    VARIANT: quote(variant),
    SEARCH: param ? 'location.search' : '""',
    PARAM: quote(param),
    SESSION: isRemembered ? 'sessionStorage' : '{}',
    OWN: isRemembered ? `${persistence}Storage` : '{}',
    LINKED_KEY: quote(linkedKey(syncKey)),
    OWN_KEY: quote(ownKey(syncKey)),
    WRITTEN_KEY: quote(WRITTEN_KEY),
    START: quote(`@layer doc-variants{${LAYOUT}${provider} :is(`),
    END: quote(`):not(${nested}){display:none!important}}`),
  };
  const text = EARLY_TEXTS[isFull ? 'full' : 'plain'];
  const names = new RegExp(`\\b(?:${Object.keys(said).join('|')})\\b`, 'g');
  return `(${text.replace(names, (name) => said[name] ?? name)})()`;
}

/** Lays out the elements as they will be, with room for a picker of one line, and without labels for readers without the script. */
const LAYOUT =
  'if-variant,doc-variant-provider{display:contents}' +
  'doc-variant-picker:not(:defined){display:inline-block;vertical-align:middle;min-height:2.5rem}' +
  'doc-variant-provider>doc-variant-picker:not(:defined){display:block;margin-block:.5rem}' +
  'doc-variant-picker>*,[data-variant-label]{display:none}';

/** Tells of a set whether another of its variants comes first in the group than stands for it. */
const isOutOfOrder =
  (group: Group) =>
  ([, set]: readonly [string, readonly string[]]): boolean =>
    set.length > 1 && newestFirst(group).find((variant) => set.includes(variant)) !== set[0];

/** Lists the variants of a group, those of an ordered one from the newest on. */
const newestFirst = ({ variants, order }: Group): readonly string[] =>
  order?.length ? [...order].reverse() : variants;

/** Writes a group for `hideEarly`. */
function rowsOf(group: Group): string {
  const { sets = [], order } = group;
  const rows = newestFirst(group).map((variant) =>
    [
      ...namesOf(group, variant),
      ...sets.flatMap(([name, set]) => {
        if (set.length < 2 || !set.includes(variant)) return [];
        return set[0] === variant ? [name, `${name}'`] : [name];
      }),
    ].join('='),
  );
  return rows.join(order?.length ? '>' : ' ');
}

/** Quotes a text for a script that stands in HTML. */
const quote = (text: string): string => JSON.stringify(text).replaceAll('<', '\\u003c');
