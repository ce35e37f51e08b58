// Rules about the names in conditions.
import { isEmptyRange, parseCondition, readWord, wordsOf } from '../conditions.ts';
import { AUDIENCE, groupOf, isRange, namesOf, variantsFor } from '../groups.ts';
import type { Group, Groups } from '../groups.ts';
import { describe, unknownName } from '../faults/name-faults.ts';
import { isName } from '../names.ts';
import { nearestName } from '../faults/nearest.ts';
import type { Block, Finding, Page, Span } from './page-content.ts';
import { isNever, type Shown } from './shown.ts';

/** Checks the names of every condition, and that each condition can hold. */
export function checkNames(page: Page, shown: Shown): Finding[] {
  return page.blocks.flatMap((block) => {
    const groups = shown.groupsAt(block.start);
    const isOfTabs = (name: string): boolean => page.tabNames.has(name) && !groupOf(groups, name);
    const written = placedWords(page.text, block).filter(
      ({ word }) => !isOfTabs(readWord(word).name),
    );
    const words = written.flatMap(({ word, span, isPlaced }) =>
      checkWord(word, span, groups).map(({ fix, suggestion, ...finding }) => ({
        ...finding,
        // Where the text is written in another way, its place in it is not known.
        ...(isPlaced && fix && { fix }),
        ...(isPlaced && suggestion && { suggestion }),
      })),
    );
    const isMeant = words.every(({ rule }) => rule === 'range-form');
    return isMeant ? [...words, ...checkHolds(block, shown, groups)] : words;
  });
}

/** Matches a word as it stands in a source, a sign together with its version. */
const WRITTEN =
  /(?:!?(?:[<>≥≤›‹＞＜⩾⩽]|&(?:amp;)*(?:[gl][te]|#6[02]|#x3[ce]);)=?[ \t\n\f\r]+)?[^ \t\n\f\r]+/gi;

/** Finds the words of a condition, each at its place as far as the source tells them apart. */
function placedWords(
  text: string,
  { text: span, variants }: Block,
): { word: string; span: Span; isPlaced: boolean }[] {
  const words = wordsOf(variants);
  const written = [...text.slice(span.start, span.end).matchAll(WRITTEN)];
  const isPlaced = written.length === words.length;
  return words.map((word, at) => {
    const own = isPlaced ? written[at] : undefined;
    if (!own) return { word, span, isPlaced };
    const start = span.start + own.index;
    return { word, span: { start, end: start + own[0].length }, isPlaced };
  });
}

function checkWord(word: string, span: Span, groups: Groups): Finding[] {
  const { value, problems } = parseCondition(word);
  const [fault] = problems;
  if (fault) {
    const separated = word.split(',').filter(Boolean);
    const isList = word.includes(',') && separated.every((one) => isName(one.replace(/^!/, '')));
    const rule = word.includes(',') ? 'comma' : 'bad-name';
    const fix = isList ? { fix: { span, text: separated.join(' ') } } : {};
    return [{ rule, level: 'error', message: describe(fault, groups).message, ...span, ...fix }];
  }
  const [name = ''] = [...value.names, ...value.not];
  const sign = value.not.length ? '!' : '';
  const group = groupOf([...groups, AUDIENCE], name);
  if (!groups.length || group?.variants.includes(name)) return [];
  if (group && isRange(name)) return checkRange(word, name, sign, span, group);
  const retired = group?.sets?.find(([one]) => one === name)?.[1];
  if (group && retired?.length !== 1) return [];
  if (group) {
    const [current = ''] = group.variants.filter((one) => namesOf(group, one).includes(name));
    const message = `"${name}" is the retired name of "${current}": write "${sign}${current}"`;
    return [
      {
        rule: 'retired-name',
        level: 'warning',
        message,
        ...span,
        fix: { span, text: sign + current },
      },
    ];
  }
  const known = groups.flatMap(({ variants, sets = [] }) => [
    ...variants,
    ...sets.map(([set]) => set),
  ]);
  const sameButCase = known.find((one) => one.toLowerCase() === name.toLowerCase());
  if (sameButCase) {
    const message = `"${name}" is in no group, because case counts: write "${sign}${sameButCase}"`;
    return [
      {
        rule: 'wrong-case',
        level: 'error',
        message,
        ...span,
        fix: { span, text: sign + sameButCase },
      },
    ];
  }
  const nearest = nearestName(name, known);
  const { message } =
    isRange(name) || !nearest
      ? unknownName(name, groups)
      : {
          message: `"${name}" is in no group, so it is ignored: did you mean "${sign}${nearest}"?`,
        };
  const suggestion = nearest && { suggestion: { span, text: sign + nearest } };
  return [{ rule: 'unknown-name', level: 'error', message, ...span, ...suggestion }];
}

/** Reports a range in a form that means the same as ours. */
function checkRange(word: string, name: string, sign: string, span: Span, group: Group): Finding[] {
  const [first] = variantsFor(group, name) ?? [];
  const base = name.replace(/^>|\+$/g, '');
  const [own = base] = variantsFor(group, base) ?? [];
  const plain = name.startsWith('>') ? first && `${first}+` : `${own}+`;
  if (word === sign + String(plain) || !group.order?.length) return [];
  if (plain === undefined) {
    const message = `"${word}" bounds nothing, because "${base}" is the last of "${group.name}": leave it out`;
    return [{ rule: 'range-form', level: 'warning', message, ...span }];
  }
  const message = `"${word}" means "${sign}${plain}": write that`;
  return [
    { rule: 'range-form', level: 'warning', message, ...span, fix: { span, text: sign + plain } },
  ];
}

/** Reports a condition that holds for nobody, alone or inside the blocks around it. */
function checkHolds(block: Block, shown: Shown, groups: Groups): Finding[] {
  const place = { level: 'error', start: block.text.start, end: block.text.end } as const;
  const { variants, condition } = block;
  if (groups.some((group) => group.order?.length && isEmptyRange(condition, group))) {
    const { message } = describe({ code: 'empty-range', value: variants });
    return [{ rule: 'empty-range', message, ...place }];
  }
  if (isNever(shown.allowedIn([block], groups))) {
    const message = `no reader is shown "${block.variants}": a variant it names is also taken away`;
    return [{ rule: 'never-shown', message, ...place }];
  }
  const blocks = shown.blocksAt(block.start);
  // Of two conditions on one element the second is told of the first, and not the other way round.
  const around = blocks.slice(0, blocks.indexOf(block));
  if (!around.length || isNever(shown.allowedIn(around, groups))) return [];
  if (!isNever(shown.allowedIn([...around, block], groups))) return [];
  const outer = around.map(({ variants }) => `"${variants}"`).join(' and ');
  const message = `no reader is shown "${block.variants}" inside ${outer}: their variants exclude each other`;
  return [{ rule: 'never-shown', message, ...place }];
}
