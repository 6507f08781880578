import { Injectable } from '@nestjs/common';
import { GrantExpired } from '@boon/contracts/prize-issuing';
import { Outbox, UnitOfWork } from '@boon/platform';
import { DueWork } from './domain/due-work.js';

const BATCH = 500;

/** Ends held grants whose time is over, by the database's clock, and with it what was kept for used ones. */
@Injectable()
export class ExpireGrants {
  constructor(
    private readonly due: DueWork,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Ends up to 500 of each; answers how many: none means that nothing is left for now. */
  execute(): Promise<number> {
    return this.unitOfWork.run(async () => {
      const expired = await this.due.expireGrants(BATCH);
      await this.outbox.append(
        expired
          .filter(({ isGone }) => isGone)
          .map(({ grantId, userId, stockId, name, expiredAt }) =>
            GrantExpired.of({ grantId, userId, stockId, name, expiredAt: expiredAt.toISOString() }),
          ),
      );
      return expired.length + (await this.due.letGoOfKept(BATCH));
    });
  }
}
