import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printableText } from '../../pipeline/render/printable-text.ts';

describe('printableText', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['通报（2025年6月）', '通报（2025年6月）'],
    ['甲\u0000乙\u0008丙\u001f', '甲乙丙'],
    ['甲\uFFFE\uFFFF', '甲'],
    ['半\ud842个', '半个'],
    ['𠮷\u{1F600}', '𠮷\u{1F600}'],
    ['行\n\t列', '行\n\t列'],
    ['\u202eabc\u2066\u200f', 'abc'],
    ['\u2FBC新\u2F00', '高新一'],
    ['\uF9E9', '里'],
    ['10%\u301C15%', '10%～15%'],
    ['2015\u2015', '2015—'],
  ];
  it.each(cases)('%j becomes %j', (text, expected) => {
    expect(printableText(text)).toBe(expected);
  });

  it('leaves nothing that XML 1.0 forbids, and changes nothing the second time', () => {
    const anything = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(anything, (text) => {
        const printed = printableText(text);
        const allowed = [...printed].every((character) => {
          const code = character.codePointAt(0) ?? 0;
          const plain = code === 9 || code === 10 || code === 13 || (code >= 0x20 && code < 0xd800);
          return plain || (code >= 0xe000 && code <= 0xfffd) || code >= 0x10000;
        });
        return allowed && printableText(printed) === printed;
      }),
    );
  });
});
