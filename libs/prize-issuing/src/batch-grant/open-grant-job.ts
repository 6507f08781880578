import { Injectable, Optional } from '@nestjs/common';
import { UnitOfWork } from '@boon/platform';
import { AuditTrail } from '@boon/platform/database';
import { SegmentMembers, type SegmentAsOf } from '@boon/service-support';
import { newId, refused, type Refused } from '@boon/shared-kernel';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { GrantJobs } from './domain/grant-jobs.js';

/** A job to be opened: what is granted, why, and by whom. */
export interface OpenGrantJobCommand {
  readonly stockId: string;
  readonly note: string;
  readonly openedBy: string;
  /** Whose members its rows are; left out: rows are uploaded. */
  readonly segment?: string | undefined;
  /** The moment whose clock the segment's rule is judged by; left out: now. */
  readonly membersAt?: Date | undefined;
}

/** The new job's id. */
export type OpenGrantJobOutcome =
  { readonly ok: true; readonly jobId: string } | Refused<'stock.unknown' | 'segment.unknown'>;

/** Opens a job that gives each user of a list or a segment one benefit of a stock, at the terms that hold now. */
@Injectable()
export class OpenGrantJob {
  constructor(
    private readonly stocks: StockRepository,
    private readonly jobs: GrantJobs,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    @Optional() private readonly members?: SegmentMembers,
  ) {}

  async execute(command: OpenGrantJobCommand): Promise<OpenGrantJobOutcome> {
    const { stockId, note, openedBy } = command;
    const stock = await this.stocks.find(stockId);
    if (stock === null) return refused('stock.unknown');
    const segment = await this.segmentOf(command);
    if (segment === null) return refused('segment.unknown');

    const jobId = newId();
    const job = { id: jobId, stockId, stockVersion: stock.version, note, openedBy };
    await this.unitOfWork.run(async () => {
      await this.jobs.open(job, segment);
      await this.audit.record({
        ...{ actor: openedBy, role: 'service', action: 'job.open', subject: `job:${jobId}` },
        before: null,
        after: { stockId, stockVersion: stock.version, note, segment: segment?.code ?? null },
      });
    });
    return { ok: true, jobId };
  }

  /** Undefined: of none; null: of one that there is not. */
  private async segmentOf(of: OpenGrantJobCommand): Promise<SegmentAsOf | null | undefined> {
    if (of.segment === undefined) return undefined;
    return (await this.members?.asOf(of.segment, of.membersAt)) ?? null;
  }
}
