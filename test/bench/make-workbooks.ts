import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';

/** `node make-workbooks.ts DIR COUNT`: so many workbooks of one unit, each with other figures. */
const [folder = '', count = '0'] = process.argv.slice(2);
for (let index = 0; index < Number(count); index += 1)
  await writeFile(join(folder, `${index}.xlsx`), await workbook(index));

/** A unit's long table of thirty rows; each file differs. */
async function workbook(index: number): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('填报');
  sheet.addRow([`填报单位：市港航局　填报日期：2026-07-${String((index % 9) + 1).padStart(2, '0')}`]);
  sheet.addRow(['指标名称', '报告期', '累计值', '计量单位', '备注']);
  for (let month = 1; month <= 30; month += 1) {
    const period = `${2024 + Math.floor((month - 1) / 12)}-${String(((month - 1) % 12) + 1).padStart(2, '0')}`;
    sheet.addRow([
      '港口集装箱吞吐量',
      period,
      80_000 * (((month - 1) % 12) + 1) + index,
      '标箱',
      `第${index}份`,
    ]);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
