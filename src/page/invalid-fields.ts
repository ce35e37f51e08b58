import { BLOCKS, isHiding } from './blocks.ts';

/**
 * The value of `disabled` that stands for us. It is in the attribute itself, so that copies of an element
 * have it, and what the page or a framework writes there can be told from it.
 */
export const OUT = 'doc-variants';
/** How long a hidden field is left out of its form, for the reader to send that once more. */
const SECOND_TRY_MS = 10_000;

/**
 * Lets a form go that a browser does not send for a hidden field, which it can show to nobody. It goes
 * at the next try; on pages with such forms a part that loads later keeps hidden fields out of them
 * from the start.
 */
export function releaseInvalid({ target }: Event): void {
  if (!(target instanceof Element)) return;
  let block: Element | null | undefined = target;
  for (; (block = block?.closest(BLOCKS)); block = block.parentElement) {
    if (!isHiding(block)) continue;
    target.setAttribute('disabled', OUT);
    setTimeout(() => {
      if (target.getAttribute('disabled') === OUT) target.removeAttribute('disabled');
    }, SECOND_TRY_MS);
  }
}
