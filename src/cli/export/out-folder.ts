// Where exported files go.
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The folder of the export, in which no file is written twice, and no page over its source. */
export class OutFolder {
  readonly #folder: string;
  readonly #names = new Set<string>();
  readonly #sources = new Set<string>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Takes note of a file that is not to be written. */
  keep(file: string): void {
    this.#sources.add(realpathSync(file));
  }

  /** Finds a name, without its end, that no other page has; with its end where one of them has. */
  claim(name: string, end = path.extname(name)): string {
    const base = end && name.endsWith(end) ? name.slice(0, -end.length) : name;
    const tries = function* (): Generator<string> {
      yield base;
      yield name;
      for (let count = 2; ; count++) yield `${base}-${count}`;
    };
    for (const one of tries()) {
      const key = one.toLowerCase();
      if (this.#names.has(key)) continue;
      this.#names.add(key);
      return one;
    }
    return base;
  }

  /**
   * Writes a file.
   *
   * @throws an error where it would take the place of an exported page's source
   */
  write(name: string, text: string): void {
    const file = path.join(this.#folder, name);
    if (existsSync(file) && this.#sources.has(realpathSync(file))) {
      throw new Error(`${file} is the page itself: write to another folder by --out.`);
    }
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}
