import { Controller } from '@nestjs/common';
import { ClaimRequested, type ClaimRequestedPayload } from '@boon/contracts/prize-issuing';
import { Consumes } from '@boon/platform/events';
import { ClaimBenefit } from '../claim-benefit.js';

/**
 * Carries out the claims that pages ask for. No inbox: the claim's own key makes it happen once, and so
 * many of them share one transaction. A refusal is an answer (the database's are told as `ClaimRefused`).
 */
@Controller()
export class ClaimRequestedConsumer {
  constructor(private readonly claimBenefit: ClaimBenefit) {}

  @Consumes(ClaimRequested, 'issuance', { inbox: false })
  async claim(payload: ClaimRequestedPayload): Promise<void> {
    await this.claimBenefit.execute({
      userId: payload.userId,
      claimKey: payload.claimKey,
      token: payload.token,
      mode: payload.mode,
      personKeys: payload.personKeys ?? [],
      requestedAt: new Date(payload.requestedAt),
    });
  }
}
