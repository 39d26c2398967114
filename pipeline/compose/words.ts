import type { Basis, Flag, Rating, Reason, TaskReason } from '../values/evaluation.ts';
import type { Severity } from '../values/issue.ts';
import type { MilestoneState, ObservationType } from '../values/observation.ts';

/** Single words and short labels of tables, of `explain` and of the terminal. Sentences are in templates/phrases.hbs. */

export const RATING_WORDS: Readonly<Record<Rating, string>> = {
  achieved: '已完成',
  nearlyAchieved: '基本完成',
  onTrack: '正常',
  atRisk: '关注',
  behind: '滞后',
  missed: '未完成',
  noData: '数据不足',
};

/** What stands before a rating's word where colours may be lost: in black and white, to the colour-blind. */
export const RATING_MARKS: Readonly<Record<Rating, string>> = {
  achieved: '★',
  nearlyAchieved: '☆',
  onTrack: '●',
  atRisk: '△',
  behind: '▲',
  missed: '■',
  noData: '□',
};

/** The order in which ratings are counted in a sentence: as good news first, as offices do. */
export const RATING_ORDER: readonly Rating[] = [
  'achieved',
  'nearlyAchieved',
  'onTrack',
  'atRisk',
  'behind',
  'missed',
  'noData',
];

/** Worst first: the order in which matters are told. */
export const WORST_FIRST: readonly Rating[] = [
  'missed',
  'behind',
  'noData',
  'atRisk',
  'nearlyAchieved',
  'onTrack',
  'achieved',
];

export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  'target-met': '达到目标',
  'on-pace': '符合进度要求',
  'below-pace': '低于应有进度',
  'far-below-pace': '明显低于应有进度',
  'target-missed': '期末未达到目标',
  'nearly-met': '与目标差额在容许范围内',
  regressed: '由基期的达标水平回落到目标以下',
  'worse-than-floor': '低于保底档次',
  'rank-improved': '位次较基期前移',
  'rank-unchanged': '位次与基期持平',
  'rank-fell': '位次较基期后移',
  listed: '已入选公布的名单',
  'rank-near': '名次处于入选范围',
  'rank-within-reach': '名次接近入选范围',
  'rank-far': '名次与入选范围差距较大',
  'not-listed': '未入选公布的名单',
  'all-steps-done': '具体事项全部完成',
  'step-overdue': '有具体事项逾期',
  'steps-unreported': '多数未完成事项没有进展报送',
  'step-due-soon': '有临近期限的事项尚未启动',
  'no-observation': '没有报送数据',
  'missing-part': '分项数据不齐',
  conflict: '有关单位所报数据不一致',
  stale: '最近一次数据距今过久',
  'before-start': '只有方案基期及以前的数据',
  'no-baseline': '缺少基期数据',
  'jan-feb-together': '1月不单独评定',
  'final-figure-missing': '缺少期末数据',
};

export const TASK_REASON_WORDS: Readonly<Record<TaskReason, string>> = {
  'core-behind': '核心指标（事项）滞后',
  'core-missed': '核心指标（事项）未完成',
  'core-no-data': '核心指标（事项）数据不足',
  'core-at-risk': '核心指标（事项）需要关注',
  'core-nearly-achieved': '核心指标（事项）基本完成',
  'other-behind': '非核心指标（事项）滞后',
  'on-pace': '符合进度要求',
  'all-achieved': '全部完成',
};

export const FLAG_WORDS: Readonly<Record<Flag, string>> = {
  baselineFirstObservation: '以方案期内首次报送的数为基数',
  interimPath: '目标值为按年均增速推算的当年数',
  targetReachedEarly: '已提前达到当年推算目标',
  aboveRange: '超过区间上限',
  earlierYearMissed: '此前有年度未达下限',
  stretchMet: '达到争取目标',
};

export const BASIS_WORDS: Readonly<Record<Basis, string>> = {
  calendar: '按实施期月份计算的时间进度',
  seasonal: '近年同期平均进度',
  linear: '序时进度',
};

export const STATE_WORDS: Readonly<Record<MilestoneState, string>> = {
  notStarted: '未启动',
  inProgress: '进行中',
  done: '已完成',
};

export const OBSERVATION_TYPE_WORDS: Readonly<Record<ObservationType, string>> = {
  ytd: '累计',
  month: '当月',
  stock: '期末',
};

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  blocker: '阻断',
  warning: '警告',
  note: '提示',
};

/** What a table cell shows where there is nothing to show. */
export const NOTHING = '—';
