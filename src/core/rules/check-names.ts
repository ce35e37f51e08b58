// Rules about the names in conditions.
import { isEmptyRange, parseCondition, readWord, wordsOf } from '../conditions.ts';
import { AUDIENCE, baseOf, groupOf, isRange, namesOf, variantsFor } from '../groups.ts';
import type { Group, Groups } from '../groups.ts';
import { describe, inFormOf, unknownName } from '../faults/name-faults.ts';
import { pageWord } from '../front-matter.ts';
import { isName } from '../names.ts';
import { nearestName } from '../faults/nearest.ts';
import { plainSpaces } from '../faults/plain-spaces.ts';
import type { Block, Finding, Fix, Page, Span } from './page-content.ts';
import { isNever, type Shown } from './shown.ts';

/** Checks the names of every condition, and that each condition can hold. */
export function checkNames(page: Page, shown: Shown): Finding[] {
  return page.blocks.flatMap((block) => {
    // Of one without names its reader tells.
    if (!block.variants.trim()) return [];
    const groups = shown.groupsAt(block.start);
    const isOfTabs = (name: string): boolean => page.tabNames.has(name) && !groupOf(groups, name);
    const placed = placedWords(page.text, block).filter(
      ({ word }) => !isOfTabs(readWord(word).name),
    );
    const words = placed.flatMap((one) =>
      checkWord(one, block, groups).map(({ fix, suggestion, ...finding }) => ({
        ...finding,
        // Where the text is written in another way, its place in it is not known.
        ...(one.isPlaced && fix && { fix: withQuotes(fix, page.text, block) }),
        ...(one.isPlaced && suggestion && { suggestion }),
      })),
    );
    const isMeant = words.every(({ rule }) => rule === 'range-form');
    return isMeant ? [...words, ...checkHolds(block, shown, groups)] : words;
  });
}

/** Puts what has become several words, or none, into quotes, where an attribute had none. */
function withQuotes(fix: Fix, source: string, { form, text }: Block): Fix {
  const isOfTag = form === 'element' || form === 'attribute';
  const isBare = isOfTag && !/["']/.test(source.charAt(text.start - 1));
  return isBare && /^$| /.test(fix.text) ? { ...fix, text: `"${fix.text}"` } : fix;
}

/** A word of a condition, as it is meant and as it is written. */
interface PlacedWord {
  readonly word: string;
  readonly written: string;
  readonly span: Span;
  /** Whether it stands just there; else the span is that of the whole condition. */
  readonly isPlaced: boolean;
}

/** Matches a word as it stands in a source, a sign together with its version. */
const WRITTEN =
  /(?:!?(?:[<>≥≤›‹＞＜⩾⩽]|&(?:amp;)*(?:[gl][te]|#6[02]|#x3[ce]);)=?[ \t\n\f\r]+)?[^ \t\n\f\r]+/gi;
/** Matches the quotes around the arguments of a tag. */
const QUOTES = /&(?:quot|[lr][sd]quo|#34|#x22);|["'`‘’“”„«»]/gi;
/** Matches what stands around the names in front matter, or separates them: also comments, and signs of lists. */
const LIST = /(?<![^\s[\]{},"'])#.*|(?<!\S)-(?!\S)|["'[\]{},]/g;
/** Matches what stands around the names in tags of other systems. */
const FOREIGN = /["'`[\]{},|]/g;
const AROUND: Readonly<Partial<Record<Block['form'], RegExp>>> = {
  shortcode: QUOTES,
  comment: QUOTES,
  page: LIST,
  foreign: FOREIGN,
};

/** Finds the words of a condition, each at its place where the source has it in a form that reads so. */
function placedWords(text: string, { text: all, variants, form }: Block): PlacedWord[] {
  const around = AROUND[form];
  const whole = text.slice(all.start, all.end);
  const source = around ? whole.replace(around, (signs) => ' '.repeat(signs.length)) : whole;
  const isOfPage = form === 'page';
  const meaningOf = (word: string): string => {
    const { name, isNot } = readWord(plainSpaces(word));
    // Other systems say "not" by the name of an attribute.
    return isNot && form !== 'foreign' ? `!${name}` : name;
  };
  /** What is written, by its meaning, the last first. */
  const places = new Map<string, [written: string, start: number][]>();
  for (const { 0: written, index } of [...source.matchAll(WRITTEN)].reverse()) {
    const [word = ''] = wordsOf(isOfPage ? pageWord(written) : written);
    const meaning = meaningOf(word);
    const same = places.get(meaning) ?? [];
    same.push([written, all.start + index]);
    places.set(meaning, same);
  }
  return wordsOf(variants).map((word) => {
    const [written, start] = places.get(meaningOf(word))?.pop() ?? [];
    if (written !== undefined && start !== undefined)
      return { word, written, span: { start, end: start + written.length }, isPlaced: true };
    const meant = isOfPage ? word.replace(/^!/, '-') : word;
    return { word, written: meant, span: all, isPlaced: false };
  });
}

/**
 * Says by which rule a word that is not a name is known, and how its names are separated, where that is safe.
 *
 * @param read reads a word of another form as one of a condition
 */
export function separated(
  word: string,
  written: string,
  span: Span,
  read = (one: string): string => one,
): Pick<Finding, 'rule' | 'fix'> {
  const hasComma = word.includes(',');
  const rule = hasComma ? 'comma' : 'bad-name';
  const plain = plainSpaces(written);
  const names = plain.split(/[ ,]+/).filter(Boolean);
  const isList = hasComma && names.every((one) => isName(baseOf(readWord(read(one)).name)));
  const text = isList ? names.join(' ') : plain;
  return text === written ? { rule } : { rule, fix: { span, text } };
}

function checkWord(
  { word, written, span }: PlacedWord,
  { form }: Block,
  groups: Groups,
): Finding[] {
  const { value, problems } = parseCondition(word);
  const [fault] = problems;
  if (fault) {
    const { message } = describe(fault, groups);
    return [{ ...separated(word, written, span), level: 'error', message, ...span }];
  }
  const [name = ''] = [...value.names, ...value.not];
  // A sign stays as it is written: that of front matter is a minus, since "!" is one of YAML's own.
  const not = value.not.length ? (form === 'page' ? '-' : '!') : '';
  const sign = written.endsWith(name) ? written.slice(0, -name.length) : not;
  const group = groupOf([...groups, AUDIENCE], name);
  if (!groups.length || group?.variants.includes(name)) return [];
  if (group && isRange(name)) return checkRange(word, name, not, span, group);
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
  const nearest = nearestName(baseOf(name), known);
  const { message } =
    isRange(name) || !nearest
      ? unknownName(name, groups)
      : {
          message: `"${name}" is in no group, so it is ignored: did you mean "${sign}${nearest}"?`,
        };
  const suggestion = nearest && {
    suggestion: { span, text: sign + inFormOf(name, nearest, groups) },
  };
  return [{ rule: 'unknown-name', level: 'error', message, ...span, ...suggestion }];
}

/** Reports a range in a form that means the same as ours. */
function checkRange(word: string, name: string, not: string, span: Span, group: Group): Finding[] {
  const [first] = variantsFor(group, name) ?? [];
  const base = baseOf(name);
  const [own = base] = variantsFor(group, base) ?? [];
  const plain = name.startsWith('>') ? first && `${first}+` : `${own}+`;
  if (word === (not && '!') + String(plain) || !group.order?.length) return [];
  if (plain === undefined) {
    const [rule, level, does] = not
      ? (['range-form', 'warning', 'bounds nothing'] as const)
      : (['empty-range', 'error', 'leaves no variant, so it counts for nothing'] as const);
    const message = `"${word}" ${does}, because "${base}" is the last of "${group.name}": leave it out`;
    return [{ rule, level, message, ...span }];
  }
  const message = `"${word}" means "${not}${plain}": write that`;
  return [
    { rule: 'range-form', level: 'warning', message, ...span, fix: { span, text: not + plain } },
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
  if (isNever(shown.allowedIn({ inner: block, outer: undefined }, groups))) {
    const message = `no reader is shown "${block.variants}": a variant it names is also taken away`;
    return [{ rule: 'never-shown', message, ...place }];
  }
  const around = shown.around(block);
  if (!around || isNever(shown.allowedIn(around, groups))) return [];
  if (!isNever(shown.allowedIn({ inner: block, outer: around }, groups))) return [];
  const outer = shown.conditionsOf(around).map((one) => `"${one}"`);
  const message = `no reader is shown "${block.variants}" inside ${outer.join(' and ')}: their variants exclude each other`;
  return [{ rule: 'never-shown', message, ...place }];
}
