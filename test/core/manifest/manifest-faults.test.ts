import { expect } from '@open-wc/testing';
import { parseJson, placesInJson } from '../../../src/core/manifest/json-places.ts';
import { describeInFile, describeManifest } from '../../../src/core/manifest/manifest-faults.ts';
import { readManifest } from '../../../src/core/manifest/read-manifest.ts';
import {
  fallbackFaults,
  fallbackOf,
  parseFallbacks,
  type Fallbacks,
} from '../../../src/core/manifest/stand-ins.ts';
import type { Group } from '../../../src/core/groups.ts';
import { groups } from '../values.ts';

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

  it('is told at most eight deep, and the first one of a name', () => {
    const deep = `${'{"a":'.repeat(8)}{"b":1}${'}'.repeat(8)}`;
    const path = Array(8).fill('a').join('.');
    const offset = placesInJson(deep);
    expect(offset(path)).to.equal(deep.lastIndexOf('"a"'));
    expect(offset(`${path}.b`)).to.equal(deep.lastIndexOf('"a"'));
    expect(placesInJson('{"a":1,"a":2}')('a')).to.equal(1);
    expect(placesInJson('x, ["a\\q", {"\\q": 1}]')('[1]')).to.equal(11);
  });

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

const read = (text: string): object => {
  const { value } = readManifest(JSON.parse(text));
  const { groups, labels, fallback, keys } = value;
  return {
    ...(groups.length && { groups }),
    ...(labels.size && { labels: [...labels].map(([name, texts]) => [name, ...texts]) }),
    ...(fallback.size && { fallback: [...fallback] }),
    ...(Object.keys(keys).length && { keys }),
  };
};

describe('a manifest', () => {
  /** What a text says, what of it counts, and the mistakes by their places. */
  const texts: [text: string, value: object, faults: string[]][] = [
    ['[]', {}, ['no-object ']],
    ['3', {}, ['no-object ']],
    ['null', {}, ['no-object ']],
    ['{"groups":[]}', {}, ['no-groups groups']],
    ['{}', {}, ['no-groups groups']],
    [
      '{"groups":{},"sets":[],"audience":3,"fallback":"x","keys":[]}',
      {},
      ['no-sets sets', 'no-audience audience', 'no-fallback fallback', 'no-keys keys'],
    ],
    [
      '{"groups":{"a b":["x"],"c":3,"d":{"variants":"x"},"e":[],"f":{"label":"F"}}}',
      { labels: [['f', ['', 'F']]] },
      [
        'bad-name groups.a b',
        'no-variants groups.c.variants',
        'no-variants groups.d.variants',
        'empty-group groups.e',
        'no-variants groups.f.variants',
      ],
    ],
    [
      '{"groups":{"a":["x",{"name":"y","retired":"z"},{"name":"w","retired":["x","v v","human","u"]},{"label":"L"},5,{"name":7},null,["q"],"x","agent",{"name":{}}]}}',
      { groups: [{ name: 'a', variants: ['x', 'y', 'w'], sets: [['u', ['w']]] }] },
      [
        'no-list groups.a[1].retired',
        'repeated-name groups.a[2].retired[0] x',
        'bad-name groups.a[2].retired[1]',
        'reserved-name groups.a[2].retired[2]',
        'no-name groups.a[3]',
        'no-name groups.a[4]',
        'bad-name groups.a[5]',
        'no-name groups.a[6]',
        'no-name groups.a[7]',
        'repeated-name groups.a[8] x',
        'reserved-name groups.a[9]',
        'bad-name groups.a[10]',
      ],
    ],
    [
      '{"groups":{"a":{"label":3,"variants":[{"name":"x","label":{"en":1,"de":"X"}},{"name":"y","label":[]},{"name":"z","label":"Z"}],"order":"up","more":1}}}',
      {
        groups: [{ name: 'a', variants: ['x', 'y', 'z'], order: [] }],
        labels: [
          ['x', ['de', 'X']],
          ['z', ['', 'Z']],
        ],
      },
      [
        'unknown-key groups.a.more more',
        'bad-label groups.a.label a',
        'bad-label groups.a.variants[0].label.en x',
        'bad-label groups.a.variants[1].label y',
        'no-order groups.a.order',
      ],
    ],
    [
      '{"groups":{"a":{"label":"A","order":"descending","variants":["3","2","1"]},"b":{"order":"ascending","variants":["x","y","x"]},"c":{"order":"ascending","variants":["u","v"]}}}',
      {
        groups: [
          { name: 'a', variants: ['3', '2', '1'], order: ['1', '2', '3'] },
          { name: 'b', variants: ['x', 'y'], order: [] },
          { name: 'c', variants: ['u', 'v'], order: ['u', 'v'] },
        ],
        labels: [['a', ['', 'A']]],
      },
      ['repeated-in-order groups.b.variants[2]'],
    ],
    [
      '{"groups":{"a":"1 < 2 < 1","b":"x \'X\' y=z; w","c":"z q","d":"","e":"! u","f":"o p"}}',
      {
        groups: [
          { name: 'a', variants: ['1', '2'], order: [] },
          { name: 'b', variants: ['x', 'y', 'w'], sets: [['z', ['y']]] },
          { name: 'e', variants: ['u'] },
          { name: 'f', variants: ['o', 'p'] },
        ],
        labels: [['x', ['', 'X']]],
      },
      [
        'repeated-in-order groups.a',
        'repeated-name groups.c z',
        'empty-group groups.d',
        'bad-name groups.e',
      ],
    ],
    [
      '{"groups":{"a":["x","y"],"b":["z"]},"sets":{"s":["x","z"],"t":["t"],"u":"v x","v":"u","w":3,"x":["y"],"p p":["x"],"q":{"label":"Q","variants":"x","more":1},"r":[],"e":{"variants":["y",5]},"o":["none"],"k":"q y q","human":"x"}}',
      {
        groups: [
          {
            name: 'a',
            variants: ['x', 'y'],
            sets: [
              ['s', []],
              ['t', []],
              ['v', []],
              ['u', []],
              ['w', []],
              ['q', ['x']],
              ['r', []],
              ['e', []],
              ['o', []],
              ['k', ['x', 'y']],
            ],
          },
          { name: 'b', variants: ['z'] },
        ],
        labels: [['q', ['', 'Q']]],
      },
      [
        'no-list sets.w',
        'repeated-name sets.x x',
        'bad-name sets.p p',
        'unknown-key sets.q.more more',
        'no-list sets.r',
        'no-list sets.e',
        'reserved-name sets.human',
        'mixed-set sets.s',
        'set-cycle sets.t t',
        'set-cycle sets.v u',
        'unknown-member sets.o none',
      ],
    ],
    [
      '{"groups":{"a":["x","y"],"b":["z"]},"sets":{"three":"two z","two":"one y","one":"x"}}',
      {
        groups: [
          {
            name: 'a',
            variants: ['x', 'y'],
            sets: [
              ['one', ['x']],
              ['two', ['x', 'y']],
              ['three', []],
            ],
          },
          { name: 'b', variants: ['z'] },
        ],
      },
      ['mixed-set sets.three'],
    ],
    [
      '{"groups":{"a":["x"],"b":["z","w"]},"sets":{"both":"z w","again":"both"}}',
      {
        groups: [
          { name: 'a', variants: ['x'] },
          {
            name: 'b',
            variants: ['z', 'w'],
            sets: [
              ['both', ['z', 'w']],
              ['again', ['z', 'w']],
            ],
          },
        ],
      },
      [],
    ],
    [
      '{"groups":{"a":["x","y"]},"audience":{"human":"People","agent":{"de":"Agenten"},"robot":"x","human ":"y"}}',
      {
        groups: [{ name: 'a', variants: ['x', 'y'] }],
        labels: [
          ['human', ['', 'People']],
          ['agent', ['de', 'Agenten']],
        ],
      },
      ['no-audience audience.robot', 'no-audience audience.human '],
    ],
    [
      '{"groups":{"a":["x","y"],"v":"1 < 2"},"fallback":{"x":["y"],"v":"nearest","a":"nearest","y":3,"none":"x","1":"x","2":"1"}}',
      {
        groups: [
          { name: 'a', variants: ['x', 'y'] },
          { name: 'v', variants: ['1', '2'], order: ['1', '2'] },
        ],
        fallback: [
          ['1', ['x']],
          ['2', ['1']],
          ['x', ['y']],
          ['v', ['nearest']],
          ['a', ['nearest']],
          ['y', []],
          ['none', ['x']],
        ],
      },
      [
        'no-list fallback.y',
        'bad-fallback fallback.1 1',
        'no-nearest fallback.a',
        'bad-fallback fallback.y y',
        'bad-fallback fallback.none none',
      ],
    ],
    [
      '{"groups":{"a":["x"]},"keys":{"one":"x","two":2,"three":null,"four":{"x":"a","*":null},"five":[],"six":{"x":"a","*":3},"seven":true}}',
      {
        groups: [{ name: 'a', variants: ['x'] }],
        keys: { one: 'x', two: 2, six: { x: 'a', '*': 3 } },
      },
      ['bad-key keys.three', 'bad-key keys.four.*', 'bad-key keys.five', 'bad-key keys.seven'],
    ],
    [
      '{"group":{},"lable":1,"zzz":2,"name":3,"$schema":"x","groups":{"a":{"variant":["x"],"variants":[{"nmae":"x","name":"y"}]}}}',
      { groups: [{ name: 'a', variants: ['y'] }] },
      [
        'unknown-key group group',
        'unknown-key lable lable',
        'unknown-key zzz zzz',
        'unknown-key name name',
        'unknown-key groups.a.variant variant',
        'unknown-key groups.a.variants[0].nmae nmae',
      ],
    ],
    [
      '{"groups":{"a":{"variants":[]}},"sets":{"s":{"label":{"de":5},"variants":["x"]}}}',
      { labels: [['s']] },
      ['empty-group groups.a.variants', 'bad-label sets.s.label.de s', 'unknown-member sets.s x'],
    ],
  ];
  const WITH_VALUE = /unknown-key|set-cycle|unknown-member|bad-fallback|repeated-name|bad-label/;
  for (const [text, value, faults] of texts) {
    it(`counts as far as it is right: ${text}`, () => {
      expect(read(text)).to.deep.equal(value);
      const { problems } = readManifest(JSON.parse(text));
      expect(
        problems.map((one) =>
          [one.code, one.path, ...(WITH_VALUE.test(one.code) ? [one.value] : [])].join(' '),
        ),
      ).to.deep.equal(faults);
    });
  }

  it('says what to write instead', () => {
    const said = texts.flatMap(([text]) =>
      readManifest(JSON.parse(text)).problems.map(describeManifest),
    );
    expect([...new Set(said)].sort()).to.deep.equal([
      '"!" is not a name: write "!name" without a space',
      '"1" stands twice in an order of `groups`, so ranges are shown to everyone: name each variant once',
      '"7" is not a name: write it in quotes, as text',
      '"a b" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… ab \'a b\'"',
      '"agent" is reserved for passages that only people or only agents read: choose another name',
      '"e" is not a list: write ["name"]',
      '"group" is not known here: did you mean "groups"?',
      '"human" is reserved for passages that only people or only agents read: choose another name',
      '"keys" is not an object: write { "cli": "harbor" }',
      '"lable" is not known here: did you mean "label"?',
      '"more" is not known here: remove it',
      '"name" is not known here: write it where it belongs',
      '"nmae" is not known here: did you mean "name"?',
      '"p p" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… pp \'p p\'"',
      '"r" is not a list: write ["name"]',
      '"retired" is not a list: write ["name"]',
      '"up" is not an order: write "ascending" where the oldest variant comes first, or "descending"',
      '"v v" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… vv \'v v\'"',
      '"variant" is not known here: did you mean "variants"?',
      '"w" is not a list: write ["name"]',
      '"x" is declared twice in `groups`: a variant belongs to one group, so rename one of them',
      '"x" stands twice in an order of `groups`, so ranges are shown to everyone: name each variant once',
      '"y" is not a list: write ["name"]',
      '"z" is declared twice in `groups`: a variant belongs to one group, so rename one of them',
      '"zzz" is not known here: remove it',
      '"{}" is not a name: use letters (A to Z), digits, ".", "_" and "-", and show readers the rest by a label: groups="… name \'{}\'"',
      'has no groups: write "groups": { "deployment": ["serverless", "byoc"] }',
      'is not an audience: write "audience": { "human": "For people", "agent": "For agents" }',
      'is not an object of fallbacks: write "fallback": { "hcl": "typescript", "version": "nearest" }',
      'is not an object of sets: write "sets": { "jvm": ["java", "kotlin"] }',
      'is not an object: write { "groups": { "deployment": ["serverless", "byoc"] } }',
      'the fallback of "1" cannot be followed as it is written: write a variant, and those of its group that stand in for it, "hcl: typescript"',
      'the fallback of "a" cannot be the nearest, because its group has no order: write the group as "version: 2.1 < 2.2 < 3.0"',
      'the fallback of "none" cannot be followed as it is written: write a variant, and those of its group that stand in for it, "hcl: typescript"',
      'the fallback of "y" cannot be followed as it is written: write a variant, and those of its group that stand in for it, "hcl: typescript"',
      'the group "a" has no variants: write "a: variant variant"',
      'the group "c" has no list of variants: write ["serverless", "byoc"]',
      'the group "d" has no list of variants: write ["serverless", "byoc"]',
      'the group "d" has no variants: write "d: variant variant"',
      'the group "e" has no variants: write "e: variant variant"',
      'the group "f" has no list of variants: write ["serverless", "byoc"]',
      'the key "five" has no text: write "Harbor", or { "serverless": "Harbor Cloud", "*": "Harbor" }',
      'the key "four" has no text: write "Harbor", or { "serverless": "Harbor Cloud", "*": "Harbor" }',
      'the key "seven" has no text: write "Harbor", or { "serverless": "Harbor Cloud", "*": "Harbor" }',
      'the key "three" has no text: write "Harbor", or { "serverless": "Harbor Cloud", "*": "Harbor" }',
      'the label of "a" is not a text: write "Your cloud", or { "en": "Your cloud" } for several languages',
      'the label of "s" is not a text: write "Your cloud", or { "en": "Your cloud" } for several languages',
      'the label of "x" is not a text: write "Your cloud", or { "en": "Your cloud" } for several languages',
      'the label of "y" is not a text: write "Your cloud", or { "en": "Your cloud" } for several languages',
      'the set "s" names variants of several groups: name those of one',
      'the set "three" names variants of several groups: name those of one',
      'the set names "none", which is neither a variant nor a set',
      'the set names "t", which names it: take one of them out',
      'the set names "u", which names it: take one of them out',
      'the set names "x", which is neither a variant nor a set',
      'this variant has no name: write "byoc", or { "name": "byoc" }',
    ]);
  });
});

describe('JSON that is wrong', () => {
  const places: [text: string, place: string][] = [
    ['{"a":1 "b":2}', '1:8'],
    ['{"a":1,"b"}', '1:11'],
    ['{"a":[1,{"b":true}],"c":nul}', '1:25'],
    ['{"a":-1.5e+3,"b":"\\u00e4\\n","c":00}', '1:34'],
    ['["\\x"]', '1:2'],
    ['["\\u12"]', '1:2'],
    ['[1.]', '1:3'],
    ['[1e]', '1:3'],
    ['[-]', '1:2'],
    ['[1}', '1:3'],
    ['{"a":1]', '1:7'],
    ['{]', '1:2'],
    ['[}', '1:2'],
    ['[]]', '1:3'],
    ['{} {}', '1:4'],
    ['{,}', '1:2'],
    ['[,]', '1:2'],
    ['{"a"::1}', '1:6'],
    ['{"a":{"b":1}:', '1:13'],
    ['["a":1]', '1:5'],
    ['[[1],\n\t2,,]', '2:4'],
    ['\u00a0{}', '1:1'],
    [' \r\n "a" x', '2:6'],
    ['[true, false, null, tru]', '1:21'],
  ];
  for (const [text, place] of places) {
    it(`is wrong from ${place} on: ${JSON.stringify(text)}`, () => {
      expect(() => parseJson(text, (at) => at)).to.throw(new RegExp(`^${place}$`));
    });
  }

  it('is told of in the words that its reader has for it', () => {
    const reasonOf = (text: string): string => {
      try {
        parseJson(text, (_place, reason) => `not JSON: ${reason}`);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(reasonOf('{')).to.match(/^not JSON: .{5}/);
    expect(reasonOf('{"a":[1,2,{}]}')).to.equal('');
  });
});

describe('fallbacks', () => {
  const known = groups('lang: java kotlin scala go; version: 1 < 2 < 3 < 4; other: x y');
  const [lang, version, other] = known as [Group, Group, Group];
  const read = (text: string): Fallbacks => parseFallbacks(text, () => undefined);

  it('are read as lists by name', () => {
    expect([...read('java: kotlin scala; version: nearest; : x; go')]).to.deep.equal([
      ['java', ['kotlin', 'scala']],
      ['version', ['nearest']],
    ]);
    expect([...parseFallbacks(undefined, () => undefined)]).to.deep.equal([]);
  });

  const faults: [text: string, codes: string[]][] = [
    ['java: kotlin; kotlin: scala', []],
    ['java: kotlin; kotlin: scala; scala: kotlin', ['fallback-cycle kotlin']],
    ['java: kotlin scala; kotlin: go; scala: java', ['fallback-cycle java']],
    ['java: java', ['fallback-cycle java']],
    ['version: nearest; 2: nearest', []],
    ['other: nearest; x: nearest', ['no-nearest other', 'no-nearest x']],
    ['none: nearest', ['bad-fallback none']],
    ['java: nearest kotlin', ['bad-fallback java']],
    ['java: kotlin x', ['bad-fallback java']],
    ['java:', ['bad-fallback java']],
    ['lang: java', ['bad-fallback lang']],
  ];
  for (const [text, codes] of faults) {
    it(`are ${codes.length ? 'wrong' : 'right'} in ${text}`, () => {
      const found = fallbackFaults(read(text), known);
      expect(found.map(({ code, value }) => `${code} ${value}`)).to.deep.equal(codes);
    });
  }

  const stand: [group: Group, variant: string, text: string, has: string, found?: string][] = [
    [lang, 'java', 'java: kotlin scala', 'scala kotlin', 'kotlin'],
    [lang, 'java', 'java: kotlin scala', 'scala', 'scala'],
    [lang, 'java', 'java: kotlin; kotlin: scala', 'scala', 'scala'],
    [lang, 'java', 'java: kotlin scala; kotlin: go', 'go scala', 'scala'],
    [lang, 'java', 'java: kotlin; kotlin: java', 'java'],
    [lang, 'java', 'java: x kotlin', 'x kotlin', 'kotlin'],
    [lang, 'java', 'kotlin: scala', 'scala'],
    [lang, 'java', 'lang: go', 'go', 'go'],
    [version, '3', 'version: nearest', '1 2 4', '2'],
    [version, '2', 'version: nearest', '4', '4'],
    [version, '2', 'version: nearest', '1 3', '1'],
    [version, '3', '3: nearest', '1 4', '1'],
    [other, 'x', 'other: nearest', 'y'],
  ];
  for (const [group, variant, text, has, found] of stand) {
    it(`give ${found ?? 'nothing'} for ${variant} where ${text} and the page has ${has}`, () => {
      const own = has.split(' ');
      expect(fallbackOf(group, variant, read(text), (one) => own.includes(one))).to.equal(found);
    });
  }
});
