import { refused } from '@boon/shared-kernel';
import { expiryOfGrant } from '../../stock/domain/stock-terms.js';
import { identityOfClaim, type Claim, type ClaimOutcome } from './claim.js';
import { offerOf, type ClaimFacts, type OfferedStock } from './claim-facts.js';
import type { ClaimPlan, GrantDraft, Taking } from './claim-plan.js';
import { termsOfGrant, type GrantTerms } from './resolved-terms.js';
import { countsPersons } from './period-limits.js';
import { Room, type NoRoom } from './room.js';
import { scopesOfGrant } from './scopes-of-claim.js';

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
  const planning = { room, newId, expiries: new Expiries(facts.now) };
  const grants: GrantDraft[] = [];
  const outcomes = claims.map((claim): ClaimOutcome => {
    const given = givenOf(claim, facts);
    if (given !== undefined) return { ok: true, claimKey: claim.claimKey, grants: given };
    if (claim.offerEndsAt !== null && facts.now.getTime() >= claim.offerEndsAt.getTime()) {
      return refused('claim.token-expired');
    }

    const { drafts, refusal } = draftsOf(claim, facts, planning);
    if (drafts.length === 0) return refusal ?? refused('claim.token-invalid');
    grants.push(...drafts);
    return { ok: true, claimKey: claim.claimKey, grants: drafts.map((draft) => draft.shown) };
  });
  return {
    ...{ outcomes, grants, now: facts.now },
    ...{ tallies: room.allTallies(), taken: room.allTaken(), watched: room.allWatched() },
    charges: room.allCharges(),
  };
}

function givenOf(claim: Claim, { given }: ClaimFacts) {
  return given.size === 0 ? undefined : given.get(identityOfClaim(claim));
}

interface Planning {
  readonly room: Room;
  readonly newId: () => string;
  readonly expiries: Expiries;
}

/** When grants of a stock that are made now expire: the same for all of a batch. */
class Expiries {
  private readonly known = new Map<OfferedStock, string>();

  constructor(private readonly now: Date) {}

  of(stock: OfferedStock): string {
    const known = this.known.get(stock);
    if (known !== undefined) return known;
    const expiry = expiryOfGrant(stock.validity, this.now).toISOString();
    this.known.set(stock, expiry);
    return expiry;
  }
}

interface Drafts {
  readonly drafts: readonly GrantDraft[];
  /** Of the first item that cannot be had. */
  readonly refusal: NoRoom | null;
}

function draftsOf(claim: Claim, facts: ClaimFacts, plan: Planning): Drafts {
  const { room } = plan;
  const drafts: GrantDraft[] = [];
  let refusal: NoRoom | null = null;
  for (const item of claim.items) {
    const asked = askedFor(claim, item, facts);
    const no = asked === null ? refused('claim.token-invalid') : take(asked, facts.now, room);
    if (no === null && asked !== null) drafts.push(draftOf(asked, unitAfter(drafts, item), plan));
    else refusal ??= no;
  }
  if (refusal === null || claim.pack === 'available') return { drafts, refusal };

  for (const draft of drafts) room.giveBack(draft);
  return { drafts: [], refusal };
}

/** Tells units of one stock in one claim apart. */
function unitAfter(drafts: readonly GrantDraft[], { stockId }: Claim['items'][number]): number {
  let units = 0;
  for (const { stock } of drafts) if (stock.stockId === stockId) units += 1;
  return units;
}

function take(draft: AskedGrant, now: Date, room: Room): NoRoom | null {
  return closedBecause(draft.stock, now) ?? room.take(draft);
}

/** Why nobody can have of this stock now; null when it is open. */
function closedBecause(stock: OfferedStock, now: Date): NoRoom | null {
  const { state, unitsLeft, validity } = stock;
  if (state === 'exhausted') {
    if (unitsLeft === 0) return refused('quota.exhausted');
    return refused('budget.exhausted', { account: 'stock' });
  }
  if (state !== 'active') return refused('stock.not-active');
  if (now.getTime() < validity.startsAt.getTime()) return refused('stock.not-started');
  return now.getTime() >= validity.endsAt.getTime() ? refused('grant.expired') : null;
}

/** A grant that a claim asks for. */
interface AskedGrant extends Taking {
  readonly terms: GrantTerms;
  readonly personKeys: readonly string[];
}

/** Null when the offer is of no stock, or of terms that are not the stock's. */
function askedFor(
  claim: Claim,
  item: Claim['items'][number],
  facts: ClaimFacts,
): AskedGrant | null {
  const stock = facts.stocks.get(offerOf(item));
  const features = facts.features.get(claim.userId);
  const terms = stock === undefined ? null : termsOfGrant(item, stock, { claim, features });
  if (stock === undefined || terms === null) return null;
  const personKeys = countsPersons(stock.limits) ? [...new Set(claim.personKeys)] : NO_KEYS;
  const accounts = accountsOf(claim, stock, facts);
  return { claim, stock, terms, worstCase: terms.worstCase, personKeys, accounts };
}

const NO_KEYS: readonly string[] = [];

// Field by field: every claim of a rush comes through here.
function draftOf(asked: AskedGrant, unit: number, { newId, expiries }: Planning): GrantDraft {
  const { claim, stock, terms, worstCase, personKeys, accounts } = asked;
  return {
    claim,
    stock,
    unit,
    resolvedTerms: terms.resolved,
    termsReason: terms.reason,
    worstCase,
    personKeys,
    accounts,
    shown: {
      grantId: newId(),
      stockId: stock.stockId,
      name: stock.name,
      kind: stock.kind,
      terms: terms.terms,
      expiresAt: expiries.of(stock),
    },
  };
}

function accountsOf(claim: Claim, stock: OfferedStock, { accounts }: ClaimFacts) {
  if (accounts.size === 0) return [];
  return scopesOfGrant(claim, stock.merchantId).flatMap((scope) => accounts.get(scope) ?? []);
}
