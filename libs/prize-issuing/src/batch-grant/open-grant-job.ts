import { Injectable } from '@nestjs/common';
import { newId, refused, type Refused } from '@boon/shared-kernel';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { GrantJobs } from './domain/grant-jobs.js';

/** A job to be opened: what is granted, why, and by whom. */
export interface OpenGrantJobCommand {
  readonly stockId: string;
  readonly note: string;
  readonly openedBy: string;
}

/** The new job's id. */
export type OpenGrantJobOutcome =
  { readonly ok: true; readonly jobId: string } | Refused<'stock.unknown'>;

/** Opens a job that gives each user of a list one benefit of a stock, at the terms that hold now. */
@Injectable()
export class OpenGrantJob {
  constructor(
    private readonly stocks: StockRepository,
    private readonly jobs: GrantJobs,
  ) {}

  async execute(command: OpenGrantJobCommand): Promise<OpenGrantJobOutcome> {
    const stock = await this.stocks.find(command.stockId);
    if (stock === null) return refused('stock.unknown');

    const jobId = newId();
    await this.jobs.open({ ...command, id: jobId, stockVersion: stock.version });
    return { ok: true, jobId };
  }
}
