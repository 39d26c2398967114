import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { expandUnits } from '../../pipeline/plan/plan.ts';
import { nameKey } from '../../pipeline/values/name.ts';
import { policyNumbers, unclaimed, withoutSpaces } from './policy-numbers.ts';
import { wuhan } from './seed-plans.ts';

const { parsed, plan, policy } = wuhan;
const paragraphs = policy.split(/\r?\n/).map((line) => line.trim());
const text = withoutSpaces(policy);
const steps = parsed.tasks.flatMap((task) => task.milestones?.steps ?? []);
const taskNumbers = Array.from({ length: 15 }, (_, index) => index + 1);

describe('numbers with a target in the policy', () => {
  it('are found as a reader finds them', () => {
    const found = policyNumbers(policy).map((number) => number.text);
    expect(found).toEqual([
      ...['15%', '争先进位', '全国A类', '二档', '一档', '百亿元', '10家', '3条', '80条', '2000列'],
      ...['20—25项', '500亿元', '250亿元', '200亿元'],
      ...['30家', '1000亿元', '10.5亿美元', '20家', '20亿元', '2亿美元'],
      ...['百亿以上', '10家', '900家', '全覆盖', '30家', '千亿元'],
      ...['10个', '500家', '30%', '20项', '10%'],
      ...['80条', '2000列', '3条', '全面推动', '5个', '全覆盖'],
    ]);
  });

  it('are each the target of an indicator that quotes the place', () => {
    expect(unclaimed(policy, parsed.indicators)).toEqual([]);
  });

  const quotations = [...new Set(parsed.indicators.flatMap((indicator) => indicator.quotations))];

  it.each(quotations)('would be missed without the indicators that quote “%s”', (quotation) => {
    const others = parsed.indicators.filter((indicator) => !indicator.quotations.includes(quotation));
    expect(unclaimed(policy, others)).not.toEqual([]);
  });

  it('would be missed with another target than the policy’s', () => {
    const indicators = parsed.indicators.map((one) =>
      one.id === 'new-exporters' && one.kind === 'stock' ? { ...one, target: one.target.div(10) } : one,
    );
    expect(unclaimed(policy, indicators).map((number) => number.text)).toEqual(['900家']);
  });
});

describe('indicators', () => {
  it('are at least 26, each of a kind METHOD.md knows and each with its own name', () => {
    expect(parsed.indicators.length).toBeGreaterThanOrEqual(26);
    expect(new Set(parsed.indicators.map((one) => nameKey(one.name))).size).toBe(parsed.indicators.length);
  });

  it('are of every kind', () => {
    const kinds = new Set(parsed.indicators.map((one) => one.kind));
    expect([...kinds].sort()).toEqual([
      ...['annualFlow', 'annualRange', 'approximate', 'averageGrowth', 'classification'],
      ...['coverage', 'ordinal', 'rank', 'share', 'stock'],
    ]);
  });

  it.each([
    ['leading-enterprises', 5],
    ['near-sea-routes', 12],
    ['air-routes', 10],
    ['freight-trains', 11],
  ])('%s serves a goal and task %i, and quotes both', (id, no) => {
    const indicator = parsed.indicators.find((one) => one.id === id);
    expect(indicator?.tasks).toEqual([no]);
    expect(indicator?.goals).toHaveLength(1);
    const goal = parsed.goals.find((one) => one.id === indicator?.goals[0]);
    const task = parsed.tasks.find((one) => one.no === no);
    const quotedIn = (words = '') =>
      indicator?.quotations.some((quotation) => withoutSpaces(words).includes(withoutSpaces(quotation)));
    expect([quotedIn(goal?.text), quotedIn(task?.text)]).toEqual([true, true]);
  });

  it('quote the goal they serve, or a task of theirs, or the safeguards', () => {
    const sections = new Map([
      ...parsed.goals.map((goal) => [goal.id, withoutSpaces(goal.text)] as const),
      ...parsed.tasks.map((task) => [String(task.no), withoutSpaces(task.text)] as const),
    ]);
    const astray = parsed.indicators.flatMap((one) => {
      const own = [...one.goals, ...one.tasks.map(String)].map((key) => sections.get(key) ?? '').join('\n');
      return one.quotations
        .filter((quotation) => !own.includes(withoutSpaces(quotation)))
        .map((quotation) => `${one.id}: ${quotation}`);
    });
    expect(astray).toEqual(['small-exporter-insurance: 推动中小微外贸企业出口信保全覆盖']);
  });

  it('have a reporting unit that the policy makes responsible for their task', () => {
    const astray = plan.indicators.filter((one) => {
      const responsible = one.tasks.flatMap((no) => {
        const task = plan.tasks.find((candidate) => candidate.no === no);
        return task ? expandUnits([task.leadUnit, ...task.cooperatingUnits], plan) : [];
      });
      return !responsible.includes(one.reportingUnit);
    });
    expect(astray.map((one) => one.id)).toEqual([]);
  });

  it('say what the policy leaves open, in full sentences', () => {
    const open = ['new-exporters', 'import-zone-imports', 'service-opening-cases', 'ecommerce-zone-tier'];
    const growth = parsed.indicators.filter((one) => one.kind === 'averageGrowth').map((one) => one.id);
    const lists = parsed.indicators.filter((one) => one.kind === 'coverage').map((one) => one.id);
    for (const id of [...open, ...growth, ...lists])
      expect(parsed.indicators.find((one) => one.id === id)?.note, id).toMatch(/。$/);
    for (const id of growth)
      expect(parsed.indicators.find((one) => one.id === id)?.note).toContain('未写明年均增长的基年');
    for (const one of parsed.indicators) expect(one.definition, one.id).toMatch(/。$/);
  });

  it('decide their task only where the year’s result is there when the plan ends', () => {
    const late = plan.indicators.filter((one) => ['rank', 'ordinal', 'classification'].includes(one.kind));
    expect(late.map((one) => one.core)).toEqual(late.map(() => false));
  });
});

describe('tasks', () => {
  it.each(taskNumbers)('%i has the policy’s whole paragraph and its title', (no) => {
    const task = parsed.tasks[no - 1];
    const paragraph = paragraphs.find((line) => line.startsWith(`${no}.`));
    expect(`${task?.no}.${task?.text}`).toBe(paragraph);
    expect(paragraph?.startsWith(`${no}.${task?.title}。`)).toBe(true);
  });

  it.each(taskNumbers)('%i has the units of its 责任单位 in the policy’s order', (no) => {
    const task = parsed.tasks[no - 1];
    const named = responsibleUnits(task?.text ?? '').map(unitNamed);
    expect([task?.leadUnit, ...(task?.cooperatingUnits ?? [])]).toEqual(named);
  });

  it('belong to the five 工程 as the policy lists them', () => {
    let programme = '';
    const expected = paragraphs.flatMap((line) => {
      programme = /^\([一二三四五]\)(.+工程)$/.exec(line)?.[1] ?? programme;
      return /^\d+\./.test(line) ? [programme] : [];
    });
    const titles = new Map(parsed.programmes.map(({ id, title }) => [id, title]));
    expect(parsed.tasks.map((task) => titles.get(task.programme))).toEqual(expected);
  });

  it.each(taskNumbers)('%i has at least three steps, quoted from its own paragraph', (no) => {
    const task = parsed.tasks[no - 1];
    const own = withoutSpaces(task?.text ?? '');
    expect(task?.milestones?.steps.length).toBeGreaterThanOrEqual(3);
    for (const { quotation } of task?.milestones?.steps ?? [])
      expect(own.includes(withoutSpaces(quotation)), quotation).toBe(true);
  });

  it('without core indicators are decided by their steps', () => {
    const decidedBySteps = parsed.tasks.filter((task) => task.milestones?.core).map((task) => task.no);
    expect(decidedBySteps).toEqual([4, 13, 14]);
    for (const task of parsed.tasks) {
      const core = parsed.indicators.some((one) => one.core && one.tasks.includes(task.no));
      expect(core || task.milestones?.core, `task ${task.no}`).toBe(true);
    }
  });

  it('leave due months to the plan’s end: the policy names none', () => {
    expect(steps.filter((step) => step.due !== undefined)).toEqual([]);
    expect(new Set(plan.tasks.flatMap((task) => task.milestones?.steps.map((step) => step.due)))).toEqual(
      new Set(['2025-12']),
    );
  });
});

describe('quotations', () => {
  it('all occur in the policy’s text, word for word', () => {
    const quoted = [
      ...parsed.goals.map((goal) => goal.text),
      ...parsed.tasks.map((task) => task.text),
      ...steps.map((step) => step.quotation),
      ...parsed.indicators.flatMap((indicator) => indicator.quotations),
    ];
    expect(quoted.length).toBeGreaterThan(180);
    expect(quoted.filter((words) => !text.includes(withoutSpaces(words)))).toEqual([]);
  });
});

describe('groups', () => {
  it('that the policy only names say that their list must be replaced', () => {
    const unnamed = parsed.groups.filter((group) => group.name.includes('成员单位'));
    expect(unnamed).toHaveLength(3);
    for (const group of unnamed) expect(group.note).toMatch(/方案未列出.*替换。$/);
  });

  it('of all districts holds the districts, the development zones and the new area', () => {
    const districts = parsed.groups.find((group) => group.name === '各区人民政府');
    expect(districts?.members).toHaveLength(16);
    expect(districts?.members).toEqual(expect.arrayContaining(['changjiang-new-area', 'donghu-zone']));
  });
});

describe('the policy’s text', () => {
  it('is the one that was given, to the letter', () => {
    const digest = createHash('sha256').update(policy).digest('hex');
    expect(digest).toBe('893bb706f5b9ddaf523f1462919514c7ec04c8c74f3216460f1fd09f149c5c84');
    expect(policy.startsWith('各区人民政府,市人民政府各部门:')).toBe(true);
    expect(policy.endsWith('提升通关便利化水平。')).toBe(true);
  });
});

/** The names in 责任单位, a shared ending given to each: 东湖高新区、长江新区管委会 are two 管委会. */
function responsibleUnits(paragraph: string): string[] {
  const inside = /\(责任单位:(.*)\)$/.exec(paragraph)?.[1] ?? '';
  return inside.replace(/〈.*?〉/g, '').split(/[、,]/);
}

function unitNamed(name: string): string {
  const found = [...parsed.units, ...parsed.groups].filter((unit) =>
    [unit.name, ...('aliases' in unit ? unit.aliases : [])].map(nameKey).includes(nameKey(name)),
  );
  expect(found, name).toHaveLength(1);
  return found[0]?.id ?? '';
}
