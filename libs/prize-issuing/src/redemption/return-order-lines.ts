import { Injectable } from '@nestjs/common';
import { Outbox, UnitOfWork } from '@boon/platform';
import { refused, type Refused } from '@boon/shared-kernel';
import { GrantsInUse, type GrantAfterReturn } from './domain/grants-in-use.js';
import type { GrantGivenBack } from './domain/grant-given-back.js';
import { grantReturned } from './redemption-events.js';
import type { Redemption } from './domain/redemption.js';
import { RedemptionRepository } from './domain/redemption.repository.js';
import {
  returnLines,
  type ReturnAccount,
  type ReturnedUnits,
  type ReturnRefusal,
} from './domain/return-lines.js';

/** What of which order comes back: lines and quantities, never amounts. */
export interface ReturnOrderLinesCommand {
  readonly redemptionId: string;
  readonly lines: readonly ReturnedUnits[];
}

/** What a grant gave back and what became of it. */
export type ReturnedGrant = GrantGivenBack & Pick<GrantAfterReturn, 'state' | 'stockId'>;

/** What went back to shopper and funders, or why nothing did. */
export type ReturnOutcome =
  | {
      readonly ok: true;
      readonly redemption: Redemption;
      readonly lines: ReturnAccount['lines'];
      readonly grants: readonly ReturnedGrant[];
    }
  | Refused<'redemption.unknown' | ReturnRefusal>;

/**
 * Takes lines of a confirmed order back by the stored split. Not idempotent by itself: each call is one
 * return (the route keeps the key).
 */
@Injectable()
export class ReturnOrderLines {
  constructor(
    private readonly redemptions: RedemptionRepository,
    private readonly grants: GrantsInUse,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute({ redemptionId, lines }: ReturnOrderLinesCommand): Promise<ReturnOutcome> {
    return this.unitOfWork.run(async () => {
      const redemption = await this.redemptions.findForChange(redemptionId);
      if (redemption === null) return refused('redemption.unknown');

      const outcome = returnLines(redemption, lines);
      if (!outcome.ok) return outcome;
      const { account } = outcome;
      await this.redemptions.saveReturned(redemptionId, account.returned, account.lots);
      const grants = await this.giveBack(redemption, account);
      return { ok: true as const, redemption, lines: account.lines, grants };
    });
  }

  private async giveBack(
    redemption: Redemption,
    account: ReturnAccount,
  ): Promise<readonly ReturnedGrant[]> {
    const now = await this.redemptions.now();
    const returns = account.grants.map((grant) => ({
      ...grant,
      amount: grant.platform.plus(grant.merchant),
    }));
    const after = await this.grants.giveBack(redemption.parts.id, returns);
    const events = after.flatMap((grant) => {
      const back = returns.find((other) => other.grantId === grant.grantId);
      if (back === undefined) return [];
      return [grantReturned(redemption, grant, { givenBack: back.amount, now })];
    });
    await this.outbox.append(events);
    return returns.flatMap((back) => {
      const grant = after.find((other) => other.grantId === back.grantId);
      if (grant === undefined) return [];
      return [{ ...back, state: grant.state, stockId: grant.stockId }];
    });
  }
}
