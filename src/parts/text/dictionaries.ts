import { textOfKey, type Keys } from '../../core/keys.ts';
import type { Dictionary, VariantContext } from '../../context/context.ts';
import { warn } from '../../context/warn.ts';

const SCRIPT = ':scope > script[data-keys]';

/** What the scripts of providers say, with the text that said it. */
const parsed = new WeakMap<Element, { readonly text: string; readonly keys: Keys }>();

/** Returns the texts of one provider: those of its property, else those of its script. */
export function keysOf({ host, keys }: Dictionary): Keys {
  if (keys) return keys;
  const script = host.querySelector(SCRIPT);
  if (!script) return {};
  const text = script.textContent;
  const known = parsed.get(script);
  if (known?.text === text) return known.keys;
  const read = { text, keys: parse(text, script) };
  parsed.set(script, read);
  return read.keys;
}

/** Joins the dictionaries around an element; of a key that several have, the innermost counts. */
export const allKeys = ({ dictionaries = [] }: VariantContext): Keys =>
  Object.assign({}, ...dictionaries.map(keysOf).reverse()) as Keys;

/** Returns a key's text for the selection; the innermost provider that has the key answers. */
export function lookUp(context: VariantContext, key: string): string | undefined {
  const { dictionaries = [], groups, selection } = context;
  for (const dictionary of dictionaries) {
    const text = textOfKey(keysOf(dictionary), key, groups, selection);
    if (text !== undefined) return text;
  }
  return undefined;
}

function parse(text: string, script: Element): Keys {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value && !Array.isArray(value)) return value as Keys;
  } catch {
    // Reported below, as any other text that holds no keys is.
  }
  const fix = 'write {"key": "text"} or {"key": {"variant": "text", "*": "text"}}';
  warn(`data-keys holds no JSON object, so its keys have no text: ${fix}`, script);
  return {};
}
