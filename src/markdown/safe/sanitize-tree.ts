import type { ElementContent, Nodes, Properties, RootContent } from 'hast';
import { sanitize as sanitizeTree, type Schema } from 'hast-util-sanitize';
import { html as names, parse, serialize, type DefaultTreeAdapterTypes as Parse5 } from 'parse5';
import {
  ATTRIBUTES,
  DOCUMENT_START,
  DROPPED,
  ELEMENTS,
  prefixedIdsOf,
  isTaskBox,
  prefixReference,
  REFERENCES,
  safeAttribute,
} from './policy.ts';

const SCHEMA: Schema = {
  tagNames: [...ELEMENTS],
  attributes: { '*': [...ATTRIBUTES, 'data*'] },
  strip: [...DROPPED],
  // The values of attributes are made safe before.
  ancestors: {},
  clobber: [],
  protocols: {},
  required: {},
};

/** Makes safe HTML of HTML where there is no browser, by the policy that browsers follow. */
export function sanitizeHtml(html: string): string {
  // Browsers parse it as a document as well, so that both make the same of bad nesting.
  const root = parse(DOCUMENT_START + html, { scriptingEnabled: false }).childNodes.find(isElement);
  const body = root?.childNodes.filter(isElement).find(({ tagName }) => tagName === 'body');
  const tree = sanitizeTree(
    { type: 'root', children: body?.childNodes.flatMap(toHast) ?? [] },
    SCHEMA,
  );
  const children = 'children' in tree && tree.type === 'root' ? tree.children : [tree];
  return serialize(toParse5({ type: 'root', children }, prefixedIdsOf(html)) as Parse5.ParentNode);
}

const isElement = (node: Parse5.ChildNode): node is Parse5.Element => 'tagName' in node;

/** Keeps the names of attributes as they are written, so that they come out as they went in. */
function toHast(node: Parse5.ChildNode): ElementContent[] {
  if ('value' in node) return [{ type: 'text', value: node.value }];
  if (!isElement(node)) return [];
  const { tagName } = node;
  const properties: Properties = {};
  for (const { name, value } of node.attrs) {
    const safe = safeAttribute(tagName, name, value);
    if (safe !== undefined) properties[name] = safe;
  }
  const { type, disabled } = properties;
  if (tagName === 'input' && !isTaskBox(String(type), disabled !== undefined)) return [];
  return [{ type: 'element', tagName, properties, children: node.childNodes.flatMap(toHast) }];
}

function toParse5(node: Nodes | RootContent, ids: ReadonlySet<string>): object {
  if (node.type === 'text') return { nodeName: '#text', value: node.value };
  if (!('children' in node)) return { nodeName: '#text', value: '' };
  const childNodes = node.children.map((child) => toParse5(child, ids));
  if (node.type === 'root') return { nodeName: '#document-fragment', childNodes };
  const { tagName, properties } = node;
  const attrs = Object.entries(properties).map(([name, value]) => {
    const text = String(value);
    return { name, value: REFERENCES.includes(name) ? prefixReference(name, text, ids) : text };
  });
  return { nodeName: tagName, tagName, attrs, namespaceURI: names.NS.HTML, childNodes };
}
