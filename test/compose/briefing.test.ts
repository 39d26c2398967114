import { beforeAll, describe, expect, it } from 'vitest';
import { composeBriefing } from '../../pipeline/compose/reports/briefing.ts';
import { checkStyle } from '../../pipeline/compose/style.ts';
import { documentLines } from '../../pipeline/render/document-lines.ts';
import { checkVocabulary } from '../../pipeline/render/vocabulary.ts';
import { type Month, monthsFrom } from '../../pipeline/values/month.ts';
import { briefingHtml, demoBriefings } from './briefings.ts';
import { evaluation, input, inputAt, milestones, samplePlan, step, verdict } from './fixture.ts';

const late = verdict({
  kind: 'annualFlow',
  rating: 'behind',
  actual: '150',
  target: '500',
  planTarget: '500',
  completion: '0.3',
  expected: '250',
  ratio: '0.6',
  required: '58.3333',
  requiredPer: 'month',
});
const good = verdict({ kind: 'stock', rating: 'achieved', actual: '30', target: '30', completion: '1' });
const overdue = [
  step(0, { overdue: true, due: '2025-03', progress: '用地指标没有落实' }),
  step(1, { state: 'done' }),
];

describe('what is asked of leaders', () => {
  const asked = (judged: ReturnType<typeof evaluation>, period = '2025-06') =>
    documentLines(briefingHtml(composeBriefing(inputAt(period, judged))))
      .filter((line) => /^\d\./.test(line))
      .join('\n');

  it.each([
    [
      'a late task',
      evaluation([late], []),
      '建议专题调度滞后任务“提升综合实力”，责成市商务局于7月25日前提出追赶措施',
    ],
    [
      'a pace that is out of reach',
      evaluation([late], []),
      '甲区进出口额要在12月底前达到目标，月均需完成58.3亿元，为此前月均的2.3倍',
    ],
    [
      'overdue steps',
      evaluation([good], [milestones(overdue, { rating: 'behind', reason: 'step-overdue' })]),
      '具体工作有1项逾期没有办结，请同意向乙区人民政府发督办通知单',
    ],
    [
      'figures that contradict each other',
      evaluation([verdict({ kind: 'stock', rating: 'noData', reason: 'conflict' })]),
      '有关单位所报签约引进企业数据不一致，请明确以哪个单位的数据为准',
    ],
    [
      'a task without data',
      evaluation(
        [verdict({ kind: 'stock', rating: 'noData', reason: 'no-observation' })],
        [milestones([step(1)])],
      ),
      '“提升综合实力”任务因数据不足暂不能评定，请责成市商务局于7月20日前补报',
    ],
    [
      'a task that is a little slow',
      evaluation([verdict({ kind: 'stock', rating: 'atRisk', actual: '20', target: '30', ratio: '0.8' })]),
      '“提升综合实力”任务进度偏慢，建议由市商务局逐月调度',
    ],
  ])('%s', (_, judged, words) => {
    expect(asked(judged)).toContain(words);
  });

  it('at the end it is what becomes of what was not done', () => {
    const missed = { ...late, rating: 'missed' as const, final: true };
    expect(asked(evaluation([missed]), '2025-12')).toContain('任务没有完成，请研究后续安排');
    const nearly = verdict({ kind: 'approximate', rating: 'nearlyAchieved', actual: '19', target: '20' });
    expect(asked(evaluation([nearly]), '2025-12')).toContain('典型案例与目标大体相当，请确定是否视为完成');
  });

  it('nothing is asked when there is nothing to decide', () => {
    const html = briefingHtml(composeBriefing(input(evaluation([good]))));
    expect(documentLines(html)).toContain('本期没有需要领导研究决定的事项，各项任务按既定安排推进。');
  });
});

describe('the worst', () => {
  it('stand first, with the figures, the unit’s own words, the owner and what is needed', () => {
    const judged = evaluation([late], [milestones(overdue, { rating: 'atRisk' })]);
    const rows = composeBriefing(input(judged)).worst?.rows;
    expect(rows?.map(({ title, owner }) => [title, owner])).toEqual([
      ['提升综合实力', '市商务局'],
      ['提升便利化水平', '乙区人民政府'],
    ]);
    const lines = documentLines(briefingHtml(composeBriefing(input(judged))));
    expect(lines).toContain('甲区进出口额：150.0亿元，目标为500亿元，目前应达250.0亿元。');
    expect(lines).toContain('下半年月均不低于58.3亿元，确保12月底前达到500亿元。');
    expect(lines).toContain('1项具体工作逾期，最早的应于3月底前完成。');
    expect(lines).toContain('用地指标没有落实。');
  });
});

describe('what has changed since', () => {
  const before = evaluation([{ ...good, rating: 'onTrack' }], [milestones([step(1)])]);
  const now = evaluation([good], [milestones([step(1, { state: 'done' })], { rating: 'atRisk' })]);

  it('is said with the name of the span', () => {
    const lines = (period: string) =>
      documentLines(briefingHtml(composeBriefing(inputAt(period, now, { previous: before })))).join('\n');
    expect(lines('2025-06')).toContain(
      '与上月相比，“提升综合实力”任务评定好转，“提升便利化水平”任务评定转差；新达到目标的指标有签约引进企业，新办结具体工作1项。',
    );
    expect(lines('2025-Q2')).toContain('与上季度相比');
    expect(documentLines(briefingHtml(composeBriefing(input(now, { previous: now })))).join('\n')).toContain(
      '各项任务评定与上月相同',
    );
    expect(documentLines(briefingHtml(composeBriefing(input(now)))).join('\n')).not.toContain('相比');
  });
});

describe('what the plan says of 专报', () => {
  it('is on it, and nothing in its place when it says nothing', () => {
    const plan = samplePlan({
      documents: {
        briefing: {
          name: '对外开放专报',
          serials: { '2025-06': 6 },
          reportTo: ['市委', '市政府'],
          prints: 30,
        },
      },
    });
    const html = briefingHtml(composeBriefing(input(evaluation([late]), { plan })));
    expect(documentLines(html).slice(0, 2)).toEqual(['对外开放专报', '第6期']);
    expect(documentLines(html)).toEqual(expect.arrayContaining(['报：市委，市政府。', '共印30份']));
    const plain = briefingHtml(composeBriefing(input(evaluation([late]))));
    expect(plain).not.toMatch(/期<\/p>|imprint|共印/);
  });
});

describe('the demonstration', () => {
  let briefings: Awaited<ReturnType<typeof demoBriefings>>;
  beforeAll(async () => {
    briefings = await demoBriefings('2025-12');
  });

  it.each([...monthsFrom('2024-01', '2025-12'), '2025-Q3', '2025-H1', '2025', '2026-02'] as Month[])(
    '%s reads well',
    (text) => {
      const html = briefingHtml(briefings(text));
      expect(checkVocabulary(html)).toEqual([]);
      expect(checkStyle(documentLines(html).join('\n'))).toEqual([]);
    },
  );
});
