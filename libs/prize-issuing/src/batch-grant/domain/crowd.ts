import type { AccountCharge } from '@boon/service-support/budgets';
import { holderOfPerson } from '@boon/service-support/caps';
import type { ClaimFacts } from '../../claim/domain/claim-facts.js';
import type { GrantDraft, StockTaken } from '../../claim/domain/claim-plan.js';
import type { Claim } from '../../claim/domain/claim.js';
import { planClaims } from '../../claim/domain/plan-claims.js';

/** Many who are to get the same benefit by claims that differ in the claimant only. */
export interface Crowd {
  /** The claim of the first of them. */
  readonly claim: Claim;
  /** Each once. */
  readonly users: readonly string[];
  /** HMACs of the natural person behind each user; empty where none are known. */
  readonly persons: readonly (readonly string[])[];
}

/** How often one holder may have of the stock in a period. */
export interface CrowdLimit {
  readonly period: string;
  readonly most: number;
}

/** What is to be written so that every user of a crowd has the benefit. */
export interface CrowdPlan {
  readonly crowd: Crowd;
  /** The grant of the first user; those of the others differ in id, user and person. */
  readonly draft: GrantDraft;
  /** Limits of each user, and of each natural person that the stock counts. */
  readonly userLimits: readonly CrowdLimit[];
  readonly personLimits: readonly CrowdLimit[];
  /** Null: the stock keeps no count. */
  readonly taken: StockTaken | null;
  /** The stock in the version that this was decided on, where it keeps no count. */
  readonly watched: ReadonlyMap<string, number>;
  /** One per account. */
  readonly charges: readonly AccountCharge[];
  readonly now: Date;
}

/**
 * Decides one claim by the rules of all claims, and looks whether there is as much for each of the crowd; null: there is
 * not, or the stock would be used up, or each has terms of their own, and they have to be decided one by one. Takes it that nobody of them had
 * anything before: whoever writes the plan finds out.
 */
export function planCrowd(crowd: Crowd, facts: ClaimFacts): CrowdPlan | null {
  const plan = planClaims([crowd.claim], facts, () => '');
  const [draft, ...more] = plan.grants;
  if (draft === undefined || more.length > 0 || draft.termsReason !== null) return null;
  const count = crowd.users.length;
  if (draft.personKeys.length > 0 && !isOfDifferentPersons(crowd)) return null;
  if (!isEnough(draft, count)) return null;

  const limitsOf = (holder: string): CrowdLimit[] =>
    plan.tallies
      .filter((tally) => tally.userId === holder)
      .map(({ period, most }) => ({ period, most }));
  const [person] = draft.personKeys;
  return {
    ...{ crowd, draft, now: plan.now },
    userLimits: limitsOf(crowd.claim.userId),
    personLimits: person === undefined ? [] : limitsOf(holderOfPerson(person)),
    taken: times(plan.taken.get(draft.stock.stockId), count),
    watched: plan.watched,
    charges: plan.charges.map((charge) => ({
      ...charge,
      units: charge.units * count,
      fen: charge.fen * BigInt(count),
    })),
  };
}

/** A grant that is counted under the same key as another of the crowd has to be looked at by itself. */
function isOfDifferentPersons({ persons }: Crowd): boolean {
  const keys = persons.flat();
  return persons.every(({ length }) => length > 0) && new Set(keys).size === keys.length;
}

/** Whether the stock, its day and every shared budget have so many, and the stock something beyond. */
function isEnough({ stock, worstCase, accounts }: GrantDraft, count: number): boolean {
  const fen = worstCase * BigInt(count);
  const { unitsLeft, fenLeft, dayUnitsLeft, dayFenLeft, fenOfNext } = stock;
  return (
    isWithin(count + 1, unitsLeft) &&
    isWithin(fen + fenOfNext, fenLeft) &&
    isWithin(count, dayUnitsLeft) &&
    isWithin(fen, dayFenLeft) &&
    accounts.every((one) => isWithin(count, one.unitsLeft) && isWithin(fen, one.fenLeft))
  );
}

/** Null: not limited. */
function isWithin<Amount extends number | bigint>(wanted: Amount, left: Amount | null): boolean {
  return left === null || wanted <= left;
}

function times(taken: StockTaken | undefined, count: number): StockTaken | null {
  if (taken === undefined) return null;
  return { ...taken, units: taken.units * count, fen: taken.fen * BigInt(count) };
}
