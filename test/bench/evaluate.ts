import { evaluate } from '../../pipeline/evaluate/evaluate.ts';
import { monthsFrom } from '../../pipeline/values/month.ts';
import { parsePeriod } from '../../pipeline/values/period.ts';
import { indicator, observation, planOf, submissionOf } from '../evaluate/build.ts';

/** Seconds to evaluate a plan of `count` indicators with 36 months of figures each (DESIGN.md §5). */
function secondsFor(count: number): number {
  const kinds = [
    (id: string) => indicator({ id, kind: 'stock', target: 40 }),
    (id: string) => indicator({ id, kind: 'annualFlow', target: 400, measure: '亿元' }),
    (id: string) => indicator({ id, kind: 'annualRange', target: { low: 20, high: 25 } }),
  ];
  const indicators = Array.from({ length: count }, (_, index) =>
    (kinds[index % 3] as (typeof kinds)[0])(`i${index}`),
  );
  const plan = planOf(indicators);
  const months = monthsFrom('2022-07', '2025-06');
  const observations = indicators.flatMap(({ id, kind }) =>
    months.map((month, index) => observation(id, kind === 'stock' ? 'stock' : 'month', month, index + 1)),
  );
  const period = parsePeriod('2025-06');
  if (!period) throw new Error('not a period');
  const started = performance.now();
  evaluate(plan, period, [submissionOf(observations)]);
  return (performance.now() - started) / 1000;
}

secondsFor(100);
const results = [1_000, 10_000].map((count) => ({
  indicators: count,
  months: 36,
  seconds: Number(secondsFor(count).toFixed(2)),
}));
console.log(JSON.stringify(results));
