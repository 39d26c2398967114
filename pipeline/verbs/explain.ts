import { composeExplain } from '../compose/explain.ts';
import type { Judged } from '../judge.ts';
import { evaluationAsData } from '../render/evaluation-json.ts';
import type { IndicatorVerdict } from '../values/evaluation.ts';
import { issue, OperatorError } from '../values/issue.ts';
import { nameKey } from '../values/name.ts';
import { judgementFor } from './judgement.ts';
import { inboxOption, jsonOption, outOption, periodOption, planOption } from './options.ts';
import { printJson } from './print.ts';
import { defineVerb } from './verb.ts';

/** Few enough to be read in a hint. */
const EXAMPLES = 5;

export const explain = defineVerb({
  name: 'explain',
  summary: '说明一个指标的评定：逐步列出算式，每个数注明文件、工作表和单元格',
  operands: { usage: 'INDICATOR', min: 1, max: 1 },
  options: { ...periodOption, ...inboxOption, ...planOption, ...outOption, ...jsonOption },
  details: [
    'INDICATOR 是指标编码或指标名称（见 plan check）。',
    '给出 --inbox 时以该文件夹中的报表为准，否则以该报告期当前的运行为准，从其存档重新计算。',
  ],
  run: async ({ options, operands }, world) => {
    const judged = await judgementFor(options, world);
    world.progress.end();
    const verdict = findVerdict(operands[0] ?? '', judged);
    const files = new Map(judged.received.map(({ sha256, name }) => [sha256, name]));
    if (options.json) {
      const all = evaluationAsData(judged.evaluation).indicators;
      printJson(world, all.find(({ id }) => id === verdict.id) ?? {});
    } else world.stdout(`${composeExplain(verdict, judged.plan, files).join('\n')}\n`);
    return 0;
  },
});

/** By code, else by name as freely as names are read in workbooks. */
function findVerdict(name: string, { evaluation, plan }: Judged): IndicatorVerdict {
  const key = nameKey(name);
  const named = plan.indicators.find(
    (indicator) =>
      indicator.id === name || [indicator.name, ...indicator.aliases].some((known) => nameKey(known) === key),
  );
  const verdict = evaluation.indicators.find(({ id }) => id === named?.id);
  if (verdict) return verdict;
  const examples = evaluation.indicators.slice(0, EXAMPLES).map(({ id }) => id);
  const values = { name, examples: `${examples.join('、')} 等（见 plan check）` };
  throw new OperatorError([issue('indicator-unknown-argument', {}, values)]);
}
