// The command `doc-variants export`: a site as Markdown, for one selection or for all.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildScripts } from '../../build.mjs';

const GROUPS = 'deployment: serverless byoc; language: java go';

/** @type {string} */
let modules;
/** @type {string} */
let folder;

before(async () => {
  modules = await buildScripts();
  folder = mkdtempSync(path.join(os.tmpdir(), 'doc-variants-'));
});
after(() => rmSync(folder, { recursive: true }));

/** @param {string[]} args */
const run = (...args) =>
  spawnSync(process.execPath, [path.join(modules, 'cli.js'), 'export', ...args], {
    encoding: 'utf8',
  });

/**
 * Exports pages and returns the files that come of it.
 *
 * @param {Record<string, string>} pages
 * @param {string[]} args
 * @returns {Record<string, string>}
 */
function exported(pages, ...args) {
  const site = mkdtempSync(path.join(folder, 'site-'));
  const out = mkdtempSync(path.join(folder, 'out-'));
  for (const [name, text] of Object.entries(pages)) writeFileSync(path.join(site, name), text);
  const { status, stderr } = run(site, '--out', out, '--groups', GROUPS, ...args);
  assert.equal(status, 0, stderr);
  return Object.fromEntries(
    readdirSync(out).map((name) => [name, readFileSync(path.join(out, name), 'utf8')]),
  );
}

const PAGE = `# Guide

Keys end after {{< if-variant "serverless" >}}30{{< /if-variant >}}{{< if-variant "byoc" >}}90{{< /if-variant >}} days.

{{< if-variant "byoc" >}}
Open a port.
{{< /if-variant >}}

| Call | Text |
| --- | --- |
{{< if-variant "java" >}}
| Java | Text |
{{< /if-variant >}}

\`\`\`sh
run
{{< if-variant "go" >}}
go run

{{< /if-variant >}}
end


\`\`\`

<if-variant variants="!go">

Not for Go, written {{</* if-variant "x" */>}}.

</if-variant>

End.
`;

describe('export', () => {
  it('writes what the readers of each selection see', () => {
    const files = exported({ 'page.md': PAGE });
    assert.deepEqual(Object.keys(files).sort(), [
      'llms-full.txt',
      'llms.txt',
      'page.byoc-go.md',
      'page.byoc-java.md',
      'page.md',
      'page.serverless-go.md',
      'page.serverless-java.md',
    ]);
    assert.equal(
      files['page.byoc-go.md'],
      '# Guide\n\nKeys end after 90 days.\n\nOpen a port.\n\n| Call | Text |\n| --- | --- |\n\n```sh\nrun\ngo run\n\nend\n\n\n```\n\nEnd.\n',
    );
    assert.equal(
      files['page.serverless-java.md'],
      '# Guide\n\nKeys end after 30 days.\n\n| Call | Text |\n| --- | --- |\n| Java | Text |\n\n```sh\nrun\nend\n\n\n```\n\nNot for Go, written {{< if-variant "x" >}}.\n\nEnd.\n',
    );
  });

  it('labels every passage where it writes all of them', () => {
    const { 'page.md': all = '' } = exported({ 'page.md': PAGE });
    assert.match(all, /after \[serverless: 30\]\[byoc: 90\] days/);
    assert.match(all, /\*\*byoc:\*\*\n\nOpen a port\./);
    assert.match(all, /\n\| \*\*java:\*\* Java \| Text \|\n/);
    assert.match(all, /\nrun\n\[go\]\ngo run\n/);
    assert.match(all, /\*\*not go:\*\*\n\nNot for Go/);
    assert.doesNotMatch(all, /if-variant variants|\{\{< \/if/);
  });

  it('converts pages of HTML, with tables', () => {
    const page = `<!doctype html><title>Keys</title><nav>Menu</nav><main><h1>Keys</h1>
      <p data-variants="byoc">Yours.</p><p data-variants="serverless">Ours.</p>
      <table><tr><th>Call</th></tr><tr data-variants="java"><td>Java</td></tr><tr data-variants="go"><td>Go</td></tr></table></main>`;
    const files = exported({ 'keys.html': page });
    assert.equal(files['keys.byoc-go.md'], '# Keys\n\nYours.\n\n| Call |\n| --- |\n| Go  |\n');
    assert.match(String(files['keys.md']), /byoc: Yours\.\n\nserverless: Ours\./);
    assert.match(
      String(files['llms.txt']),
      /- \[Keys\]\(keys\.md\): \[serverless java\]\(keys\.serverless-java\.md\)/,
    );
  });

  it('writes one selection where one is asked for', () => {
    const files = exported({ 'page.md': PAGE }, '--variant', 'byoc java');
    assert.deepEqual(Object.keys(files).sort(), ['llms-full.txt', 'llms.txt', 'page.byoc-java.md']);
  });

  it('writes nothing where it is not told where to', () => {
    const { status, stderr } = run('demo', '--groups', GROUPS);
    assert.equal(status, 2);
    assert.match(stderr, /--out says which folder/);
    assert.ok(!existsSync(path.join('demo', 'llms.txt')));
  });
});
