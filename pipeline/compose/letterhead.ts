import type { Context } from './context.ts';
import { dateInWords } from './spans.ts';

/** What stands above the title of a formal document (GB/T 9704 §7.2); null is left out. */
export type Letterhead = {
  readonly copyNumber: string | null;
  readonly classification: string | null;
  readonly urgency: string | null;
  readonly mark: string;
  /** 发文字号, `武开放办〔2025〕6号`; null until the plan gives this period a number. */
  readonly number: string | null;
};

/** 版记 at its end. */
export type Imprint = {
  /** 抄送, in the plan's order; null when there is none. */
  readonly copies: string | null;
  readonly organ: string;
  /** `2025年7月8日印发` */
  readonly printed: string;
};

export function letterheadOf({ plan, period, date }: Context): Letterhead {
  const { mark, code, numbers, classification, urgency, copyNumber } = plan.documents;
  const number = numbers[period.text];
  const year = date.slice(0, 4);
  return {
    copyNumber: copyNumber ?? null,
    classification: classification ?? null,
    urgency: urgency ?? null,
    mark: mark ?? `${plan.office.name}文件`,
    number: code !== undefined && number !== undefined ? `${code}〔${year}〕${number}号` : null,
  };
}

export function imprintOf({ plan, date }: Context): Imprint {
  const { copies } = plan.documents;
  return {
    copies: copies.length > 0 ? copies.join('，') : null,
    organ: plan.office.name,
    printed: `${dateInWords(date)}印发`,
  };
}
