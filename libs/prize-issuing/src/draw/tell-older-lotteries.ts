import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Outbox, UnitOfWork } from '@boon/platform';
import { RoundBook } from './domain/round-book.js';
import { lotteryChanged } from './draw-events.js';

/**
 * Tells of the lotteries that were published before planning was told of any, once, when an application starts: plans
 * may lead to them without their being paused and resumed.
 */
@Injectable()
export class TellOlderLotteries implements OnApplicationBootstrap {
  constructor(
    private readonly rounds: RoundBook,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.execute();
  }

  /** Answers how many were told; of several processes that start at once one tells. */
  execute(): Promise<number> {
    return this.unitOfWork.run(async () => {
      const untold = await this.rounds.takeUntold();
      if (untold.length > 0) await this.outbox.append(untold.map(lotteryChanged));
      return untold.length;
    });
  }
}
