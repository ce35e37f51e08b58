// Where exported files go.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { writeInto } from '../files.ts';
import { inOneLine } from '../report/in-one-line.ts';

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
   * Checks that no page is where files of these names, with or without a selection, are to be written.
   *
   * @throws an error that names the page
   */
  refuseSources(bases: readonly string[]): void {
    if (!existsSync(this.#folder)) return;
    const folder = realpathSync(this.#folder);
    const taken = new Set(bases.map((base) => path.normalize(base).toLowerCase()));
    for (const source of this.#sources) {
      const name = path.relative(folder, source);
      if (name.startsWith('..') || path.isAbsolute(name) || !/\.md$/i.test(name)) continue;
      const { dir, base } = path.parse(name.toLowerCase());
      const parts = base.slice(0, -'.md'.length).split('.');
      const isTaken = parts.some((_, at) =>
        taken.has(path.join(dir, parts.slice(0, at + 1).join('.'))),
      );
      if (!isTaken) continue;
      throw new Error(
        `${inOneLine(source)} is a page itself, and its export would be written over it: write to another folder by --out.`,
      );
    }
  }

  /** Writes a file. */
  write(name: string, text: string): void {
    writeInto(this.#folder, name, text);
  }
}
