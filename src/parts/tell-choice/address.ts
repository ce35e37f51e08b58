import { clear, parseNames } from '../../core/selection.ts';
import type { VariantChangeCause } from '../../context/events.ts';
import type { Chosen } from './chosen.ts';
import { WRITTEN_KEY } from '../../core/storage-keys.ts';
import { linkIn } from '../../choice/link.ts';
import { browserMemories } from '../../choice/storage.ts';

const MAX_WRITTEN = 20;

/** What this document has written by each parameter, the latest last. */
const writtenHere = new Map<string, Set<string>>();

// An application that goes back to an address of our own making finds the choice of today in it,
// before it makes the page of it.
addEventListener(
  'popstate',
  () => {
    for (const [parameter, links] of writtenHere) {
      const latest = [...links].at(-1);
      if (latest && links.has(linkIn(parameter, true))) replaceParameter(parameter, latest);
    }
  },
  { capture: true },
);

/** Writes into the page's address what the reader has chosen, so that it can be shared. */
export function writeAddress(chosen: Chosen, cause: VariantChangeCause): void {
  const { variant, ownGroups, urlParam, persistence, choice } = chosen;
  if (!urlParam || cause === 'link' || cause === 'reveal') return;
  const before = linkIn(urlParam, true);
  // What another page has changed concerns only an address that says something else.
  if (cause === 'storage' && !before) return;
  const others = clear(ownGroups, parseNames(before));
  const link = [...new Set([...parseNames(variant), ...others])].join();
  // Nobody has followed a link where the address only shows the reader's own choice.
  choice.noteLink(link);
  if (!replaceParameter(urlParam, link)) return;
  const here = writtenHere.get(urlParam) ?? new Set();
  here.delete(link);
  writtenHere.set(urlParam, here.add(link));
  if (persistence === 'none') return;
  const written = (browserMemories.session.read(WRITTEN_KEY) ?? '').split(' ').filter(Boolean);
  const all = [...new Set([link, ...written])].slice(0, MAX_WRITTEN);
  browserMemories.session.write(WRITTEN_KEY, all.join(' '));
}

function replaceParameter(parameter: string, link: string): boolean {
  try {
    history.replaceState(history.state, '', withParameter(location.href, parameter, link));
    return true;
  } catch {
    // An address such as about:srcdoc cannot change.
    return false;
  }
}

/** Sets one parameter of an address, and leaves every other byte of it alone. */
export function withParameter(href: string, name: string, value: string): string {
  const [, path = '', search = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(.*)$/s.exec(href) ?? [];
  const parts = search.slice(1).split('&');
  const at = parts.findIndex((part) => new URLSearchParams(`?${part}`).has(name));
  if (at < 0) {
    const joint = !search ? '?' : /[?&]$/.test(search) ? '' : '&';
    return `${path}${search}${joint}${encodeURIComponent(name)}=${value}${hash}`;
  }
  parts[at] = `${(parts[at] ?? '').replace(/=.*$/s, '')}=${value}`;
  return `${path}?${parts.join('&')}${hash}`;
}
