import { Injectable } from '@nestjs/common';
import type { ResolvedTerms } from '@boon/benefit-terms/offering';
import { CLAIM_TOKEN_TTL_MS, type ClaimTokenPayload } from '@boon/contracts/prize-issuing';
import { TokenSigner } from '@boon/platform';
import { accountScope, PLATFORM_DAY } from '@boon/service-support/budgets';
import { newId } from '@boon/shared-kernel';
import { hardCapsOf } from '../capping/delivery.js';
import type { OfferedStock } from '../catalogue/domain/offer.js';
import type { Candidate } from '../decision/domain/candidate.js';
import type { CountedCap, Shown } from '../exposure/shown.js';
import type { Hooked } from '../hook/domain/hooked.js';
import { PlacementOptions } from '../placement-options.js';

/** What is signed for the page to say that a winner was really shown. */
export interface ExposureTokenPayload {
  readonly use: 'exposure';
  readonly decisionId: string;
  readonly userId: string;
  readonly slot: string;
  readonly planId: string;
  readonly schemeId: string;
  readonly stockId: string;
  /** Hard caps that its delivery was counted against. */
  readonly hardCaps?: readonly CountedCap[];
  /** ISO 8601. */
  readonly expiresAt: string;
}

/** Proofs that travel through the shopper's hands: of what was offered, and of what was shown. */
@Injectable()
export class OfferTokens {
  private readonly signer: TokenSigner;

  constructor(options: PlacementOptions) {
    this.signer = new TokenSigner(options.claimTokenKeys);
  }

  /** A token with which this user, and nobody else, can claim this stock for 30 minutes; its id is the claim key. */
  claimToken(
    { offer, arm, resolved, hooked }: Candidate,
    to: { readonly userId: string; readonly channel: string; readonly now: Date },
  ): { readonly token: string; readonly claimKey: string } {
    const payload: ClaimTokenPayload = {
      id: newId(),
      subject: to.userId,
      items: itemsOf(offer.stock, resolved, hooked),
      pack: offer.pack?.policy ?? 'all',
      budgetAccounts: [
        accountScope('scheme', offer.scheme.id),
        accountScope('channel-day', to.channel),
        PLATFORM_DAY,
      ],
      schemeId: offer.scheme.id,
      arm,
      channel: to.channel,
      slot: offer.slot,
      issuedAt: to.now.toISOString(),
      expiresAt: new Date(to.now.getTime() + CLAIM_TOKEN_TTL_MS).toISOString(),
    };
    return { token: this.signer.sign(payload), claimKey: payload.id };
  }

  exposureToken(
    { offer }: Candidate,
    shown: { readonly decisionId: string; readonly userId: string; readonly now: Date },
  ): string {
    const payload: ExposureTokenPayload = {
      use: 'exposure',
      decisionId: shown.decisionId,
      userId: shown.userId,
      slot: offer.slot,
      planId: offer.plan.id,
      schemeId: offer.scheme.id,
      stockId: offer.stock.id,
      ...(offer.isHardCapped ? { hardCaps: hardCapsOf(offer) } : {}),
      expiresAt: new Date(shown.now.getTime() + CLAIM_TOKEN_TTL_MS).toISOString(),
    };
    return this.signer.sign(payload);
  }

  /** What an exposure token says; null when it is none of ours, or too old. */
  openExposure(token: string, now: Date): Shown | null {
    const payload = this.signer.open(token) as ExposureTokenPayload | null;
    if (payload?.use !== 'exposure' || new Date(payload.expiresAt) <= now) return null;
    const { use: _, expiresAt, hardCaps = [], ...shown } = payload;
    // The token was made by the decision's clock, and lives as long as every token.
    const decidedAt = new Date(Date.parse(expiresAt) - CLAIM_TOKEN_TTL_MS);
    return { ...shown, hardCaps, decidedAt };
  }
}

function itemsOf(
  { id, version }: OfferedStock,
  resolved: ResolvedTerms | null,
  hooked: Hooked | null,
): ClaimTokenPayload['items'] {
  if (hooked?.kind !== 'one-click-claim') {
    return [{ stockId: id, version, resolvedTerms: resolved?.wire ?? null }];
  }
  return hooked.items.map((item) => ({
    stockId: item.stock.id,
    version: item.stock.version,
    resolvedTerms: item.resolved?.wire ?? null,
  }));
}
