import type { IssueCode } from '../values/issue.ts';
import { inMegabytes, LIMITS } from './limits.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';

/** A finding about a whole file, before anybody gave it a place. */
export type FileFinding = {
  readonly code: IssueCode;
  readonly values: Readonly<Record<string, string | number>>;
};

/** What a file is, by its content alone: a name may say anything. */
export type FileKind =
  | { readonly kind: 'workbook'; readonly entries: readonly ZipEntry[] }
  | { readonly kind: 'text' }
  | { readonly kind: 'refused'; readonly finding: FileFinding };

export function sniffFile(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) return refuse('file-empty');
  if (bytes.length > LIMITS.fileBytes) return refuse('file-too-large', tooLarge(bytes.length));
  if (startsWith(bytes, [0x50, 0x4b])) return sniffZip(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return sniffCompound(bytes);
  const known = SIGNATURES.find(({ signature }) => startsWith(bytes, signature));
  if (known) return refuse('file-foreign', { kind: known.kind });
  return sniffText(bytes);
}

/** Values of a `file-too-large` finding. */
export function tooLarge(size: number): Readonly<Record<string, string>> {
  return { size: inMegabytes(size), limit: inMegabytes(LIMITS.fileBytes) };
}

export const DAMAGED: FileFinding = {
  code: 'file-unreadable',
  values: { reason: '文件不完整或已损坏' },
};

const SIGNATURES: readonly { readonly signature: readonly number[]; readonly kind: string }[] = [
  { signature: ascii('%PDF'), kind: 'PDF 文档' },
  { signature: [0x89, 0x50, 0x4e, 0x47], kind: 'PNG 图片' },
  { signature: [0xff, 0xd8, 0xff], kind: 'JPEG 图片' },
  { signature: ascii('GIF8'), kind: 'GIF 图片' },
  { signature: ascii('II*'), kind: 'TIFF 图片' },
  { signature: ascii('RIFF'), kind: '图片或音视频' },
  { signature: ascii('Rar!'), kind: 'RAR 压缩包' },
  { signature: [0x37, 0x7a, 0xbc, 0xaf], kind: '7z 压缩包' },
  { signature: [0x1f, 0x8b], kind: 'GZ 压缩包' },
  { signature: ascii('{\\rtf'), kind: 'RTF 文档' },
];

/** By the part that only this kind of package has; the first that is there decides. */
const PACKAGES: readonly (readonly [part: RegExp, code: IssueCode, kind: string])[] = [
  [/^xl\/vbaProject\.bin$/i, 'file-macro', ''],
  [/^xl\/macrosheets\//i, 'file-macro', ''],
  [/^xl\/workbook\.bin$/i, 'file-old-format', 'Excel 二进制工作簿 .xlsb'],
  [/^word\//i, 'file-foreign', 'Word 文档'],
  [/^ppt\//i, 'file-foreign', '演示文稿'],
  [/^OFD\.xml$/i, 'file-foreign', 'OFD 版式文件'],
];

function sniffZip(bytes: Uint8Array): FileKind {
  const entries = readZipDirectory(bytes, LIMITS.entries);
  if (entries === null) return { kind: 'refused', finding: DAMAGED };
  if (entries.length === 0) return refuse('file-empty');
  if (entries.some(({ encrypted }) => encrypted)) return refuse('file-password');
  const known = PACKAGES.find(([part]) => entries.some(({ name }) => part.test(name)));
  if (known) return refuse(known[1], { kind: known[2] });
  if (entries.some(({ name }) => name === 'xl/workbook.xml')) return { kind: 'workbook', entries };
  const mimetype = entries.find(({ name, method }) => name === 'mimetype' && method === 0);
  return refuse('file-foreign', { kind: mimetype ? openDocumentKind(mimetype) : 'ZIP 压缩包' });
}

function openDocumentKind({ compressed }: ZipEntry): string {
  return Buffer.from(compressed).includes('spreadsheet')
    ? 'OpenDocument 表格 .ods，请另存为 .xlsx'
    : 'OpenDocument 文档';
}

/** OLE compound files name their streams in UTF-16: an encrypted package, or an office file from before 2007. */
function sniffCompound(bytes: Uint8Array): FileKind {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const has = (stream: string) => content.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) return refuse('file-password');
  if (has('WordDocument')) return refuse('file-foreign', { kind: '旧版 Word 文档 .doc' });
  if (has('PowerPoint Document')) return refuse('file-foreign', { kind: '旧版演示文稿 .ppt' });
  return refuse('file-old-format', { kind: has('ETExtData') ? 'WPS 表格 .et' : '.xls 或 .et' });
}

function sniffText(bytes: Uint8Array): FileKind {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  if (/^[^<]{0,8}<\?xml[\s\S]*urn:schemas-microsoft-com:office:spreadsheet/.test(start))
    return refuse('file-old-format', { kind: 'XML 表格 2003' });
  if (/^[^<]{0,16}<(?:!doctype html|html|head|meta|table|style)\b/i.test(start))
    return refuse('file-old-format', { kind: '扩展名为 .xls 的网页，并非真正的 Excel 文件' });
  if (/^MIME-Version:/i.test(start)) return refuse('file-old-format', { kind: '单个文件网页 .mht' });
  const utf16 = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  if (utf16) return refuse('encoding-unknown');
  if (bytes.includes(0)) return refuse('file-unreadable', { reason: '内容不是表格，可能已损坏' });
  return { kind: 'text' };
}

function refuse(code: IssueCode, values: Readonly<Record<string, string | number>> = {}): FileKind {
  return { kind: 'refused', finding: { code, values } };
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}
