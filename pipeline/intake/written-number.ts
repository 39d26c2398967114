import type { DataItem } from '../plan/plan.ts';
import { readAssessment } from './cells/assessment.ts';
import { type NumberReading, readNumber, type WrittenNumber } from './cells/number.ts';
import { type Finding, finding } from './finding.ts';
import { VALUE_COLUMN_NAMES, type ValueRole } from './header.ts';
import type { RawCell } from './workbook.ts';

/**
 * The number in a value column.
 * @param list the list's name where the item asks for being on it.
 * @returns null where the cell says that the column is not for this item (— under 当月值 for a stock).
 */
export function findNumber(
  cell: RawCell,
  role: ValueRole,
  item: DataItem,
  list: string | null,
): WrittenNumber | Finding | null {
  const reading = item.nature === 'assessment' ? readAssessment(cell, list) : readNumber(cell);
  const fits = (role === 'stock') === (item.nature !== 'flow');
  if (fits) return reading.kind === 'number' ? reading : refuseReading(reading, cell);
  if (reading.kind === 'missing') return null;
  return reading.kind === 'number' ? wrongColumn(item, role) : refuseReading(reading, cell);
}

function refuseReading(reading: Exclude<NumberReading, WrittenNumber>, cell: RawCell): Finding {
  const printed = cell.shown;
  switch (reading.kind) {
    case 'missing':
      return finding('number-missing', { printed });
    case 'unreadable':
      return finding('number-unreadable', { printed });
    case 'error':
      return finding('cell-error', { printed });
    case 'formulaWithoutResult':
      return finding('formula-without-result');
    case 'otherType':
      return finding('value-not-number-type', { kind: reading.type });
  }
}

function wrongColumn(item: DataItem, role: ValueRole): Finding {
  const expected = VALUE_COLUMN_NAMES[item.nature === 'flow' ? 'ytd' : 'stock'];
  return finding('value-column', { name: item.name, expected, actual: VALUE_COLUMN_NAMES[role] });
}
