import type { DataItem, Plan } from '../../../../pipeline/plan/plan.ts';
import { addMonths, type Month, monthNumberOf, monthsFrom } from '../../../../pipeline/values/month.ts';
import type { DemoData, Flow } from './data.ts';
import type { Figures } from './figures.ts';
import type { FormFigure, HistoryForm } from './form.ts';

/** The years before the plan: flows month by month, stocks at the ends of years, assessments by year. */
export function historyForm(plan: Plan, data: DemoData, figures: Figures): HistoryForm {
  const { first, last, statedAt } = data.dataset.history;
  const months = monthsFrom(first, last);
  const flows = plan.items.flatMap((item) => flowRows(item, data.flows[item.id], months, figures));
  const yearEnds = months.filter((month) => monthNumberOf(month) === 12);
  const stocks = plan.items
    .filter((item) => data.stocks[item.id])
    .flatMap((item) => yearEnds.map((month) => figures.rowOf(item, month)))
    .filter((row) => row !== null)
    .filter(({ stock }) => /\d/.test(stock ?? ''));
  const assessments = plan.items.flatMap((item) =>
    monthsFrom(addMonths(first, 12), last).flatMap((month) => figures.publishedIn(item, month)),
  );
  return {
    path: '历史数据（2021—2023年）.xlsx',
    statedAt,
    sheets: [
      { name: '流量指标', figures: flows },
      { name: '存量指标', figures: stocks.map(unremarked) },
      { name: '年度考核评估', figures: assessments.map(unremarked) },
    ],
  };
}

function flowRows(
  item: DataItem,
  flow: Flow | undefined,
  months: readonly Month[],
  figures: Figures,
): FormFigure[] {
  if (!flow) return [];
  const rows = months
    .map((month) => figures.rowOf(item, month))
    .filter((row) => row !== null)
    .filter(({ ytd }) => ytd !== null)
    .map(unremarked);
  if (flow.history === 'both') return rows;
  if (flow.history === 'ytd') return rows.map((row) => ({ ...row, month: null }));
  if (flow.history === 'month') return rows.map((row) => ({ ...row, ytd: null }));
  return rows
    .filter(({ period }) => monthNumberOf(period) !== 1)
    .map((row) =>
      monthNumberOf(row.period) === 2 ? { ...row, month: null, janFeb: true } : { ...row, ytd: null },
    );
}

function unremarked(row: FormFigure): FormFigure {
  return { ...row, remark: '' };
}
