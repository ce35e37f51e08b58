// Tells whether ids, references by them, or forms of a page may be wrong for some of its readers.
import { variantsShown, type Condition } from '../../core/conditions.ts';
import { AUDIENCE, type Groups } from '../../core/groups.ts';
import { idsReferredTo, isSubmit, paintIds, REFERRING } from '../../core/rules/page-element.ts';
import { BLOCKS, conditionsOf } from '../../page/blocks.ts';
import { PageElementOf } from '../../page/page-elements.ts';
import { onceAPage } from './once-a-page.ts';

const REFERENCES = ['label[for]', ...REFERRING.map((name) => `[${name}]`)].join();
const PAINTED = [...['fill', 'stroke', 'filter', 'mask', 'clip-path', 'style'], 'marker-end']
  .map((name) => `[${name}*="url(#"]`)
  .join();

/** Tells whether there is something of the kind, as far as a look at each of them says. */
export const hasOddReferences = (page: Document, groups: Groups): boolean =>
  page.querySelector(BLOCKS) !== null &&
  (leadsAstray(page) || hasOddForm(page) || hasRepeatedId(page, groups));

/** Lists what has each id of a page, in its order. */
const targetsIn = onceAPage((page) => {
  const targets = new Map<string, Element[]>();
  for (const element of page.querySelectorAll('[id],map[name]')) {
    const id = element.id || (element.getAttribute('name') ?? '');
    const same = targets.get(id);
    if (same) same.push(element);
    else targets.set(id, [element]);
  }
  return targets;
});

/** Tells whether a reference may mean what only other readers are shown. */
const leadsAstray = onceAPage((page) => {
  const targets = targetsIn(page);
  const isOdd = (own: Element, id: string, isAlone: boolean): boolean => {
    const [first, ...others] = targets.get(id) ?? [];
    const block = first?.closest(BLOCKS);
    return !!block && (isAlone || !!others.length) && !block.contains(own);
  };
  return (
    [...page.querySelectorAll(REFERENCES)].some((own) =>
      own.localName === 'label'
        ? isOdd(own, own.getAttribute('for') ?? '', true)
        : idsReferredTo(new PageElementOf(own)).some(({ id }) => isOdd(own, id, false)),
    ) ||
    [...page.querySelectorAll(PAINTED)].some((own) =>
      paintIds(new PageElementOf(own)).some((id) => isOdd(own, id, true)),
    )
  );
});

/** Tells whether the buttons of a form that send it are all in passages. */
const hasOddForm = onceAPage((page) => {
  const submits = [...page.querySelectorAll<HTMLButtonElement>('button,input')].filter(
    (button) => button.form && isSubmit(new PageElementOf(button)),
  );
  const safe = new Set(
    submits
      .filter((one) => one.closest(BLOCKS)?.contains(one.form) ?? true)
      .map(({ form }) => form),
  );
  return submits.some(({ form }) => !safe.has(form));
});

/** Lists what has an id of which there are several in a page, one of them in a passage: the conditions of each. */
const repeatedIn = onceAPage((page) =>
  [...targetsIn(page).values()]
    .filter((targets) => targets.length > 1 && targets.some((one) => one.closest(BLOCKS)))
    .map((targets) => targets.map(conditionsAround)),
);

/** Tells whether a reader may be shown an id twice, once in a passage. */
const hasRepeatedId = (page: Document, groups: Groups): boolean =>
  repeatedIn(page).some((all) =>
    all.some((own, at) => all.slice(0, at).some((other) => canHold([...own, ...other], groups))),
  );

function conditionsAround(element: Element): Condition[] {
  const conditions: Condition[] = [];
  let block = element.closest(BLOCKS);
  for (; block; block = block.parentElement?.closest(BLOCKS) ?? null)
    conditions.push(...conditionsOf(block));
  return conditions;
}

/** Tells whether conditions can hold for one reader. */
const canHold = (conditions: readonly Condition[], groups: Groups): boolean =>
  [...groups, AUDIENCE].every((group) => {
    const shown = conditions.map((condition) => variantsShown(condition, group));
    return group.variants.some((variant) => shown.every((one) => one.includes(variant)));
  });
