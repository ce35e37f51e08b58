// What a page's head runs before the library is there. The build minifies it into a text, in which the
// names in capitals are replaced by what a site says: `early-script.ts`.

/** Whether some group is ordered, or a set begins with another variant than its group does. */
declare const IS_FULL: boolean;
/**
 * The groups, apart by `;`. A group lists its variants apart by spaces, each with all of its names
 * apart by `=`; an ordered one from the newest to the oldest, apart by `>`. A `'` behind the name of
 * a set marks the variant that stands for it.
 */
declare const GROUPS: string;
declare const VARIANT: string;
/** The query of the address, if links choose; else nothing. */
declare const SEARCH: string;
declare const PARAM: string;
/** What remembers the choice: for the session, and for as long as the site says; else nothing. */
declare const SESSION: Readonly<Record<string, string | undefined>>;
declare const OWN: Readonly<Record<string, string | undefined>>;
declare const LINKED_KEY: string;
declare const OWN_KEY: string;
declare const WRITTEN_KEY: string;
/** The sheet around the selectors of what is hidden. */
declare const START: string;
declare const END: string;

/**
 * Hides what a reader will not see until the library is there. It works out the same selection as the
 * provider, and shows everything where the library has not come by the time the page is loaded.
 *
 * All of it stands in one function, since nothing else is there yet, and is written for its size: every
 * reader of a page waits for it.
 */
export function hideEarly(): void {
  // People read the page, whatever a link says.
  const asked: unknown[] = ['human'];
  try {
    asked[1] = new URLSearchParams(SEARCH).getAll(PARAM).join();
    // Those who come back to an address that the page itself has written follow no link.
    if (
      // The newer way takes twice the bytes.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      performance.navigation.type &&
      SESSION[WRITTEN_KEY]?.split(' ').includes(asked[1] as string)
    )
      asked[1] = '';
    asked[2] = SESSION[LINKED_KEY];
    asked[3] = OWN[OWN_KEY];
  } catch {
    // What may be read counts.
  }
  asked[4] = VARIANT;
  const list = (words: string[]): string =>
    words.map((word) => `if-variant[variants~="${word}"],[data-variants~="${word}"]`).join();
  const isVersion = (name: string): boolean => /^v?\d[\w.-]*$/.test(name);
  const comparable = (name: string): string => `${name.replace(/^v|(\.0+)+(?=-|$)/g, '')},`;
  const known = IS_FULL ? GROUPS.split(/[ >=;]/) : [];
  const sheet = new CSSStyleSheet();
  const selectors = GROUPS.split(';').map((text) => {
    const isOrdered = IS_FULL && text.includes('>');
    const rows = text.split(/[ >]/).map((row) => row.split('='));
    let left = rows;
    const names = asked.join(' ').split(/[\s,]+/);
    // Where a set leaves a choice, the variant counts that stands for it.
    (IS_FULL ? [...names, ...names.map((name) => `${name}'`)] : names).map((name) => {
      // A version that is not listed is the nearest one that is not above it.
      const nearest =
        isOrdered &&
        isVersion(name) &&
        !known.includes(name) &&
        rows.find(
          ([one = '']) =>
            isVersion(one) &&
            new Intl.Collator('en', { numeric: true }).compare(comparable(one), comparable(name)) <=
              0,
        );
      // It is so in one group only.
      if (nearest) known.push(name);
      const fits = left.filter((row) => (IS_FULL && row === nearest) || row.includes(name));
      if (fits[0]) left = fits;
    });
    const [own] = left;
    if (left === rows || !own) return '';
    // A range in all of its spellings; what is said with `!` is the opposite.
    if (isOrdered)
      rows.map((row, at) =>
        row.push(
          ...rows
            .slice(at)
            .flatMap((older, steps) =>
              older.flatMap((name) => [
                `${name}+`,
                `>=${name}`,
                `≥${name}`,
                `!<${name}`,
                ...(steps ? [`>${name}`, `!<=${name}`, `!≤${name}`] : []),
              ]),
            ),
        ),
      );
    const others = rows.flat().filter((word) => !own.includes(word));
    const against = own.map((word) => (IS_FULL ? `!${word}`.replace('!!', '') : `!${word}`));
    // Signs apart from their version, and those that nobody writes by hand, are left to the library.
    const signs = IS_FULL
      ? `,${list(['>', '<', '>=', '<=', '≥', '≤'])},${list(['&', '‹', '›', '＜', '＞', '⩾', '⩽']).replaceAll('~', '*')}`
      : '';
    return `:is(${list(others)}):not(${list(own)}${signs}),${list(against)}`;
  });
  // Engines pass over what is empty in `:is()`.
  sheet.replaceSync(START + selectors.join() + END);
  document.adoptedStyleSheets.push(sheet);
  addEventListener('load', () => {
    sheet.disabled = !customElements.get('doc-variant-provider');
  });
}
