import { type DataItem, type Plan, unitName } from '../../plan/plan.ts';
import { toSixPlaces } from '../../values/decimal.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import type { Observation } from '../../values/observation.ts';
import { compareText } from '../../values/order.ts';
import { monthInWords } from '../../values/period.ts';
import { type Context, itemOf } from '../context.ts';

import { OBSERVATION_TYPE_WORDS } from '../words.ts';
import { figureAnchor, fileAnchor, indicatorAnchor, originAnchor } from './anchors.ts';
import { fileNames, shortDigest } from './files.ts';
import { type Column, type LedgerCell, type LedgerSheet, number, tableSheet, text } from './model.ts';

/** 月度数据: every figure of the files, also those that no verdict rests on and those that were revised later. */
export function figureSheet(context: Context): LedgerSheet {
  const { plan, evaluation } = context;
  const rank = new Map(plan.items.map(({ id }, index) => [id, index]));
  const usedBy = new Map<string, string>();
  for (const { id, observations } of evaluation.indicators) {
    for (const one of observations) {
      if (!usedBy.has(figureAnchor(one))) usedBy.set(figureAnchor(one), id);
    }
  }
  const place = ({ item }: Observation) => rank.get(item) ?? rank.size;
  const sorted = [...context.observations].sort(
    (a, b) => place(a) - place(b) || compareText(orderKey(a), orderKey(b)),
  );
  const used: Column<Observation> = {
    header: '用于评定',
    width: 10,
    align: 'center',
    cell: (one) => {
      const id = usedBy.get(figureAnchor(one));
      return id === undefined ? text('否') : text('是', originAnchor(id));
    },
  };
  const remark: Column<Observation> = { header: '备注', width: 30, cell: (one) => text(one.remark) };
  return tableSheet('月度数据', [...observationColumns(context), remark, used], sorted, {
    note: '各单位所报的全部数据，换算为规定的计量单位；同一报告期有两个数的，以后报的为准',
    frozenColumns: 2,
    anchor: figureAnchor,
  });
}

function orderKey({ item, period, type, unit, submission, sha256, sheet, cell }: Observation): string {
  const stated = submission.statedAt ?? '';
  return [item, period, type, unit, stated, submission.name, sha256, sheet, cell].join('\u0000');
}

type Origin = { readonly verdict: IndicatorVerdict; readonly one: Observation; readonly first: boolean };

/** 数据出处: for each indicator the cells that its verdict was formed from. */
export function originSheet(context: Context): LedgerSheet {
  const origins = context.evaluation.indicators.flatMap((verdict) =>
    verdict.observations.map((one, index) => ({ verdict, one, first: index === 0 })),
  );
  const back: Column<Origin> = {
    header: '指标',
    width: 44,
    cell: ({ verdict }) => text(verdict.name, indicatorAnchor(verdict.id)),
  };
  const cells = observationColumns(context).map(({ cell, ...column }) => ({
    ...column,
    cell: ({ one }: Origin, index: number) => linkedTo(cell(one, index), column.header, one),
  }));
  return tableSheet('数据出处', [back, ...cells], origins, {
    note: '每项评定所用的每个数在哪个文件、哪个工作表、哪个单元格；点“指标”回总表，点“数值”看月度数据',
    frozenColumns: 2,
    anchor: ({ verdict, one, first }) =>
      first ? originAnchor(verdict.id) : `${verdict.id}:${figureAnchor(one)}`,
  });
}

function linkedTo(cell: LedgerCell, header: string, one: Observation): LedgerCell {
  return header === '数值' && cell.kind === 'number' ? { ...cell, link: figureAnchor(one) } : cell;
}

/** A figure with its cell, as both sheets show it. */
function observationColumns(context: Context): Column<Observation>[] {
  const { plan } = context;
  const names = fileNames(context);
  return [
    { header: '数据项', width: 44, cell: ({ item }) => text(itemOf(item, plan)?.name ?? item) },
    { header: '报告期', width: 12, align: 'center', cell: ({ period }) => text(monthInWords(period)) },
    { header: '类型', width: 7, align: 'center', cell: ({ type }) => text(OBSERVATION_TYPE_WORDS[type]) },
    { header: '数值', width: 14, cell: (one) => number(one.value, formatAsReported(one, plan)) },
    {
      header: '计量单位',
      width: 9,
      align: 'center',
      cell: ({ item }) => text(itemOf(item, plan)?.measure ?? null),
    },
    { header: '填报数', width: 14, cell: ({ printed, measure }) => text(`${printed}${measure}`) },
    { header: '填报单位', width: 22, cell: ({ unit }) => text(unitName(unit, plan)) },
    {
      header: '文件',
      width: 34,
      cell: ({ sha256, submission }) => text(names.get(sha256) ?? submission.name, fileAnchor(sha256)),
    },
    { header: '工作表', width: 14, cell: ({ sheet }) => text(sheet) },
    { header: '单元格', width: 8, align: 'center', cell: ({ cell }) => text(cell) },
    { header: '校验值', width: 15, align: 'center', cell: ({ sha256 }) => text(shortDigest(sha256)) },
  ];
}

/** As many decimals as were reported, at least those the plan prints. */
function formatAsReported({ item, value }: Observation, plan: Plan) {
  const { measure, decimals }: Pick<DataItem, 'measure' | 'decimals'> = itemOf(item, plan) ?? {
    measure: '',
    decimals: 0,
  };
  const shown = measure === '%' ? value.times(100) : value;
  const [, fraction = ''] = toSixPlaces(shown).split('.');
  return { measure, decimals: Math.max(decimals, fraction.length) };
}
