// Writes what editors, type checkers and pages read about the built package: completions for
// VS Code and JetBrains, the types of the tags, and the hashes by which browsers check the scripts.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';

const OUT = 'dist';
const CDN = `${OUT}/cdn`;

/** @type {import('custom-elements-manifest').Package} */
const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));

generateVsCodeCustomElementData(structuredClone(manifest), {
  outdir: OUT,
  htmlFileName: 'vscode.html-data.json',
  cssFileName: 'vscode.css-data.json',
  hideLogs: true,
});
generateJetBrainsWebTypes(structuredClone(manifest), {
  outdir: OUT,
  packageJson: false,
  hideLogs: true,
});

/** @param {string | undefined} text */
const comment = (text) => (text ? [`    /** ${text.replace(/\s*\n\s*/g, ' ')} */`] : []);

/**
 * Writes what markup may give in the place of an attribute's text, as `findable` alone does in JSX.
 *
 * @param {{ text: string } | undefined} type what the attribute says
 * @param {string | undefined} property the type of its property, if there is one
 */
function alternativeTo(type, property) {
  const text = type?.text ?? '';
  if (text === 'boolean' || text.startsWith(`''`)) return ' | boolean';
  if (text === 'number') return ' | number';
  return property && /\b(?:Labels|Detectors)\b/.test(text) ? ` | ${property}` : '';
}

/**
 * Writes the attributes and properties of a tag that markup can set, and its events, as types.
 *
 * @param {import('custom-elements-manifest').CustomElementDeclaration} element
 */
function typesOf({ tagName, name, attributes = [], members = [], events = [] }) {
  const settable = members.filter(
    (member) =>
      member.kind === 'field' &&
      !('attribute' in member) &&
      !member.static &&
      !('readonly' in member && member.readonly) &&
      member.privacy !== 'private',
  );
  const lines = [
    ...attributes.flatMap(({ name: attribute, description, type, fieldName }) => [
      ...comment(description),
      `    '${attribute}'?: string${alternativeTo(type, fieldName && `${name}['${fieldName}']`)} | null | undefined;`,
    ]),
    ...settable.flatMap(({ name: property, description }) => [
      ...comment(description),
      `    ${property}?: ${name}['${property}'] | undefined;`,
    ]),
  ];
  const happenings = events.flatMap(({ name: event, description }) => [
    ...comment(description),
    `    '${event}': HTMLElementEventMap['${event}'];`,
  ]);
  return { tagName, lines, happenings };
}

const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter((declaration) => 'tagName' in declaration)
  .map(typesOf);
const classes = manifest.modules.flatMap(({ declarations = [] }) =>
  declarations.map(({ name }) => name),
);

/**
 * @param {'lines' | 'happenings'} part
 */
const entries = (part) =>
  elements.flatMap((element) => [`  '${element.tagName}': {`, ...element[part], '  };']);

writeFileSync(
  `${OUT}/tags.d.ts`,
  [
    `import type { ${classes.join(', ')} } from './elements.js';`,
    '',
    '/** Holds what the markup of each tag can set. */',
    'export interface TagAttributes {',
    ...entries('lines'),
    '}',
    '',
    '/** Holds the events of each tag. */',
    'export interface TagEvents {',
    ...entries('happenings'),
    '}',
    '',
  ].join('\n'),
);

// Editors complete and check a site's manifest by it.
copyFileSync('.config/variants.schema.json', `${OUT}/variants.schema.json`);

/** @param {string} file */
const hash = (file) => `sha384-${createHash('sha384').update(readFileSync(file)).digest('base64')}`;
const scripts = readdirSync(CDN, { recursive: true })
  .map((file) => String(file).replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.js'))
  .sort();
const hashes = Object.fromEntries(scripts.map((file) => [file, hash(`${CDN}/${file}`)]));
writeFileSync(`${CDN}/integrity.json`, `${JSON.stringify(hashes, null, 2)}\n`);
for (const [file, integrity] of Object.entries(hashes)) {
  if (!file.includes('/')) console.log(`${file}: integrity="${integrity}"`);
}
