import { startPart } from '../context/parts.ts';
import type { Groups } from '../core/groups.ts';
import { watchSwitches } from '../choice/switching.ts';
import type { Scope } from './scope.ts';
import { whenParsed } from '../page/when-parsed.ts';

/** Serves the readers of a provider beyond hiding, once the page is parsed, until it is ended. */
export const serveReaders = (host: HTMLElement, scope: Scope): (() => void) =>
  startPart(
    'reader',
    ({ startReader }) => startReader(host, scope, watchSwitches),
    new Promise(whenParsed),
  );

/** Turns shortcodes that stand as text in a provider into blocks, until it is ended. */
export const serveShortcodes = (host: HTMLElement, groups: () => Groups): (() => void) =>
  startPart('shortcodes', ({ convertShortcodes }) => convertShortcodes(host, groups));
