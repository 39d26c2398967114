import { decimal } from '../../pipeline/values/decimal.ts';
import type { Forecast, IndicatorVerdict } from '../../pipeline/values/evaluation.ts';
import { observation, verdict } from './fixture.ts';

/** Every way an indicator of each kind can stand, with the words that the report has for it. */
export type KindCase = readonly [name: string, verdict: IndicatorVerdict, words: string];

const forecast = (value: string, low: string | null, high: string | null): Forecast => ({
  value: decimal(value),
  low: low === null ? null : decimal(low),
  high: high === null ? null : decimal(high),
  basis: low === null ? 'linear' : 'seasonal',
});

const base2023 = (value: string) => ({ period: '2023-12' as const, value: decimal(value) });

const stock = (given: object) =>
  verdict({
    kind: 'stock',
    actual: '24',
    target: '30',
    planTarget: '30',
    completion: '0.8',
    expected: '25.5',
    expectedShare: '0.75',
    basis: 'calendar',
    ratio: '0.888889',
    rating: 'atRisk',
    reason: 'below-pace',
    yearOnYearChange: '3',
    baseline: base2023('12'),
    required: '1',
    requiredPer: 'month',
    ...given,
  });

const flow = (given: object) =>
  verdict({
    kind: 'annualFlow',
    actual: '215',
    target: '500',
    planTarget: '500',
    completion: '0.43',
    expected: '232.5',
    expectedShare: '0.465',
    basis: 'seasonal',
    ratio: '0.924731',
    gap: '-0.07',
    rating: 'atRisk',
    reason: 'below-pace',
    yearOnYear: '-0.032',
    yearOnYearChange: '-7.1',
    forecast: forecast('462.365591', '457.446809', '467.391304'),
    required: '47.5',
    requiredPer: 'month',
    ...given,
  });

const growth = (given: object) =>
  verdict({
    kind: 'averageGrowth',
    actual: '0.140175',
    target: '0.15',
    planTarget: '0.15',
    completion: '0.934503',
    ratio: '0.934503',
    rating: 'atRisk',
    reason: 'below-pace',
    yearOnYear: '0.12',
    baseline: { period: '2023-06', value: decimal('100') },
    parts: [{ item: 'contracts', value: decimal('130') }],
    required: '0.163',
    requiredPer: 'year',
    ...given,
  });

const range = (given: object) =>
  verdict({
    kind: 'annualRange',
    actual: '9',
    target: '20',
    planTarget: '20',
    completion: '0.45',
    expected: '10',
    expectedShare: '0.5',
    basis: 'linear',
    ratio: '0.9',
    rating: 'atRisk',
    reason: 'below-pace',
    yearOnYearChange: '-1',
    ...given,
  });

const share = (given: object) =>
  verdict({
    kind: 'share',
    actual: '0.26',
    target: '0.3',
    planTarget: '0.3',
    completion: '0.866667',
    expected: '0.27',
    basis: 'calendar',
    ratio: '0.888889',
    gap: '-0.01',
    rating: 'atRisk',
    reason: 'below-pace',
    yearOnYearChange: '0.012',
    baseline: base2023('0.18'),
    ...given,
  });

const coverage = (given: object) =>
  verdict({
    kind: 'coverage',
    actual: decimal(12).div(13).toString(),
    target: '1',
    planTarget: '1',
    completion: decimal(12).div(13).toString(),
    expected: '0.884615',
    basis: 'calendar',
    ratio: '1.05',
    gap: '0.038462',
    yearOnYearChange: '0.153846',
    baseline: base2023('0.538462'),
    ...given,
  });

const places = (rank: number, size: number, period: '2023-12' | '2024-12') => [
  observation({ item: 'position', period, type: 'stock', value: decimal(rank) }),
  observation({ item: 'field', period, type: 'stock', value: decimal(size) }),
];

const rank = (now: [number, number], before: [number, number], given: object) =>
  verdict({
    kind: 'rank',
    dataMonth: '2024-12',
    actual: decimal(now[0]).div(now[1]).toString(),
    target: decimal(before[0]).div(before[1]).toString(),
    baseline: base2023(decimal(before[0]).div(before[1]).toString()),
    parts: [
      { item: 'position', value: decimal(now[0]) },
      { item: 'field', value: decimal(now[1]) },
    ],
    observations: [...places(...now, '2024-12'), ...places(...before, '2023-12')],
    ...given,
  });

const listed = (given: object) =>
  verdict({
    kind: 'classification',
    dataMonth: '2024-12',
    actual: '0.121212',
    parts: [
      { item: 'position', value: decimal(20) },
      { item: 'field', value: decimal(165) },
    ],
    ...given,
  });

const final = { final: true, dataMonth: '2025-12', rating: 'missed', reason: 'target-missed' } as const;
const done = { final: true, dataMonth: '2025-12', rating: 'achieved', reason: 'target-met' } as const;
const early = { rating: 'achieved', reason: 'target-met', required: null, requiredPer: null } as const;
const calm = { rating: 'onTrack', reason: 'on-pace' } as const;
const late = { rating: 'behind', reason: 'far-below-pace' } as const;

export const KIND_CASES: readonly KindCase[] = [
  [
    'stock at risk',
    stock({}),
    '签约引进企业24家，比去年同期增加3家，完成目标（30家）的80.0%，比按时间进度应达的26家少2家，距目标差6家。',
  ],
  [
    'stock behind',
    stock({ actual: '17', completion: '0.566667', ratio: '0.37', required: '2.166667', ...late }),
    '签约引进企业17家，比去年同期增加3家，完成目标（30家）的56.7%，比按时间进度应达的26家少9家。距目标差13家，下半年月均需增加3家。',
  ],
  [
    'stock on pace',
    stock({ actual: '26', completion: '0.866667', ratio: '1.037', required: '0.67', ...calm }),
    '签约引进企业26家，比去年同期增加3家，完成目标（30家）的86.7%，与按时间进度应达的26家持平。',
  ],
  [
    'stock within tolerance',
    stock({ actual: '25', completion: '0.833333', ratio: '0.963', ...calm }),
    '签约引进企业25家，比去年同期增加3家，完成目标（30家）的83.3%，比按时间进度应达的26家少1家，差距在允许范围内。',
  ],
  [
    'stock exactly on pace',
    stock({ actual: '26', expected: '26', completion: '0.866667', ratio: '1', ...calm }),
    '签约引进企业26家，比去年同期增加3家，完成目标（30家）的86.7%，与按时间进度应达的26家持平。',
  ],
  [
    'stock achieved early',
    stock({ actual: '33', completion: '1.1', yearOnYearChange: '0', ...early }),
    '签约引进企业33家，与去年同期持平，提前达到目标（30家），超出3家。',
  ],
  [
    'stock regressed',
    stock({
      actual: '28',
      completion: '0.933333',
      expected: null,
      ratio: null,
      basis: null,
      yearOnYearChange: '-4',
      baseline: base2023('32'),
      required: '0.333',
      rating: 'behind',
      reason: 'regressed',
    }),
    '签约引进企业28家，比去年同期减少4家，完成目标（30家）的93.3%，由2023年12月的32家回落到目标以下，距目标差2家。',
  ],
  [
    'stock final achieved',
    stock({ actual: '30', completion: '1', ...done }),
    '签约引进企业30家，比去年同期增加3家，实现目标（30家）。',
  ],
  [
    'stock final missed',
    stock({ actual: '29', completion: '0.966667', ...final }),
    '签约引进企业29家，比去年同期增加3家，为目标（30家）的96.7%，距目标差1家，未完成目标。',
  ],
  [
    'stock on older data',
    stock({ dataMonth: '2025-05' }),
    '签约引进企业24家，比去年同期增加3家，完成目标（30家）的80.0%，比按时间进度应达的26家少2家，距目标差6家，6月数据尚未报送。',
  ],
  [
    'approximate behind',
    stock({
      kind: 'approximate',
      actual: '9',
      target: '20',
      planTarget: '20',
      completion: '0.45',
      expected: '15',
      ratio: '0.6',
      required: '1.833',
      ...late,
    }),
    '典型案例9项，比去年同期增加3项，完成目标（20项左右）的45.0%，比按时间进度应达的15项少6项。距目标差11项，下半年月均需增加2项。',
  ],
  [
    'approximate achieved early',
    stock({ kind: 'approximate', actual: '20', target: '20', planTarget: '20', completion: '1', ...early }),
    '典型案例20项，比去年同期增加3项，提前达到目标（20项左右）。',
  ],
  [
    'approximate nearly',
    stock({
      kind: 'approximate',
      actual: '18',
      target: '20',
      planTarget: '20',
      completion: '0.9',
      ...final,
      rating: 'nearlyAchieved',
      reason: 'nearly-met',
    }),
    '典型案例18项，比去年同期增加3项，为目标（20项左右）的90.0%，距目标差2项，与目标大体相当，评定为基本完成，有待确认。',
  ],
  [
    'approximate missed',
    stock({ kind: 'approximate', actual: '12', target: '20', planTarget: '20', completion: '0.6', ...final }),
    '典型案例12项，比去年同期增加3项，为目标（20项左右）的60.0%，距目标差8项，未完成目标。',
  ],
  [
    'flow at risk',
    flow({}),
    '甲区进出口额215.0亿元，同比下降3.2%，完成全年目标（500亿元）的43.0%，慢于序时进度7.0个百分点，低于近年同期平均进度3.5个百分点。按近年同期进度推算，全年约为462.4亿元，参考区间为457.4亿元～467.4亿元，比全年目标少37.6亿元。要如期完成目标，下半年月均需达到47.5亿元，为上半年月均水平的1.3倍。',
  ],
  [
    'flow slow by the calendar, fast by the season',
    flow({
      actual: '240',
      completion: '0.48',
      gap: '-0.02',
      ratio: '1.032258',
      yearOnYear: '0.05',
      forecast: forecast('516.1', '510.6', '521.7'),
      ...calm,
    }),
    '甲区进出口额240.0亿元，同比增长5.0%，完成全年目标（500亿元）的48.0%，虽慢于序时进度2.0个百分点，但高于近年同期平均进度1.5个百分点。按近年同期进度推算，全年约为516.1亿元，参考区间为510.6亿元～521.7亿元，可望完成全年目标。',
  ],
  [
    'flow fast by the calendar, slow by the season',
    flow({
      actual: '255',
      completion: '0.51',
      expectedShare: '0.55',
      gap: '0.01',
      ratio: '0.927273',
      forecast: forecast('463.6', '450.1', '505.2'),
    }),
    '甲区进出口额255.0亿元，同比下降3.2%，完成全年目标（500亿元）的51.0%，虽快于序时进度1.0个百分点，但低于近年同期平均进度4.0个百分点。按近年同期进度推算，全年约为463.6亿元，参考区间为450.1亿元～505.2亿元，能否完成全年目标尚有变数。要如期完成目标，下半年月均需达到47.5亿元，为上半年月均水平的1.1倍。',
  ],
  [
    'flow on linear basis',
    flow({ basis: 'linear', expectedShare: '0.5', ratio: '0.86', forecast: forecast('430', null, null) }),
    '甲区进出口额215.0亿元，同比下降3.2%，完成全年目标（500亿元）的43.0%，慢于序时进度7.0个百分点。按序时进度推算，全年约为430.0亿元，比全年目标少70.0亿元。要如期完成目标，下半年月均需达到47.5亿元，为上半年月均水平的1.3倍。',
  ],
  [
    'flow level with both',
    flow({
      actual: '250',
      completion: '0.5',
      expectedShare: '0.5',
      gap: '0',
      ratio: '1',
      yearOnYear: '0.0004',
      forecast: forecast('500.02', '490.2', '511.1'),
      ...calm,
    }),
    '甲区进出口额250.0亿元，与去年同期基本持平，完成全年目标（500亿元）的50.0%，与序时进度基本持平，与近年同期平均进度基本持平。按近年同期进度推算，全年约为500.0亿元，参考区间为490.2亿元～511.1亿元，有望完成全年目标，但余量不大。',
  ],
  [
    'flow early in the year',
    flow({ dataMonth: '2025-03', gap: '-0.03', completion: '0.22' }),
    '甲区进出口额215.0亿元，同比下降3.2%，完成全年目标（500亿元）的22.0%，慢于序时进度3.0个百分点，低于近年同期平均进度24.5个百分点，6月数据尚未报送。按近年同期进度推算，全年约为462.4亿元，参考区间为457.4亿元～467.4亿元，推算结果仅供参考。要如期完成目标，后9个月月均需达到47.5亿元。',
  ],
  [
    'flow after a year of nothing',
    flow({ yearOnYear: null, yearOnYearChange: '215' }),
    '甲区进出口额215.0亿元，去年同期为零，完成全年目标（500亿元）的43.0%，慢于序时进度7.0个百分点，低于近年同期平均进度3.5个百分点。按近年同期进度推算，全年约为462.4亿元，参考区间为457.4亿元～467.4亿元，比全年目标少37.6亿元。要如期完成目标，下半年月均需达到47.5亿元，为上半年月均水平的1.3倍。',
  ],
  [
    'flow achieved early',
    flow({ actual: '512.34', completion: '1.02468', dataMonth: '2025-10', gap: '0.19', ...early }),
    '甲区进出口额512.3亿元，同比下降3.2%，提前完成全年目标（500亿元），超出12.3亿元。',
  ],
  [
    'flow final achieved',
    flow({ actual: '500', completion: '1', forecast: null, yearOnYear: '0.081', ...done }),
    '甲区进出口额500.0亿元，同比增长8.1%，实现目标（500亿元）。',
  ],
  [
    'flow final missed by little',
    flow({ actual: '499.98', completion: '0.99996', forecast: null, yearOnYear: '0.08', ...final }),
    '甲区进出口额499.98亿元，同比增长8.0%，为目标（500亿元）的99.996%，距目标差0.02亿元，未完成目标。',
  ],
  [
    'flow in an interim year',
    flow({
      dataMonth: '2024-06',
      target: '448.587',
      completion: '0.479',
      gap: '-0.021',
      flags: ['interimPath'],
      forecast: forecast('440.4', '430.2', '450.6'),
    }),
    '甲区进出口额215.0亿元，同比下降3.2%，完成按年均增速推算的当年目标（448.6亿元）的47.9%，虽慢于序时进度2.1个百分点，但高于近年同期平均进度1.4个百分点。按近年同期进度推算，全年约为440.4亿元，参考区间为430.2亿元～450.6亿元，能否完成当年推算目标尚有变数。要完成当年推算目标，下半年月均需达到47.5亿元，为上半年月均水平的1.3倍。',
  ],
  [
    'flow, target reached in an interim year',
    flow({
      dataMonth: '2024-12',
      actual: '505',
      target: '448.587',
      completion: '1.125756',
      flags: ['interimPath', 'targetReachedEarly'],
      forecast: null,
      required: null,
      ...calm,
    }),
    '甲区进出口额505.0亿元，同比下降3.2%，完成按年均增速推算的当年目标（448.6亿元）的112.6%，已达到方案期末目标（500亿元）。',
  ],
  [
    'range at risk',
    range({}),
    '创新成果9项，比去年同期减少1项，完成年度下限目标（20项）的45.0%，比序时应达的10项少1项。距年度下限目标还差11项，须在下半年补齐。',
  ],
  [
    'range on pace',
    range({ actual: '10', completion: '0.5', ratio: '1', ...calm }),
    '创新成果10项，比去年同期减少1项，完成年度下限目标（20项）的50.0%，与序时应达的10项持平。',
  ],
  [
    'range ahead after a missed year',
    range({
      actual: '12',
      completion: '0.6',
      ratio: '1.2',
      flags: ['earlierYearMissed'],
      years: [
        { year: 2024, value: decimal(18), rating: 'missed' },
        { year: 2025, value: decimal(12), rating: 'onTrack' },
      ],
      ...calm,
    }),
    '创新成果12项，比去年同期减少1项，完成年度下限目标（20项）的60.0%，比序时应达的10项多2项。此前2024年（18项）未达到年度下限目标。',
  ],
  [
    'range achieved above',
    range({ actual: '26', completion: '1.3', flags: ['aboveRange'], ...early }),
    '创新成果26项，比去年同期减少1项，达到年度目标（20项～25项），超过区间上限（25项）。',
  ],
  [
    'range final missed by an earlier year',
    range({
      actual: '22',
      completion: '1.1',
      flags: ['earlierYearMissed'],
      years: [
        { year: 2024, value: decimal(18), rating: 'missed' },
        { year: 2025, value: decimal(22), rating: 'achieved' },
      ],
      ...final,
    }),
    '创新成果22项，比去年同期减少1项，达到年度目标（20项～25项）。因2024年（18项）未达到年度下限目标，任务期总体评定为未完成。',
  ],
  [
    'range final missed',
    range({ actual: '18', completion: '0.9', ...final }),
    '创新成果18项，比去年同期减少1项，为目标（20项）的90.0%，距目标差2项，未完成目标。',
  ],
  [
    'growth at risk',
    growth({}),
    '服务外包执行额130.0亿元，同比增长12.0%，比2023年同期年均增长14.0%，低于目标（年均增长15%）1.0个百分点。要如期实现目标，2025年全年需增长16.3%。',
  ],
  [
    'growth negative',
    growth({ actual: '-0.031', ratio: '-0.2', yearOnYear: '-0.06', ...late }),
    '服务外包执行额130.0亿元，同比下降6.0%，比2023年同期年均下降3.1%，低于目标（年均增长15%）18.1个百分点。要如期实现目标，2025年全年需增长16.3%。',
  ],
  [
    'growth after one year',
    growth({ dataMonth: '2024-06', actual: '0.124', ratio: '0.83', yearOnYear: '0.124', required: '0.151' }),
    '服务外包执行额130.0亿元，同比增长12.4%，低于目标（年均增长15%）2.6个百分点。要如期实现目标，2024—2025年年均需增长15.1%。',
  ],
  [
    'growth on pace',
    growth({
      actual: '0.155',
      ratio: '1.0333',
      required: null,
      ...calm,
      forecast: forecast('268.3', '262.1', '270'),
    }),
    '服务外包执行额130.0亿元，同比增长12.0%，比2023年同期年均增长15.5%，高于目标（年均增长15%）0.5个百分点。按近年同期进度推算，全年约为268.3亿元，参考区间为262.1亿元～270.0亿元。',
  ],
  [
    'growth level',
    growth({ actual: '0.1497', ratio: '0.998', ...calm, required: null }),
    '服务外包执行额130.0亿元，同比增长12.0%，比2023年同期年均增长14.97%，与目标（年均增长15%）基本持平。',
  ],
  [
    'growth without an amount',
    growth({ parts: [] }),
    '服务外包执行额比2023年同期年均增长14.0%，低于目标（年均增长15%）1.0个百分点。要如期实现目标，2025年全年需增长16.3%。',
  ],
  [
    'growth that needs nothing more',
    growth({ required: '-0.01', ...late }),
    '服务外包执行额130.0亿元，同比增长12.0%，比2023年同期年均增长14.0%，低于目标（年均增长15%）1.0个百分点。到2025年保持上年水平即可实现目标。',
  ],
  [
    'growth final achieved',
    growth({ actual: '0.152', ratio: '1.01', required: null, ...done }),
    '服务外包执行额130.0亿元，同比增长12.0%，比2023年同期年均增长15.2%，实现目标（年均增长15%）。',
  ],
  [
    'growth final missed',
    growth({ actual: '0.11', ratio: '0.73', required: null, ...final }),
    '服务外包执行额130.0亿元，同比增长12.0%，比2023年同期年均增长11.0%，低于目标（年均增长15%）4.0个百分点，未完成目标。',
  ],
  [
    'growth final missed by a hair',
    growth({ actual: '0.14998', ratio: '0.99', required: null, ...final }),
    '服务外包执行额130.0亿元，同比增长12.0%，比2023年同期年均增长14.998%，略低于目标（年均增长15%），未完成目标。',
  ],
  [
    'share at risk',
    share({}),
    '本地货源占比为26.0%，比去年同期提高1.2个百分点，比按时间进度应达的27.0%低1.0个百分点，距目标（30%）还差4.0个百分点。',
  ],
  [
    'share ahead',
    share({ actual: '0.285', gap: '0.015', ratio: '1.17', yearOnYearChange: '-0.004', ...calm }),
    '本地货源占比为28.5%，比去年同期降低0.4个百分点，比按时间进度应达的27.0%高1.5个百分点，距目标（30%）还差1.5个百分点。',
  ],
  [
    'share reached',
    share({ actual: '0.305', completion: '1.0167', gap: '0.035', ...early }),
    '本地货源占比为30.5%，比去年同期提高1.2个百分点，达到目标（30%）。该项占比可能回落，后续须继续保持。',
  ],
  [
    'share regressed',
    share({
      baseline: base2023('0.31'),
      expected: null,
      gap: null,
      ratio: null,
      rating: 'behind',
      reason: 'regressed',
    }),
    '本地货源占比为26.0%，比去年同期提高1.2个百分点，由2023年12月的31%回落到目标以下，距目标（30%）还差4.0个百分点。',
  ],
  [
    'share final missed by a hair',
    share({ actual: '0.2996', completion: '0.9987', ...final }),
    '本地货源占比为29.96%，比去年同期提高1.2个百分点，略低于目标（30%），未完成目标。',
  ],
  [
    'share final achieved',
    share({ actual: '0.3', completion: '1', ...done }),
    '本地货源占比为30.0%，比去年同期提高1.2个百分点，实现目标（30%）。',
  ],
  [
    'coverage on pace',
    coverage({ ...calm }),
    '服务覆盖率为92.3%（名单所列13个，已完成12个），比去年同期提高15.4个百分点，比按时间进度应达的88.5%高3.8个百分点，还有1个尚未完成。',
  ],
  [
    'coverage behind',
    coverage({ actual: '0.615385', gap: '-0.269', ratio: '0.222', ...late }),
    '服务覆盖率为61.5%（名单所列13个，已完成8个），比去年同期提高15.4个百分点，比按时间进度应达的88.5%低26.9个百分点，还有5个尚未完成。',
  ],
  [
    'coverage reached',
    coverage({ actual: '1', completion: '1', ...early }),
    '服务覆盖率为100.0%（名单所列13个，已完成13个），提前实现全覆盖。',
  ],
  [
    'coverage final missed',
    coverage({ ...final }),
    '服务覆盖率为92.3%（名单所列13个，已完成12个），还有1个尚未完成，未完成目标。',
  ],
  [
    'coverage final',
    coverage({ actual: '1', completion: '1', ...done }),
    '服务覆盖率为100.0%（名单所列13个，已完成13个），实现全覆盖。',
  ],
  [
    'coverage lost',
    coverage({
      baseline: base2023('1'),
      expected: null,
      gap: null,
      ratio: null,
      rating: 'behind',
      reason: 'regressed',
    }),
    '服务覆盖率为92.3%（名单所列13个，已完成12个），比去年同期提高15.4个百分点，2023年12月已经全覆盖，现有所回落，还有1个尚未完成。',
  ],
  [
    'tier at the floor',
    verdict({ kind: 'ordinal', dataMonth: '2024-12', actual: '2', ...early }),
    '2024年度考核档次为第2档，达到保底要求（第2档），与争取目标（第1档）尚有差距。',
  ],
  [
    'tier at the stretch',
    verdict({ kind: 'ordinal', dataMonth: '2024-12', actual: '1', flags: ['stretchMet'], ...early }),
    '2024年度考核档次为第1档，达到保底要求（第2档），并实现争取目标（第1档）。',
  ],
  [
    'tier below the floor',
    verdict({
      kind: 'ordinal',
      dataMonth: '2024-12',
      actual: '3',
      rating: 'behind',
      reason: 'worse-than-floor',
    }),
    '2024年度考核档次为第3档，低于保底要求（第2档）。',
  ],
  [
    'tier final below the floor',
    verdict({ kind: 'ordinal', actual: '3', ...final }),
    '2025年度考核档次为第3档，低于保底要求（第2档），未完成目标。',
  ],
  [
    'rank improved',
    rank([33, 152], [41, 152], { rating: 'achieved', reason: 'rank-improved' }),
    '2024年度综合评估排名为第33位（共152个），比2023年度前移8位。',
  ],
  [
    'rank unchanged',
    rank([41, 152], [41, 152], { rating: 'atRisk', reason: 'rank-unchanged' }),
    '2024年度综合评估排名为第41位（共152个），与2023年度持平。',
  ],
  [
    'rank fell',
    rank([48, 152], [41, 152], { rating: 'behind', reason: 'rank-fell' }),
    '2024年度综合评估排名为第48位（共152个），比2023年度后移7位。',
  ],
  [
    'rank in a larger field',
    rank([33, 165], [33, 152], { rating: 'achieved', reason: 'rank-improved' }),
    '2024年度综合评估排名为第33位（共165个，处于前20.0%），位次比2023年度（第33位，共152个，前21.7%）前移。',
  ],
  [
    'rank worse in a larger field',
    rank([36, 155], [33, 152], { rating: 'behind', reason: 'rank-fell' }),
    '2024年度综合评估排名为第36位（共155个，处于前23.2%），位次比2023年度（第33位，共152个，前21.7%）后移。',
  ],
  [
    'rank equal in a larger field',
    rank([20, 160], [19, 152], { rating: 'atRisk', reason: 'rank-unchanged' }),
    '2024年度综合评估排名为第20位（共160个，处于前12.5%），位次与2023年度（第19位，共152个，前12.5%）持平。',
  ],
  [
    'rank without its cells',
    rank([33, 152], [41, 152], { parts: [], observations: [], rating: 'achieved', reason: 'rank-improved' }),
    '2024年度综合评估排名处于前21.7%，位次比2023年度（前27.0%）前移。',
  ],
  [
    'rank without its cells, unchanged',
    rank([41, 152], [41, 152], { parts: [], observations: [], rating: 'atRisk', reason: 'rank-unchanged' }),
    '2024年度综合评估排名处于前27.0%，位次与2023年度（前27.0%）持平。',
  ],
  [
    'rank without its cells, fallen',
    rank([43, 152], [41, 152], { parts: [], observations: [], rating: 'behind', reason: 'rank-fell' }),
    '2024年度综合评估排名处于前28.3%，位次比2023年度（前27.0%）后移。',
  ],
  [
    'listed',
    listed({ rating: 'achieved', reason: 'listed' }),
    '2024年度公布的A类名单已列入，甲区入选全国A类的目标实现。',
  ],
  [
    'near the list',
    listed({ rating: 'onTrack', reason: 'rank-near' }),
    '甲区入选全国A类方面，名单尚未公布，2024年度综合评估为第20位（共165个，处于前12.1%），在入选A类的参考范围（前20%）以内。',
  ],
  [
    'within reach of the list',
    listed({ rating: 'atRisk', reason: 'rank-within-reach' }),
    '甲区入选全国A类方面，名单尚未公布，2024年度综合评估为第20位（共165个，处于前12.1%），接近入选A类的参考范围（前20%）。',
  ],
  [
    'far from the list',
    listed({ rating: 'behind', reason: 'rank-far' }),
    '甲区入选全国A类方面，名单尚未公布，2024年度综合评估为第20位（共165个，处于前12.1%），与入选A类的参考范围（前20%）差距较大。',
  ],
  [
    'not listed',
    listed({ rating: 'behind', reason: 'not-listed', actual: null, parts: [] }),
    '2024年度公布的A类名单没有列入，甲区入选全国A类的目标未实现。',
  ],
  [
    'not listed at the end',
    listed({ ...final, reason: 'not-listed' }),
    '2025年度公布的A类名单没有列入，甲区入选全国A类的目标未实现，2025年度综合评估为第20位（共165个，处于前12.1%）。',
  ],
];
