import type { Strings } from './strings.ts';

/** Holds the Arabic for everything that the components show or say. */
export const arabic: Strings = {
  copy: 'نسخ',
  copied: 'تم النسخ',
  markdownLoading: 'جارٍ التحميل…',
  markdownLoaded: 'تم التحميل',
  markdownFailed: 'تعذّر تحميل هذه الصفحة.',
  markdownRetry: 'إعادة المحاولة',
  pickerRegion: 'ما تعرضه هذه الصفحة',
  pickerLabel: 'النسخة',
  pickerEverything: 'الكل',
  pickerMove: 'النقل إلى زاوية أخرى: بالسحب أو بمفاتيح الأسهم',
  pickerClose: 'إغلاق',
  tocLabel: 'في هذه الصفحة',
  switched: 'يُعرض الآن {variants}: {shown}، {hidden}',
  switchedNothing: 'يُعرض الآن {variants}: لا شيء آخر يتغير في هذه الصفحة',
  shown: {
    zero: 'لم يظهر أي قسم ({count})',
    one: 'ظهر قسم واحد ({count})',
    two: 'ظهر قسمان ({count})',
    few: 'ظهرت {count} أقسام',
    many: 'ظهر {count} قسمًا',
    other: 'ظهر {count} قسم',
  },
  hidden: {
    zero: 'ولم يُخفَ شيء ({count})',
    one: 'وأُخفي قسم واحد ({count})',
    two: 'وأُخفي قسمان ({count})',
    few: 'وأُخفيت {count} أقسام',
    many: 'وأُخفي {count} قسمًا',
    other: 'وأُخفي {count} قسم',
  },
  focusMoved: 'العنصر الذي كان عليه التركيز أصبح مخفيًا. المتابعة من «{place}»',
};
