import type ExcelJS from 'exceljs';
import type { Form } from '../model/form.ts';
import { workbookBytes } from '../workbook/bytes.ts';
import { formWorkbook } from '../workbook/form-workbook.ts';
import { HEADER_ROW } from '../workbook/sheet-style.ts';
import { formCsv } from './csv.ts';
import { oldWorkbook, passwordProtected, truncated, withMacro, wordDocument } from './file-faults.ts';
import { encodeGb18030 } from './gb18030.ts';
import type { Fault, FaultList } from './read-faults.ts';

/** The faulty month: every form's workbook with its faults, by path below the output folder. */
export async function plantFaults(
  { folder, faults }: FaultList,
  forms: readonly Form[],
  title: string,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const form of forms) {
    const name = fileName(form.path);
    const workbook = formWorkbook(form, title);
    for (const fault of faults) if (fault.file === name && fault.make === undefined) change(workbook, fault);
    files.set(name, await workbookBytes(workbook));
  }
  for (const fault of faults) if (fault.make !== undefined) await makeFile(files, fault, forms, title);
  return new Map([...files].map(([name, bytes]) => [`${folder}/${name}`, bytes]));
}

function change(workbook: ExcelJS.Workbook, fault: Fault): void {
  if (fault.label !== undefined) {
    for (const sheet of workbook.worksheets) relabel(sheet, fault.label, String(fault.put));
    return;
  }
  const sheet = workbook.getWorksheet(fault.sheet) ?? copyOfEmptySheet(workbook, fault);
  if (fault.add) sheet.addRow([...fault.add]);
  const cell = sheet.getCell(fault.cell ?? '');
  const code = sheet.getCell(`A${cell.row}`).value;
  const expected = fault.row ?? fault.add?.[0];
  if (code !== expected)
    throw new Error(`${fault.file} ${fault.cell}: ${code} stands there, not ${expected}`);
  if (fault.add === undefined) cell.value = cellValue(fault.put);
}

/** A unit that has no sheet of this kind gets one, headed like the one it has. */
function copyOfEmptySheet(workbook: ExcelJS.Workbook, { sheet, file }: Fault): ExcelJS.Worksheet {
  const [first] = workbook.worksheets;
  if (!first || sheet !== '指标数据') throw new Error(`no sheet ${sheet} in ${file}`);
  const added = workbook.addWorksheet(sheet);
  added.getCell('A2').value = first.getCell('A2').value;
  added.getRow(HEADER_ROW).values = [
    '指标编码',
    '指标名称',
    '报告期',
    '当月值',
    '累计值',
    '期末值',
    '计量单位',
    '备注',
  ];
  return added;
}

function relabel(sheet: ExcelJS.Worksheet, label: string, value: string): void {
  sheet.getRow(2).eachCell((cell) => {
    if (String(cell.value).startsWith(label)) cell.value = `${label}：${value}`;
  });
}

function cellValue(put: Fault['put']): ExcelJS.CellValue {
  if (typeof put !== 'object' || put === null) return put ?? null;
  const { formula, error } = put;
  return error === undefined ? { formula, date1904: false } : { formula, date1904: false, result: { error } };
}

async function makeFile(
  files: Map<string, Uint8Array>,
  fault: Fault,
  forms: readonly Form[],
  title: string,
): Promise<void> {
  const name = fault.of ?? fault.file;
  const form = forms.find(({ path }) => fileName(path) === name);
  const bytes = await madeBytes(fault, form, files.get(name), title);
  if (fault.of !== undefined && REPLACING.has(fault.make)) files.delete(fault.of);
  if (bytes === null) files.delete(fault.file);
  else files.set(fault.file, bytes);
}

/** Kinds that stand in the place of the sound workbook they are made of. */
const REPLACING: ReadonlySet<Fault['make']> = new Set(['macro', 'oldFormat', 'gb18030']);

async function madeBytes(
  { make, label, put, file }: Fault,
  form: Form | undefined,
  sound: Uint8Array | undefined,
  title: string,
): Promise<Uint8Array | null> {
  if (make === 'nothing') return null;
  if (make === 'empty') return new Uint8Array();
  if (make === 'password') return passwordProtected();
  if (make === 'oldFormat') return oldWorkbook();
  if (make === 'word') return wordDocument('九月份各表已按要求填报，请审阅。（演示数据，内容为虚构）');
  if (!form || !sound) throw new Error(`nothing to make ${file} of`);
  if (make === 'truncated') return truncated(sound);
  if (make === 'macro') return withMacro(sound);
  if (make === 'duplicate') return sound;
  if (make === 'gb18030') return encodeGb18030(formCsv(form));
  const workbook = formWorkbook(form, title);
  for (const sheet of workbook.worksheets) {
    if (make === 'blankForm') clearAnswers(sheet);
    if (make === 'copy' && label !== undefined) relabel(sheet, label, String(put));
  }
  return workbookBytes(workbook);
}

/** What was printed on the form stays: codes, names, periods. */
function clearAnswers(sheet: ExcelJS.Worksheet): void {
  for (const row of sheet.getRows(HEADER_ROW + 1, sheet.rowCount - HEADER_ROW) ?? []) {
    row.eachCell((cell, column) => {
      if (column > FIRST_COLUMNS) cell.value = null;
    });
  }
}

const FIRST_COLUMNS = 3;

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
