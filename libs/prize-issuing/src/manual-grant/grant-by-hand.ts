import { Injectable } from '@nestjs/common';
import {
  GovernedObjects,
  type Governed,
  type GovernanceRefusal,
  type ReviewProgress,
} from '@boon/governance';
import { UnitOfWork } from '@boon/platform';
import { newId, refused, type Money, type Refused } from '@boon/shared-kernel';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { isFreeHand, type ManualGrant } from './domain/manual-grant.js';
import { ManualGrants } from './domain/manual-grants.js';
import { ManualGrantKind } from './manual-grant-kind.js';

/** Whom an operator gives what, and why. */
export type GrantByHandCommand = Pick<ManualGrant, 'stockId' | 'userIds' | 'reason'>;

/** The job that grants, or the object that others look at first. */
export type GrantByHandOutcome =
  | { readonly ok: true; readonly jobId: string }
  | {
      readonly ok: true;
      readonly jobId: null;
      readonly object: Governed<ManualGrant>;
      readonly review: ReviewProgress | null;
    }
  | Refused<'stock.unknown' | GovernanceRefusal>;

/**
 * Gives some users one benefit each. Up to CNY 200 in thirty days an operator has a free hand; what goes beyond
 * is granted once others have approved it.
 */
@Injectable()
export class GrantByHand {
  constructor(
    private readonly stocks: StockRepository,
    private readonly grants: ManualGrants,
    private readonly kind: ManualGrantKind,
    private readonly objects: GovernedObjects,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(command: GrantByHandCommand, by: string): Promise<GrantByHandOutcome> {
    return this.unitOfWork.run(async (): Promise<GrantByHandOutcome> => {
      const stock = await this.stocks.find(command.stockId);
      if (stock === null) return refused('stock.unknown');
      const userIds = [...new Set(command.userIds)];
      const total = stock.parts.worstCasePerGrant.times(userIds.length);
      const grant = { ...command, userIds, stockVersion: stock.version, total: total.toString() };
      if (!isFreeHand(total, await this.grants.givenFreely(by))) return this.submit(grant, by);
      return { ok: true, jobId: await this.give(grant, total, by) };
    });
  }

  private async give(grant: ManualGrant, total: Money, by: string): Promise<string> {
    const jobId = await this.kind.start(grant, by);
    const { stockId, userIds, reason } = grant;
    await this.grants.keep({ jobId, by, total, stockId, users: userIds.length, reason });
    return jobId;
  }

  private async submit(content: ManualGrant, by: string): Promise<GrantByHandOutcome> {
    const drafted = await this.objects.draft(this.kind, { code: `hand-${newId()}`, content }, by);
    if (!drafted.ok) return drafted;
    const submitted = await this.objects.submit(this.kind, drafted.object.id, by);
    if (!submitted.ok) return submitted;
    return { ok: true, jobId: null, object: submitted.object, review: submitted.review };
  }
}
