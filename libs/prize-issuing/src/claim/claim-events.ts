import { BenefitClaimed, ClaimRefused } from '@boon/contracts/prize-issuing';
import type { Outbox } from '@boon/platform';
import type { DomainEvent } from '@boon/shared-kernel';
import type { Claim, ClaimOutcome } from './domain/claim.js';
import type { ClaimPlan, GrantDraft } from './domain/claim-plan.js';

/**
 * What a decided batch has to tell, claim by claim in the order of the claims: new grants, or a refusal that nobody is
 * waiting for. The grants of a plan come in that order, too.
 */
export function eventsOf(claims: readonly Claim[], plan: ClaimPlan, now: Date): ClaimEvents {
  const claimedAt = now.toISOString();
  const all: DomainEvent[] = [];
  const ends: number[] = [];
  let next = 0;
  claims.forEach((claim, index) => {
    const refusal = claimRefused(claim, plan.outcomes[index], claimedAt);
    if (refusal !== null) all.push(refusal);
    for (let grant = plan.grants[next]; grant?.claim === claim; grant = plan.grants[(next += 1)]) {
      all.push(benefitClaimed(grant, claimedAt));
    }
    ends.push(all.length);
  });
  return { all, of: (index) => all.slice(ends[index - 1] ?? 0, ends[index]) };
}

/** The events of a batch: all of them, and those of the claim at a position. */
export interface ClaimEvents {
  readonly all: readonly DomainEvent[];
  readonly of: (index: number) => readonly DomainEvent[];
}

type Alike = Parameters<Outbox['alike']>[0];

/**
 * What a batch has to tell where it is the same of all its grants but for who was given them, as most batches of a
 * rush are: then nothing is made for each of them. Null: it is to be told claim by claim.
 */
export function alikeEventsOf({ grants, outcomes }: ClaimPlan, now: Date): Alike | null {
  const [first] = grants;
  if (first === undefined || !outcomes.every(({ ok }) => ok)) return null;
  if (!grants.every((grant) => isToldAs(first, grant))) return null;
  return {
    sample: benefitClaimed(first, now.toISOString()),
    keys: grants.map(({ claim }) => claim.userId),
    varying: {
      grantId: grants.map(({ shown }) => shown.grantId),
      userId: grants.map(({ claim }) => claim.userId),
      claimKey: grants.map(({ claim }) => claim.claimKey),
    },
  };
}

function isToldAs(first: GrantDraft, { claim, stock, shown, worstCase }: GrantDraft): boolean {
  const of = first.claim;
  const isOfOne = stock === first.stock && worstCase === first.worstCase;
  const isShownAlike =
    shown.terms === first.shown.terms && shown.expiresAt === first.shown.expiresAt;
  const isFromOne = claim.schemeId === of.schemeId && claim.channel === of.channel;
  return isOfOne && isShownAlike && isFromOne && claim.slot === of.slot && claim.mode === of.mode;
}

/** What is told of a new grant. */
export function benefitClaimed(
  { claim, stock, shown, worstCase }: GrantDraft,
  claimedAt: string,
): DomainEvent {
  return BenefitClaimed.of({
    grantId: shown.grantId,
    userId: claim.userId,
    stockId: stock.stockId,
    assetId: stock.assetId,
    claimKey: claim.claimKey,
    mode: claim.mode,
    name: shown.name,
    terms: shown.terms,
    worstCase: worstCase.toString(),
    schemeId: claim.schemeId,
    channel: claim.channel,
    slot: claim.slot,
    claimedAt,
    expiresAt: shown.expiresAt,
  });
}

function claimRefused(
  claim: Claim,
  outcome: ClaimOutcome | undefined,
  refusedAt: string,
): DomainEvent | null {
  const isAwaited = claim.mode !== 'auto' && claim.mode !== 'batch';
  if (isAwaited || outcome === undefined || outcome.ok) return null;
  return ClaimRefused.of({
    userId: claim.userId,
    stockId: claim.items[0]?.stockId ?? null,
    claimKey: claim.claimKey,
    mode: claim.mode,
    code: outcome.code,
    refusedAt,
  });
}
