import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../pipeline/compose/context.ts';
import { composeExplain } from '../../pipeline/compose/explain.ts';
import { composeProgress } from '../../pipeline/compose/reports/progress.ts';
import { sentence } from '../../pipeline/compose/sentence.ts';
import { storyOf } from '../../pipeline/compose/story.ts';
import { checkStyle } from '../../pipeline/compose/style.ts';
import { composeTaskTable } from '../../pipeline/compose/task-table.ts';
import { type Kind, TARGET_KINDS } from '../../pipeline/plan/target-kinds/index.ts';
import { checkVocabulary } from '../../pipeline/render/vocabulary.ts';
import { decimal } from '../../pipeline/values/decimal.ts';
import {
  FLAGS,
  type IndicatorVerdict,
  RATINGS,
  REASONS,
  type StepStatus,
  TASK_REASONS,
  type UnitReporting,
} from '../../pipeline/values/evaluation.ts';
import type { Month } from '../../pipeline/values/month.ts';
import { evaluation, inputAt, milestones, observation, PLAN, step, verdict } from './fixture.ts';
import { linesOf, reportHtml, wordsOfEach } from './rendered.ts';

/** Any verdict within the types, whether or not our own rules could give it. */

const month: fc.Arbitrary<Month> = fc.constantFrom(
  '2023-12',
  '2024-02',
  '2024-06',
  '2024-12',
  '2025-01',
  '2025-03',
  '2025-06',
  '2025-11',
  '2025-12',
);
const figure = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -50_000, max: 9_000_000 }).map((value) => decimal(value).div(1000)),
  fc.integer({ min: -2000, max: 3000 }).map((value) => decimal(value).div(1000)),
  fc.constantFrom('0', '1', '0.2996', '0.99999', '30', '29.9999999', '0.0000001').map(decimal),
);
/** What a plan sets is not negative, and neither is what follows from it. */
const amount = figure.map((value) => value?.abs() ?? null);
const ITEMS = ['contracts', 'local', 'total', 'position', 'field', 'listed', 'stock', 'annual-flow'];
const remark = fc.oneof(
  fc.constant(''),
  fc.constant('无'),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('受外需影响,船期延误。', '（未完'),
);
const observations = fc.array(
  fc.record({
    item: fc.constantFrom(...ITEMS),
    period: month,
    type: fc.constantFrom('ytd', 'month', 'stock' as const),
    remark,
  }),
  { maxLength: 4 },
);
const kinds = Object.keys(TARGET_KINDS) as Kind[];

const anyVerdict: fc.Arbitrary<IndicatorVerdict> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    rating: fc.constantFrom(...RATINGS),
    reason: fc.constantFrom(...REASONS),
    final: fc.boolean(),
    dataMonth: fc.option(month),
    flags: fc.subarray([...FLAGS]),
    actual: figure,
    target: amount,
    planTarget: amount,
    completion: amount,
    expected: amount,
    expectedShare: amount,
    ratio: figure,
    gap: figure,
    yearOnYear: figure,
    yearOnYearChange: figure,
    required: figure,
    requiredPer: fc.constantFrom('month', 'year', null),
    basis: fc.constantFrom('calendar', 'seasonal', 'linear', null),
    baseline: fc.option(fc.record({ period: month, value: amount.map((value) => value ?? decimal(3)) })),
    forecast: fc.option(
      fc.record({
        value: amount.map((value) => value ?? decimal(9)),
        low: amount,
        high: amount,
        basis: fc.constantFrom('seasonal', 'linear' as const),
      }),
    ),
    years: fc.array(
      fc.record({ year: fc.constantFrom(2024, 2025), value: figure, rating: fc.constantFrom(...RATINGS) }),
      { maxLength: 2 },
    ),
    missing: fc.subarray(ITEMS, { maxLength: 2 }),
    parts: fc
      .subarray(ITEMS)
      .chain((items) =>
        fc.tuple(...items.map((item) => figure.map((value) => ({ item, value: value ?? decimal(5) })))),
      ),
    observations,
  })
  .map(({ observations: cells, ...given }) => ({
    ...verdict({ kind: given.kind }),
    ...given,
    observations: cells.map((cell) => observation(cell)),
  }));

const anyStep = fc.integer({ min: 0, max: 4 }).chain((index) =>
  fc
    .record({
      state: fc.constantFrom('notStarted', 'inProgress', 'done', null),
      overdue: fc.boolean(),
      dueSoon: fc.boolean(),
      due: month,
      completedOn: fc.constantFrom(null, '2025-03', '2024-11-20'),
      progress: remark,
    })
    .map((over): StepStatus => step(index, over)),
);

const anyUnit: fc.Arbitrary<UnitReporting> = fc.record({
  id: fc.constantFrom('bureau', 'district'),
  name: fc.constantFrom('市商务局', '乙区人民政府'),
  expected: fc.boolean(),
  received: fc.boolean(),
  complete: fc.boolean(),
  onTime: fc.constantFrom(true, false, null),
  nonEmpty: fc.boolean(),
  statedAt: fc.constantFrom('2025-07-12', '2025-07-12T09:00', null),
  expectedItems: fc.nat(9),
  receivedItems: fc.nat(9),
  missing: fc.subarray([...ITEMS, 'step-1', 'unknown']),
});

const period = fc.constantFrom(
  '2024-02',
  '2024-Q2',
  '2025-01',
  '2025-06',
  '2025-H1',
  '2025-12',
  '2025',
  '2026-04',
);

describe('whatever the verdict', () => {
  it('what is said of an indicator is well written and explained', () => {
    fc.assert(
      fc.property(fc.array(anyVerdict, { minLength: 60, maxLength: 60 }), period, (told, text) => {
        const stories = told.map((one) => storyOf(one, contextOf(inputAt(text, evaluation([one])))));
        const lines = wordsOfEach(
          stories.map(({ facts, outlook, remark: said }) => [
            sentence(...facts),
            ...outlook,
            said ? sentence({ phrase: 'remark', unit: said.unit, words: said.words }) : null,
          ]),
        );
        expect(lines).toHaveLength(told.length);
        for (const line of lines) expect(checkStyle(line)).toEqual([]);
        for (const one of told)
          expect(composeExplain(one, PLAN, new Map()).join('\n')).not.toMatch(/undefined|NaN|\[object/);
      }),
      { numRuns: 60 },
    );
  });

  it('the report composes, in the vocabulary, well written, the same each time', () => {
    const distinct = fc.uniqueArray(anyVerdict, { selector: ({ id }) => id, maxLength: 8 });
    const steps = fc.uniqueArray(anyStep, { selector: ({ id }) => id, maxLength: 5 });
    const units = fc.uniqueArray(anyUnit, { selector: ({ id }) => id, maxLength: 2 });
    const reasons = fc.tuple(fc.constantFrom(...TASK_REASONS), fc.constantFrom(...TASK_REASONS));
    fc.assert(
      fc.property(distinct, steps, units, reasons, period, (told, reported, reporting, why, text) => {
        const groups = reported.length > 0 ? [milestones(reported)] : [];
        const judged = evaluation(told, groups, { units: reporting });
        const tasks = judged.tasks.map((task, index) => ({ ...task, reason: why[index] ?? task.reason }));
        const given = inputAt(text, { ...judged, tasks });
        const model = composeProgress(given);
        expect(composeProgress(given)).toEqual(model);
        const html = reportHtml(model);
        expect(checkVocabulary(html)).toEqual([]);
        expect(checkStyle(linesOf(html).join('\n'))).toEqual([]);
        expect(composeTaskTable({ ...judged, tasks }, PLAN)).toHaveLength(2);
      }),
      { numRuns: 150 },
    );
  });
});
