// Rules about the names in conditions.
import { parseCondition, readWord } from '../../core/conditions.ts';
import { groupOf, namesOf, variantsOf, type Groups } from '../../core/groups.ts';
import { describe } from '../../core/faults/name-faults.ts';
import { isName } from '../../core/names.ts';
import { nearestName } from '../../core/faults/nearest.ts';
import { AUDIENCE } from '../read/audience.ts';
import type { Block, Finding, Page, Span } from '../read/page-content.ts';
import { allowedBy, isNever, type Shown } from './shown.ts';

/** Checks the names of every condition, and that each condition can hold. */
export function checkNames(page: Page, shown: Shown): Finding[] {
  return page.blocks.flatMap((block) => {
    const groups = shown.groupsAt(block.start);
    const isOfTabs = (name: string): boolean => page.tabNames.has(name) && !groupOf(groups, name);
    const written = wordsOf(page.text, block).filter(({ word }) => !isOfTabs(readWord(word).name));
    const words = written.flatMap(({ word, span, isPlain }) =>
      checkWord(word, span, groups).map(({ fix, suggestion, ...finding }) => ({
        ...finding,
        // Where the text is written in another way, its place in it is not known.
        ...(isPlain && fix && { fix }),
        ...(isPlain && suggestion && { suggestion }),
      })),
    );
    const isWrong = words.some(({ level }) => level !== 'note');
    return isWrong ? words : [...words, ...checkHolds(block, shown, groups)];
  });
}

/** Finds the words of a condition, each at its place where its text is as the author wrote it. */
function wordsOf(
  text: string,
  { text: span, variants }: Block,
): { word: string; span: Span; isPlain: boolean }[] {
  const isPlain = text.slice(span.start, span.end) === variants;
  return [...variants.matchAll(/[^ \t\n\f\r]+/g)].map(({ 0: word, index }) => {
    const start = span.start + index;
    return { word, isPlain, span: isPlain ? { start, end: start + word.length } : span };
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
    return [{ rule, level: 'error', message: describe(fault).message, ...span, ...fix }];
  }
  const [name = ''] = [...value.names, ...value.not];
  const sign = word.slice(0, word.length - name.length);
  const group = groupOf(groups, name);
  if (group === AUDIENCE) {
    const message = `"${name}" is known to \`export\`, but in the browser everyone is shown this: add "audience: human agent" to the groups, and "human" to the provider's variant`;
    return [{ rule: 'audience', level: 'note', message, ...span }];
  }
  if (!groups.length || group?.variants.includes(name)) return [];
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
  const known = groups.flatMap((one) => one.variants.flatMap((variant) => namesOf(one, variant)));
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
  const hint = nearest
    ? `did you mean "${sign}${nearest}"?`
    : `use one of ${variantsOf(groups.filter((one) => one !== AUDIENCE)).join(', ')}`;
  const message = `"${name}" is in no group, so it is ignored: ${hint}`;
  const suggestion = nearest && { suggestion: { span, text: sign + nearest } };
  return [{ rule: 'unknown-name', level: 'error', message, ...span, ...suggestion }];
}

/** Reports a condition that holds for nobody, alone or inside the blocks around it. */
function checkHolds(block: Block, shown: Shown, groups: Groups): Finding[] {
  const place = { level: 'error', start: block.text.start, end: block.text.end } as const;
  if (isNever(allowedBy([block], groups))) {
    const message = `no reader is shown "${block.variants}": a variant it names is also taken away`;
    return [{ rule: 'never-shown', message, ...place }];
  }
  const around = shown.blocksAt(block.start).filter((other) => other !== block);
  if (!around.length || isNever(allowedBy(around, groups))) return [];
  if (!isNever(allowedBy([...around, block], groups))) return [];
  const outer = around.map(({ variants }) => `"${variants}"`).join(' and ');
  const message = `no reader is shown "${block.variants}" inside ${outer}: their variants exclude each other`;
  return [{ rule: 'never-shown', message, ...place }];
}
