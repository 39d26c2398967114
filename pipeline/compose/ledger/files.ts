import { decimal } from '../../values/decimal.ts';
import type { ComposeInput, ReportInput } from '../context.ts';
import { fileAnchor } from './anchors.ts';
import { type Column, type LedgerSheet, number, tableSheet, text } from './model.ts';

/** Names that people know, by sha-256. */
export function fileNames({ inputs }: Pick<ComposeInput, 'inputs'>): ReadonlyMap<string, string> {
  return new Map(inputs.map(({ sha256, name }) => [sha256, name]));
}

/** The beginning of a checksum, enough to tell files apart by eye. */
export function shortDigest(sha256: string): string {
  return sha256.slice(0, 12);
}

/** 填报文件: every file that was read, with the whole of its checksum. */
export function fileSheet({ inputs }: Pick<ComposeInput, 'inputs'>): LedgerSheet {
  return tableSheet('填报文件', COLUMNS, inputs, {
    note: '本期读取的全部文件；校验值相同，内容就逐字节相同',
    anchor: ({ sha256 }) => fileAnchor(sha256),
  });
}

const COUNT = { measure: '', decimals: 0 };

const COLUMNS: readonly Column<ReportInput>[] = [
  { header: '序号', width: 7, align: 'center', cell: (_, at) => number(decimal(at + 1), COUNT) },
  { header: '文件', width: 50, cell: ({ name }) => text(name) },
  { header: '填报单位', width: 26, cell: ({ unit }) => text(unit ?? null) },
  { header: '字节数', width: 12, cell: ({ bytes }) => number(decimal(bytes), COUNT) },
  { header: '校验值（SHA-256）', width: 68, cell: ({ sha256 }) => text(sha256) },
];
