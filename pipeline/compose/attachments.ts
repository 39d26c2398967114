import type { Plan } from '../plan/plan.ts';
import { type Clause, clause } from './sentence.ts';

/** `label` is 附件 when there is only one, else 附件1; `number` is empty or 1. */
export type Attached<T> = T & { readonly number: string; readonly label: string; readonly name: Clause };

/** What is attached to a document, numbered as it turns out to be there, and 附件说明: the same in order. */
export type Attachments<T extends Readonly<Record<string, object | null>>> = {
  readonly [K in keyof T]: Attached<NonNullable<T[K]>> | null;
} & { readonly attachments: readonly Attached<object>[] };

/** @param found each under the name by which a phrase `attachment-…` has its words. */
export function attachmentsOf<T extends Readonly<Record<string, object | null>>>(
  found: T,
  plan: Plan,
): Attachments<T> {
  const present = Object.entries(found).filter(([, content]) => content !== null);
  const attached = present.map(([key, content], index) => {
    const number = present.length > 1 ? String(index + 1) : '';
    const name = clause(`attachment-${key}`, { plan: plan.shortTitle });
    return [key, { ...content, number, label: `附件${number}`, name }] as const;
  });
  const attachments = attached.map(([, { number, label, name }]) => ({ number, label, name }));
  return { ...found, ...Object.fromEntries(attached), attachments } as Attachments<T>;
}
