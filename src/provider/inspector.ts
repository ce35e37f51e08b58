import { ask } from '../context/context.ts';
import { startPart, type Parts } from '../context/parts.ts';
import { whenParsed } from '../page/when-parsed.ts';

type Inspection = Parts['inspect'];

/** Loads what tells authors of their mistakes, which a page in order never needs. */
export function loadInspection(inspect: (inspection: Inspection) => void): void {
  startPart('inspect', inspect);
}

/** Warns of a mistake whose words are loaded with the rest of what authors are told. */
export const hint = (
  name: keyof Inspection['hints'],
  element: Element | undefined,
  value = '',
): void => loadInspection(({ warnOf }) => warnOf(name, element, value));

/** Warns of an element that stands in no provider once the page is there. */
export const expectProvider = (element: Element): void =>
  whenParsed(() => {
    if (element.isConnected && !ask(element)) hint('no-provider', element);
  });
