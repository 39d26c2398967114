import type { World } from '../edge/world.ts';
import { textTable } from '../render/text-table.ts';
import type { UnitReporting } from '../values/evaluation.ts';
import { periodInWords } from '../values/period.ts';
import { judgementFor } from './judgement.ts';
import { inboxOption, jsonOption, outOption, periodOption, planOption } from './options.ts';
import { printJson } from './print.ts';
import { defineVerb, noOperands } from './verb.ts';

export const status = defineVerb({
  name: 'status',
  summary: '列出各单位本期报送情况：是否收到、齐全、按时、有数据',
  operands: noOperands,
  options: { ...periodOption, ...inboxOption, ...planOption, ...outOption, ...jsonOption },
  details: ['给出 --inbox 时以该文件夹中的报表为准，否则以该报告期当前的运行为准。'],
  run: async ({ options }, world) => {
    const { period, evaluation } = await judgementFor(options, world);
    world.progress.end();
    if (options.json) printJson(world, { period: evaluation.period, units: evaluation.units });
    else printUnits(periodInWords(period), evaluation.units, world);
    return 0;
  },
});

function printUnits(period: string, units: readonly UnitReporting[], world: World): void {
  const expected = units.filter((unit) => unit.expected);
  const count = (holds: (unit: UnitReporting) => boolean) => expected.filter(holds).length;
  const rows = [...expected, ...units.filter((unit) => !unit.expected && unit.received)].map((unit) => [
    unit.name,
    unit.received ? '是' : '否',
    `${unit.receivedItems}/${unit.expectedItems}`,
    yesNo(unit.onTime),
    unit.nonEmpty ? '是' : '否',
    unit.statedAt ?? '',
  ]);
  world.stdout(textTable(['单位', '收到', '已报/应报', '按时', '有数据', '报送时间'], rows));
  world.stdout(
    `${period}应报送单位 ${expected.length} 个：收到 ${count((unit) => unit.received)} 个，` +
      `齐全 ${count((unit) => unit.complete)} 个，逾期 ${count((unit) => unit.onTime === false)} 个。\n`,
  );
}

function yesNo(value: boolean | null): string {
  if (value === null) return '';
  return value ? '是' : '否';
}
