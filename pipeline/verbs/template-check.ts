import { phraseCatalogue } from '../compose/phrases.ts';
import { fromRoot } from '../config.ts';
import { readFileIfThere } from '../edge/files.ts';
import { readOwnTemplates, readTemplates } from '../edge/templates.ts';
import type { World } from '../edge/world.ts';
import { checkPhrases } from '../render/phrase-check.ts';
import { checkTemplates, type TemplateProblem } from '../render/template-check.ts';
import { templateSamples } from '../template-samples.ts';
import { jsonOption, templatesOption } from './options.ts';
import { printJson } from './print.ts';
import { defineVerb, noOperands } from './verb.ts';

export const templateCheck = defineVerb({
  name: 'template check',
  summary: '检查报告模板，一次列出全部错误及所在的文件和行',
  operands: noOperands,
  options: { ...templatesOption, ...jsonOption },
  details: [
    '用随程序提供的样例把每一份模板试印一遍：语句和标记是否可用、值和短语是否存在、文字有没有毛病。',
    '可用的值、语句和短语见 templates/README.md。没有错误退出状态为 0，有错误为 1。',
  ],
  run: async ({ options }, world) => {
    const own = options.templates === undefined ? null : await readOwnTemplates(options.templates);
    const templates = await readTemplates(fromRoot('templates'), own);
    const readme = (await readFileIfThere(fromRoot('templates/README.md')))?.toString('utf8') ?? '';
    world.progress.stage('试印模板');
    const samples = await templateSamples(world);
    const problems = [
      ...checkPhrases(templates, phraseCatalogue(readme)),
      ...checkTemplates(templates, samples),
    ];
    world.progress.end();
    if (options.json) printJson(world, { sound: problems.length === 0, samples: samples.length, problems });
    else printProblems(problems, samples.length, world);
    return problems.length === 0 ? 0 : 1;
  },
});

function printProblems(problems: readonly TemplateProblem[], samples: number, world: World): void {
  for (const problem of problems) world.stdout(`${problemLine(problem)}\n`);
  world.stdout(
    problems.length === 0
      ? `模板没有错误，试印 ${samples} 份文件。\n`
      : `模板有 ${problems.length} 处错误。\n`,
  );
}

function problemLine({ file, line, problem }: TemplateProblem): string {
  return `${file}${line === null ? '' : ` 第 ${line} 行`}：${problem}`;
}
