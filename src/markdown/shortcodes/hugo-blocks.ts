// Hugo's own shortcodes that become blocks: figures, code and what folds.
import { Lexer, Parser } from 'marked';
import { escapeHtml } from '../read/markers.ts';
import { fileOf, isInCell, isOneLine, oneLine } from './tag-place.ts';
import type { BuiltIn } from './library-types.ts';

/** Writes the attributes that have a value, with a space before each. */
const attributes = (values: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(values)
    .map(([name, value]) => (value ? ` ${name}="${escapeHtml(oneLine(value))}"` : ''))
    .join('');

/** Writes Markdown that stands in a line of HTML. */
const inlineHtml = (text: string): string =>
  Parser.parseInline(Lexer.lexInline(oneLine(text), { gfm: true }), { gfm: true });

const figure: BuiltIn = ({ list, named, inner = '', isInline }) => {
  const get = (name: string): string => named.get(name)?.trim() ?? '';
  const src = get('src') || list[0]?.trim();
  if (!src) throw new Error('it has no src');
  const caption = inlineHtml(get('caption') || inner);
  const alt = get('alt') || caption.replace(/<[^>]*>/g, '');
  const [width, height, loading] = [get('width'), get('height'), get('loading')];
  const size = attributes({ width, height, loading });
  // The caption is HTML already.
  const text = get('alt') ? escapeHtml(oneLine(alt)) : alt.replaceAll('"', '&quot;');
  const picture = `<img${attributes({ src })}${alt && ` alt="${text}"`}${size}>`;
  const link = { href: get('link'), target: get('target'), rel: get('rel') };
  const image = link.href ? `<a${attributes(link)}>${picture}</a>` : picture;
  const title = get('title') && `<h4>${escapeHtml(oneLine(get('title')))}</h4>`;
  const credit = inlineHtml(get('attr'));
  const linked = get('attrlink')
    ? ` <a${attributes({ href: get('attrlink') })}>${credit}</a>`
    : credit && ` ${credit}`;
  const words = (caption + linked).trim();
  const below = title + (words && `<p>${words}</p>`);
  const html =
    `<figure${attributes({ class: get('class') })}>${image}` +
    `${below && `<figcaption>${below}</figcaption>`}</figure>`;
  return isInline ? html : `${html}\n\n`;
};

const highlight: BuiltIn = ({ list, named, inner, isInline }, place) => {
  if (inner === undefined) throw new Error('it is never closed');
  const name = list[0] ?? named.get('lang') ?? named.get('type') ?? '';
  const language = /^[\w+#.-]*$/.exec(name)?.[0] ?? '';
  const options = list[1] ?? named.get('options') ?? '';
  const code = inner.replace(/^[\r\n]+|[\r\n]+$/g, '').replace(/\n[ \t]+$/, '');
  const ticks = [...code.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
  if (/hl_inline\s*=\s*true/.test(options) || (isOneLine(place) && !code.includes('\n'))) {
    const fence = '`'.repeat(ticks + 1);
    const space = ticks ? ' ' : '';
    return fence + space + oneLine(code) + space + fence;
  }
  const marked = named.get('hl_lines') ?? named.get('line');
  const lines = marked
    ? /^[\d\s,-]+$/.exec(marked)?.[0]
    : /hl_lines\s*=\s*([\d\s-]*\d)/.exec(options)?.[1];
  const fence = '`'.repeat(Math.max(ticks + 1, 3));
  const info = language + (lines ? ` {hl_lines="${lines}"}` : '');
  return `${isInline ? '\n\n' : ''}${fence}${info}\n${code}\n${fence}\n\n`;
};

/** Writes a drawing or a formula, which Markdown would tear, as its source. */
const sourceIn =
  (language: string): BuiltIn =>
  (call, place, page) => {
    const { inner = '', isInline } = call;
    // Without content it only loads the script that draws.
    if (!inner.trim()) return '';
    const options = isInline && !inner.trim().includes('\n') ? 'hl_inline=true' : '';
    return highlight({ ...call, list: [language, options] }, place, page);
  };

const details: BuiltIn = ({ list, named, inner, isInline }, place) => {
  if (inner === undefined) throw new Error('it is never closed');
  const summary = named.get('summary') ?? named.get('title') ?? list[0] ?? 'Details';
  const isOpen =
    named.get('open') === 'true' ||
    named.get('closed') === 'false' ||
    /^(?:open|true)$/.test(list[1] ?? '');
  const title = named.has('summary') ? named.get('title') : undefined;
  const [group, names] = [named.get('name'), named.get('class')];
  const start =
    `<details${attributes({ class: names, name: group, title })}${isOpen ? ' open' : ''}>` +
    `<summary>${inlineHtml(summary)}</summary>`;
  if (isOneLine(place) && !isInCell(place)) return `${start}${oneLine(inner)}</details>`;
  return `${isInline ? '\n\n' : ''}${start}\n\n${inner.trim()}\n\n</details>\n\n`;
};

/** Writes code that a page has itself, below the name of its file. */
const code: BuiltIn = (call, place, page) => {
  const { list, named } = call;
  const file = named.get('file') ?? '';
  const language = named.get('lang') ?? named.get('language') ?? list[0] ?? '';
  const made = highlight({ ...call, list: [language], named: new Map() }, place, page);
  const title = file && !call.isInline ? `\`${oneLine(file)}\`\n\n` : '';
  return typeof made === 'string' ? title + made : made;
};

/** Writes columns one below the other. */
const columns: BuiltIn = ({ inner }, place) => {
  if (inner === undefined) throw new Error('it is never closed');
  if (isOneLine(place)) return inner.replaceAll('<--->', ' ').trim();
  const divider = inner.includes('\n') ? /^[ \t]*<--->[ \t]*(?:<!--.*-->[ \t]*)?$/gm : /<--->/g;
  return `\n\n${inner.replace(divider, '\n\n').trim()}\n\n`;
};

/** Writes what is left of a file that is not put in. */
const file: BuiltIn = (call) => {
  const { name, inner } = call;
  if (fileOf(call)) throw new Error(inner === undefined ? 'it is not loaded' : 'it has an end tag');
  return { text: inner ?? '', fault: { code: 'no-file', detail: name } };
};

/** What becomes a block, by the shortcodes' names. */
export const hugoBlocks: ReadonlyMap<string, BuiltIn> = new Map([
  ['figure', figure],
  ['highlight', highlight],
  ['prism', highlight],
  ['mermaid', sourceIn('mermaid')],
  ['katex', sourceIn('latex')],
  ['math', sourceIn('latex')],
  ['details', details],
  ['expand', details],
  ['columns', columns],
  ['code', code],
  ['include', file],
  ['readfile', file],
  ['code_sample', file],
]);
