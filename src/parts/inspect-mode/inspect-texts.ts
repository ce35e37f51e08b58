// The words of inspect mode, which are with its part alone, so that no reader loads them.
import { languageOf } from '../../strings/strings.ts';

const english = {
  title: 'Inspect',
  stop: 'Stop inspecting',
  fold: 'Inspect mode',
  groups: 'Groups',
  blocks: 'Passages',
  problems: 'Problems',
  matrix: 'All selections',
  link: 'Link to this view',
  copy: 'Copy link',
  copied: 'Copied',
  hidden: 'hidden now',
  shown: 'shown now',
  none: 'None found',
  noGroups: 'No groups are declared.',
  selection: 'Selection',
  show: 'Show',
  passages: '{shown} of {all} passages shown',
  more: 'and {count} more',
  error: 'error',
  warning: 'warning',
  note: 'note',
};
type Texts = Readonly<Record<keyof typeof english, string>>;

const german: Texts = {
  title: 'Prüfen',
  stop: 'Prüfen beenden',
  fold: 'Prüfmodus',
  groups: 'Gruppen',
  blocks: 'Abschnitte',
  problems: 'Probleme',
  matrix: 'Alle Auswahlen',
  link: 'Link zu dieser Ansicht',
  copy: 'Link kopieren',
  copied: 'Kopiert',
  hidden: 'jetzt verborgen',
  shown: 'jetzt sichtbar',
  none: 'Keine gefunden',
  noGroups: 'Es sind keine Gruppen angegeben.',
  selection: 'Auswahl',
  show: 'Zeigen',
  passages: '{shown} von {all} Abschnitten sichtbar',
  more: 'und {count} weitere',
  error: 'Fehler',
  warning: 'Warnung',
  note: 'Hinweis',
};

const arabic: Texts = {
  title: 'فحص',
  stop: 'إنهاء الفحص',
  fold: 'وضع الفحص',
  groups: 'المجموعات',
  blocks: 'المقاطع',
  problems: 'المشكلات',
  matrix: 'كل الاختيارات',
  link: 'رابط إلى هذا العرض',
  copy: 'نسخ الرابط',
  copied: 'تم النسخ',
  hidden: 'مخفي الآن',
  shown: 'ظاهر الآن',
  none: 'لم يُعثر على شيء',
  noGroups: 'لم يُعلن عن أي مجموعات.',
  selection: 'الاختيار',
  show: 'عرض',
  passages: 'يظهر {shown} من {all} مقاطع',
  more: 'و{count} أخرى',
  error: 'خطأ',
  warning: 'تحذير',
  note: 'ملاحظة',
};

const languages: ReadonlyMap<string, Texts> = new Map([
  ['de', german],
  ['ar', arabic],
]);

/** Says a text in the language of an element. */
export function sayOf(
  element: Element,
  name: keyof Texts,
  values: Readonly<Record<string, number>> = {},
): string {
  const [language = ''] = languageOf(element).toLowerCase().split(/[-_]/);
  const texts = languages.get(language) ?? english;
  return texts[name].replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place));
}
