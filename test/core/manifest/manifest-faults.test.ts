import { expect } from '@open-wc/testing';
import { parseJson, placesInJson } from '../../../src/core/manifest/json-places.ts';
import { describeInFile } from '../../../src/core/manifest/manifest-faults.ts';
import { readManifest } from '../../../src/core/manifest/read-manifest.ts';

/** Lists what is wrong with the text of a manifest, each with its place. */
const faultsIn = (text: string): string[] =>
  describeInFile(
    'variants.json',
    text,
    readManifest(parseJson(text, (place, reason) => `${place} ${reason}`)).problems,
  );

describe('a place in a manifest', () => {
  const text = `{
  "groups": {
    "a.b": ["x", { "name": "y", "label": { "en": 1 } }, ["q"]],
    "c": { "variants": [1, "two, [3]", { "name": "\\"z\\"" }] }
  },
  "keys": {}, "groups": []
}`;
  const placeOf = placesInJson(text);
  const at = (path: string): string => text.slice(placeOf(path)).split(/[\s,:\]}]/)[0] ?? '';

  for (const [path, found] of [
    ['groups', '"groups"'],
    ['groups.a.b', '"a.b"'],
    ['groups.a.b[0]', '"x"'],
    ['groups.a.b[1]', '{'],
    ['groups.a.b[1].label.en', '"en"'],
    ['groups.a.b[2][0]', '"q"'],
    ['groups.c.variants[0]', '1'],
    ['groups.c.variants[2].name', '"name"'],
    ['keys', '"keys"'],
  ] as const) {
    it(`is found for ${path}`, () => expect(at(path)).to.equal(found));
  }

  for (const [path, found] of [
    ['groups.a.b[1].none', '{'],
    ['groups.c.variants[7].label', '"variants"'],
    ['groups.d', '"groups"'],
    ['none.at[3].all', '{'],
    ['', '{'],
    ['[', '{'],
    ['...', '{'],
  ] as const) {
    it(`is that of what is around "${path}", which is not there`, () =>
      expect(at(path)).to.equal(found));
  }

  it('is told for each mistake, however many there are', () => {
    const names = Array.from({ length: 20_000 }, (_, at) => `"${at} "`);
    const lines = faultsIn(`{"groups": {"g": [\n${names.join(',\n')}\n]}}`);
    expect(lines).to.have.lengthOf(20_001);
    expect(lines[0]).to.contain('variants.json:2:1 ');
    expect(lines[19_999]).to.contain('variants.json:20001:1 ');
    expect(lines[20_000]).to.equal(
      `variants.json:1:13 ${lines[20_000]!.split(' ').slice(1).join(' ')}`,
    );
  });
});
