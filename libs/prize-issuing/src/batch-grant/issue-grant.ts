import { Injectable } from '@nestjs/common';
import { contentHash, refused, type Refused } from '@boon/shared-kernel';
import type { ClaimOutcome } from '../claim/domain/claim.js';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { ClaimOnce } from './claim-once.js';
import { singleKey } from './domain/single-keys.js';

/** One benefit for one user, on the word of a service. */
export interface IssueGrantCommand {
  readonly stockId: string;
  readonly userId: string;
  /** HMACs of the natural person behind the user, as the service knows them. */
  readonly personKeys?: readonly string[];
  /** The service's key: it names one grant for good. */
  readonly key: string;
  /** The service. */
  readonly by: string;
  readonly now: Date;
}

/** The grant (the same one at every repeat), or why there is none. */
export type IssueGrantOutcome = ClaimOutcome | Refused<'stock.unknown' | 'key.taken'>;

/** Gives one user one benefit of a stock, at the terms that hold now; with every limit of the stock. */
@Injectable()
export class IssueGrant {
  constructor(
    private readonly stocks: StockRepository,
    private readonly claimOnce: ClaimOnce,
  ) {}

  async execute(command: IssueGrantCommand): Promise<IssueGrantOutcome> {
    const { stockId, userId, key, by, now, personKeys = [] } = command;
    const stock = await this.stocks.find(stockId);
    if (stock === null) return refused('stock.unknown');
    return this.claimOnce.execute({
      userId,
      claimKey: singleKey(`service:${contentHash({ by, key })}`),
      mode: 'service',
      items: [{ stockId, version: stock.version, resolvedTerms: null }],
      pack: 'all',
      offeredAt: now,
      offerEndsAt: null,
      ...{ schemeId: null, channel: null, slot: null, personKeys },
    });
  }
}
