import type ExcelJS from 'exceljs';
import { monthInWords } from '../../../../pipeline/values/period.ts';
import type { Form } from '../model/form.ts';
import { formWorkbook } from '../workbook/form-workbook.ts';

/** A form as one CSV table after the other, as a unit saves it: every cell as text, each sheet's rows below the last. */
export function formCsv(form: Form): string {
  const sheets = formWorkbook(form, '').worksheets;
  const rows = sheets.flatMap((sheet) => {
    const texts: string[] = [];
    sheet.eachRow((row, number) => {
      if (number > 1) texts.push(csvRow(row, form));
    });
    return texts;
  });
  return `${rows.join('\r\n')}\r\n`;
}

function csvRow(row: ExcelJS.Row, form: Form): string {
  const cells = Array.from({ length: row.cellCount }, (_, index) => row.getCell(index + 1).value);
  return cells
    .map((value) => quoted(value instanceof Date ? monthInWords(form.period) : String(value ?? '')))
    .join(',');
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
