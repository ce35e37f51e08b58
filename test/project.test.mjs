// The project tests itself: what the house looks like, so that it stays so.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

/** The rooms of src, each of which may import itself and those before it. */
const ROOMS = 'core strings context page choice markdown parts provider elements cli'.split(' ');
const TEXT = /\.(?:[cm]?[jt]s|json|html|css|md)$|\/run$/;

/** @param {string} file */
const read = (file) => readFileSync(file, 'utf8');

/**
 * Lists the files below a folder, with `/` on every system.
 *
 * @param {string} folder
 * @returns {string[]}
 */
const filesIn = (folder) =>
  !existsSync(folder) || /\/(?:node_modules|\.astro|\.work|cache|dist)$/.test(folder)
    ? []
    : readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const file = `${folder}/${entry.name}`;
        return entry.isDirectory() ? filesIn(file) : [file];
      });

/** @param {string} file */
const roomOf = (file) => file.split('/').slice(1, -1)[0];

/**
 * Lists what a file imports, dynamic imports and imports of types included.
 *
 * @param {string} file
 */
const importsOf = (file) =>
  [...read(file).matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, name = '']) => name);

const sources = filesIn('src').filter((file) => file.endsWith('.ts'));
const tests = filesIn('test').filter((file) => /\.test\.m?[jt]s$/.test(file));
const everything = [
  ...['src', 'test', 'demo', 'bench', '.ci', '.config', 'docs', 'integrations'].flatMap(filesIn),
  ...[
    'package.json',
    'README.md',
    'CHANGELOG.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'vite.config.ts',
  ],
].filter((file) => TEXT.test(file));
const thePackage = JSON.parse(read('package.json'));

describe('src', () => {
  it('has the rooms of the house and no other', () => {
    const folders = new Set(sources.map(roomOf).filter(Boolean));
    assert.deepEqual(
      [...folders].filter((name) => !ROOMS.includes(String(name))),
      [],
    );
  });

  it('imports only in one direction', () => {
    const wrong = sources.flatMap((file) => {
      const own = roomOf(file);
      if (!own) return [];
      return importsOf(file)
        .filter((name) => name.startsWith('.'))
        .map((name) => path.posix.join(path.posix.dirname(file), name))
        .filter((target) => {
          const other = roomOf(target);
          // The command line stands outside, as the doors do.
          if (own === 'cli' && !other) return false;
          return !other || ROOMS.indexOf(other) > ROOMS.indexOf(own);
        })
        .map((target) => `${file} imports ${target}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('has no circle of imports, types included', () => {
    /** @type {Set<string>} */
    const done = new Set();
    /** @type {string[]} */
    const circles = [];
    /**
     * @param {string} file
     * @param {string[]} way
     */
    const visit = (file, way) => {
      if (way.includes(file)) circles.push([...way, file].join(' imports '));
      if (done.has(file) || way.includes(file)) return;
      for (const name of importsOf(file).filter((one) => one.startsWith('.')))
        visit(path.posix.join(path.posix.dirname(file), name), [...way, file]);
      done.add(file);
    };
    for (const file of sources) visit(file, []);
    assert.deepEqual(circles, []);
  });

  it('imports parts from outside by type only, but for what loads them', () => {
    const value =
      /^(?:import|export) (?!type\b)[^;]*?from '[^']*\/parts\/[^']+'|\bimport\('[^']*\/parts\/[^']+'\)/m;
    assert.deepEqual(
      sources.filter((file) => roomOf(file) && roomOf(file) !== 'parts' && value.test(read(file))),
      ['src/elements/bundled-parts.ts'],
    );
  });

  it('has no file name twice', () => {
    const names = sources.filter(roomOf).map((file) => path.posix.basename(file));
    assert.deepEqual(
      names.filter((name, at) => names.indexOf(name) !== at),
      [],
    );
  });

  it('has no flat room of more than 15 files', () => {
    const rooms = sources.filter(roomOf).map((file) => path.posix.dirname(file));
    assert.deepEqual(
      [...new Set(rooms)].filter((room) => rooms.filter((one) => one === room).length > 15),
      [],
    );
  });

  it('keeps the core free of packages', () => {
    const wrong = sources
      .filter((file) => roomOf(file) === 'core')
      .flatMap((file) => importsOf(file).filter((name) => !name.startsWith('.')));
    assert.deepEqual(wrong, []);
  });

  it('names what browsers remember in one file', () => {
    const key = /(?<!for\()['"`]doc-variants[:.](?!css|js)/;
    assert.deepEqual(
      sources.filter((file) => key.test(read(file))),
      ['src/core/storage-keys.ts'],
    );
  });

  it('keeps every file within 300 lines', () => {
    assert.deepEqual(
      sources.filter((file) => read(file).split('\n').length > 301),
      [],
    );
  });

  it('names no file for what is in no other place', () => {
    assert.deepEqual(
      sources.filter((file) => /\b(?:utils?|helpers?|misc|common)\b/.test(file)),
      [],
    );
  });

  it('has one file for each tag, named for it, with the class of the same name', () => {
    const register = read('src/elements/register.ts');
    const tags = [...register.matchAll(/define\('([a-z-]+)', (\w+)\)/g)];
    assert.ok(tags.length >= 4);
    for (const [, tag = '', name = ''] of tags) {
      assert.equal(name.replace(/\B[A-Z]/g, '-$&').toLowerCase(), tag);
      assert.match(read(`src/elements/${tag}.ts`), new RegExp(`export class ${name}\\b`));
    }
  });

  it('defines elements by one function, which leaves to another copy what is there', () => {
    const places = sources.filter((file) => read(file).includes('customElements.define('));
    assert.deepEqual(places, ['src/page/define.ts']);
  });
});

describe('package.json', () => {
  it('exports each door of src, the types of the tags, and its data, and nothing else', () => {
    const doors = sources.filter((file) => !roomOf(file));
    // One pattern exports every language, and each language but English has a door.
    const languages = doors.flatMap((file) => /strings\.([\w-]+)\.ts$/.exec(file)?.[1] ?? []);
    const written = filesIn('src/strings').map((file) => path.posix.basename(file, '.ts'));
    assert.deepEqual(
      languages.sort(),
      written.filter((name) => /^[a-z]{2}(?:-|$)/.test(name) && name !== 'en').sort(),
    );
    // A framework has the main door under its name, with types for its templates.
    const frameworks = filesIn('integrations/types').map((file) => path.posix.parse(file).name);
    for (const file of frameworks) {
      const name = file.replace('.d', '');
      assert.deepEqual(thePackage.exports[`./${name}`], {
        types: `./integrations/types/${name}.d.ts`,
        default: thePackage.exports['.'].default,
      });
    }
    const keys = Object.keys(thePackage.exports)
      .flatMap((key) =>
        key === './strings/*' ? languages.map((name) => `./strings/${name}`) : key,
      )
      .filter((key) => !key.endsWith('.json'))
      .filter((key) => !frameworks.includes(`${key.slice(2)}.d`));
    const commands = Object.values(thePackage.bin).map(
      (file) => `src/cli/${path.basename(file, '.js')}.ts`,
    );
    assert.deepEqual(
      commands.filter((file) => !sources.includes(file)),
      [],
    );
    // What runs without a browser may have a door of its own.
    const main = doors.filter((file) => !file.endsWith('.node.ts'));
    assert.deepEqual(
      keys.map((key) => `src/${key === '.' ? 'index' : key.slice(2).replace('/', '.')}.ts`).sort(),
      main.sort(),
    );
    for (const file of doors.filter((door) => door.endsWith('.node.ts'))) {
      const { dir, name } = path.posix.parse(file);
      const key = path.posix.join(dir, name).replace('src/', './').replace('.node', '');
      assert.equal(thePackage.exports[key].default.default, `./dist/${name}.js`);
    }
  });

  it('has the version that the scripts know', () => {
    assert.match(read('src/context/version.ts'), new RegExp(`'${thePackage.version}'`));
  });

  it('has every command that the README names', () => {
    const named = [...read('README.md').matchAll(/\bnpm (?:run )?(start|test|[\w:]+)\b/g)]
      .map(([, name = '']) => name)
      .filter((name) => !['ci', 'install', 'i'].includes(name));
    assert.ok(named.includes('start') && named.includes('test'));
    assert.deepEqual(
      named.filter((name) => !(name in thePackage.scripts)),
      [],
    );
  });
});

describe('vite.config.ts', () => {
  it('builds each part that a page can load later', () => {
    const parts = readdirSync('src/parts');
    const bundled = /parts: [^{]*\{[^}]*\} = \{([^}]*)\}/.exec(
      read('src/elements/bundled-parts.ts'),
    );
    assert.deepEqual(
      [...(bundled?.[1] ?? '').matchAll(/^\s*'?([a-z-]+)'?:/gm)].map(([, name]) => name).sort(),
      parts,
    );
    for (const name of parts) {
      const door = /interface Parts \{\s*'?([a-z-]+)'?:/.exec(read(`src/parts/${name}/${name}.ts`));
      assert.equal(door?.[1], name);
    }
  });
});

describe('tests', () => {
  it('stand at the path of the file or folder that they test', () => {
    const wrong = tests
      .filter((file) => ROOMS.includes(String(roomOf(file))))
      .filter((file) => {
        const { dir, name } = path.posix.parse(file.replace('.test.', '.'));
        return name !== roomOf(file) && !existsSync(`${dir.replace('test', 'src')}/${name}.ts`);
      });
    assert.deepEqual(wrong, []);
  });

  it('all run', () => {
    const out = /\b(?:it|test|describe)\.(?:only|skip|todo)\(|\bx(?:it|describe)\(/;
    assert.deepEqual(
      tests.filter((file) => out.test(read(file))),
      [],
    );
  });

  it('say in their titles what is, not what ought to be', () => {
    const wish = /\bit\(\s*(['"`])(?:(?!\1).)*\bshould\b/;
    assert.deepEqual(
      tests.filter((file) => wish.test(read(file))),
      [],
    );
  });
});

describe('the repository', () => {
  it('is as its map says', () => {
    const map = read('CONTRIBUTING.md');
    const rows = [...map.matchAll(/^\| `([\w/]+)` \|/gm)].map(
      ([, name = '']) => name.split('/')[0],
    );
    const folders = readdirSync('src', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    assert.deepEqual([...new Set(rows)].sort(), folders.sort());
    // What stands for any name, for files to come, and for what is built.
    const example = /NAME|^dist\/|(?:^|\.|\/)(?:x|fr)\./;
    const paths = [...map.matchAll(/`((?:[\w-]+\/)+[\w.-]*\.?\w+)`/g)].map(([, name = '']) => name);
    assert.ok(paths.length > 20);
    assert.deepEqual(
      paths.filter(
        (name) =>
          !example.test(name) &&
          !['', 'src', 'test'].some((place) => existsSync(path.join(place, name))),
      ),
      [],
    );
  });

  it('looks in each frame for what stands in a shadow root: changes in it are told to nobody outside', () => {
    const blind = /waitForSelector\((?:'pierce\/[^']*'|`[^`]*(?:pierce\/|>>>)[^`]*`)\)/;
    assert.deepEqual(
      everything.filter((file) => /^(?:test|bench)\//.test(file) && blind.test(read(file))),
      [],
    );
  });

  it('has no path of one machine and no address of a package host in it', () => {
    const place = /\/(?:wor[k]|tm[p]|hom[e])\/|registry[.]npmjs|"resolve[d]":/;
    assert.deepEqual(
      [...everything, 'package-lock.json'].filter((file) => place.test(read(file))),
      [],
    );
  });
});
