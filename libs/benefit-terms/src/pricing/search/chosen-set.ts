import { soonestFirst, type Candidate } from '../candidate.js';

/** A set of grants and what it takes off the order, in whole fen. */
export interface ChosenSet {
  readonly candidates: readonly Candidate[];
  readonly discount: number;
  /** What is drawn from the balance on top. */
  readonly subsidy: number;
  /** Grants used, the subsidy counting as one. */
  readonly count: number;
  /** Ascending. */
  readonly expiries: readonly number[];
  /** Ascending. */
  readonly ids: readonly string[];
}

export function chosenSet(
  candidates: readonly Candidate[],
  discount: number,
  subsidy: number,
): ChosenSet {
  const soonest = candidates.map((candidate) => candidate.grant).sort(soonestFirst);
  return {
    candidates: [...candidates],
    discount,
    subsidy,
    count: candidates.length + (subsidy > 0 ? 1 : 0),
    expiries: soonest.map((grant) => grant.expiresAt.getTime()),
    ids: soonest.map((grant) => grant.grantId).sort(),
  };
}

/** Domain rule 7: most discount, then fewest grants, least subsidy, earliest expiry, lowest ids. */
export function isBetter(set: ChosenSet, than: ChosenSet): boolean {
  const byPrice =
    than.discount + than.subsidy - (set.discount + set.subsidy) ||
    set.count - than.count ||
    set.subsidy - than.subsidy;
  if (byPrice !== 0) return byPrice < 0;
  return (firstDifference(set.expiries, than.expiries) || firstDifference(set.ids, than.ids)) < 0;
}

/** Negative when `a` comes first where the two begin to differ; zero when they never do. */
export function firstDifference<Value extends string | number>(
  a: readonly Value[],
  b: readonly Value[],
): number {
  for (const [index, value] of a.entries()) {
    const other = b[index];
    if (other !== undefined && value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
