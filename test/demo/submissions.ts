import type { Plan } from '../../pipeline/plan/plan.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import { conversionFactor, parseMeasure } from '../../pipeline/values/measure.ts';
import type {
  MilestoneReport,
  Observation,
  ObservationType,
  Submission,
  SubmissionOrder,
} from '../../pipeline/values/observation.ts';
import type { Form, FormFigure, HistoryForm } from '../../seeds/wuhan-2024/demo/model/form.ts';

/** What reading the workbook of a form must come to, made without any workbook. */
export function submissionOf(form: Form, plan: Plan): Submission {
  const order = { statedAt: form.statedAt, newestPeriod: form.period, name: form.path };
  const milestones = (form.steps ?? []).map(
    (step, index): MilestoneReport => ({
      ...place(form.path, '事项进展', index),
      ...step,
      unit: form.unit.id,
      submission: order,
    }),
  );
  const observations = form.figures.flatMap((figure, row) =>
    observationsOf(figure, form.path, '指标数据', row, order, plan),
  );
  return frame(form.path, order, observations, milestones, [{ unit: form.unit.id, period: form.period }]);
}

/** The same for the workbook of the years before the plan. */
export function historySubmission(form: HistoryForm, plan: Plan): Submission {
  const order = { statedAt: form.statedAt, newestPeriod: null, name: form.path };
  const observations = form.sheets.flatMap(({ name, figures }) =>
    figures.flatMap((figure, row) => observationsOf(figure, form.path, name, row, order, plan)),
  );
  return frame(form.path, order, observations, [], []);
}

function observationsOf(
  figure: FormFigure,
  path: string,
  sheet: string,
  row: number,
  submission: SubmissionOrder,
  plan: Plan,
): Observation[] {
  const item = plan.items.find(({ id }) => id === figure.item);
  const from = parseMeasure(figure.measure);
  const to = parseMeasure(item?.measure ?? '');
  const factor = from && to ? conversionFactor(from, to) : null;
  if (!item || factor === null) throw new Error(`no such item or measure: ${figure.item}`);
  const columns: readonly (readonly [ObservationType, string | null])[] = [
    ['month', figure.month],
    ['ytd', figure.ytd],
    ['stock', figure.stock],
  ];
  return columns.flatMap(([type, printed]) => {
    if (printed === null || printed === '—') return [];
    const value = decimal(printed).times(factor);
    return {
      ...place(path, sheet, row, type),
      item: item.id,
      period: figure.period,
      type,
      value,
      printed,
      measure: figure.measure,
      places: value.decimalPlaces(),
      unit: figure.unit,
      remark: figure.remark,
      submission,
    };
  });
}

function place(path: string, sheet: string, row: number, column = '') {
  return { file: path, sha256: path, sheet, cell: `${column}${row + 5}` };
}

function frame(
  path: string,
  order: SubmissionOrder,
  observations: readonly Observation[],
  milestones: readonly MilestoneReport[],
  covers: Submission['covers'],
): Submission {
  return { file: path, sha256: path, name: path, demo: true, order, covers, observations, milestones };
}
