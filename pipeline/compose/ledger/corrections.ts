import { decimal } from '../../values/decimal.ts';
import type { Change, Correction } from '../correction.ts';
import { dateInWords } from '../spans.ts';
import { type Column, type LedgerSheet, number, tableSheet, text } from './model.ts';

/** 更正: what this version says otherwise than the one before it; the reasons are told in the 通报. */
export function correctionSheet({ date, changes }: Correction): LedgerSheet {
  return tableSheet('更正', COLUMNS, changes, {
    note: `本版更正${dateInWords(date)}印发的版本；更正的原因见通报的更正说明`,
  });
}

const COLUMNS: readonly Column<Change>[] = [
  {
    header: '序号',
    width: 6,
    align: 'center',
    cell: (_, at) => number(decimal(at + 1), { measure: '', decimals: 0 }),
  },
  { header: '事项', width: 44, cell: ({ name }) => text(name) },
  { header: '更正前', width: 60, cell: ({ before }) => text(before) },
  { header: '更正后', width: 60, cell: ({ after }) => text(after) },
];
