import { evaluate } from '../../pipeline/evaluate/evaluate.ts';
import { normalisePlan, type Plan } from '../../pipeline/plan/plan.ts';
import { type PlanFile, planSchema } from '../../pipeline/plan/schema.ts';
import { decimal, toSixPlaces } from '../../pipeline/values/decimal.ts';
import type { Evaluation, IndicatorVerdict } from '../../pipeline/values/evaluation.ts';
import type { Month } from '../../pipeline/values/month.ts';
import type {
  MilestoneReport,
  Observation,
  ObservationType,
  Submission,
} from '../../pipeline/values/observation.ts';
import { parsePeriod } from '../../pipeline/values/period.ts';

type IndicatorFile = PlanFile['indicators'][number];
type StepFile = NonNullable<PlanFile['tasks'][number]['milestones']>;

/** Fields every indicator needs and no test of the rules is about. */
const plain = {
  name: '指标',
  tasks: [1],
  measure: '家',
  deadline: '2025-12',
  reportingUnit: 'bureau',
  definition: '口径',
  decimals: 0,
  quotations: ['原文'],
};

type Given<K extends IndicatorFile['kind']> = Partial<Extract<IndicatorFile, { kind: K }>> & { kind: K };

/** An indicator `i` (or as given) of a kind, everything else plain. */
export function indicator<K extends IndicatorFile['kind']>(given: Given<K>): IndicatorFile {
  return { id: 'i', ...plain, ...given } as unknown as IndicatorFile;
}

/** A plan of one task from 2024 to 2025, baseline 2023-12, with these indicators, items and steps. */
export function planOf(
  indicators: readonly IndicatorFile[],
  more: { items?: PlanFile['items']; steps?: StepFile; over?: Partial<PlanFile> } = {},
): Plan {
  const file: PlanFile = {
    schema: 'duban.plan/1',
    id: 'test-plan',
    version: '1',
    title: '方案',
    shortTitle: '方案',
    issuer: '某市',
    issuedOn: '2024-01-01',
    start: '2024-01',
    end: '2025-12',
    baseline: { period: '2023-12' },
    office: { name: '办公室', group: '领导小组', city: '某市' },
    units: [
      { id: 'bureau', name: '市甲局' },
      { id: 'district', name: '乙区' },
      { id: 'customs', name: '丙海关' },
    ],
    programmes: [{ id: 'first', title: '第一工程' }],
    tasks: [
      {
        no: 1,
        programme: 'first',
        title: '任务',
        text: '任务原文',
        leadUnit: 'bureau',
        ...(more.steps ? { milestones: more.steps } : {}),
      },
    ],
    items: more.items ?? [],
    indicators: [...indicators],
    ...more.over,
  };
  return normalisePlan(planSchema.parse(file));
}

/** An item of the plan file with what no test is about filled in. */
export function item(id: string, nature: 'flow' | 'stock' | 'assessment', measure = '家') {
  return { id, name: id, measure, nature, reportingUnit: 'bureau' } as const;
}

type Figures = Readonly<Record<string, string | number>>;

let cellNumber = 0;

/** One observation; `more` overrides anything. */
export function observation(
  id: string,
  type: ObservationType,
  period: string,
  value: string | number,
  more: Partial<Observation> = {},
): Observation {
  cellNumber += 1;
  return {
    item: id,
    type,
    period: period as Month,
    value: decimal(value),
    printed: String(value),
    measure: '家',
    places: String(value).split('.')[1]?.length ?? 0,
    unit: 'bureau',
    remark: '',
    file: 'archive/aa/aa.xlsx',
    sha256: 'aa',
    sheet: '表',
    cell: `E${cellNumber}`,
    submission: { statedAt: null, newestPeriod: period as Month, name: 'a.xlsx' },
    ...more,
  };
}

/** Observations of one item and type from `{ '2025-06': 24, … }`. */
export function observed(id: string, type: ObservationType, figures: Figures): Observation[] {
  return Object.entries(figures).map(([period, value]) => observation(id, type, period, value));
}

export function milestoneReport(
  step: string,
  period: string,
  state: MilestoneReport['state'],
  more: Partial<MilestoneReport> = {},
): MilestoneReport {
  return {
    step,
    period: period as Month,
    state,
    completedOn: null,
    progress: '',
    unit: 'bureau',
    file: 'archive/aa/aa.xlsx',
    sha256: 'aa',
    sheet: '表',
    cell: 'D2',
    submission: { statedAt: null, newestPeriod: period as Month, name: 'a.xlsx' },
    ...more,
  };
}

/** All observations in one submission of the bureau. */
export function submissionOf(
  observations: readonly Observation[],
  milestones: readonly MilestoneReport[] = [],
  more: Partial<Submission> = {},
): Submission {
  const covers = [...observations, ...milestones].map(({ unit, period }) => ({ unit, period }));
  const order = { statedAt: null, newestPeriod: null, name: 'a.xlsx' };
  return {
    file: 'archive/aa/aa.xlsx',
    sha256: 'aa',
    name: 'a.xlsx',
    demo: false,
    order,
    covers,
    observations,
    milestones,
    ...more,
  };
}

export function evaluateAt(
  plan: Plan,
  period: string,
  observations: readonly Observation[],
  milestones: readonly MilestoneReport[] = [],
): { evaluation: Evaluation; codes: string[] } {
  const parsed = parsePeriod(period);
  if (!parsed) throw new Error(`not a period: ${period}`);
  const { evaluation, issues } = evaluate(plan, parsed, [submissionOf(observations, milestones)]);
  return { evaluation, codes: issues.map(({ code }) => code) };
}

/** The verdict on the only indicator of a plan. */
export function verdictAt(
  plan: Plan,
  period: string,
  observations: readonly Observation[],
): IndicatorVerdict {
  const [verdict] = evaluateAt(plan, period, observations).evaluation.indicators;
  if (!verdict) throw new Error('the plan has no indicator');
  return verdict;
}

/** The figures of a verdict as evaluation.json prints them. */
export function printed(verdict: IndicatorVerdict): Record<string, string | null> {
  const text = (value: IndicatorVerdict['actual']) => (value === null ? null : toSixPlaces(value));
  return {
    rating: verdict.rating,
    reason: verdict.reason,
    dataMonth: verdict.dataMonth,
    actual: text(verdict.actual),
    target: text(verdict.target),
    completion: text(verdict.completion),
    expected: text(verdict.expected),
    ratio: text(verdict.ratio),
    gap: text(verdict.gap),
    required: text(verdict.required),
  };
}
