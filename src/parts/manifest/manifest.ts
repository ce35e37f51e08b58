// Reads the manifest of a site, in a part of its own, because most pages declare their groups themselves.
import { readManifest } from '../../core/manifest/read-manifest.ts';
import { describeInFile } from '../../core/manifest/manifest-faults.ts';
import { parseJson } from '../../core/manifest/json-places.ts';
import type { Groups, Label } from '../../core/groups.ts';
import type { Fallbacks } from '../../core/manifest/stand-ins.ts';
import { languageOf } from '../../strings/strings.ts';
import { warn } from '../../context/warn.ts';
import { whenParsed } from '../../page/when-parsed.ts';

/** What the reader of a manifest needs of a provider. */
export interface Sharing {
  /** Takes what a site shares. */
  share(groups: Groups, labels?: readonly Label[], fallbacks?: Fallbacks): void;
}

/** How long a manifest may take. */
const LIMIT_MS = 30_000;

/**
 * Reads a provider's manifest: a file by its address, JSON in the attribute itself, or that of a script
 * in the page, by its id as `#id`, or without one the script inside the provider. Where it cannot be
 * read, everything is shown, with one warning.
 */
export function start(host: HTMLElement, sharing: Sharing, text: string): () => void {
  const life = new AbortController();
  const read = async (): Promise<void> => {
    const [where, source] = await sourceOf(host, text.trim(), life.signal);
    if (life.signal.aborted) return;
    const { value, problems } = readManifest(
      parseJson(
        source,
        (place, reason) =>
          `${where}:${place} is not JSON (${reason}): write for example { "groups": { "deployment": ["serverless", "byoc"] } }`,
      ),
    );
    for (const message of describeInFile(where, source, problems)) warn(message, host);
    const language = languageOf(host);
    const wanted = ['', language.split('-')[0] ?? '', language];
    const labels = wanted.flatMap((tag) =>
      [...value.labels].flatMap(([name, texts]): Label[] => {
        const label = texts.get(tag);
        return label === undefined ? [] : [[name, label]];
      }),
    );
    sharing.share(value.groups, labels, value.fallback);
  };
  read().catch((error: unknown) => {
    if (life.signal.aborted) return;
    sharing.share([]);
    warn(error instanceof Error ? error.message : String(error), host);
  });
  return () => life.abort();
}

/** Finds a manifest, and says where it stands. */
async function sourceOf(
  host: HTMLElement,
  text: string,
  signal: AbortSignal,
): Promise<readonly [where: string, source: string]> {
  if (text.startsWith('{')) return ['manifest', text];
  if (!text || text.startsWith('#')) {
    await new Promise<void>(whenParsed);
    const selector = 'script[type="application/json"][data-manifest]';
    const script = text
      ? host.ownerDocument.getElementById(text.slice(1))
      : host.querySelector(selector);
    if (script) return ['manifest', script.textContent];
    throw new Error(
      `manifest="${text}" finds no script: write <script type="application/json" ${text ? `id="${text.slice(1)}"` : 'data-manifest'}> with the manifest in it`,
    );
  }
  const address = new URL(text, host.baseURI).href;
  const answer = await fetch(address, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]),
  }).catch(() => undefined);
  if (!answer?.ok)
    throw new Error(
      `manifest="${text}" cannot be loaded from ${address} (${answer?.status ?? 'no answer'}): check the address, Access-Control-Allow-Origin and connect-src`,
    );
  return [text, await answer.text()];
}

declare module '../../context/parts.ts' {
  interface Parts {
    manifest: { start: typeof start };
  }
}
