import { itemsOf, unitName } from '../plan/plan.ts';
import type { IndicatorVerdict } from '../values/evaluation.ts';
import { type Context, indicatorOf, natureOf } from './context.ts';
import { type Clause, clause, type Sentence, sentence } from './sentence.ts';
import { quoted } from './tidy.ts';

const MOST_NAMES = 3;

/** What a unit still owes: figures and words on its steps, each once. */
type Owed = { readonly figures: Set<string>; readonly steps: Set<string> };

/** Who has to reconcile what, then what each unit has to hand in, by when. */
export function dataRequests(context: Context, by: string): (Sentence | null)[] {
  const { plan, evaluation } = context;
  const date = clause('measure-data-date', { by });
  const conflicts = evaluation.indicators.filter(({ reason }) => reason === 'conflict');
  return [
    ...conflicts.map((verdict) => {
      const units = sourcesOf(verdict, context).map(([unit]) => unitName(unit, plan));
      const values = { name: verdict.name, units: [...new Set(units)].join('、') };
      return sentence(clause('measure-reconcile', values), date);
    }),
    ...[...owedByUnit(context)].flatMap(([unit, owed]) => {
      if (owed.figures.size + owed.steps.size === 0) return [];
      return [sentence(supplyClause(unitName(unit, plan), [...owed.figures], [...owed.steps]), date)];
    }),
  ];
}

/** `unit` hands in figures and words on steps; the first few by name. */
export function supplyClause(unit: string, figures: readonly string[], steps: readonly string[]): Clause {
  const names = [...figures, ...steps];
  const what = steps.length === 0 ? 'figures' : figures.length === 0 ? 'steps' : 'both';
  return clause(`measure-supply-${what}${names.length > MOST_NAMES ? '-more' : ''}`, {
    unit,
    names: names.slice(0, MOST_NAMES).map(quoted).join(''),
    count: String(names.length),
  });
}

function owedByUnit(context: Context): Map<string, Owed> {
  const { plan, evaluation } = context;
  const owed = new Map<string, Owed>();
  const of = (unit: string) => {
    const known = owed.get(unit) ?? { figures: new Set(), steps: new Set() };
    owed.set(unit, known);
    return known;
  };
  const lacking = evaluation.indicators.filter(
    ({ rating, reason, kind }) =>
      rating === 'noData' &&
      reason !== 'conflict' &&
      reason !== 'jan-feb-together' &&
      // an assessment is published when it is: no unit can hand it in before
      natureOf(kind) !== 'assessment',
  );
  for (const verdict of lacking) {
    for (const [unit, name] of sourcesOf(verdict, context)) of(unit).figures.add(name);
  }
  const steps = new Map(
    plan.tasks.flatMap(({ milestones }) => milestones?.steps ?? []).map(({ id, name }) => [id, name]),
  );
  for (const { id, missing, expected } of evaluation.units) {
    for (const asked of expected ? missing : []) {
      const step = steps.get(asked);
      if (step !== undefined) of(id).steps.add(step);
      else of(id).figures.add(plan.items.find((item) => item.id === asked)?.name ?? asked);
    }
  }
  return owed;
}

/** The data items an indicator still lacks, with the unit that reports each. */
function sourcesOf(verdict: IndicatorVerdict, { plan }: Context): [string, string][] {
  const indicator = indicatorOf(verdict.id, plan);
  const ids = verdict.missing.length > 0 ? verdict.missing : itemsOf(indicator.data);
  return ids.map((id) => {
    const item = plan.items.find((one) => one.id === id);
    return [item?.reportingUnit ?? indicator.reportingUnit, item?.name ?? verdict.name];
  });
}
