import type { Task } from '../plan/plan.ts';
import type { Decimal } from '../values/decimal.ts';
import { Decimal as D, divide, one, sum } from '../values/decimal.ts';
import type {
  IndicatorVerdict,
  MilestoneVerdict,
  Rating,
  TaskReason,
  TaskVerdict,
} from '../values/evaluation.ts';
import type { Month } from '../values/month.ts';

/** An indicator or a group of steps, as far as a task's rating is concerned. */
type Member = {
  readonly id: string;
  readonly core: boolean;
  readonly rating: Rating;
  readonly weight: Decimal;
  readonly completion: Decimal | null;
  readonly deadline: Month;
};

/** The rating of a task by its members (METHOD.md §4); the mean of completion is information and decides nothing. */
export function judgeTask(
  task: Task,
  indicators: readonly IndicatorVerdict[],
  milestones: readonly MilestoneVerdict[],
  month: Month,
  planEnd: Month,
): TaskVerdict {
  const ofTask = indicators.filter(({ tasks }) => tasks.includes(task.no));
  const groups = milestones.filter((group) => group.task === task.no);
  const members: Member[] = [
    ...ofTask.map((verdict) => ({ ...verdict, deadline: verdict.targetPeriod })),
    ...groups.map((group) => ({ ...group, deadline: planEnd })),
  ];
  const named = members.filter(({ core }) => core);
  const core = named.length > 0 ? named : members;
  const others = named.length > 0 ? members.filter((member) => !member.core) : [];
  const due = core.every(({ deadline }) => month >= deadline);
  const decision = decide(core, others, due);
  return {
    no: task.no,
    title: task.title,
    rating: decision.rating,
    reason: decision.reason,
    final: due && core.every(({ rating }) => FINAL.includes(rating)),
    leadUnits: [task.leadUnit],
    indicators: ofTask.map(({ id }) => id),
    milestones: groups.map(({ id }) => id),
    decidedBy: decision.by.map(({ id }) => id),
    completion: meanCompletion(members),
  };
}

const FINAL: readonly Rating[] = ['achieved', 'nearlyAchieved', 'missed'];

type Decision = { rating: Rating; reason: TaskReason; by: readonly Member[] };

/** METHOD.md §4 in its order. A task is missed once every core member is due and one of them is missed. */
function decide(core: readonly Member[], others: readonly Member[], due: boolean): Decision {
  const rated = (...ratings: readonly Rating[]) => core.filter(({ rating }) => ratings.includes(rating));
  const late = rated('behind', 'missed');
  if (late.length > 0) {
    const missed = due && late.some(({ rating }) => rating === 'missed');
    return { rating: missed ? 'missed' : 'behind', reason: missed ? 'core-missed' : 'core-behind', by: late };
  }
  const unknown = rated('noData');
  if (unknown.length > 0 || core.length === 0)
    return { rating: 'noData', reason: 'core-no-data', by: unknown };
  const atRisk = rated('atRisk');
  if (atRisk.length > 0) return { rating: 'atRisk', reason: 'core-at-risk', by: atRisk };
  const nearly = rated('nearlyAchieved');
  if (nearly.length > 0) return { rating: 'nearlyAchieved', reason: 'core-nearly-achieved', by: nearly };
  const lateOthers = others.filter(({ rating }) => rating === 'behind' || rating === 'missed');
  if (lateOthers.length > 0) return { rating: 'atRisk', reason: 'other-behind', by: lateOthers };
  const onTrack = rated('onTrack');
  if (onTrack.length > 0) return { rating: 'onTrack', reason: 'on-pace', by: onTrack };
  return { rating: 'achieved', reason: 'all-achieved', by: core };
}

/** Σ weight·min(1, 完成率) ÷ Σ weight over the members that have a 完成率; null when none has. */
function meanCompletion(members: readonly Member[]): Decimal | null {
  const known = members.flatMap(({ weight, completion }) =>
    completion === null ? [] : [{ weight, completion }],
  );
  const total = sum(known.map(({ weight, completion }) => weight.times(D.min(one, completion))));
  return divide(total, sum(known.map(({ weight }) => weight)));
}
