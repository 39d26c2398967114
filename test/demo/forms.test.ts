import { beforeAll, describe, expect, it } from 'vitest';
import { addMonths, monthsFrom } from '../../pipeline/values/month.ts';
import { type Dataset, makeDataset } from '../../seeds/wuhan-2024/demo/dataset.ts';
import { statedDay } from '../../seeds/wuhan-2024/demo/model/calendar.ts';
import { randomFrom } from '../../seeds/wuhan-2024/demo/model/random.ts';
import { stepProgress } from '../../seeds/wuhan-2024/demo/model/step-progress.ts';

let dataset: Dataset;
beforeAll(async () => {
  dataset = await makeDataset('2025-12');
});

const formsOf = (month: string) => dataset.forms.filter(({ period }) => period === month);
const formOf = (month: string, unit: string) => formsOf(month).find((form) => form.unit.id === unit);

describe('who reports', () => {
  it('every month of the plan, each unit once, in a folder of the month and a file of the unit', () => {
    expect(new Set(dataset.forms.map(({ period }) => period))).toEqual(
      new Set(monthsFrom('2024-01', '2025-12')),
    );
    expect(new Set(dataset.forms.map(({ path }) => path)).size).toBe(dataset.forms.length);
    expect(formOf('2025-06', 'commerce')?.path).toBe('2025-06/市商务局.xlsx');
  });

  it('file names are safe on every system', () => {
    for (const { path } of [...dataset.forms, dataset.history]) {
      expect(path).toMatch(/^(?:\d{4}-\d{2}\/)?[\p{Script=Han}0-9（）—]+\.xlsx$/u);
    }
  });

  it('most by the 10th, one or two units late every month', () => {
    for (const month of monthsFrom('2024-01', '2025-12')) {
      const due = `${addMonths(month, 1)}-10`;
      const late = formsOf(month).filter(({ statedAt }) => statedAt > due);
      expect([month, late.length >= 1 && late.length <= 2]).toEqual([month, true]);
      expect(formsOf(month).every(({ statedAt }) => statedAt > `${month}-31`)).toBe(true);
    }
  });

  it('on working days', () => {
    for (const { statedAt } of dataset.forms) {
      expect(new Date(`${statedAt}T00:00:00Z`).getUTCDay() % 6).not.toBe(0);
    }
  });

  it('after the holiday where there is one', () => {
    for (let seed = 0; seed < 40; seed += 1) {
      expect(statedDay('2025-09', false, randomFrom(seed)) >= '2025-10-09').toBe(true);
      expect(statedDay('2025-09', false, randomFrom(seed)) <= '2025-10-10').toBe(true);
    }
  });

  it('a unit that was absent makes up for it the month after', () => {
    expect(formOf('2025-06', 'changjiang-new-area')).toBeUndefined();
    const july = formOf('2025-07', 'changjiang-new-area')?.figures ?? [];
    expect(july.map(({ period, remark }) => [period, remark])).toEqual([
      ['2025-06', '补报6月数据。'],
      ['2025-07', ''],
    ]);
  });

  it('a unit with nothing left to say sends nothing', () => {
    expect(formOf('2025-06', 'rail-container')).toBeDefined();
    expect(formOf('2025-07', 'rail-container')).toBeUndefined();
  });

  it('one unit leaves the second sheet out for months', () => {
    expect(formOf('2024-11', 'huangpi')?.steps?.length).toBeGreaterThan(0);
    expect(formOf('2025-06', 'huangpi')?.steps).toBeNull();
    expect(formOf('2025-07', 'huangpi')?.steps?.length).toBeGreaterThan(0);
  });
});

describe('figures', () => {
  it('come in other measures, as text, dates and words', () => {
    const june = formsOf('2025-06');
    const measures = new Set(june.flatMap(({ figures }) => figures.map(({ measure }) => measure)));
    expect([...measures]).toEqual(
      expect.arrayContaining(['亿元', '万元', '万美元', '千美元', '家', '项', '列', '条']),
    );
    expect(new Set(june.map(({ habit }) => habit.period))).toEqual(new Set(['words', 'date', 'dash']));
    expect(new Set(june.map(({ habit }) => habit.number))).toEqual(new Set(['number', 'text']));
  });

  it('a correction follows in the next month', () => {
    const march = formOf('2025-03', 'commerce')?.figures.find(({ item }) => item === 'import-zone-imports');
    const april = formOf('2025-04', 'commerce')?.figures.filter(({ item }) => item === 'import-zone-imports');
    const corrected = april?.find(({ period }) => period === '2025-03');
    expect(corrected?.remark).toMatch(/^更正/);
    expect((Number(corrected?.ytd) - Number(march?.ytd)).toFixed(2)).toBe('1.86');
  });

  it('assessments come when they are published, about the year before', () => {
    const may = formOf('2025-05', 'customs')?.figures ?? [];
    expect(may.map(({ item, period, stock }) => [item, period, stock])).toEqual([
      ['bonded-zones-assessed', '2024-12', '152'],
      ['donghu-bonded-position', '2024-12', '33'],
      ['xingang-bonded-position', '2024-12', '78'],
      ['jingkai-bonded-position', '2024-12', '103'],
    ]);
    expect(formOf('2025-06', 'customs')?.figures).toEqual([]);
  });

  it('lagging ones have a reason in the unit’s own words', () => {
    const remarked = formsOf('2025-06').flatMap(({ figures }) =>
      figures.filter(({ remark }) => remark !== '').map(({ item }) => item),
    );
    expect(remarked).toEqual(
      expect.arrayContaining([
        'ftz-fdi',
        'jingkai-bonded-trade',
        'german-enterprises',
        'leading-enterprises',
        'local-goods-exports',
        'freight-trains',
        'single-window-nodes',
      ]),
    );
  });
});

describe('the years before the plan', () => {
  const rowsOf = (item: string) =>
    dataset.history.sheets.flatMap(({ figures }) => figures).filter((figure) => figure.item === item);

  it.each([
    ['donghu-bonded-trade', 36, 36],
    ['ftz-fdi', 0, 36],
    ['freight-trains', 36, 0],
    ['outsourcing-contracts', 30, 3],
  ])('%s has %i months and %i running totals', (item, months, totals) => {
    expect(rowsOf(item).filter(({ month }) => month !== null)).toHaveLength(months);
    expect(rowsOf(item).filter(({ ytd }) => ytd !== null)).toHaveLength(totals);
  });

  it('stocks stand at the ends of years', () => {
    expect(rowsOf('french-capital').map(({ period, stock }) => [period, stock])).toEqual([
      ['2021-12', '452.36'],
      ['2022-12', '548.71'],
      ['2023-12', '641.74'],
    ]);
  });

  it('hold nothing that began later', () => {
    for (const item of ['new-exporters', 'trade-service-coverage', 'small-exporters']) {
      expect(rowsOf(item)).toEqual([]);
    }
  });
});

describe('steps', () => {
  it('of the plan all have their story, and no other has', () => {
    const planned = dataset.plan.tasks.flatMap(({ milestones }) => milestones?.steps ?? []);
    expect(dataset.data.steps.map(({ step }) => step).sort()).toEqual(planned.map(({ id }) => id).sort());
  });

  it('are told from the first month on, and their last sentence says how they ended', () => {
    for (const { step, started, done, progress } of dataset.data.steps) {
      const months = Object.keys(progress).sort();
      expect([step, months[0]]).toEqual([step, '2024-01']);
      if (done !== undefined) expect([step, months.at(-1)]).toEqual([step, done.slice(0, 7)]);
      expect([step, done === undefined || started <= done.slice(0, 7)]).toEqual([step, true]);
    }
  });

  it('are told in sentences of their own', () => {
    const sentences = dataset.data.steps.flatMap(({ progress }) => Object.values(progress));
    expect(sentences.length).toBeGreaterThan(400);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const sentence of sentences) expect(sentence).toMatch(/^\S.{4,110}。$/u);
    expect(sentences.filter((sentence) => /稳步推进|有序推进|扎实推进/.test(sentence))).toEqual([]);
  });

  it('are reported done once, with the day, and then no more', () => {
    const reports = dataset.forms.flatMap(({ unit, steps }) =>
      (steps ?? []).map((step) => ({ unit: unit.id, ...step })),
    );
    const done = reports.filter(({ state }) => state === 'done');
    expect(new Set(done.map(({ step }) => step)).size).toBe(done.length);
    for (const { step, unit, period, completedOn } of done) {
      const before = addMonths(period, -1);
      const wasAbsent = dataset.data.reporting.absent[before] === unit;
      expect([step, wasAbsent ? [before, period] : [period]]).toEqual([
        step,
        expect.arrayContaining([completedOn?.slice(0, 7)]),
      ]);
      expect(reports.filter((one) => one.step === step && one.period > period)).toEqual([]);
    }
    expect(reports.filter(({ state, completedOn }) => state !== 'done' && completedOn !== null)).toEqual([]);
  });

  it('about a third are done at mid-2025, and most at the end', () => {
    const doneBy = (month: string) => dataset.data.steps.filter(({ done }) => done && done <= `${month}-31`);
    expect(doneBy('2025-06').length / dataset.data.steps.length).toBeGreaterThan(0.33);
    expect(doneBy('2025-12').length / dataset.data.steps.length).toBeGreaterThan(0.8);
    expect(doneBy('2025-12').length).toBeLessThan(dataset.data.steps.length);
  });
});

describe('a step’s sentence', () => {
  const story = {
    step: 'x',
    started: '2024-02',
    done: '2024-06-20',
    progress: {
      '2024-01': '筹备中。',
      '2024-02': '已培训{10→40}人次，完成投资{0.4→1.6}亿元。',
      '2024-06': '全部完成。',
    },
  } as const;

  it.each([
    ['2024-01', 'notStarted', null, '筹备中。'],
    ['2024-02', 'inProgress', null, '已培训10人次，完成投资0.4亿元。'],
    ['2024-04', 'inProgress', null, '已培训30人次，完成投资1.2亿元。'],
    ['2024-05', 'inProgress', null, '已培训40人次，完成投资1.6亿元。'],
    ['2024-06', 'done', '2024-06-20', '全部完成。'],
  ] as const)('%s: %s', (month, state, completedOn, text) => {
    expect(stepProgress({ ...story, started: '2024-02' }, month, '2025-12')).toEqual({
      state,
      completedOn,
      text,
    });
  });
});
