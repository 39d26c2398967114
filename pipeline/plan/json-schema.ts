import { z } from 'zod';
import { planSchema } from './schema.ts';

/** The plan file's JSON Schema, by which an editor completes and checks plan.yaml. Kept in seeds/plan.schema.json. */
export function planJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(planSchema, { io: 'input' });
}
