import { BenefitClaimed, ClaimRefused } from '@boon/contracts/prize-issuing';
import type { DomainEvent } from '@boon/shared-kernel';
import type { Claim, ClaimOutcome } from './domain/claim.js';
import type { ClaimPlan, GrantDraft } from './domain/claim-plan.js';

/** What a decided batch has to tell: every new grant, and refusals that nobody is waiting for. */
export function eventsOf(
  claims: readonly Claim[],
  plan: ClaimPlan,
  now: Date,
): DomainEvent<unknown>[] {
  const claimed = plan.grants.map((grant) => benefitClaimed(grant, now));
  const refusals = claims.flatMap((claim, index) => claimRefused(claim, plan.outcomes[index], now));
  return [...claimed, ...refusals];
}

function benefitClaimed({ claim, stock, shown, worstCase }: GrantDraft, now: Date): DomainEvent {
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
    claimedAt: now.toISOString(),
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
