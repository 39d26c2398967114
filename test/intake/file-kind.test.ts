import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { sniffFile } from '../../pipeline/intake/file-kind.ts';
import { LIMITS } from '../../pipeline/intake/limits.ts';

const zip = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, strToU8(`<${name}/>`)])));
const ole = (...streams: string[]) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(1024),
    ...streams.map((name) => Buffer.from(name, 'utf16le')),
  ]);
const opened = (flag: number) => {
  const bytes = Buffer.from(zip('xl/workbook.xml'));
  const central = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  bytes.writeUInt16LE(flag, central + 8);
  return bytes;
};
const workbook = zip('[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml');

function told(bytes: Uint8Array): string {
  const file = sniffFile(bytes);
  if (file.kind !== 'refused') return file.kind;
  const { code, values } = file.finding;
  return [code, ...Object.values(values)].join(' ');
}

describe('sniffFile', () => {
  it.each<[string, Uint8Array, string | RegExp]>([
    ['xlsx', workbook, 'workbook'],
    ['xlsx with backslashes', zip('xl\\workbook.xml'), 'workbook'],
    ['xlsx with a leading slash', zip('/xl/workbook.xml'), 'workbook'],
    ['csv', strToU8('指标编码,报告期\n'), 'text'],
    ['nothing', new Uint8Array(), 'file-empty'],
    ['an empty zip', zipSync({}), 'file-empty'],
    ['too large', new Uint8Array(LIMITS.fileBytes + 1), 'file-too-large 20 MB 20 MB'],
    ['xlsm', zip('xl/workbook.xml', 'xl/vbaProject.bin'), 'file-macro '],
    ['old macro sheets', zip('xl/workbook.xml', 'xl/macrosheets/sheet1.xml'), 'file-macro '],
    ['xlsb', zip('xl/workbook.bin'), /^file-old-format .*xlsb/],
    ['docx', zip('[Content_Types].xml', 'word/document.xml'), 'file-foreign Word 文档'],
    ['pptx', zip('ppt/presentation.xml'), 'file-foreign 演示文稿'],
    ['ofd', zip('OFD.xml', 'Doc_0/Document.xml'), /^file-foreign OFD/],
    [
      'ods',
      zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] }),
      /^file-foreign .*\.ods/,
    ],
    [
      'odt',
      zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }] }),
      'file-foreign OpenDocument 文档',
    ],
    ['zip', zip('a.txt'), 'file-foreign ZIP 压缩包'],
    ['zip with a password', opened(1), 'file-password'],
    ['truncated', workbook.subarray(0, workbook.length - 30), /^file-unreadable/],
    ['truncated to a few bytes', workbook.subarray(0, 5), /^file-unreadable/],
    ['xls', ole('Workbook'), 'file-old-format .xls 或 .et'],
    ['et', ole('Workbook', 'ETExtData'), 'file-old-format WPS 表格 .et'],
    ['xlsx with a password', ole('EncryptionInfo', 'EncryptedPackage'), 'file-password'],
    ['doc', ole('WordDocument'), /^file-foreign .*\.doc/],
    ['ppt', ole('PowerPoint Document'), /^file-foreign .*\.ppt/],
    [
      'html called xls',
      strToU8('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table>'),
      /^file-old-format .*网页/,
    ],
    ['html fragment', strToU8('\ufeff\n<table><tr><td>1</td></tr></table>'), /^file-old-format .*网页/],
    ['html with a doctype', strToU8('<!DOCTYPE html><html>'), /^file-old-format .*网页/],
    [
      'xml 2003',
      strToU8('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
      /^file-old-format XML/,
    ],
    ['mht', strToU8('MIME-Version: 1.0\r\nContent-Type: multipart/related'), /^file-old-format .*\.mht/],
    ['pdf', strToU8('%PDF-1.7'), 'file-foreign PDF 文档'],
    ['png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'file-foreign PNG 图片'],
    ['jpeg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), 'file-foreign JPEG 图片'],
    ['rar', strToU8('Rar!\u001a\u0007'), 'file-foreign RAR 压缩包'],
    ['7z', new Uint8Array([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]), 'file-foreign 7z 压缩包'],
    ['gz', new Uint8Array([0x1f, 0x8b, 8]), 'file-foreign GZ 压缩包'],
    ['utf-16 text', Buffer.from('\ufeff指标', 'utf16le'), 'encoding-unknown'],
    ['noise', new Uint8Array([1, 2, 0, 3, 4]), /^file-unreadable/],
  ])('%s', (_, bytes, expected) => {
    if (typeof expected === 'string') expect(told(bytes)).toBe(expected);
    else expect(told(bytes)).toMatch(expected);
  });
});
