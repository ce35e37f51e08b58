/** The least difference of lightness, of 0 to 1, that text and what is behind it have. */
const LEAST_CONTRAST = 0.3;

/**
 * Gives a box the colours of the page around an element, whichever way the page has them, and follows
 * them: a page may be dark by its own rules alone.
 *
 * @returns a function that stops it
 */
export function takeColours(box: HTMLElement, host: Element): () => void {
  const page = host.ownerDocument;
  const life = new AbortController();
  const { signal } = life;
  const take = (): void => {
    const { color, fontFamily } = getComputedStyle(host);
    const text = lightnessOf(color, box) ?? 0;
    const behind = backgroundOf(host, box);
    const paper = behind === undefined ? undefined : lightnessOf(behind, box);
    const isKnown = paper !== undefined && Math.abs(paper - text) > LEAST_CONTRAST;
    // The browser's own controls follow the scheme.
    box.style.colorScheme = text > (isKnown ? paper : 0.5) ? 'dark' : 'light';
    box.style.color = '';
    box.style.fontFamily = fontFamily;
    for (const [name, value] of Object.entries({ '--_page': behind, '--_text': color })) {
      box.style.setProperty(name, isKnown ? (value ?? null) : null);
    }
  };
  // What a site switches its themes by: an attribute of the page, the system, or a sheet that comes.
  const changes = new MutationObserver(take);
  for (const element of [page.documentElement, page.body, host]) {
    changes.observe(element, { attributes: true });
  }
  signal.addEventListener('abort', () => changes.disconnect());
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', take, { signal });
  page.addEventListener('transitionend', take, { signal });
  addEventListener('load', take, { capture: true, signal });
  take();
  return () => life.abort();
}

/** Finds the colour behind an element: that of the nearest box around it that one cannot see through. */
function backgroundOf(element: Element, probe: HTMLElement): string | undefined {
  for (let around: Element | null = element; around; around = around.parentElement) {
    const { backgroundColor, backgroundImage } = getComputedStyle(around);
    if (lightnessOf(backgroundColor, probe) !== undefined) return backgroundColor;
    if (backgroundImage !== 'none') return undefined;
  }
  return undefined;
}

/** Works out how light a colour is, 0 to 1; nothing of one that is seen through. */
function lightnessOf(colour: string, probe: HTMLElement): number | undefined {
  // Whatever its notation, as numbers of one colour space.
  probe.style.color = `color-mix(in srgb, ${colour}, ${colour})`;
  const numbers =
    getComputedStyle(probe)
      .color.match(/-?[\d.]+(?:e-?\d+)?/g)
      ?.map(Number) ?? [];
  const [r = 0, g = 0, b = 0, alpha = 1] = numbers;
  return alpha < 1 ? undefined : 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
