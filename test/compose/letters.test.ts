import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComposeInput } from '../../pipeline/compose/context.ts';
import { answerDate, supplyDate } from '../../pipeline/compose/deadlines.ts';
import { composeLists } from '../../pipeline/compose/reports/lists.ts';
import { composeReminders } from '../../pipeline/compose/reports/reminder.ts';
import { composeSupervision, type SupervisionModel } from '../../pipeline/compose/reports/supervision.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import { type Evaluation, type IndicatorVerdict, RATINGS } from '../../pipeline/values/evaluation.ts';
import type { Month } from '../../pipeline/values/month.ts';
import {
  evaluation,
  input,
  inputAt,
  milestones,
  observation,
  planFile,
  samplePlan,
  step,
  verdict,
} from './fixture.ts';
import { faultsOf, listsHtml, partsOf, reminderHtml, reporting, supervisionHtml } from './letters.ts';

const flow = (over: Partial<Parameters<typeof verdict>[0]> = {}) =>
  verdict({
    kind: 'annualFlow',
    rating: 'behind',
    reason: 'far-below-pace',
    actual: '150',
    target: '500',
    planTarget: '500',
    completion: '0.3',
    ratio: '0.6',
    expected: '250',
    required: '58.333',
    requiredPer: 'month',
    basis: 'linear',
    observations: [observation({ item: 'annual-flow', period: '2025-06', remark: '港口检修，船期减少。' })],
    ...over,
  });

const count = (over: Partial<Parameters<typeof verdict>[0]> = {}) =>
  verdict({
    kind: 'stock',
    rating: 'atRisk',
    reason: 'below-pace',
    actual: '24',
    target: '30',
    planTarget: '30',
    completion: '0.8',
    ratio: '0.888889',
    expected: '25.5',
    ...over,
  });

const STEPS = [
  step(0, { due: '2025-03', overdue: true, progress: '主体已经封顶。' }),
  step(1, { due: '2025-06', state: null, overdue: true }),
  step(2, { due: '2025-08', state: 'notStarted', dueSoon: true }),
  step(3),
];

/** The one letter to a unit. */
function letterTo(unit: string, given: ComposeInput): SupervisionModel {
  const [letter, ...others] = composeSupervision(given).filter((one) => one.unit === unit);
  if (!letter || others.length > 0) throw new Error(`${others.length} other letters to ${unit}`);
  return letter;
}

const said = (model: SupervisionModel) => partsOf(supervisionHtml(model)).letter.join('\n');

describe('督办通知单: who gets one', () => {
  const lateIn = (judged: Evaluation) => composeSupervision(input(judged)).map(({ unit }) => unit);

  it.each(RATINGS)('an indicator that is %s', (rating) => {
    const asked = ['atRisk', 'behind', 'missed'].includes(rating);
    expect(lateIn(evaluation([count({ rating })]))).toEqual(asked ? ['bureau'] : []);
  });

  it.each([
    [{ overdue: true }, ['district']],
    [{ state: 'notStarted', dueSoon: true }, ['district']],
    [{}, []],
    [{ state: 'done' }, []],
    [{ state: null }, []],
  ] as const)('a step with %o', (over, units) => {
    expect(lateIn(evaluation([], [milestones([step(0, over)])]))).toEqual(units);
  });

  it('each lead unit once, numbered in the plan’s order, whatever else it leads', () => {
    const judged = evaluation([count(), flow()], [milestones(STEPS)]);
    const [first, second] = judged.tasks;
    if (!first || !second) throw new Error('tasks');
    const more = { ...judged, tasks: [first, second, { ...first, no: 2 }] };
    const letters = composeSupervision(input(more));
    expect(letters.map(({ unit, number }) => [unit, number])).toEqual([
      ['bureau', '2025年6月督办第1号'],
      ['district', '2025年6月督办第2号'],
    ]);
    expect(letters[0]?.tasks.map(({ no }) => no)).toEqual(['1', '2']);
    expect(letters.map(({ documentName }) => documentName)).toEqual([
      '督办通知单（市商务局，2025年6月）',
      '督办通知单（乙区人民政府，2025年6月）',
    ]);
  });

  it('every lead unit with something gets exactly one, the others none', () => {
    const rating = fc.constantFrom(...RATINGS);
    fc.assert(
      fc.property(
        fc.array(rating, { maxLength: 2 }),
        fc.array(fc.boolean(), { maxLength: 4 }),
        (rated, late) => {
          const indicators = rated.map((one, index) =>
            index === 0 ? count({ rating: one }) : flow({ rating: one }),
          );
          const steps = late.map((overdue, index) => step(index, { overdue }));
          const expected = [
            ...(rated.some((one) => ['atRisk', 'behind', 'missed'].includes(one)) ? ['bureau'] : []),
            ...(late.includes(true) ? ['district'] : []),
          ];
          expect(lateIn(evaluation(indicators, [milestones(steps)]))).toEqual(expected);
        },
      ),
    );
  });
});

describe('督办通知单: what it says', () => {
  const judged = evaluation([flow(), count()], [milestones(STEPS)]);

  it('rests on the plan and the evaluation, with how many matters of each sort', () => {
    expect(said(letterTo('bureau', input(judged)))).toContain(
      '根据《关于推动外贸发展的实施方案》和2025年6月进展评估结果，你单位牵头的“提升综合实力”任务有1项指标滞后、1项指标需要关注，现予督办。',
    );
    expect(said(letterTo('district', input(judged)))).toContain(
      '“提升便利化水平”任务有2项具体工作逾期、1项具体工作临近时限尚未启动，现予督办。',
    );
  });

  it('is milder where nothing is late yet', () => {
    const mild = said(letterTo('bureau', input(evaluation([count()]))));
    expect(mild).toContain('有1项指标需要关注，请及早采取措施。');
    expect(mild).not.toContain('督办。');
  });

  it('gives the figures of each matter, the worst first, with the pace now needed', () => {
    const { tasks } = letterTo('bureau', input(judged));
    expect(tasks).toMatchObject([
      {
        ...{ no: '1', title: '提升综合实力', cooperating: '各区人民政府' },
        matters: [
          {
            name: '甲区进出口额',
            ...{ target: '500亿元', actual: '150.0亿元', completion: '30.0%', expected: '250.0亿元' },
            ...{ gap: '100.0亿元', uneven: false, rating: { key: 'behind', word: '滞后' } },
          },
          { name: '签约引进企业', actual: '24家', expected: '26家', gap: '2家' },
        ],
      },
    ]);
    const letter = said(letterTo('bureau', input(judged)));
    expect(letter).toContain(
      '据市商务局说明，港口检修，船期减少。下半年月均不低于58.3亿元，确保12月底前达到500亿元。',
    );
    expect(letter).toContain('任务1：提升综合实力（配合单位：各区人民政府）');
  });

  it('gives each step its date, how late it is and its unit’s words', () => {
    const { tasks } = letterTo('district', input(judged));
    expect(
      tasks[0]?.matters.map(({ name, target, actual, gap, rating }) => [
        name,
        target,
        actual,
        gap,
        rating.word,
      ]),
    ).toEqual([
      ['建设公共服务平台', '3月底前', '正在推进', '逾期3个月', '逾期'],
      ['推行“提前申报”', '6月底前', '未报送进展', '到期未完成', '逾期'],
      ['设立综合口岸', '8月底前', '尚未启动', '—', '关注'],
    ]);
    const letter = said(letterTo('district', input(judged)));
    expect(letter).toContain('据乙区人民政府说明，主体已经封顶。');
    expect(letter).toContain('责任单位为市商务局。');
  });

  it('tells one remark once', () => {
    const remark = '港口检修，船期减少。';
    const twice = evaluation([
      flow(),
      count({ observations: [observation({ item: 'stock', period: '2025-06', remark })] }),
    ]);
    expect(said(letterTo('bureau', input(twice))).split('港口检修').length).toBe(2);
  });

  it('says that no reason was given where a late figure has none', () => {
    const silent = evaluation([flow({ observations: [] }), count()]);
    expect(said(letterTo('bureau', input(silent))).split('责任单位没有说明原因').length).toBe(2);
  });

  it('asks for an answer by a date, with whoever cooperates', () => {
    const model = letterTo('bureau', input(judged));
    expect(model.by).toBe('2025年7月25日');
    expect(said(model)).toContain(
      '请会同配合单位分析原因，明确措施、责任人和完成时间，于2025年7月25日前将回执（见附件）签字盖章报送我办。',
    );
    expect(said(letterTo('district', input(judged)))).toContain('请分析原因，');
  });

  it('has a 回执 with a row to fill in for each matter', () => {
    const html = supervisionHtml(letterTo('district', input(judged)));
    const { attachment } = partsOf(html);
    expect(attachment.slice(0, 11)).toEqual([
      ...['附件', '督办事项办理情况回执', '督办编号', '2025年6月督办第2号', '答复单位', '乙区人民政府'],
      ...['督办事项', '原因', '措施', '责任人', '完成时间'],
    ]);
    expect(attachment.slice(11, 14)).toEqual(['建设公共服务平台', '推行“提前申报”', '设立综合口岸']);
    expect(html.split('<td class="blank"></td>').length - 1).toBe(3 * 4 + 2);
  });

  it('names whom to ask, when the plan says so', () => {
    const plan = samplePlan({ documents: { ...planFile().documents, contact: '张三，027-12345678' } });
    expect(said(letterTo('bureau', input(judged, { plan })))).toContain('（联系人：张三，027-12345678）');
    expect(said(letterTo('bureau', input(judged)))).not.toContain('联系人：');
  });

  it.each(['2025-06', '2025-Q2', '2025-H1'])('%s has nothing for a red pencil', (period) => {
    for (const letter of composeSupervision(inputAt(period, judged))) {
      expect(faultsOf(supervisionHtml(letter))).toEqual([]);
    }
  });
});

describe('督办通知单: gaps', () => {
  const gapOf = (one: IndicatorVerdict) => letterTo('bureau', input(evaluation([one]))).tasks[0]?.matters[0];

  it.each<readonly [string, IndicatorVerdict, string, boolean]>([
    ['a count, against the next whole one', count(), '2家', false],
    ['an amount', flow(), '100.0亿元', false],
    ['too little to print', flow({ actual: '249.99' }), '0.01亿元', true],
    [
      'figures that do not add up when rounded',
      flow({ actual: '150.04', expected: '250.16' }),
      '100.1亿元',
      true,
    ],
    [
      'a growth, in points',
      verdict({
        kind: 'averageGrowth',
        rating: 'atRisk',
        actual: '0.117',
        target: '0.15',
        expected: '0.15',
        planTarget: '0.15',
      }),
      '3.3个百分点',
      false,
    ],
    [
      'a share, in points',
      verdict({
        kind: 'share',
        rating: 'atRisk',
        actual: '0.26',
        target: '0.3',
        expected: '0.27',
        planTarget: '0.3',
      }),
      '1.0个百分点',
      false,
    ],
    [
      'fallen back: to the target',
      count({ rating: 'behind', reason: 'regressed', expected: null }),
      '6家',
      false,
    ],
    [
      'a place in a list has none',
      verdict({ kind: 'rank', rating: 'behind', actual: '0.6', expected: '0.5' }),
      '—',
      false,
    ],
  ])('%s', (_, one, gap, uneven) => expect(gapOf(one)).toMatchObject({ gap, uneven }));

  it('says that figures were rounded only where that shows', () => {
    const noted = (one: IndicatorVerdict) =>
      said(letterTo('bureau', input(evaluation([one])))).includes('四舍五入');
    expect(noted(flow({ actual: '150.04', expected: '250.16' }))).toBe(true);
    expect(noted(flow())).toBe(false);
  });
});

describe('督办通知单: since when', () => {
  type Given = readonly (readonly [Month, string | null, string | null])[];
  const noteWith = (one: IndicatorVerdict, given: Given, over: Partial<ComposeInput> = {}) => {
    const points = given.map(([month, value, expected]) => ({
      ...{ month, value: value === null ? null : decimal(value) },
      expected: expected === null ? null : decimal(expected),
    }));
    return said(letterTo('bureau', input(evaluation([one]), { series: [{ id: one.id, points }], ...over })));
  };
  const bad = (month: Month) => [month, '1', '2'] as const;
  const good = (month: Month) => [month, '2', '2'] as const;
  const unknown = (month: Month) => [month, null, '2'] as const;

  it.each<readonly [string, Given, string]>([
    [
      'from the month after the last good one',
      [good('2025-01'), bad('2025-02'), unknown('2025-03'), bad('2025-06')],
      '自2月起低于应有进度',
    ],
    [
      'a month of the year before',
      [good('2024-10'), bad('2024-11'), bad('2025-06')],
      '自2024年11月起低于应有进度',
    ],
    ['good again in between', [bad('2025-02'), good('2025-05'), bad('2025-06')], '自6月起低于应有进度'],
    ['never good since January', [bad('2025-01'), bad('2025-06')], '2025年以来一直低于应有进度'],
  ])('%s', (_, given, words) => expect(noteWith(flow(), given)).toContain(words));

  it.each<readonly [string, Given]>([
    ['never good since a month before which nothing is known', [bad('2025-03'), bad('2025-06')]],
    ['the newest month is not in the series', [good('2025-01'), bad('2025-02'), unknown('2025-06')]],
    ['the newest month is not below its path', [bad('2025-05'), good('2025-06')]],
    ['no series', []],
  ])('says nothing: %s', (_, given) => expect(noteWith(flow(), given)).not.toContain('应有进度'));

  it('a few things are late when the whole below is missed', () => {
    const lumpy = planFile().indicators.map((one) => (one.id === 'stock' ? { ...one, lumpy: true } : one));
    const plan = samplePlan({ indicators: lumpy as ReturnType<typeof planFile>['indicators'] });
    const given: Given = [
      ['2025-01', '1', '1.9'],
      ['2025-05', '1', '2.1'],
      ['2025-06', '1', '2.5'],
    ];
    expect(noteWith(count(), given, { plan })).toContain('自5月起');
    expect(noteWith(count(), given)).toContain('2025年以来');
  });

  it('tells that the rating has become worse', () => {
    const previous = evaluation([flow({ rating: 'onTrack' })]);
    expect(noteWith(flow(), [], { previous })).toContain('评定由上期的“正常”转为“滞后”');
  });

  it.each(['behind', 'missed', 'noData'] as const)('but not after %s', (rating) => {
    const previous = evaluation([flow({ rating })]);
    expect(noteWith(flow(), [], { previous })).not.toContain('转为');
  });

  it('tells what a reached target has fallen back from', () => {
    const fallen = count({
      ...{ rating: 'behind', reason: 'regressed', expected: null },
      baseline: { period: '2023-12', value: decimal(31) },
    });
    expect(noteWith(fallen, [])).toContain('由2023年12月的31家回落到目标以下');
  });
});

describe('督办通知单 after the plan', () => {
  const missed = {
    rating: 'missed',
    final: true,
    dataMonth: '2025-12',
    expected: null,
    required: null,
  } as const;
  const range = verdict({
    ...{ kind: 'annualRange', actual: '26', target: '20', planTarget: '20', completion: '1.3' },
    ...missed,
    flags: ['earlierYearMissed', 'aboveRange'],
    years: [
      { year: 2024, value: decimal(19), rating: 'missed' },
      { year: 2025, value: decimal(26), rating: 'achieved' },
    ],
  });
  const judged = evaluation(
    [flow({ ...missed, actual: '480', completion: '0.96' }), range],
    [milestones([step(0, { due: '2025-12', overdue: true })])],
  );
  const given = inputAt('2025-12', judged, { date: '2026-01-15' });

  it('tells results and asks for reasons', () => {
    const letter = said(letterTo('bureau', given));
    expect(letter).toContain(
      '任务期已满，据2025年12月评估结果，你单位牵头的“提升综合实力”任务有2项指标未完成，现予督办。',
    );
    expect(letter).toContain('说明原因，明确措施、责任人和完成时间，于2026年1月25日前');
    expect(letter).not.toMatch(/目前|应达|月均|确保|力争/);
    expect(letterTo('bureau', given).tasks[0]?.matters[0]?.gap).toBe('20.0亿元');
  });

  it('names the year that failed where the last one did not', () => {
    const letter = said(letterTo('bureau', given));
    expect(letter).toContain('因2024年（19项）未达到年度下限目标，任务期总体评定为未完成。');
    // only beside the other figure
    expect(letter.split('没有说明原因').length).toBe(2);
  });

  it('counts steps as not finished, and asks in the 回执 for what comes next', () => {
    const html = supervisionHtml(letterTo('district', given));
    expect(partsOf(html).letter.join('\n')).toContain('有1项具体工作未完成，现予督办');
    expect(partsOf(html).attachment).toContain('后续措施');
    for (const letter of composeSupervision(given)) expect(faultsOf(supervisionHtml(letter))).toEqual([]);
  });
});

describe('催报单', () => {
  const missing = ['stock', 'annual-flow', 'step-0'];
  const silent = { received: false, complete: false, nonEmpty: false, onTime: null, statedAt: null, missing };
  const remind = (units: Evaluation['units'], over: Partial<ComposeInput> = {}) =>
    composeReminders(input(evaluation([], [], { units }), over));
  const words = (unit: Parameters<typeof reporting>[1]) => {
    const [model] = remind([reporting('市商务局', unit)]);
    if (!model) throw new Error('no reminder');
    expect(faultsOf(reminderHtml(model))).toEqual([]);
    return partsOf(reminderHtml(model));
  };

  it('goes to who has not reported, only in part, or late, and to nobody else', () => {
    const letters = remind([
      reporting('甲局'),
      reporting('乙局', silent),
      reporting('丙局', { complete: false, missing: ['stock'] }),
      reporting('丁局', { onTime: false, statedAt: '2025-07-14' }),
      reporting('戊局', { onTime: null, statedAt: null }),
      reporting('己局', { ...silent, expected: false, missing: [] }),
      reporting('庚局', { nonEmpty: false, complete: false, missing: ['stock'] }),
    ]);
    expect(letters.map(({ recipient, number, documentName }) => [recipient, number, documentName])).toEqual([
      ['乙局', '2025年6月催报第1号', '催报单（乙局，2025年6月）'],
      ['丙局', '2025年6月催报第2号', '催报单（丙局，2025年6月）'],
      ['丁局', '2025年6月催报第3号', '催报单（丁局，2025年6月）'],
      ['庚局', '2025年6月催报第4号', '催报单（庚局，2025年6月）'],
    ]);
  });

  it.each<readonly [string, Parameters<typeof reporting>[1], string]>([
    [
      'silent',
      silent,
      '2025年6月的数据和工作进展应于2025年7月10日前报送，截至2025年7月15日，你单位尚未报送。',
    ],
    ['empty', { ...silent, received: true }, '你单位报来的表格没有填写内容。'],
    ['in part', { complete: false, missing }, '你单位报送的内容不全，还缺3项。'],
    ['late', { onTime: false, statedAt: '2025-07-14T09:30' }, '你单位于2025年7月14日报送，已经逾期。'],
    [
      'late and in part',
      { onTime: false, statedAt: '2025-07-14', complete: false, missing },
      '你单位于2025年7月14日报送，已经逾期，你单位报送的内容不全，还缺3项。',
    ],
  ])('%s', (_, unit, state) => expect(words(unit).letter.join('\n')).toContain(state));

  it('asks for what is missing by name, by a new date', () => {
    const { letter, attachment } = words(silent);
    expect(letter).toContain(
      '请你单位补报“签约引进企业”“甲区进出口额”“建设公共服务平台”的数据和进展，于2025年7月20日前报送。',
    );
    expect(letter).toContain('2025年6月催报第1号补报期限：2025年7月20日');
    expect(attachment).toEqual([
      ...['附件', '待补报内容', '指标数据'],
      ...['序号', '指标名称', '任务', '报告期', '当月值', '累计值', '期末值', '计量单位', '备注'],
      ...['1', '签约引进企业', '1', '2025年6月', '—', '—', '家'],
      ...['2', '甲区进出口额', '1', '2025年6月', '—', '亿元'],
      '注：“—”表示不填。当月值、累计值可以只填一项。',
      ...['工作进展', '序号', '事项名称', '任务', '报告期', '状态', '完成时间', '进展情况'],
      ...['1', '建设公共服务平台', '2', '2025年6月'],
      '注：状态填“未启动”“进行中”或“已完成”；已完成的填写完成时间。',
    ]);
  });

  it('asks nothing but punctuality of who was only late', () => {
    const { letter, attachment } = words({ onTime: false, statedAt: '2025-07-14' });
    expect(letter).toContain('为不影响按期评估，请今后于次月10日前报送当月数据和工作进展。');
    expect(attachment).toEqual([]);
  });

  it('in the plan’s last month says that the verdict is final', () => {
    const units = [
      reporting('市商务局', silent),
      reporting('乙区', { onTime: false, statedAt: '2026-01-12' }),
    ];
    const letters = composeReminders(
      inputAt('2025-12', evaluation([], [], { units }), { date: '2026-01-15' }),
    );
    const told = letters.map((letter) => partsOf(reminderHtml(letter)).letter.join('\n'));
    expect(told[0]).toContain('方案任务期已满，期末数据是最终评定的依据');
    expect(told[0]).not.toContain('暂不能评定');
    expect(told[1]).toContain('期末数据是最终评定的依据，后续如有更正');
    expect(told[1]).not.toContain('次月');
    for (const letter of letters) expect(faultsOf(reminderHtml(letter))).toEqual([]);
  });
});

describe('deadlines', () => {
  it.each([
    ['2025-07-15', '2025-07-25', '2025-07-20'],
    ['2025-12-28', '2026-01-07', '2026-01-02'],
    ['2024-02-24', '2024-03-05', '2024-02-29'],
  ])('%s', (date, answer, supply) => {
    expect([answerDate(date), supplyDate(date)]).toEqual([answer, supply]);
  });
});

describe('三张清单', () => {
  const judged = evaluation([count()], [milestones(STEPS)]);

  it('stand alone under their own numbers', () => {
    const [model] = composeLists(input(judged));
    if (!model) throw new Error('no lists');
    const html = listsHtml(model);
    expect(faultsOf(html)).toEqual([]);
    expect(model.documentName).toBe('推动外贸发展任务清单、责任清单和时限清单（2025年6月）');
    expect(partsOf(html).letter.slice(2, 7)).toEqual([
      '附件：1.推动外贸发展任务清单',
      '2.推动外贸发展责任清单',
      '3.推动外贸发展时限清单',
      '市对外开放领导小组办公室',
      '2025年7月15日',
    ]);
    expect(html.split('<section class="attachment">').length - 1).toBe(3);
  });

  it('a list without rows is not there', () => {
    const [model] = composeLists(input(evaluation([count()])));
    if (!model) throw new Error('no lists');
    expect(model.dateList).toBeNull();
    expect(model.attachments.map(({ label }) => label)).toEqual(['附件1', '附件2']);
    expect(faultsOf(listsHtml(model))).toEqual([]);
  });

  it('no document when there is no task', () => {
    expect(composeLists(input(evaluation([], [], { tasks: [] })))).toEqual([]);
  });

  it('after the plan they are results', () => {
    const [model] = composeLists(inputAt('2025-12', judged, { date: '2026-01-15' }));
    if (!model) throw new Error('no lists');
    expect(partsOf(listsHtml(model)).letter).toContain(
      '《关于推动外贸发展的实施方案》任务期已满，现将任务清单、责任清单和时限清单印发，所列为截至2025年12月底的结果。',
    );
  });
});

describe('hostile input', () => {
  const words =
    '<b>完成</b>{{title}} =SUM(A1) “未闭合（\u202e反向\u0000，，增长-3% 😀\n换行<script> ' +
    '很长的说明，'.repeat(900);
  const long = '某某'.repeat(30);

  it('of remarks and progress stays text', () => {
    const remark = [observation({ item: 'annual-flow', period: '2025-06', remark: words })];
    const judged = evaluation(
      [flow({ observations: remark })],
      [milestones([step(0, { overdue: true, progress: words })])],
    );
    for (const letter of composeSupervision(input(judged))) {
      const html = supervisionHtml(letter);
      expect(faultsOf(html).filter((fault) => !fault.startsWith('未填充的值'))).toEqual([]);
      expect(html).not.toMatch(/<b>|<script/);
      expect(html).toContain('&lt;b&gt;完成');
      expect(html).toContain('{{title}}');
    }
  });

  it('of names of sixty characters and thirty cooperating units', () => {
    const { units, tasks } = planFile();
    const more = Array.from({ length: 30 }, (_, index) => ({
      id: `unit-${index}`,
      name: `${long.slice(0, 58)}${index}`,
    }));
    const plan = samplePlan({
      units: [{ id: 'bureau', name: long }, ...units.slice(1), ...more],
      tasks: tasks.map((task) => ({ ...task, title: long, cooperatingUnits: more.map(({ id }) => id) })),
    });
    const given = {
      units: [reporting(long, { id: 'bureau', received: false, missing: ['stock', 'step-0'] })],
    };
    const judged = evaluation([flow({ name: long })], [milestones(STEPS)], given);
    const html = [
      ...composeSupervision(input(judged, { plan })).map(supervisionHtml),
      ...composeReminders(input(judged, { plan })).map(reminderHtml),
      ...composeLists(input(judged, { plan })).map(listsHtml),
    ];
    expect(html).toHaveLength(4);
    for (const one of html) expect(faultsOf(one)).toEqual([]);
    expect(html[0]).toContain(more[29]?.name);
  });
});
