// Carries what is in the playground in the address behind `#`, which no server gets to see. Whatever
// an address holds is text from a stranger: it is bounded, checked, and only ever shown in the frame.

/** The most characters that an address may hold; some programs cut longer ones. */
export const MAX_LINK_LENGTH = 30_000;
/** The most characters of a text. */
export const MAX_TEXT_LENGTH = 100_000;

const FORMATS = ['html', 'markdown'];
const FIELDS = { text: MAX_TEXT_LENGTH, groups: 2_000, variant: 500 };

/**
 * @typedef {object} State
 * @property {'html' | 'markdown'} format
 * @property {string} groups
 * @property {string} variant
 * @property {string} text
 */

/**
 * Takes what is a state, and nothing else.
 *
 * @param {unknown} value
 * @returns {State | undefined}
 */
function checkState(value) {
  if (typeof value !== 'object' || value === null) return undefined;
  const state = /** @type {Record<string, unknown>} */ (value);
  if (!FORMATS.includes(String(state.format))) return undefined;
  for (const [name, most] of Object.entries(FIELDS)) {
    const text = state[name];
    if (typeof text !== 'string' || text.length > most) return undefined;
  }
  const { format, groups, variant, text } = /** @type {any} */ (state);
  return { format, groups, variant, text };
}

/**
 * Reads a stream, and stops where it has more than it may have.
 *
 * @param {ReadableStream<Uint8Array>} stream
 * @param {number} most
 */
async function readAll(stream, most) {
  const reader = stream.getReader();
  const pieces = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    size += value.length;
    if (size > most) {
      await reader.cancel();
      throw new RangeError('too long');
    }
    pieces.push(value);
  }
}

/**
 * Writes a state as a fragment.
 *
 * @param {State} state
 * @returns {Promise<string | undefined>} nothing where it is too long for a link
 */
export async function writeLink(state) {
  const json = new Blob([JSON.stringify(state)]);
  const stream = json.stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = await readAll(stream, MAX_LINK_LENGTH);
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const link = btoa(signs).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return link.length > MAX_LINK_LENGTH ? undefined : `#${link}`;
}

/**
 * Reads the state of a fragment.
 *
 * @param {string} hash
 * @returns {Promise<State | undefined>} nothing where it is none, whatever else it is
 */
export async function readLink(hash) {
  if (hash.length < 2 || hash.length > MAX_LINK_LENGTH + 1) return undefined;
  try {
    const signs = atob(hash.slice(1).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    const json = new TextDecoder().decode(await readAll(stream, 5 * MAX_TEXT_LENGTH));
    return checkState(JSON.parse(json));
  } catch {
    return undefined;
  }
}
