import { setHolds, type ValueLiteral } from './literal-holds.js';

/** The members to have instead; `missing` is no set at all. */
export type SetTarget = { readonly members: readonly string[] } | 'missing';

/** The set nearest to the current one that meets all literals; null when none does. */
export function setChange(
  literals: readonly ValueLiteral[],
  current: readonly string[] | undefined,
): SetTarget | null {
  const barred = new Set(
    literals.flatMap((literal) =>
      literal.kind === 'any-of' && literal.negated ? [...literal.values] : [],
    ),
  );
  const members = new Set((current ?? []).filter((member) => !barred.has(member)));
  for (const literal of literals) {
    if (literal.kind !== 'any-of' || literal.negated) continue;
    const values = [...literal.values].map(String);
    const added = values.some((value) => members.has(value))
      ? undefined
      : values.find((value) => !barred.has(value));
    if (added !== undefined) members.add(added);
  }
  const target = [...members];
  if (literals.every((literal) => setHolds(literal, target))) return { members: target };
  return literals.every((literal) => setHolds(literal, undefined)) ? 'missing' : null;
}
