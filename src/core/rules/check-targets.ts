// Rules about links and drawings that lead readers to what others are shown.
import { lostReaders } from './check-forms.ts';
import type { Finding, Link, Page } from './page-content.ts';
import { canMeet, isNever, type Shown } from './shown.ts';

/** Checks the links of a page that lead into itself. */
export const checkTargets = (page: Page, shown: Shown): Finding[] =>
  page.links.flatMap((link) =>
    /^#[^:]/.test(link.href)
      ? checkTarget(link, shown, decodeAddress(link.href.slice(1)), shown)
      : [],
  );

/**
 * Checks that readers who are shown a link are also shown what it leads to.
 *
 * @param there for whom the places of the page are shown that it leads to
 */
export function checkTarget(link: Link, shown: Shown, id: string, there: Shown): Finding[] {
  const targets = [...(there.targetsOf(id)?.allowed ?? [])];
  if (!targets.length) return [];
  const own = shown.allowedAt(link);
  if (isNever(own) || targets.some((target) => !target.size)) return [];
  const lost = lostReaders(own, targets, shown, link.start);
  if (!lost) return [];
  const isLostToAll = targets.every((target) => !canMeet(own, target));
  return [
    {
      rule: 'hidden-target',
      level: isLostToAll ? 'warning' : 'note',
      message: isLostToAll
        ? `no reader of this link is shown "${link.href}": link to what stands in a passage for the same variants`
        : `readers of ${lost} are not shown "${link.href}", and the link makes them change the variant: put it into the same passage, or give them a target`,
      start: link.start,
      end: link.end,
    },
  ];
}

/** Checks that what refers to an id means the element that its readers are shown. */
export const checkReferences = (page: Page, shown: Shown): Finding[] =>
  page.idReferences.flatMap((reference) => {
    const { id, written, start, end } = reference;
    const target = shown.targetsOf(id);
    const own = shown.allowedAt(reference);
    if (!target || target.isAlone || isNever(own)) return [];
    const misled = lostReaders(own, [shown.allowedAt(target.first)], shown, start);
    if (!misled) return [];
    const message = `readers of ${misled} are shown another "#${id}" than the first, which is the one that ${written} means, hidden or not: give each an id of its own`;
    return [{ rule: 'hidden-reference', level: 'warning', message, start, end }];
  });

/** Checks that readers of a drawing have the gradients, masks and filters that it refers to. */
export const checkPaint = (page: Page, shown: Shown): Finding[] =>
  page.paintReferences.flatMap((reference) => {
    const { id, start, end } = reference;
    // Of those with the same id only the first counts, which another rule speaks of.
    const target = shown.targetsOf(id);
    const own = shown.allowedAt(reference);
    if (!target?.first.isInSvg || !target.isAlone || isNever(own)) return [];
    const lost = lostReaders(own, [shown.allowedAt(target.first)], shown, start);
    if (!lost) return [];
    const message = `readers of ${lost} are not shown the passage with "#${id}", and what refers to it is drawn without it: put "#${id}" outside of passages`;
    return [{ rule: 'hidden-paint', level: 'warning', message, start, end }];
  });

/** Decodes the escapes of an address, where they are right. */
export function decodeAddress(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
