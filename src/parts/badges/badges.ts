// Says since when a passage holds, in a part of its own for the sites that ask for it.
import { isEmptyRange, parseCondition } from '../../core/conditions.ts';
import { isRange, variantsFor, type Group } from '../../core/groups.ts';
import { ContextEvent } from '@lit/context';
import { variantContext, type VariantContext } from '../../context/context.ts';
import { labelOf } from '../../context/label-of.ts';
import { BLOCKS, blocksOf, conditionAttributes } from '../../page/blocks.ts';
import { createSheet } from '../../page/sheets.ts';
import { loadStrings, say, watchStrings } from '../../strings/strings.ts';

const BADGE = `{
  display: inline-block;
  margin-inline-end: 0.5em;
  border: 1px solid;
  border-radius: 0.25em;
  padding: 0 0.35em;
  font: 600 0.75rem/1.4 system-ui, sans-serif;
  text-decoration: none;
  white-space: normal;
}`;

/**
 * Writes "since 2.3" or "until 4.0" in front of passages for a range of an ordered group, as long as
 * the reader has chosen no variant of it.
 */
export function start(host: HTMLElement): () => void {
  const page = host.ownerDocument;
  const sheet = createSheet(page, '');
  let context: VariantContext | undefined;
  const draw = (): void => sheet.replaceSync(context ? rulesOf(host, context) : '');
  let unsubscribe: (() => void) | undefined;
  const hear = (value: VariantContext, end?: () => void): void => {
    unsubscribe = end;
    context = value;
    draw();
  };
  // A provider leaves its own requests to the one around it, so somebody else asks it.
  host.dispatchEvent(new ContextEvent(variantContext, page.createElement('div'), hear, true));
  const unwatch = watchStrings(draw);
  const observer = new MutationObserver(draw);
  const attributeFilter = ['variants', 'data-variants'];
  observer.observe(host, { subtree: true, childList: true, attributeFilter });
  page.adoptedStyleSheets.push(sheet);
  void loadStrings(host).then(draw);
  return () => {
    unsubscribe?.();
    unwatch();
    observer.disconnect();
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}

function rulesOf(host: Element, { groups, selection }: VariantContext): string {
  const open = groups.filter(
    ({ order, variants }) => order?.length && !variants.some((variant) => selection.has(variant)),
  );
  const rules = new Map<string, string>();
  for (const block of open.length ? blocksOf(host) : []) {
    if (!block.matches(BLOCKS)) continue;
    for (const [attribute, text] of conditionAttributes(block)) {
      const selector = `[${attribute}="${quoted(text)}"]`;
      const badge = rules.has(selector) ? '' : badgeOf(host, open, text);
      if (badge) rules.set(selector, badge);
    }
  }
  const scope = host.localName === 'doc-variant-provider' ? 'doc-variant-provider[badges] ' : '';
  const css = [...rules].map(([selector, badge]) => {
    // A row has cells only, and the first of them takes its badge.
    const places = [`:not(tr)${selector}::before`, `tr${selector}>:first-child::before`];
    const all = places.map((place) => scope + place).join();
    return `${all}{content:"${quoted(badge)}"}${all}${BADGE}`;
  });
  return `@layer doc-variants{${css.join('')}}`;
}

/** Says since and until when a condition holds; nothing where it has no range. */
function badgeOf(host: Element, groups: readonly Group[], text: string): string {
  const condition = parseCondition(text).value;
  return groups
    .filter((group) => !isEmptyRange(condition, group))
    .flatMap((group) => {
      const first = (names: readonly string[], name: 'badgeSince' | 'badgeUntil'): string[] =>
        names.filter(isRange).flatMap((one) => {
          const [variant] = variantsFor(group, one) ?? [];
          return variant === undefined
            ? []
            : say(host, name, { variant: labelOf(host, variant, groups) });
        });
      return [...first(condition.names, 'badgeSince'), ...first(condition.not, 'badgeUntil')];
    })
    .join(', ');
}

/** Writes a text inside the quotes of CSS. */
const quoted = (text: string): string =>
  text.replace(/["\\\n\r\f\0]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `);

declare module '../../context/parts.ts' {
  interface Parts {
    badges: { start: typeof start };
  }
}
