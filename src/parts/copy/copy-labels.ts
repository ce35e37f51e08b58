import { languageOf } from '../../strings/strings.ts';

/** What the button says by itself, which is with its part alone, so that no other page loads it. */
const LABELS = new Map([
  ['en', ['Copy as Markdown', 'Copy all variants as Markdown']],
  ['de', ['Als Markdown kopieren', 'Alle Varianten als Markdown kopieren']],
  ['ar', ['نسخ بصيغة Markdown', 'نسخ كل الخيارات بصيغة Markdown']],
]);

/** Says what a button copies, in the language of its element. */
export function labelFor(element: Element, isAll: boolean): string {
  const [language = ''] = languageOf(element).toLowerCase().split(/[-_]/);
  return (LABELS.get(language) ?? LABELS.get('en'))?.[Number(isAll)] ?? '';
}
