import { periodInWords } from '../../values/period.ts';
import { type Attached, attachmentsOf } from '../attachments.ts';
import { type ComposeInput, contextOf } from '../context.ts';
import { type DateList, type DutyList, dateList, dutyList, type TaskList, taskList } from '../lists.ts';
import { type Clause, clause } from '../sentence.ts';
import { dateInWords, monthEnd } from '../spans.ts';

/** Everything templates/lists.hbs prints; a list without content is null. */
export type ListsModel = {
  readonly title: string;
  readonly documentName: string;
  readonly demo: boolean;
  readonly opening: Clause;
  readonly office: string;
  readonly date: string;
  readonly attachments: readonly Attached<object>[];
  readonly taskList: Attached<TaskList> | null;
  readonly dutyList: Attached<DutyList> | null;
  readonly dateList: Attached<DateList> | null;
};

/** 三张清单: what has to be done, whose it is and by when, standing alone; none when there is nothing to list. */
export function composeLists(input: ComposeInput): ListsModel[] {
  const context = contextOf(input);
  const { plan, period, demo, date, month, ended } = context;
  const lists = {
    taskList: taskList(context),
    dutyList: dutyList(context),
    dateList: dateList(context),
  };
  if (Object.values(lists).every((list) => list === null)) return [];
  const name = `${plan.shortTitle}任务清单、责任清单和时限清单`;
  return [
    {
      title: name,
      documentName: `${name}（${periodInWords(period)}）`,
      demo,
      opening: clause(ended ? 'lists-opening-ended' : 'lists-opening', {
        plan: plan.title,
        end: monthEnd(month, 0),
      }),
      office: plan.office.name,
      date: dateInWords(date),
      ...attachmentsOf(lists, plan),
    },
  ];
}
