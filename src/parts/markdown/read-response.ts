/** How long a page may take to load before it counts as one that never comes. */
const LONGEST_LOAD_MS = 60_000;
const CHARSET = /;\s*charset\s*=\s*["']?([^\s;"']+)/i;
const HTML_PAGE = /^\s*(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;

/**
 * Reads the page that an address has answered with.
 *
 * @param work is aborted where the page takes too long
 * @param limit how long it may take, in milliseconds
 * @throws rejects where the answer is not Markdown
 */
export async function readResponse(
  answer: Promise<Response>,
  work: AbortController,
  limit = LONGEST_LOAD_MS,
): Promise<string> {
  const timer = setTimeout(() => work.abort(new Error('it takes too long')), limit);
  try {
    const response = await answer;
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
    const type = response.headers.get('content-type') ?? '';
    const text = decode(await response.arrayBuffer(), CHARSET.exec(type)?.[1]);
    if (!text.trim()) throw new Error('it is empty');
    // A server of a single-page application answers any address with its own page.
    if (HTML_PAGE.test(text)) throw new Error('it is an HTML page, not Markdown');
    return text;
  } finally {
    clearTimeout(timer);
  }
}

/** Decodes a page in the encoding that its server names. */
function decode(bytes: ArrayBuffer, charset = 'utf-8'): string {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
