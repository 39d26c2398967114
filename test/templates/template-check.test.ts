import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { duban } from '../shell/world.ts';

let own: string;
let progress: string;
beforeAll(async () => {
  progress = await readFile('templates/progress.hbs', 'utf8');
});
beforeEach(async () => {
  if (own) await rm(own, { recursive: true });
  own = await mkdtemp(join(tmpdir(), 'own-'));
});
afterAll(() => rm(own, { recursive: true, force: true }));

type Problem = { file: string; line: number | null; problem: string };

async function problemsWith(files: Readonly<Record<string, string>>): Promise<Problem[]> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(own, name), text);
  const { status, stdout, stderr } = await duban(['template', 'check', '--templates', own, '--json']);
  expect(stderr).toBe('');
  const { sound, problems } = JSON.parse(stdout);
  expect([status, sound]).toEqual(problems.length === 0 ? [0, true] : [1, false]);
  return problems;
}

/** Problems in the user's own files, as `phrases.hbs:1 …`. */
async function ownProblems(files: Readonly<Record<string, string>>): Promise<string[]> {
  const shown = `${own.split('/').at(-1)}/`;
  return (await problemsWith(files))
    .filter(({ file }) => file.startsWith(shown))
    .map(({ file, line, problem }) => `${file.slice(shown.length)}:${line} ${problem}`);
}

const phrase = (name: string, words: string) => `{{#*inline "${name}"}}${words}{{/inline}}`;

describe('template check', { timeout: 120_000 }, () => {
  it('finds nothing wrong with the templates that come with the program', async () => {
    const { status, stdout } = await duban(['template', 'check']);
    expect(stdout).toMatch(/^模板没有错误，试印 \d+ 份文件。\n$/);
    expect(status).toBe(0);
  });

  it.each<[string, string, string[]]>([
    ['a phrase that reads well', phrase('yoy-up', '与上年同期相比增长{{percent}}'), []],
    ['a misspelt phrase', phrase('yoy-upp', '增长'), ['phrases.hbs:1 没有报告用到短语“yoy-upp”，请核对名称']],
    [
      'a value that it does not have',
      `\n${phrase('yoy-up', '同比增长{{percnt}}')}`,
      ['phrases.hbs:2 短语“yoy-up”没有“percnt”这个值，可用的有 percent'],
    ],
    [
      'punctuation at its end',
      phrase('growth-reached', '\n  实现目标（{{target}}）。\n'),
      ['phrases.hbs:2 短语“growth-reached”：标点重复：…某，实现目标（某）。，某。…'],
    ],
    [
      'half-width punctuation',
      phrase('not-reached', '没有完成,目标'),
      ['phrases.hbs:1 短语“not-reached”：汉字旁有半角标点：…某，没有完成,目标，某。…'],
    ],
    [
      'an open block',
      phrase('not-reached', '{{#if x}}未完成'),
      ['phrases.hbs:1 双花括号的写法不对，或有一段没有结束'],
    ],
    [
      'three braces',
      phrase('yoy-up', '增长{{{percent}}}'),
      ['phrases.hbs:1 只能用双花括号，不能用三重花括号'],
    ],
  ])('phrases: %s', async (_, text, expected) => {
    const found = await ownProblems({ 'phrases.hbs': text });
    for (const problem of expected) expect(found).toContain(problem);
    if (expected.length === 0) expect(found).toEqual([]);
  });

  it.each<[string, string, string, string]>([
    ['an unknown element', '<h2>{{number}}、总体情况</h2>', '<div>{{number}}</div>', '<div> 不是可用的标记'],
    ['an unknown class', '<p class="salutation">', '<p class="big">', '<p> 不能写 class="big"'],
    ['a misspelt value', '{{recipients}}：', '{{recipient}}：', '没有“recipient”这个值'],
    ['an unknown helper', '{{recipients}}：', '{{upper recipients}}：', '没有“upper”这种语句'],
    [
      'an unknown phrase',
      '{{#each paragraphs}}{{> paragraph this}}',
      '{{#each paragraphs}}{{> paragrph this}}',
      '没有名为“paragrph”的短语或模板',
    ],
    ['a part as a text', '{{recipients}}：', '{{overall}}：', '“overall”不是一段文字，须写出它的下级名称'],
    [
      'a part that may be missing',
      '{{recipients}}：',
      '{{correction.number}}：',
      '“correction.number”可能为空，须写在 {{#if correction.number}}…{{/if}} 里面',
    ],
    [
      'something that is no list',
      '{{recipients}}：',
      '{{#each title}}x{{/each}}：',
      '“title”不是列表，不能用 {{#each}}',
    ],
    [
      'blocks crossed',
      '{{#with overall}}',
      '{{#with overall}}{{#if x}}{{/each}}',
      '{{#if}} 与 {{/each}} 不配对',
    ],
  ])('progress.hbs: %s', async (_, before, after, problem) => {
    expect(progress).toContain(before);
    const found = await ownProblems({ 'progress.hbs': progress.replace(before, after) });
    const line = progress.slice(0, progress.indexOf(before)).split('\n').length;
    expect(found).toContain(`progress.hbs:${line} ${problem}`);
  });

  it('names the document in which fixed words read badly', async () => {
    const found = await ownProblems({ 'progress.hbs': progress.replace('、总体情况<', '、总体情况。。<') });
    expect(
      found.some((one) => /^progress.hbs:null “.+（.+）”中标点重复：…一、总体情况。。…$/.test(one)),
    ).toBe(true);
  });

  it('names everything at once, in lines', async () => {
    const text = `${phrase('yoy-upp', '增长')}\n${phrase('yoy-up', '增长,{{percnt}}')}`;
    await writeFile(join(own, 'phrases.hbs'), text);
    const { status, stdout } = await duban(['template', 'check', '--templates', own]);
    expect(status).toBe(1);
    const shown = own.split('/').at(-1);
    expect(stdout).toContain(`${shown}/phrases.hbs 第 1 行：没有报告用到短语“yoy-upp”，请核对名称\n`);
    expect(stdout).toContain(`${shown}/phrases.hbs 第 2 行：短语“yoy-up”没有“percnt”这个值`);
    expect(stdout).toMatch(/模板有 \d+ 处错误。\n$/);
  });

  it('refuses a folder that is not there or holds no template', async () => {
    for (const folder of [own, join(own, 'gone')]) {
      const { status, stderr } = await duban(['template', 'check', '--templates', folder]);
      expect([status, stderr.slice(0, 22)]).toEqual([1, '错误 templates-missing: ']);
    }
  });
});
