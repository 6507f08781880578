import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@boon/platform';
import { refused, type Refused } from '@boon/shared-kernel';
import { GrantsInUse } from './domain/grants-in-use.js';
import type { Redemption } from './domain/redemption.js';
import { RedemptionRepository } from './domain/redemption.repository.js';

/** The cancelled redemption; doing so twice changes nothing. A confirmed one is returned instead. */
export type CancelOutcome =
  | { readonly ok: true; readonly redemption: Redemption }
  | Refused<'redemption.unknown' | 'redemption.not-locked'>;

/** The order will not be paid: its grants go back to the wallet. */
@Injectable()
export class CancelRedemption {
  constructor(
    private readonly redemptions: RedemptionRepository,
    private readonly grants: GrantsInUse,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(redemptionId: string): Promise<CancelOutcome> {
    return this.unitOfWork.run(async () => {
      const redemption = await this.redemptions.findForChange(redemptionId);
      if (redemption === null) return refused('redemption.unknown');

      const before = redemption.state;
      const cancelled = redemption.cancel();
      if (!cancelled.ok) return cancelled;
      if (cancelled.unlocks) await this.grants.unlock([redemptionId]);
      if (redemption.state !== before) await this.redemptions.saveState(redemption);
      return { ok: true as const, redemption };
    });
  }
}
