import { describe, expect, it } from 'vitest';
import { readPrintFaces } from '../../pipeline/edge/fonts.ts';
import { type Coverage, findMissingGlyphs } from '../../pipeline/render/missing-glyphs.ts';

const face = (family: string, role: string, coverage: Coverage['coverage']): Coverage => ({
  family,
  role,
  coverage,
});
const all: Coverage['coverage'] = [[0x20, 0xffff]];
const common: Coverage['coverage'] = [
  [0x20, 0x7e],
  [0x3000, 0x9fa5],
];
const faces = [
  face('duban-fangsong', '仿宋', common),
  face('duban-kai', '楷体', common),
  face('duban-hei', '黑体', all),
  face('duban-song', '宋体', all),
  face('duban-title', '小标宋', all),
  ...['duban-rare-song', 'duban-rare-hei', 'duban-rare-title'].map((family) => face(family, '补缺', all)),
];
const found = (html: string, among: readonly Coverage[] = faces) =>
  findMissingGlyphs(html, among).map(({ code, message }) => [code, message.slice(0, 12)]);

describe('each character that its face lacks', () => {
  it.each([
    ['in running text is noted once', '<p>㎡和镕㎡</p>', []],
    ['of Latin Extended is borrowed', '<p>é镕é</p>', [['glyph-borrowed', '“é”（U+00E9）不']]],
    [
      'of a heading is measured by the heading’s face',
      '<h3>é</h3><h2>é</h2>',
      [['glyph-borrowed', '“é”（U+00E9）不']],
    ],
    ['in a table is measured by 宋体', '<table class="compact"><td>é</td></table>', []],
    ['in an attribute or an entity is no character', '<p class="é">&amp;&#x27;</p>', []],
    ['that no face has is a warning', '<p>𠮷</p>', [['glyph-missing', '“𠮷”（U+20BB7']]],
  ])('%s', (_, html, expected) => {
    expect(found(html)).toEqual(expected);
  });

  it('is found in the faces of this machine', () => {
    expect(found('<p>各国进出口总额</p><h1 class="title">通报</h1>', readPrintFaces())).toEqual([]);
    const rare = found('<p>\u{2ffff}</p>', readPrintFaces());
    expect(rare.map(([code]) => code)).toEqual(['glyph-missing']);
  });

  it('needs every face', () => {
    expect(() => findMissingGlyphs('<p>甲</p>', [])).toThrow('fonts.json');
  });
});
