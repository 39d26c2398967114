import { expandUnits } from '../plan.ts';
import type { ParsedPlan } from '../schema.ts';
import { type PlanRule, stepsOf, writtenItems } from './plan-rule.ts';

/** Nothing is left hanging: tasks are numbered, every part is used, every step has someone who answers for it. */
export const structureRules: readonly PlanRule[] = [
  {
    name: 'tasks-numbered',
    needs: ['tasks'],
    check: ({ parsed }) =>
      parsed.tasks.flatMap((task, index) =>
        task.no === index + 1
          ? []
          : [{ path: ['tasks', index, 'no'], reason: `任务序号应为 ${index + 1}，现为 ${task.no}` }],
      ),
  },
  {
    name: 'programmes-used',
    needs: ['tasks'],
    check: ({ parsed }) =>
      parsed.programmes.flatMap((programme, index) =>
        parsed.tasks.some((task) => task.programme === programme.id)
          ? []
          : [{ path: ['programmes', index], reason: `没有任务属于“${programme.title}”` }],
      ),
  },
  {
    name: 'items-used',
    needs: ['indicators'],
    check: ({ parsed }) => {
      const used = new Set(parsed.indicators.flatMap(writtenItems));
      return parsed.items.flatMap((item, index) =>
        used.has(item.id) ? [] : [{ path: ['items', index], reason: `没有指标用到数据项“${item.id}”` }],
      );
    },
  },
  {
    name: 'tasks-with-content',
    needs: ['tasks', 'indicators'],
    check: ({ parsed }) =>
      parsed.tasks.flatMap((task, index) =>
        task.milestones || parsed.indicators.some((indicator) => indicator.tasks.includes(task.no))
          ? []
          : [{ path: ['tasks', index], reason: `任务 ${task.no} 既没有指标也没有事项，无法评定` }],
      ),
  },
  {
    name: 'steps-with-responsible-unit',
    needs: ['groups'],
    check: ({ parsed }) =>
      stepsOf(parsed).flatMap(({ task, step, path }) =>
        answersFor(step.responsibleUnit, task, parsed)
          ? []
          : [
              {
                path: [...path, 'responsibleUnit'],
                reason: `“${step.responsibleUnit}”不在任务 ${task.no} 的责任单位之列`,
                mentions: step.responsibleUnit,
              },
            ],
      ),
  },
];

/** A task with a unit that is not there has its own finding: its steps need not repeat it. */
function answersFor(unit: string, task: ParsedPlan['tasks'][number], parsed: ParsedPlan): boolean {
  const units = expandUnits([task.leadUnit, ...task.cooperatingUnits], parsed);
  const known = new Set(parsed.units.map(({ id }) => id));
  return units.includes(unit) || units.some((id) => !known.has(id));
}
