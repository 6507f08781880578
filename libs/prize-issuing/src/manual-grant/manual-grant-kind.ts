import { Injectable } from '@nestjs/common';
import { GovernedKind, type Governed, type MoveEffect } from '@boon/governance';
import type { LifecycleMove } from '@boon/governance/lifecycle';
import {
  contentHash,
  Money,
  newId,
  refused,
  type DomainEvent,
  type Refused,
} from '@boon/shared-kernel';
import { GrantJobs, partOf } from '../batch-grant/domain/grant-jobs.js';
import { StockRepository } from '../stock/domain/stock.repository.js';
import type { ManualGrant } from './domain/manual-grant.js';

/** What sets a grant by hand apart from other governed objects: publishing it starts its job. */
@Injectable()
export class ManualGrantKind extends GovernedKind<ManualGrant, 'stock.unknown'> {
  readonly name = 'manual-grant';
  readonly table = 'prize_issuing.manual_grant';

  constructor(
    private readonly stocks: StockRepository,
    private readonly jobs: GrantJobs,
  ) {
    super();
  }

  async check({ stockId }: ManualGrant): Promise<Refused<'stock.unknown'> | null> {
    return (await this.stocks.find(stockId)) === null ? refused('stock.unknown') : null;
  }

  /** Who gets it stands in the object and in its job. */
  override auditedContent({ userIds, ...rest }: ManualGrant): unknown {
    return { ...rest, users: userIds.length };
  }

  worstCase({ total }: ManualGrant): Money {
    return Money.parse(total);
  }

  /** The job grants the version that was approved, whatever became of the stock. */
  async carryOut(
    { content, authors }: Governed<ManualGrant>,
    move: LifecycleMove,
  ): Promise<MoveEffect | Refused<'stock.unknown'>> {
    if (move !== 'publish') return { ok: true };
    const jobId = await this.start(content, authors.join(', '));
    return { ok: true, links: { jobId } };
  }

  /** Makes a grant job of it and starts it, in the ambient unit of work: the worker does the rest. Answers its id. */
  async start(grant: ManualGrant, by: string): Promise<string> {
    const { stockId, stockVersion, userIds: users, reason: note } = grant;
    const id = newId();
    await this.jobs.open({ id, stockId, stockVersion, note, openedBy: by });
    await this.jobs.addPart(id, partOf(contentHash(users), users));
    await this.jobs.start(id);
    return id;
  }

  /** Its grants tell of themselves. */
  eventsOf(): DomainEvent[] {
    return [];
  }
}
