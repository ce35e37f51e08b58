import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseGroups } from '../../src/core/groups.ts';
import { parsePersistence } from '../../src/core/storage-keys.ts';
import { Choice, type Follower } from '../../src/choice/choice.ts';
import { detectSystem } from '../../src/parts/detect/detect.ts';
import { memoryOf, type Memories } from '../../src/choice/storage.ts';

/** Makes a browser's storage that throws where a test says so. */
class FakeStorage implements Storage {
  readonly texts = new Map<string, string>();
  isFull = false;

  get length(): number {
    return this.texts.size;
  }
  clear(): void {
    this.texts.clear();
  }
  key(index: number): string | null {
    return [...this.texts.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    if (this.isFull) throw new DOMException('full', 'QuotaExceededError');
    this.texts.set(key, text);
  }
  removeItem(key: string): void {
    this.texts.delete(key);
  }
}

const OWN = 'doc-variants:docs';
const LINKED = 'doc-variants.link:docs';

interface Reader {
  local: FakeStorage;
  session: FakeStorage;
  memories: Memories;
}

const browser = (): Reader => {
  const [local, session] = [new FakeStorage(), new FakeStorage()];
  return {
    local,
    session,
    memories: { local: memoryOf(() => local), session: memoryOf(() => session) },
  };
};

/** Makes a provider that takes everything it is told. */
const follower = (persistence = 'local', agrees = true): Follower & { causes: unknown[] } => {
  const causes: unknown[] = [];
  return {
    ownGroups: parseGroups('deployment: serverless byoc; language: java go').value,
    persistence: parsePersistence(persistence),
    urlParam: '',
    causes,
    agrees: () => agrees,
    applyChoice: (cause) => () => causes.push(cause),
  };
};

const open = (memories: Memories, link = '', persistence?: string): Choice => {
  const choice = new Choice('docs', memories);
  choice.add(follower(persistence));
  choice.followLink('variant', link);
  return choice;
};

describe('a choice', () => {
  it('is remembered, the latest first, and a group keeps what was chosen in it elsewhere', () => {
    const { memories, local, session } = browser();
    open(memories).choose('byoc', 'picker');
    open(memories).choose('java', 'script');
    expect(open(memories).names).to.deep.equal(['java', 'byoc']);
    expect([...local.texts]).to.deep.equal([[OWN, 'java byoc']]);
    expect(session.length).to.equal(0);
  });

  for (const cause of ['link', 'reveal'] as const) {
    it(`of the cause "${cause}" lasts for the session, and leaves the reader’s own alone`, () => {
      const { memories, local, session } = browser();
      open(memories).choose('byoc', 'picker');
      open(memories).choose('serverless', cause);
      const next = open(memories);
      expect(next.names).to.deep.equal(['serverless', 'byoc']);
      expect(next.own).to.deep.equal(['byoc']);
      expect(local.getItem(OWN)).to.equal('byoc');
      expect(session.getItem(LINKED)).to.equal('serverless');
      next.choose('java', 'picker');
      expect(open(memories).names).to.deep.equal(['serverless', 'java', 'byoc']);
      next.choose('byoc', 'picker');
      expect(open(memories).names).to.deep.equal(['byoc', 'java']);
    });
  }

  it('of a link comes first, can be taken back, and is made once', () => {
    const { memories, session } = browser();
    open(memories).choose('byoc', 'picker');
    const choice = open(memories, 'serverless,go');
    expect(choice.names).to.deep.equal(['serverless', 'go', 'byoc']);
    choice.forgetLinks();
    expect(choice.names).to.deep.equal(['byoc']);
    choice.followLink('variant', 'serverless,go');
    expect(choice.names).to.deep.equal(['byoc']);
    expect(session.getItem(LINKED)).to.equal('');
    choice.followLink('variant', '<b>,serverless,__proto__');
    expect(open(memories).names).to.deep.equal(['serverless', 'byoc']);
  });

  it('follows what each parameter says of its own, again only when that is news', () => {
    const choice = open(browser().memories, 'byoc');
    choice.followLink('', '');
    choice.followLink('lang', 'go');
    choice.choose('serverless', 'picker');
    choice.followLink('variant', 'byoc');
    choice.followLink('lang', 'go');
    expect(choice.names).to.deep.equal(['go', 'serverless']);
    choice.followLink('variant', '');
    choice.followLink('variant', 'byoc');
    expect(choice.names[0]).to.equal('byoc');
  });

  it('is not made where one of its providers does not agree', () => {
    const { memories, local } = browser();
    const choice = open(memories);
    const other = follower();
    choice.add(other);
    const remove = choice.add(follower('local', false));
    expect(choice.choose('byoc', 'picker')).to.equal(false);
    expect([choice.names, other.causes, local.length]).to.deep.equal([[], [], 0]);
    remove();
    expect(choice.choose('byoc', 'picker')).to.equal(true);
    expect(other.causes).to.deep.equal(['picker']);
  });

  it('is taken over from other pages when these say so, and from a cleared storage never', () => {
    const { memories, local } = browser();
    const choice = open(memories);
    const heard = follower();
    choice.add(heard);
    open(memories).choose('byoc', 'picker');
    choice.read();
    choice.read();
    expect(choice.names).to.deep.equal(['byoc']);
    local.clear();
    choice.read();
    expect(choice.names).to.deep.equal(['byoc']);
    expect(heard.causes.filter((cause) => cause === 'storage')).to.have.length(2);
  });

  it('keeps what another tab has stored a moment before', () => {
    const { memories } = browser();
    const choice = open(memories);
    open(memories).choose('go', 'picker');
    choice.choose('byoc', 'picker');
    expect(choice.names).to.deep.equal(['byoc', 'go']);
    expect(open(memories).names).to.deep.equal(['byoc', 'go']);
  });

  it('that a script replaces is not stored', () => {
    const { memories, local } = browser();
    const choice = open(memories, 'go');
    choice.choose('byoc', 'picker');
    choice.replace(parseGroups('language: java go').value, ['java']);
    expect(choice.names).to.deep.equal(['java', 'byoc']);
    choice.choose('serverless', 'picker');
    expect(local.getItem(OWN)).to.equal('serverless byoc');
  });

  const allowed: [persistences: string[], own: string | undefined][] = [
    [['local', 'local'], 'local'],
    [['local', 'session'], 'session'],
    [['local', 'none'], undefined],
    [['off'], undefined],
  ];
  for (const [persistences, where] of allowed) {
    it(`is remembered in ${where ?? 'nothing'} by providers of ${persistences.join(' and ')}`, () => {
      const { memories, local, session } = browser();
      const choice = new Choice('docs', memories);
      for (const persistence of persistences) choice.add(follower(persistence));
      choice.choose('serverless', 'link');
      choice.choose('byoc', 'picker');
      expect(local.getItem(OWN)).to.equal(where === 'local' ? 'byoc' : null);
      expect(session.getItem(OWN)).to.equal(where === 'session' ? 'byoc' : null);
      expect(session.getItem(LINKED)).to.equal(where ? '' : null);
    });
  }

  it('of the key "none" is remembered nowhere', () => {
    const { memories, local, session } = browser();
    const choice = new Choice('none', memories);
    choice.add(follower());
    choice.choose('byoc', 'picker');
    choice.choose('go', 'link');
    expect(choice.names).to.deep.equal(['go', 'byoc']);
    expect(local.length + session.length).to.equal(0);
  });

  it('lasts for the page where storage is full, or cannot even be named', () => {
    const full = browser();
    full.local.isFull = full.session.isFull = true;
    const blocked = memoryOf(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    for (const memories of [full.memories, { local: blocked, session: blocked }]) {
      const choice = open(memories, 'serverless');
      choice.choose('byoc', 'picker');
      choice.read();
      expect(choice.names).to.deep.equal(['byoc']);
      expect(open(memories).names).to.deep.equal([]);
    }
  });

  it('takes only names from what is stored, whatever stands there', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('{"deployment":"byoc"}', '<script>', 'x'.repeat(1e6), '__proto__ byoc', '\0'),
    );
    fc.assert(
      fc.property(text, text, (own, linked) => {
        const { memories, local, session } = browser();
        local.texts.set(OWN, own);
        session.texts.set(LINKED, linked);
        const choice = open(memories);
        for (const name of choice.names) expect(name).to.match(/^[A-Za-z0-9][A-Za-z0-9._-]*$/);
        expect(local.getItem(OWN)).to.equal(own);
        choice.choose('byoc', 'picker');
        expect(choice.own[0]).to.equal('byoc');
        expect(open(memories).own[0]).to.equal('byoc');
      }),
      { numRuns: 300 },
    );
  });

  it('does not grow forever', () => {
    const { memories, local } = browser();
    const choice = open(memories);
    for (let at = 0; at < 200; at++) choice.choose(`name${at}`, 'script');
    expect(local.getItem(OWN)!.split(' ')).to.have.length(50);
    expect(open(memories).names[0]).to.equal('name199');
  });
});

describe('a first visit', () => {
  const systems = ['windows', 'macos', 'linux', 'android', 'ios', 'chromeos'];

  for (const [system, userAgent, maxTouchPoints = 0] of [
    ['windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0'],
    ['windows', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101', 10],
    ['macos', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605'],
    ['ios', 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605', 5],
    ['ios', 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15', 5],
    ['android', 'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/140 Mobile', 5],
    ['linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'],
    ['linux', 'Mozilla/5.0 (X11; FreeBSD amd64; rv:140.0) Gecko/20100101 Firefox/140.0'],
    ['chromeos', 'Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 Chrome/140'],
    [undefined, 'Mozilla/5.0 (PlayStation 5 3.03/SmartTV) AppleWebKit/605.1.15', 0],
  ] as const) {
    it(`starts with ${system ?? 'nothing'} for ${userAgent.slice(12, 40)}, ${maxTouchPoints}`, () => {
      expect(detectSystem(systems, { userAgent, maxTouchPoints })).to.equal(system);
    });
  }

  it('starts with the variant by whatever usual name it goes, and with none that is not offered', () => {
    const mac = { userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)', maxTouchPoints: 0 };
    for (const name of ['mac', 'macos', 'MacOS', 'mac-os', 'osx', 'darwin']) {
      expect(detectSystem(['win32', name, 'linux'], mac)).to.equal(name);
    }
    expect(detectSystem(['windows', 'linux'], mac)).to.equal(undefined);
    expect(detectSystem([], mac)).to.equal(undefined);
  });
});
