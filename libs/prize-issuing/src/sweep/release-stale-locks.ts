import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@boon/platform';
import { DueWork } from './domain/due-work.js';

const BATCH = 100;

/** Gives the grants of locks that ran out back to their wallets, by the database's clock. */
@Injectable()
export class ReleaseStaleLocks {
  constructor(
    private readonly due: DueWork,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Releases up to 100 redemptions; answers how many. */
  execute(): Promise<number> {
    return this.unitOfWork.run(() => this.due.releaseStaleLocks(BATCH));
  }
}
