// A list of known mistakes, so that an old site can hold its new pages to the rules at once.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { writeBy } from '../files.ts';
import { pathFrom } from '../paths.ts';
import type { Result } from '../report/result.ts';

/** Lines move; a mistake is known by its file, its rule and what it says. */
type Counts = Record<string, number>;

/** Knows the mistakes that a site had when it began to check. */
export class Baseline {
  readonly #file: string;
  readonly #known: Map<string, number> | undefined;
  readonly #seen = new Map<string, number>();

  /** @throws an error where the file is not a baseline */
  constructor(file: string) {
    this.#file = file;
    if (existsSync(file)) this.#known = new Map(Object.entries(readCounts(file)));
  }

  /** Whether there was none before, so that this run writes it. */
  get isNew(): boolean {
    return !this.#known;
  }

  /** Keeps the results that are not known. */
  filter(results: readonly Result[]): Result[] {
    return results.filter((result) => {
      const key = `${relative(this.#file, result.file)} ${result.rule} ${result.message}`;
      const count = (this.#seen.get(key) ?? 0) + 1;
      this.#seen.set(key, count);
      return this.#known !== undefined && count > (this.#known.get(key) ?? 0);
    });
  }

  /** Writes what was seen as what is known from now on. */
  write(): void {
    const counts = Object.fromEntries([...this.#seen].sort(([a], [b]) => (a < b ? -1 : 1)));
    writeBy('--baseline', this.#file, `${JSON.stringify(counts, undefined, 2)}\n`);
  }
}

const relative = (from: string, file: string): string =>
  pathFrom(path.dirname(path.resolve(from)), path.resolve(file));

function readCounts(file: string): Counts {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (
      typeof json === 'object' &&
      json &&
      Object.values(json).every((one) => typeof one === 'number')
    )
      return json as Counts;
  } catch {
    // Told below, as other content is.
  }
  throw new Error(`${file} is not a baseline: remove it, and the next run writes a new one.`);
}
