import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { planJsonSchema } from '../../pipeline/plan/json-schema.ts';
import { expandUnits, itemsOf, normalisePlan, unitName } from '../../pipeline/plan/plan.ts';
import { type PlanFile, planSchema } from '../../pipeline/plan/schema.ts';
import { indicatorSchema, type Kind, TARGET_KINDS } from '../../pipeline/plan/target-kinds/index.ts';
import { coastal, wuhan } from './seed-plans.ts';

const common = {
  id: 'x',
  name: '甲',
  tasks: [1],
  measure: '家',
  deadline: '2025-12',
  reportingUnit: 'u',
  definition: '口径',
  decimals: 0,
  quotations: ['甲'],
};

/** The least an author must write for each kind. */
const least: Record<Kind, object> = {
  stock: { target: 1 },
  annualFlow: { target: 1 },
  annualRange: { target: { low: 1, high: 2 } },
  approximate: { target: 1 },
  averageGrowth: { target: '10%', data: { item: 'a' } },
  share: { target: '10%', data: { ratioOf: { numerator: 'a', denominator: 'b' } } },
  coverage: { universe: ['甲'] },
  ordinal: { target: { floor: 2, stretch: 1 } },
  rank: { data: { rankOf: { rank: 'a', fieldSize: 'b' } } },
  classification: {
    target: { list: 'A类' },
    data: { listOf: { listed: 'c', rank: 'a', fieldSize: 'b' } },
  },
};

describe('every kind of target', () => {
  it.each(Object.entries(least))('%s is read from the least an author must write', (kind, own) => {
    const result = indicatorSchema.safeParse({ ...common, kind, ...own });
    expect(result.error?.issues).toBeUndefined();
  });

  it.each(Object.entries(least))('%s refuses a field it does not know', (kind, own) => {
    const result = indicatorSchema.safeParse({ ...common, kind, ...own, targt: 3 });
    expect(result.error?.issues.map((found) => found.code)).toEqual(['unrecognized_keys']);
  });

  it.each(Object.keys(TARGET_KINDS) as Kind[])('%s says what it is made of', (kind) => {
    const family = TARGET_KINDS[kind];
    expect(family.kind).toBe(kind);
    expect(family.schema.shape.kind.value).toBe(kind);
    expect(['flow', 'stock', 'assessment']).toContain(family.nature);
  });

  it.each([
    ['annualRange', { target: { low: 25, high: 20 } }],
    ['ordinal', { target: { floor: 1, stretch: 2 } }],
    ['ordinal', { target: { floor: 0, stretch: 0 } }],
    ['stock', { target: '30个' }],
    ['stock', { target: 1, direction: 'decrease' }],
    ['stock', { target: 1, deadline: '2025-13' }],
    ['stock', { target: 1, id: '甲' }],
    ['stock', { target: 1, measure: '  ' }],
    ['coverage', { universe: [] }],
  ])('%s refuses %j', (kind, own) => {
    expect(indicatorSchema.safeParse({ ...common, kind, ...least[kind as Kind], ...own }).success).toBe(
      false,
    );
  });
});

describe('what an author may leave out', () => {
  const file = coastal.file();
  const parse = (change: Partial<PlanFile>) => planSchema.parse({ ...file, ...change });

  it('has METHOD.md’s thresholds and a due day', () => {
    const { thresholds, reporting } = parse({ thresholds: undefined, reporting: undefined });
    const printed = Object.fromEntries(
      Object.entries(thresholds).map(([key, value]) => [key, Number(value)]),
    );
    expect(printed).toEqual({
      onTrack: 0.95,
      atRisk: 0.7,
      growthAtRisk: 0.6,
      classificationOnTrack: 0.2,
      classificationAtRisk: 0.3,
      staleAfterMonths: 2,
      assessmentStaleAfterMonths: 14,
      stepStaleAfterMonths: 6,
      stepWarningMonths: 2,
    });
    expect(reporting.dueDay).toBe(10);
  });

  it('is filled in for an indicator', () => {
    const [indicator] = planSchema.parse({
      ...file,
      indicators: [{ ...common, kind: 'stock', target: '10.5' }],
    }).indicators;
    expect(indicator).toMatchObject({
      aliases: [],
      goals: [],
      core: true,
      baseline: {},
      frequency: 'monthly',
      direction: 'increase',
      lumpy: false,
    });
    expect(indicator?.weight.toString()).toBe('1');
    expect(indicator?.target?.toString()).toBe('10.5');
  });

  it.each([
    ['30%', '0.3'],
    ['29.96%', '0.2996'],
    [1000, '1000'],
    ['1000', '1000'],
    [0.1, '0.1'],
    [10.5, '10.5'],
  ])('reads the quantity %j as %s', (written, value) => {
    const { thresholds } = parse({ thresholds: { onTrack: written } });
    expect(thresholds.onTrack.toString()).toBe(value);
  });
});

describe('a normalised plan', () => {
  const { plan } = coastal;
  const indicator = (id: string) => plan.indicators.find((one) => one.id === id);
  const item = (id: string) => plan.items.find((one) => one.id === id);

  it('gives every step a due month: the plan’s end where none is written', () => {
    const due = plan.tasks[0]?.milestones?.steps.map((step) => step.due);
    expect(due).toEqual(['2026-09', '2027-06', '2028-12']);
  });

  it('makes an indicator without data its own data item, with the nature of its kind', () => {
    expect(item('fishery-projects')).toMatchObject({ nature: 'flow', measure: '个', reportingUnit: 'trade' });
    expect(item('foreign-capital')).toMatchObject({ nature: 'stock', measure: '万美元' });
    expect(item('zone-grade')).toMatchObject({ nature: 'assessment', frequency: 'yearly' });
    expect(item('port-containers')).toBeUndefined();
  });

  it('has a coverage reported as a count of a list, whether it is its own item or not', () => {
    expect(item('supplied-islands')).toMatchObject({ measure: '个', universeSize: 7 });
    const own = wuhan.plan.items.find((one) => one.id === 'trade-service-coverage');
    expect(own).toMatchObject({ measure: '个', decimals: 0, universeSize: 16 });
  });

  it('says where each figure comes from and what it starts from', () => {
    expect(indicator('seafood-exports')?.data).toEqual({ item: 'seafood-exports' });
    expect(indicator('seafood-exports')?.baseline.value?.toString()).toBe('4.2');
    expect(indicator('seafood-exports')?.baseline.period).toBe('2025-12');
    expect(indicator('cold-storage')?.baseline).toEqual({
      period: '2025-12',
      value: null,
      startFromZero: true,
    });
  });

  it('names every item of a derived figure', () => {
    const itemIds = plan.items.map((one) => one.id);
    for (const { data } of [...plan.indicators, ...wuhan.plan.indicators]) {
      const known = [...itemIds, ...wuhan.plan.items.map((one) => one.id)];
      expect(known).toEqual(expect.arrayContaining([...itemsOf(data)]));
    }
  });

  it('keeps weights of steps and groups', () => {
    expect(plan.tasks[0]?.milestones?.steps.map(({ weight }) => Number(weight))).toEqual([2, 1, 1]);
    expect(plan.tasks[3]?.milestones).toMatchObject({ id: 'task-4-steps', task: 4, core: true });
    expect(Number(plan.tasks[3]?.milestones?.weight)).toBe(2);
  });

  it('expands groups in order, each unit once, and names units and groups', () => {
    expect(expandUnits(['east-county', 'coastal-counties', 'water'], plan)).toEqual([
      'east-county',
      'west-district',
      'south-county',
      'water',
    ]);
    expect(unitName('coastal-counties', plan)).toBe('沿海各县区人民政府');
    expect(unitName('water', plan)).toBe('市水务局');
    expect(unitName('nobody', plan)).toBe('nobody');
  });

  it('does not change when normalised from the same file again', () => {
    expect(normalisePlan(planSchema.parse(coastal.file()))).toEqual(plan);
  });
});

describe('the JSON Schema', () => {
  it('is the one under seeds (vitest -u writes it anew)', async () => {
    const text = `${JSON.stringify(planJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../seeds/plan.schema.json');
  });

  const validator = z.fromJSONSchema(planJsonSchema() as Parameters<typeof z.fromJSONSchema>[0]);

  it.each([
    ['wuhan-2024', wuhan],
    ['coastal-2026', coastal],
  ])('accepts the plan %s as an author wrote it', (_, seed) => {
    expect(validator.safeParse(seed.file()).error?.issues).toBeUndefined();
  });

  it('refuses a misspelt field and a wrong month, as an editor would show', () => {
    const [task] = coastal.file().tasks;
    expect(validator.safeParse({ ...coastal.file(), tasks: [{ ...task, leedUnit: 'x' }] }).success).toBe(
      false,
    );
    expect(validator.safeParse({ ...coastal.file(), end: '2028-13' }).success).toBe(false);
  });

  it('describes fields in Chinese for an editor to show', () => {
    expect(JSON.stringify(planJsonSchema())).toContain('政策原文，逐字照抄');
  });
});
