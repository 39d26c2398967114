import { judgeInbox } from '../../pipeline/inbox.ts';
import { evaluationJson } from '../../pipeline/render/evaluation-json.ts';
import { worldAt } from './world.ts';

/** Prints evaluation.json of a plan, an inbox and a period, for a test that sets the machine's zone and language. */
const [plan = '', inbox = '', period = ''] = process.argv.slice(2);
const { evaluation } = await judgeInbox(
  { plan, inbox, period },
  worldAt('2040-01-01T00:00:00Z', { stdout: '', stderr: '' }),
);
process.stdout.write(evaluationJson(evaluation));
