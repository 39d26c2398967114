import { addMonths, isMonth, type Month } from '../values/month.ts';

/** Asia/Shanghai has been UTC+8 without summer time since 1991, so no time zone data is needed. */
const SHANGHAI_OFFSET = 8 * 60 * 60 * 1000;

/** The one place where the machine's time is read; tests put another function in its place. */
export function machineClock(): Date {
  return new Date();
}

/** The calendar day `YYYY-MM-DD` in Asia/Shanghai at an instant, whatever the machine's own time zone. */
export function shanghaiDate(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10);
}

/** The newest month that is over in Asia/Shanghai at an instant. */
export function newestFinishedMonth(instant: Date): Month {
  const current = shanghaiDate(instant).slice(0, 7);
  if (!isMonth(current)) throw new RangeError(`the clock stands outside the years 1000–9999: ${current}`);
  return addMonths(current, -1);
}
