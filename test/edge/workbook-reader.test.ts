import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  openWorkbookReader,
  READER_LIMITS,
  type WorkbookReader,
} from '../../pipeline/edge/workbook-reader.ts';
import { ROWS_AFTER, ROWS_BEFORE, writeWorkbook, zipWorkbook } from './workbook-files.ts';

const MEBIBYTE = 1024 * 1024;

let folder: string;
let reader: WorkbookReader;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duban-reader-'));
  reader = openWorkbookReader();
});

afterAll(async () => {
  await reader.close();
  await rm(folder, { recursive: true });
});

async function save(bytes: Uint8Array): Promise<string> {
  count += 1;
  const path = join(folder, `${count}.bin`);
  await writeFile(path, bytes);
  return path;
}

async function read(bytes: Uint8Array, by = reader) {
  return by.read({ path: await save(bytes), name: '报表.xlsx' });
}

/** `A1=3` for every cell of every sheet, and the codes of the issues. */
async function told(bytes: Uint8Array) {
  const { workbook, issues } = await read(bytes);
  const cells = workbook?.sheets.flatMap(({ rows }) =>
    rows.flatMap((row) =>
      row.cells.map(({ address, shown, value }) => `${address}=${value.kind} ${shown}`.trim()),
    ),
  );
  return { cells, issues: issues.map(({ code }) => code) };
}

describe('what exceljs writes', () => {
  it('comes back as plain values, whatever shape a cell has', async () => {
    const bytes = await writeWorkbook((workbook) => {
      const sheet = workbook.addWorksheet('数据');
      sheet.getCell('A1').value = 'text & <more>';
      sheet.getCell('B1').value = 12.5;
      sheet.getCell('C1').value = new Date(Date.UTC(2025, 5, 1));
      sheet.getCell('C1').numFmt = 'yyyy"年"m"月"';
      sheet.getCell('D1').value = true;
      sheet.getCell('E1').value = { richText: [{ text: '当', font: { bold: true } }, { text: '月值' }] };
      sheet.getCell('F1').value = { text: '附件', hyperlink: 'https://example.org/a' };
      sheet.getCell('G1').value = { error: '#N/A' };
      sheet.getCell('H1').value = 0.125;
      sheet.getCell('H1').numFmt = '0.0%';
      sheet.getCell('A3').value = { formula: 'B1*2', result: 25 };
      sheet.getCell('B3').value = { formula: 'B1-12.5', result: 0 };
      sheet.getCell('C3').value = { formula: 'B1' };
      sheet.getCell('D3').value = { formula: 'C1', result: new Date(Date.UTC(2025, 5, 30)) };
      sheet.getCell('D3').numFmt = 'yyyy-mm-dd';
      sheet.getCell('E3').value = { formula: 'B1/0', result: { error: '#DIV/0!' } };
      sheet.getCell('E3').numFmt = 'yyyy-mm-dd';
      sheet.getCell('F3').value = { formula: 'IF(B1>1,"是","否")', result: '是' };
      sheet.getCell('F3').numFmt = 'yyyy-mm-dd';
      sheet.getCell('A4').value = {
        formula: 'B1+1',
        result: 13.5,
        shareType: 'shared',
        ref: 'A4:A5',
      } as ExcelJS.CellFormulaValue;
      sheet.getCell('A5').value = { sharedFormula: 'A4', result: 14.5 };
      sheet.getCell('B5').style = {
        fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFF0000' } },
      };
    });
    expect(await told(bytes)).toEqual({
      cells: [
        'A1=text text & <more>',
        'B1=number 12.5',
        'C1=date 2025-06-01',
        'D1=boolean TRUE',
        'E1=text 当月值',
        'F1=text 附件',
        'G1=error #N/A',
        'H1=number 12.5%',
        'A3=number 25',
        'B3=number 0',
        'C3=formulaWithoutResult',
        'D3=date 2025-06-30',
        'E3=error #DIV/0!',
        'F3=text 是',
        'A4=number 13.5',
        'A5=number 14.5',
      ],
      issues: [],
    });
  });

  it('keeps the sheets in order, their names, and which are hidden', async () => {
    const bytes = await writeWorkbook((workbook) => {
      workbook.addWorksheet('一 & 二').getCell('A1').value = 1;
      workbook.addWorksheet('隐藏', { state: 'hidden' }).getCell('A1').value = 2;
      workbook.addWorksheet('深藏', { state: 'veryHidden' });
    });
    const { workbook } = await read(bytes);
    expect(workbook?.sheets.map(({ name, hidden, rows }) => [name, hidden, rows.length])).toEqual([
      ['一 & 二', false, 1],
      ['隐藏', true, 1],
      ['深藏', true, 0],
    ]);
    expect(workbook?.demo).toBe(false);
  });

  it('has a merged value once, at its top left', async () => {
    const bytes = await writeWorkbook((workbook) => {
      const sheet = workbook.addWorksheet('数据');
      sheet.getCell('B2').value = 7;
      sheet.mergeCells('B2:C4');
      sheet.getCell('D4').value = 8;
    });
    const { workbook } = await read(bytes);
    const [sheet] = workbook?.sheets ?? [];
    expect(sheet?.rows.flatMap(({ cells }) => cells.map(({ address }) => address))).toEqual(['B2', 'D4']);
    expect(sheet?.merges).toEqual([{ top: 2, left: 2, bottom: 4, right: 3 }]);
  });

  it.each([
    ['demo: true', true],
    ['演示, demo: true', true],
    ['demo:true', true],
    ['demo: false', false],
    ['nodemo: true', false],
    ['', false],
  ])('is demonstration data with the key words %s: %s', async (keywords, demo) => {
    const bytes = await writeWorkbook((workbook) => {
      workbook.keywords = keywords;
      workbook.addWorksheet('数据').getCell('A1').value = 1;
    });
    expect((await read(bytes)).workbook?.demo).toBe(demo);
  });

  it('counts dates from 1904 where the workbook says so', async () => {
    const bytes = await writeWorkbook((workbook) => {
      workbook.properties.date1904 = true;
      const cell = workbook.addWorksheet('数据').getCell('A1');
      cell.value = new Date(Date.UTC(2025, 5, 1));
      cell.numFmt = 'yyyy-mm-dd';
    });
    expect((await told(bytes)).cells).toEqual(['A1=date 2025-06-01']);
  });

  it('opens although names, validations and conditional formats reach over the whole sheet', async () => {
    const bytes = await writeWorkbook((workbook) => {
      const sheet = workbook.addWorksheet('数据');
      sheet.getCell('A1').value = 1;
      sheet.addConditionalFormatting({
        ref: 'A1:XFD1048576',
        rules: [{ type: 'expression', formulae: ['A1>1'], style: {}, priority: 1 }],
      });
      workbook.definedNames.add('数据!$A$1:$C$9', '名称');
    });
    expect(await told(bytes)).toEqual({ cells: ['A1=number 1'], issues: [] });
  });
});

describe('what others write', () => {
  const one = `${ROWS_BEFORE}<row r="1"><c r="A1"><v>1</v></c></row>${ROWS_AFTER}`;

  it.each<[string, Uint8Array, string[]]>([
    [
      'prefixed elements',
      zipWorkbook(
        '<x:worksheet xmlns:x="u"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>',
        {
          'xl/sharedStrings.xml':
            '<?xml version="1.0"?><x:sst xmlns:x="u"><x:si><x:t>字</x:t></x:si></x:sst>',
          'xl/workbook.xml':
            '<x:workbook xmlns:x="u" xmlns:r="v"><x:sheets><x:sheet name="s" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>',
        },
      ),
      ['A1=text 字'],
    ],
    [
      'a sheet of another name',
      zipWorkbook('', {
        'xl/_rels/workbook.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="/xl/worksheets/Report.xml"/></Relationships>',
        'xl/worksheets/Report.xml': one,
      }),
      ['A1=number 1'],
    ],
    [
      'a sheet name that Excel forbids',
      zipWorkbook(one, {
        'xl/workbook.xml':
          '<workbook><sheets><sheet name="\'a/b*?\'" sheetId="1" r:id="rId1"/></sheets></workbook>',
      }),
      ['A1=number 1'],
    ],
    [
      'strange properties',
      zipWorkbook(one, { 'docProps/core.xml': '<cp:coreProperties><cp:odd/></cp:coreProperties>' }),
      ['A1=number 1'],
    ],
    [
      'inline texts',
      zipWorkbook(
        `${ROWS_BEFORE}<row r="1"><c r="A1" t="inlineStr"><is><t>字</t></is></c></row>${ROWS_AFTER}`,
      ),
      ['A1=text 字'],
    ],
    [
      'ISO dates',
      zipWorkbook(`${ROWS_BEFORE}<row r="1"><c r="A1" t="d"><v>2025-06-30</v></c></row>${ROWS_AFTER}`),
      ['A1=text 2025-06-30'],
    ],
    [
      'a formula whose result is an empty text',
      zipWorkbook(
        `${ROWS_BEFORE}<row r="1"><c r="A1" t="str"><f>IF(B1=1,"","")</f><v></v></c><c r="B1"><f>C1</f><v></v></c></row>${ROWS_AFTER}`,
      ),
      ['B1=formulaWithoutResult'],
    ],
    [
      'a shared formula without results',
      zipWorkbook(
        `${ROWS_BEFORE}<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">C1</f><v>5</v></c><c r="B1"><f t="shared" si="0"/></c></row>${ROWS_AFTER}`,
      ),
      ['A1=number 5', 'B1=formulaWithoutResult'],
    ],
    [
      'no rows',
      zipWorkbook('<worksheet><sheetData/><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>'),
      [],
    ],
    [
      'a value left under a merged range',
      zipWorkbook(
        `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`,
      ),
      ['A1=number 1'],
    ],
  ])('%s', async (_, bytes, cells) => {
    expect(await told(bytes)).toEqual({ cells, issues: [] });
  });

  it('reads a CSV file, wherever it comes from', async () => {
    expect(await told(Buffer.from('指标,累计\n甲,"1,234.5"\n'))).toEqual({
      cells: ['A1=text 指标', 'B1=text 累计', 'A2=text 甲', 'B2=text 1,234.5'],
      issues: [],
    });
  });
});

describe('what cannot be read has one finding, and the next file counts', () => {
  it.each<[string, () => Uint8Array | Promise<Uint8Array>, string]>([
    ['empty', () => new Uint8Array(), 'file-empty'],
    [
      'a password',
      () =>
        Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')]),
      'file-password',
    ],
    [
      'an old workbook',
      () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('Workbook', 'utf16le')]),
      'file-old-format',
    ],
    [
      'a web page called .xls',
      () => Buffer.from('<html><table><tr><td>1</td></tr></table></html>'),
      'file-old-format',
    ],
    ['a macro', () => zipWorkbook(ROWS_BEFORE + ROWS_AFTER, { 'xl/vbaProject.bin': 'x' }), 'file-macro'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a', 'hex'), 'file-foreign'],
    ['text in an unknown encoding', () => Buffer.from([0xff, 0x61, 0x81, 0x0a]), 'encoding-unknown'],
    [
      'broken XML',
      () => zipWorkbook(`${ROWS_BEFORE}<row r="1"><c r="A1"><v>1</w></c></row>${ROWS_AFTER}`),
      'file-unreadable',
    ],
    [
      'no sheet at all',
      () => zipWorkbook('', { 'xl/workbook.xml': '<workbook><sheets/></workbook>' }),
      'file-unreadable',
    ],
    [
      'a truncated zip',
      async () => (await writeWorkbook((w) => w.addWorksheet('a'))).subarray(0, 2000),
      'file-unreadable',
    ],
    [
      'a damaged part',
      async () => damage(await writeWorkbook((w) => w.addWorksheet('a').addRow([1, 2, 3]))),
      'file-unreadable',
    ],
  ])('%s', async (_, make, code) => {
    const { workbook, issues } = await read(await make());
    expect(workbook).toBeNull();
    expect(issues.map((found) => [found.code, found.file])).toEqual([[code, '报表.xlsx']]);
    expect((await told(Buffer.from('a,b'))).cells).toHaveLength(2);
  });

  it('a file that is not there', async () => {
    const { issues } = await reader.read({ path: join(folder, 'nowhere'), name: '报表.xlsx' });
    expect(issues.map(({ code }) => code)).toEqual(['file-unreadable']);
  });

  it('a file of gigabytes is not even opened', async () => {
    const path = await save(new Uint8Array(1));
    await truncate(path, 5 * 1024 * MEBIBYTE);
    const { issues } = await reader.read({ path, name: '报表.xlsx' });
    expect(issues.map(({ message }) => message)).toEqual(['文件过大（5120 MB），超过上限 20 MB']);
  });
});

describe('too much', () => {
  /** Peak memory of a reader's child that reads these bytes, in MiB (Linux only). */
  async function peakOf(bytes: Uint8Array): Promise<{ codes: string[]; peak: number; rows: number }> {
    const own = openWorkbookReader();
    try {
      const { workbook, issues } = await read(bytes, own);
      const peak = Math.max(...(await childPeaks()));
      const rows = workbook?.sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0) ?? 0;
      return { codes: issues.map(({ code }) => code), peak, rows };
    } finally {
      await own.close();
    }
  }

  it('400 MiB of blanks in a sheet', async () => {
    const bytes = zipWorkbook(Buffer.concat([Buffer.from(ROWS_BEFORE), Buffer.alloc(400 * MEBIBYTE, ' ')]));
    expect(bytes.length).toBeLessThan(450_000);
    const { codes, peak } = await peakOf(bytes);
    expect(codes).toEqual(['file-bomb']);
    expect(peak).toBeGreaterThan(40);
    expect(peak).toBeLessThan(300);
  });

  it('400 MiB in a part that nobody reads', async () => {
    const bytes = zipWorkbook(ROWS_BEFORE + ROWS_AFTER, { 'xl/media/a.png': Buffer.alloc(400 * MEBIBYTE) });
    const { codes, peak } = await peakOf(bytes);
    expect(codes).toEqual(['file-bomb']);
    expect(peak).toBeGreaterThan(40);
    expect(peak).toBeLessThan(300);
  });

  it('texts beyond what is kept', async () => {
    const bytes = zipWorkbook(ROWS_BEFORE + ROWS_AFTER, {
      'xl/sharedStrings.xml': Buffer.alloc(40 * MEBIBYTE, 'a'),
    });
    expect((await peakOf(bytes)).codes).toEqual(['file-bomb']);
  });

  it('sizes in the directory that lie', async () => {
    const bytes = Buffer.from(
      zipWorkbook(Buffer.concat([Buffer.from(ROWS_BEFORE), Buffer.alloc(300 * MEBIBYTE, ' ')])),
    );
    for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; at = bytes.indexOf('PK\u0001\u0002', at + 1))
      bytes.writeUInt32LE(100, at + 24);
    expect((await peakOf(bytes)).codes).toEqual(['file-bomb']);
  });

  it('is not a sheet formatted down to row 1,048,576', async () => {
    const rows = Array.from(
      { length: 1_048_576 },
      (_, index) =>
        `<row r="${index + 1}" spans="1:2" s="1" customFormat="1"><c r="A${index + 1}" s="1"/></row>`,
    );
    rows[1_048_575] = '<row r="1048576"><c r="B1048576"><v>3</v></c></row>';
    const merged = '</sheetData><mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells></worksheet>';
    const { codes, peak, rows: found } = await peakOf(zipWorkbook(ROWS_BEFORE + rows.join('') + merged));
    expect([codes, found]).toEqual([[], 1]);
    expect(peak).toBeGreaterThan(40);
    expect(peak).toBeLessThan(300);
  });

  it('is a sheet of more rows than are read', async () => {
    const row = (number: number) => `<row r="${number}"><c r="A${number}"><v>1</v></c></row>`;
    const rows = Array.from({ length: 50_010 }, (_, index) => row(index + 1)).join('');
    const { codes, rows: found } = await peakOf(zipWorkbook(ROWS_BEFORE + rows + ROWS_AFTER));
    expect([codes, found]).toEqual([['sheet-too-long'], 50_000]);
  });

  it('is more cells than are read', async () => {
    const cells = '<c r="A1"><v>1</v></c>'.repeat(20);
    const rows = Array.from({ length: 26_000 }, (_, index) => `<row r="${index + 1}">${cells}</row>`).join(
      '',
    );
    expect((await peakOf(zipWorkbook(ROWS_BEFORE + rows + ROWS_AFTER))).codes).toEqual(['file-too-large']);
  });

  it('is time', async () => {
    const hasty = openWorkbookReader({ ...READER_LIMITS, secondsPerFile: 0.001 });
    const slow = zipWorkbook(Buffer.concat([Buffer.from(ROWS_BEFORE), Buffer.alloc(60 * MEBIBYTE, ' ')]));
    const { issues } = await read(slow, hasty);
    expect(issues.map(({ code }) => code)).toEqual(['file-timeout']);
    await hasty.close();
  });

  it('is memory, and the file after it counts', async () => {
    const tight = openWorkbookReader({ ...READER_LIMITS, heapMegabytes: 40 });
    const row = (number: number) => `<row r="${number}">${`<c r="A${number}"><v>1</v></c>`.repeat(9)}</row>`;
    const rows = Array.from({ length: 20_000 }, (_, index) => row(index + 1)).join('');
    const answers = await Promise.all([
      read(zipWorkbook(ROWS_BEFORE + rows + ROWS_AFTER), tight),
      read(Buffer.from('a,b'), tight),
    ]);
    expect(
      answers.map(({ workbook, issues }) => [workbook === null, issues.map(({ code }) => code)]),
    ).toEqual([
      [true, ['file-unreadable']],
      [false, []],
    ]);
    await tight.close();
  });
});

describe('the reader', () => {
  it('reads many at once, each answer to its own question', async () => {
    const files = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => save(Buffer.from(`n,${index}`))),
    );
    const answers = await Promise.all(files.map((path) => reader.read({ path, name: path })));
    expect(answers.map(({ workbook }) => workbook?.sheets[0]?.rows[0]?.cells[1]?.shown)).toEqual(
      files.map((_, index) => String(index)),
    );
  });

  it('leaves no process behind, and refuses when it is closed', async () => {
    const before = await childPids();
    const own = openWorkbookReader();
    await read(Buffer.from('a,b'), own);
    expect(await childPids()).toHaveLength(before.length + 1);
    await own.close();
    expect(await childPids()).toEqual(before);
    await expect(read(Buffer.from('a,b'), own)).rejects.toThrow('closed');
  });

  it('takes another child when the one it had died between two files', async () => {
    const before = await childPids();
    const own = openWorkbookReader();
    await read(Buffer.from('a,b'), own);
    const [pid] = (await childPids()).filter((child) => !before.includes(child));
    process.kill(Number(pid), 'SIGKILL');
    await expect.poll(childPids).toEqual(before);
    expect((await read(Buffer.from('a,b'), own)).issues).toEqual([]);
    await own.close();
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('reads the same dates in %s', async (zone) => {
    const path = await save(
      await writeWorkbook((workbook) => {
        const cell = workbook.addWorksheet('数据').getCell('A1');
        cell.value = new Date(Date.UTC(2026, 0, 1));
        cell.numFmt = 'yyyy-mm-dd';
      }),
    );
    const script = `
      import { openWorkbookReader } from './pipeline/edge/workbook-reader.ts';
      const reader = openWorkbookReader();
      const { workbook } = await reader.read({ path: process.argv[1], name: 'x' });
      console.log(workbook.sheets[0].rows[0].cells[0].shown, new Date(2026, 0, 1).getTimezoneOffset());
      await reader.close();`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--input-type=module', '-e', script, path],
      {
        env: { ...process.env, TZ: zone },
      },
    );
    const offset = { UTC: 0, 'Asia/Shanghai': -480, 'America/New_York': 300 }[zone];
    expect(stdout.trim()).toBe(`2026-01-01 ${offset}`);
  });
});

/** Turns a byte in the middle of the sheet's compressed data. */
function damage(bytes: Uint8Array): Uint8Array {
  const damaged = Buffer.from(bytes);
  const name = damaged.indexOf('xl/worksheets/sheet1.xml');
  const at = name + 24 + 40;
  damaged[at] = (damaged[at] ?? 0) ^ 0xff;
  return damaged;
}

async function childPids(): Promise<string[]> {
  const children = await readFile(`/proc/self/task/${process.pid}/children`, 'utf8').catch(() => '');
  return children.trim() === '' ? [] : children.trim().split(' ');
}

async function childPeaks(): Promise<number[]> {
  const statuses = (await childPids()).map((pid) => readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''));
  return (await Promise.all(statuses)).map(
    (status) => Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
  );
}
