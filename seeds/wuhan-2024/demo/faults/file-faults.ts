import { strToU8, unzipSync, zipSync } from 'fflate';

/** Files that cannot be read as workbooks, made by hand: no office program would write them so small. */

const STAMP = { mtime: new Date(2024, 0, 1, 12) } as const;

/** The first part of a workbook: its directory is missing. */
export function truncated(workbook: Uint8Array): Uint8Array {
  return workbook.slice(0, Math.floor(workbook.length * 0.6));
}

/** The same workbook with a macro project, of the type that says so. */
export function withMacro(workbook: Uint8Array): Uint8Array {
  const parts = unzipSync(workbook);
  const types = new TextDecoder().decode(parts['[Content_Types].xml']);
  const macroTypes = types
    .replace('spreadsheetml.sheet.main+xml', 'ms-excel.sheet.macroEnabled.main+xml')
    .replace(
      '</Types>',
      '<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
    );
  return zipSync(
    { ...parts, '[Content_Types].xml': strToU8(macroTypes), 'xl/vbaProject.bin': compoundFile(['VBA']) },
    STAMP,
  );
}

/** A Word document of one sentence. */
export function wordDocument(sentence: string): Uint8Array {
  const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const types = 'http://schemas.openxmlformats.org/package/2006/content-types';
  const parts = {
    '[Content_Types].xml': `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${word}"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relationships}"><Relationship Id="r1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document xmlns:w="${main}"><w:body><w:p><w:r><w:t>${sentence}</w:t></w:r></w:p></w:body></w:document>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
    STAMP,
  );
}

/** What Excel makes of a workbook with a password: a compound file with two streams. */
export function passwordProtected(): Uint8Array {
  return compoundFile(['EncryptionInfo', 'EncryptedPackage']);
}

/** What Excel 97–2003 made: a compound file with the stream `Workbook`. */
export function oldWorkbook(): Uint8Array {
  return compoundFile(['Workbook']);
}

const SECTOR = 512;
const END_OF_CHAIN = 0xfffffffe;
const FREE = 0xffffffff;

/** A minimal compound file (MS-CFB): header, one sector of the allocation table, one of the directory, no content. */
function compoundFile(streams: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(SECTOR * 3).fill(0);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const header: readonly (readonly [offset: number, value: number])[] = [
    [24, 0x003e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ];
  for (const [offset, value] of header) view.setUint16(offset, value, true);
  const counts: readonly (readonly [offset: number, value: number])[] = [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, END_OF_CHAIN],
    [68, END_OF_CHAIN],
  ];
  for (const [offset, value] of counts) view.setUint32(offset, value, true);
  for (let index = 0; index < 109; index += 1) view.setUint32(76 + index * 4, index === 0 ? 0 : FREE, true);
  for (let index = 0; index < 128; index += 1) view.setUint32(SECTOR + index * 4, FREE, true);
  view.setUint32(SECTOR, 0xfffffffd, true);
  view.setUint32(SECTOR + 4, END_OF_CHAIN, true);
  ['Root Entry', ...streams].forEach((name, index) => {
    writeDirectoryEntry(view, SECTOR * 2 + index * 128, name, index === 0);
  });
  return bytes;
}

function writeDirectoryEntry(view: DataView, offset: number, name: string, root: boolean): void {
  [...name].forEach((letter, index) => {
    view.setUint16(offset + index * 2, letter.charCodeAt(0), true);
  });
  view.setUint16(offset + 64, (name.length + 1) * 2, true);
  view.setUint8(offset + 66, root ? 5 : 2);
  view.setUint8(offset + 67, 1);
  for (const link of [68, 72, 76]) view.setUint32(offset + link, FREE, true);
  view.setUint32(offset + 116, END_OF_CHAIN, true);
}
