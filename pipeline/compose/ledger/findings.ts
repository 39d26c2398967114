import { unitName } from '../../plan/plan.ts';
import { decimal } from '../../values/decimal.ts';
import type { UnitReporting } from '../../values/evaluation.ts';
import { type Issue, sortIssues } from '../../values/issue.ts';
import { askedName, type Context } from '../context.ts';
import { PERCENT } from '../figures.ts';
import { SEVERITY_WORDS } from '../words.ts';
import { type Column, EMPTY, type LedgerSheet, number, tableSheet, text } from './model.ts';

/** 问题: everything that was found in the files, the worst first. */
export function issueSheet(context: Context): LedgerSheet {
  const { plan } = context;
  const columns: Column<Issue>[] = [
    { header: '级别', width: 8, align: 'center', cell: ({ severity }) => text(SEVERITY_WORDS[severity]) },
    { header: '问题', width: 56, cell: ({ message }) => text(message) },
    { header: '处理建议', width: 44, cell: ({ hint }) => text(hint) },
    { header: '文件', width: 34, cell: ({ file }) => text(file ?? null) },
    { header: '工作表', width: 14, cell: ({ sheet }) => text(sheet ?? null) },
    { header: '单元格', width: 8, align: 'center', cell: ({ cell }) => text(cell ?? null) },
    {
      header: '指标',
      width: 30,
      cell: ({ indicator }) => text(indicator ? askedName(indicator, plan) : null),
    },
    { header: '单位', width: 22, cell: ({ unit }) => text(unit ? unitName(unit, plan) : null) },
    { header: '问题代码', width: 24, cell: ({ code }) => text(code) },
  ];
  return tableSheet('问题', columns, sortIssues(context.issues), {
    note: '阻断：该数没有采用；警告：已采用，请核对；提示：供了解',
  });
}

/** 报送情况: who was asked, who answered, and what is missing. */
export function reportingSheet(context: Context): LedgerSheet {
  const units = context.evaluation.units.filter(({ expected }) => expected);
  return tableSheet('报送情况', reportingColumns(context), units, {
    note: `本期应报送的单位；截止日期为次月${context.plan.reporting.dueDay}日`,
    frozenColumns: 1,
  });
}

function reportingColumns({ plan }: Context): Column<UnitReporting>[] {
  const count = (value: number) => number(decimal(value), { measure: '', decimals: 0 });
  return [
    { header: '单位', width: 28, cell: ({ name }) => text(name) },
    { header: '已报送', width: 9, align: 'center', cell: ({ received }) => yesNo(received) },
    { header: '按时', width: 9, align: 'center', cell: ({ onTime }) => yesNo(onTime) },
    {
      header: '报送时间',
      width: 18,
      align: 'center',
      cell: ({ statedAt }) => text(statedAt?.replace('T', ' ') ?? null),
    },
    {
      header: '有数据',
      width: 9,
      align: 'center',
      cell: ({ received, nonEmpty }) => yesNo(received ? nonEmpty : null),
    },
    { header: '齐全', width: 9, align: 'center', cell: ({ complete }) => yesNo(complete) },
    { header: '应报项数', width: 10, cell: ({ expectedItems }) => count(expectedItems) },
    { header: '已报项数', width: 10, cell: ({ receivedItems }) => count(receivedItems) },
    {
      header: '报送率',
      width: 12,
      bar: true,
      cell: ({ expectedItems, receivedItems }) =>
        expectedItems === 0 ? EMPTY : number(decimal(receivedItems).div(expectedItems), PERCENT),
    },
    {
      header: '缺少的项目',
      width: 70,
      cell: ({ missing }) => text(missing.map((id) => askedName(id, plan)).join('、')),
    },
  ];
}

function yesNo(value: boolean | null) {
  return value === null ? EMPTY : text(value ? '是' : '否');
}
