// Rules about where links lead.
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Groups } from '../../core/groups.ts';
import { readText } from '../files.ts';
import { readPage } from '../read/read-page.ts';
import type { Finding, Id, Link, Page, Span } from '../read/page-content.ts';
import {
  canMeet,
  isNever,
  isShownTo,
  printNames,
  selectionsFor,
  Shown,
  type Allowed,
} from './shown.ts';

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

  /** Checks the links of a page. */
  async check(page: Page): Promise<Finding[]> {
    const shown = new Shown(page, this.#groups);
    const findings: Finding[] = [];
    for (const link of page.links) {
      if (/^#[^:]/.test(link.href)) {
        findings.push(...checkTarget(link, shown, page, decode(link.href.slice(1)), shown));
        continue;
      }
      const [, file, fragment] = TO_PAGE.exec(link.href) ?? [];
      if (!file) continue;
      const target = sourceOf(path.join(path.dirname(page.file), decode(file)));
      if (!existsSync(target)) {
        // A generator makes pages of HTML that have no source of their own.
        if (page.format === 'markdown' && !MARKDOWN.test(target)) continue;
        const message = `there is no page "${target}": mend the address or remove the link`;
        findings.push({ rule: 'missing-page', level: 'warning', message, ...spanOf(link) });
      } else if (fragment) {
        const other = await this.#read(target);
        if (!other) continue;
        const there = new Shown(other, this.#groups);
        findings.push(...checkTarget(link, shown, other, decode(fragment), there));
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

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** The ids of a page by name, which all links to it ask for. */
const known = new WeakMap<Page, ReadonlyMap<string, readonly Id[]>>();

function idsOf(page: Page): ReadonlyMap<string, readonly Id[]> {
  const before = known.get(page);
  if (before) return before;
  const ids = new Map<string, Id[]>();
  for (const one of page.ids) {
    const same = ids.get(one.id);
    if (same) same.push(one);
    else ids.set(one.id, [one]);
  }
  known.set(page, ids);
  return ids;
}

/** Checks that whoever is shown a link is also shown what it leads to. */
function checkTarget(link: Link, shown: Shown, page: Page, id: string, there: Shown): Finding[] {
  const ids = idsOf(page).get(id);
  if (!ids) return [];
  const targets = [...new Set(ids.map((one) => there.allowedAt(one)))];
  const own = shown.allowedAt(link);
  if (isNever(own) || targets.some((target) => !target.size)) return [];
  const lost = lostReaders(own, targets, shown.groupsAt(link.start));
  if (!lost) return [];
  const isLostToAll = targets.every((target) => !canMeet(own, target));
  return [
    {
      rule: 'hidden-target',
      level: isLostToAll ? 'warning' : 'note',
      message: isLostToAll
        ? `no reader of this link is shown "${link.href}": link to what stands in a passage for the same variants`
        : `readers of ${lost} are not shown "${link.href}", and the link makes them change the variant: put it into the same passage, or give them a target`,
      ...spanOf(link),
    },
  ];
}

/** Finds a selection that is shown a link and none of its targets. */
function lostReaders(
  own: Allowed,
  targets: readonly Allowed[],
  groups: Groups,
): string | undefined {
  const lost = selectionsFor([own, ...targets], groups).find(
    (selection) =>
      isShownTo(own, selection) && !targets.some((target) => isShownTo(target, selection)),
  );
  return lost && printNames(lost);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
