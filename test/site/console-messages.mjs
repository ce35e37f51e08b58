// Lists what the library says on the console, from its sources.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Where words for faults stand apart from the place that warns. */
const TABLES = new Set(['TEXTS', 'hints', 'CAUSES']);

/** Which argument of a call is a message, or the cause that a message names. */
const WORDS = new Map([
  ['warn', 0],
  ['Error', 0],
  ['TypeError', 0],
  ['parseJson', 1],
]);

/**
 * Reads a text that is put together: what stands in it as written, with `…` for what is filled in.
 *
 * @param {ts.Node} node
 * @returns {string}
 */
function textOf(node) {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression);
  if (ts.isTemplateExpression(node)) {
    return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
  }
  if (ts.isBinaryExpression(node)) return textOf(node.left) + textOf(node.right);
  return '…';
}

/**
 * Lists the texts in a node, the longest that are put together.
 *
 * @param {ts.Node} node
 * @returns {string[]}
 */
function textsIn(node) {
  const text = textOf(node);
  if (text !== '…') return [text];
  /** @type {string[]} */
  const texts = [];
  ts.forEachChild(node, (child) => void texts.push(...textsIn(child)));
  return texts;
}

/**
 * Lists the console messages of a file.
 *
 * @param {string} file
 */
function messagesOf(file) {
  const source = ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  /** @type {string[]} */
  const messages = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const called =
      ts.isCallExpression(node) || ts.isNewExpression(node) ? node.expression.getText() : '';
    const said = /** @type {ts.CallExpression} */ (node).arguments?.[WORDS.get(called) ?? -1];
    if (said) {
      messages.push(...textsIn(said));
    } else if (
      ts.isVariableDeclaration(node) &&
      TABLES.has(node.name.getText()) &&
      node.initializer
    ) {
      const table = ts.isSatisfiesExpression(node.initializer)
        ? node.initializer.expression
        : node.initializer;
      if (ts.isObjectLiteralExpression(table)) {
        for (const entry of table.properties)
          messages.push(...textsIn(/** @type {any} */ (entry).initializer ?? entry));
      }
    } else if (ts.isPropertyAssignment(node) && node.name.getText() === 'message') {
      messages.push(...textsIn(node.initializer));
    } else ts.forEachChild(node, visit);
  };
  visit(source);
  return messages;
}

/**
 * Matches what reports only: the command line and inspect mode. The page shares the rules about elements,
 * settings and pickers, and warns of them.
 */
const REPORTS =
  /^src\/(?:cli|parts\/inspect-mode|core\/rules\/(?!element-rules|setting-rules|check-meant))/;

/**
 * Lists all console messages, as the pieces that always stand in them.
 *
 * @returns {{ file: string, pieces: string[] }[]}
 */
export const consoleMessages = () =>
  readdirSync('src', { recursive: true })
    .map((file) => path.posix.join('src', String(file).replaceAll('\\', '/')))
    .filter((file) => file.endsWith('.ts') && !REPORTS.test(file))
    .flatMap((file) =>
      messagesOf(file).map((text) => ({
        file,
        pieces: text
          .split('…')
          .map((piece) => piece.replace(/\s+/g, ' ').trim())
          .filter((piece) => /[a-z]{2,} [a-z]{2,}/i.test(piece)),
      })),
    )
    .filter(({ pieces }) => pieces.length);
