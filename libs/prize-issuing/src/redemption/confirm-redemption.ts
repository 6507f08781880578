import { Injectable } from '@nestjs/common';
import { Outbox, UnitOfWork } from '@boon/platform';
import { refused, type Refused } from '@boon/shared-kernel';
import { GrantsInUse, type GrantInUse } from './domain/grants-in-use.js';
import { grantRedeemed } from './redemption-events.js';
import type { ConfirmPath, Redemption } from './domain/redemption.js';
import { RedemptionRepository } from './domain/redemption.repository.js';

/** The confirmed redemption; doing so twice changes nothing. */
export type ConfirmOutcome =
  | { readonly ok: true; readonly redemption: Redemption }
  | Refused<'redemption.unknown' | 'redemption.not-locked' | 'redemption.lock-lost'>;

/** The order is paid: its grants are used for good. */
@Injectable()
export class ConfirmRedemption {
  constructor(
    private readonly redemptions: RedemptionRepository,
    private readonly grants: GrantsInUse,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(redemptionId: string): Promise<ConfirmOutcome> {
    return this.unitOfWork.run(async () => {
      const redemption = await this.redemptions.findForChange(redemptionId);
      if (redemption === null) return refused('redemption.unknown');

      const now = await this.redemptions.now();
      const confirmed = redemption.confirm(now);
      if (!confirmed.ok) return confirmed;
      if (confirmed.path === 'repeat') return { ok: true as const, redemption };
      if (await this.isOrderTaken(redemption, confirmed.path)) {
        return refused('redemption.lock-lost');
      }

      const used = await this.use(redemption, confirmed.path);
      if (used === null) return refused('redemption.lock-lost');
      await this.redemptions.saveState(redemption);
      await this.outbox.append(used.map((grant) => grantRedeemed(redemption, grant, now)));
      return { ok: true as const, redemption };
    });
  }

  /** Once the lock was given up, the order may have got another redemption. */
  private async isOrderTaken(redemption: Redemption, path: ConfirmPath): Promise<boolean> {
    if (path !== 'released') return false;
    const { orderId } = redemption.parts;
    await this.redemptions.reserveOrder(orderId);
    return (await this.redemptions.liveOf(orderId)) !== null;
  }

  private use(redemption: Redemption, path: ConfirmPath): Promise<readonly GrantInUse[] | null> {
    const how = { retake: path === 'released', unexpiredOnly: path !== 'locked' };
    return this.grants.use(redemption.parts.id, redemption.uses, how);
  }
}
