// Draws the results as a picture, in the colours that the reader prefers.

const WIDTH_PX = 760;
const ROW_PX = 22;
const LABELS_PX = 400;
/** What is wider than this many times the floor ends at the edge. */
const MOST = 3;

/** @param {string} text */
const escape = (text) => text.replaceAll('`', '').replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/**
 * @param {import('./bench.mjs').Result[]} results
 * @returns {string} an SVG file
 */
export function drawPicture(results) {
  const scale = (WIDTH_PX - LABELS_PX - 60) / MOST;
  const height = results.length * ROW_PX + 44;
  const one = LABELS_PX + scale;
  const rows = results.map(({ name, ratio }, at) => {
    const y = 30 + at * ROW_PX;
    const width = Math.min(ratio, MOST) * scale;
    return `<text x="${LABELS_PX - 8}" y="${y + 12}" text-anchor="end">${escape(name)}</text>
<rect x="${LABELS_PX}" y="${y}" width="${width.toFixed(1)}" height="16" rx="2"/>
<text x="${(LABELS_PX + width + 6).toFixed(1)}" y="${y + 12}">${ratio.toFixed(2)} ×</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH_PX} ${height}" role="img" aria-labelledby="t">
<title id="t">How long a switch takes, as a multiple of the better hand-written floor</title>
<style>
svg { background: #fff; font: 12px system-ui, sans-serif }
text { fill: #222 } rect { fill: #3b6fb6 } line { stroke: #b3261e; stroke-dasharray: 4 3 }
@media (prefers-color-scheme: dark) { svg { background: #16181d } text { fill: #e6e6e6 } rect { fill: #7aa7e0 } line { stroke: #ff8a80 } }
</style>
<text x="${one}" y="16" text-anchor="middle">floor</text>
<line x1="${one}" y1="22" x2="${one}" y2="${height - 10}"/>
${rows.join('\n')}
</svg>
`;
}
