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
/** Pages that other pages link to are kept, up to a bound. */
const MOST_KEPT = 200;

/** Reports links that lead a reader to what only others are shown, or to a page that is not there. */
export class LinkChecker {
  readonly #groups: Groups;
  readonly #targets = new Map<string, Promise<Page | undefined>>();

  /** @param groups the groups that count where a page declares none */
  constructor(groups: Groups) {
    this.#groups = groups;
  }

  /** Checks the links of a page to others. */
  async check(page: Page, shown: Shown): Promise<Finding[]> {
    const findings: Finding[] = [];
    for (const link of page.links) {
      const [, file, fragment] = TO_PAGE.exec(link.href) ?? [];
      if (!file) continue;
      const target = sourceOf(path.join(path.dirname(page.file), decodeAddress(file)));
      if (!existsSync(target)) {
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
        const other = await this.#read(target);
        if (!other) continue;
        const there = new Shown(other, this.#groups);
        findings.push(...checkTarget(link, shown, other, decodeAddress(fragment), there));
      }
    }
    return findings;
  }

  #read(file: string): Promise<Page | undefined> {
    const known = this.#targets.get(file);
    if (known) return known;
    const page = readText(file).then((read) =>
      'text' in read ? readPage(file, read.text) : undefined,
    );
    const [oldest] = this.#targets.keys();
    if (oldest !== undefined && this.#targets.size >= MOST_KEPT) this.#targets.delete(oldest);
    this.#targets.set(file, page);
    return page;
  }
}

/** Finds the source of a page that a generator makes; else it is its own. */
const sourceOf = (file: string): string =>
  existsSync(file)
    ? file
    : (['.md', '.mdx', '.markdown']
        .map((end) => file.replace(/\.x?html?$/i, end))
        .find((source) => existsSync(source)) ?? file);
