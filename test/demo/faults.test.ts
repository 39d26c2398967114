import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ISSUE_CATALOGUE } from '../../pipeline/values/issue-catalogue.ts';
import { faultyWorkbooks } from '../../seeds/wuhan-2024/demo/dataset.ts';
import { encodeGb18030 } from '../../seeds/wuhan-2024/demo/faults/gb18030.ts';
import { readFaults } from '../../seeds/wuhan-2024/demo/faults/read-faults.ts';

const list = readFaults();
let files: Map<string, Uint8Array>;
beforeAll(async () => {
  files = await faultyWorkbooks();
});

const bytesOf = (file: string) => files.get(`${list.folder}/${file}`);
const open = async (file: string) => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytesOf(file) ?? []) as unknown as ArrayBuffer);
  return workbook;
};

describe('the list', () => {
  it.each([
    'number-unreadable',
    'cell-error',
    'formula-without-result',
    'value-column',
    'value-out-of-range',
    'indicator-unknown',
    'unit-unknown',
    'period-unreadable',
    'measure-currency',
    'measure-unknown',
    'measure-missing',
    'number-missing',
    'value-fraction',
    'value-negative',
    'ytd-mismatch',
    'month-negative',
    'figure-revised',
    'figure-conflict',
    'magnitude-jump',
    'file-password',
    'file-unreadable',
    'file-empty',
    'file-foreign',
    'file-macro',
    'file-old-format',
    'file-duplicate',
    'milestone-unknown',
    'state-unknown',
    'unit-late',
    'unit-not-reported',
  ] satisfies (keyof typeof ISSUE_CATALOGUE)[])('has %s', (code) => {
    expect(list.faults.filter((fault) => fault.code === code)).toHaveLength(1);
  });

  it('says of each what it is', () => {
    for (const { about } of list.faults) expect(about).toMatch(/^[\p{Script=Han}\d]/u);
  });
});

describe('the faulty month', () => {
  it('stands in a folder of its own, after the sound months', () => {
    const folders = new Set(
      [...files.keys()].filter((path) => path.includes('/')).map((path) => path.split('/')[0]),
    );
    expect([...folders].slice(-2)).toEqual(['2025-08', list.folder]);
  });

  it('holds in each cell what the list says', async () => {
    for (const fault of list.faults) {
      if (fault.make !== undefined || fault.cell === undefined || fault.add) continue;
      const cell = (await open(fault.file)).getWorksheet(fault.sheet)?.getCell(fault.cell);
      const { put } = fault;
      const held = typeof put === 'object' && put !== null ? cell?.formula : cell?.value;
      expect([fault.about, held]).toEqual([
        fault.about,
        typeof put === 'object' && put !== null ? put.formula : put,
      ]);
    }
  });

  it('has formulas with an error and without a result', async () => {
    const sheet = (await open('市商务局.xlsx')).getWorksheet('指标数据');
    expect(sheet?.getCell('E12').result).toEqual({ error: '#DIV/0!' });
    expect(sheet?.getCell('E7').result).toBeUndefined();
  });

  it('has files of every kind that cannot be read', () => {
    expect(bytesOf('市税务局.xlsx')).toHaveLength(0);
    expect(bytesOf('武汉投控集团.xlsx')).toBeUndefined();
    expect([...(bytesOf('市自然资源和城乡建设局.xlsx')?.slice(0, 4) ?? [])]).toEqual([
      0xd0, 0xcf, 0x11, 0xe0,
    ]);
    expect(() => unzipSync(bytesOf('市数据局.xlsx') ?? new Uint8Array())).toThrow();
    expect(Object.keys(unzipSync(bytesOf('武汉海关.xlsm') ?? new Uint8Array()))).toContain(
      'xl/vbaProject.bin',
    );
    expect(bytesOf('武汉海关.xlsx')).toBeUndefined();
    expect(bytesOf('市商务局（副本）.xlsx')).toEqual(bytesOf('市商务局.xlsx'));
  });

  it('has a form in which nothing is filled in', async () => {
    const workbook = await open('市贸促会.xlsx');
    const answers = (column: string) =>
      workbook.worksheets.flatMap((sheet) => [5, 6].map((row) => sheet.getCell(`${column}${row}`).value));
    expect(answers('A')).toEqual(['leaders-exhibitions', 'support-rcep-training']);
    expect([...answers('D'), ...answers('F')]).toEqual([null, null, null, null]);
  });

  it('has a CSV of which every character is GB18030', () => {
    const bytes = bytesOf('长江新区管委会.csv') ?? new Uint8Array();
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    expect(text).toContain('填报单位：长江新区管委会');
    expect(text).toMatch(/yangluo-park-trade,[^\n]*,"753,829",/);
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
  });
});

describe('GB18030', () => {
  it('comes back as it was', () => {
    const text = '汉字，标点“”—…（）ABC 123￥№堃喆';
    expect(new TextDecoder('gb18030').decode(encodeGb18030(text))).toBe(text);
  });

  it('refuses what has no two-byte code', () => {
    expect(() => encodeGb18030('😀')).toThrow(RangeError);
  });
});
