import { describe, expect, it } from 'vitest';
import { interpretWorkbook } from '../../pipeline/intake/interpret-workbook.ts';
import { day, SOURCE, sheetOf, type Written, workbookOf } from './raw.ts';
import { TINY_PLAN } from './tiny-plan.ts';

const HEADER = ['事项编码', '事项名称', '报告期', '状态', '完成时间', '进展情况', '填报单位'];

function read(...rows: (readonly Written[])[]) {
  const { submission, issues } = interpretWorkbook(workbookOf(sheetOf(rows)), SOURCE, TINY_PLAN);
  return {
    reports: submission.milestones.map(({ step, period, state, completedOn, unit, cell }) =>
      [step, period, state, completedOn ?? '-', unit, cell].join(' '),
    ),
    issues: issues.map(({ code, cell, indicator }) => [code, cell ?? '-', indicator ?? '-'].join(' ')),
    covers: submission.covers.map(({ unit, period }) => `${unit} ${period}`),
    submission,
  };
}

describe('a milestone table', () => {
  it('gives reports with their provenance', () => {
    const { submission, issues } = read(HEADER, [
      'build-port',
      null,
      '2025-06',
      '进行中',
      null,
      '已完成\n招标。',
      '市交通运输局',
    ]);
    expect(issues).toEqual([]);
    expect(submission.milestones).toEqual([
      {
        file: 'archive/aa.xlsx',
        sha256: 'aa',
        sheet: '数据',
        cell: 'D2',
        step: 'build-port',
        period: '2025-06',
        state: 'inProgress',
        completedOn: null,
        progress: '已完成 招标。',
        unit: 'transport',
        submission: { statedAt: null, newestPeriod: '2025-06', name: SOURCE.name },
      },
    ]);
  });

  const port = ['build-port', null, '2025-06'];

  it.each<[string, Written[], string[], string[]]>([
    [
      'done on a day',
      [...port, '已完成', '2025年6月20日', null, '市交通运输局'],
      ['build-port 2025-06 done 2025-06-20 transport D2'],
      [],
    ],
    [
      'done on a date cell',
      [...port, '已完成', day('2025-06-20'), null, '市交通运输局'],
      ['build-port 2025-06 done 2025-06-20 transport D2'],
      [],
    ],
    [
      'done in a month',
      [...port, '已完成', '2025-05', null, '市交通运输局'],
      ['build-port 2025-06 done 2025-05 transport D2'],
      [],
    ],
    [
      'done, nobody says when',
      [...port, '办结', '—', null, '市交通运输局'],
      ['build-port 2025-06 done - transport D2'],
      [],
    ],
    [
      'done after the period',
      [...port, '已完成', '2025-07-02', null, '市交通运输局'],
      ['build-port 2025-06 done 2025-07-02 transport D2'],
      ['date-after-period E2 build-port'],
    ],
    [
      'done some time',
      [...port, '已完成', '上半年某日', null, '市交通运输局'],
      ['build-port 2025-06 done - transport D2'],
      ['date-unreadable E2 build-port'],
    ],
    [
      'a planned date is none',
      [...port, '进行中', '2025-12-31', null, '市交通运输局'],
      ['build-port 2025-06 inProgress - transport D2'],
      [],
    ],
    ['no state', [...port, null, null, '已开工', '市交通运输局'], [], ['state-missing D2 build-port']],
    ['dash for a state', [...port, '—', null, '已开工', '市交通运输局'], [], ['state-missing D2 build-port']],
    ['unknown state', [...port, '基本完成', null, null, '市交通运输局'], [], ['state-unknown D2 build-port']],
    ['nothing filled in', [...port, null, null, null, '市交通运输局'], [], []],
    [
      'by name',
      [null, '建設國際陸港', '2025-06', '未启动', null, null, '市交通运输局'],
      ['build-port 2025-06 notStarted - transport D2'],
      [],
    ],
    [
      'by alias',
      [null, '1. 一类口岸验收', '2025-06', '未启动', null, null, '某海关'],
      ['pass-check 2025-06 notStarted - customs D2'],
      [],
    ],
    [
      'unknown step',
      [null, '修建高塔', '2025-06', '未启动', null, null, '某海关'],
      [],
      ['milestone-unknown B2 -'],
    ],
    [
      'another unit',
      [...port, '进行中', null, null, '某海关'],
      ['build-port 2025-06 inProgress - customs D2'],
      ['unit-unexpected A2 build-port'],
    ],
    [
      'no unit',
      [...port, '进行中', null, null, null],
      ['build-port 2025-06 inProgress - transport D2'],
      ['unit-assumed A1 -'],
    ],
    [
      'bad period',
      ['build-port', null, '近期', '进行中', null, null, '市交通运输局'],
      [],
      ['period-unreadable C2 -'],
    ],
    [
      'no period',
      ['build-port', null, null, '进行中', null, null, '市交通运输局'],
      [],
      ['period-missing C2 -'],
    ],
    ['a note', ['注：状态分三种'], [], []],
  ])('%s', (_, row, reports, issues) => {
    const found = read(HEADER, row);
    expect(found.reports).toEqual(reports);
    expect(found.issues).toEqual(issues);
  });

  it('stands beside a table of figures, under the same heading', () => {
    const { reports, issues, submission } = read(
      ['填报单位：市交通运输局', '报告期：2025年6月'],
      ['指标名称', '累计值', '计量单位'],
      ['班列开行列数', 960, '列'],
      [],
      ['任务事项', '进度状态', '工作进展'],
      ['建设国际陆港', '进行中', '主体完工'],
    );
    expect(reports).toEqual(['build-port 2025-06 inProgress - transport B6']);
    expect(submission.observations.map(({ item }) => item)).toEqual(['trains']);
    expect(issues).toEqual([]);
  });

  it('covers unit and period of a step without a state', () => {
    expect(read(HEADER, [...port, null, null, null, '市交通运输局']).covers).toEqual(['transport 2025-06']);
  });
});
