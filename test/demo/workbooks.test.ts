import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  type Dataset,
  makeDataset,
  NotDemonstrationData,
  workbooksOf,
  writeDataset,
} from '../../seeds/wuhan-2024/demo/dataset.ts';

const COMMITTED = fileURLToPath(new URL('../../seeds/wuhan-2024/demo/2025-06/', import.meta.url));
const GENERATOR = fileURLToPath(new URL('../../seeds/wuhan-2024/demo/generate.ts', import.meta.url));

let scratch: string;
let dataset: Dataset;
let files: Map<string, Uint8Array>;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'duban-demo-'));
  dataset = await makeDataset('2025-06');
  const forms = dataset.forms.filter(({ period }) => period >= '2025-05');
  files = await workbooksOf({ ...dataset, forms });
});
afterAll(() => rmSync(scratch, { recursive: true }));

const generate = (folder: string, options: string[], zone = 'UTC') =>
  execFileSync(process.execPath, [GENERATOR, '--out', folder, ...options], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
    stdio: 'pipe',
  });

const hashesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length), createHash('sha256').update(readFileSync(path)).digest('hex')];
    })
    .sort();

const open = async (path: string) => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(files.get(path) ?? []) as unknown as ArrayBuffer);
  return workbook;
};

describe('what is committed', () => {
  it('is what the generator makes of June 2025, to the byte', () => {
    const made = [...files].filter(([path]) => path.startsWith('2025-06/'));
    const names = made.map(([path]) => path.slice('2025-06/'.length));
    expect(readdirSync(COMMITTED).sort()).toEqual(names.sort());
    for (const [path, bytes] of made) {
      const committed = readFileSync(join(COMMITTED, path.slice('2025-06/'.length)));
      expect([path, Buffer.compare(committed, bytes)]).toEqual([path, 0]);
    }
  });
});

describe('the command', () => {
  it('writes the same bytes on any day in any time zone', () => {
    const [shanghai, chicago] = ['a', 'b'].map((name) => join(scratch, name)) as [string, string];
    generate(shanghai, ['--until', '2024-02'], 'Asia/Shanghai');
    generate(chicago, ['--until', '2024-02'], 'America/Chicago');
    expect(hashesBelow(shanghai).length).toBeGreaterThan(40);
    expect(hashesBelow(chicago)).toEqual(hashesBelow(shanghai));
  });

  it('puts dataset.yaml beside the workbooks, which says that all is invented', () => {
    const folder = join(scratch, 'c');
    generate(folder, ['--until', '2024-01']);
    expect(parse(readFileSync(join(folder, 'dataset.yaml'), 'utf8'))).toMatchObject({ demo: true });
  });

  it('replaces what it wrote before, later months included', () => {
    const folder = join(scratch, 'd');
    generate(folder, ['--until', '2024-02']);
    generate(folder, ['--until', '2024-01']);
    expect(readdirSync(folder).sort()).toEqual(['2024-01', 'dataset.yaml', '历史数据（2021—2023年）.xlsx']);
  });

  it.each([[[]], [['--until', '2025']], [['--faults', '--until', '2025-06']], [['--months', '3']]])(
    'says how it is used when given %j',
    (options) => {
      expect(() => generate(join(scratch, 'e'), options.length === 0 ? ['--out'] : options)).toThrow(/用法/);
      expect(existsSync(join(scratch, 'e'))).toBe(false);
    },
  );

  it('leaves a folder alone that holds anything else', async () => {
    const folder = mkdtempSync(join(scratch, 'f'));
    writeFileSync(join(folder, '我的表.xlsx'), 'mine');
    await expect(writeDataset(folder, files)).rejects.toThrow(NotDemonstrationData);
    writeFileSync(join(folder, 'dataset.yaml'), 'demo: true');
    expect(() => generate(folder, ['--until', '2024-01'])).toThrow(/演示数据以外的文件/);
    expect(readdirSync(folder).sort()).toEqual(['dataset.yaml', '我的表.xlsx']);
  });
});

describe('a workbook', () => {
  it('is marked as demonstration data in its properties and on every sheet', async () => {
    for (const path of files.keys()) {
      const workbook = await open(path);
      expect(workbook.keywords).toBe('demo: true');
      for (const sheet of workbook.worksheets) {
        expect([path, sheet.getCell('A3').text]).toEqual([path, expect.stringMatching(/^演示数据.*虚构/)]);
      }
    }
  });

  it('has its labels above the header, and the columns of the long table', async () => {
    const workbook = await open('2025-06/市商务局.xlsx');
    const [figures, steps] = workbook.worksheets as [ExcelJS.Worksheet, ExcelJS.Worksheet];
    const labels = ['A2', 'C2', 'F2'].map((cell) => figures.getCell(cell).text);
    expect(labels).toEqual([
      '填报单位：市商务局',
      '报告期：2025年6月',
      expect.stringMatching(/^填报日期：2025-07-/),
    ]);
    expect(rowTexts(figures, 4)).toEqual([
      '指标编码',
      '指标名称',
      '报告期',
      '当月值',
      '累计值',
      '期末值',
      '计量单位',
      '备注',
    ]);
    expect(rowTexts(steps, 4)).toEqual(['事项编码', '事项名称', '报告期', '状态', '完成时间', '进展情况']);
  });

  it('holds numbers with their format, texts with separators, dates at the first of the month in UTC', async () => {
    const donghu = (await open('2025-06/东湖高新区管委会.xlsx')).getWorksheet('指标数据');
    expect(donghu?.getCell('E5').value).toBe(892.41);
    expect(donghu?.getCell('E5').numFmt).toBe('#,##0.00');
    const huangpi = (await open('2025-06/黄陂区人民政府.xlsx')).getWorksheet('指标数据');
    expect(huangpi?.getCell('E6').value).toBe('674,283');
    expect(huangpi?.getCell('C6').value).toEqual(new Date(Date.UTC(2025, 5, 1)));
  });

  it('says “—” where there is no figure and leaves blank what is not counted yet', async () => {
    const sheet = (await open('2025-06/市商务局.xlsx')).getWorksheet('指标数据');
    const rowOf = (code: string) =>
      sheet?.getRows(5, sheet.rowCount - 4)?.find((row) => row.getCell(1).value === code);
    expect(rowOf('single-window-nodes')?.getCell(6).value).toBe('—');
    expect(rowOf('small-exporters')?.getCell(5).value).toBeNull();
  });

  it('of history names the unit in every row and writes 1—2月 as one', async () => {
    const workbook = await open(dataset.history.path);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['流量指标', '存量指标', '年度考核评估']);
    const [flows] = workbook.worksheets as [ExcelJS.Worksheet];
    const rows = flows.getRows(5, flows.rowCount - 4) ?? [];
    expect(rows.every((row) => row.getCell(1).text !== '')).toBe(true);
    const together = rows.filter((row) => row.getCell(4).text === '2023年1—2月');
    expect(together.map((row) => [row.getCell(2).text, row.getCell(5).value])).toEqual([
      ['outsourcing-contracts', null],
    ]);
  });
});

function rowTexts(sheet: ExcelJS.Worksheet, row: number): string[] {
  const texts: string[] = [];
  sheet.getRow(row).eachCell((cell) => void texts.push(cell.text));
  return texts;
}
