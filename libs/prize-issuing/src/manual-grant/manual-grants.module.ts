import { Module, type Provider } from '@nestjs/common';
import { GrantJobs } from '../batch-grant/domain/grant-jobs.js';
import { JobSegments } from '../batch-grant/domain/job-segment.js';
import { SqlGrantJobs } from '../batch-grant/infrastructure/sql-grant-jobs.js';
import { SqlJobSegments } from '../batch-grant/infrastructure/sql-job-segments.js';
import { ReadGrantJob } from '../batch-grant/read-grant-job.js';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { SqlStockRepository } from '../stock/infrastructure/sql-stock.repository.js';
import { ManualGrants } from './domain/manual-grants.js';
import { GrantByHand } from './grant-by-hand.js';
import { SqlManualGrants } from './infrastructure/sql-manual-grants.js';
import { ManualGrantKind } from './manual-grant-kind.js';

const PROVIDERS: Provider[] = [
  { provide: StockRepository, useClass: SqlStockRepository },
  { provide: GrantJobs, useClass: SqlGrantJobs },
  { provide: JobSegments, useClass: SqlJobSegments },
  { provide: ManualGrants, useClass: SqlManualGrants },
  ...[ReadGrantJob, ManualGrantKind, GrantByHand],
];

/** Grants by operators. Needs the platform's modules and `GovernanceModule`. */
@Module({ providers: PROVIDERS, exports: [GrantByHand, ManualGrantKind, ReadGrantJob] })
export class ManualGrantsModule {}
