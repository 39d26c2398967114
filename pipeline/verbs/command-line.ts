import { parseArgs } from 'node:util';
import { issue, OperatorError } from '../values/issue.ts';
import type { Verb } from './verb.ts';

export type Arguments = {
  readonly options: Readonly<Record<string, string | boolean>>;
  readonly operands: readonly string[];
};

export const HELP_OPTION = { type: 'boolean', summary: '显示本说明' } as const;

/** How the program is called, as help texts and hints print it. */
export const PROGRAM = 'npm run -s duban --';

/** The verb whose one or two words begin the arguments, and what follows them. */
export function findVerb(
  args: readonly string[],
  verbs: readonly Verb[],
): { verb: Verb; rest: string[] } | null {
  const found = verbs.find((verb) => verb.name.split(' ').every((word, index) => args[index] === word));
  return found ? { verb: found, rest: args.slice(found.name.split(' ').length) } : null;
}

/**
 * Reads a verb's options and operands; every mistake at once.
 * @throws OperatorError argument-invalid.
 */
export function readArguments(args: readonly string[], verb: Verb): Arguments {
  const specs: Verb['options'] = { ...verb.options, help: HELP_OPTION };
  const parsed = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.entries(specs).map(([name, { type }]) => [name, { type }])),
    strict: false,
    tokens: true,
  });
  const mistakes = parsed.tokens.flatMap((token) =>
    token.kind === 'option' ? checkOption(token, specs) : [],
  );
  const options = Object.fromEntries(
    Object.entries(parsed.values).filter((pair): pair is [string, string | boolean] => isSingle(pair[1])),
  );
  if (options.help !== true) mistakes.push(...checkOperands(parsed.positionals, verb));
  if (mistakes.length > 0)
    throw new OperatorError(mistakes.map((reason) => argumentInvalid(reason, verb.name)));
  return { options, operands: parsed.positionals };
}

/** A mistake on the command line, with the way to the help of the verb. */
export function argumentInvalid(reason: string, verbName: string) {
  const hint = `用 ${[PROGRAM, verbName, '--help'].filter(Boolean).join(' ')} 查看用法`;
  return issue('argument-invalid', {}, { reason, hint });
}

type OptionToken = {
  name: string;
  rawName: string;
  value?: string | undefined;
  inlineValue?: boolean | undefined;
};

function checkOption(token: OptionToken, specs: Verb['options']): string[] {
  const spec = Object.hasOwn(specs, token.name) ? specs[token.name] : undefined;
  if (!spec) return [`没有选项 ${token.rawName}`];
  if (spec.type === 'boolean') return token.value === undefined ? [] : [`选项 ${token.rawName} 不带值`];
  const missing = token.value === undefined || (!token.inlineValue && token.value.startsWith('-'));
  return missing || token.value === '' ? [`选项 ${token.rawName} 后面缺少 ${spec.placeholder ?? '值'}`] : [];
}

function checkOperands(operands: readonly string[], verb: Verb): string[] {
  const { min, max, usage } = verb.operands;
  if (operands.length < min) return [`缺少 ${usage}`];
  const surplus = operands.slice(max);
  return surplus.length > 0 ? [`多余的参数 ${surplus.join(' ')}`] : [];
}

function isSingle(value: unknown): value is string | boolean {
  return typeof value === 'string' || typeof value === 'boolean';
}
