// The rule about variants that a page has nothing for.
import type { Group } from '../groups.ts';
import type { Finding, Page } from './page-content.ts';
import { isAudience, type Shown } from './shown.ts';

/** With fewer variants that have passages, what all have in common may be all there is to say. */
const MIN_SERVED = 2;
/** One passage may be a remark; this many say that a page speaks to a variant throughout. */
const MIN_PASSAGES = 2;

/**
 * Reports variants for which a page has no passage, where it has several for each of most others.
 * Versions are left out, since a page says what has changed, and so are rows, items and other single
 * elements, which only add to what is there for all.
 */
export function checkLacking(page: Page, shown: Shown): Finding[] {
  const [first] = page.blocks.filter(({ form }) => form !== 'page');
  if (!first) return [];
  return shown
    .groupsAt(first.start)
    .filter((group) => group.name && !group.order && !group.isOfTabs && !isAudience(group))
    .flatMap((group) => lackingIn(page, shown, group));
}

function lackingIn(page: Page, shown: Shown, group: Group): Finding[] {
  const readers = page.blocks
    .filter(({ form }) => form === 'page')
    .map((block) => shown.allowedAt(block).get(group.name))
    .find(Boolean);
  const passages = page.blocks.flatMap((block) => {
    const variants = shown.allowedAt(block).get(group.name);
    // What is for all readers of the page says nothing of this group.
    return variants && variants.size !== readers?.size ? [{ block, variants }] : [];
  });
  const count = (variant: string, all: typeof passages): number =>
    all.filter(({ variants }) => variants.has(variant)).length;
  const whole = passages.filter(({ block }) => block.form !== 'attribute');
  const asked = group.variants.filter((variant) => !readers || readers.has(variant));
  const served = asked.filter((variant) => count(variant, whole) >= MIN_PASSAGES);
  const lacking = asked.filter((variant) => !count(variant, passages));
  const isMeant = served.length >= MIN_SERVED && served.length > lacking.length;
  const [place] = whole;
  if (!place || !lacking.length || !isMeant) return [];
  const { start, end } = place.block.text;
  const message =
    `this page has passages for ${served.join(', ')}, and nothing of "${group.name}" for ${lacking.join(', ')}: ` +
    `write a passage for "${lacking.join(' ')}", or one for the rest, "${served.map((name) => `!${name}`).join(' ')}"`;
  return [{ rule: 'nothing-for', level: 'note', message, start, end }];
}
