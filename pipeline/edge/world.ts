import { machineClock } from './clock.ts';
import { openProgress, type Progress } from './progress.ts';

/** The outside world as a verb sees it: passed in, so that a test can stop the clock and read the output. */
export type World = {
  readonly now: () => Date;
  /** Results. */
  readonly stdout: (text: string) => void;
  /** Errors and logs. */
  readonly stderr: (text: string) => void;
  readonly progress: Progress;
};

/** The real clock, the real standard streams. */
export function machineWorld(): World {
  const stderr = (text: string) => void process.stderr.write(text);
  return {
    now: machineClock,
    stdout: (text) => void process.stdout.write(text),
    stderr,
    progress: openProgress({ write: stderr, isTerminal: process.stderr.isTTY === true }),
  };
}
