import { itemsOf, unitName } from '../plan/plan.ts';
import { sum, toSixPlaces } from '../values/decimal.ts';
import type { IndicatorVerdict } from '../values/evaluation.ts';
import type { Month } from '../values/month.ts';
import { monthNumberOf, yearOf } from '../values/month.ts';
import type { Observation } from '../values/observation.ts';
import { compareText } from '../values/order.ts';
import { monthInWords } from '../values/period.ts';
import { type Context, indicatorOf, itemOf } from './context.ts';
import { OBSERVATION_TYPE_WORDS } from './words.ts';

/** Where a figure of the report stands: its file, sheet and cell. */
export type FigureSource = {
  readonly name: string;
  readonly period: string;
  readonly figure: string;
  readonly file: string;
  readonly sheet: string;
  readonly cell: string;
  readonly unit: string;
};

/**
 * The cells of each indicator's newest figure and of its baseline, a data item that serves several indicators once;
 * a total of months is one row. The verdicts' other cells are for `explain`.
 */
export function figureSources(context: Context): { rows: FigureSource[]; digests: Set<string> } {
  const rows = new Map<string, FigureSource>();
  const digests = new Set<string>();
  for (const verdict of context.evaluation.indicators) {
    for (const cells of cellsOf(verdict, context)) {
      const key = cells.map(({ sha256, sheet, cell }) => `${sha256}|${sheet}|${cell}`).join('|');
      if (!rows.has(key)) rows.set(key, rowOf(cells, verdict, context));
      for (const { sha256 } of cells) digests.add(sha256);
    }
  }
  return { rows: [...rows.values()], digests };
}

/** For each data item at the baseline and at the data month: the one cell, or those of the months it adds up. */
function cellsOf(verdict: IndicatorVerdict, { plan }: Context): Observation[][] {
  const { baseline, dataMonth, observations } = verdict;
  const months = [...new Set([baseline?.period ?? null, dataMonth])].filter((month) => month !== null);
  return itemsOf(indicatorOf(verdict.id, plan).data).flatMap((item) => {
    const own = observations.filter((one) => one.item === item);
    return months.sort().flatMap((month) => {
      const cells = cellsAt(own, month);
      return cells.length === 0 ? [] : [cells];
    });
  });
}

function cellsAt(own: readonly Observation[], month: Month): Observation[] {
  const whole = own.find(({ period, type }) => period === month && type !== 'month');
  if (whole) return [whole];
  return own
    .filter(({ period }) => yearOf(period) === yearOf(month) && period <= month)
    .sort((a, b) => compareText(a.period, b.period));
}

function rowOf(
  cells: readonly Observation[],
  verdict: IndicatorVerdict,
  { plan, inputs }: Context,
): FigureSource {
  const [first] = cells as [Observation];
  const last = cells.at(-1) as Observation;
  const item = itemOf(first.item, plan);
  const files = new Set(
    cells.map(
      ({ sha256, submission }) => inputs.find((input) => input.sha256 === sha256)?.name ?? submission.name,
    ),
  );
  const total = cells.length > 1;
  return {
    name: item?.name ?? verdict.name,
    period: total
      ? `${yearOf(first.period)}年1—${monthNumberOf(last.period)}月各月`
      : `${monthInWords(first.period)}${OBSERVATION_TYPE_WORDS[first.type]}`,
    figure: total
      ? `合计${toSixPlaces(sum(cells.map(({ value }) => value)))}${item?.measure ?? ''}`
      : `${first.printed}${first.measure}`,
    file: counted([...files], '个文件'),
    sheet: counted([...new Set(cells.map(({ sheet }) => sheet))], '个工作表'),
    cell: counted(
      cells.map(({ cell }) => cell),
      '处',
    ),
    unit: [...new Set(cells.map(({ unit }) => unitName(unit, plan)))].join('、'),
  };
}

/** `E7`, or `E7等12处`. */
function counted(names: readonly string[], word: string): string {
  return names.length === 1 ? (names[0] as string) : `${names[0]}等${names.length}${word}`;
}
