import { expect, fixture, html } from '@open-wc/testing';
import { arabic } from '../../src/strings/ar.ts';
import { german } from '../../src/strings/de.ts';
import { english, type StringText } from '../../src/strings/en.ts';
import {
  loadStrings,
  say,
  strings,
  watchStrings,
  type StringName,
} from '../../src/strings/strings.ts';

/** Makes an element in a language, within a shadow root when asked. */
async function speaker(lang?: string): Promise<HTMLElement> {
  const element = await fixture<HTMLElement>(html`<p></p>`);
  if (lang !== undefined) element.lang = lang;
  return element;
}

const formsOf = (text: StringText): string[] =>
  typeof text === 'string' ? [text] : Object.values(text);
const placesOf = (text: StringText): string[] => [
  ...new Set(formsOf(text).flatMap((form) => form.match(/\{\w+\}/g) ?? [])),
];

describe('the words', () => {
  it('are English where nothing else is said, and for a language that nobody has', async () => {
    for (const lang of [undefined, '', 'en-GB', 'tlh', 'not a tag', '-', '__proto__']) {
      const element = await speaker(lang);
      await loadStrings(element);
      expect(say(element, 'copy'), lang).to.equal('Copy');
    }
  });

  it('are German and Arabic where the page is, and load only then', async () => {
    const element = await speaker('de-AT');
    expect(say(element, 'copy')).to.equal('Copy');
    await loadStrings(element);
    expect(say(element, 'copy')).to.equal('Kopieren');
    const arabicOne = await speaker('ar_EG');
    await loadStrings(arabicOne);
    expect(say(arabicOne, 'copy')).to.equal('نسخ');
  });

  it('follow the language around an element, through shadow roots', async () => {
    const host = await speaker('de');
    await loadStrings(host);
    const inner = document.createElement('span');
    host.attachShadow({ mode: 'open' }).append(inner);
    expect(say(inner, 'copied')).to.equal('Kopiert');
    inner.lang = 'en';
    expect(say(inner, 'copied')).to.equal('Copied');
  });

  it('are replaced by the page, one by one and for a narrower language', async () => {
    let told = 0;
    const stop = watchStrings(() => told++);
    strings.set('fr', { copy: 'Copier' });
    strings.set('fr-CA', { copied: 'Copié !' });
    stop();
    strings.set('fr', { pickerClose: 'Fermer' });
    expect(told).to.equal(2);
    const element = await speaker('fr-CA');
    expect(say(element, 'copy')).to.equal('Copier');
    expect(say(element, 'copied')).to.equal('Copié !');
    expect(say(element, 'pickerClose')).to.equal('Fermer');
    expect(say(element, 'pickerEverything')).to.equal('Everything');
    expect(say(await speaker('fr'), 'copied')).to.equal('Copied');
  });

  it('are replaced for good, also before the language of the library is there', async () => {
    strings.set('ar', { pickerClose: 'اغلاق' });
    const element = await speaker('ar');
    await loadStrings(element);
    expect(say(element, 'pickerClose')).to.equal('اغلاق');
    expect(say(element, 'copy')).to.equal('نسخ');
  });

  it('have the plural forms of their own language, and its digits', async () => {
    const counts = (lang: string, ...numbers: number[]): Promise<string[]> =>
      speaker(lang).then(async (element) => {
        await loadStrings(element);
        return numbers.map((count) => say(element, 'shown', { count }));
      });
    expect(await counts('en', 0, 1, 1200)).to.deep.equal([
      '0 sections shown',
      '1 section shown',
      '1,200 sections shown',
    ]);
    expect(await counts('de', 1, 1200)).to.deep.equal([
      '1 Abschnitt gezeigt',
      '1.200 Abschnitte gezeigt',
    ]);
    const forms = await counts('ar', 0, 1, 2, 3, 11, 100);
    expect(new Set(forms.map((form) => form.replace(/[\d٠-٩]+/, '#')))).to.have.length(6);
    // English forms where only English knows the text.
    expect(await counts('fr', 0)).to.deep.equal(['0 sections shown']);
  });

  it('keep names of the other direction apart from the words around them', async () => {
    const element = await speaker('ar');
    await loadStrings(element);
    const values = { variants: 'BYOC', shown: 'x', hidden: 'y' };
    expect(say(element, 'switched', values)).to.include('\u2068BYOC\u2069');
    expect(say(await speaker('en'), 'switched', values)).to.equal('Showing BYOC: x, y');
  });

  for (const [language, texts] of Object.entries({ german, arabic })) {
    it(`have in ${language} every text, with the places of the English one`, () => {
      for (const name of Object.keys(english) as StringName[]) {
        expect(placesOf(texts[name]).sort(), name).to.deep.equal(placesOf(english[name]).sort());
        for (const form of formsOf(texts[name])) expect(form.trim(), name).to.not.equal('');
      }
    });
  }
});
