import { join } from 'node:path';
import { DEFAULTS } from '../config.ts';
import { readFileIfThere, sha256Of } from '../edge/files.ts';
import type { World } from '../edge/world.ts';
import { type Judged, judgeStored } from '../judge.ts';
import { type Difference, findDifferences } from '../render/difference.ts';
import { evaluationJson } from '../render/evaluation-json.ts';
import { findRun, type StoredRun } from '../store/runs.ts';
import { compareDocuments, type DocumentsAgain } from './compare-documents.ts';
import { jsonOption, outOption } from './options.ts';
import { printJson } from './print.ts';
import { defineVerb } from './verb.ts';

/** Enough to see what kind of thing has changed. */
const PRINTED_DIFFERENCES = 20;

const NOT_MADE: DocumentsAgain = { changed: [], otherVersions: [] };

type Finding = { readonly path: string; readonly problem: string };
type Findings = {
  readonly files: readonly Finding[];
  readonly differences: readonly Difference[];
  readonly otherVersions: readonly string[];
};

export const verify = defineVerb({
  name: 'verify',
  summary: '用存档的数据重新评估一次已完成的运行，并与当时的结果逐字比对',
  operands: { usage: 'RUN', min: 1, max: 1 },
  options: { ...outOption, ...jsonOption },
  details: [
    'RUN 是运行文件夹、运行编号（见 history）或报告期（指该期当前的运行）。',
    '核对各文件的 SHA-256，从存档重新读取方案和报表、重新评估，与 evaluation.json 逐字节比较。',
    '程序、浏览器、字体和模板与当时相同的，重新生成各文件并比较 SHA-256；不同的不重新生成，只作说明。完全一致退出状态为 0，否则为 1。',
  ],
  run: async ({ options, operands }, world) => {
    const run = await findRun(options.out ?? DEFAULTS.out, operands[0] ?? '');
    world.progress.stage('核对文件');
    const findings = await findChangedFiles(run);
    const judged = await judgeStored(run, world);
    const differences = await compareEvaluation(run, judged);
    // other figures make other documents: nothing new would be said of them
    const again = differences.length === 0 ? await compareDocuments(run, judged, world) : NOT_MADE;
    world.progress.end();
    const files = [
      ...findings,
      ...again.changed.map((path) => ({ path, problem: '重新生成的内容与发布时不一致' })),
    ];
    const { otherVersions } = again;
    const sound = files.length === 0 && differences.length === 0;
    if (options.json)
      printJson(world, { run: run.manifest.run.id, sound, files, differences, otherVersions });
    else printFindings(run, { files, differences, otherVersions }, world);
    return sound ? 0 : 1;
  },
});

async function findChangedFiles({ manifest, folder }: StoredRun): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { path, sha256 } of [...manifest.documents, ...manifest.files]) {
    const bytes = await readFileIfThere(join(folder, path));
    if (!bytes) findings.push({ path, problem: '文件不存在' });
    else if (sha256Of(bytes) !== sha256) findings.push({ path, problem: '内容与发布时不一致' });
  }
  return findings;
}

/** A difference of bytes that is none of data (an edit of white space) is a difference too. */
async function compareEvaluation(run: StoredRun, { evaluation }: Judged): Promise<Difference[]> {
  const stored = (await readFileIfThere(join(run.folder, 'evaluation.json')))?.toString('utf8') ?? '';
  const again = evaluationJson(evaluation);
  if (stored === again) return [];
  const differences = findDifferences(parseOrText(stored), JSON.parse(again));
  return differences.length > 0 ? differences : [{ path: 'evaluation.json', before: '排版', after: '排版' }];
}

function parseOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function printFindings(
  { manifest, folder }: StoredRun,
  { files: findings, differences, otherVersions }: Findings,
  world: World,
): void {
  for (const { path, problem } of findings) world.stdout(`${path}：${problem}\n`);
  for (const { path, before, after } of differences.slice(0, PRINTED_DIFFERENCES))
    world.stdout(`evaluation.json ${path}：当时 ${shown(before)}，重新评估 ${shown(after)}\n`);
  const unprinted = differences.length - PRINTED_DIFFERENCES;
  if (unprinted > 0) world.stdout(`evaluation.json 另有 ${unprinted} 处不同\n`);
  if (otherVersions.length > 0) world.stdout(`与当时版本不同，文件未重新生成：${otherVersions.join('、')}\n`);
  const { id, period } = manifest.run;
  const count = manifest.documents.length + manifest.files.length;
  const made = otherVersions.length === 0 && manifest.documents.length > 0 ? '，文件重新生成后也相同' : '';
  world.stdout(
    findings.length + differences.length === 0
      ? `一致：${period} 的运行 ${id}，${count} 个文件与发布时相同，由 ${manifest.inputs.length} 份存档报表重新评估，结果逐字节相同${made}。\n`
      : `不一致：${folder}\n`,
  );
}

function shown(value: unknown): string {
  const text = value === undefined ? '无' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
