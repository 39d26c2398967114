import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sha256Of } from '../../pipeline/edge/files.ts';
import { readTemplates } from '../../pipeline/edge/templates.ts';
import { docxTextOf } from '../text-of.ts';
import { COASTAL_PLAN, duban, GOOD_INBOX } from './world.ts';

let scratch: string;
let own: string;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'duban-own-'));
  own = await mkdtemp(join(scratch, '本办模板-'));
});
afterEach(() => rm(scratch, { recursive: true, force: true }));

async function runWith(...more: readonly string[]) {
  const out = join(scratch, 'out');
  const order = ['--plan', COASTAL_PLAN, '--period', '2026-06', '--report', 'progress', '--format', 'docx'];
  const ran = await duban(['run', ...order, '--inbox', GOOD_INBOX, '--out', out, ...more]);
  const manifest = JSON.parse(
    await readFile(join(out, '2026-06', 'manifest.json'), 'utf8').catch(() => 'null'),
  );
  const path = manifest?.documents[0]?.path;
  const text = path
    ? docxTextOf(new Uint8Array(await readFile(join(out, '2026-06', path))))
        .paragraphs.map((paragraph) => paragraph.text)
        .join('\n')
    : '';
  return { ...ran, out, manifest, text };
}

describe('run --templates', () => {
  it('words single phrases as the user does, the rest as we do; keeps and names what it used', async () => {
    const ours = await runWith();
    expect([ours.manifest.templates, ours.text]).toEqual([
      null,
      expect.stringContaining('方案36个月的实施期已过'),
    ]);
    const phrase = '{{#*inline "time-plan"}}到{{end}}，{{total}}个月中已过{{gone}}个月{{/inline}}\r\n';
    await writeFile(join(own, 'phrases.hbs'), `\ufeff${phrase}`);
    const { status, out, manifest, text } = await runWith('--templates', own);
    expect(status).toBe(0);
    expect(text).toMatch(/到2026年6月底，36个月中已过6个月/);
    expect(text.length).toBeGreaterThan(ours.text.length - 200);
    const [kept] = manifest.templates.files;
    expect([manifest.templates.folder, kept.path]).toEqual([own.split('/').at(-1), 'phrases.hbs']);
    expect(sha256Of(await readFile(join(out, kept.archived)))).toBe(kept.sha256);
    expect(manifest.versions.templates).not.toBe(ours.manifest.versions.templates);
    await rm(own, { recursive: true });
    const verified = await duban(['verify', '2026-06', '--out', out]);
    expect(verified.stdout).toMatch(/^一致：.*文件重新生成后也相同。\n$/);
  });

  it('says in words and lines what is wrong with a template, and publishes nothing', async () => {
    await writeFile(join(own, 'phrases.hbs'), '\n{{#*inline "time-plan"}}到{{ende}}{{/inline}}');
    const { status, stderr, manifest } = await runWith('--templates', own);
    expect([status, manifest]).toEqual([1, null]);
    expect(stderr).toBe(
      `错误 template-invalid: 模板有误：${own.split('/').at(-1)}/phrases.hbs 第 2 行，没有“ende”这个值（请对照 templates/README.md 修改，用 npm run -s duban -- template check 检查）\n`,
    );
  });

  it.each([
    ['<p class="salutation">', '<div>', '<div> 不是可用的标记'],
    ['{{recipients}}', '{{#if}', '双花括号的写法不对，或有一段没有结束'],
  ])('%s → %s: %s', async (before, after, said) => {
    const text = await readFile('templates/progress.hbs', 'utf8');
    await writeFile(join(own, 'progress.hbs'), text.replace(before, after));
    const { status, stderr } = await runWith('--templates', own);
    expect(status).toBe(1);
    expect(stderr).toContain(said);
  });
});

describe('readTemplates', () => {
  it('puts a user’s files over ours by name', async () => {
    const files = [
      { name: 'progress.hbs', bytes: Buffer.from('<article></article>') },
      { name: 'official.css', bytes: Buffer.from('p {}') },
      { name: 'phrases.hbs', bytes: Buffer.from('{{#*inline "opening"}}开头{{/inline}}') },
    ];
    const ours = await readTemplates('templates');
    const both = await readTemplates('templates', { folder: '我的', files });
    expect([both.sources['progress.hbs'], both.css, both.partials.opening]).toEqual([
      '<article></article>',
      'p {}',
      '开头',
    ]);
    expect(both.partials['opening-ended']).toBe(ours.partials['opening-ended']);
    expect(both.places.opening).toEqual({ file: '我的/phrases.hbs', line: 1 });
    expect(both.places['opening-ended']?.file).toBe('phrases.hbs');
    const line = ours.places.opening?.line ?? 0;
    expect((await readFile('templates/phrases.hbs', 'utf8')).split('\n')[line - 1]).toContain('"opening"');
  });
});
