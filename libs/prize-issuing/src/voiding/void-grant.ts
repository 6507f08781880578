import { Injectable } from '@nestjs/common';
import { GrantVoided } from '@boon/contracts/prize-issuing';
import { Outbox, UnitOfWork } from '@boon/platform';
import { AuditTrail, type Doer } from '@boon/platform/database';
import { refused, type Refused } from '@boon/shared-kernel';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { stockChanged } from '../stock/stock-events.js';
import { VoidableGrants, type VoidableGrant } from './domain/voidable-grants.js';

/** Which grant is taken back, by whom, and why. */
export interface VoidGrantCommand {
  readonly grantId: string;
  readonly reason: string;
  readonly by: Doer;
}

/** Why a grant is not made void. */
export type VoidRefusal = 'grant.unknown' | 'grant.not-held' | 'grant.is-gift' | 'grant.expired';

/** Taken back (a repeat is too), or why not. */
export type VoidGrantOutcome =
  { readonly ok: true; readonly grant: VoidableGrant } | Refused<VoidRefusal>;

/**
 * Takes a grant that nobody has used back from its holder, for good: its unit and its money are the stock's again, and
 * every limit and budget that counted it has it back.
 */
@Injectable()
export class VoidGrant {
  constructor(
    private readonly grants: VoidableGrants,
    private readonly stocks: StockRepository,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute({ grantId, reason, by }: VoidGrantCommand): Promise<VoidGrantOutcome> {
    return this.unitOfWork.run(async (): Promise<VoidGrantOutcome> => {
      const grant = await this.grants.findForChange(grantId);
      if (grant === null) return refused('grant.unknown');
      if (grant.state === 'voided') return { ok: true, grant };
      const no = refusalOf(grant);
      if (no !== null) return no;

      const { reopened } = await this.grants.void(grantId);
      await this.audit.record({
        ...{ ...by, action: 'grant.void', subject: `grant:${grantId}` },
        ...{ before: { state: grant.state }, after: { state: 'voided', reason } },
      });
      await this.tell(grant, reopened);
      return { ok: true, grant: { ...grant, state: 'voided' } };
    });
  }

  private async tell(grant: VoidableGrant, reopened: boolean): Promise<void> {
    const { grantId, userId, stockId, name } = grant;
    const voidedAt = (await this.grants.now()).toISOString();
    await this.outbox.append([GrantVoided.of({ grantId, userId, stockId, name, voidedAt })]);
    const stock = reopened ? await this.stocks.find(stockId) : null;
    if (stock !== null) await this.outbox.append([stockChanged(stock)]);
  }
}

function refusalOf({ state, isGift }: VoidableGrant): Refused<VoidRefusal> | null {
  if (state === 'expired') return refused('grant.expired');
  if (state !== 'held') return refused('grant.not-held', { state });
  return isGift ? refused('grant.is-gift') : null;
}
