/**
 * Days from the document's date to when a matter has to be answered, and missing figures to be handed in: the same in
 * the 通报, the 专报 and the letters of a run, so that a unit is given one date.
 */
const ANSWER_DAYS = 10;
const SUPPLY_DAYS = 5;

/** By when a unit answers a 督办通知单 dated `date`; both `YYYY-MM-DD`. */
export function answerDate(date: string): string {
  return daysLater(date, ANSWER_DAYS);
}

/** By when a unit hands in what a 催报单 dated `date` asks for; both `YYYY-MM-DD`. */
export function supplyDate(date: string): string {
  return daysLater(date, SUPPLY_DAYS);
}

function daysLater(date: string, days: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}
