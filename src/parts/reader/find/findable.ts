import { settingsAround } from '../../../page/settings.ts';

/**
 * Lets find-in-page search what is hidden in a provider, while its author or that of one around it
 * wants it.
 *
 * @returns a function that stops it
 */
export function serveFinding(host: HTMLElement): () => void {
  let life: AbortController | undefined;
  const look = (): void => {
    const isOn = settingsAround(host, 'findable').some((text) => text !== 'false');
    if (isOn === (life !== undefined)) return;
    life?.abort();
    life = isOn ? new AbortController() : undefined;
    if (life) void start(host, life.signal);
  };
  const changes = new MutationObserver(look);
  changes.observe(host.ownerDocument, { subtree: true, attributeFilter: ['findable'] });
  look();
  return () => {
    changes.disconnect();
    life?.abort();
  };
}

async function start(host: HTMLElement, signal: AbortSignal): Promise<void> {
  // A page where it cannot be had finds what is shown, as any other.
  const part = await import('./find.ts').catch(() => undefined);
  if (part && !signal.aborted) signal.addEventListener('abort', part.makeFindable(host));
}
