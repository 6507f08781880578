import { soonestFirst, type Candidate } from './candidate.js';

/** A set of grants and what it takes off the order, in fen. */
export interface ChosenSet {
  readonly discount: bigint;
  readonly candidates: readonly Candidate[];
}

/** Domain rule 7: most discount, then fewest grants, then earliest expiry, then lowest ids. */
export function isBetter(set: ChosenSet, than: ChosenSet): boolean {
  if (set.discount !== than.discount) return set.discount > than.discount;
  if (set.candidates.length !== than.candidates.length) {
    return set.candidates.length < than.candidates.length;
  }
  return byExpiryThenIds(set.candidates, than.candidates) < 0;
}

function byExpiryThenIds(a: readonly Candidate[], b: readonly Candidate[]): number {
  const [soonestA, soonestB] = [a, b].map((set) => set.map((c) => c.grant).sort(soonestFirst));
  const expiryA = (soonestA ?? []).map((grant) => grant.expiresAt.getTime());
  const expiryB = (soonestB ?? []).map((grant) => grant.expiresAt.getTime());
  return (
    firstDifference(expiryA, expiryB) ||
    firstDifference(a.map((c) => c.grant.grantId).sort(), b.map((c) => c.grant.grantId).sort())
  );
}

function firstDifference<Value extends string | number>(
  a: readonly Value[],
  b: readonly Value[],
): number {
  for (const [index, value] of a.entries()) {
    const other = b[index];
    if (other !== undefined && value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
