// Rules about where links lead.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Groups } from '../../core/groups.ts';
import { readText } from '../files.ts';
import { readPage } from '../read/read-page.ts';
import type { Finding, Page } from '../../core/rules/page-content.ts';
import { checkTarget, decodeAddress } from '../../core/rules/check-targets.ts';
import { Shown } from '../../core/rules/shown.ts';

/** Matches an address that leads to a page's source beside this one: its path and its fragment. */
const TO_PAGE =
  /^(?![a-z][a-z\d+.-]*:|[/#?])([^?#]+\.(?:md|mdx|markdown|x?html?))(?:\?[^#]*)?(?:#(.+))?$/i;
const MARKDOWN = /\.(?:md|mdx|markdown)$/i;
/** Pages that other pages link to are kept, up to these bounds. */
const MOST_KEPT = 200;
/** How long the texts of all of them may be, in UTF-16 code units. */
const MOST_TEXT = 2_000_000;
/** As many addresses are remembered to lead somewhere or nowhere. */
const MOST_ASKED = 20_000;

/** Reports links that lead a reader to what only others are shown, or to a page that is not there. */
export class LinkChecker {
  readonly #groups: Groups;
  readonly #targets = new Map<string, Page>();
  #textKept = 0;
  readonly #there = new Map<string, boolean>();
  /** For whom the places of the pages that are kept are shown. */
  readonly #shown = new WeakMap<Page, Shown>();

  /** @param groups the groups that count where a page declares none */
  constructor(groups: Groups) {
    this.#groups = groups;
  }

  /** Checks the links of a page to others. */
  check(page: Page, shown: Shown): Finding[] {
    const findings: Finding[] = [];
    for (const link of page.links) {
      const [, file, fragment] = TO_PAGE.exec(link.href) ?? [];
      if (!file) continue;
      const target = this.#sourceOf(path.join(path.dirname(page.file), decodeAddress(file)));
      if (!this.#exists(target)) {
        // A generator makes pages of HTML that have no source of their own.
        if (page.format === 'markdown' && !MARKDOWN.test(target)) continue;
        const message = `there is no page "${target}": correct the address or remove the link`;
        findings.push({
          rule: 'missing-page',
          level: 'warning',
          message,
          start: link.start,
          end: link.end,
        });
      } else if (fragment) {
        const other = this.#read(target);
        if (!other) continue;
        const there = this.#shown.get(other) ?? new Shown(other, this.#groups);
        this.#shown.set(other, there);
        findings.push(...checkTarget(link, shown, decodeAddress(fragment), there));
      }
    }
    return findings;
  }

  /** Reads a page that is checked, which others may have led to before. */
  pageOf(file: string, text: string): Page {
    const known = this.#targets.get(path.normalize(file));
    if (known?.text === text) return known;
    const page = readPage(file, text, this.#groups);
    this.keep(page);
    return page;
  }

  /** Keeps a page that was read, since others may link to it. */
  keep(page: Page): Page {
    const name = path.normalize(page.file);
    this.#drop(name);
    this.#targets.set(name, page);
    this.#textKept += page.text.length;
    for (const oldest of this.#targets.keys()) {
      if (this.#targets.size <= MOST_KEPT && this.#textKept <= MOST_TEXT) break;
      if (oldest !== name) this.#drop(oldest);
    }
    return page;
  }

  #drop(name: string): void {
    this.#textKept -= this.#targets.get(name)?.text.length ?? 0;
    this.#targets.delete(name);
  }

  /** Finds the source of a page that a generator makes; else it is its own. */
  #sourceOf(file: string): string {
    if (this.#exists(file)) return file;
    const sources = ['.md', '.mdx', '.markdown'].map((end) => file.replace(/\.x?html?$/i, end));
    return sources.find((source) => this.#exists(source)) ?? file;
  }

  #exists(file: string): boolean {
    const known = this.#there.get(file);
    if (known !== undefined) return known;
    const isThere = existsSync(file);
    if (this.#there.size < MOST_ASKED) this.#there.set(file, isThere);
    return isThere;
  }

  #read(file: string): Page | undefined {
    const known = this.#targets.get(file);
    if (known) return known;
    const read = readText(file);
    return 'text' in read ? this.keep(readPage(file, read.text, this.#groups)) : undefined;
  }
}
