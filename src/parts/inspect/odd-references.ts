// Tells whether references by ids of a page may lead some readers to what only others are shown.
import { idsReferredTo, paintIds, REFERRING } from '../../core/rules/page-element.ts';
import { BLOCKS } from '../../page/blocks.ts';
import { PageElementOf } from '../../page/page-elements.ts';
import { onceAPage } from './once-a-page.ts';

const REFERENCES = ['label[for]', ...REFERRING.map((name) => `[${name}]`)].join();
const PAINTED = [...['fill', 'stroke', 'filter', 'mask', 'clip-path', 'style'], 'marker-end']
  .map((name) => `[${name}*="url(#"]`)
  .join();

/** Tells whether there are such references, as far as a look at each of them says. */
export const hasOddReferences = onceAPage((page) => {
  if (!page.querySelector(BLOCKS)) return false;
  const targets = new Map<string, Element[]>();
  for (const element of page.querySelectorAll('[id],map[name]')) {
    const id = element.id || (element.getAttribute('name') ?? '');
    targets.set(id, [...(targets.get(id) ?? []), element]);
  }
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
