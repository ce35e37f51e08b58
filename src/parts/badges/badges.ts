// Says since when a passage holds, in a part of its own for the sites that ask for it.
import { isEmptyRange, parseCondition } from '../../core/conditions.ts';
import { isRange, variantsFor, type Group } from '../../core/groups.ts';
import type { VariantContext } from '../../context/context.ts';
import { followProvider } from '../../context/follow-provider.ts';
import { labelOf } from '../../context/label-of.ts';
import { BLOCKS, blocksOf } from '../../page/blocks.ts';
import { createSheet } from '../../page/sheets.ts';
import { rulesBefore } from '../../page/drawing/text-before.ts';
import { loadStrings, say, watchStrings } from '../../strings/strings.ts';

/**
 * Writes "since 2.3" or "until 4.0" in front of passages for a range of an ordered group, as long as
 * the reader has chosen no variant of it.
 */
export function start(host: HTMLElement): () => void {
  const page = host.ownerDocument;
  const sheet = createSheet(page, '');
  let context: VariantContext | undefined;
  const draw = (): void => sheet.replaceSync(context ? rulesOf(host, context) : '');
  const unfollow = followProvider(host, (value) => {
    context = value;
    draw();
  });
  const unwatch = watchStrings(draw);
  const observer = new MutationObserver(draw);
  const attributeFilter = ['variants', 'data-variants'];
  observer.observe(host, { subtree: true, childList: true, attributeFilter });
  page.adoptedStyleSheets.push(sheet);
  void loadStrings(host).then(draw);
  return () => {
    unfollow();
    unwatch();
    observer.disconnect();
    page.adoptedStyleSheets = page.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}

function rulesOf(host: Element, { groups, selection }: VariantContext): string {
  const open = groups.filter(
    ({ order, variants }) => order?.length && !variants.some((variant) => selection.has(variant)),
  );
  const blocks = open.length ? blocksOf(host).filter((block) => block.matches(BLOCKS)) : [];
  const scope = host.localName === 'doc-variant-provider' ? 'doc-variant-provider[badges] ' : '';
  const css = rulesBefore(blocks, scope, (text) => badgeOf(host, open, text));
  return `@layer doc-variants{${css.join('')}}`;
}

/** Says since and until when a condition holds; nothing where it is not a range, or more than one. */
function badgeOf(host: Element, groups: readonly Group[], text: string): string {
  const condition = parseCondition(text).value;
  return groups
    .filter((group) => !isEmptyRange(condition, group))
    .flatMap((group) => {
      const isOwn = (name: string): boolean => variantsFor(group, name) !== undefined;
      const [names, not] = [condition.names.filter(isOwn), condition.not.filter(isOwn)];
      if (![...names, ...not].every(isRange)) return [];
      const first = (ranges: readonly string[], name: 'badgeSince' | 'badgeUntil'): string[] => {
        const starts = ranges.map((range) => variantsFor(group, range)?.[0]);
        const variant = group.order?.find((one) => starts.includes(one));
        return variant === undefined
          ? []
          : [say(host, name, { variant: labelOf(host, variant, groups) })];
      };
      return [...first(names, 'badgeSince'), ...first(not, 'badgeUntil')];
    })
    .join(', ');
}

declare module '../../context/parts.ts' {
  interface Parts {
    badges: { start: typeof start };
  }
}
