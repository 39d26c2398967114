import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../pipeline/intake/limits.ts';
import { slimSheet } from '../../pipeline/intake/slim-sheet.ts';

/** Feeds the XML in pieces of this many bytes. */
function slim(xml: string, piece = 1 << 20) {
  const slimmer = slimSheet();
  const bytes = Buffer.from(xml);
  for (let at = 0; at < bytes.length; at += piece) slimmer.take(bytes.subarray(at, at + piece));
  const { xml: kept, ...rest } = slimmer.finish();
  const rows =
    kept &&
    Buffer.from(kept)
      .toString('utf8')
      .replace(/^<worksheet><sheetData>|<\/sheetData><\/worksheet>$/g, '');
  return { rows, ...rest };
}

const sheet = (rows: string, after = '') =>
  `<worksheet><cols/><sheetData>${rows}</sheetData>${after}</worksheet>`;

describe('slimSheet', () => {
  it.each([
    ['a value', '<row r="1"><c r="A1"><v>1</v></c></row>', '<row r="1"><c r="A1"><v>1</v></c></row>'],
    ['an empty row', '<row r="1" s="2"/><row r="2"></row>', ''],
    [
      'empty cells',
      '<row r="1"><c r="A1" s="1"/><c r="B1"></c><c r="C1"><v></v></c><c r="D1"><v/></c></row>',
      '',
    ],
    [
      'an empty cell among others',
      '<row r="1"><c r="A1" s="1"/><c r="B1"><v>0</v></c></row>',
      '<row r="1"><c r="B1"><v>0</v></c></row>',
    ],
    [
      'a formula with a result',
      '<row r="1"><c r="A1"><f>B1</f><v>0</v></c></row>',
      '<row r="1"><c r="A1"><v>0</v></c></row>',
    ],
    [
      'a formula without one',
      '<row r="1"><c r="A1"><f>B1</f></c></row>',
      '<row r="1"><c r="A1"><f>B1</f></c></row>',
    ],
    ['a formula of nothing', '<row r="1"><c r="A1" t="str"><f>B1</f><v></v></c></row>', ''],
    [
      'a text',
      '<row r="1"><c r="A1" t="inlineStr"><is><t>字</t></is></c></row>',
      '<row r="1"><c r="A1" t="inlineStr"><is><t>字</t></is></c></row>',
    ],
    [
      'an ISO date',
      '<row r="1"><c r="A1" t="d"><v>2025-06-30</v></c></row>',
      '<row r="1"><c r="A1" t="str"><v>2025-06-30</v></c></row>',
    ],
  ])('%s', (_, rows, kept) => {
    expect(slim(sheet(rows))).toMatchObject({ rows: kept, cut: false, merges: [] });
  });

  it('keeps the merged ranges', () => {
    const merges =
      '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell xr:uid="1" ref="C3:XFD1048576"/></mergeCells>';
    expect(slim(sheet('', merges)).merges).toEqual([
      { top: 1, left: 1, bottom: 2, right: 2 },
      { top: 3, left: 3, bottom: 1048576, right: 16384 },
    ]);
    expect(slim('<worksheet><sheetData/><mergeCell ref="A1:B2"/></worksheet>').merges).toHaveLength(1);
  });

  it('takes off a prefix', () => {
    expect(
      slim(
        '<x:worksheet><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      ).rows,
    ).toBe('<row r="1"><c r="A1"><v>1</v></c></row>');
  });

  it('does not depend on where the pieces are cut', () => {
    const row = fc.constantFrom(
      (r: number) => `<row r="${r}"/>`,
      (r: number) => `<row r="${r}" s="1"><c r="A${r}" s="1"/></row>`,
      (r: number) => `<row r="${r}"><c r="A${r}"><v>${r}</v></c><c r="B${r}"/></row>`,
      (r: number) => `<row r="${r}"><c r="A${r}" t="inlineStr"><is><t>指标&lt;row&gt;</t></is></c></row>\n`,
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.integer({ min: 1, max: 40 }), (rows, piece) => {
        const xml = sheet(rows.map((make, index) => make(index + 1)).join(''), '<mergeCell ref="A1:B2"/>');
        expect(slim(xml, piece)).toEqual(slim(xml));
      }),
    );
    // Long enough that the rows are taken in several goes.
    const many = Array.from(
      { length: 20_000 },
      (_, r) => `<row r="${r}"><c r="A${r}"><v>${r}</v></c></row>`,
    ).join('');
    expect(slim(sheet(many), 4096).rows).toBe(many);
  });

  it('stops at the row limit, counts cells, refuses what never ends', () => {
    const row = (r: number) => `<row r="${r}"><c r="A${r}"><v>1</v></c><c r="B${r}"><v>1</v></c></row>`;
    const rows = Array.from({ length: LIMITS.rows + 3 }, (_, index) => row(index + 1));
    const { rows: kept, cut, cells } = slim(sheet(rows.join('')), 65_536);
    expect([kept?.endsWith(row(LIMITS.rows)), cut, cells]).toEqual([true, true, LIMITS.rows * 2]);
    expect(slim(sheet(rows.slice(0, LIMITS.rows).join(''))).cut).toBe(false);
    expect(slim(`<worksheet><sheetData><row r="1">${' '.repeat(9 * 1024 * 1024)}`, 1 << 20).rows).toBeNull();
  });
});
