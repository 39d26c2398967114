import type { UnitReporting } from '../values/evaluation.ts';
import type { Context } from './context.ts';
import {
  type Clause,
  clause,
  type Paragraph,
  paragraph,
  paragraphs,
  sentence,
  sentenceOf,
} from './sentence.ts';
import { dateInWords, dueDate, monthWords } from './spans.ts';

/** 六、数据报送情况: who reported late, in part or not at all; null when the plan asks nobody. */
export function reportingParagraphs(context: Context): Paragraph[] {
  const units = context.evaluation.units.filter(({ expected }) => expected);
  if (units.length === 0) return [];
  const due = dateInWords(dueDate(context.month, context.plan.reporting.dueDay), context.plainYear);
  const month = monthWords(context.month, context.reportYear);
  const opening = clause('report-due', { month, due });
  if (units.every(isComplete)) {
    const undated = units.some(({ onTime }) => onTime === null);
    const all = clause(undated ? 'report-all-undated' : 'report-all', { count: String(units.length) });
    return paragraphs(paragraph(sentence(opening, all)));
  }
  return paragraphs(
    paragraph(
      sentence(opening, ...counts(units)),
      sentenceOf(shortcomings(units, context.plainYear).map((one) => [one])),
    ),
  );
}

function isComplete({ received, complete, onTime, nonEmpty }: UnitReporting): boolean {
  return received && nonEmpty && complete && onTime !== false;
}

function counts(units: readonly UnitReporting[]): Clause[] {
  const received = units.filter((unit) => unit.received);
  const late = received.filter(({ onTime }) => onTime === false).length;
  const undated = received.filter(({ onTime }) => onTime === null).length;
  const values = { expected: String(units.length), received: String(received.length) };
  if (received.length === 0) return [clause('report-nobody', values)];
  const all = received.length === units.length;
  return [
    clause(all ? 'report-received-all' : 'report-received', values),
    ...(late > 0
      ? [clause('report-late-count', { count: String(late) })]
      : undated === 0
        ? [clause('report-none-late')]
        : []),
    ...(undated > 0 ? [clause('report-undated', { count: String(undated) })] : []),
  ];
}

/** Worst first: nothing, an empty form, a part, late. */
function shortcomings(units: readonly UnitReporting[], plainYear: number): (Clause | null)[] {
  const names = (found: readonly UnitReporting[]) => found.map(({ name }) => name).join('、');
  const silent = units.filter(({ received }) => !received);
  const empty = units.filter(({ received, nonEmpty }) => received && !nonEmpty);
  const partial = units.filter(({ received, nonEmpty, complete }) => received && nonEmpty && !complete);
  const late = units.filter(({ received, onTime }) => received && onTime === false);
  const allSilent = silent.length === units.length;
  return [
    silent.length > 0 && !allSilent ? clause('report-silent', { names: names(silent) }) : null,
    empty.length > 0 ? clause('report-empty', { names: names(empty) }) : null,
    partial.length > 0
      ? clause('report-partial', {
          list: partial.map(({ name, missing }) => `${name}（缺${missing.length}项）`).join('、'),
        })
      : null,
    late.length > 0
      ? clause('report-late', {
          list: late.map(({ name, statedAt }) => `${name}${stated(statedAt, plainYear)}`).join('、'),
        })
      : null,
  ];
}

function stated(at: string | null, plainYear: number): string {
  return at === null ? '' : `（${dateInWords(at, plainYear)}）`;
}
