import { machineWorld, type World } from './edge/world.ts';
import { issuesAsData } from './render/issues-json.ts';
import { type Issue, OperatorError } from './values/issue.ts';
import { argumentInvalid, findVerb, readArguments } from './verbs/command-line.ts';
import { programHelp, verbHelp } from './verbs/help.ts';
import { VERBS } from './verbs/index.ts';

const EXIT_OPERATOR = 1;
const EXIT_BUG = 70;

/** Runs one command line in a world and gives the exit status of CONTRACT.md §2; never rejects. */
export async function main(args: readonly string[], world: World): Promise<number> {
  try {
    return await dispatch(args, world);
  } catch (error) {
    world.progress.end();
    if (!(error instanceof OperatorError)) {
      world.stderr(`${error instanceof Error ? error.stack : String(error)}\n`);
      return EXIT_BUG;
    }
    if (args.includes('--json'))
      world.stdout(`${JSON.stringify({ error: issuesAsData(error.issues) }, null, 2)}\n`);
    world.stderr(error.issues.map(errorLine).join(''));
    return EXIT_OPERATOR;
  }
}

async function dispatch(args: readonly string[], world: World): Promise<number> {
  const first = args[0];
  if (first === undefined) {
    world.stderr(programHelp(VERBS));
    return EXIT_OPERATOR;
  }
  if (first === '--help' || first === '-h' || first === 'help') {
    world.stdout(programHelp(VERBS));
    return 0;
  }
  const found = findVerb(args, VERBS);
  if (!found) throw new OperatorError([argumentInvalid(`没有命令 ${first}`, '')]);
  const { options, operands } = readArguments(found.rest, found.verb);
  if (options.help === true) {
    world.stdout(verbHelp(found.verb));
    return 0;
  }
  const status = await found.verb.run({ options, operands }, world);
  world.progress.end();
  return status;
}

/** One line: a code to search for, what is wrong and where, what to do. */
function errorLine({ code, message, hint, file, sheet, cell }: Issue): string {
  const place = [file, sheet, cell].filter((part) => part !== undefined).join(' ');
  return `错误 ${code}: ${place && !message.includes(place) ? `${place} ` : ''}${message}（${hint}）\n`;
}

if (import.meta.main) {
  // A reader that has seen enough (`| head`) is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.exitCode = await main(process.argv.slice(2), machineWorld());
}
