import { BenefitClaimed, ClaimRefused } from '@boon/contracts/prize-issuing';
import type { DomainEvent } from '@boon/shared-kernel';
import type { Claim, ClaimOutcome } from './domain/claim.js';
import type { ClaimPlan, GrantDraft } from './domain/claim-plan.js';

/** What a decided batch has to tell of each claim: its new grants, or a refusal that nobody is waiting for. */
export function eventsOf(
  claims: readonly Claim[],
  plan: ClaimPlan,
  now: Date,
): ReadonlyMap<Claim, readonly DomainEvent[]> {
  const events = new Map<Claim, DomainEvent[]>();
  claims.forEach((claim, index) => {
    events.set(claim, claimRefused(claim, plan.outcomes[index], now));
  });
  const claimedAt = now.toISOString();
  for (const grant of plan.grants) events.get(grant.claim)?.push(benefitClaimed(grant, claimedAt));
  return events;
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

function claimRefused(claim: Claim, outcome: ClaimOutcome | undefined, now: Date): DomainEvent[] {
  const awaited = claim.mode !== 'auto' && claim.mode !== 'batch';
  if (awaited || outcome === undefined || outcome.ok) return [];
  return [
    ClaimRefused.of({
      userId: claim.userId,
      stockId: claim.items[0]?.stockId ?? null,
      claimKey: claim.claimKey,
      mode: claim.mode,
      code: outcome.code,
      refusedAt: now.toISOString(),
    }),
  ];
}
