import { Injectable } from '@nestjs/common';
import { Outbox, UnitOfWork } from '@boon/platform';
import { newId } from '@boon/shared-kernel';
import { ChanceBook } from './domain/chance-book.js';
import { identityOfChance, type ChanceOutcome, type ChanceRequest } from './domain/chance.js';
import { planChances } from './domain/plan-chances.js';
import { roundOpened } from './draw-events.js';
import { GroupCommit } from '../group-commit/group-commit.js';
import { RoundSeeds } from './round-seeds.js';

const MOST_CHANCES = 256;
const DEADLOCK_RETRIES = 3;

/**
 * Sells a chance, once per lottery, user and key; its answer carries the commitments that its draw is
 * bound to. The last chance of a round opens the way for the next round, whose commitments are published.
 */
@Injectable()
export class BuyChance {
  private readonly group: GroupCommit<ChanceRequest, ChanceOutcome>;

  constructor(
    private readonly book: ChanceBook,
    private readonly seeds: RoundSeeds,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {
    this.group = new GroupCommit<ChanceRequest, ChanceOutcome>({
      name: 'BuyChance',
      most: MOST_CHANCES,
      identityOf: identityOfChance,
      write: (submitted) => this.sell(submitted.map(({ request }) => request)),
    });
  }

  execute(request: ChanceRequest): Promise<ChanceOutcome> {
    return this.group.submit(request);
  }

  private sell(requests: readonly ChanceRequest[]): Promise<readonly ChanceOutcome[]> {
    const source = { newId, newSeed: () => this.seeds.next() };
    const work = async (): Promise<readonly ChanceOutcome[]> => {
      const facts = await this.book.facts(requests);
      const { outcomes, plan } = planChances(requests, facts, source);
      await this.book.write(plan);
      await this.outbox.append(plan.begun.map(roundOpened));
      return outcomes;
    };
    return this.unitOfWork.run(work, { retries: DEADLOCK_RETRIES });
  }
}
