// Makes the page in the frame of the playground. It has an origin of its own (`sandbox` without
// `allow-same-origin`), and a policy under which nothing runs but the library.

/** @param {string} text */
const escapeAttribute = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const STYLES = `
  :root { color-scheme: light dark; font: 1rem/1.65 system-ui, sans-serif; }
  body { margin: 1.5rem; }
  h1, h2, h3 { line-height: 1.25; letter-spacing: -0.015em; }
  table { border-collapse: collapse; }
  th, td { border-block-end: 1px solid light-dark(#e2e5e8, #2a323e); padding: 0.4rem 1rem 0.4rem 0; text-align: start; }
  code { font-family: ui-monospace, monospace; font-size: 0.9em; }
  pre { border-radius: 0.6rem; padding: 0.9rem 1rem; background: light-dark(#f0f1f4, #1d2430); overflow-x: auto; }
  img, video { max-inline-size: 100%; }
`;

/**
 * Lists the groups that a text names, to give each a picker.
 *
 * @param {string} groups
 */
const groupNames = (groups) =>
  groups.split(';').flatMap((part) => /^\s*([A-Za-z0-9][\w.-]*)[^:]*:/.exec(part)?.[1] ?? []);

/**
 * @param {import('./share.js').State} state
 * @param {{ library: string, isOpen: boolean, theme?: string }} site the address of the folder of the library, with
 *   its `/`, and whether its server lets other origins have it
 * @returns {string} the HTML of the page
 */
export function framePage({ format, groups, variant, text }, { library, isOpen, theme = '' }) {
  const source = library.startsWith('file:') ? 'file:' : library;
  const policy =
    `default-src 'none'; script-src ${source}; style-src 'unsafe-inline'; img-src data: ${source}; ` +
    `media-src data:; form-action 'none'; base-uri 'none'`;
  const pickers = groupNames(groups)
    .map((name) => `<doc-variant-picker group="${name}"></doc-variant-picker>`)
    .join('\n');
  const content =
    format === 'markdown'
      ? `<doc-variant-markdown><script type="text/markdown">\n${text.replace(/<(?=\/script|!--)/gi, '<\\')}\n</script></doc-variant-markdown>`
      : text;
  return `<!doctype html>
<html lang="en"${theme ? ` style="color-scheme: ${theme}"` : ''}>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>Result</title>
<script src="${escapeAttribute(library)}doc-variants.js"${isOpen ? ' crossorigin' : ''}></script>
<style>${STYLES}</style>
<doc-variant-provider groups="${escapeAttribute(groups)}" variant="${escapeAttribute(variant)}" persistence="none" url-param="">
${pickers}
${content}
</doc-variant-provider>`;
}
