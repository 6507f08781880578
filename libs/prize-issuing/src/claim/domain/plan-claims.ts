import { refused } from '@boon/shared-kernel';
import { expiryOfGrant } from '../../stock/domain/stock-terms.js';
import { identityOfClaim, type Claim, type ClaimOutcome, type ItemRefusal } from './claim.js';
import { offerOf, type ClaimFacts, type OfferedStock } from './claim-facts.js';
import type { ClaimPlan, GrantDraft } from './claim-plan.js';
import { termsOfGrant } from './resolved-terms.js';
import { Room } from './room.js';

/**
 * Decides a batch of claims in order, each on what the ones before it left: an earlier grant of the same
 * claim is answered again, packs are whole or partial as they say. `newId` names the new grants.
 */
export function planClaims(
  claims: readonly Claim[],
  facts: ClaimFacts,
  newId: () => string,
): ClaimPlan {
  const room = new Room(facts);
  const grants: GrantDraft[] = [];
  const outcomes = claims.map((claim): ClaimOutcome => {
    const given = facts.given.get(identityOfClaim(claim));
    if (given !== undefined) return { ok: true, claimKey: claim.claimKey, grants: given };
    if (claim.offerEndsAt !== null && facts.now.getTime() >= claim.offerEndsAt.getTime()) {
      return refused('claim.token-expired');
    }

    const { drafts, refusal } = draftsOf(claim, facts, room, newId);
    if (drafts.length === 0) return refused(refusal ?? 'claim.token-invalid');
    grants.push(...drafts);
    return { ok: true, claimKey: claim.claimKey, grants: drafts.map((draft) => draft.shown) };
  });
  return {
    ...{ outcomes, grants, now: facts.now },
    ...{ tallies: room.allTallies(), taken: room.allTaken() },
  };
}

interface Drafts {
  readonly drafts: readonly GrantDraft[];
  /** Of the first item that cannot be had. */
  readonly refusal: ItemRefusal | null;
}

function draftsOf(claim: Claim, facts: ClaimFacts, room: Room, newId: () => string): Drafts {
  const drafts: GrantDraft[] = [];
  let refusal: ItemRefusal | null = null;
  for (const item of claim.items) {
    const unit = drafts.filter((draft) => draft.stock.stockId === item.stockId).length;
    const stock = facts.stocks.get(offerOf(item));
    const draft = stock === undefined ? null : draftOf({ claim, item, stock, unit }, facts.now);
    const no = draft === null ? 'claim.token-invalid' : take(draft, facts.now, room);
    if (no === null && draft !== null) drafts.push(named(draft, newId()));
    else refusal ??= no;
  }
  if (refusal === null || claim.pack === 'available') return { drafts, refusal };

  for (const { stock, worstCase } of drafts) room.giveBack(stock, claim.userId, worstCase);
  return { drafts: [], refusal };
}

function take(draft: GrantDraft, now: Date, room: Room): ItemRefusal | null {
  const { stock, claim, worstCase } = draft;
  return closedBecause(stock, now) ?? room.take(stock, claim.userId, worstCase);
}

/** Why nobody can have of this stock now; null when it is open. */
function closedBecause(stock: OfferedStock, now: Date): ItemRefusal | null {
  if (stock.state === 'exhausted') {
    return stock.unitsLeft === 0 ? 'quota.exhausted' : 'budget.exhausted';
  }
  if (stock.state !== 'active') return 'stock.not-active';
  if (now.getTime() < stock.validity.startsAt.getTime()) return 'stock.not-started';
  return now.getTime() >= stock.validity.endsAt.getTime() ? 'grant.expired' : null;
}

function draftOf(
  {
    claim,
    item,
    stock,
    unit,
  }: Pick<GrantDraft, 'claim' | 'stock' | 'unit'> & {
    readonly item: Claim['items'][number];
  },
  now: Date,
): GrantDraft | null {
  const of = termsOfGrant(item, stock);
  if (of === null) return null;
  const shown = {
    grantId: '',
    stockId: stock.stockId,
    name: stock.name,
    kind: stock.kind,
    terms: of.terms,
    expiresAt: expiryOfGrant(stock.validity, now).toISOString(),
  };
  const { resolved: resolvedTerms, worstCase } = of;
  return { claim, stock, unit, resolvedTerms, worstCase, shown };
}

function named(draft: GrantDraft, grantId: string): GrantDraft {
  return { ...draft, shown: { ...draft.shown, grantId } };
}
