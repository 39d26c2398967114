import type { Rating, TaskVerdict } from '../../values/evaluation.ts';
import type { RatingMatrix } from '../../values/picture.ts';
import type { Context } from '../context.ts';
import { countsInWords } from '../counts.ts';
import { ratingCell } from '../rows.ts';

/** The worse the later; 数据不足 is neither better nor worse than anything. */
const BEST_FIRST: readonly Rating[] = ['achieved', 'onTrack', 'nearlyAchieved', 'atRisk', 'behind', 'missed'];

/** Every task with its rating, and what has become of it since the period before. Its title is the heading above it. */
export function ratingMatrix(
  { evaluation, previous }: Context,
  { named }: { readonly named: boolean },
): RatingMatrix {
  const { tasks } = evaluation;
  const cells = tasks.map((task) => ({
    number: String(task.no),
    name: named ? task.title : '',
    rating: ratingCell(task.rating),
    change: previous ? CHANGE_WORDS[changeOf(task, previous.tasks)] : '',
  }));
  return {
    kind: 'rating-matrix',
    title: '',
    description: `${tasks.length}项任务：${countsInWords(tasks)}。`,
    cells,
  };
}

export type Change = 'better' | 'worse' | 'same' | 'unknown';

const CHANGE_WORDS: Readonly<Record<Change, string>> = {
  better: '好转',
  worse: '转差',
  same: '持平',
  unknown: '—',
};

/** How a rating compares with the one before. */
export function changeOf({ no, rating }: TaskVerdict, before: readonly TaskVerdict[]): Change {
  const old = before.find((task) => task.no === no);
  const [from, to] = [old?.rating ?? 'noData', rating].map((one) => BEST_FIRST.indexOf(one)) as [
    number,
    number,
  ];
  if (from < 0 || to < 0) return 'unknown';
  return to < from ? 'better' : to > from ? 'worse' : 'same';
}
