import type { ComposeInput } from '../../pipeline/compose/context.ts';
import { normalisePlan, type Plan } from '../../pipeline/plan/plan.ts';
import { type PlanFile, planSchema } from '../../pipeline/plan/schema.ts';
import type { Kind } from '../../pipeline/plan/target-kinds/index.ts';
import { type Decimal, decimal } from '../../pipeline/values/decimal.ts';
import type {
  Evaluation,
  IndicatorVerdict,
  MilestoneVerdict,
  StepStatus,
  TaskVerdict,
} from '../../pipeline/values/evaluation.ts';
import type { Month } from '../../pipeline/values/month.ts';
import type { Observation } from '../../pipeline/values/observation.ts';
import { parsePeriod } from '../../pipeline/values/period.ts';

/** A plan with one indicator of each kind in task 1, steps in task 2, and names that read as names do. */

const plain = {
  tasks: [1],
  measure: '亿元',
  deadline: '2025-12',
  reportingUnit: 'bureau',
  definition: '报告期内的数值。',
  decimals: 1,
  quotations: ['原文'],
};

const counted = { measure: '家', decimals: 0 };
const share = { measure: '%', decimals: 1 };

const INDICATORS: PlanFile['indicators'] = [
  { ...plain, ...counted, id: 'stock', name: '签约引进企业', kind: 'stock', target: 30, goals: ['main'] },
  { ...plain, id: 'annual-flow', name: '甲区进出口额', kind: 'annualFlow', target: 500, goals: ['main'] },
  {
    ...plain,
    ...counted,
    measure: '项',
    id: 'annual-range',
    name: '创新成果',
    kind: 'annualRange',
    target: { low: 20, high: 25 },
  },
  {
    ...plain,
    ...counted,
    measure: '项',
    id: 'approximate',
    name: '典型案例',
    kind: 'approximate',
    target: 20,
  },
  {
    ...plain,
    ...share,
    id: 'average-growth',
    name: '服务外包执行额年均增长',
    kind: 'averageGrowth',
    target: '15%',
    data: { item: 'contracts' },
    note: '方案没有写明基年，本通报以2023年为基年。',
  },
  {
    ...plain,
    ...share,
    id: 'share',
    name: '本地货源占比',
    kind: 'share',
    target: '30%',
    data: { ratioOf: { numerator: 'local', denominator: 'total' } },
  },
  {
    ...plain,
    ...share,
    id: 'coverage',
    name: '服务覆盖率',
    kind: 'coverage',
    universe: Array.from({ length: 13 }, (_, index) => `第${index + 1}区`),
  },
  {
    ...plain,
    ...counted,
    measure: '档',
    id: 'ordinal',
    name: '考核档次',
    kind: 'ordinal',
    target: { floor: 2, stretch: 1 },
    frequency: 'yearly',
  },
  {
    ...plain,
    ...share,
    id: 'rank',
    name: '综合评估排名',
    kind: 'rank',
    data: { rankOf: { rank: 'position', fieldSize: 'field' } },
    frequency: 'yearly',
  },
  {
    ...plain,
    ...counted,
    measure: '位',
    id: 'classification',
    name: '甲区入选全国A类',
    kind: 'classification',
    target: { list: 'A类' },
    data: { listOf: { listed: 'listed', rank: 'position', fieldSize: 'field' } },
    frequency: 'yearly',
  },
];

const item = (id: string, name: string, nature: 'flow' | 'stock' | 'assessment', measure: string) => ({
  id,
  name,
  measure,
  nature,
  reportingUnit: 'bureau',
  decimals: measure === '亿元' ? 1 : 0,
});

export function planFile(over: Partial<PlanFile> = {}): PlanFile {
  return {
    schema: 'duban.plan/1',
    id: 'sample',
    version: '1',
    title: '关于推动外贸发展的实施方案',
    shortTitle: '推动外贸发展',
    issuer: '某市人民政府办公厅',
    issuedOn: '2024-01-05',
    start: '2024-01',
    end: '2025-12',
    baseline: { period: '2023-12' },
    office: { name: '市对外开放领导小组办公室', group: '市对外开放领导小组', city: '某市' },
    units: [
      { id: 'bureau', name: '市商务局' },
      { id: 'district', name: '乙区人民政府' },
    ],
    groups: [{ id: 'districts', name: '各区人民政府', members: ['district'] }],
    goals: [{ id: 'main', title: '能级明显增强', text: '能级明显增强。' }],
    programmes: [
      { id: 'first', title: '平台提能工程' },
      { id: 'second', title: '环境优化工程' },
    ],
    tasks: [
      {
        no: 1,
        programme: 'first',
        title: '提升综合实力',
        text: '原文',
        leadUnit: 'bureau',
        cooperatingUnits: ['districts'],
      },
      {
        no: 2,
        programme: 'second',
        title: '提升便利化水平',
        text: '原文',
        leadUnit: 'district',
        milestones: {
          core: true,
          steps: STEPS.map((name, index) => ({
            id: `step-${index}`,
            name,
            responsibleUnit: index % 2 === 0 ? 'district' : 'bureau',
            quotation: '原文',
          })),
        },
      },
    ],
    items: [
      item('contracts', '服务外包执行额', 'flow', '亿元'),
      item('local', '本地货源出口额', 'flow', '亿元'),
      item('total', '出口额', 'flow', '亿元'),
      item('position', '综合评估名次', 'assessment', '位'),
      item('field', '参评数', 'assessment', '个'),
      item('listed', '是否入选', 'assessment', '是否'),
    ],
    indicators: INDICATORS,
    ...over,
  };
}

const STEPS = ['建设公共服务平台', '推行“提前申报”', '设立综合口岸', '建成集散中心', '开展试点'];

export function samplePlan(over: Partial<PlanFile> = {}): Plan {
  return normalisePlan(planSchema.parse(planFile(over)));
}

export const PLAN = samplePlan();

/** What is different from an indicator without any data; figures as texts. */
export type Given = Partial<{
  [K in keyof IndicatorVerdict]: IndicatorVerdict[K] extends Decimal | null
    ? string | null
    : IndicatorVerdict[K];
}> & { readonly kind: Kind };

const IDS: Readonly<Record<Kind, string>> = {
  stock: 'stock',
  annualFlow: 'annual-flow',
  annualRange: 'annual-range',
  approximate: 'approximate',
  averageGrowth: 'average-growth',
  share: 'share',
  coverage: 'coverage',
  ordinal: 'ordinal',
  rank: 'rank',
  classification: 'classification',
};

/** A verdict on the plan's indicator of that kind; by default June 2025, on track, without figures. */
export function verdict(given: Given): IndicatorVerdict {
  const indicator = PLAN.indicators.find(({ id }) => id === IDS[given.kind]);
  if (!indicator) throw new Error(given.kind);
  const figures = Object.fromEntries(
    Object.entries(given).map(([key, value]) => [
      key,
      NUMBERS.has(key) && typeof value === 'string' ? decimal(value) : value,
    ]),
  );
  return {
    id: indicator.id,
    name: indicator.name,
    tasks: indicator.tasks,
    core: indicator.core,
    weight: decimal(1),
    measure: indicator.measure,
    targetPeriod: indicator.deadline,
    dataMonth: '2025-06',
    actual: null,
    target: null,
    planTarget: null,
    completion: null,
    expected: null,
    expectedShare: null,
    basis: null,
    ratio: null,
    rating: 'onTrack',
    reason: 'on-pace',
    final: false,
    flags: [],
    gap: null,
    forecast: null,
    yearOnYear: null,
    yearOnYearChange: null,
    required: null,
    requiredPer: null,
    baseline: null,
    years: [],
    thresholds: { onTrack: decimal('0.95'), atRisk: decimal('0.7') },
    missing: [],
    parts: [],
    steps: [],
    observations: [],
    ...(figures as Partial<IndicatorVerdict> & { kind: Kind }),
  };
}

const NUMBERS = new Set([
  'actual',
  'target',
  'planTarget',
  'completion',
  'expected',
  'expectedShare',
  'ratio',
  'gap',
  'yearOnYear',
  'yearOnYearChange',
  'required',
]);

export function observation(over: Partial<Observation> & { item: string; period: Month }): Observation {
  return {
    file: 'archive/1.xlsx',
    sha256: 'a'.repeat(64),
    sheet: '填报表',
    cell: 'E7',
    type: 'ytd',
    value: decimal(1),
    printed: '1',
    measure: '亿元',
    places: 0,
    unit: 'bureau',
    remark: '',
    submission: { statedAt: '2025-07-08', newestPeriod: '2025-06', name: '市商务局.xlsx' },
    ...over,
  };
}

export function step(index: number, over: Partial<StepStatus> = {}): StepStatus {
  return {
    id: `step-${index}`,
    name: STEPS[index] ?? `事项${index}`,
    due: '2025-12',
    weight: decimal(1),
    responsibleUnit: index % 2 === 0 ? 'district' : 'bureau',
    state: 'inProgress',
    overdue: false,
    dueSoon: false,
    period: '2025-06',
    completedOn: null,
    progress: '',
    file: null,
    sha256: null,
    sheet: null,
    cell: null,
    ...over,
  };
}

export function milestones(
  steps: readonly StepStatus[],
  over: Partial<MilestoneVerdict> = {},
): MilestoneVerdict {
  const done = steps.filter(({ state }) => state === 'done').length;
  return {
    id: 'task-2-steps',
    task: 2,
    core: true,
    weight: decimal(1),
    weightDone: decimal(done),
    weightAll: decimal(steps.length),
    completion: decimal(done).div(Math.max(1, steps.length)),
    rating: 'onTrack',
    reason: 'on-pace',
    final: false,
    overdue: steps.filter(({ overdue }) => overdue).map(({ id }) => id),
    steps,
    ...over,
  };
}

/** Task 1 decided by its first indicator, task 2 by its steps. */
export function evaluation(
  indicators: readonly IndicatorVerdict[],
  groups: readonly MilestoneVerdict[] = [],
  over: Partial<Evaluation> = {},
): Evaluation {
  const task = (
    no: number,
    title: string,
    lead: string,
    rated: { id: string; rating: TaskVerdict['rating'] } | undefined,
  ): TaskVerdict => ({
    no,
    title,
    rating: rated?.rating ?? 'noData',
    reason: reasonOf(rated?.rating ?? 'noData'),
    final: false,
    leadUnits: [lead],
    indicators: no === 1 ? indicators.map(({ id }) => id) : [],
    milestones: groups.filter((group) => group.task === no).map(({ id }) => id),
    decidedBy: rated ? [rated.id] : [],
    completion: null,
  });
  return {
    plan: { id: 'sample', version: '1' },
    period: '2025-06',
    indicators,
    milestones: groups,
    tasks: [
      task(1, '提升综合实力', 'bureau', indicators[0]),
      task(2, '提升便利化水平', 'district', groups[0]),
    ],
    units: [],
    ...over,
  };
}

function reasonOf(rating: TaskVerdict['rating']): TaskVerdict['reason'] {
  const reasons = {
    achieved: 'all-achieved',
    nearlyAchieved: 'core-nearly-achieved',
    onTrack: 'on-pace',
    atRisk: 'core-at-risk',
    behind: 'core-behind',
    missed: 'core-missed',
    noData: 'core-no-data',
  } as const;
  return reasons[rating];
}

export function input(judged: Evaluation, over: Partial<ComposeInput> = {}): ComposeInput {
  const period = parsePeriod('2025-06');
  if (!period) throw new Error('period');
  return {
    plan: PLAN,
    evaluation: judged,
    previous: null,
    series: [],
    observations: [],
    issues: [],
    inputs: [],
    period,
    date: '2025-07-15',
    demo: false,
    correction: null,
    evaluationSha256: 'e'.repeat(64),
    ...over,
  };
}

export function inputAt(period: string, judged: Evaluation, over: Partial<ComposeInput> = {}): ComposeInput {
  const parsed = parsePeriod(period);
  if (!parsed) throw new Error(period);
  return input(judged, { period: parsed, ...over });
}
