/** How long a page may take to load before it counts as one that never comes. */
const LONGEST_LOAD_MS = 60_000;
const CHARSET = /;\s*charset\s*=\s*["']?([^\s;"']+)/i;
const HTML_PAGE =
  /^\s*(?:<\?xml[^>]*>\s*|<!--[^]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|base)[\s>]/i;
/** Matches what only begins as a page does; Markdown may as well, and its server says so. */
const LIKE_HTML_PAGE = /^\s*(?:<!--[^]*?-->\s*)*<(?:link|script)[\s>]/i;
/** Matches the types of what is never Markdown, whatever a server takes its name for. */
const OTHER =
  /^(?:image|audio|video|font)\/|[/+](?:json|xml|pdf|zip|wasm|(?:x-)?(?:java|ecma)script|css)$/;

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
    const kind = type.replace(/;.*$/s, '').trim().toLowerCase();
    // A server of a single-page application answers any address with its own page.
    if (
      HTML_PAGE.test(text) ||
      (kind === 'text/html' && LIKE_HTML_PAGE.test(text)) ||
      isShell(text)
    )
      throw new Error('it is an HTML page, not Markdown');
    if (OTHER.test(kind)) throw new Error(`it is ${kind}, not Markdown`);
    return text;
  } finally {
    clearTimeout(timer);
  }
}

/** Tells whether nothing is in a text but scripts, and elements without words for them. */
function isShell(text: string): boolean {
  const [first = '', ...rest] = text.split(/<\/?(?:no)?script\b/i);
  // What is in a script begins with its tag.
  const outside = rest.filter((_, at) => at % 2).map((part) => `<${part}`);
  return rest.length > 0 && !(first + outside.join('')).replace(/<[^<>]*>/g, '').trim();
}

/** Decodes a page in the encoding that its first bytes show, else in the one that its server names. */
function decode(bytes: ArrayBuffer, charset = 'utf-8'): string {
  const [first, second] = new Uint8Array(bytes);
  const marks: Partial<Record<string, string>> = {
    '255,254': 'utf-16le',
    '254,255': 'utf-16be',
    '239,187': 'utf-8',
  };
  try {
    return new TextDecoder(marks[`${first},${second}`] ?? charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
