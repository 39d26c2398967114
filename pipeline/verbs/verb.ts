import type { World } from '../edge/world.ts';

export type OptionSpec = {
  readonly type: 'string' | 'boolean';
  /** What stands for the value in the help text: `DIR`. */
  readonly placeholder?: string;
  readonly summary: string;
};

type OptionSpecs = Readonly<Record<string, OptionSpec>>;
type Values<O extends OptionSpecs> = {
  readonly [K in keyof O]?: (O[K]['type'] extends 'boolean' ? boolean : string) | undefined;
};

export type Operands = { readonly usage: string; readonly min: number; readonly max: number };

/** 0 done · 2 done, but blocking issues kept indicators out · 1 the operator can mend it. */
export type ExitStatus = 0 | 1 | 2;

type VerbOf<O extends OptionSpecs> = {
  /** One or two words: `run`, `plan check`. */
  readonly name: string;
  /** One line in Chinese for the list of verbs. */
  readonly summary: string;
  readonly operands: Operands;
  readonly options: O;
  /** Paragraphs of the verb's own help. */
  readonly details: readonly string[];
  /** Rejects with OperatorError for what an operator can mend. */
  readonly run: (
    call: { readonly options: Values<O>; readonly operands: readonly string[] },
    world: World,
  ) => Promise<ExitStatus>;
};

/** A verb as the list and the command line see it: its options are what its own declaration says. */
export type Verb = Omit<VerbOf<OptionSpecs>, 'run'> & {
  readonly run: (call: Call, world: World) => Promise<ExitStatus>;
};

type Call = {
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly operands: readonly string[];
};

export const noOperands: Operands = { usage: '', min: 0, max: 0 };

/** Declares a verb with its options typed by their own declaration. */
export function defineVerb<const O extends OptionSpecs>(verb: VerbOf<O>): Verb {
  // readArguments lets through only what the declaration allows
  const run: Verb['run'] = ({ options, operands }, world) =>
    verb.run({ options: options as Values<O>, operands }, world);
  return { ...verb, run };
}
