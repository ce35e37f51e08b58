/**
 * Finds the pane in which the address leads to something by which the page was opened: browsers go there
 * while all panes are still shown, before there are tabs.
 *
 * @param natural the pane that is shown otherwise; it stays where the address leads into it, too
 */
export function arrivedAt(
  panes: readonly Element[],
  natural: Element | undefined,
): Element | undefined {
  const leadsInto = (pane: Element): boolean => targetsIn(pane).length > 0;
  if (natural && leadsInto(natural)) return undefined;
  return panes.find(leadsInto) ?? paneWithText(panes);
}

function targetsIn(pane: Element): Element[] {
  const fragment = location.hash.slice(1);
  if (!fragment) return [];
  return [fragment, decode(fragment)].flatMap((id) => {
    const name = CSS.escape(id);
    const selector = `#${name},a[name="${name}"]`;
    return [...(pane.matches(selector) ? [pane] : []), ...pane.querySelectorAll(selector)];
  });
}

/** Finds the pane with the text that a link points to, which browsers bring to the middle of the window. */
function paneWithText(panes: readonly Element[]): Element | undefined {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (entry?.type !== 'navigate' || !entry.name.includes(':~:text=') || !scrollY) return undefined;
  const found = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  return panes.find((pane) => pane.contains(found));
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
