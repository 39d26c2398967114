import type { Change, Correction } from './correction.ts';
import { type Clause, clause, type Paragraph, paragraph, sentence } from './sentence.ts';
import { dateInWords } from './spans.ts';

/** A change as a row of 更正说明. */
export type CorrectionRow = Change & { readonly number: string };

/** What the first page says of it. */
export function correctedClause({ date, changes }: Correction): Clause {
  return clause('corrected', { date: dateInWords(date), count: String(changes.length) });
}

export function correctionTable({ date, changes }: Correction): {
  paragraph: Paragraph | null;
  rows: CorrectionRow[];
} {
  const count = String(changes.length);
  return {
    paragraph: paragraph(sentence(clause('correction', { date: dateInWords(date), count }))),
    rows: changes.map((change, index) => ({ ...change, number: String(index + 1) })),
  };
}
