import { nameKey } from '../../values/name.ts';
import type { ParsedPlan } from '../schema.ts';
import { type Finding, type PlanPath, type PlanRule, stepsOf } from './plan-rule.ts';

/** Ids and names must tell things apart: workbooks are matched by either. */
export const identifierRules: readonly PlanRule[] = [
  {
    name: 'ids-unique',
    needs: [],
    check: ({ parsed }) => namespaces(parsed).flatMap(({ things }) => repeatedIds(things)),
  },
  {
    name: 'ids-not-reserved',
    needs: [],
    check: ({ parsed }) =>
      namespaces(parsed).flatMap(({ things }) =>
        things
          .filter(({ id }) => /^task-\d+-steps$/.test(id))
          .map(({ id, path }) => ({
            path: [...path, 'id'],
            reason: `编码“${id}”是程序为任务事项保留的，请换一个`,
          })),
      ),
  },
  {
    name: 'names-unique',
    needs: [],
    check: ({ parsed }) => {
      const found = namedThings(parsed).flatMap((things) => repeatedNames(things));
      // an indicator that is its own data item stands in two lists
      return [...new Map(found.map((finding) => [finding.path.join(), finding])).values()];
    },
  },
];

type Identified = { readonly id: string; readonly path: PlanPath };
type Named = Identified & { readonly name: string; readonly aliases: readonly string[] };

function namespaces(parsed: ParsedPlan): { readonly things: readonly Identified[] }[] {
  return [
    { things: [...at('units', parsed.units), ...at('groups', parsed.groups)] },
    { things: at('goals', parsed.goals) },
    { things: at('programmes', parsed.programmes) },
    { things: [...at('items', parsed.items), ...at('indicators', parsed.indicators), ...steps(parsed)] },
  ];
}

/** What a workbook may name: a figure is looked up among the data items, a step among the steps. */
function namedThings(parsed: ParsedPlan): Named[][] {
  const indicators = at('indicators', parsed.indicators);
  const ownItems = indicators.filter((indicator) => indicator.data === undefined);
  return [
    [
      ...at('units', parsed.units),
      ...at('groups', parsed.groups).map((group) => ({ ...group, aliases: [] })),
    ],
    [...at('items', parsed.items), ...ownItems],
    indicators,
    steps(parsed),
  ];
}

function repeatedIds(things: readonly Identified[]): Finding[] {
  const seen = new Set<string>();
  return things.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ path: [...path, 'id'], reason: `编码“${id}”与前面的重复` }];
  });
}

function repeatedNames(things: readonly Named[]): Finding[] {
  const owners = new Map<string, Named>();
  return things.flatMap((thing) =>
    spellings(thing).flatMap(({ text, path }) => {
      const key = nameKey(text);
      if (key === '') return [{ path, reason: `名称“${text}”只有标点，无法识别` }];
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, thing);
      if (owner === undefined || owner === thing) return [];
      return [{ path, reason: `名称“${text}”与“${owner.id}”的名称或别名相同，读表时无法区分` }];
    }),
  );
}

function spellings(thing: Named): { readonly text: string; readonly path: PlanPath }[] {
  return [
    { text: thing.name, path: [...thing.path, 'name'] },
    ...thing.aliases.map((text, index) => ({ text, path: [...thing.path, 'aliases', index] })),
  ];
}

function at<T>(list: string, things: readonly T[]): (T & { readonly path: PlanPath })[] {
  return things.map((thing, index) => ({ ...thing, path: [list, index] }));
}

function steps(parsed: ParsedPlan): Named[] {
  return stepsOf(parsed).map(({ step, path }) => ({ ...step, path }));
}
