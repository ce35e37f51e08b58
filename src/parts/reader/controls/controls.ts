// Forms and media in hidden blocks, in a chunk for pages that have some.
import { followProvider } from '../../../context/follow-provider.ts';
import { BLOCKS, isInside } from '../../../page/blocks.ts';
import { OUT } from '../../../page/invalid-fields.ts';
import { treesIn } from '../tree.ts';
import { forgetChoices, noteChoice, settleList, settleRadios } from './choices.ts';
import { openWithoutSummary } from './details.ts';
import { closeHidden, warnOfOpened } from './dialogs.ts';
import { pauseHidden, pauseIfHidden } from './media.ts';
import { lookAtSeen, lookAtShown, type IsShown } from './shown-controls.ts';
import { redirectPress } from './submit-buttons.ts';

const OURS = `[disabled="${OUT}"]`;
const IN = `:is(${BLOCKS})`;
const FIELDS = 'input,select,textarea';
/** Selects the options that are hidden or shown one by one; others go with their list. */
const OPTIONS = `option${IN},select ${IN} option,datalist${IN} option,${IN} datalist option`;
/** Selects the lists whose options a switch may hide. */
const LISTS = `select:has(${BLOCKS})`;
const GOVERNED = `${IN}:is(${FIELDS}),${IN} :is(${FIELDS}),${OPTIONS},${LISTS},${OURS}`;
/** Selects what press what, rather than hold a value. */
const BUTTONS = 'button,[type="submit" i],[type="image" i],[type="reset" i],[type="button" i]';

type Tree = Element | ShadowRoot;

/**
 * Takes what is hidden in a provider out of its forms, pauses it, closes the modal dialogs in it, and opens what it
 * was to open. Hidden fields are disabled, by which browsers neither check nor send them, while they keep what was typed.
 *
 * @returns a function that stops it
 */
export function keepControls(host: HTMLElement): () => void {
  const life = new AbortController();
  const { signal } = life;
  const trees = new Set<Tree>([host]);
  const update = (): void => {
    const isShown = lookAtShown();
    for (const tree of trees) updateTree(tree, isShown);
  };
  const leave = (records: readonly MutationRecord[]): void => {
    for (const node of records.flatMap(({ removedNodes }) => [...removedNodes])) {
      if (node instanceof Element && !isInside(node, host)) release(node);
    }
  };
  const changes = new MutationObserver((records) => {
    leave(records);
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) meet(node);
    if (records.some(({ attributeName }) => attributeName === 'open')) {
      const isSeen = lookAtSeen(lookAtShown());
      for (const tree of trees) warnOfOpened(closeHidden(tree, isSeen));
    }
    if (records.some(isNews)) update();
  });
  const observe = (tree: Tree): void => {
    trees.add(tree);
    changes.observe(tree, {
      subtree: true,
      childList: true,
      attributeFilter: ['variants', 'data-variants', 'disabled', 'type', 'multiple', 'open'],
    });
    // What a form around the provider tells of does not pass the provider.
    listen(tree === host ? host.getRootNode() : tree, update, signal);
  };
  /** Meets the shadow roots in what comes. */
  const meet = (node: Node): void => {
    if (!(node instanceof Element)) return;
    for (const tree of treesIn(node)) {
      if (tree instanceof ShadowRoot && !trees.has(tree)) observe(tree);
    }
  };
  observe(host);
  // A block tells by its request of a shadow root that came without a change of the tree.
  host.addEventListener(
    'context-request',
    ({ contextTarget }) => {
      const root = contextTarget.getRootNode();
      if (root instanceof ShadowRoot && root !== host.getRootNode()) {
        meet(root.host);
        queueMicrotask(update);
      }
    },
    { signal },
  );
  const updateAll = (): void => {
    // A component that is defined late gets its shadow root without a change of the tree.
    meet(host);
    update();
  };
  host.addEventListener('tab-change', updateAll, { signal });
  const end = followProvider(host, updateAll);
  return () => {
    end();
    life.abort();
    leave(changes.takeRecords());
    changes.disconnect();
    trees.forEach(release);
  };
}

const isNews = ({ type, target, addedNodes }: MutationRecord): boolean =>
  type === 'attributes'
    ? !(target instanceof Element && target.matches(OURS))
    : [...addedNodes].some((node) => node instanceof Element);

function listen(tree: Node, update: () => void, signal: AbortSignal): void {
  const options = { capture: true, signal };
  // What plays already may be hidden without a word, as by tabs that are drawn late.
  for (const type of ['play', 'timeupdate']) tree.addEventListener(type, pauseTarget, options);
  tree.addEventListener('click', (event) => redirectPress(event, lookAtShown()), options);
  tree.addEventListener('change', ({ target }) => noteChoice(target), options);
  tree.addEventListener(
    'reset',
    ({ target }) => {
      // The form has its first values after this event.
      setTimeout(() => {
        if (target instanceof HTMLFormElement) forgetChoices(target);
        update();
      });
    },
    options,
  );
}

const pauseTarget = ({ target }: Event): void => pauseIfHidden(target, lookAtSeen(lookAtShown()));

function updateTree(tree: Tree, isShown: IsShown): void {
  const fields = new Set([...tree.querySelectorAll(GOVERNED), ...customFields(tree)]);
  const found = [...fields].filter((field) => !field.matches(BUTTONS));
  // All are measured before any is written to, so that styles are worked out once.
  const states = found.map((field) => ({
    field,
    // A list that offers nothing would keep its form from being sent.
    isOut: !isShown(field) || (isList(field) && ![...field.options].some(isShown)),
  }));
  const lists = found.filter(isList).filter(isShown);
  const shown = new Map(
    [
      ...lists.flatMap((list) => [...list.options]),
      ...tree.querySelectorAll('[type="radio" i]'),
    ].map((item) => [item, isShown(item)]),
  );
  const wasShown: IsShown = (item) => shown.get(item) ?? isShown(item);
  for (const { field, isOut } of states) setOut(field, isOut);
  for (const list of lists) settleList(list, wasShown);
  for (const radios of radioGroups(tree)) {
    if (radios.some(wasShown)) settleRadios(radios, wasShown);
  }
  const isSeen = lookAtSeen(isShown);
  pauseHidden(tree, isSeen);
  closeHidden(tree, isSeen);
  openWithoutSummary(tree, isShown);
}

const isList = (field: Element): field is HTMLSelectElement => field.matches(LISTS);

function setOut(field: Element, isOut: boolean): void {
  if (isOut && !field.hasAttribute('disabled')) field.setAttribute('disabled', OUT);
  else if (!isOut && field.matches(OURS)) field.removeAttribute('disabled');
}

function release(tree: Tree): void {
  if (tree instanceof Element && tree.matches(OURS)) tree.removeAttribute('disabled');
  for (const field of tree.querySelectorAll(OURS)) field.removeAttribute('disabled');
}

/** Lists the fields of forms that are elements of the page's own make. */
function customFields(tree: Tree): Element[] {
  const around = tree instanceof Element ? tree.closest('form') : null;
  const forms = [...(around ? [around] : []), ...tree.querySelectorAll('form')];
  return forms.flatMap((form) =>
    [...form.elements].filter((field) => field.localName.includes('-') && tree.contains(field)),
  );
}

/** Lists the radio buttons that exclude each other, group by group, where some may be hidden. */
function radioGroups(tree: Tree): HTMLInputElement[][] {
  const groups = new Map<unknown, Map<string, HTMLInputElement[]>>();
  const root = tree.getRootNode() as ParentNode;
  if (!tree.querySelector(`${IN} [type="radio" i],${IN}[type="radio" i]`)) return [];
  for (const radio of root.querySelectorAll<HTMLInputElement>('input[type="radio" i]')) {
    if (!radio.name) continue;
    const names = groups.get(radio.form) ?? new Map<string, HTMLInputElement[]>();
    groups.set(radio.form, names.set(radio.name, [...(names.get(radio.name) ?? []), radio]));
  }
  return [...groups.values()].flatMap((names) => [...names.values()]);
}
