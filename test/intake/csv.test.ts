import { describe, expect, it } from 'vitest';
import { readCsv } from '../../pipeline/intake/csv.ts';
import { LIMITS } from '../../pipeline/intake/limits.ts';

function told(bytes: Uint8Array): string {
  const read = readCsv(bytes);
  if ('code' in read) return read.code;
  const [sheet] = read.workbook.sheets;
  const cells =
    sheet?.rows.flatMap((row) => row.cells.map(({ address, shown }) => `${address}=${shown}`)) ?? [];
  return [`${sheet?.name}${read.cut ? ' cut' : ''}`, ...cells].join('|');
}

/** 指标,报告期 and 进出口额,2025年6月 in GB18030. */
const GB18030 = Buffer.from('d6b8b1ea2cb1a8b8e6c6da0abdf8b3f6bfdab6ee2c32303235c4ea36d4c2', 'hex');

describe('readCsv', () => {
  it.each<[string, Uint8Array, string]>([
    [
      'utf-8',
      Buffer.from('指标,报告期\n进出口额,2025年6月\n'),
      'CSV|A1=指标|B1=报告期|A2=进出口额|B2=2025年6月',
    ],
    [
      'utf-8 with its mark',
      Buffer.from('\ufeff指标,报告期\r\n进出口额,2025年6月'),
      'CSV|A1=指标|B1=报告期|A2=进出口额|B2=2025年6月',
    ],
    ['gb18030', GB18030, 'CSV|A1=指标|B1=报告期|A2=进出口额|B2=2025年6月'],
    [
      'quotes, separators and line breaks in a cell',
      Buffer.from('"1,234.5","他说""好""","两\n行"\n,,3'),
      'CSV|A1=1,234.5|B1=他说"好"|C1=两 行|C2=3',
    ],
    ['tabs', Buffer.from('指标\t累计\na,b\t3'), 'CSV|A1=指标|B1=累计|A2=a,b|B2=3'],
    ['blank lines count', Buffer.from('a\n\n\nb'), 'CSV|A1=a|A4=b'],
    ['rows of any length', Buffer.from('a,b,c\nd\n'), 'CSV|A1=a|B1=b|C1=c|A2=d'],
    ['a lone quotation mark', Buffer.from('5"管,3\n'), 'CSV|A1=5"管|B1=3'],
    ['only spaces', Buffer.from(' \n\n'), 'file-empty'],
    ['neither', Buffer.from([0x61, 0xff, 0xfe, 0x81, 0x0a]), 'encoding-unknown'],
    ['control characters', Buffer.from('a\u0001\u0002b,c'), 'encoding-unknown'],
    ['an open quotation', Buffer.from('"a,b\nc,d'), 'file-unreadable'],
  ])('%s', (_, bytes, expected) => {
    expect(told(bytes)).toBe(expected);
  });

  it('stops after as many rows and columns as a sheet may have', () => {
    const long = readCsv(Buffer.from('a\n'.repeat(LIMITS.rows + 5)));
    expect('code' in long || [long.cut, long.workbook.sheets[0]?.rows.length]).toEqual([true, LIMITS.rows]);
    const wide = readCsv(Buffer.from(`${'a,'.repeat(LIMITS.columns + 5)}a`));
    expect('code' in wide || wide.workbook.sheets[0]?.rows[0]?.cells.length).toBe(LIMITS.columns);
  });
});
