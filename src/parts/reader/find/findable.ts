import { followSetting } from '../../../page/follow-setting.ts';

/**
 * Lets find-in-page search what is hidden in a provider, while its author or that of one around it
 * wants it.
 *
 * @returns a function that stops it
 */
export const serveFinding = (host: HTMLElement): (() => void) =>
  followSetting(
    host,
    'findable',
    (values) => values.some((text) => text !== 'false'),
    () =>
      import('./find.ts').then(
        ({ makeFindable }) =>
          () =>
            makeFindable(host),
        // A page where it cannot be had finds what is shown, as any other.
        () => undefined,
      ),
  );
