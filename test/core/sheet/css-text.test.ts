import { expect } from '@open-wc/testing';
import { cssText } from '../../../src/core/sheet/css-text.ts';

describe('a text between quotes of CSS', () => {
  it('may be any text', () => {
    expect(cssText('a"b\\c\nd\re\ff\0g')).to.equal('a\\22 b\\5c c\\a d\\d e\\c f\\0 g');
    expect(cssText("plain, 'text'")).to.equal("plain, 'text'");
  });
});
