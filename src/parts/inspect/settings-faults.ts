import { nearestName } from '../../core/faults/nearest.ts';
import { warn } from '../../context/warn.ts';
import { SETTINGS } from '../../page/settings.ts';

/** The attributes of each element that has settings; those of the script tag without `data-`. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  'doc-variant-provider': SETTINGS,
  'doc-variant-picker': ['group', 'label', 'appearance', 'hide-label'],
  'doc-variant-markdown': ['source', 'src', 'heading-offset'],
  'doc-variant-toc': ['for', 'selector', 'min-level', 'max-level', 'label'],
  script: [...SETTINGS, 'root', 'picker', 'picker-folded', 'overlay-corner'],
};

/** The words that settings take, and what happens with others. */
const VALUES = new Map<string, readonly [words: readonly string[], otherwise: string]>([
  ['appearance', [['radio', 'tabs', 'select'], 'radio buttons are drawn']],
  ['persistence', [['local', 'session', 'none'], 'nothing is remembered']],
  ['print', [['all'], 'what is shown is printed']],
  ['picker', [['floating'], 'no picker floats']],
]);

/** Attributes of HTML that are close to one of ours. */
const COMMON =
  /^(?:class|id|style|lang|dir|hidden|slot|role|tabindex|title|part|is|data-variants)$/;

/** Warns of misspelt settings of an element, or of the script tag. */
export function inspectSettings(element: Element): void {
  const { localName } = element;
  const known = ATTRIBUTES[localName] ?? [];
  const isScript = localName === 'script';
  for (const { name: written, value } of element.attributes) {
    const name = isScript ? written.slice('data-'.length) : written;
    if (isScript ? !written.startsWith('data-') : COMMON.test(written)) continue;
    const setting = `${written}="${value}"`;
    if (known.includes(name)) {
      const [words, otherwise] = VALUES.get(name) ?? [];
      if (!words || words.includes(name === 'print' ? value.toLowerCase() : value)) continue;
      const meant = nearestName(value, words);
      warn(
        `${setting} is not known, so ${otherwise ?? ''}: ` +
          (meant ? `did you mean ${written}="${meant}"?` : `write one of ${words.join(', ')}`),
        element,
      );
      continue;
    }
    // An attribute of another program is its own affair.
    const plain = name.replace(/^data-/, '');
    const meant = known.includes(plain) ? plain : closest(plain, known);
    if (meant)
      warn(
        `${setting} is not read: did you mean ${isScript ? 'data-' : ''}${meant}="${value}"?`,
        element,
      );
  }
}

/** Finds the setting that is meant: one that is spelt nearly so, or that begins or ends so. */
const closest = (name: string, known: readonly string[]): string | undefined =>
  nearestName(name, known) ??
  known.find((one) => name.length > 3 && (one.startsWith(name) || name.startsWith(one)));

/** Warns of settings on a script tag that makes nothing a provider. */
export function inspectScript(script: Element): void {
  const data = [...script.attributes].filter(({ name }) => name.startsWith('data-'));
  const known = data.filter(
    ({ name }) => SETTINGS.some((one) => name === `data-${one}`) || name === 'data-picker',
  );
  inspectSettings(script);
  const typo = data.find(({ name }) => nearestName(name.slice(5), ['root']));
  if (!typo && known[0])
    warn(
      `${known[0].name} is not read without data-root: write data-root beside it, which makes <body> the provider`,
      script,
    );
}
