import { crc32, deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';

/** The bytes of a workbook that exceljs writes. */
export async function writeWorkbook(fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

export const ROWS_BEFORE =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
export const ROWS_AFTER = '</sheetData></worksheet>';

/** A workbook of one sheet from its XML, for what exceljs would never write. */
export function zipWorkbook(
  sheet: string | Uint8Array,
  others: Record<string, string | Uint8Array> = {},
): Uint8Array {
  const parts: Record<string, string | Uint8Array> = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="数据" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': sheet,
    ...others,
  };
  return zip(parts);
}

/** A zip file by the machine's own zlib: fflate takes seconds for the hundreds of megabytes of a bomb. */
function zip(parts: Record<string, string | Uint8Array>): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, part] of Object.entries(parts)) {
    const content = Buffer.from(part);
    const compressed = deflateRawSync(content);
    const sizes = [crc32(content), compressed.length, content.length];
    const header = numbers([20, 0, 8, 0, 0], sizes, [Buffer.byteLength(name), 0]);
    local.push(Buffer.from('PK\u0003\u0004'), header, Buffer.from(name), compressed);
    central.push(Buffer.from('PK\u0001\u0002'), numbers([20], [], []), header);
    central.push(numbers([0, 0, 0], [0, offset], []), Buffer.from(name));
    offset += 4 + header.length + Buffer.byteLength(name) + compressed.length;
  }
  const [count, size] = [Object.keys(parts).length, Buffer.concat(central).length];
  const end = [Buffer.from('PK\u0005\u0006'), numbers([0, 0, count, count], [size, offset], [0])];
  return Buffer.concat([...local, ...central, ...end]);
}

/** Little-endian numbers of two bytes, then of four, then of two again. */
function numbers(shorts: number[], longs: number[], last: number[]): Buffer {
  const short = (value: number) => Buffer.from(Uint16Array.of(value).buffer);
  const long = (value: number) => Buffer.from(Uint32Array.of(value).buffer);
  return Buffer.concat([...shorts.map(short), ...longs.map(long), ...last.map(short)]);
}
