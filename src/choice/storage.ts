/** Remembers texts by their keys; what cannot be remembered is forgotten, and nothing throws. */
export interface Memory {
  /** Reads a text; null where there is none, or none to be had. */
  read(key: string): string | null;
  write(key: string, text: string): void;
}

/** Where a choice is remembered: for this tab's session, and for as long as the browser will. */
export interface Memories {
  readonly session: Memory;
  readonly local: Memory;
}

/** The most characters that names ever take; the library did not write a longer text. */
const MAX_CHARACTERS = 4096;

/** Makes a memory of a storage that may be blocked, full or missing, where even naming it throws. */
export const memoryOf = (storage: () => Storage): Memory => ({
  read(key) {
    try {
      const text = storage().getItem(key);
      return text && text.length > MAX_CHARACTERS ? null : text;
    } catch {
      return null;
    }
  },
  write(key, text) {
    try {
      storage().setItem(key, text);
    } catch {
      // The choice lasts as long as the page, then.
    }
  },
});

/** The browser's own storage. */
export const browserMemories: Memories = {
  session: memoryOf(() => sessionStorage),
  local: memoryOf(() => localStorage),
};
