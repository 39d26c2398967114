import { beforeAll, describe, expect, it } from 'vitest';
import type { ComposeInput } from '../../pipeline/compose/context.ts';
import type { LedgerCell, LedgerModel, LedgerSheet } from '../../pipeline/compose/ledger/model.ts';
import { composeLedger } from '../../pipeline/compose/reports/ledger.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import { ISSUE_CATALOGUE } from '../../pipeline/values/issue-catalogue.ts';
import { coastalInput, demoInput } from './material.ts';

const SHEETS = [
  ...['总表', '任务', '事项', '走势', '月度数据', '数据出处', '计算过程', '问题', '报送情况'],
  ...['填报文件', '说明'],
];

let demo: ComposeInput;
let coastal: ComposeInput;
let ledgers: Record<string, LedgerModel>;
beforeAll(async () => {
  demo = await demoInput();
  coastal = await coastalInput();
  ledgers = { demo: composeLedger(demo), coastal: composeLedger(coastal) };
});

const PLANS = ['demo', 'coastal'] as const;

function sheetOf(model: LedgerModel | undefined, name: string): LedgerSheet {
  const found = model?.sheets.find((sheet) => sheet.name === name);
  if (!found) throw new Error(`no sheet ${name}`);
  return found;
}

/** The cells under one header. */
function columnOf(sheet: LedgerSheet, header: string): LedgerCell[] {
  const index = sheet.columns.findIndex((column) => column.header === header);
  if (index < 0) throw new Error(`no column ${header}`);
  return sheet.rows.map(({ cells }) => cells[index] as LedgerCell);
}

/** What a cell holds, as few characters as tell it. */
function told(cell: LedgerCell | undefined): string {
  switch (cell?.kind) {
    case 'text':
      return cell.text;
    case 'number':
      return `${cell.value.toSignificantDigits(8)} ${cell.style} ${cell.decimals}`;
    case 'rating':
      return `[${cell.rating.word}]`;
    default:
      return '';
  }
}

/** A row of 总表 by header. */
function rowOf(model: LedgerModel | undefined, name: string, headers: readonly string[]): string[] {
  const sheet = sheetOf(model, '总表');
  const at = columnOf(sheet, '指标').findIndex((cell) => cell.kind === 'text' && cell.text.includes(name));
  return headers.map((header) => told(columnOf(sheet, header)[at]));
}

describe.each(PLANS)('the ledger of %s', (plan) => {
  it('has its sheets, a row for every matter', () => {
    const input = plan === 'demo' ? demo : coastal;
    const { evaluation, observations, inputs, issues } = input;
    expect(ledgers[plan]?.sheets.map(({ name }) => name)).toEqual(SHEETS);
    const rows = (name: string) => sheetOf(ledgers[plan], name).rows.length;
    expect(rows('总表')).toBe(evaluation.indicators.length);
    expect(rows('任务')).toBe(evaluation.tasks.length);
    expect(rows('事项')).toBe(evaluation.milestones.flatMap(({ steps }) => steps).length);
    expect(rows('月度数据')).toBe(observations.length);
    expect(rows('数据出处')).toBe(evaluation.indicators.flatMap((verdict) => verdict.observations).length);
    expect(rows('计算过程')).toBeGreaterThan(evaluation.indicators.flatMap(({ steps }) => steps).length);
    expect([rows('问题'), rows('填报文件')]).toEqual([issues.length, inputs.length]);
    expect(rows('报送情况')).toBe(evaluation.units.filter(({ expected }) => expected).length);
  });

  it('has as many cells in a row as columns, in every sheet', () => {
    for (const { columns, rows } of ledgers[plan]?.sheets ?? []) {
      for (const { cells } of rows) expect(cells.length).toBe(columns.length);
    }
  });

  it('leads from every figure to its cells and back, and nowhere else', () => {
    const sheets = ledgers[plan]?.sheets ?? [];
    const anchors = new Set([
      ...sheets.map(({ name }) => `sheet:${name}`),
      ...sheets.flatMap(({ rows }) => rows.flatMap(({ anchor }) => anchor ?? [])),
    ]);
    const links = sheets.flatMap(({ rows }) =>
      rows.flatMap(({ cells }) =>
        cells.flatMap((cell) => ('link' in cell && cell.link !== undefined ? cell.link : [])),
      ),
    );
    const lost = new Set(links.filter((link) => !anchors.has(link)));
    // an indicator without a figure has no cells to lead to
    const input = plan === 'demo' ? demo : coastal;
    const bare = input.evaluation.indicators.filter(({ observations }) => observations.length === 0);
    expect([...lost].filter((link) => !bare.some(({ id }) => link === `origin:${id}`))).toEqual([]);
    for (const { id, observations } of input.evaluation.indicators) {
      if (observations.length > 0) expect(links).toContain(`origin:${id}`);
      expect(links).toContain(`calculation:${id}`);
      expect(links).toContain(`indicator:${id}`);
    }
  });

  it('names every anchor once', () => {
    const anchors = (ledgers[plan]?.sheets ?? []).flatMap(({ rows }) =>
      rows.flatMap(({ anchor }) => anchor ?? []),
    );
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
  });

  it('says of every figure where it stands', () => {
    const sheet = sheetOf(ledgers[plan], '数据出处');
    for (const header of ['指标', '数据项', '报告期', '数值', '文件', '工作表', '单元格', '校验值']) {
      expect(columnOf(sheet, header).every(({ kind }) => kind !== 'empty')).toBe(true);
    }
    expect(columnOf(sheet, '数值').every(({ kind }) => kind === 'number')).toBe(true);
  });
});

describe('a row of 总表', () => {
  const FIGURES = ['实际', '当期目标值', '计量单位', '完成率', '同比增长', '同比增减', '目前应达', '进度比'];

  it.each([
    // a year's total: growth in percent, pace by earlier years, a forecast with its range
    ['中欧班列', ['641 amount 0', '2000 amount 0', '列', '0.3205 percent 1']],
    // a mean growth: figures in percent, no difference
    ['进出口额年均增长', ['0.15036673 percent 1', '0.15 percent 1', '%', '1.0024449 percent 1']],
    // a total in another measure
    ['中德国际产业园外商直接投资额累计', ['1.68153 amount 2', '2 amount 2', '亿美元', '0.840765 percent 1']],
  ])('%s holds numbers with the indicator’s decimals', (name, expected) => {
    expect(rowOf(ledgers.demo, name, FIGURES).slice(0, 4)).toEqual(expected);
  });

  it('gives growth of amounts in percent, differences of percentages in 百分点', () => {
    const [growth, change] = rowOf(ledgers.demo, '本地货源占比', ['同比增长', '同比增减']);
    expect(growth).toBe('');
    expect(change).toMatch(/ points 1$/);
    const [trains, more] = rowOf(ledgers.demo, '中欧班列', ['同比增长', '同比增减']);
    expect(trains).toMatch(/ percentChange 1$/);
    expect(more).toMatch(/ change 0$/);
  });

  it('says an assessment in words, without growth', () => {
    const row = rowOf(ledgers.demo, '东湖综保区综合评估排名', [
      '目标',
      '实际',
      '当期目标值',
      '同比增长',
      '同比增减',
    ]);
    expect(row).toEqual(['位次优于基期', '第33位（共152个）', '', '', '']);
  });

  it('shows verdict, reason and the forecast of what grows, in its measure', () => {
    const row = rowOf(ledgers.demo, '进出口额年均增长', ['评定', '依据', '全年推算', '推算单位']);
    expect(row.slice(0, 2)).toEqual(['[正常]', '符合进度要求']);
    expect(row[2]).toMatch(/^1864\.\d+ amount 2$/);
    expect(row[3]).toBe('亿元');
  });

  it('does not look like a target it has not reached', () => {
    const indicators = demo.evaluation.indicators.map((verdict) =>
      verdict.id === 'local-goods-share' ? { ...verdict, actual: decimal('0.2996') } : verdict,
    );
    const almost = composeLedger({ ...demo, evaluation: { ...demo.evaluation, indicators } });
    expect(rowOf(almost, '本地货源占比', ['实际', '当期目标值'])).toEqual([
      '0.2996 percent 2',
      '0.3 percent 1',
    ]);
  });
});

describe('history', () => {
  it('shows thirteen months of each indicator, with a bar of its own measure in each row', () => {
    const sheet = sheetOf(ledgers.demo, '走势');
    expect(sheet.columns.map(({ header }) => header)).toEqual([
      ...['指标', '计量单位', '2024-06', '2024-07', '2024-08', '2024-09', '2024-10', '2024-11', '2024-12'],
      ...['2025-01', '2025-02', '2025-03', '2025-04', '2025-05', '2025-06'],
    ]);
    expect(sheet.seriesColumns).toEqual([2, 14]);
    const at = columnOf(sheet, '指标').findIndex((cell) => told(cell).includes('中欧班列'));
    expect(told(columnOf(sheet, '2025-06')[at])).toBe('641 amount 0');
  });

  it('lists figures that no verdict rests on, and says so', () => {
    const used = columnOf(sheetOf(ledgers.demo, '月度数据'), '用于评定').map(told);
    expect(new Set(used)).toEqual(new Set(['是', '否']));
  });

  it('is in the plan’s order, then by month, whatever the order of the files', () => {
    const again = composeLedger({ ...demo, observations: [...demo.observations].reverse() });
    expect(sheetOf(again, '月度数据')).toEqual(sheetOf(ledgers.demo, '月度数据'));
  });
});

describe('words', () => {
  it('marks invented data as such, and nothing else', () => {
    const topics = (model: LedgerModel | undefined) => columnOf(sheetOf(model, '说明'), '事项').map(told);
    expect(topics(ledgers.demo)[0]).toBe('演示数据');
    expect(topics(ledgers.coastal)).not.toContain('演示数据');
  });

  it('tells each indicator’s definition and what the policy says', () => {
    const notes = sheetOf(ledgers.demo, '说明');
    const at = columnOf(notes, '事项').findIndex((cell) => told(cell).includes('中欧班列'));
    expect(told(columnOf(notes, '说明')[at])).toMatch(/口径：.+政策原文：“/s);
  });

  it('says an issue in the words of its catalogue, the worst first', async () => {
    const faulty = await coastalInput('test/cases/every-fault-of-a-csv/inbox');
    const sheet = sheetOf(composeLedger(faulty), '问题');
    const levels = columnOf(sheet, '级别').map(told);
    const rank = ['阻断', '警告', '提示'];
    expect(levels).toEqual([...levels].sort((a, b) => rank.indexOf(a) - rank.indexOf(b)));
    expect(new Set(levels)).toEqual(new Set(rank));
    for (const code of columnOf(sheet, '问题代码'))
      expect(Object.keys(ISSUE_CATALOGUE)).toContain(told(code));
  });

  it('stands without any indicator, step, figure or file', () => {
    const nothing = { ...coastal.evaluation, indicators: [], milestones: [], tasks: [], units: [] };
    const empty = composeLedger({
      ...coastal,
      ...{ evaluation: nothing, observations: [], inputs: [], issues: [], series: [] },
    });
    expect(empty.sheets.map(({ name }) => name)).toEqual(SHEETS.filter((name) => name !== '走势'));
    expect(empty.sheets.slice(0, -1).every(({ rows }) => rows.length === 0)).toBe(true);
  });
});
