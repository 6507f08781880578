import { Injectable } from '@nestjs/common';
import type { ClaimMode } from '@boon/contracts/prize-issuing';
import { TokenSigner } from '@boon/platform';
import { refused, type Refused } from '@boon/shared-kernel';
import { ClaimBatcher } from './claim-batcher.js';
import { ClaimAdmission } from './domain/claim-admission.js';
import { claimOfToken, type TokenRefusal } from './claim-of-token.js';
import type { Claim, ClaimOutcome } from './domain/claim.js';
import { VisitorOffers } from './domain/visitor-offers.js';

/** A claim of what a signed token offers. */
export interface ClaimBenefitCommand {
  readonly userId: string;
  /** The token's id; for auto-claims: user, stock and day of the decision. */
  readonly claimKey: string;
  readonly token: string;
  readonly mode: ClaimMode;
  /** HMACs of natural-person keys, for stocks that ask for them. */
  readonly personKeys: readonly string[];
  readonly priorSub?: string | undefined;
  /** For auto-claims: the token must have been valid then. */
  readonly requestedAt?: Date | undefined;
}

/** The grants (the same ones at every repeat), or why there are none. */
export type ClaimBenefitOutcome = ClaimOutcome | Refused<TokenRefusal>;

/** Grants what a token offers, exactly once per user and key; answers after the commit. */
@Injectable()
export class ClaimBenefit {
  constructor(
    private readonly signer: TokenSigner,
    private readonly admission: ClaimAdmission,
    private readonly batcher: ClaimBatcher,
    private readonly visitorOffers: VisitorOffers,
  ) {}

  execute(command: ClaimBenefitCommand): Promise<ClaimBenefitOutcome> {
    const read = claimOfToken(this.signer.open(command.token), command);
    if (!read.ok) return Promise.resolve(read);

    const { claim, visitorToken } = read;
    return visitorToken === null ? this.admit(claim) : this.takeUp(visitorToken, claim);
  }

  /** What a visitor was offered is for the first user who claims it. */
  private async takeUp(tokenId: string, claim: Claim): Promise<ClaimBenefitOutcome> {
    if (await this.visitorOffers.bind(tokenId, claim.userId)) return this.admit(claim);
    return refused('claim.token-foreign');
  }

  private admit(claim: Claim): Promise<ClaimOutcome> {
    const early = this.admission.admit(claim);
    if (early === null) return this.submit(claim);
    return Promise.resolve(early).then((refusal) => refusal ?? this.submit(claim));
  }

  private submit(claim: Claim): Promise<ClaimOutcome> {
    return this.batcher.submit(claim).then((outcome) => {
      if (outcome.ok) {
        this.admission.granted(outcome.grants.map((grant) => grant.stockId));
      } else if (isStockGone(outcome) && claim.items.length === 1) {
        this.admission.soldOut(claim.items.map((item) => item.stockId));
      }
      return outcome;
    });
  }
}

/** Nobody can have of the stock, today or at all; a budget that it shares is not the stock's own. */
function isStockGone({ code, details }: Refused): boolean {
  const account = details['account'] ?? 'stock';
  return code === 'quota.exhausted' && (account === 'stock' || account === 'stock-day');
}
