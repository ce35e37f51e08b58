/** A change of a text: what stands between two offsets becomes something else. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const isInsertion = ({ start, end }: Edit): boolean => start === end;

/** Applies changes in the order of their places; those inside a wider one are dropped. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const inOrder = [...edits].sort(
    (a, b) => a.start - b.start || Number(isInsertion(b)) - Number(isInsertion(a)) || b.end - a.end,
  );
  let changed = '';
  let from = 0;
  for (const { start, end, text: better } of inOrder) {
    if (start < from) continue;
    changed += text.slice(from, start) + better;
    from = end;
  }
  return changed + text.slice(from);
}
