import { decimal, toSixPlaces } from '../../values/decimal.ts';
import type { IndicatorVerdict } from '../../values/evaluation.ts';
import type { ProgressBars } from '../../values/picture.ts';
import { completionPercent, percent } from '../figures.ts';
import { ratingCell } from '../rows.ts';

/** More would not stand legibly on one page. */
const MOST_ROWS = 16;

/**
 * 完成率 against what it should be by now, in pictures of at most 16 indicators each. Indicators without a completion
 * are left out; below two there is nothing to compare.
 */
export function progressBars(title: string, verdicts: readonly IndicatorVerdict[]): ProgressBars[] {
  const rows = verdicts.flatMap(rowOf);
  if (rows.length < 2) return [];
  const pictures = Math.ceil(rows.length / MOST_ROWS);
  const each = Math.ceil(rows.length / pictures);
  return Array.from({ length: pictures }, (_, index) => {
    const part = pictures === 1 ? '' : `（${index + 1}/${pictures}）`;
    return pictureOf(`${title}${part}`, rows.slice(index * each, (index + 1) * each));
  });
}

type Row = ProgressBars['rows'][number];

function rowOf({ name, completion, expected, target, rating, final }: IndicatorVerdict): Row[] {
  if (completion === null || completion.lt(0) || rating === 'noData') return [];
  const due = final || expected === null || !target?.gt(0) ? null : expected.div(target);
  return [
    {
      name,
      value: toSixPlaces(completion.times(100)),
      label: completionPercent(completion),
      expected: due === null ? null : toSixPlaces(due.times(100)),
      rating: ratingCell(rating),
    },
  ];
}

function pictureOf(title: string, rows: readonly Row[]): ProgressBars {
  const told = rows.map(({ name, label, expected, rating }) => {
    const due = expected === null ? '' : `，目前应达${dueWords(expected)}`;
    return `${name}${label}${due}，${rating.word}`;
  });
  const description = `条形图：${told.join('；')}。`;
  return { kind: 'progress-bars', title, description, barName: '完成率', markName: '目前应达', rows };
}

function dueWords(expected: string): string {
  return percent(decimal(expected).div(100));
}
