import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { ISSUE_CATALOGUE, type IssueCode } from '../../../../pipeline/values/issue-catalogue.ts';
import { isMonth, type Month } from '../../../../pipeline/values/month.ts';

/** The planted faults as listed in `faults.yaml`, each with the issue it must raise and where. */

const scalar = z.union([z.string(), z.number(), z.null()]);
const formula = z.strictObject({ formula: z.string(), error: z.literal('#DIV/0!').optional() });

const faultSchema = z.strictObject({
  file: z.string(),
  sheet: z.string().optional(),
  /** Code of the indicator or step in whose row the cell stands. */
  row: z.string().optional(),
  cell: z
    .string()
    .regex(/^[A-Z]\d+$/)
    .optional(),
  /** Where the issue stands, when not in the cell. */
  at: z.string().optional(),
  /** What is written into the cell, or into the label. */
  put: z.union([scalar, formula]).optional(),
  /** A row below the table. */
  add: z.array(scalar).optional(),
  /** 填报单位 or 填报日期 above the tables. */
  label: z.enum(['填报单位', '填报日期']).optional(),
  make: z
    .enum([
      'nothing',
      'blankForm',
      'copy',
      'password',
      'truncated',
      'empty',
      'word',
      'macro',
      'oldFormat',
      'duplicate',
      'gb18030',
    ])
    .optional(),
  of: z.string().optional(),
  /** The unit an issue about reporting names. */
  unit: z.string().optional(),
  code: z
    .string()
    .refine((code): code is IssueCode => code in ISSUE_CATALOGUE, 'no such issue code')
    .nullable(),
  about: z.string(),
});

const faultsSchema = z.strictObject({
  schema: z.literal('duban.faults/1'),
  period: z
    .string()
    .refine(isMonth)
    .transform((text) => text as Month),
  folder: z.string(),
  faults: z.array(faultSchema),
});

export type Fault = z.output<typeof faultSchema>;
export type FaultList = z.output<typeof faultsSchema>;

/** @throws ZodError when the list itself is wrong. */
export function readFaults(): FaultList {
  return faultsSchema.parse(parse(readFileSync(new URL('../faults.yaml', import.meta.url), 'utf8')));
}
