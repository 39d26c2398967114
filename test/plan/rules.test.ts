import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../pipeline/plan/check.ts';
import { PLAN_RULES } from '../../pipeline/plan/rules/index.ts';
import { planSchema } from '../../pipeline/plan/schema.ts';
import { coastal, wuhan } from './seed-plans.ts';

/** The invented plan as loose data, so that a case can put anything anywhere. */
type Loose = {
  [key: string]: unknown;
  units: Record<string, unknown>[];
  groups: Record<string, unknown>[];
  goals: Record<string, unknown>[];
  programmes: Record<string, unknown>[];
  tasks: (Record<string, unknown> & { milestones: { steps: Record<string, unknown>[] } })[];
  items: Record<string, unknown>[];
  indicators: Record<string, unknown>[];
};
type Change = (plan: Loose) => void;

function problemsAfter(change: Change) {
  const file = coastal.file() as unknown as Loose;
  change(file);
  return checkPlan(planSchema.parse(file), coastal.policy);
}

const indicatorIndex = (id: string) => coastal.parsed.indicators.findIndex((one) => one.id === id);
const indicator = (plan: Loose, id: string): Record<string, unknown> =>
  plan.indicators[indicatorIndex(id)] ?? {};
const element = <T>(list: T[], index: number): T => list[index] as T;
const step = (plan: Loose, task: number, index: number) =>
  element(element(plan.tasks, task).milestones.steps, index);
const inIndicator = (id: string, ...rest: (string | number)[]) =>
  ['indicators', indicatorIndex(id), ...rest].join('.');

/** rule · change · where it is found · part of the reason */
const CASES: readonly (readonly [string, Change, string, string])[] = [
  ['ids-unique', (p) => p.units.push({ id: 'trade', name: '别的局' }), 'units.8.id', '“trade”'],
  ['ids-unique', (p) => p.goals.push({ ...p.goals[0] }), 'goals.2.id', '“economy”'],
  [
    'ids-unique',
    (p) => {
      step(p, 0, 0).id = 'seafood-exports';
    },
    'tasks.0.milestones.steps.0.id',
    '“seafood-exports”',
  ],
  [
    'ids-not-reserved',
    (p) => {
      indicator(p, 'cold-storage').id = 'task-1-steps';
    },
    inIndicator('cold-storage', 'id'),
    '保留',
  ],
  [
    'names-unique',
    (p) => {
      indicator(p, 'foreign-capital').name = '新增冷鏈庫容（ ）';
    },
    inIndicator('foreign-capital', 'name'),
    '“cold-storage”',
  ],
  [
    'names-unique',
    (p) => {
      step(p, 2, 0).aliases = ['建設深水泊位 二期'];
    },
    'tasks.2.milestones.steps.0.aliases.0',
    '“deep-berths”',
  ],
  ['names-unique', (p) => p.units.push({ id: 'dashes', name: '——' }), 'units.8.name', '只有标点'],
  [
    'single-units-known',
    (p) => {
      element(p.tasks, 0).leadUnit = 'coastal-counties';
    },
    'tasks.0.leadUnit',
    '是单位组',
  ],
  [
    'single-units-known',
    (p) => {
      element(p.items, 0).authoritativeUnit = 'nobody';
    },
    'items.0.authoritativeUnit',
    '“nobody”',
  ],
  [
    'single-units-known',
    (p) => {
      element(p.groups, 0).members = ['east-county', 'nobody'];
      element(p.tasks, 3).cooperatingUnits = ['west-district', 'south-county'];
    },
    'groups.0.members.1',
    '“nobody”',
  ],
  [
    'cooperating-units-known',
    (p) => {
      element(p.tasks, 1).cooperatingUnits = ['nobody'];
    },
    'tasks.1.cooperatingUnits',
    '“nobody”',
  ],
  [
    'programmes-known',
    (p) => {
      element(p.tasks, 0).programme = 'nothing';
    },
    'tasks.0.programme',
    '“nothing”',
  ],
  [
    'goals-known',
    (p) => {
      indicator(p, 'ocean-share').goals = ['nothing'];
    },
    inIndicator('ocean-share', 'goals'),
    '“nothing”',
  ],
  [
    'tasks-known',
    (p) => {
      indicator(p, 'ocean-share').tasks = [3, 9];
    },
    inIndicator('ocean-share', 'tasks'),
    '“9”',
  ],
  [
    'items-known',
    (p) => {
      indicator(p, 'port-growth').data = { sumOf: ['berth-containers', 'nothing'] };
    },
    inIndicator('port-growth', 'data'),
    '“nothing”',
  ],
  [
    'lists-without-repeats',
    (p) => {
      element(p.tasks, 1).cooperatingUnits = ['trade', 'port'];
    },
    'tasks.1.cooperatingUnits',
    '“port”',
  ],
  [
    'lists-without-repeats',
    (p) => {
      indicator(p, 'island-water').universe = ['东屿', '西屿', '东屿'];
    },
    inIndicator('island-water', 'universe'),
    '“东屿”',
  ],
  [
    'lists-without-repeats',
    (p) => {
      indicator(p, 'port-growth').data = { sumOf: ['berth-containers', 'berth-containers'] };
    },
    inIndicator('port-growth', 'data'),
    '“berth-containers”',
  ],
  [
    'tasks-numbered',
    (p) => {
      element(p.tasks, 4).no = 6;
    },
    'tasks.4.no',
    '应为 5',
  ],
  ['programmes-used', (p) => p.programmes.push({ id: 'idle', title: '空' }), 'programmes.3', '“空”'],
  [
    'items-used',
    (p) => p.items.push({ id: 'idle', name: '空', measure: '个', nature: 'flow', reportingUnit: 'port' }),
    'items.4',
    '“idle”',
  ],
  [
    'tasks-with-content',
    (p) => {
      Reflect.deleteProperty(element(p.tasks, 4), 'milestones');
    },
    'tasks.4',
    '任务 5',
  ],
  [
    'steps-with-responsible-unit',
    (p) => {
      step(p, 1, 0).responsibleUnit = 'water';
    },
    'tasks.1.milestones.steps.0.responsibleUnit',
    '“water”',
  ],
  [
    'plan-dates-ordered',
    (p) => {
      p.baseline = { period: '2026-12' };
      p.start = '2026-02';
    },
    'baseline.period',
    '2026-12',
  ],
  [
    'plan-dates-ordered',
    (p) => {
      p.issuedOn = '2029-01-01';
    },
    'issuedOn',
    '2029-01-01',
  ],
  [
    'deadlines-within-plan',
    (p) => {
      indicator(p, 'cold-storage').deadline = '2029-12';
    },
    inIndicator('cold-storage', 'deadline'),
    '2029-12',
  ],
  [
    'deadlines-within-plan',
    (p) => {
      indicator(p, 'foreign-capital').baseline = { period: '2028-12' };
    },
    inIndicator('foreign-capital', 'deadline'),
    '晚于基期',
  ],
  [
    'due-months-within-plan',
    (p) => {
      step(p, 0, 0).due = '2025-12';
    },
    'tasks.0.milestones.steps.0.due',
    '2025-12',
  ],
  [
    'whole-years',
    (p) => {
      indicator(p, 'seafood-exports').deadline = '2028-06';
    },
    inIndicator('seafood-exports', 'deadline'),
    '2028-06',
  ],
  [
    'whole-years',
    (p) => {
      indicator(p, 'ocean-share').baseline = { period: '2025-06' };
    },
    inIndicator('ocean-share', 'baseline'),
    '2025-06',
  ],
  [
    'targets-positive',
    (p) => {
      indicator(p, 'cold-storage').target = 0;
    },
    inIndicator('cold-storage', 'target'),
    '大于零',
  ],
  [
    'targets-positive',
    (p) => {
      indicator(p, 'fishery-projects').target = { low: -1, high: 3 };
    },
    inIndicator('fishery-projects', 'target', 'low'),
    '大于零',
  ],
  [
    'rates-in-percent',
    (p) => {
      indicator(p, 'ocean-share').target = 25;
    },
    inIndicator('ocean-share', 'target'),
    '百分号',
  ],
  [
    'rates-in-percent',
    (p) => {
      indicator(p, 'port-growth').measure = '万标箱';
    },
    inIndicator('port-growth', 'measure'),
    '%',
  ],
  [
    'baselines-fit',
    (p) => {
      indicator(p, 'ocean-share').baseline = 'start-from-zero';
    },
    inIndicator('ocean-share', 'baseline'),
    'start-from-zero',
  ],
  [
    'baselines-fit',
    (p) => {
      indicator(p, 'zone-grade').baseline = { value: 3 };
    },
    inIndicator('zone-grade', 'baseline', 'value'),
    '报送数据',
  ],
  [
    'natures-fit',
    (p) => {
      element(p.items, 1).nature = 'stock';
    },
    inIndicator('ocean-share', 'data'),
    '“gross-product”',
  ],
  [
    'measures-convert',
    (p) => {
      element(p.items, 1).measure = '亿美元';
    },
    inIndicator('ocean-share', 'data'),
    '“gross-product”',
  ],
  [
    'measures-convert',
    (p) => {
      indicator(p, 'port-containers').measure = '万吨';
    },
    inIndicator('port-containers', 'data'),
    '“万吨”',
  ],
  [
    'measures-convert',
    (p) => {
      element(p.items, 3).measure = '%';
    },
    inIndicator('island-water', 'data'),
    '“个”',
  ],
  [
    'assessments-yearly',
    (p) => {
      Reflect.deleteProperty(indicator(p, 'zone-grade'), 'frequency');
    },
    inIndicator('zone-grade'),
    'yearly',
  ],
  [
    'weights-positive',
    (p) => {
      step(p, 0, 0).weight = 0;
    },
    'tasks.0.milestones.steps.0.weight',
    '大于零',
  ],
  [
    'thresholds-ordered',
    (p) => {
      p.thresholds = { onTrack: 0.65 };
    },
    'thresholds.onTrack',
    'atRisk < onTrack',
  ],
  [
    'tolerances-below-one',
    (p) => {
      indicator(p, 'reform-cases').tolerance = 1;
    },
    inIndicator('reform-cases', 'tolerance'),
    '100%',
  ],
  [
    'quotations-in-policy',
    (p) => {
      indicator(p, 'zone-grade').quotations = ['保三等、争一等'];
    },
    inIndicator('zone-grade', 'quotations', 0),
    '找不到',
  ],
  [
    'quotations-in-policy',
    (p) => {
      step(p, 0, 0).quotation = '建成保税仓';
    },
    'tasks.0.milestones.steps.0.quotation',
    '找不到',
  ],
];

describe('the rules', () => {
  it.each([
    ['wuhan-2024', wuhan],
    ['coastal-2026', coastal],
  ])('find nothing wrong with the plan %s', (_, seed) => {
    expect(checkPlan(seed.parsed, seed.policy)).toEqual([]);
  });

  it.each(CASES)('%s finds its fault (case %#)', (rule, change, path, reason) => {
    const found = problemsAfter(change).filter((problem) => problem.rule === rule);
    expect(found.map((problem) => problem.path.join('.'))).toEqual([path]);
    expect(found[0]?.reason).toContain(reason);
  });

  it('have a case each', () => {
    const covered = new Set(CASES.map(([rule]) => rule));
    expect(PLAN_RULES.map((rule) => rule.name).filter((name) => !covered.has(name))).toEqual([]);
    expect(new Set(PLAN_RULES.map((rule) => rule.name)).size).toBe(PLAN_RULES.length);
  });

  it('report all faults of a plan at once', () => {
    const changes = CASES.filter(([rule]) =>
      ['items-used', 'weights-positive', 'goals-known'].includes(rule),
    );
    const found = problemsAfter((plan) => {
      for (const [, change] of changes) change(plan);
    });
    expect(found.map((problem) => problem.rule).sort()).toEqual([
      'goals-known',
      'items-used',
      'weights-positive',
    ]);
  });

  it('start before end, whatever the months', () => {
    const found = problemsAfter((plan) => {
      plan.end = '2025-12';
    });
    expect(found.map((problem) => problem.path.join('.'))).toContain('end');
  });

  it('do not repeat an unknown lead unit for each of its task’s steps', () => {
    const found = problemsAfter((plan) => {
      element(plan.tasks, 4).leadUnit = 'nobody';
    });
    expect(found.map((problem) => problem.rule)).toEqual(['single-units-known']);
  });

  it('check no quotation without a policy text', () => {
    const file = coastal.file();
    file.goals = [{ id: 'economy', title: '甲', text: '没有这句话' }, ...(file.goals ?? []).slice(1)];
    expect(checkPlan(planSchema.parse(file), null)).toEqual([]);
    expect(checkPlan(planSchema.parse(file), coastal.policy)).toHaveLength(1);
  });

  it('do not mind how the policy’s text is broken into lines', () => {
    const breaks = fc.array(fc.nat({ max: coastal.policy.length }), { maxLength: 30 });
    fc.assert(
      fc.property(breaks, (positions) => {
        const cut = new Set(positions);
        const broken = [...coastal.policy]
          .map((letter, at) => (cut.has(at) ? `\r\n ${letter}` : letter))
          .join('');
        expect(checkPlan(coastal.parsed, broken)).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
