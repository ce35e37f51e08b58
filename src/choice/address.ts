import type { Groups } from '../core/groups.ts';
import { clear, parseNames, selectFrom } from '../core/selection.ts';
import { WRITTEN_KEY } from '../core/storage-keys.ts';
import type { VariantChangeCause } from '../context/events.ts';
import type { Choice } from './choice.ts';
import { written, type LinkFollower } from './link.ts';
import { browserMemories } from './storage.ts';

const MAX_WRITTEN = 20;

/** A provider whose choice stands in the page's address. */
export interface Addressed extends LinkFollower {
  readonly ownGroups: Groups;
  readonly choice: Choice;
}

/** All that this document has written, each after its parameter. */
const everWritten = new Set<string>();
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
  const shown = said(urlParam);
  const before = parseNames(shown);
  const names = selectFrom(ownGroups, choice.names);
  const isTrue = [...selectFrom(ownGroups, before)].every((name) => names.has(name));
  if (isTrue && !/picker|script|reveal/.test(cause ?? '')) return;
  const link = [...names, ...clear(ownGroups, before)].join();
  // Nobody has followed a link where the address only shows what was chosen.
  choice.followLink(urlParam, '');
  // Another provider of the choice may have written it.
  if (link === written[urlParam] && link === shown) return;
  if (!replaceParameter(urlParam, link)) return;
  everWritten.add(urlParam + link);
  if (persistence === 'none') return;
  const earlier = browserMemories.session.read(WRITTEN_KEY)?.split(' ') ?? [];
  // Each write takes the browser milliseconds.
  if (earlier.includes(link)) return;
  const all = [link, ...earlier].slice(0, MAX_WRITTEN);
  browserMemories.session.write(WRITTEN_KEY, all.join(' '));
}

/**
 * Lets a provider follow the page's address when a router changes it, until the returned function is
 * called. What the library has written itself does not count as a link, also where the reader comes back to it: it
 * is written anew then.
 */
export function followAddress(chosen: Addressed): () => void {
  const [entry] = performance.getEntriesByType('navigation');
  // Firefox calls that of a frame with `srcdoc` "document".
  const opened = entry && new URL(entry.name, 'http:x').search;
  listen();
  // A router may have been there before this part.
  look(true, [[chosen, said(chosen.urlParam, opened)]]);
  writeAddress(chosen);
  return () => seen.delete(chosen);
}

/** Reads what an address says by a parameter. */
const said = (parameter: string, search = location.search): string =>
  parameter && new URLSearchParams(search).getAll(parameter).join();

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

function look(isTraversal: boolean, all: Iterable<[Addressed, string]> = seen): void {
  for (const [chosen, before] of all) {
    const { urlParam, choice } = chosen;
    const link = said(urlParam);
    seen.set(chosen, link);
    if (link === before) continue;
    const isWriting = writing === urlParam;
    // To a provider of another key it is no link, either.
    const isOwn = isWriting || (isTraversal && everWritten.has(urlParam + link));
    written[urlParam] = isOwn ? link : '';
    choice.followLink(urlParam, isOwn ? '' : link);
    if (isOwn && !isWriting) writeAddress(chosen);
  }
}

function replaceParameter(parameter: string, link: string): boolean {
  writing = parameter;
  written[parameter] = link;
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
