import { describe, expect, it } from 'vitest';
import { renumberIds } from '../../pipeline/edge/pdf-ids.ts';

function renumbered(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  renumberIds(bytes);
  return bytes.toString('latin1');
}

describe('renumberIds', () => {
  it.each([
    ['/ID (node00001840) /ID (node00001839)', '/ID (node00000002) /ID (node00000001)'],
    [
      '/ID (node00000007) [(node00000007) (node00000009)]',
      '/ID (node00000001) [(node00000001) (node00000002)]',
    ],
    ['node00001840 and \xff(node0000184)', 'node00001840 and \xff(node0000184)'],
    ['', ''],
  ])('%s', (before, after) => expect(renumbered(before)).toBe(after));

  it('gives the same bytes wherever Chromium began to count', () => {
    const from = (start: number) =>
      [3, 1, 2, 3, 1].map((id) => `(node${String(start + id).padStart(8, '0')})`).join(' ');
    expect(renumbered(from(1000))).toBe(renumbered(from(99)));
  });
});
