import { Controller } from '@nestjs/common';
import { useOfKind } from '@boon/benefit-terms/kinds';
import { BenefitClaimed, type BenefitClaimedPayload } from '@boon/contracts/prize-issuing';
import { Consumes } from '@boon/platform/events';
import { SubsidyChanges } from '../domain/subsidy-changes.js';

/** Notes whose subsidy grew. No inbox: to note it twice does no harm, and most claims are of other kinds. */
@Controller()
export class ClaimedSubsidyConsumer {
  constructor(private readonly changes: SubsidyChanges) {}

  @Consumes(BenefitClaimed, 'issuance', { inbox: false })
  async claimed({ userId, terms }: BenefitClaimedPayload): Promise<void> {
    if (useOfKind(terms.kind) === 'in-parts') await this.changes.note([userId]);
  }
}
