import { describe, expect, it } from 'vitest';
import { contextOf } from '../../pipeline/compose/context.ts';
import { composeProgress, type ReportModel } from '../../pipeline/compose/reports/progress.ts';
import { sentence } from '../../pipeline/compose/sentence.ts';
import { storyOf } from '../../pipeline/compose/story.ts';
import { checkStyle } from '../../pipeline/compose/style.ts';
import { RATING_WORDS } from '../../pipeline/compose/words.ts';
import { type Kind, TARGET_KINDS } from '../../pipeline/plan/target-kinds/index.ts';
import { checkVocabulary } from '../../pipeline/render/vocabulary.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import { FLAGS, RATINGS, REASONS, type UnitReporting } from '../../pipeline/values/evaluation.ts';
import { issue } from '../../pipeline/values/issue.ts';
import { evaluation, input, inputAt, milestones, observation, samplePlan, step, verdict } from './fixture.ts';
import { KIND_CASES } from './kind-cases.ts';
import { linesOf, reportHtml, wordsOfEach } from './rendered.ts';

const KINDS = Object.keys(TARGET_KINDS) as Kind[];

/** The report as lines; it is never anything but well written and within the vocabulary. */
function report(model: ReportModel): string[] {
  const html = reportHtml(model);
  expect(checkVocabulary(html)).toEqual([]);
  const lines = linesOf(html);
  expect(checkStyle(lines.join('\n'))).toEqual([]);
  return lines;
}

const text = (model: ReportModel) => report(model).join('\n');
const STEPS = [
  step(0, { state: 'done', completedOn: '2025-03-20', progress: '平台上线运行。' }),
  step(1, { progress: '覆盖率达到81%,正在扩围' }),
  step(2, { state: 'notStarted' }),
  step(3, { overdue: true, due: '2025-03' }),
  step(4, { state: null }),
];

describe('every kind, rating, reason and flag reads well', () => {
  const combinations = KINDS.flatMap((kind) => RATINGS.map((rating) => [kind, rating] as const));
  const figures = { actual: '12.34', target: '20', planTarget: '25', completion: '0.6' };

  it.each(combinations)('%s %s', (kind, rating) => {
    const told = [true, false].flatMap((final) =>
      (['2025-06', '2024-12', null] as const).flatMap((dataMonth) => [
        ...REASONS.flatMap((reason) => [
          verdict({ kind, rating, final, dataMonth, reason }),
          verdict({ kind, rating, final, dataMonth, reason, ...figures }),
        ]),
        ...FLAGS.map((flag) => verdict({ kind, rating, final, dataMonth, flags: [flag], ...figures })),
      ]),
    );
    const stories = told.map((one) =>
      storyOf(one, contextOf(inputAt(one.final ? '2025-12' : '2025-06', evaluation([one])))),
    );
    const lines = wordsOfEach(stories.map(({ facts, outlook }) => [sentence(...facts), ...outlook]));
    expect(lines).toHaveLength(told.length);
    for (const line of new Set(lines)) expect(checkStyle(line)).toEqual([]);
    const [first] = told;
    if (first)
      report(
        composeProgress(
          input(evaluation([{ ...first, ...verdict({ kind, rating, ...figures }) }], [milestones(STEPS)])),
        ),
      );
  });

  it('in one report with one case of every kind', () => {
    for (const period of ['2024-06', '2025-06', '2025-12', '2026-03']) {
      for (const turn of [0, 1, 2, 3, 4, 5]) {
        const told = KINDS.flatMap((kind) => {
          const own = KIND_CASES.filter(([, one]) => one.kind === kind);
          return own[turn % own.length]?.[1] ?? [];
        });
        report(composeProgress(inputAt(period, evaluation(told, [milestones(STEPS)]))));
      }
    }
  });
});

describe('一、总体情况', () => {
  const judged = evaluation(
    [
      verdict({ kind: 'stock', rating: 'behind' }),
      verdict({ kind: 'share', rating: 'onTrack' }),
      verdict({ kind: 'coverage', rating: 'onTrack' }),
    ],
    [milestones(STEPS, { rating: 'behind' })],
  );

  it('counts what the tables show', () => {
    const model = composeProgress(input(judged));
    const said = text(model);
    expect(said).toContain('2项任务中，滞后2项。');
    expect(said).toContain('列入监测的3项指标中，正常2项、滞后1项。');
    expect(said).toContain('列入清单的5项具体工作已完成1项。');
    const shown = model.indicators?.rows.map(({ rating }) => rating.word);
    for (const rating of RATINGS) {
      const count = shown?.filter((word) => word === RATING_WORDS[rating]).length ?? 0;
      const counted = new RegExp(`列入监测的[^。]*?${RATING_WORDS[rating]}(\\d+)项`).exec(said)?.[1] ?? '0';
      expect(Number(counted)).toBe(count);
    }
    const { rows, total } = model.overall.programmes;
    expect(rows.map((row) => row.counts)).toEqual([['1'], ['1']]);
    expect(total).toEqual({ total: '2', counts: ['2'] });
  });

  it.each([
    [['onTrack', 'achieved'], '符合进度要求'],
    [['onTrack', 'noData'], '可评定的任务均符合进度要求'],
    [['onTrack', 'atRisk'], '没有滞后任务，但有1项任务需要关注'],
    [['behind', 'onTrack'], '滞后面偏大'],
    [['behind', 'onTrack', 'onTrack', 'onTrack'], '多数任务符合进度要求，但仍有1项任务滞后'],
    [['behind', 'atRisk', 'atRisk', 'onTrack'], '符合进度要求的任务不足半数'],
    [['noData', 'noData', 'onTrack'], '整体进度暂难判断'],
  ] as const)('%j: %s', (ratings, words) => {
    const [first] = evaluation([]).tasks;
    if (!first) throw new Error('no task');
    const tasks = ratings.map((rating) => ({ ...first, rating }));
    expect(text(composeProgress(input(evaluation([], [], { tasks }))))).toContain(words);
  });

  it.each([
    ['2025-06', '截至2025年6月底，方案24个月的实施期已过18个月，2025年是方案收官之年，全年时间已经过半。'],
    ['2025-H1', '截至2025年6月底，方案24个月的实施期已过18个月，2025年是方案收官之年，全年时间已经过半。'],
    ['2025-05', '截至2025年5月底，方案24个月的实施期已过17个月，2025年是方案收官之年。'],
    ['2024-Q1', '截至2024年3月底，方案24个月的实施期已过3个月，2024年全年时间已过四分之一。'],
    ['2025-12', '截至2025年12月底，方案任务期满。'],
    ['2025', '截至2025年12月底，方案任务期满。'],
    ['2026-Q1', '方案已于2025年12月底到期，各项任务和指标按期末结果列示。'],
  ])('time at %s', (period, words) =>
    expect(text(composeProgress(inputAt(period, judged)))).toContain(words),
  );
});

describe('titles and names', () => {
  it.each([
    ['2025-06', '关于2025年6月推动外贸发展工作进展情况的通报'],
    ['2025-Q2', '关于2025年第二季度推动外贸发展工作进展情况的通报'],
    ['2025-H1', '关于2025年上半年推动外贸发展工作进展情况的通报'],
    ['2025-H2', '关于2025年下半年推动外贸发展工作进展情况的通报'],
    ['2025', '关于2025年推动外贸发展工作进展情况的通报'],
  ])('%s: %s', (period, title) => {
    const model = composeProgress(inputAt(period, evaluation([])));
    expect(model.title).toBe(title);
    expect(model.documentName).toBe(
      title.replace(/^关于(.*年|.*月|.*季度)推动外贸发展(.*)情况的通报$/, '推动外贸发展$2情况通报（$1）'),
    );
    expect(report(model).slice(0, 2)).toEqual(['市对外开放领导小组办公室文件', title]);
  });

  it('addresses the groups of units', () => {
    expect(composeProgress(input(evaluation([]))).recipients).toBe('各区人民政府，各有关单位');
    const plan = samplePlan({ groups: [], tasks: samplePlanTasks() });
    expect(composeProgress(input(evaluation([]), { plan })).recipients).toBe('各责任单位');
  });

  it('is dated and signed', () => {
    const lines = report(composeProgress(input(evaluation([]))));
    const end = lines.indexOf('市对外开放领导小组办公室');
    expect(lines[end + 1]).toBe('2025年7月15日');
  });

  it('a demonstration says so, and nothing else does', () => {
    expect(text(composeProgress(input(evaluation([]), { demo: true })))).toMatch(
      /（演示数据，内容均为虚构）[\s\S]*不得引用/,
    );
    expect(text(composeProgress(input(evaluation([]))))).not.toContain('演示');
  });
});

describe('what is empty is not there', () => {
  it('no indicator, no step', () => {
    const model = composeProgress(input(evaluation([])));
    expect(model.goals).toBeNull();
    expect(model.indicators).toBeNull();
    expect(model.dateList).toBeNull();
    const lines = report(model);
    expect(lines).toContain('没有发现需要通报的突出问题。');
    expect(lines.join('')).not.toContain('主要目标完成情况');
  });

  it('no task at all', () => {
    const lines = report(composeProgress(input(evaluation([], [], { tasks: [] }))));
    expect(lines.filter((line) => /^[一二三四五六]、/.test(line)).slice(0, 2)).toEqual([
      '一、总体情况',
      '二、存在问题',
    ]);
  });

  it('attachments are numbered as they are there', () => {
    const labels = (model: ReportModel) => model.attachments.map(({ number, label }) => [number, label]);
    expect(labels(composeProgress(input(evaluation([]))))).toEqual([
      ['1', '附件1'],
      ['2', '附件2'],
      ['3', '附件3'],
    ]);
    const only = composeProgress(input(evaluation([], [], { tasks: [] })));
    expect(labels(only)).toEqual([['', '附件']]);
    expect(report(only)).toContain('附件：数据来源与口径说明');
  });

  it('no table without a row', () => {
    const html = reportHtml(composeProgress(input(evaluation([], [], { tasks: [] }))));
    expect(html).not.toMatch(/<tbody><\/tbody>/);
  });
});

describe('problems and measures', () => {
  const late = [
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
    }),
    verdict({
      kind: 'stock',
      rating: 'behind',
      reason: 'far-below-pace',
      actual: '17',
      target: '30',
      planTarget: '30',
      completion: '0.56',
      ratio: '0.37',
      expected: '25.5',
      basis: 'calendar',
      required: '2.1667',
      requiredPer: 'month',
    }),
    verdict({
      kind: 'averageGrowth',
      rating: 'atRisk',
      reason: 'below-pace',
      actual: '0.14',
      target: '0.15',
      ratio: '0.93',
      required: '0.163',
      requiredPer: 'year',
    }),
    verdict({ kind: 'annualRange', rating: 'noData', reason: 'no-observation', dataMonth: null }),
    verdict({ kind: 'share', rating: 'noData', reason: 'conflict', dataMonth: null, missing: ['total'] }),
    verdict({ kind: 'rank', rating: 'noData', reason: 'no-observation', dataMonth: null }),
  ];
  const judged = evaluation(late, [milestones(STEPS, { rating: 'behind' })]);
  const said = text(composeProgress(input(judged)));

  it.each([
    '（一）部分指标进度滞后\n进度滞后的指标有2项，按差距由大到小列示如下。签约引进企业比目前应达的26家少9家（任务1，市商务局牵头）；甲区进出口额达到应有进度的60.0%（任务1，市商务局牵头）。',
    '（二）部分工作逾期\n1项具体工作超过时限仍未完成，均由市商务局负责。',
    '低于进度要求、需要关注的指标有1项。服务外包执行额年均增长达到应有进度的93.0%（任务1，市商务局牵头）。',
    '数据不足、暂不能评定的指标有3项。创新成果、综合评估排名因没有报送数据未作评定；本地货源占比因有关单位所报数据不一致未作评定。1项具体工作没有报送进展，均由乙区人民政府负责。',
    '1.市商务局牵头，加快补齐甲区进出口额和签约引进企业的差距，甲区进出口额下半年月均不低于58.3亿元，确保12月底前达到500亿元，签约引进企业下半年月均增加3家以上，确保12月底前达到30家，于7月25日前报送追赶措施。',
    '1.市商务局抓紧办结“建成集散中心”，于7月25日前报送完成时限和责任人。',
    '1.市商务局牵头，对服务外包执行额年均增长逐月调度，于7月25日前报送改进措施，防止转为滞后。',
    '1.市商务局核对本地货源占比数据，统一口径，于7月20日前报送。\n2.市商务局补报“创新成果”数据，于7月20日前报送。',
  ])('%s', (words) => expect(said).toContain(words));

  it('an unpublished assessment is nobody’s debt', () => expect(said).not.toMatch(/补报.*排名|补报.*名次/));

  it('at the end of the plan they are results', () => {
    const final = late.map((one) => ({
      ...one,
      final: one.rating === 'behind',
      rating: one.rating === 'behind' ? ('missed' as const) : one.rating,
    }));
    const ended = text(
      composeProgress(
        inputAt('2025-12', evaluation(final, [milestones(STEPS, { rating: 'missed' })]), {
          date: '2026-01-15',
        }),
      ),
    );
    expect(ended).toContain('任务期满没有达到目标的指标有2项。');
    expect(ended).toContain('甲区进出口额完成目标的30.0%');
    expect(ended).toContain('于2026年1月25日前报送');
    expect(ended).not.toContain('追赶');
  });

  it('names the issues in the annex, and how many are left out', () => {
    const issues = Array.from({ length: 70 }, (_, index) =>
      issue(
        'number-unreadable',
        { file: `报表${index}.xlsx`, sheet: '填报表', cell: 'E7' },
        { printed: '约12' },
      ),
    );
    const lines = report(composeProgress(input(judged, { issues })));
    expect(lines).toContain('另有10处没有列出。');
    expect(lines.join('\n')).toContain('审核发现不能采用的数据或文件70处');
  });
});

describe('六、数据报送情况', () => {
  const unit = (name: string, over: Partial<UnitReporting> = {}): UnitReporting => ({
    id: name,
    name,
    expected: true,
    received: true,
    complete: true,
    onTime: true,
    nonEmpty: true,
    statedAt: '2025-07-08',
    expectedItems: 3,
    receivedItems: 3,
    missing: [],
    ...over,
  });
  const told = (units: UnitReporting[]) => text(composeProgress(input(evaluation([], [], { units }))));

  it.each<readonly [UnitReporting[], string]>([
    [[unit('甲局'), unit('乙局')], '6月数据报送截止日期为7月10日，应报送的2个单位均按时完整报送。'],
    [[unit('甲局'), unit('乙局', { onTime: null })], '应报送的2个单位均已完整报送。'],
    [
      [unit('甲局'), unit('乙局', { received: false, onTime: null, complete: false, nonEmpty: false })],
      '应报送的2个单位中，1个已报送，没有逾期。没有报送的有乙局。',
    ],
    [[unit('甲局', { received: false })], '应报送的1个单位均没有报送。'],
    [
      [unit('甲局', { onTime: false, statedAt: '2025-07-13T08:00' })],
      '应报送的1个单位全部报送，其中逾期1个。逾期报送的有甲局（7月13日）。',
    ],
    [
      [
        unit('甲局', { complete: false, missing: ['stock', 'x'] }),
        unit('乙局', { nonEmpty: false, complete: false }),
      ],
      '报送了表格但没有填写数据的有乙局；报送不完整的有甲局（缺2项）。',
    ],
    [
      [unit('甲局', { complete: false, missing: ['stock'], onTime: null, statedAt: null })],
      '应报送的1个单位全部报送，没有注明报送时间的1个。',
    ],
  ])('%#', (units, words) => expect(told(units)).toContain(words));

  it('nobody is asked: no section', () => {
    expect(told([unit('甲局', { expected: false })])).not.toContain('数据报送情况');
  });
});

describe('附件', () => {
  const judged = evaluation(
    [
      verdict({
        kind: 'stock',
        rating: 'atRisk',
        actual: '24',
        target: '30',
        completion: '0.8',
        expected: '25.5',
        ratio: '0.888889',
        baseline: { period: '2023-12', value: decimal(12) },
        observations: [
          observation({
            item: 'stock',
            period: '2025-06',
            type: 'stock',
            cell: 'F9',
            printed: '24',
            measure: '家',
          }),
          observation({
            item: 'stock',
            period: '2023-12',
            type: 'stock',
            cell: 'F3',
            printed: '12',
            measure: '家',
            sha256: 'b'.repeat(64),
            submission: { statedAt: null, newestPeriod: null, name: '历史数据.xlsx' },
          }),
          observation({
            item: 'stock',
            period: '2024-06',
            type: 'stock',
            cell: 'F5',
            printed: '21',
            measure: '家',
          }),
        ],
      }),
      verdict({
        kind: 'averageGrowth',
        actual: '0.12',
        dataMonth: '2025-03',
        observations: [1, 2, 3].map((month) =>
          observation({
            item: 'contracts',
            period: `2025-0${month}` as '2025-01',
            type: 'month',
            cell: `E${month}`,
            value: decimal('1.5'),
          }),
        ),
      }),
    ],
    [milestones(STEPS)],
  );
  const inputs = [
    { name: '2025-06/市商务局.xlsx', sha256: 'a'.repeat(64), bytes: 12_345, unit: '市商务局' },
    { name: '无关.xlsx', sha256: 'c'.repeat(64), bytes: 1 },
  ];
  const model = composeProgress(input(judged, { inputs }));
  const lines = report(model);

  it('任务清单 has every task, indicator and step', () => {
    expect(model.taskList?.programmes.map(({ tasks }) => tasks.map(({ matters }) => matters.length))).toEqual(
      [[2], [5]],
    );
    expect(lines.slice(lines.indexOf('1.1'), lines.indexOf('1.1') + 5)).toEqual([
      '1.1',
      '签约引进企业',
      '30家',
      '24家',
      '关注',
    ]);
    expect(lines).toContain('逾期（正在推进）');
  });

  it('责任清单 names units and what a group stands for', () => {
    expect(lines).toContain('“各区人民政府”指乙区人民政府。');
    expect(model.dutyList?.rows[1]).toMatchObject({
      lead: '乙区人民政府',
      reporting: '乙区人民政府、市商务局',
    });
  });

  it('时限清单 begins with the earliest', () => {
    expect(model.dateList?.rows.map(({ due }) => due)).toEqual(['2025年3月', ...Array(4).fill('2025年12月')]);
    expect(model.dateList?.rows[0]).toMatchObject({ name: '建成集散中心', late: true, unit: '市商务局' });
  });

  it('a figure’s cell is named, a total of months in one row, older figures not', () => {
    expect(model.sources?.figures?.rows).toEqual([
      {
        name: '签约引进企业',
        period: '2023年12月期末',
        figure: '12家',
        file: '历史数据.xlsx',
        sheet: '填报表',
        cell: 'F3',
        unit: '市商务局',
      },
      {
        name: '签约引进企业',
        period: '2025年6月期末',
        figure: '24家',
        file: '2025-06/市商务局.xlsx',
        sheet: '填报表',
        cell: 'F9',
        unit: '市商务局',
      },
      {
        name: '服务外包执行额',
        period: '2025年1—3月各月',
        figure: '合计4.5亿元',
        file: '2025-06/市商务局.xlsx',
        sheet: '填报表',
        cell: 'E1等3处',
        unit: '市商务局',
      },
    ]);
  });

  it('only files that are cited are listed', () => {
    expect(model.sources?.files?.rows).toEqual([
      {
        number: '1',
        name: '2025-06/市商务局.xlsx',
        unit: '市商务局',
        size: '12.1KB',
        digest: 'aaaaaaaaaaaa',
      },
    ]);
    expect(model.sources?.filesRead).toBe('2');
  });

  it('prints definitions and what the policy leaves open', () => {
    expect(lines).toContain('方案没有写明基年，本通报以2023年为基年。');
  });

  it('says the thresholds of the plan', () => {
    const strict = samplePlan({ thresholds: { onTrack: '97.5%', atRisk: '80%' } });
    expect(text(composeProgress(input(judged, { plan: strict })))).toContain(
      '不低于97.5%为正常，不低于80%为关注',
    );
  });
});

describe('hostile words of the units', () => {
  it('stay harmless', () => {
    const words = `<b>完成</b>{{title}} =SUM(A1) “未闭合（\u202e反向\u0000，，增长-3% ${'很长的说明，'.repeat(900)}`;
    const told = verdict({
      kind: 'stock',
      rating: 'behind',
      actual: '3',
      observations: [observation({ item: 'stock', period: '2025-06', type: 'stock', remark: words })],
    });
    const steps = [
      step(0, { progress: words }),
      step(1, { state: 'done', completedOn: '近期', progress: words }),
    ];
    const html = reportHtml(composeProgress(input(evaluation([told], [milestones(steps)]))));
    expect(checkVocabulary(html)).toEqual([]);
    expect(html).not.toContain('<b>');
    expect(html).toContain('&lt;b&gt;');
  });
});

function samplePlanTasks() {
  return [{ no: 1, programme: 'first', title: '提升综合实力', text: '原文', leadUnit: 'bureau' }];
}
