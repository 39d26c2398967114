import type ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';

/**
 * A workbook as the same bytes every time: exceljs stamps each entry with the current time, so the package is put
 * together again under one time. A date given by its local parts is the same in the zip in every time zone.
 */
export async function workbookBytes(workbook: ExcelJS.Workbook): Promise<Uint8Array> {
  const stamped = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  return zipSync(unzipSync(new Uint8Array(stamped)), { mtime: new Date(2024, 0, 1, 12), level: 6 });
}
