import { SEVERITY_WORDS } from '../compose/words.ts';
import type { World } from '../edge/world.ts';
import { type Issue, sortIssues } from '../values/issue.ts';

/** The one JSON document of `--json`. */
export function printJson(world: World, document: object): void {
  world.stdout(`${JSON.stringify(document, null, 2)}\n`);
}

/** Issues as lines that a person can take to whoever filled the sheet in: severity, place, what, what to do. */
export function issueLines(issues: readonly Issue[]): string {
  return sortIssues(issues)
    .map((found) => {
      const place = [found.file, found.sheet, found.cell].filter((part) => part !== undefined).join(' ');
      return `${SEVERITY_WORDS[found.severity]} ${place && `${place}：`}${found.message}。${found.hint} [${found.code}]\n`;
    })
    .join('');
}
