import { isRefused, type Refused, type RefusalTable } from '@boon/shared-kernel';

import { Problem } from './problem.js';

type CodeOf<Outcome> = Outcome extends Refused<infer Code> ? Code : never;

/**
 * Turns an outcome into an answer: a refusal becomes a problem response with the table's status and
 * its text in the caller's language (details included, `{name}` in a text stands for that detail);
 * one that names the `field` at fault also tells it as every bad request does;
 * anything else is handed back. The table must know every code of the outcome, or it does not compile.
 */
export function answer<Outcome extends { readonly ok: boolean }>(
  outcome: Outcome,
  table: RefusalTable<CodeOf<Outcome>>,
): Exclude<Outcome, Refused> {
  if (isRefused(outcome)) {
    const refusal = outcome as unknown as Refused<CodeOf<Outcome>>;
    throw problemOf(refusal, table);
  }
  return outcome as Exclude<Outcome, Refused>;
}

function problemOf<Code extends string>(
  { code, details }: Refused<Code>,
  table: RefusalTable<Code>,
): Problem {
  const { field: path } = details;
  if (typeof path !== 'string') return Problem.of(code, table, { details });
  const { zh, en } = table[code];
  return Problem.of(code, table, { details, fields: [{ path, code, message: { zh, en } }] });
}
