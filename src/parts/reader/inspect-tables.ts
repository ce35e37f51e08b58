// Words for authors, in a chunk for pages that may need them.
import { warn } from '../../context/warn.ts';

/** Warns of blocks around rows, which browsers move before the table: everyone sees the rows. */
export function inspectTables(host: Element): void {
  for (const table of host.querySelectorAll('if-variant + table')) {
    const block = table.previousElementSibling;
    if (!block || block.firstElementChild || block.textContent.trim()) continue;
    const variants = block.getAttribute('variants') ?? '';
    warn(
      `variants="${variants}" is empty before a table: HTML allows none around rows, so all rows are ` +
        `shown: write data-variants="${variants}" on each <tr>`,
      block,
    );
  }
}
