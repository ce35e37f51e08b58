/** Remembers texts by their keys; what cannot be remembered is forgotten, and nothing throws. */
export interface Memory {
  /** Reads a text; null where there is none, or none to be had. */
  read(key: string): string | null;
  write(key: string, text: string): void;
}

/** Holds where a choice is remembered: for this tab's session, and for as long as the browser will. */
export interface Memories {
  readonly session: Memory;
  readonly local: Memory;
}

/** Is more than names ever take, so that a longer text is none of ours. */
const MOST = 4096;

/** Makes a memory of a storage that may be blocked, full or missing, where even naming it throws. */
export const memoryOf = (storage: () => Storage): Memory => ({
  read(key) {
    try {
      const text = storage().getItem(key);
      return text && text.length > MOST ? null : text;
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

/** Is the browser's own storage. */
export const browserMemories: Memories = {
  session: memoryOf(() => sessionStorage),
  local: memoryOf(() => localStorage),
};
