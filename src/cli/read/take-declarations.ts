// What a page declares itself: groups, sets, fallbacks, keys, whom it is for, and a manifest that stands in it.
import { describe, withoutConsequences } from '../../core/faults/name-faults.ts';
import { readPageVariants } from '../../core/front-matter.ts';
import { parseGroups, type Groups } from '../../core/groups.ts';
import { describeInFile } from '../../core/manifest/manifest-faults.ts';
import { parseJson } from '../../core/manifest/json-places.ts';
import { readManifest } from '../../core/manifest/read-manifest.ts';
import { fallbackFaults, parseFallbacks } from '../../core/manifest/stand-ins.ts';
import type { Fault } from '../../core/problem.ts';
import type { Keys } from '../../core/keys.ts';
import type { Page, Span } from '../../core/rules/page-content.ts';
import { SCRIPTED } from './mask-braces.ts';
import { takePage } from './availability.ts';
import { attribute, contentOf, spanOf, textOf, valueSpan, type Element } from './element.ts';

/**
 * Takes what a provider declares, or a script tag for the page.
 *
 * @param prefix what stands before the names of its attributes
 * @param span where it holds
 */
export function takeDeclarations(page: Page, element: Element, prefix: string, span: Span): void {
  const valueOf = (name: string): Span => valueSpan(page.text, element, prefix + name);
  const start = attribute(element, `${prefix}variant`);
  if (start && !isWrittenLater(start)) page.starts.push(valueOf('variant'));
  for (const name of ['labels', 'detect'] as const) {
    const value = attribute(element, prefix + name);
    if (value !== undefined && !isWrittenLater(value))
      page.settings.push({ name, value, ...valueOf(name) });
  }
  const groups = attribute(element, `${prefix}groups`);
  const manifest = attribute(element, `${prefix}manifest`);
  let known: Groups | undefined;
  if (groups !== undefined && !isWrittenLater(groups)) {
    const { value, problems } = parseGroups(groups);
    reportFaults(page, valueOf('groups'), problems);
    known = value;
  }
  if (manifest && /^\s*\{(?![{%])/.test(manifest)) {
    const read = readInline(page, manifest, valueOf('manifest'));
    known ??= read;
  }
  if (known) page.scopes.push({ ...span, groups: known });
  const fallback = attribute(element, `${prefix}fallback`);
  if (fallback === undefined || isWrittenLater(fallback)) return;
  const faults: Fault[] = [];
  const fallbacks = parseFallbacks(fallback, (code, value) => faults.push({ code, value }));
  // Without groups of its own, those of the site's manifest count, which are not known here.
  if (known) faults.push(...fallbackFaults(fallbacks, known));
  reportFaults(page, valueOf('fallback'), faults);
}

/** Tells whether a template, or a script, writes a value, which is not known then. */
export const isWrittenLater = (value: string): boolean =>
  /\{[{%]|<[%?]|\$\{/.test(value) || value.startsWith(SCRIPTED);

/** Takes the manifest that a script in a page holds, for the provider that it is in or that names it. */
export function takeManifestScript(page: Page, script: Element): void {
  if (attribute(script, 'type') !== 'application/json') return;
  const id = attribute(script, 'id');
  const isNamed = id && page.text.includes(`manifest="#${id}"`);
  if (attribute(script, 'data-manifest') === undefined && !isNamed) return;
  const { startTag, endTag } = script.sourceCodeLocation ?? {};
  const place = {
    start: startTag?.endOffset ?? spanOf(script).start,
    end: endTag?.startOffset ?? spanOf(script).end,
  };
  const groups = readInline(page, textOf(script), place);
  const provider = isNamed ? undefined : providerAround(script);
  if (!groups || (provider && attribute(provider, 'groups') !== undefined)) return;
  page.scopes.push({
    ...(provider ? spanOf(provider) : { start: 0, end: page.text.length }),
    groups,
  });
}

/** Takes the texts of keys that a script holds for the element around it. */
export function takeKeys(page: Page, script: Element): void {
  const { parentNode: parent } = script;
  if (attribute(script, 'data-keys') === undefined || !parent || !('tagName' in parent)) return;
  try {
    const keys: unknown = JSON.parse(textOf(script));
    if (typeof keys !== 'object' || !keys || Array.isArray(keys)) return;
    page.dictionaries.push({ ...spanOf(parent), keys: keys as Keys });
  } catch {
    // A page tells its author of this in the browser.
  }
}

function providerAround(element: Element): Element | undefined {
  const { parentNode: parent } = element;
  if (!parent || !('tagName' in parent)) return undefined;
  return parent.tagName === 'doc-variant-provider' ? parent : providerAround(parent);
}

/** Reads a manifest in a page; `undefined` where it is not JSON. */
function readInline(page: Page, text: string, place: Span): Groups | undefined {
  try {
    const json = parseJson(text, (at, reason) => `manifest:${at} is not JSON (${reason})`);
    const { value, problems } = readManifest(json);
    for (const message of describeInFile('manifest', text, problems)) report(page, place, message);
    return value.groups;
  } catch (error) {
    report(page, place, error instanceof Error ? error.message : String(error));
    return undefined;
  }
}

function reportFaults(page: Page, place: Span, faults: readonly Fault[]): void {
  for (const fault of withoutConsequences(faults)) report(page, place, describe(fault).message);
}

function report({ findings }: Page, { start, end }: Span, message: string): void {
  findings.push({ rule: 'bad-groups', level: 'error', message, start, end });
}

/** Takes what says for whom a page is as a block around its content. */
export function takePageVariants(page: Page, elements: readonly Element[]): void {
  if (page.format !== 'html') return;
  const meta = elements.find(
    (one) => one.tagName === 'meta' && attribute(one, 'name') === 'doc-variants',
  );
  const providers = elements.filter(({ tagName }) => tagName === 'doc-variant-provider');
  const own = providers.filter((one) => attribute(one, 'page-variants') !== undefined);
  for (const provider of own) takeForPage(page, provider, 'page-variants', provider);
  if (!meta) return;
  const contents = providers.length ? outermost(providers) : [contentOf(elements) ?? meta];
  for (const one of contents) if (!own.includes(one)) takeForPage(page, meta, 'content', one);
}

/** Leaves out what stands in another one. */
function outermost(elements: readonly Element[]): Element[] {
  const found: Element[] = [];
  for (const element of elements) {
    const last = found.at(-1);
    if (!last || spanOf(element).start >= spanOf(last).end) found.push(element);
  }
  return found;
}

function takeForPage(page: Page, said: Element, name: string, content: Element): void {
  const value = attribute(said, name) ?? '';
  if (isWrittenLater(value)) return;
  const text = valueSpan(page.text, said, name);
  const { variants, wrong } = readPageVariants(value);
  for (const word of wrong) {
    const { message } = describe({ code: 'bad-name', value: word }, []);
    page.findings.push({ rule: 'bad-name', level: 'error', message, ...text });
  }
  takePage(page, variants, spanOf(content), text);
}
