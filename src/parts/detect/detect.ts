// What a first visit can be told from, in a part that only a page with `detect` loads.
import type { Groups } from '../../core/groups.ts';
import { words } from '../../core/names.ts';

/** Finds out which of a group's variants is the reader's; nothing, where it cannot tell. */
export type Detector = (
  variants: readonly string[],
) => string | undefined | Promise<string | undefined>;

/** A detector for each group that has one. */
export type Detectors = Readonly<Record<string, Detector>>;

/** What variants of operating systems are called, and what browsers call the system. */
const SYSTEMS: readonly (readonly [names: RegExp, platform: RegExp])[] = [
  [/^(?:android)$/i, /android/i],
  [/^(?:ios|iphone|ipad)$/i, /iphone|ipad|ipod/i],
  [/^(?:chrome-?os)$/i, /cros|chrome os/i],
  [/^(?:windows|win|win32|win64)$/i, /windows/i],
  [/^(?:mac|mac-?os|osx|darwin)$/i, /mac/i],
  [/^(?:linux|unix)$/i, /linux|x11|bsd/i],
];

/** Finds the variant that is called like the reader's operating system. */
export function detectSystem(
  variants: readonly string[],
  { userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'> = navigator,
): string | undefined {
  // An iPad says that it is a Mac, none of which has a screen to touch.
  const platformName = /mac/i.test(userAgent) && maxTouchPoints > 1 ? 'iPad' : userAgent;
  const system = SYSTEMS.find(([, platform]) => platform.test(platformName));
  return system && variants.find((name) => system[0].test(name));
}

/**
 * Finds out the reader's variants.
 *
 * @param detectors one for each group, or the names of the groups whose variants are systems
 */
export async function detectNames(
  groups: Groups,
  detectors: Detectors | string | null,
): Promise<string[]> {
  const isText = typeof detectors === 'string';
  const systems = isText ? words(detectors) : [];
  const found = groups.map(async ({ name, variants }) => {
    const own =
      !isText && detectors && Object.hasOwn(detectors, name) ? detectors[name] : undefined;
    const detect = systems.includes(name) ? detectSystem : own;
    try {
      return await detect?.(variants);
    } catch {
      // A detector that fails has found nothing.
      return undefined;
    }
  });
  const names = await Promise.all(found);
  return names.filter((name) => typeof name === 'string');
}

declare module '../../context/parts.ts' {
  interface Parts {
    detect: {
      detectNames: typeof detectNames;
    };
  }
}
