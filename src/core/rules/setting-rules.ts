// Rules about the settings of our elements, and of the script tag.
import { nearestName } from '../faults/nearest.ts';
import { isName } from '../names.ts';
import { SETTINGS } from '../setting-names.ts';
import type { ElementFault } from './element-rules.ts';
import type { PageElement } from './page-element.ts';

/** The settings of a provider, that of inspect mode included, which only its part reads. */
const OF_PROVIDER: readonly string[] = [...SETTINGS, 'inspect'];
/** The attributes of each element that has settings; those of the script tag without `data-`. */
const ATTRIBUTES = new Map<string, readonly string[]>(
  Object.entries({
    'doc-variant-provider': OF_PROVIDER,
    'doc-variant-picker': ['group', 'label', 'appearance', 'hide-label'],
    'doc-variant-markdown': ['source', 'src', 'heading-offset'],
    'doc-variant-toc': ['for', 'selector', 'min-level', 'max-level', 'label'],
    'doc-variant-tabs': ['label', 'sync'],
    'doc-variant-copy': ['format', 'for', 'label'],
    script: [...OF_PROVIDER, 'root', 'picker', 'picker-folded', 'overlay-corner'],
  }),
);

/** The words that settings take, and what happens with others. */
const VALUES = new Map<string, readonly [words: readonly string[], otherwise: string]>([
  ['appearance', [['radio', 'tabs', 'select'], 'radio buttons are drawn']],
  ['persistence', [['local', 'session', 'none'], 'nothing is remembered']],
  ['print', [['all'], 'what is shown is printed']],
  ['picker', [['floating'], 'no picker floats']],
  ['inspect', [['', 'link'], 'the page is inspected']],
  ['format', [['selection', 'all'], 'the selection is copied']],
  ['picker-folded', [['', 'false'], 'the picker starts folded']],
  ['findable', [['', 'false'], 'hidden passages are searched']],
  ['shortcodes', [[''], 'shortcodes are read']],
  ['badges', [[''], 'passages have badges']],
  ['hide-label', [[''], 'the label is hidden']],
]);
/** The settings that are numbers, and what happens with other words. */
const NUMBERS = new Map([
  ['heading-offset', 'headings keep their levels'],
  ['min-level', 'the list begins at level 2'],
  ['max-level', 'the list ends at level 3'],
]);

/** What authors write for a setting that has another name. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  src: ['href', 'url', 'file'],
  'min-level': ['min'],
  'max-level': ['max', 'level', 'levels', 'depth'],
};
/** Names that other programs have settings by, too. */
const PLAIN = /^(?:for|format|group|label|selector|source|src|variant)$/;

/** Attributes of HTML that are close to one of ours. */
const COMMON =
  /^(?:class|id|style|lang|dir|hidden|slot|role|tabindex|title|part|is|data-variants)$/;

/** Tells whether an element has settings. */
export const hasSettings = ({ name, attributes }: PageElement): boolean =>
  name === 'script' ? attributes.some((one) => one.name === 'data-root') : ATTRIBUTES.has(name);

/**
 * Finds misspelt settings of an element, or of the script tag.
 *
 * @param isOpen whether a value is not known before a template or script has written it
 */
export function settingFaults(
  { name: tag, attributes }: PageElement,
  isOpen = (_value: string): boolean => false,
): ElementFault[] {
  const known = ATTRIBUTES.get(tag) ?? [];
  const isScript = tag === 'script';
  return attributes.flatMap(({ name: written, value }) => {
    const name = isScript ? written.slice('data-'.length) : written;
    if (isScript ? !written.startsWith('data-') : COMMON.test(written)) return [];
    const setting = `${written}="${value}"`;
    if (known.includes(name)) {
      const odd = isOpen(value) ? undefined : oddValue(name, value, written);
      return odd ? { rule: 'bad-setting', level: 'error', message: setting + odd } : [];
    }
    // An attribute of another program is its own affair.
    const plain = name.replace(/^data-/, '');
    const meant = known.includes(plain) ? plain : closest(plain, known);
    const owner = meant ?? ownerOf(plain);
    if (!owner) return [];
    const fix = meant
      ? `did you mean ${isScript ? 'data-' : ''}${meant}="${value}"?`
      : `write ${plain}="${value}" on <${owner}>`;
    return {
      rule: 'misspelt-setting',
      level: 'error',
      message: `${setting} is not read: ${fix}`,
    };
  });
}

/** Says what is wrong with a value that a setting does not take, and what to write. */
function oddValue(name: string, value: string, written: string): string | undefined {
  if (name === 'variant') {
    const odd = value.split(/[\s,]+/).find((word) => word && !isName(word));
    return (
      odd &&
      `: "${odd}" is not a name, so it is ignored: write names to start with, such as "serverless java"`
    );
  }
  const ofNumber = NUMBERS.get(name);
  if (ofNumber && !(Number(value) >= 0))
    return ` is not a number, so ${ofNumber}: write one such as 2`;
  const [words, otherwise = ''] = VALUES.get(name) ?? [];
  const word = name === 'print' ? value.toLowerCase() : value;
  // What is on by being there may say so, as frameworks and templates have it.
  const isOn = words?.includes('') && (value === name || value.toLowerCase() === 'true');
  if (!words || words.includes(word) || isOn) return undefined;
  const others = words.filter(Boolean);
  const meant = nearestName(value, others);
  const fix = meant
    ? `did you mean ${written}="${meant}"?`
    : others.length
      ? `write one of ${others.join(', ')}`
      : 'leave the attribute out';
  return ` is not known, so ${otherwise}: ${fix}`;
}

/** Finds the setting that is meant: one that is spelt nearly so, or that begins or ends so. */
const closest = (name: string, known: readonly string[]): string | undefined =>
  nearestName(name, known) ??
  known.find((one) => name.length > 3 && (one.startsWith(name) || name.startsWith(one))) ??
  known.find((one) => MEANT[one]?.includes(name));

/** Finds the element that has a setting. */
const ownerOf = (name: string): string | undefined =>
  PLAIN.test(name) ? undefined : [...ATTRIBUTES].find(([, names]) => names.includes(name))?.[0];

/** Finds settings on a script tag that make nothing a provider. */
export function scriptFaults(script: PageElement): ElementFault[] {
  const data = script.attributes.filter(({ name }) => name.startsWith('data-'));
  const known = data.find(
    ({ name }) => OF_PROVIDER.some((one) => name === `data-${one}`) || name === 'data-picker',
  );
  const isTypo = data.some(({ name }) => nearestName(name.slice(5), ['root']));
  if (!known || isTypo) return settingFaults(script);
  const message = `${known.name} is not read without data-root: write data-root beside it, which makes <body> the provider`;
  return [...settingFaults(script), { rule: 'misspelt-setting', level: 'error', message }];
}
