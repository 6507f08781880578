import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { sealEntries } from '../database/audit/seal-entries.js';
import { Repeated } from '../database/repeated.js';
import { Sql } from '../database/sql.js';
import { UnitOfWork } from '../database/unit-of-work.js';

const EVERY_MS = 1_000;

/** Chains what operators, merchants and services did, once a second. For one worker; more of them do no harm. */
@Injectable()
export class AuditSealer implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly sealing = new Repeated(AuditSealer.name, {
    ...{ what: 'sealing audit entries', everyMs: EVERY_MS },
    round: () => sealEntries(this.sql, this.unitOfWork),
  });

  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onApplicationBootstrap(): void {
    this.sealing.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sealing.stop();
  }
}
