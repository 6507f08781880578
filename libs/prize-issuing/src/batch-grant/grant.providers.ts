import { Injectable, type OnApplicationBootstrap, type Provider } from '@nestjs/common';
import { PrizeIssuingOptions } from '../prize-issuing-options.js';
import { ChangeGrantJob } from './change-grant-job.js';
import { ClaimOnce } from './claim-once.js';
import { CrowdLedger } from './domain/crowd-ledger.js';
import { GrantJobs } from './domain/grant-jobs.js';
import { JobSegments } from './domain/job-segment.js';
import { SingleKeys } from './domain/single-keys.js';
import { GatherMembers } from './gather-members.js';
import { GrantChunk } from './grant-chunk.js';
import { GrantCrowd } from './grant-crowd.js';
import { GrantJobRunner } from './grant-job-runner.js';
import { SqlCrowdLedger } from './infrastructure/sql-crowd-ledger.js';
import { SqlGrantJobs } from './infrastructure/sql-grant-jobs.js';
import { SqlJobSegments } from './infrastructure/sql-job-segments.js';
import { SqlSingleKeys } from './infrastructure/sql-single-keys.js';
import { IssueGrant } from './issue-grant.js';
import { OpenGrantJob } from './open-grant-job.js';
import { ReadGrantJob } from './read-grant-job.js';

/** Grants the rows of jobs where the options ask for work in the background: in the worker. */
@Injectable()
export class GrantJobsInBackground implements OnApplicationBootstrap {
  constructor(
    private readonly options: PrizeIssuingOptions,
    private readonly runner: GrantJobRunner,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.sweep === true) this.runner.start();
  }
}

/** What services may do. */
export const GRANT_USE_CASES = [
  ...[IssueGrant, OpenGrantJob, ChangeGrantJob, ReadGrantJob, GrantJobRunner],
];

/** The same with what they need. */
export const GRANT_PROVIDERS: Provider[] = [
  { provide: GrantJobs, useClass: SqlGrantJobs },
  { provide: JobSegments, useClass: SqlJobSegments },
  { provide: CrowdLedger, useClass: SqlCrowdLedger },
  { provide: SingleKeys, useClass: SqlSingleKeys },
  ...[ClaimOnce, GrantCrowd, GrantChunk, GatherMembers, GrantJobsInBackground],
  ...GRANT_USE_CASES,
];
