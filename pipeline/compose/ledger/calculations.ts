import { decimal, toSixPlaces } from '../../values/decimal.ts';
import type { CalculationStep, IndicatorVerdict } from '../../values/evaluation.ts';
import type { Context } from '../context.ts';
import { conclusionLines, stepLabel, stepMeasure } from '../explain.ts';
import { calculationAnchor, figureAnchor, indicatorAnchor } from './anchors.ts';
import { type Column, EMPTY, general, type LedgerSheet, number, tableSheet, text } from './model.ts';

type Line = {
  readonly verdict: IndicatorVerdict;
  readonly number: number;
  readonly step: CalculationStep | null;
  /** What stands in words where there is no step. */
  readonly words: string;
};

/** 计算过程: for each indicator the lines of its sum, at the end what follows from them. */
export function calculationSheet(context: Context): LedgerSheet {
  const lines = context.evaluation.indicators.flatMap((verdict) => linesOf(verdict, context));
  return tableSheet('计算过程', COLUMNS, lines, {
    note: '每项评定的算式，可用计算器逐行复核；结果保留六位小数，份额、比率和增速写成小数（0.15即15%）',
    frozenColumns: 1,
    anchor: ({ verdict, number: at }) =>
      at === 1 ? calculationAnchor(verdict.id) : `${calculationAnchor(verdict.id)}:${at}`,
  });
}

function linesOf(verdict: IndicatorVerdict, { plan }: Context): Line[] {
  const lines = [
    ...verdict.steps.map((step) => ({ step, words: '' })),
    ...conclusionLines(verdict, plan).map((words) => ({ step: null, words })),
  ];
  return lines.map((line, index) => ({ ...line, verdict, number: index + 1 }));
}

const COLUMNS: readonly Column<Line>[] = [
  { header: '指标', width: 44, cell: ({ verdict }) => text(verdict.name, indicatorAnchor(verdict.id)) },
  {
    header: '步骤',
    width: 6,
    align: 'center',
    cell: (line) => number(decimal(line.number), { measure: '', decimals: 0 }),
  },
  { header: '项目', width: 26, cell: ({ step }) => (step ? text(stepLabel(step)) : text('结论')) },
  {
    header: '算式或说明',
    width: 64,
    cell: ({ step, words }) => text(step ? step.expression : words),
  },
  {
    header: '结果',
    width: 16,
    cell: ({ step }) => {
      if (!step) return EMPTY;
      return typeof step.value === 'string'
        ? text(step.value)
        : general(decimal(toSixPlaces(step.value)), firstCell(step));
    },
  },
  {
    header: '计量单位',
    width: 9,
    align: 'center',
    cell: ({ step, verdict }) => (step ? text(stepMeasure(step, verdict)) : EMPTY),
  },
  {
    header: '引用的单元格',
    width: 22,
    cell: ({ step }) => (step ? text(cellsOf(step), firstCell(step)) : EMPTY),
  },
];

function firstCell({ observations: [first] }: CalculationStep): string | undefined {
  return first && figureAnchor(first);
}

function cellsOf({ observations }: CalculationStep): string | null {
  const [first] = observations;
  if (!first) return null;
  const place = `${first.sheet} ${first.cell}`;
  return observations.length === 1 ? place : `${place}等${observations.length}处`;
}
