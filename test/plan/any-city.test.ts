import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coastal, wuhan } from './seed-plans.ts';

/** The program knows no city: what belongs to a plan stands in the plan alone. */

const root = new URL('../../', import.meta.url);

/** Words of the two plans that no general text has a reason to use; ids as whole words in quotation marks. */
const PLACES = [
  '武汉',
  'wuhan',
  '湖北',
  'hubei',
  '海屿',
  'coastal-2026',
  '光谷',
  '汉口',
  '黄陂',
  '阳逻',
  '天河',
  '花湖',
];
const SUBJECTS = ['自贸片区', '综保区', '中欧班列', '中法', '中德', '近洋航线', '外综服', '市场采购'];
const ids = [wuhan, coastal].flatMap(({ plan }) => [
  ...plan.indicators.map((one) => one.id),
  ...plan.items.map((one) => one.id),
  ...plan.tasks.flatMap((task) => task.milestones?.steps.map((step) => step.id) ?? []),
]);

describe('the program', () => {
  const files = ['pipeline/', 'templates/'].flatMap((folder) => filesUnder(new URL(folder, root)));

  it('is looked through', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it('names nothing of any plan', () => {
    const found = files.flatMap((file) =>
      planWords(readFileSync(file, 'utf8')).map(
        (word) => `${file.pathname.slice(root.pathname.length)}: ${word}`,
      ),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ['// 例如武汉', ['武汉']],
    ["const plan = 'seeds/Wuhan-2024'", ['wuhan']],
    ["if (id === 'freight-trains') return", ['freight-trains']],
    ['freight trains run', []],
  ])('would be caught: %s', (text, words) => {
    expect(planWords(text)).toEqual(words);
  });
});

function filesUnder(folder: URL): URL[] {
  return readdirSync(folder).flatMap((name) => {
    const path = new URL(encodeURIComponent(name), folder);
    if (!statSync(path).isDirectory()) return /\.(ts|mjs|hbs|css|md|json)$/.test(name) ? [path] : [];
    return name === 'fixtures' ? [] : filesUnder(new URL(`${path.href}/`));
  });
}

function planWords(text: string): string[] {
  const lower = text.toLowerCase();
  const quoted = new Set(text.match(/(?<=['"`])[a-z][a-z0-9-]*(?=['"`])/g) ?? []);
  return [
    ...[...PLACES, ...SUBJECTS].filter((word) => lower.includes(word)),
    ...new Set(ids.filter((id) => quoted.has(id))),
  ];
}
