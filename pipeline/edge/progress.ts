/** Says on standard error how far a long piece of work has come. Never anything a program should read. */
export type Progress = {
  /** Begins a stage; the one before it is over. */
  readonly stage: (label: string) => void;
  /** `done` of `total` parts of the stage. */
  readonly count: (done: number, total: number) => void;
  /** A line that stays. */
  readonly line: (text: string) => void;
  /** Nothing more follows: the line that a terminal was showing is wiped. */
  readonly end: () => void;
};

type Terminal = { readonly write: (text: string) => void; readonly isTerminal: boolean };

/** How often a log without a terminal hears of the parts of a stage. */
const PARTS_PER_LINE = 100;

/** One line rewritten in place on a terminal; plain lines in a log or a pipe. */
export function openProgress({ write, isTerminal }: Terminal): Progress {
  return isTerminal ? rewrittenLine(write) : plainLines(write);
}

/** For tests and for whoever wants no progress at all. */
export const silentProgress: Progress = {
  stage: () => {},
  count: () => {},
  line: () => {},
  end: () => {},
};

function rewrittenLine(write: (text: string) => void): Progress {
  const wipe = '\r\u001b[2K';
  let label = '';
  return {
    stage: (text) => {
      label = text;
      write(`${wipe}${label}…`);
    },
    count: (done, total) => write(`${wipe}${label} ${done}/${total}`),
    line: (text) => write(`${wipe}${text}\n`),
    end: () => write(wipe),
  };
}

function plainLines(write: (text: string) => void): Progress {
  let label = '';
  return {
    stage: (text) => {
      label = text;
      write(`${label}…\n`);
    },
    count: (done, total) => {
      if (done % PARTS_PER_LINE === 0) write(`${label} ${done}/${total}\n`);
    },
    line: (text) => write(`${text}\n`),
    end: () => {},
  };
}
