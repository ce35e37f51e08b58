import { loadPart } from '../context/parts.ts';

type Inspection = typeof import('./inspect.ts');

/** Loads what tells authors of their mistakes, which a page in order never needs. */
export async function loadInspection(inspect: (inspection: Inspection) => void): Promise<void> {
  try {
    inspect(await loadPart<Inspection>('inspect'));
  } catch {
    // A page works as well without being told what is wrong with it.
  }
}

/** Warns of a mistake whose words are loaded with the rest of what authors are told. */
export const hint = (
  name: keyof Inspection['hints'],
  element: Element | undefined,
  value = '',
): void => void loadInspection(({ warnOf }) => warnOf(name, element, value));
