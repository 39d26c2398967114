import type { DataItem, Plan } from '../../../../pipeline/plan/plan.ts';
import { unitName } from '../../../../pipeline/plan/plan.ts';
import { type Month, monthNumberOf, monthOf } from '../../../../pipeline/values/month.ts';
import { toSmallestSteps, written } from './amount.ts';
import type { DemoData, Flow, Stock } from './data.ts';
import { type FlowMonth, flowSeries } from './flow-series.ts';
import { type FormFigure, NO_FIGURE } from './form.ts';
import { stockSeries } from './stock-series.ts';

/** Every figure of the demonstration, ready to be written into a row. */
export type Figures = {
  /** The row of an item that is asked for every month; null when the item has none that month. */
  readonly rowOf: (item: DataItem, month: Month) => FormFigure | null;
  /** Assessments published in a month, each about the year before. */
  readonly publishedIn: (item: DataItem, month: Month) => readonly FormFigure[];
  /** The row of a month as it was reported at first, when it was corrected later; else null. */
  readonly revisionOf: (item: DataItem, month: Month) => { first: FormFigure; corrected: FormFigure } | null;
};

/** Works all series out once. An item of the plan without a series throws. */
export function figuresOf(plan: Plan, data: DemoData): Figures {
  const { seed, months } = data.dataset;
  const flows = new Map<string, Map<Month, FlowMonth>>();
  const stocks = new Map<string, Map<Month, number>>();
  for (const item of plan.items) {
    const flow = data.flows[item.id];
    const stock = data.stocks[item.id];
    if (flow) flows.set(item.id, flowSeries(item, flow, data.seasons, seed));
    else if (stock) stocks.set(item.id, stockSeries(item, stock, months.last, seed));
    else if (!data.assessments[item.id]) throw new Error(`no series for ${item.id}`);
  }
  const frame = (item: DataItem, month: Month) => frameOf(item, month, plan, data);
  const rowOf = (item: DataItem, month: Month): FormFigure | null => {
    const flow = data.flows[item.id];
    const stock = data.stocks[item.id];
    if (flow) return flowRow(frame(item, month), flow, flows.get(item.id)?.get(month));
    return stock ? stockRow(frame(item, month), stock, stocks.get(item.id)?.get(month)) : null;
  };
  return {
    rowOf,
    publishedIn: (item, month) => assessmentRows(item, month, data, frame),
    revisionOf: (item, month) => revision(item, month, data, rowOf),
  };
}

type Frame = Omit<FormFigure, 'measure' | 'places'>;

function frameOf(item: DataItem, month: Month, plan: Plan, data: DemoData): Frame {
  const remark = data.remarks.find((one) => one.item === item.id && one.first <= month && month <= one.last);
  return {
    item: item.id,
    name: item.name,
    unit: item.reportingUnit,
    unitName: unitName(item.reportingUnit, plan),
    period: month,
    month: null,
    ytd: null,
    stock: null,
    remark: remark?.text ?? '',
    janFeb: false,
  };
}

/** A flow that is not counted yet leaves its cells blank. */
function flowRow(frame: Frame, flow: Flow, figure: FlowMonth | undefined): FormFigure {
  const { measure, places } = flow.reported;
  const row = { ...frame, measure, places };
  if (!figure || (flow.from !== undefined && frame.period < flow.from)) return row;
  return { ...row, month: written(figure.month, places), ytd: written(figure.ytd, places) };
}

function stockRow(frame: Frame, stock: Stock, level: number | undefined): FormFigure {
  const { measure, places } = stock.reported;
  const { missing, from } = stock;
  const row = { ...frame, measure, places };
  const before = from !== undefined && frame.period < from;
  const silent = missing !== undefined && missing.first <= frame.period && frame.period <= missing.last;
  if (level === undefined || before || silent) return { ...row, stock: NO_FIGURE };
  return { ...row, stock: written(level, places) };
}

function assessmentRows(
  item: DataItem,
  month: Month,
  data: DemoData,
  frame: (item: DataItem, month: Month) => Frame,
): FormFigure[] {
  const assessment = data.assessments[item.id];
  const found = Object.entries(assessment?.results ?? {}).filter(([, { published }]) => published === month);
  return found.map(([year, { value }]) => ({
    ...frame(item, monthOf(Number(year), 12)),
    remark: frame(item, month).remark,
    stock: written(value, 0),
    measure: assessment?.measure ?? '',
    places: 0,
  }));
}

function revision(
  item: DataItem,
  month: Month,
  data: DemoData,
  rowOf: (item: DataItem, month: Month) => FormFigure | null,
): { first: FormFigure; corrected: FormFigure } | null {
  const flow = data.flows[item.id];
  const corrected = rowOf(item, month);
  if (flow?.revised?.month !== month || !corrected || monthNumberOf(month) === 12) return null;
  const { by, remark } = flow.revised;
  const short = toSmallestSteps(by, item.measure, flow.reported);
  const less = (text: string | null) =>
    text === null
      ? null
      : written(Math.round(Number(text) * 10 ** corrected.places) - short, corrected.places);
  return {
    first: { ...corrected, month: less(corrected.month), ytd: less(corrected.ytd) },
    corrected: { ...corrected, remark },
  };
}
