import { CLAIM_TOKEN_TTL_MS, type ClaimTokenPayload } from '@boon/contracts/prize-issuing';
import { TokenSigner } from '@boon/platform';
import { newId } from '@boon/shared-kernel';
import type { ClaimBenefitCommand } from '../claim/claim-benefit.js';

/** The key that tokens of specs are signed with. */
export const SPEC_TOKEN_KEYS = [{ kid: 'spec', secret: 'a secret that only specs know' }];

const signer = new TokenSigner(SPEC_TOKEN_KEYS);

/** Builds a claim token as placement would sign it. */
export class ClaimTokenBuilder {
  private constructor(private readonly payload: ClaimTokenPayload) {}

  static of(subject: string, stockIds: readonly string[]): ClaimTokenBuilder {
    const now = Date.now();
    return new ClaimTokenBuilder({
      id: newId(),
      subject,
      items: stockIds.map((stockId) => ({ stockId, version: 1, resolvedTerms: null })),
      pack: 'all',
      budgetAccounts: [],
      schemeId: null,
      arm: null,
      channel: 'pdp',
      slot: 'pdp.any',
      issuedAt: new Date(now).toISOString(),
      expiresAt: new Date(now + CLAIM_TOKEN_TTL_MS).toISOString(),
    });
  }

  with(of: Partial<ClaimTokenPayload>): ClaimTokenBuilder {
    return new ClaimTokenBuilder({ ...this.payload, ...of });
  }

  build(): ClaimTokenPayload {
    return this.payload;
  }

  signed(): string {
    return signer.sign(this.payload);
  }

  /** The tap that uses it. */
  tap(of: Partial<ClaimBenefitCommand> = {}): ClaimBenefitCommand {
    return {
      userId: this.payload.subject,
      claimKey: this.payload.id,
      token: this.signed(),
      mode: 'tap',
      personKeys: [],
      ...of,
    };
  }
}

/** Starts a token: `aClaimToken('u-1', stockId).tap()` is the claim that uses it. */
export function aClaimToken(subject: string, ...stockIds: readonly string[]): ClaimTokenBuilder {
  return ClaimTokenBuilder.of(subject, stockIds);
}
