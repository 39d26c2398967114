import ExcelJS from 'exceljs';
import { type Month, yearOf } from '../../../../pipeline/values/month.ts';
import { monthInWords } from '../../../../pipeline/values/period.ts';
import type { Habit } from '../model/data.ts';
import { type Form, type FormFigure, type FormStep, type HistoryForm, NO_FIGURE } from '../model/form.ts';
import { addRow, type Column, startSheet } from './sheet-style.ts';

export const FIGURES_SHEET = '指标数据';
export const STEPS_SHEET = '事项进展';

const FIGURE_COLUMNS: readonly Column[] = [
  { header: '指标编码', width: 27 },
  { header: '指标名称', width: 40 },
  { header: '报告期', width: 13 },
  { header: '当月值', width: 15 },
  { header: '累计值', width: 15 },
  { header: '期末值', width: 15 },
  { header: '计量单位', width: 11 },
  { header: '备注', width: 44 },
];
const UNIT_COLUMN: Column = { header: '填报单位', width: 22 };
const STEP_COLUMNS: readonly Column[] = [
  { header: '事项编码', width: 29 },
  { header: '事项名称', width: 42 },
  { header: '报告期', width: 13 },
  { header: '状态', width: 10 },
  { header: '完成时间', width: 13 },
  { header: '进展情况', width: 72 },
];
const STATE_WORDS = { notStarted: '未启动', inProgress: '进行中', done: '已完成' } as const;
const MONTH_FORMAT = 'yyyy"年"m"月"';

/** The workbook that a unit sends in. */
export function formWorkbook(form: Form, title: string): ExcelJS.Workbook {
  const workbook = emptyWorkbook(form.unit.name, form.statedAt);
  const words = monthInWords(form.period);
  const labels = [`填报单位：${form.unit.name}`, `报告期：${words}`, `填报日期：${form.statedAt}`] as const;
  if (form.figures.length > 0) {
    const places = [1, 3, 6].map((column, index) => [column, labels[index] ?? ''] as const);
    const heading = `${title}指标数据填报表（${words}）`;
    const sheet = startSheet(workbook, FIGURES_SHEET, heading, places, FIGURE_COLUMNS);
    for (const figure of form.figures) addFigure(sheet, figure, form.habit, false);
  }
  if (form.steps !== null && form.steps.length > 0) {
    const places = [1, 2, 6].map((column, index) => [column, labels[index] ?? ''] as const);
    const heading = `${title}事项进展填报表（${words}）`;
    const sheet = startSheet(workbook, STEPS_SHEET, heading, places, STEP_COLUMNS);
    for (const step of form.steps) addStep(sheet, step, form.habit);
  }
  return workbook;
}

/** The workbook of the years before the plan, all units together. */
export function historyWorkbook(form: HistoryForm, title: string): ExcelJS.Workbook {
  const workbook = emptyWorkbook('市对外开放领导小组办公室', form.statedAt);
  const columns = [UNIT_COLUMN, ...FIGURE_COLUMNS];
  for (const { name, figures } of form.sheets) {
    const labels = [[1, `填报日期：${form.statedAt}`]] as const;
    const sheet = startSheet(workbook, name, `${title}历史数据（${name}）`, labels, columns);
    for (const figure of figures) addFigure(sheet, figure, { period: 'words', number: 'number' }, true);
  }
  return workbook;
}

function emptyWorkbook(creator: string, statedAt: string): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  const day = new Date(`${statedAt}T08:00:00Z`);
  workbook.creator = creator;
  workbook.lastModifiedBy = creator;
  workbook.created = day;
  workbook.modified = day;
  workbook.keywords = 'demo: true';
  workbook.description = '演示数据，全部为虚构。';
  return workbook;
}

function addFigure(sheet: ExcelJS.Worksheet, figure: FormFigure, habit: Habit, withUnit: boolean): void {
  const amounts = [figure.month, figure.ytd, figure.stock].map((text) => amountCell(text, habit));
  const values = [
    ...(withUnit ? [figure.unitName] : []),
    figure.item,
    figure.name,
    figure.janFeb ? `${yearOf(figure.period)}年1—2月` : periodCell(figure.period, habit),
    ...amounts,
    figure.measure,
    figure.remark,
  ];
  const shift = withUnit ? 1 : 0;
  const format = figure.places === 0 ? '#,##0' : `#,##0.${'0'.repeat(figure.places)}`;
  const formats: (string | undefined)[] = [];
  if (habit.period === 'date') formats[2 + shift] = MONTH_FORMAT;
  amounts.forEach((value, index) => {
    if (typeof value === 'number') formats[3 + shift + index] = format;
  });
  addRow(sheet, values, formats, new Set([2 + shift, 6 + shift]));
}

function addStep(sheet: ExcelJS.Worksheet, step: FormStep, habit: Habit): void {
  const period = periodCell(step.period, habit);
  const completed =
    habit.period === 'date' && step.completedOn ? dayCell(step.completedOn) : step.completedOn;
  const formats = period instanceof Date ? [undefined, undefined, MONTH_FORMAT] : [];
  if (completed instanceof Date) formats[4] = 'yyyy-mm-dd';
  const values = [step.step, step.name, period, STATE_WORDS[step.state], completed, step.progress];
  addRow(sheet, values, formats, new Set([2, 3, 4]));
}

function periodCell(period: Month, habit: Habit): string | Date {
  if (habit.period === 'words') return monthInWords(period);
  return habit.period === 'dash' ? period : dayCell(`${period}-01`);
}

function dayCell(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Blank, a dash, a number, or for units that type text: digits with thousands separators. */
function amountCell(text: string | null, habit: Habit): string | number | null {
  if (text === null || text === NO_FIGURE) return text;
  if (habit.number === 'number') return Number(text);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
