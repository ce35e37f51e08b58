import { startPart } from '../context/parts.ts';
import { hint } from './inspector.ts';
import { Scope } from './scope.ts';
import { STATES } from '../core/sheet/sheet.ts';
import { PROVIDER } from '../page/blocks.ts';
import { SETTINGS } from '../core/setting-names.ts';
import { whenParsed } from '../page/when-parsed.ts';

/** The elements that scripts have made providers. */
const owned = new WeakSet<Element>();

/**
 * Makes an element of the page the provider, as a script tag asks for by `data-root`: a selector, or
 * nothing for `<body>`. The other `data-` attributes say what those of a `<doc-variant-provider>`
 * say. The element may come later, and another may take its place.
 */
export function provideFrom(script: HTMLScriptElement): void {
  // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing -- it may be empty
  const root = script.dataset['root'] || 'body';
  const find = (): HTMLElement | null => {
    try {
      return document.querySelector(root);
    } catch {
      hint('bad-root', script, root);
      return document.body;
    }
  };
  /** Those of elements that have been the provider, which may come back. */
  const scopes = new WeakMap<HTMLElement, Scope>();
  let host: HTMLElement | null | undefined;
  let scope: Scope | undefined;
  let unfloat: (() => void) | undefined;
  const look = (): void => {
    // What makes a page of the server's anew takes away the attribute that it does not know.
    if (host?.isConnected && host.matches(PROVIDER)) return;
    scope?.disconnect();
    unfloat?.();
    host = find();
    if (!host) return;
    scope = scopes.get(host);
    if (!scope) {
      // A second script leaves the element to the first.
      if (owned.has(host)) return;
      owned.add(host);
      scopes.set(host, (scope = new Scope(host)));
      for (const setting of SETTINGS) {
        const text = script.getAttribute(`data-${setting}`);
        if (text !== null) scope.set(setting, text);
      }
    }
    scope.connect();
    if (script.dataset['picker'] !== 'floating') return;
    const provider = host;
    unfloat = startPart('floating-picker', ({ floatPicker }) => floatPicker(provider, script));
  };
  look();
  new MutationObserver(look).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: [STATES],
  });
  whenParsed(() => {
    if (!host) hint('no-root', script, root);
  });
}
