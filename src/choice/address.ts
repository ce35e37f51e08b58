import type { Groups } from '../core/groups.ts';
import { clear, parseNames, selectFrom } from '../core/selection.ts';
import { WRITTEN_KEY, type Persistence } from '../core/storage-keys.ts';
import type { VariantChangeCause } from '../context/events.ts';
import type { Choice } from './choice.ts';
import { linkIn } from './link.ts';
import { browserMemories } from './storage.ts';

const MAX_WRITTEN = 20;

/** A provider whose choice stands in the page's address. */
export interface Addressed {
  readonly ownGroups: Groups;
  readonly urlParam: string;
  readonly persistence: Persistence;
  readonly choice: Choice;
}

/** What this document has written by each parameter. */
const written = new Map<string, Set<string>>();
/** What the address said last, by each provider that follows it. */
const seen = new Map<Addressed, string>();
/** The parameter that is being written. */
let writing: string | undefined;

/**
 * Writes into the page's address what the reader, or a link, has chosen, so that it can be shared.
 *
 * @param cause what has changed the choice; where the reader has not done it on this page, only an
 *   address that says something else is written
 */
export function writeAddress(chosen: Addressed, cause?: VariantChangeCause): void {
  const { ownGroups, urlParam, persistence, choice } = chosen;
  if (!urlParam) return;
  const before = parseNames(linkIn(urlParam, true));
  const names = selectFrom(ownGroups, choice.names);
  const isTrue = [...selectFrom(ownGroups, before)].every((name) => names.has(name));
  if (isTrue && !/picker|script|reveal/.test(cause ?? '')) return;
  const link = [...names, ...clear(ownGroups, before)].join();
  // Nobody has followed a link where the address only shows what was chosen.
  choice.links[urlParam] = link;
  if (!replaceParameter(urlParam, link)) return;
  written.set(urlParam, (written.get(urlParam) ?? new Set()).add(link));
  if (persistence === 'none') return;
  const earlier = (browserMemories.session.read(WRITTEN_KEY) ?? '').split(' ').filter(Boolean);
  // Each write takes the browser milliseconds.
  if (earlier.includes(link)) return;
  const all = [...new Set([link, ...earlier])].slice(0, MAX_WRITTEN);
  browserMemories.session.write(WRITTEN_KEY, all.join(' '));
}

/**
 * Lets a provider follow the page's address when a router changes it, until the returned function is
 * called. What the library has written itself does not count as a link, also where the reader comes back to it: it
 * is written anew then.
 */
export function followAddress(chosen: Addressed): () => void {
  const [entry] = performance.getEntriesByType('navigation');
  const opened = URL.parse(entry?.name ?? '')?.search ?? location.search;
  listen();
  seen.set(chosen, new URLSearchParams(opened).getAll(chosen.urlParam).join());
  // A router may have been there before this part.
  look(true);
  writeAddress(chosen);
  return () => seen.delete(chosen);
}

let isListening = false;

function listen(): void {
  if (isListening) return;
  isListening = true;
  // Before the page's own scripts hear that the reader comes back, which make the page of it.
  const entries = (window as { navigation?: Navigation }).navigation;
  if (!entries) addEventListener('popstate', () => look(true), { capture: true });
  entries?.addEventListener('currententrychange', ({ navigationType }) => {
    look(navigationType === 'traverse');
  });
}

function look(isTraversal: boolean): void {
  for (const [chosen, before] of seen) {
    const link = chosen.urlParam && linkIn(chosen.urlParam, true);
    seen.set(chosen, link);
    // To a provider of another key it is no link, either.
    if (writing === chosen.urlParam) chosen.choice.links[writing] = link;
    if (writing === chosen.urlParam || link === before) continue;
    if (isTraversal && written.get(chosen.urlParam)?.has(link)) writeAddress(chosen);
    else chosen.choice.followLink(chosen.urlParam, link);
  }
}

function replaceParameter(parameter: string, link: string): boolean {
  writing = parameter;
  try {
    history.replaceState(history.state, '', withParameter(location.href, parameter, link));
    // Engines without the events of the navigation are told, too.
    look(false);
    return true;
  } catch {
    // An address such as about:srcdoc cannot change.
    return false;
  } finally {
    writing = undefined;
  }
}

/** Sets one parameter of an address, or takes it away, and leaves every other byte of it alone. */
export function withParameter(href: string, name: string, value: string): string {
  const [, path = '', search = '', hash = ''] = /^([^?#]*)(\?[^#]*)?(.*)$/s.exec(href) ?? [];
  const isOf = (part: string): boolean => new URLSearchParams(`?${part}`).has(name);
  const all = search.slice(1).split('&');
  const at = all.findIndex(isOf);
  const parts = all.filter((part, place) => place <= at || !isOf(part));
  if (at < 0) {
    if (!value) return href;
    const joint = !search ? '?' : /[?&]$/.test(search) ? '' : '&';
    return `${path}${search}${joint}${encodeURIComponent(name)}=${value}${hash}`;
  }
  if (value) parts[at] = `${(parts[at] ?? '').replace(/=.*$/s, '')}=${value}`;
  else parts.splice(at, 1);
  return `${path}${parts.length ? '?' : ''}${parts.join('&')}${hash}`;
}
