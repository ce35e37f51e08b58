// What the script hands to its parts, as `src/elements/shared-with-parts.ts` lists it: the parts are built without it, so
// that no reader downloads it twice.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const LIST = path.resolve('src/elements/shared-with-parts.ts');
const HANDED_OVER = '\0handed-over';

/**
 * Reads a source file's statements.
 *
 * @param {string} file
 * @param {string} [code]
 */
const statementsOf = (file, code = readFileSync(file, 'utf8')) =>
  ts.createSourceFile(file, code, ts.ScriptTarget.Latest).statements;

/** The names by the absolute paths of the files that they come from. */
const byFile = new Map(
  [...statementsOf(LIST)].flatMap((statement) => {
    if (!ts.isExportDeclaration(statement)) return [];
    const { moduleSpecifier: from, exportClause: list } = statement;
    if (!from || !ts.isStringLiteral(from) || !list || !ts.isNamedExports(list)) return [];
    const names = list.elements.map(({ name }) => name.text);
    return [[path.resolve(path.dirname(LIST), from.text), names]];
  }),
);
const names = [...byFile.values()].flat();

/** Tells one build from another: the parts of another one do not fit. */
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const build = createHash('sha256').update(`${version} ${names.join()}`).digest('hex').slice(0, 6);
const place = `globalThis[Symbol.for('doc-variants:${build}')]`;

/** @param {ts.Statement} statement lists the names that a statement of a module declares */
const declaredBy = (statement) =>
  ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) =>
        ts.isIdentifier(name) ? name.text : '',
      )
    : (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name
      ? [statement.name.text]
      : [];

/**
 * Takes what is handed over out of a module.
 *
 * @param {string} file
 * @param {string} code
 * @param {readonly string[]} handed
 */
function withoutShared(file, code, handed) {
  const found = statementsOf(file, code)
    .map((statement) => ({ statement, names: declaredBy(statement) }))
    .filter((one) => one.names.some((name) => handed.includes(name)));
  const gone = found.flatMap((one) => one.names);
  const missing = handed.filter((name) => !gone.includes(name));
  if (missing.length || gone.length > handed.length)
    throw new Error(`${file}: ${missing.join() || gone.join()} cannot be taken out by itself`);
  let rest = code;
  // Its room stays, so that source maps do.
  for (const { statement } of found)
    rest =
      rest.slice(0, statement.pos) +
      rest.slice(statement.pos, statement.end).replace(/[^\n]/g, ' ') +
      rest.slice(statement.end);
  const list = handed.join();
  return `${rest}\nimport { ${list} } from '${HANDED_OVER}';\nexport { ${list} };`;
}

/** Tells whether a module of the parts holds what the script hands over. */
export const isHandedOver = (/** @type {string} */ id) => id === HANDED_OVER;

/**
 * Makes the plugin.
 *
 * @returns {import('vite').Plugin}
 */
export const sharedModules = () => {
  let mode = '';
  return {
    name: 'shared-modules',
    enforce: 'pre',
    configResolved(config) {
      ({ mode } = config);
    },
    resolveId: (id) => (id === HANDED_OVER ? id : undefined),
    load: (id) => (id === HANDED_OVER ? `export const [${names.join()}] = ${place};` : undefined),
    transform(code, id) {
      if (mode === 'script' && id === LIST) {
        // Relative, because source maps hold this code, too.
        const imports = [...byFile].map(([file, list]) => {
          const from = path.relative(path.dirname(LIST), file).replaceAll('\\', '/');
          return `import { ${list.join()} } from './${from}';`;
        });
        return { code: `${imports.join('\n')}\n${place} = [${names.join()}];`, map: null };
      }
      const handed = byFile.get(id);
      return mode === 'part' && handed
        ? { code: withoutShared(id, code, handed), map: null }
        : undefined;
    },
  };
};
