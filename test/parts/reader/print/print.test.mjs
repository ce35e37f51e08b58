// Printing and copying as a reader does it: to a PDF, and through the clipboard.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openSite } from '../../../site.mjs';

/** @type {import('../../../site.mjs').Site} */
let site;

before(async () => (site = await openSite()));
after(() => site.close());

/**
 * @param {string} name
 * @param {string} attributes
 */
async function open(name, attributes) {
  const { page } = await site.open(name, [
    `<!doctype html><html lang="en"><title>Print</title><script src="${site.scripts}/doc-variants.js"></script><body>
      <doc-variant-provider groups="deployment: serverless byoc" variant="serverless" ${attributes}>
      <doc-variant-picker><option value="serverless">Serverless</option><option value="byoc">BYOC</option></doc-variant-picker>
      <main><h1>Title</h1><if-variant variants="byoc"><p>own cloud</p></if-variant><if-variant variants="serverless"><p>hosted</p></if-variant>
      <p>for <span data-variants="serverless">us</span><span data-variants="byoc">you</span></p></main></doc-variant-provider>`,
  ]);
  await page.waitForFunction(`document.querySelector('[role=status]')`);
  // Comes after the library's own listeners, so it sees what is printed.
  await page.evaluate(
    `addEventListener('beforeprint', () => { printed_ = document.body.innerText; });`,
  );
  return page;
}

test('a PDF has the name of the selection and what is shown', async () => {
  const page = await open('/print', '');
  assert.ok((await page.pdf()).length > 1000);
  const printed = String(await page.evaluate('printed_'));
  assert.deepEqual(printed.split(/\n+/), ['Shown here: Serverless', 'Title', 'hosted', 'for us']);
  assert.equal(await page.evaluate(`document.querySelector('.doc-variants-printed')`), null);
  await page.close();
});

test('a PDF of a page that prints all has every passage', async () => {
  const page = await open('/print-all', 'print="all"');
  await page.pdf();
  const printed = String(await page.evaluate('printed_'));
  for (const text of ['own cloud', 'hosted', 'usyou', 'All variants are shown']) {
    assert.ok(printed.includes(text), text);
  }
  assert.match(String(await page.evaluate('document.body.innerText')), /hosted\s+for us$/);
  await page.close();
});

test('selecting all and copying takes what is shown, and nothing else', async () => {
  const page = await open('/copy', '');
  await page.bringToFront();
  await page.evaluate(`document.querySelector('doc-variant-provider').select('byoc', 'picker')`);
  await page.waitForFunction(`document.querySelector('[role=status]').textContent`);
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.press('KeyC');
  await page.keyboard.up('Control');
  const pasted = [];
  for (const box of ['<textarea></textarea>', '<div contenteditable></div>']) {
    await page.evaluate(
      `document.body.innerHTML = ${JSON.stringify(box)}; document.body.firstChild.focus()`,
    );
    await page.keyboard.down('Control');
    await page.keyboard.press('KeyV');
    await page.keyboard.up('Control');
    pasted.push(
      String(await page.evaluate('document.body.firstChild.value ?? document.body.innerHTML')),
    );
  }
  const [text = '', markup = ''] = pasted;
  assert.match(markup, /own cloud/);
  assert.match(text.trim(), /Title\s+own cloud\s+for you$/);
  assert.doesNotMatch(text + markup, /hosted|us<|Showing/);
  await page.close();
});
