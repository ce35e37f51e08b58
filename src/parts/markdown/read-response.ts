/** How long a page may take to load before it counts as one that never comes. */
const LONGEST_LOAD_MS = 60_000;
const CHARSET = /;\s*charset\s*=\s*["']?([^\s;"']+)/i;
const HTML_PAGE = /^\s*(?:<!--[^]*?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;

/**
 * Reads the page that an address has answered with.
 *
 * @param work is aborted where the page takes too long
 * @throws rejects where the answer is not Markdown
 */
export async function readResponse(
  answer: Promise<Response>,
  work: AbortController,
): Promise<string> {
  const limit = setTimeout(() => work.abort(new Error('it takes too long')), LONGEST_LOAD_MS);
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
    clearTimeout(limit);
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
