// Decides whether a page has what its author is warned of. The words for it are in a part of their
// own, which a page in order never loads.
import { isEmptyRange, parseCondition } from '../../core/conditions.ts';
import { AUDIENCE, groupFor, groupOf, type Groups } from '../../core/groups.ts';
import { BLOCKS, blocksOf, conditionAttributes } from '../../page/blocks.ts';
import { oddDetects, oddLabels } from '../../core/labels/odd-labels.ts';
import { settingFaults } from '../../core/rules/setting-rules.ts';
import { PageElementOf } from '../../page/page-elements.ts';
import { followSetting } from '../../page/follow-setting.ts';
import { warn } from '../../context/warn.ts';
import type { Authored } from '../inspect/authored.ts';
import { detectOf } from '../inspect/detect-of.ts';
import { misspeltIn } from '../inspect/misspelt.ts';
import { hasOddReferences } from '../inspect/odd-references.ts';
import { lookAgain, onceAPage } from '../inspect/once-a-page.ts';
import type { Inspectable } from '../inspect-mode/inspect-mode.ts';
import type { StandingIn } from '../fallback/fallback.ts';
import { watchCode } from './lost-code.ts';
import { isRendering, watchLacks } from './lacks.ts';
import { watchNews } from './page-news.ts';
import { spareSkipped, type Sparing } from './spare-skipped.ts';
import { followProvider, printContext } from '../../context/follow-provider.ts';

/** Selects what HTML wants right in its parent, or reads for every reader whatever block it is in. */
const RIGID = ':is(summary,legend,source,track,area,col,link,style,script)';
/** Selects what is looked at closely: misspelt conditions, and what does not fit into blocks. */
const SUSPECTS =
  `${RIGID}[data-variants],:is(${BLOCKS}) ${RIGID},caption~caption,` +
  '[if-variant],[variants]:not(if-variant),[data-variant]:not(script)';
/** Selects what has settings. */
const SET_UP =
  'doc-variant-provider,doc-variant-picker,doc-variant-markdown,doc-variant-toc,doc-variant-tabs,doc-variant-copy,script[data-root]';

/** What is asked of a provider for its author. */
export type Inspected = Authored & Inspectable & StandingIn & Sparing;

/**
 * Looks for what the author of a provider may have got wrong, and for readers that the page has nothing
 * for, at first and after changes, and opens inspect mode where it is wanted.
 *
 * @param inCode the code that has blocks when the page is read
 * @returns a function that stops it
 */
export function inspectProvider(
  host: HTMLElement,
  authored: Inspected,
  inCode: ReadonlySet<Element>,
): () => void {
  let groups: Groups = [];
  let printed: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    lookAgain(host.ownerDocument);
    timer ??= setTimeout(() => {
      timer = undefined;
      if (authored.declared.isWaiting || isRendering(host)) return;
      if (groups.length && hasOddReferences(host.ownerDocument, groups))
        import('../inspect-mode/inspect-mode.ts').then(
          ({ warnOfReferences }) => warnOfReferences(host),
          () => undefined,
        );
      if (isInOrder(host, authored, groups)) return;
      import('../inspect/inspect.ts').then(
        ({ inspectPage }) => inspectPage(host, authored, groups),
        () => undefined,
      );
    });
  };
  const end = followProvider(host, (context) => {
    groups = context.groups;
    const now = printContext(context);
    if (now !== printed) look();
    printed = now;
  });
  const endMode = followMode(host, authored);
  awaitCopies(host.ownerDocument);
  const endCode = watchCode(host, inCode);
  const endLacks = watchLacks(host, authored);
  const endSparing = spareSkipped(host, authored);
  const endNews = watchNews(host, look);
  return () => {
    clearTimeout(timer);
    end();
    endMode();
    endLacks();
    endSparing();
    endCode();
    endNews();
  };
}

/** Whether a button that copies the page is waited for, or there. */
let isAwaited = false;

/** Loads what copies a page once there is a button for it, which the script itself does not know. */
function awaitCopies(page: Document): void {
  if (isAwaited) return;
  isAwaited = true;
  const copies = page.getElementsByTagName('doc-variant-copy');
  const look = (): void => {
    const [first] = copies;
    if (!first) return;
    observer.disconnect();
    import('../copy/copy.ts').then(
      ({ startCopy }) => startCopy(),
      (error: unknown) =>
        warn(`cannot be drawn: ${String(error)}: copy the whole folder of the script`, first),
    );
  };
  const observer = new MutationObserver(look);
  observer.observe(page, { subtree: true, childList: true });
  look();
}

/** Opens and closes inspect mode as the page's `inspect` says, until the returned function is called. */
const followMode = (host: HTMLElement, scope: Inspected): (() => void) =>
  followSetting(
    host,
    'inspect',
    // A site that allows it by a link is inspected where the address says so.
    ([setting]) =>
      setting !== undefined &&
      (setting !== 'link' || /[?&]variant-inspect\b/.test(location.search)),
    () =>
      import('../inspect-mode/inspect-mode.ts').then(
        ({ startInspecting }) =>
          () =>
            startInspecting(host, scope),
        (error: unknown) => {
          warn(
            `inspect mode is not there: ${String(error)}: copy the whole folder of the script`,
            host,
          );
          return undefined;
        },
      ),
  );

/** Tells whether a page has nothing to warn of, whatever its providers offer. */
const isPageInOrder = onceAPage((page) => {
  const ids = [...page.querySelectorAll('svg [id]')].map(({ id }) => id);
  return (
    new Set(ids).size === ids.length &&
    !page.querySelector(SUSPECTS) &&
    [...page.querySelectorAll(':is(if-variant,doc-variant-tabs):not(:has(*))')].every((one) =>
      one.textContent.trim(),
    ) &&
    ![...page.querySelectorAll(SET_UP)].some((one) => settingFaults(new PageElementOf(one)).length)
  );
});

/** Tells whether labels, and what is found out of readers, are for what the groups have. */
function areReadersRight(
  host: Element,
  labels: Authored['declared']['labels'],
  groups: Groups,
): boolean {
  const { bare, unknown } = oddLabels(typeof labels === 'string' ? labels : '', groups);
  return ![...bare, ...unknown, ...oddDetects(detectOf(host), groups)].length;
}

/** Tells whether there is nothing to warn of. */
function isInOrder(host: Element, { declared, defaultNames }: Authored, groups: Groups): boolean {
  const page = host.ownerDocument;
  const known = [...groups, AUDIENCE];
  const isRight = (text: string): boolean => {
    const { value, problems } = parseCondition(text);
    const names = [...value.names, ...value.not];
    return (
      !problems.length &&
      (!groups.length || names.every((name) => groupOf(known, name))) &&
      !groups.some((group) => isEmptyRange(value, group))
    );
  };
  const conditions = new Set(
    blocksOf(host)
      .flatMap(conditionAttributes)
      .map(([, text]) => text),
  );
  // A name of another group is one for which nothing is offered.
  const offered = groups.map(
    ({ name, variants }) =>
      `doc-variant-picker:is([group="${name}"]${groups.filter(({ isOfTabs }) => !isOfTabs).length > 1 ? '' : ',:not([group])'}):not(:has(option:not([value=""]${variants.map((one) => `,[value="${one}"]`).join('')})))`,
  );
  return (
    (!groups.length || defaultNames.every((name) => groupFor(groups, name))) &&
    [...conditions].every(isRight) &&
    !declared.faults.flat().length &&
    (!groups.length || areReadersRight(host, declared.labels, groups)) &&
    isPageInOrder(page) &&
    !misspeltIn(page, groups).length &&
    !page.querySelector(`doc-variant-picker:not(${offered.join() || '*'})`)
  );
}
