import type { Strings } from './strings.ts';

/** Holds the German for everything that the components show or say. */
export const german: Strings = {
  copy: 'Kopieren',
  copied: 'Kopiert',
  markdownLoading: 'Wird geladen …',
  markdownLoaded: 'Geladen',
  markdownFailed: 'Diese Seite konnte nicht geladen werden.',
  markdownRetry: 'Erneut versuchen',
  pickerRegion: 'Was diese Seite zeigt',
  pickerLabel: 'Variante',
  pickerEverything: 'Alles',
  pickerMove: 'In eine andere Ecke schieben: ziehen oder Pfeiltasten benutzen',
  pickerClose: 'Schließen',
  tocLabel: 'Auf dieser Seite',
  switched: 'Gezeigt wird {variants}: {shown}, {hidden}',
  switchedNothing: 'Gezeigt wird {variants}: sonst ändert sich auf dieser Seite nichts',
  shown: { one: '{count} Abschnitt gezeigt', other: '{count} Abschnitte gezeigt' },
  hidden: '{count} ausgeblendet',
  focusMoved: 'Was den Fokus hatte, ist jetzt ausgeblendet. Weiter bei „{place}“',
};
