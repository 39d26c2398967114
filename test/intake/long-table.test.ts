import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interpretWorkbook } from '../../pipeline/intake/interpret-workbook.ts';
import { day, NO_RESULT, percent, SOURCE, sheetOf, type Written, workbookOf } from './raw.ts';
import { TINY_PLAN } from './tiny-plan.ts';

const HEADER = [
  '指标编码',
  '指标名称',
  '报告期',
  '当月值',
  '累计值',
  '期末值',
  '计量单位',
  '填报单位',
  '备注',
];

function read(rows: readonly (readonly Written[])[], options: Parameters<typeof sheetOf>[1] = {}) {
  const { submission, issues } = interpretWorkbook(workbookOf(sheetOf(rows, options)), SOURCE, TINY_PLAN);
  return {
    figures: submission.observations.map(({ item, period, type, value, places, unit, cell }) =>
      [item, period, type, value.toString(), places, unit, cell].join(' '),
    ),
    issues: issues.map(({ code, cell, indicator, unit }) =>
      [code, cell ?? '-', indicator ?? '-', unit ?? '-'].join(' '),
    ),
    messages: issues.map(({ message }) => message),
    covers: submission.covers.map(({ unit, period }) => `${unit} ${period}`),
    submission,
  };
}

/** One row under the full header, all but the named cells as they should be. */
function readRow(cells: Partial<Record<(typeof HEADER)[number], Written>>) {
  const usual: Record<string, Written> = { 报告期: '2025-06', 填报单位: '市商务局' };
  const row = HEADER.map((name) => (name in cells ? cells[name] : (usual[name] ?? null)));
  return read([HEADER, row]);
}

describe('a row', () => {
  it('gives an observation with its provenance', () => {
    const { submission, issues } = readRow({
      指标编码: 'trade',
      当月值: 12.5,
      累计值: '215.0',
      计量单位: '亿元',
      备注: '含\n保税',
    });
    expect(issues).toEqual([]);
    expect(submission.observations).toHaveLength(2);
    expect(submission.observations[1]).toMatchObject({
      file: 'archive/aa.xlsx',
      sha256: 'aa',
      sheet: '数据',
      cell: 'E2',
      item: 'trade',
      period: '2025-06',
      type: 'ytd',
      printed: '215.0',
      measure: '亿元',
      places: 1,
      unit: 'commerce',
      remark: '含 保税',
      submission: { statedAt: null, newestPeriod: '2025-06', name: '市商务局.xlsx' },
    });
    expect(submission.covers).toEqual([{ unit: 'commerce', period: '2025-06' }]);
  });

  const trade = { 指标编码: 'trade', 计量单位: '亿元' };
  const firms = { 指标编码: 'firms', 计量单位: '家' };
  const rate = { 指标编码: 'subsidy-rate', 计量单位: '%' };
  const customs = { 填报单位: '某海关' };

  it.each<[string, Parameters<typeof readRow>[0], string[], string[]]>([
    // the figure itself
    [
      'text with separators',
      { ...trade, 累计值: '1,234.50' },
      ['trade 2025-06 ytd 1234.5 2 commerce E2'],
      [],
    ],
    ['full width', { ...trade, 累计值: '１２３．５' }, ['trade 2025-06 ytd 123.5 1 commerce E2'], []],
    [
      'formula',
      { ...trade, 累计值: { formula: 'A1', result: 0 } },
      ['trade 2025-06 ytd 0 0 commerce E2'],
      [],
    ],
    [
      'measure behind the number',
      { ...trade, 计量单位: null, 累计值: '12.5亿元' },
      ['trade 2025-06 ytd 12.5 1 commerce E2'],
      [],
    ],
    [
      'smaller measure behind it',
      { ...trade, 累计值: '12500万元' },
      ['trade 2025-06 ytd 1.25 4 commerce E2'],
      ['measure-differs E2 trade commerce'],
    ],
    ['approximate', { ...trade, 累计值: '约500' }, [], ['number-unreadable E2 trade commerce']],
    ['more than', { ...firms, 期末值: '30余家' }, [], ['number-unreadable F2 firms commerce']],
    ['a bare multiplier', { ...trade, 累计值: '1.2万' }, [], ['number-unreadable E2 trade commerce']],
    [
      'dash',
      { ...trade, 当月值: '—', 累计值: 3 },
      ['trade 2025-06 ytd 3 0 commerce E2'],
      ['number-missing D2 trade commerce'],
    ],
    ['word for nothing', { ...trade, 累计值: '暂无' }, [], ['number-missing E2 trade commerce']],
    ['nothing at all', trade, [], []],
    ['error', { ...trade, 累计值: { error: '#DIV/0!' } }, [], ['cell-error E2 trade commerce']],
    [
      'formula without result',
      { ...trade, 累计值: NO_RESULT },
      [],
      ['formula-without-result E2 trade commerce'],
    ],
    ['date', { ...trade, 累计值: day('2025-06-01') }, [], ['value-not-number-type E2 trade commerce']],
    ['boolean', { ...trade, 累计值: true }, [], ['value-not-number-type E2 trade commerce']],
    // measures
    [
      'converted',
      { ...trade, 计量单位: '万元', 累计值: '1,234.5' },
      ['trade 2025-06 ytd 0.12345 5 commerce E2'],
      [],
    ],
    [
      'larger measure',
      { 指标编码: 'cargo', 计量单位: '亿吨', 填报单位: '市交通运输局', 累计值: 1.5 },
      ['cargo 2025-06 ytd 15000 -3 transport E2'],
      [],
    ],
    [
      'thousand dollars',
      { 指标编码: 'fdi', 计量单位: '千美元', 累计值: 123456 },
      ['fdi 2025-06 ytd 1.23456 5 commerce E2'],
      [],
    ],
    ['个 for 家', { ...firms, 计量单位: '个', 期末值: 24 }, ['firms 2025-06 stock 24 0 commerce F2'], []],
    [
      'no measure',
      { ...trade, 计量单位: null, 累计值: 3 },
      ['trade 2025-06 ytd 3 0 commerce E2'],
      ['measure-missing G2 trade commerce'],
    ],
    [
      'measure of something else',
      { ...trade, 计量单位: '列', 累计值: 3 },
      [],
      ['measure-unknown G2 trade commerce'],
    ],
    [
      'one finding for two figures',
      { ...trade, 计量单位: '列', 当月值: 1, 累计值: 3 },
      [],
      ['measure-unknown G2 trade commerce'],
    ],
    [
      'another currency',
      { ...trade, 计量单位: '亿美元', 累计值: 3 },
      [],
      ['measure-currency G2 trade commerce'],
    ],
    [
      'another currency behind the number',
      { ...trade, 累计值: '3亿美元' },
      [],
      ['measure-currency E2 trade commerce'],
    ],
    ['percent text', { ...rate, 期末值: '12.5%' }, ['subsidy-rate 2025-06 stock 0.125 3 commerce F2'], []],
    ['percent number', { ...rate, 期末值: 12.5 }, ['subsidy-rate 2025-06 stock 0.125 3 commerce F2'], []],
    [
      'percent format',
      { ...rate, 期末值: percent(0.125) },
      ['subsidy-rate 2025-06 stock 0.125 3 commerce F2'],
      [],
    ],
    [
      'percent format without measure',
      { ...rate, 计量单位: null, 期末值: percent(0.125) },
      ['subsidy-rate 2025-06 stock 0.125 3 commerce F2'],
      [],
    ],
    [
      'per mille',
      { ...rate, 计量单位: '‰', 期末值: 125 },
      ['subsidy-rate 2025-06 stock 0.125 3 commerce F2'],
      [],
    ],
    ['percent of a count', { ...firms, 期末值: '12%' }, [], ['measure-unknown F2 firms commerce']],
    // columns
    ['stock under 累计值', { ...firms, 累计值: 24 }, [], ['value-column E2 firms commerce']],
    ['flow under 期末值', { ...trade, 期末值: 24 }, [], ['value-column F2 trade commerce']],
    [
      'a dash there says nothing',
      { ...firms, 当月值: '—', 累计值: '/', 期末值: 24 },
      ['firms 2025-06 stock 24 0 commerce F2'],
      [],
    ],
    // what an item can be
    ['negative stock', { ...firms, 期末值: -1 }, [], ['value-negative F2 firms commerce']],
    ['negative year', { ...trade, 累计值: -1 }, [], ['value-negative E2 trade commerce']],
    [
      'negative month is a correction',
      { ...trade, 当月值: '(12.3)' },
      ['trade 2025-06 month -12.3 1 commerce D2'],
      [],
    ],
    [
      'half a firm',
      { ...firms, 期末值: 24.5 },
      ['firms 2025-06 stock 24.5 1 commerce F2'],
      ['value-fraction F2 firms commerce'],
    ],
    [
      'half a ton',
      { 指标编码: 'cargo', 计量单位: '吨', 填报单位: '市交通运输局', 累计值: 0.5 },
      ['cargo 2025-06 ytd 0.00005 5 transport E2'],
      [],
    ],
    [
      'more than there are',
      { 指标编码: 'cover', 计量单位: '个', 期末值: 4 },
      [],
      ['value-out-of-range F2 cover commerce'],
    ],
    [
      'as many as there are',
      { 指标编码: 'cover', 计量单位: '个', 期末值: 3 },
      ['cover 2025-06 stock 3 0 commerce F2'],
      [],
    ],
    [
      'tier in words',
      { 指标编码: 'tier', 报告期: '2024年', 期末值: '第二档' },
      ['tier 2024-12 stock 2 0 commerce F2'],
      [],
    ],
    ['tier 0', { 指标编码: 'tier', 期末值: 0 }, [], ['value-out-of-range F2 tier commerce']],
    ['tier and a half', { 指标编码: 'tier', 期末值: 1.5 }, [], ['value-out-of-range F2 tier commerce']],
    [
      'on the list',
      { ...customs, 指标编码: 'zone-listed', 报告期: '2024', 期末值: '未入选' },
      ['zone-listed 2024-12 stock 0 0 customs F2'],
      [],
    ],
    [
      'on the list twice',
      { ...customs, 指标编码: 'zone-listed', 期末值: 2 },
      [],
      ['value-out-of-range F2 zone-listed customs'],
    ],
    // periods
    [
      'date cell',
      { ...trade, 报告期: day('2025-06-01'), 累计值: 3 },
      ['trade 2025-06 ytd 3 0 commerce E2'],
      [],
    ],
    ['serial', { ...trade, 报告期: 45809, 累计值: 3 }, ['trade 2025-06 ytd 3 0 commerce E2'], []],
    ['no period', { ...trade, 报告期: null, 累计值: 3 }, [], ['period-missing C2 - -']],
    ['bad period', { ...trade, 报告期: '本期', 累计值: 3 }, [], ['period-unreadable C2 - -']],
    [
      'bad period and bad number',
      { ...trade, 报告期: '本期', 累计值: 'x' },
      [],
      ['number-unreadable E2 trade commerce', 'period-unreadable C2 - -'],
    ],
    [
      'January and February together',
      { ...trade, 报告期: '2025年1—2月', 当月值: 30 },
      ['trade 2025-02 ytd 30 0 commerce D2'],
      [],
    ],
    [
      'the same twice',
      { ...trade, 报告期: '2025年1—2月', 当月值: 30, 累计值: 30 },
      ['trade 2025-02 ytd 30 0 commerce E2'],
      [],
    ],
    [
      'the same and not',
      { ...trade, 报告期: '2025年1—2月', 当月值: 31, 累计值: 30 },
      ['trade 2025-02 ytd 30 0 commerce E2'],
      ['ytd-mismatch D2 trade commerce'],
    ],
    [
      'half a year',
      { ...trade, 报告期: '2025年1—6月', 累计值: 30 },
      ['trade 2025-06 ytd 30 0 commerce E2'],
      [],
    ],
    [
      'half a year as a month',
      { ...trade, 报告期: '2025年上半年', 当月值: 30 },
      [],
      ['period-span D2 trade commerce'],
    ],
    [
      'a quarter as a year to date',
      { ...trade, 报告期: '2025年二季度', 累计值: 30 },
      [],
      ['period-not-from-january E2 trade commerce'],
    ],
    [
      'a stock at the end of a quarter',
      { ...firms, 报告期: '2025年二季度', 期末值: 24 },
      ['firms 2025-06 stock 24 0 commerce F2'],
      [],
    ],
    // who and what
    [
      'by name',
      { 指标名称: '保税區進出口總額', 计量单位: '亿元', 累计值: 3 },
      ['trade 2025-06 ytd 3 0 commerce E2'],
      [],
    ],
    [
      'by numbered name',
      { 指标名称: '（一）保税区 进出口额（亿元）', 累计值: 3 },
      ['trade 2025-06 ytd 3 0 commerce E2'],
      [],
    ],
    [
      'code and name agree',
      { ...trade, 指标名称: '进出口额', 累计值: 3 },
      ['trade 2025-06 ytd 3 0 commerce E2'],
      [],
    ],
    [
      'code and name differ',
      { ...trade, 指标名称: '法资企业数', 累计值: 3 },
      ['trade 2025-06 ytd 3 0 commerce E2'],
      ['indicator-name-differs A2 trade -'],
    ],
    [
      'unknown code',
      { 指标编码: 'trad', 指标名称: '进出口额', 计量单位: '亿元', 累计值: 3 },
      ['trade 2025-06 ytd 3 0 commerce E2'],
      ['indicator-code-unknown A2 trade -'],
    ],
    [
      'unknown indicator',
      { 指标编码: 'x-1', 指标名称: '某额', 计量单位: '亿元', 累计值: 3 },
      [],
      ['indicator-unknown A2 - -'],
    ],
    ['derived indicator', { 指标名称: '国际航线总数', 期末值: 3 }, [], ['indicator-derived B2 - -']],
    ['nameless figure', { 累计值: 3 }, [], ['indicator-missing E2 - -']],
    [
      'a name of two items, told by its unit',
      { ...customs, 指标名称: '航线数', 计量单位: '条', 期末值: 3 },
      ['south-lines 2025-06 stock 3 0 customs F2'],
      [],
    ],
    [
      'a name of two items',
      { 指标名称: '航线数', 计量单位: '条', 期末值: 3 },
      [],
      ['indicator-ambiguous B2 - -'],
    ],
    [
      'unit in another writing',
      { ...trade, 填报单位: '某市商務局（盖章）', 累计值: 3 },
      ['trade 2025-06 ytd 3 0 commerce E2'],
      [],
    ],
    ['unknown unit', { ...trade, 填报单位: '市某局', 累计值: 3 }, [], ['unit-unknown H2 - -']],
    [
      'no unit',
      { ...trade, 填报单位: null, 累计值: 3 },
      ['trade 2025-06 ytd 3 0 commerce E2'],
      ['unit-assumed A1 - commerce'],
    ],
    [
      'another unit',
      { ...trade, ...customs, 累计值: 3 },
      ['trade 2025-06 ytd 3 0 customs E2'],
      ['unit-unexpected A2 trade customs'],
    ],
    [
      'the authoritative unit',
      { ...customs, 指标编码: 'cargo', 计量单位: '万吨', 累计值: 3 },
      ['cargo 2025-06 ytd 3 0 customs E2'],
      [],
    ],
  ])('%s', (_, cells, figures, issues) => {
    const found = readRow(cells);
    expect(found.figures).toEqual(figures);
    expect(found.issues.sort()).toEqual(issues);
  });

  it('reports every bad cell of a sheet once, and uses the others', () => {
    const { figures, issues } = read([
      HEADER,
      ['trade', null, '2025-04', null, 'abc', null, '亿元', '市商务局'],
      ['trade', null, '2025-05', '?', 2, null, '亿元', '市商务局'],
      ['nothing', null, '2025-06', 1, 2, 3, '亿元', '市商务局'],
      ['firms', null, '2025-13', null, null, 3, '户', '市商务局'],
      ['firms', null, '2025-06', null, null, 24, '家', '市商务局'],
    ]);
    expect(figures).toEqual(['trade 2025-05 ytd 2 0 commerce E3', 'firms 2025-06 stock 24 0 commerce F6']);
    expect(issues).toEqual([
      'number-unreadable E2 trade commerce',
      'number-unreadable D3 trade commerce',
      'indicator-unknown A4 - -',
      'period-unreadable C5 - -',
      'measure-unknown G5 firms commerce',
    ]);
  });

  it('says in Chinese what was read', () => {
    expect(readRow({ ...firms, 累计值: 24 }).messages).toEqual([
      '“法资企业数”应填“期末值”，现填在“累计值”栏',
    ]);
    expect(readRow({ 指标名称: '本地货源占比', 累计值: 1 }).messages).toEqual([
      '“本地货源占比”由其他数据项计算得出，不单独填报，此数未采用',
    ]);
  });
});

describe('a table', () => {
  const unit = '填报单位（盖章）：市商务局    报告期：2025年6月    填报日期：2025年7月5日';

  it('takes unit, period and time from what stands above it', () => {
    const { figures, issues, submission } = read([
      ['指标月报表'],
      [unit],
      [],
      ['指标名称', '累计值', '期末值', '计量单位'],
      ['进出口额', 215, null, '亿元'],
      ['法资企业数', null, 24, '家'],
    ]);
    expect(figures).toEqual(['trade 2025-06 ytd 215 0 commerce B5', 'firms 2025-06 stock 24 0 commerce C6']);
    expect(issues).toEqual([]);
    expect(submission.order).toEqual({ statedAt: '2025-07-05', newestPeriod: '2025-06', name: SOURCE.name });
  });

  it.each(['　', '，', ' ', '; ', ''])('takes several labels from one cell, parted by “%s”', (gap) => {
    const labels = ['填报单位：市商务局', '报告期：2025年6月', '填报日期：2025-07-05', '单位：万元'];
    const { figures, issues, submission } = read([
      [labels.join(gap)],
      ['指标名称', '累计值'],
      ['进出口额', 21500],
    ]);
    expect(figures).toEqual(['trade 2025-06 ytd 2.15 4 commerce B3']);
    expect(issues).toEqual([]);
    expect(submission.order.statedAt).toBe('2025-07-05');
  });

  it('does not take 主管单位 for a label, nor the person who fills in for the unit', () => {
    const { figures, issues } = read([
      ['主管单位：某某厅', null, '填报单位：市商务局；填报人：张三 电话：123', '报告期：2025年6月。'],
      ['指标名称', '累计值', '计量单位'],
      ['进出口额', 215, '亿元'],
    ]);
    expect(figures).toEqual(['trade 2025-06 ytd 215 0 commerce B3']);
    expect(issues).toEqual([]);
  });

  it('takes labels from one cell and values from the next', () => {
    const { figures, issues, submission } = read([
      ['填报单位：', '市商务局', '报 告 期', day('2025-06-01'), '填报时间：', day('2025-07-05')],
      ['指标名称', '累计值', '计量单位'],
      ['进出口额', 215, '亿元'],
    ]);
    expect(figures).toEqual(['trade 2025-06 ytd 215 0 commerce B3']);
    expect(issues).toEqual([]);
    expect(submission.order.statedAt).toBe('2025-07-05');
  });

  it('reads the time, and a unit, from the foot', () => {
    const { figures, issues, submission } = read([
      ['指标名称', '报告期', '累计值', '计量单位'],
      ['进出口额', '2025-06', 215, '亿元'],
      [],
      ['注：数据来自海关统计。'],
      ['填报单位：市商务局  填报人：张三', null, null, '填报日期：2025-07-05 16:30'],
    ]);
    expect(figures).toEqual(['trade 2025-06 ytd 215 0 commerce C2']);
    expect(issues).toEqual([]);
    expect(submission.order.statedAt).toBe('2025-07-05T16:30');
  });

  it('says once what is wrong above it, and does not use the rows', () => {
    const { figures, issues, covers } = read([
      ['填报单位：某某局', '报告期：第六期', '填报日期：近日'],
      ['指标名称', '累计值', '计量单位'],
      ['进出口额', 215, '亿元'],
      ['外商直接投资额', 2, '亿美元'],
    ]);
    expect(figures).toEqual([]);
    expect(issues).toEqual(['unit-unknown A1 - -', 'period-unreadable B1 - -', 'date-unreadable C1 - -']);
    expect(covers).toEqual([]);
  });

  it('speaks for its unit and period also when nothing is filled in', () => {
    const { figures, issues, covers } = read([
      [unit],
      ['指标名称', '累计值', '计量单位'],
      ['进出口额', null, '亿元'],
    ]);
    expect([figures, issues, covers]).toEqual([[], [], ['commerce 2025-06']]);
  });

  it('takes the year of a month from above', () => {
    const { figures } = read([
      ['报告期：2025年'],
      ['指标名称', '月份', '累计值', '计量单位', '填报单位'],
      ['进出口额', '1—2月', 30, '亿元', '市商务局'],
      ['进出口额', 3, 45, '亿元', '市商务局'],
      ['进出口额', '2024年12月', 99, '亿元', '市商务局'],
    ]);
    expect(figures.map((figure) => figure.split(' ').slice(0, 4).join(' '))).toEqual([
      'trade 2025-02 ytd 30',
      'trade 2025-03 ytd 45',
      'trade 2024-12 ytd 99',
    ]);
  });

  it('says once that periods, or units, are missing everywhere', () => {
    const { issues } = read([
      ['指标名称', '累计值', '计量单位'],
      ['进出口额', 215, '亿元'],
      ['外商直接投资额', 2, '亿美元'],
    ]);
    expect(issues).toEqual(['unit-assumed A1 - commerce', 'period-missing A1 - -']);
  });

  it.each([
    [
      'traditional, spaced and starred',
      ['* 指標 編碼（必填）', '报告期\n（必填）', '本年\n累計', '計量單位', '報送單位'],
    ],
    ['synonyms', ['代码', '期别', '1—本月累计', '计量单位名称', '填报部门']],
    ['单位 as the measure', ['编码', '月份', '年初至今', '单位', '填报单位']],
    ['单位 as the unit', ['编码', '月份', '累计', '计量单位', '单位']],
  ])('knows its header: %s', (_, header) => {
    const { figures, issues } = read([header, ['trade', '2025-06', 215, '亿元', '市商务局']]);
    expect(figures).toEqual(['trade 2025-06 ytd 215 0 commerce C2']);
    expect(issues).toEqual([]);
  });

  it('tells 单位 by what stands below when nothing else does', () => {
    const header = ['编码', '月份', '累计', '单位'];
    const asMeasure = read([header, ['trade', '2025-06', 21500, '万元']]);
    expect(asMeasure.figures).toEqual(['trade 2025-06 ytd 2.15 4 commerce C2']);
    const asUnit = read([header, ['trade', '2025-06', 2.15, '市商务局']]);
    expect(asUnit.figures).toEqual(['trade 2025-06 ytd 2.15 2 commerce C2']);
    expect(asUnit.issues).toEqual(['measure-missing A1 trade commerce']);
  });

  it('takes the measure from the header, from above, from the name', () => {
    const row = ['进出口额', '2025-06', 21500, '市商务局'];
    const header = ['指标名称', '报告期', '累计值', '填报单位'];
    const inHeader = read([['指标名称', '报告期', '累计值（万元）', '填报单位'], row]);
    const above = read([['单位：万元'], header, row]);
    const inName = read([header, ['进出口额（万元）', '2025-06', 21500, '市商务局']]);
    for (const { figures, issues } of [inHeader, above, inName]) {
      expect(figures[0]).toMatch(/^trade 2025-06 ytd 2.15 4 commerce/);
      expect(issues).toEqual([]);
    }
    const dollars = read([['单位：万美元'], header, row]);
    expect([dollars.figures, dollars.issues]).toEqual([[], ['measure-currency A1 trade commerce']]);
    const others = read([['单位：列'], header, row]);
    expect(others.issues).toEqual(['measure-missing A2 trade commerce']);
  });

  it('reads a header of two rows, and leaves last year alone', () => {
    const rows = [
      ['指标名称', '报告期', '今年', null, '上年同期', null, '计量单位', '填报单位'],
      [null, null, '当月值', '累计值', '当月值', '累计值'],
      ['进出口额', '2025-06', 12, 215, 11, 200, '亿元', '市商务局'],
    ];
    const merged = read(rows, { merges: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1', 'G1:G2', 'H1:H2'] });
    expect(merged.figures).toEqual([
      'trade 2025-06 month 12 0 commerce C3',
      'trade 2025-06 ytd 215 0 commerce D3',
    ]);
    expect(merged.issues).toEqual([]);
    const loose = read([
      ['指标名称', '报告期', '完成情况', null, '计量单位', '填报单位'],
      [null, null, '当月值', '累计值'],
      ['进出口额', '2025-06', 12, 215, '亿元', '市商务局'],
    ]);
    expect(loose.figures).toEqual([
      'trade 2025-06 month 12 0 commerce C3',
      'trade 2025-06 ytd 215 0 commerce D3',
    ]);
  });

  it('says when a column stands there twice', () => {
    const { figures, issues } = read([
      ['指标编码', '报告期', '累计值', '累计', '计量单位', '填报单位'],
      ['trade', '2025-06', 215, 200, '亿元', '市商务局'],
    ]);
    expect(figures).toEqual(['trade 2025-06 ytd 215 0 commerce C2']);
    expect(issues).toEqual(['column-duplicate D1 - -']);
  });

  it('does not take the title of a sheet for last year', () => {
    const { figures } = read(
      [
        ['2025年重点目标任务完成情况'],
        ['指标编码', '报告期', '累计值', '计量单位'],
        ['trade', '2025-06', 215, '亿元'],
      ],
      { merges: ['A1:D1'] },
    );
    expect(figures).toHaveLength(1);
  });

  it('counts a merged figure once, and a merged name for every row it covers', () => {
    const { figures, issues } = read(
      [
        ['指标名称', '报告期', '当月值', '计量单位', '填报单位'],
        ['进出口额', '2025-04', 10, '亿元', '市商务局'],
        [null, '2025-05', null],
        [null, '2025-06', 12],
      ],
      { merges: ['A2:A4', 'C2:C3', 'D2:D4', 'E2:E4'] },
    );
    expect(figures).toEqual(['trade 2025-04 month 10 0 commerce C2', 'trade 2025-06 month 12 0 commerce C4']);
    expect(issues).toEqual([]);
  });

  it('skips totals, blanks, notes, headings, repeated headers', () => {
    const { figures, issues } = read([
      ['一、主要指标'],
      HEADER,
      ['trade', null, '2025-05', 10, null, null, '亿元', '市商务局'],
      [],
      ['（一）保税区'],
      HEADER,
      ['trade', null, '2025-06', 12, null, null, '亿元', '市商务局'],
      ['合  计', null, null, 22, null, null, '亿元'],
      ['注：1.本表数据为初步统计；2.“—”表示无数据。'],
      ['说明：见附件'],
      ['填报人：张三', null, '联系电话：12345678'],
    ]);
    expect(figures).toEqual(['trade 2025-05 month 10 0 commerce D3', 'trade 2025-06 month 12 0 commerce D7']);
    expect(issues).toEqual([]);
  });

  it('reads two tables of a sheet, each under its own heading', () => {
    const { figures } = read([
      ['填报单位：市商务局 报告期：2025年5月'],
      ['指标编码', '累计值', '计量单位'],
      ['trade', 200, '亿元'],
      ['报告期：2025年6月'],
      ['指标编码', '期末值', '计量单位'],
      ['firms', 24, '家'],
    ]);
    expect(figures).toEqual(['trade 2025-05 ytd 200 0 commerce B3', 'firms 2025-06 stock 24 0 commerce B6']);
  });

  const row = fc.constantFrom<Written[]>(
    ['trade', null, '2025-04', 10, 150, null, '亿元', '市商务局'],
    ['trade', null, '2025-05', 'x', 160, null, '万元', '市商务局'],
    ['firms', null, '2025-05', null, null, 23, '家', '市商务局'],
    ['firms', null, 'x', null, null, 24, '家', null],
    ['fdi', null, '2025-06', null, '1,000.5', null, '万美元', '某海关'],
    ['tier', null, '2024', null, null, '二档', null, '市商务局'],
    ['none', null, '2025-06', 1, null, null, '个', '市商务局'],
  );

  it('says the same whatever the order of its rows', () => {
    const told = (rows: Written[][]) => {
      const { figures, issues, covers, submission } = read([HEADER, ...rows]);
      const bare = (texts: string[]) => texts.map((text) => text.replace(/ [A-Z]+\d+\b/, '')).sort();
      return [bare(figures), [...new Set(bare(issues))].sort(), covers, submission.order];
    };
    fc.assert(
      fc.property(fc.uniqueArray(row), fc.integer(), (rows, seed) => {
        const shuffled = [...rows].sort(
          (a, b) => ((JSON.stringify(a).length * seed) % 7) - ((JSON.stringify(b).length * seed) % 7),
        );
        expect(told(shuffled.reverse())).toEqual(told(rows));
      }),
    );
  });

  it('converts exactly, there and back', () => {
    const amount = fc.integer({ min: 0, max: 999_999_999_999 });
    fc.assert(
      fc.property(amount, (yuan) => {
        const printed = {
          元: String(yuan),
          万元: (yuan / 10_000).toFixed(4),
          亿元: (yuan / 100_000_000).toFixed(8),
        };
        const values = Object.entries(printed).map(([measure, text]) =>
          readRow({
            指标编码: 'trade',
            计量单位: measure,
            累计值: text,
          }).submission.observations[0]?.value.toFixed(8),
        );
        expect(new Set(values).size).toBe(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a workbook', () => {
  const table = [
    ['指标编码', '累计值', '计量单位'],
    ['trade', 215, '亿元'],
  ];
  const interpret = (...sheets: ReturnType<typeof sheetOf>[]) =>
    interpretWorkbook(workbookOf(...sheets), SOURCE, TINY_PLAN);

  it('lets a cover sheet speak for the others', () => {
    const cover = sheetOf([['填报单位：市商务局'], ['报告期：2025年6月', null, '填报日期：2025-07-08']], {
      name: '封面',
    });
    const { submission, issues } = interpret(cover, sheetOf(table));
    expect(issues).toEqual([]);
    expect(submission.observations[0]).toMatchObject({ unit: 'commerce', period: '2025-06', sheet: '数据' });
    expect(submission.order.statedAt).toBe('2025-07-08');
  });

  it('reads a hidden sheet and says so', () => {
    const { submission, issues } = interpret(
      sheetOf([['报告期：2025-06', '填报单位：市商务局'], ...table], { hidden: true }),
    );
    expect(submission.observations).toHaveLength(1);
    expect(issues.map(({ code, sheet }) => [code, sheet])).toEqual([['sheet-hidden', '数据']]);
  });

  it.each([
    ['nothing', []],
    ['words', [['关于报送数据的函'], ['市商务局'], ['2025年7月5日']]],
    [
      'a table of something else',
      [
        ['姓名', '电话'],
        ['张三', 12345],
      ],
    ],
  ])('without a table has one finding: %s', (_, rows) => {
    const { submission, issues } = interpret(sheetOf(rows));
    expect(issues.map(({ code, file }) => [code, file])).toEqual([['file-without-table', SOURCE.name]]);
    expect(submission).toMatchObject({ observations: [], milestones: [], covers: [] });
  });

  it('knows invented data by the file and by the folder', () => {
    const raw = workbookOf(sheetOf(table));
    const demo = (inFile: boolean, inFolder: boolean) =>
      interpretWorkbook({ ...raw, demo: inFile }, { ...SOURCE, demo: inFolder }, TINY_PLAN).submission.demo;
    expect([demo(false, false), demo(true, false), demo(false, true)]).toEqual([false, true, true]);
  });

  it('does not let the name of a file change what it says', () => {
    const raw = workbookOf(sheetOf([['报告期：2025-06'], ...table]));
    const told = (name: string) => {
      const { submission } = interpretWorkbook(raw, { ...SOURCE, name }, TINY_PLAN);
      return JSON.stringify(submission).replaceAll(name, '');
    };
    expect(told('某海关2024年5月.xlsx')).toBe(told('市商务局.xlsx'));
  });
});
