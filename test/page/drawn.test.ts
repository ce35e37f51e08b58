import { expect, fixture, html } from '@open-wc/testing';
import { isDrawn } from '../../src/page/drawn.ts';

describe('an element', () => {
  it('is not drawn where it waits to be found, in the page or in a slot', async () => {
    const page = await fixture(html`
      <main>
        <h2 id="open">1</h2>
        <h2 id="itself" hidden="until-found">2</h2>
        <section hidden="UNTIL-FOUND"><h2 id="inside">3</h2></section>
        <div id="host">
          <section><h2 id="slotted">4</h2></section>
        </div>
        <h2 id="unseen" style="visibility: hidden">5</h2>
        <div hidden><h2 id="hidden">6</h2></div>
      </main>
    `);
    const root = page.querySelector('#host')!.attachShadow({ mode: 'open' });
    root.innerHTML = '<div hidden="until-found"><slot></slot></div><h2 id="beside">7</h2>';
    const drawn = (): string[] =>
      [...page.querySelectorAll('h2'), root.querySelector('h2')!]
        .filter(isDrawn)
        .map(({ id }) => id);
    expect(drawn()).to.deep.equal(['open', 'beside']);
    root.querySelector('div')!.removeAttribute('hidden');
    expect(drawn()).to.deep.equal(['open', 'slotted', 'beside']);
  });
});
