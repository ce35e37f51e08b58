/** Removes the indentation that all lines share, and the line break at the start. */
export function dedent(text: string): string {
  const depths = [...text.matchAll(/^[ \t]*(?=\S)/gm)].map(([{ length }]) => length);
  const depth = depths.reduce((least, next) => Math.min(least, next), Infinity);
  const lines = text.replace(/^[ \t]*\r?\n/, '').split('\n');
  return lines.map((line) => (line.trim() ? line.slice(depth) : '')).join('\n');
}
