// Rules about forms of which some readers are shown a part.
import { Nesting } from './nesting.ts';
import type { Finding, Page } from './page-content.ts';
import {
  canMeet,
  isNever,
  isShownTo,
  printNames,
  selectionsFor,
  type Allowed,
  type Shown,
} from './shown.ts';

/** Checks that every reader of a form can send it, and that labels have their fields. */
export const checkForms = (page: Page, shown: Shown): Finding[] => [
  ...checkSubmits(page, shown),
  ...checkFieldLabels(page, shown),
];

/** Finds a selection that is shown something, and nothing of what it needs. */
export function lostReaders(
  own: Allowed,
  targets: readonly Allowed[],
  shown: Shown,
  at: number,
): string | undefined {
  const lost = selectionsFor([own, ...targets], shown.groupsAt(at)).find(
    (selection) =>
      isShownTo(own, selection) && !targets.some((target) => isShownTo(target, selection)),
  );
  return lost && printNames(lost);
}

function checkSubmits(page: Page, shown: Shown): Finding[] {
  const forms = new Nesting(page.forms.map((form) => ({ ...form.inner, form })));
  const submits = new Map<unknown, Set<Allowed>>();
  for (const one of page.submits) {
    const key = one.form ?? forms.at(one.start)?.inner.form;
    if (key === undefined) continue;
    submits.set(key, (submits.get(key) ?? new Set()).add(shown.allowedAt(one)));
  }
  return page.forms.flatMap((form) => {
    const own = shown.allowedAt(form);
    const targets = [form, form.id].flatMap((key) => [...(submits.get(key) ?? [])]);
    if (!targets.length || isNever(own)) return [];
    const lost = lostReaders(own, targets, shown, form.start);
    if (!lost) return [];
    const message = `readers of ${lost} are shown this form, and no button to send it: give them one, or put the form into a passage`;
    return [{ rule: 'form-submit', level: 'warning', message, start: form.start, end: form.end }];
  });
}

function checkFieldLabels(page: Page, shown: Shown): Finding[] {
  return page.fieldLabels.flatMap(({ id, start, end }) => {
    const fields = shown.targetsOf(id);
    const own = shown.allowedAt({ start, end });
    if (!fields || isNever(own)) return [];
    const targets = [...fields.allowed];
    const finding = (message: string): Finding[] => [
      { rule: 'form-label', level: 'warning', message, start, end },
    ];
    const isLostToAll = targets.every((target) => !canMeet(own, target));
    const lost = lostReaders(own, targets, shown, start);
    if (lost) {
      const whose = isLostToAll ? 'no reader of this label' : `readers of ${lost}`;
      return finding(
        `${whose} ${isLostToAll ? 'is' : 'are not'} shown the field "${id}" that it is for: put both into the same passage`,
      );
    }
    // Browsers know one field by an id, also while that is hidden.
    const misled = lostReaders(own, [shown.allowedAt(fields.first)], shown, start);
    if (!misled) return [];
    return finding(
      `readers of ${misled} are shown another field "${id}" than the first, which is the one that it is for: give each field an id and a label of its own`,
    );
  });
}
