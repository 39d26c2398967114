import { check } from './check.ts';
import { demo } from './demo.ts';
import { explain } from './explain.ts';
import { history } from './history.ts';
import { planCheck } from './plan-check.ts';
import { run } from './run.ts';
import { status } from './status.ts';
import { templateCheck } from './template-check.ts';
import type { Verb } from './verb.ts';
import { verify } from './verify.ts';

/** Every verb of the command line, in the order of the help text. A new one is a file here and a line in this list. */
export const VERBS: readonly Verb[] = [
  run,
  check,
  explain,
  status,
  history,
  verify,
  planCheck,
  templateCheck,
  demo,
];
