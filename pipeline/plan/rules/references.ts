import type { ParsedPlan } from '../schema.ts';
import { type Finding, type PlanPath, type PlanRule, stepsOf, writtenItems } from './plan-rule.ts';

/** Every id that is used must lead somewhere. */
export const referenceRules: readonly PlanRule[] = [
  {
    name: 'single-units-known',
    needs: [],
    check: ({ parsed }) => {
      const units = new Set(parsed.units.map((unit) => unit.id));
      const groups = new Set(parsed.groups.map((group) => group.id));
      return unitReferences(parsed).flatMap(({ id, path }) => {
        if (units.has(id)) return [];
        if (groups.has(id)) return [{ path, reason: `“${id}”是单位组，这里须填一个具体单位`, mentions: id }];
        return [{ path, reason: `没有编码为“${id}”的单位`, mentions: id }];
      });
    },
  },
  {
    name: 'cooperating-units-known',
    needs: [],
    check: ({ parsed }) => {
      const known = [...parsed.units, ...parsed.groups].map((unit) => unit.id);
      return parsed.tasks.flatMap((task, index) =>
        unknown(task.cooperatingUnits, known, ['tasks', index, 'cooperatingUnits'], '单位或单位组'),
      );
    },
  },
  {
    name: 'programmes-known',
    needs: [],
    check: ({ parsed }) => {
      const known = parsed.programmes.map((programme) => programme.id);
      return parsed.tasks.flatMap((task, index) =>
        unknown([task.programme], known, ['tasks', index, 'programme'], '工程'),
      );
    },
  },
  {
    name: 'goals-known',
    needs: [],
    check: ({ parsed }) => {
      const known = parsed.goals.map((goal) => goal.id);
      return parsed.indicators.flatMap((indicator, index) =>
        unknown(indicator.goals, known, ['indicators', index, 'goals'], '主要目标'),
      );
    },
  },
  {
    name: 'tasks-known',
    needs: [],
    check: ({ parsed }) => {
      const known = parsed.tasks.map((task) => String(task.no));
      return parsed.indicators.flatMap((indicator, index) =>
        unknown(indicator.tasks.map(String), known, ['indicators', index, 'tasks'], '任务'),
      );
    },
  },
  {
    name: 'items-known',
    needs: [],
    check: ({ parsed, items }) =>
      parsed.indicators.flatMap((indicator, index) =>
        writtenItems(indicator)
          .filter((id) => !items.has(id))
          .map((id) => ({
            path: ['indicators', index, 'data'],
            reason: `没有编码为“${id}”的数据项`,
            mentions: id,
          })),
      ),
  },
  {
    name: 'lists-without-repeats',
    needs: [],
    check: ({ parsed }) => idLists(parsed).flatMap(({ ids, path }) => repeats(ids, path)),
  },
];

type Reference = { readonly id: string; readonly path: PlanPath };

/** Every place where one unit, not a group, must stand. */
function unitReferences(parsed: ParsedPlan): Reference[] {
  const reporting = (list: 'items' | 'indicators') =>
    parsed[list].flatMap((entry, index) => [
      { id: entry.reportingUnit, path: [list, index, 'reportingUnit'] },
      ...(entry.authoritativeUnit === undefined
        ? []
        : [{ id: entry.authoritativeUnit, path: [list, index, 'authoritativeUnit'] }]),
    ]);
  return [
    ...parsed.groups.flatMap((group, index) =>
      group.members.map((id, member) => ({ id, path: ['groups', index, 'members', member] })),
    ),
    ...parsed.tasks.map((task, index) => ({ id: task.leadUnit, path: ['tasks', index, 'leadUnit'] })),
    ...stepsOf(parsed).map(({ step, path }) => ({
      id: step.responsibleUnit,
      path: [...path, 'responsibleUnit'],
    })),
    ...reporting('items'),
    ...reporting('indicators'),
  ];
}

/** Lists in which an id twice would count twice or print twice. */
function idLists(parsed: ParsedPlan): { readonly ids: readonly string[]; readonly path: PlanPath }[] {
  return [
    ...parsed.groups.map((group, index) => ({ ids: group.members, path: ['groups', index, 'members'] })),
    ...parsed.tasks.map((task, index) => ({
      ids: [task.leadUnit, ...task.cooperatingUnits],
      path: ['tasks', index, 'cooperatingUnits'],
    })),
    ...parsed.indicators.flatMap((indicator, index) => [
      { ids: indicator.goals, path: ['indicators', index, 'goals'] },
      { ids: indicator.tasks.map(String), path: ['indicators', index, 'tasks'] },
      { ids: writtenItems(indicator), path: ['indicators', index, 'data'] },
      {
        ids: 'universe' in indicator ? indicator.universe : [],
        path: ['indicators', index, 'universe'],
      },
    ]),
  ];
}

function unknown(ids: readonly string[], known: readonly string[], path: PlanPath, what: string): Finding[] {
  return ids
    .filter((id) => !known.includes(id))
    .map((id) => ({ path, reason: `没有编码为“${id}”的${what}`, mentions: id }));
}

function repeats(ids: readonly string[], path: PlanPath): Finding[] {
  const repeated = ids.filter((id, index) => ids.indexOf(id) < index);
  return [...new Set(repeated)].map((id) => ({ path, reason: `“${id}”重复列出` }));
}
