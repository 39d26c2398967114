import { periodInWords } from '../../values/period.ts';
import type { RatingMatrix, SeriesPicture } from '../../values/picture.ts';
import { type Ask, asks } from '../briefing/asks.ts';
import { changesParagraph } from '../briefing/changes.ts';
import { matters, type WorstRow, worstRows } from '../briefing/matters.ts';
import { trendPicture } from '../briefing/trend.ts';
import { type ComposeInput, type Context, contextOf } from '../context.ts';
import { countsInWords } from '../counts.ts';
import { answerDate } from '../deadlines.ts';
import { counter } from '../numbering.ts';
import { judgement } from '../overall.ts';
import { ratingMatrix } from '../pictures/rating-matrix.ts';
import { clause, type Paragraph, paragraph, sentenceOf } from '../sentence.ts';
import { dateInWords } from '../spans.ts';

/** Everything templates/briefing.hbs prints. What is there twice, long and short, is for a document of two pages. */
export type BriefingModel = {
  readonly title: string;
  readonly documentName: string;
  readonly demo: boolean;
  readonly ended: boolean;
  /** The red name. */
  readonly mark: string;
  /** `第6期`; empty until the plan gives this period a serial. */
  readonly serial: string;
  readonly office: string;
  readonly date: string;
  /** The state in one sentence. */
  readonly state: Paragraph | null;
  readonly asks: {
    readonly number: string;
    readonly items: readonly (Ask & { readonly number: string; readonly spare: string })[];
  };
  readonly ratings: {
    readonly number: string;
    readonly matrix: RatingMatrix;
    /** Numbers and ratings only. */
    readonly strip: RatingMatrix;
    readonly changes: Paragraph | null;
    readonly changesShort: Paragraph | null;
  };
  readonly worst: { readonly number: string; readonly rows: readonly WorstRow[] } | null;
  readonly trend: SeriesPicture | null;
  /** 报：…, 送：…, 发：… and how many are printed; null when the plan names nobody. */
  readonly foot: { readonly rows: readonly string[]; readonly prints: string } | null;
};

const MOST_WORST = 3;
const MOST_ASKS = 4;
/** Asks that stay whatever happens; the others are what may be left out first. */
const KEPT_ASKS = 2;

/** 专报: two pages for leaders. Pure: the same input gives the same model. */
export function composeBriefing(input: ComposeInput): BriefingModel {
  const context = contextOf(input);
  const { plan, period, demo, ended, date } = context;
  const words = periodInWords(period);
  const by = dateInWords(answerDate(date), context.plainYear);
  const found = matters(context);
  const next = counter();
  const items = asks(found, context, by).slice(0, MOST_ASKS);
  return {
    title: `${words}${plan.shortTitle}${ended ? '完成' : '进展'}情况`,
    documentName: `${plan.shortTitle}工作专报（${words}）`,
    demo,
    ended,
    mark: plan.documents.briefing.name,
    serial: serialOf(context),
    office: plan.office.name,
    date: dateInWords(date),
    state: stateOf(context),
    asks: { number: next(), items: items.map((one, index) => ({ ...one, ...placed(index) })) },
    ratings: {
      number: next(),
      matrix: ratingMatrix(context, { named: true }),
      strip: ratingMatrix(context, { named: false }),
      changes: changesParagraph(context, { named: true }),
      changesShort: changesParagraph(context, { named: false }),
    },
    worst:
      found.length === 0
        ? null
        : { number: next(), rows: worstRows(found.slice(0, MOST_WORST), context, by) },
    trend: trendPicture(found, context),
    foot: footOf(context),
  };
}

function serialOf({ plan, period }: Context): string {
  const serial = plan.documents.briefing.serials[period.text];
  return serial === undefined ? '' : `第${serial}期`;
}

function footOf({ plan }: Context): BriefingModel['foot'] {
  const { reportTo, sendTo, issueTo, prints } = plan.documents.briefing;
  const given = [
    ['报', reportTo],
    ['送', sendTo],
    ['发', issueTo],
  ] as const;
  const rows = given
    .filter(([, names]) => names.length > 0)
    .map(([word, names]) => `${word}：${names.join('，')}。`);
  const printed = prints === undefined ? '' : `共印${prints}份`;
  return rows.length === 0 && printed === '' ? null : { rows, prints: printed };
}

function placed(index: number): { number: string; spare: string } {
  return { number: String(index + 1), spare: index < KEPT_ASKS ? '' : String(3) };
}

/** How many tasks stand how, and one judgement. */
function stateOf(context: Context): Paragraph | null {
  const { tasks } = context.evaluation;
  const counts = clause('overall-tasks', { total: String(tasks.length), counts: countsInWords(tasks) });
  const done = tasks.every(({ rating }) => rating === 'achieved');
  const ended = clause(done ? 'state-ended-all' : 'state-ended-some');
  return paragraph(sentenceOf([[counts], [context.ended ? ended : judgement(tasks, context)]]));
}
