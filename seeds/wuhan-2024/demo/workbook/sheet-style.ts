import type ExcelJS from 'exceljs';

export type Column = { readonly header: string; readonly width: number };

/** Row of the column headers; the data begin below it. */
export const HEADER_ROW = 4;

const THIN: Partial<ExcelJS.Borders> = {
  top: { style: 'thin' },
  left: { style: 'thin' },
  bottom: { style: 'thin' },
  right: { style: 'thin' },
};
const BODY: Partial<ExcelJS.Font> = { name: '宋体', size: 11 };
const DEMO_LINE = '演示数据，本表数字和文字均为虚构，不代表任何单位的真实情况';

/**
 * An empty form: title, the labels of the whole sheet (`填报单位：市商务局`) in given columns, the line that says that
 * it is invented, the headers; columns, panes and printing set.
 */
export function startSheet(
  workbook: ExcelJS.Workbook,
  name: string,
  title: string,
  labels: readonly (readonly [column: number, text: string])[],
  columns: readonly Column[],
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: HEADER_ROW }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
    },
  });
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.mergeCells(1, 1, 1, columns.length);
  put(sheet, 1, 1, title, { name: '黑体', size: 16 }, 'center');
  sheet.getRow(1).height = 30;
  for (const [column, text] of labels) put(sheet, 2, column, text, BODY, 'left', false);
  put(sheet, 3, 1, DEMO_LINE, { ...BODY, color: { argb: 'FFC00000' } }, 'left', false);
  columns.forEach(({ header }, index) => {
    const cell = put(sheet, HEADER_ROW, index + 1, header, { ...BODY, bold: true }, 'center');
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFDDEBF7' } };
    cell.border = THIN;
  });
  sheet.getRow(HEADER_ROW).height = 24;
  return sheet;
}

/** A row of cells with their frames, high enough for its texts; numbers right, `centred` columns there, texts left. */
export function addRow(
  sheet: ExcelJS.Worksheet,
  values: readonly ExcelJS.CellValue[],
  formats: readonly (string | undefined)[],
  centred: ReadonlySet<number>,
): void {
  const row = sheet.addRow(values);
  row.height =
    5 + 15 * Math.max(1, ...values.map((value, index) => linesOf(value, sheet.getColumn(index + 1))));
  values.forEach((value, index) => {
    const cell = row.getCell(index + 1);
    const horizontal = centred.has(index) ? 'center' : typeof value === 'number' ? 'right' : 'left';
    cell.font = BODY;
    cell.border = THIN;
    cell.alignment = { vertical: 'middle', horizontal, wrapText: true };
    const format = formats[index];
    if (format !== undefined) cell.numFmt = format;
  });
}

/** A Chinese character is as wide as two digits, in which Excel counts a column's width. */
function linesOf(value: ExcelJS.CellValue, column: Partial<ExcelJS.Column>): number {
  if (typeof value !== 'string') return 1;
  const width = [...value].reduce((sum, letter) => sum + (letter > '\u2000' ? 2 : 1), 0);
  return Math.ceil(width / ((column.width ?? 10) - 2));
}

function put(
  sheet: ExcelJS.Worksheet,
  row: number,
  column: number,
  text: string,
  font: Partial<ExcelJS.Font>,
  horizontal: 'left' | 'center',
  wrapText = true,
): ExcelJS.Cell {
  const cell = sheet.getCell(row, column);
  cell.value = text;
  cell.font = font;
  cell.alignment = { vertical: 'middle', horizontal, wrapText };
  return cell;
}
