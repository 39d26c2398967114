import { type Decimal, toSixPlaces } from '../values/decimal.ts';
import type {
  CalculationStep,
  Evaluation,
  IndicatorVerdict,
  MilestoneVerdict,
  StepStatus,
  TaskVerdict,
  UnitReporting,
} from '../values/evaluation.ts';
import type { Observation } from '../values/observation.ts';
import { compareText } from '../values/order.ts';

/**
 * The exact text of evaluation.json (CONTRACT.md §3): the same evaluation gives the same bytes. Keys stand in
 * the order written here, indicators, tasks and units in the plan's order, observations by month and place.
 * Numbers are decimal strings half up to six places; the figures of `%` measures are fractions.
 */
export function evaluationJson(evaluation: Evaluation): string {
  return `${JSON.stringify(evaluationAsData(evaluation), null, 2)}\n`;
}

/** The same as plain data, for `--json`. */
export function evaluationAsData(evaluation: Evaluation) {
  return {
    schema: 'duban.evaluation/1',
    plan: { id: evaluation.plan.id, version: evaluation.plan.version },
    period: evaluation.period,
    indicators: evaluation.indicators.map(indicatorJson),
    milestones: evaluation.milestones.map(milestoneJson),
    tasks: evaluation.tasks.map(taskJson),
    units: evaluation.units.map(unitJson),
  };
}

function indicatorJson(verdict: IndicatorVerdict) {
  return {
    id: verdict.id,
    name: verdict.name,
    kind: verdict.kind,
    tasks: verdict.tasks,
    core: verdict.core,
    weight: number(verdict.weight),
    measure: verdict.measure,
    targetPeriod: verdict.targetPeriod,
    dataMonth: verdict.dataMonth,
    actual: number(verdict.actual),
    target: number(verdict.target),
    planTarget: number(verdict.planTarget),
    completion: number(verdict.completion),
    expected: number(verdict.expected),
    expectedShare: number(verdict.expectedShare),
    basis: verdict.basis,
    ratio: number(verdict.ratio),
    rating: verdict.rating,
    reason: verdict.reason,
    final: verdict.final,
    flags: verdict.flags,
    gap: number(verdict.gap),
    forecast: verdict.forecast && {
      value: number(verdict.forecast.value),
      low: number(verdict.forecast.low),
      high: number(verdict.forecast.high),
      basis: verdict.forecast.basis,
    },
    yearOnYear: number(verdict.yearOnYear),
    yearOnYearChange: number(verdict.yearOnYearChange),
    required: number(verdict.required),
    requiredPer: verdict.requiredPer,
    baseline: verdict.baseline && {
      period: verdict.baseline.period,
      value: number(verdict.baseline.value),
    },
    years: verdict.years.map(({ year, value, rating }) => ({ year, value: number(value), rating })),
    thresholds: verdict.thresholds && {
      onTrack: number(verdict.thresholds.onTrack),
      atRisk: number(verdict.thresholds.atRisk),
    },
    missing: verdict.missing,
    parts: verdict.parts.map(({ item, value }) => ({ item, value: number(value) })),
    steps: verdict.steps.map(calculationJson),
    observations: inOrder(verdict.observations).map(observationJson),
  };
}

/** A step names its cells; the figures themselves stand under `observations`. */
function calculationJson(step: CalculationStep) {
  return {
    symbol: step.symbol,
    expression: step.expression,
    value: typeof step.value === 'string' ? step.value : number(step.value),
    cells: inOrder(step.observations).map(({ file, sheet, cell }) => ({ file, sheet, cell })),
  };
}

function observationJson(observation: Observation) {
  return {
    period: observation.period,
    type: observation.type,
    value: number(observation.value),
    file: observation.file,
    sha256: observation.sha256,
    sheet: observation.sheet,
    cell: observation.cell,
    unit: observation.unit,
    item: observation.item,
    printed: observation.printed,
    measure: observation.measure,
  };
}

function milestoneJson(verdict: MilestoneVerdict) {
  return {
    id: verdict.id,
    task: verdict.task,
    core: verdict.core,
    weight: number(verdict.weight),
    weightDone: number(verdict.weightDone),
    weightAll: number(verdict.weightAll),
    completion: number(verdict.completion),
    rating: verdict.rating,
    reason: verdict.reason,
    final: verdict.final,
    overdue: verdict.overdue,
    steps: verdict.steps.map(stepJson),
  };
}

function stepJson(step: StepStatus) {
  return {
    id: step.id,
    name: step.name,
    due: step.due,
    weight: number(step.weight),
    responsibleUnit: step.responsibleUnit,
    state: step.state,
    overdue: step.overdue,
    dueSoon: step.dueSoon,
    period: step.period,
    completedOn: step.completedOn,
    progress: step.progress,
    file: step.file,
    sha256: step.sha256,
    sheet: step.sheet,
    cell: step.cell,
  };
}

function taskJson(verdict: TaskVerdict) {
  return {
    no: verdict.no,
    title: verdict.title,
    rating: verdict.rating,
    reason: verdict.reason,
    final: verdict.final,
    leadUnits: verdict.leadUnits,
    indicators: verdict.indicators,
    milestones: verdict.milestones,
    decidedBy: verdict.decidedBy,
    completion: number(verdict.completion),
  };
}

function unitJson(unit: UnitReporting) {
  return {
    id: unit.id,
    name: unit.name,
    expected: unit.expected,
    received: unit.received,
    complete: unit.complete,
    onTime: unit.onTime,
    nonEmpty: unit.nonEmpty,
    statedAt: unit.statedAt,
    expectedItems: unit.expectedItems,
    receivedItems: unit.receivedItems,
    missing: unit.missing,
  };
}

function number(value: Decimal | null): string | null {
  return value === null ? null : toSixPlaces(value);
}

/** By month, then by what the content says of itself: never by how a file was called or when it came. */
function inOrder(observations: readonly Observation[]): Observation[] {
  const key = ({ period, item, type, sha256, sheet, cell }: Observation) =>
    [period, item, type, sha256, sheet, cell].join('\u0000');
  return observations
    .map((observation) => ({ observation, key: key(observation) }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ observation }) => observation);
}
