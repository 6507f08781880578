import { Module, type DynamicModule } from '@nestjs/common';
import { Clock, SystemClock } from '@boon/shared-kernel';
import { ApprovalRepository } from './approval/domain/approval.repository.js';
import { Approvals } from './approval/approvals.js';
import { SqlApprovalRepository } from './approval/infrastructure/sql-approval.repository.js';
import { GovernedRepository } from './object/domain/governed.repository.js';
import { GovernedBook } from './object/governed-book.js';
import { GovernedObjects } from './object/governed-objects.js';
import { SqlGovernedRepository } from './object/infrastructure/sql-governed.repository.js';
import { ReadGovernedObjects } from './object/read-governed-objects.js';

/** Four eyes and the lifecycle, for every layer whose objects go live only after approval. */
@Module({})
export class GovernanceModule {
  /** Needs the platform's database and events modules in the same application. */
  static forRoot(): DynamicModule {
    return {
      module: GovernanceModule,
      global: true,
      providers: [
        { provide: ApprovalRepository, useClass: SqlApprovalRepository },
        { provide: GovernedRepository, useClass: SqlGovernedRepository },
        { provide: Clock, useClass: SystemClock },
        Approvals,
        GovernedBook,
        GovernedObjects,
        ReadGovernedObjects,
      ],
      exports: [Approvals, GovernedObjects, ReadGovernedObjects],
    };
  }
}
