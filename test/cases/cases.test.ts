import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { silentProgress } from '../../pipeline/edge/progress.ts';
import type { World } from '../../pipeline/edge/world.ts';
import { judgeInbox } from '../../pipeline/inbox.ts';
import { evaluationJson } from '../../pipeline/render/evaluation-json.ts';
import { issuesJson } from '../../pipeline/render/issues-json.ts';

/**
 * A folder with a `case.yaml` is a test case: its inbox is judged, and what comes out is compared with the texts
 * in `golden/`. A golden that is not there yet is written, to be read and committed; under CI it is a failure.
 * `vitest -u` writes them anew.
 */
const caseSchema = z.strictObject({
  about: z.string(),
  plan: z.string(),
  period: z.string(),
});

const root = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(root).filter((name) => existsSync(join(root, name, 'case.yaml')));

/** Late enough for every case's period to be over. */
const world: World = {
  now: () => new Date('2040-01-01T00:00:00Z'),
  stdout: () => {},
  stderr: () => {},
  progress: silentProgress,
};

it('there are cases', () => {
  expect(names.length).toBeGreaterThanOrEqual(4);
});

describe.each(names)('%s', (name) => {
  const folder = join(root, name);
  const { about, plan, period } = caseSchema.parse(parse(readFileSync(join(folder, 'case.yaml'), 'utf8')));

  it(about, async () => {
    const order = { plan: join(folder, plan), inbox: join(folder, 'inbox'), period };
    const { evaluation, issues } = await judgeInbox(order, world);
    await expect(issuesJson(issues)).toMatchFileSnapshot(join(folder, 'golden', 'issues.json'));
    await expect(evaluationJson(evaluation)).toMatchFileSnapshot(join(folder, 'golden', 'evaluation.json'));
  });
});
