import { describe, expect, it } from 'vitest';
import { checkSubmissions } from '../../pipeline/intake/check-submissions.ts';
import { CHECKS } from '../../pipeline/intake/checks/index.ts';
import { interpretWorkbook } from '../../pipeline/intake/interpret-workbook.ts';
import type { Submission } from '../../pipeline/values/observation.ts';
import { SOURCE, sheetOf, type Written, workbookOf } from './raw.ts';
import { TINY_PLAN } from './tiny-plan.ts';

/** A submission of one table; the label over it states its time. */
function submit(name: string, statedAt: string, rows: readonly (readonly Written[])[]): Submission {
  const header = ['指标编码', '报告期', '当月值', '累计值', '期末值', '计量单位', '填报单位'];
  const sheet = sheetOf([[`填报日期：${statedAt}`], header, ...rows]);
  return interpretWorkbook(workbookOf(sheet), { ...SOURCE, name }, TINY_PLAN).submission;
}

const ytd = (period: string, value: Written, measure = '亿元') => [
  'trade',
  period,
  null,
  value,
  null,
  measure,
  '市商务局',
];
const month = (period: string, value: Written) => ['trade', period, value, null, null, '亿元', '市商务局'];
const stock = (period: string, value: Written, measure = '家') => [
  'firms',
  period,
  null,
  null,
  value,
  measure,
  '市商务局',
];
const told = (...submissions: Submission[]) =>
  checkSubmissions(submissions, TINY_PLAN).map(({ code, file, cell, indicator }) =>
    [code, file, cell, indicator].join(' '),
  );

describe.each(CHECKS.map((check) => [check.name, check] as const))('check %s', (_, { check }) => {
  it('finds nothing in nothing, nor in a single sound figure', () => {
    expect(check([], TINY_PLAN)).toEqual([]);
    expect(check([submit('a', '2025-07-01', [ytd('2025-06', 215)])], TINY_PLAN)).toEqual([]);
  });

  it('does not mind the order of submissions, and gives every finding a place', () => {
    const all = [
      submit('a', '2025-06-01', [stock('2025-05', 24), ytd('2025-05', 180)]),
      submit('b', '2025-07-01', [stock('2025-06', 2500), ytd('2025-06', 1_900_000)]),
      submit('c', '2025-07-05', [ytd('2025-06', 215)]),
    ];
    const found = check(all, TINY_PLAN);
    expect(new Set(check(all.toReversed(), TINY_PLAN).map((one) => JSON.stringify(one)))).toEqual(
      new Set(found.map((one) => JSON.stringify(one))),
    );
    for (const { file, sheet, cell } of found) expect([file, sheet, cell]).not.toContain(undefined);
  });
});

describe('magnitude-jump', () => {
  const history = submit('history', '2024-07-01', [
    ytd('2024-05', 170),
    ytd('2024-06', 200),
    ytd('2024-12', 420),
  ]);

  it.each<[string, Submission[], string[]]>([
    ['a usual year', [history, submit('b', '2025-07-01', [ytd('2025-05', 180), ytd('2025-06', 215)])], []],
    [
      '万元 for 亿元',
      [history, submit('b', '2025-07-01', [ytd('2025-05', 180), ytd('2025-06', '2,150,000')])],
      ['magnitude-jump b D4 trade'],
    ],
    [
      '亿元 for 万元',
      [history, submit('b', '2025-07-01', [ytd('2025-05', 180), ytd('2025-06', '0.0215')])],
      ['magnitude-jump b D4 trade'],
    ],
    [
      'the measure was stated',
      [history, submit('b', '2025-07-01', [ytd('2025-05', 180), ytd('2025-06', '2,150,000', '万元')])],
      [],
    ],
    ['a year begins anew', [history, submit('b', '2025-02-01', [ytd('2025-01', 3)])], []],
    [
      'January as a year earlier',
      [submit('a', '2024-02-01', [ytd('2024-01', 30)]), submit('b', '2025-02-01', [ytd('2025-01', 3000)])],
      ['magnitude-jump b D3 trade'],
    ],
    [
      'late start, as a year earlier',
      [
        submit('a', '2024-07-01', [ytd('2024-03', 60)]),
        submit('b', '2025-07-01', [ytd('2025-02', 0.5), ytd('2025-03', 55)]),
      ],
      [],
    ],
    [
      'exactly a hundred times',
      [submit('a', '2025-07-01', [stock('2025-05', 5), stock('2025-06', 500)])],
      ['magnitude-jump a E4 firms'],
    ],
    [
      'not quite a hundred times',
      [submit('a', '2025-07-01', [stock('2025-05', 5), stock('2025-06', 499)])],
      [],
    ],
    [
      'down to a hundredth',
      [submit('a', '2025-07-01', [stock('2025-05', 500), stock('2025-06', 5)])],
      ['magnitude-jump a E4 firms'],
    ],
    [
      'from zero, and to zero',
      [submit('a', '2025-07-01', [stock('2025-04', 0), stock('2025-05', 500), stock('2025-06', 0)])],
      [],
    ],
    ['a gap of months', [submit('a', '2025-07-01', [stock('2025-03', 5), stock('2025-06', 500)])], []],
    [
      'months',
      [submit('a', '2025-07-01', [month('2025-05', 40), month('2025-06', 400_000)])],
      ['magnitude-jump a C4 trade'],
    ],
    [
      'corrected since',
      [
        submit('a', '2025-07-01', [stock('2025-05', 5), stock('2025-06', 500)]),
        submit('b', '2025-07-05', [stock('2025-06', 6)]),
      ],
      [],
    ],
    [
      'corrected for the worse',
      [
        submit('a', '2025-07-01', [stock('2025-05', 5), stock('2025-06', 6)]),
        submit('b', '2025-07-05', [stock('2025-06', 600)]),
      ],
      ['magnitude-jump b E3 firms'],
    ],
    [
      'ranks',
      [
        submit('a', '2025-07-01', [
          ['zone-rank', '2023', null, null, 1, null, '某海关'],
          ['zone-rank', '2024', null, null, 120, null, '某海关'],
        ]),
      ],
      [],
    ],
  ])('%s', (_, submissions, expected) => {
    expect(told(...submissions)).toEqual(expected);
  });

  it('says both figures as they were written', () => {
    const [found] = checkSubmissions(
      [submit('a', '2025-07-01', [stock('2025-05', '5家'), stock('2025-06', 500)])],
      TINY_PLAN,
    );
    expect(found?.message).toBe('“法资企业数”2025年6月的值 500家 与上期 5家 相差过大');
  });
});
