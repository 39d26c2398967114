import { DEFAULTS } from '../config.ts';
import { checkFiles } from '../inbox.ts';
import { countIssues, issuesAsData } from '../render/issues-json.ts';
import { jsonOption, planOption } from './options.ts';
import { issueLines, printJson } from './print.ts';
import { defineVerb } from './verb.ts';

export const check = defineVerb({
  name: 'check',
  summary: '读取报表，列出其中的问题，不作评估',
  operands: { usage: 'FILE…', min: 1, max: Number.POSITIVE_INFINITY },
  options: { ...planOption, ...jsonOption },
  details: [
    '与正式运行用同样的方法读取。一次列出全部问题及所在工作表、单元格；有阻断问题时退出状态为 2。',
    'FILE 可以是表格文件，也可以是文件夹。',
  ],
  run: async ({ options, operands }, world) => {
    const { issues, files, figures } = await checkFiles(options.plan ?? DEFAULTS.plan, operands, world);
    world.progress.end();
    const counts = countIssues(issues);
    if (options.json) printJson(world, { files, figures, counts, issues: issuesAsData(issues) });
    else {
      world.stdout(issueLines(issues));
      world.stdout(
        `${files} 个文件，读出数据 ${figures} 项；` +
          `阻断 ${counts.blocker} 项，警告 ${counts.warning} 项，提示 ${counts.note} 项。\n`,
      );
    }
    return counts.blocker > 0 ? 2 : 0;
  },
});
