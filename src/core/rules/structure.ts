// Rules about what a page's blocks do to its headings, ids and links.
import type { Block, Finding, Heading, Page } from './page-content.ts';
import {
  canMeet,
  isShownTo,
  printNames,
  selectionsFor,
  type Allowed,
  type Shown,
} from './shown.ts';

/** Checks that blocks nest, and what each selection is left with. */
export function checkStructure(page: Page, shown: Shown): Finding[] {
  if (!page.blocks.length) return [];
  return [...checkNesting(page), ...checkIds(page, shown), ...checkLevels(page, shown)];
}

/** Reports blocks that begin in one block and end outside it. */
function checkNesting(page: Page): Finding[] {
  const findings: Finding[] = [];
  const open: Block[] = [];
  for (const block of page.blocks) {
    for (let last = open.at(-1); last && last.end <= block.start; last = open.at(-1)) open.pop();
    const around = open.at(-1);
    open.push(block);
    if (!around || block.end <= around.end) continue;
    const message =
      `this passage for "${block.variants}" ends behind the one for "${around.variants}" that it begins in: ` +
      'end it before';
    findings.push({ rule: 'crossed-tags', level: 'error', message, ...block.text });
  }
  return findings;
}

/** Reports an id that a reader meets twice. */
function checkIds(page: Page, shown: Shown): Finding[] {
  const findings: Finding[] = [];
  /** Whether some of an id stand in a drawing, by whom they are shown to. */
  const seen = new Map<string, Map<Allowed, boolean>>();
  for (const one of page.ids.filter(({ isWritten }) => isWritten)) {
    const others = seen.get(one.id) ?? new Map<Allowed, boolean>();
    const allowed = shown.allowedAt(one);
    const place = { start: one.start, end: Math.min(one.end, one.start + one.id.length) };
    if ([...others.keys()].some((other) => canMeet(other, allowed))) {
      const message = `the id "${one.id}" stands twice for the same reader: give one of them another`;
      findings.push({ rule: 'repeated-id', level: 'error', message, ...place });
    } else if (one.isInSvg && [...others.values()].includes(true)) {
      const message =
        `the id "${one.id}" stands in two drawings, and while the first is hidden the second loses what it refers to: ` +
        'give each its own';
      findings.push({ rule: 'svg-id', level: 'warning', message, ...place });
    }
    seen.set(one.id, others.set(allowed, one.isInSvg || others.get(allowed) === true));
  }
  return findings;
}

/** Reports headings whose level follows on the one before for some readers only. */
function checkLevels(page: Page, shown: Shown): Finding[] {
  const headings = page.headings.map((heading) => ({ heading, allowed: shown.allowedAt(heading) }));
  const first = headings.find(({ allowed }) => allowed.size);
  if (!first) return [];
  const found = new Map<Heading, Finding>();
  const isSkip = (level: number, before: number | undefined): boolean =>
    before !== undefined && level > before + 1;
  for (const selection of selectionsFor(
    headings.map(({ allowed }) => allowed),
    shown.groupsAt(first.heading.start),
  )) {
    let before: number | undefined;
    headings.forEach(({ heading, allowed }, at) => {
      if (!isShownTo(allowed, selection)) return;
      const isSkipForAll = isSkip(heading.level, headings[at - 1]?.heading.level);
      if (isSkip(heading.level, before) && !isSkipForAll && !found.has(heading)) {
        const message = `for readers of ${printNames(selection)} this heading of level ${heading.level} follows one of level ${before ?? 0}: put one of level ${(before ?? 0) + 1} between them`;
        const { start, end } = heading;
        found.set(heading, { rule: 'heading-level', level: 'warning', message, start, end });
      }
      before = heading.level;
    });
  }
  return [...found.values()];
}
