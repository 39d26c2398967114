import { unitName } from '../../plan/plan.ts';
import { monthInWords, periodInWords } from '../../values/period.ts';
import { type Context, indicatorOf } from '../context.ts';
import { sourcesOf } from '../sources.ts';
import { dateInWords } from '../spans.ts';
import { indicatorAnchor, sheetAnchor } from './anchors.ts';
import { type Column, type LedgerSheet, tableSheet, text } from './model.ts';

type Note = { readonly topic: string; readonly words: string; readonly link?: string };

const COLUMNS: readonly Column<Note>[] = [
  { header: '事项', width: 34, cell: ({ topic, link }) => text(topic, link) },
  { header: '说明', width: 120, cell: ({ words }) => text(words) },
];

/** 说明: what the workbook is, how was judged, and what the plan left open. */
export function noteSheet(context: Context, sheets: readonly LedgerSheet[]): LedgerSheet {
  const notes = [
    ...aboutNotes(context),
    ...sheetNotes(sheets),
    ...methodNotes(context),
    ...definitions(context),
  ];
  return tableSheet('说明', COLUMNS, notes, { note: '本台账的来源、评定方法和各项指标的口径' });
}

function aboutNotes({ plan, period, date, demo, evaluationSha256, inputs }: Context): Note[] {
  return [
    ...(demo
      ? [
          {
            topic: '演示数据',
            words: '本台账所用数据为演示数据，由程序虚构，不代表任何地区、单位的真实情况，不得引用。',
          },
        ]
      : []),
    { topic: '方案', words: `《${plan.title}》（方案文件版本${plan.version}）` },
    { topic: '报告期', words: periodInWords(period) },
    { topic: '成文日期', words: dateInWords(date) },
    { topic: '编制单位', words: plan.office.name },
    { topic: '填报文件', words: `共读取${inputs.length}个文件` },
    { topic: '评定结果校验值（SHA-256）', words: evaluationSha256 },
    {
      topic: '数字',
      words:
        '表中数字都是数值，没有公式，按指标规定的小数位数显示，格中保留未经舍入的数（最多15位有效数字）；百分比以小数存储（30%存为0.3）。' +
        '文字一律为文本格式，以“=”“+”“-”“@”开头的也不作公式计算。链接只指向本工作簿内。图形为数据条，不含图表。',
    },
  ];
}

function sheetNotes(sheets: readonly LedgerSheet[]): Note[] {
  return sheets.map(({ name, note }) => ({ topic: `工作表“${name}”`, words: note, link: sheetAnchor(name) }));
}

function methodNotes(context: Context): Note[] {
  const { thresholds, baseline } = sourcesOf(context);
  const { onTrack, atRisk, growthAtRisk, stale, assessmentStale, stepStale, stepWarning } = thresholds;
  return [
    {
      topic: '评定方法',
      words: `按方案目标、基期和已过时间算出目前应达到的水平，以实际进展与应有进展之比（进度比）评定：不低于${onTrack}为正常，不低于${atRisk}为关注，低于${atRisk}为滞后；年均增长类指标以不低于${growthAtRisk}为关注的界线。达到目标即为已完成。目标期的数据报齐后作最终评定。`,
    },
    {
      topic: '应有进度',
      words:
        '当年总量类指标有两年以上历史资料的，以近年同期占全年比重的平均数为应有进度，没有的按月份平均计算。累计类和占比类指标从基期到目标期按月份平均计算。数目较小、逐个增加的指标按应达到的整数比较。年均增长按几何平均计算，与基年同月比较。',
    },
    {
      topic: '全年推算',
      words: '以近年同期比重推得，参考区间取近年比重的最大、最小值，不是统计意义上的置信区间，不影响评定。',
    },
    {
      topic: '没有数据的',
      words: `没有报送的数据不按零计算。数据超过${stale}个月没有更新的，年度考核评估结果超过${assessmentStale}个月的，不作评定；具体工作超过${stepStale}个月没有报送进展的，视为没有数据。临近时限${stepWarning}个月以内尚未启动的具体工作列为关注。两个单位所报不一致的，核实以前不采用。`,
    },
    { topic: '基期', words: `${baseline.month}。${baseline.note}` },
  ];
}

function definitions({ plan, evaluation }: Context): Note[] {
  return evaluation.indicators.map(({ id }) => {
    const { name, definition, note, deadline, reportingUnit, quotations } = indicatorOf(id, plan);
    const parts = [
      `口径：${definition}`,
      ...(note === undefined ? [] : [`方案没有写明、作出处理的：${note}`]),
      `时限：${monthInWords(deadline)}。填报单位：${unitName(reportingUnit, plan)}。`,
      `政策原文：${quotations.map((quotation) => `“${quotation}”`).join('')}`,
    ];
    return { topic: name, words: parts.join('\n'), link: indicatorAnchor(id) };
  });
}
