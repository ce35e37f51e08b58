import { expect } from '@open-wc/testing';
import { startOf } from '../../../src/markdown/read/start.ts';

const prose = (length: number): string => 'Some words of a page. '.repeat(length / 20);
const SHORT = `${prose(4000)}\n`;
const LONG = `${prose(12_000)}\n`;

/** Where the start of a page ends. */
const endOf = (page: string, hasTitle = false): string | undefined => {
  const start = startOf(page, ['own'], hasTitle);
  return start === undefined ? undefined : /[^\n]*\n$/.exec(start)?.[0].trim().slice(-20);
};

describe('startOf', () => {
  it('cuts a long page before a heading or a paragraph', () => {
    expect(endOf(`${SHORT}The end.\n\n## Next\n\n${LONG}`)).to.equal('The end.');
    expect(endOf(`${SHORT}The end.\n\nNext one.\n\n${LONG}`)).to.equal('The end.');
    expect(endOf(`${SHORT}The end.\n\nÜber uns\n\n${LONG}`)).to.equal('The end.');
  });

  it('leaves a short page whole, and one that has no such place', () => {
    expect(endOf(`${SHORT}The end.\n\n## Next\n`)).to.equal(undefined);
    expect(endOf(`${SHORT}The end.\n${LONG}\n\n## Next\n`)).to.equal(undefined);
    expect(endOf(`${SHORT}The end.\n\n- Next\n${LONG}`)).to.equal(undefined);
  });

  it('cuts neither code nor a passage in two', () => {
    const after = `\n\nRight here.\n\nNext\n\n${LONG}`;
    expect(endOf(`${SHORT}\n\`\`\`\na\n\nb\n\`\`\`${after}`)).to.equal('```');
    expect(endOf(`${SHORT}\n{{< if-variant "a" >}}\n\nb\n\n{{< /if-variant >}}${after}`)).to.equal(
      '{{< /if-variant >}}',
    );
    expect(endOf(`${SHORT}\n{{% tab %}}\n\nb\n\n{{% / tab %}}${after}`)).to.equal('{{% / tab %}}');
    expect(endOf(`${SHORT}\n{{< key "a" >}}${after}`)).to.equal('{{< key "a" >}}');
  });

  it('takes none where the page has definitions or files, or a heading that replaces its title', () => {
    const page = `${SHORT}The end.\n\n## Next\n\n${LONG}\n\n`;
    expect(endOf(`${page}[a]: https://a.example`)).to.equal(undefined);
    expect(endOf(`${page}> [^a]: A note.`)).to.equal(undefined);
    expect(endOf(`${page}{{< include "a.md" >}}`)).to.equal(undefined);
    expect(endOf(`{{< own >}}\n${page}`), 'what may count').to.equal(undefined);
    expect(endOf(`${page}{{< own >}}`)).to.equal('The end.');
    expect(endOf(`${page}# Title`, true)).to.equal(undefined);
    expect(endOf(`${page}Title\n=====`, true)).to.equal(undefined);
    expect(endOf(`${page}# Title`)).to.equal('The end.');
  });

  it('reads pages that never end what they start in time', function () {
    this.timeout(10_000);
    const start = performance.now();
    for (const shape of ['\n\n# a', '{{< a >}}\n\na', '```\n\na', '[a', '\n \n', '> [']) {
      startOf(`${shape.repeat(1e6 / shape.length)}{{< /a >}}`, [], true);
    }
    expect(performance.now() - start).to.be.below(3000);
  });
});
