import { Injectable } from '@nestjs/common';
import type { LotteryChangedPayload } from '@boon/contracts/prize-issuing';
import { Sql } from '@boon/platform/database';
import { KnownLotteries, type KnownLottery } from '../known-lotteries.js';

/** Lotteries as the catalogue keeps them. */
@Injectable()
export class CataloguedLotteries extends KnownLotteries {
  constructor(private readonly sql: Sql) {
    super();
  }

  async find(lotteryId: string): Promise<KnownLottery | null> {
    const [row] = await this.sql.query<{ body: LotteryChangedPayload }>(
      `select body from placement.catalogue_item where kind = 'lottery' and id = $1`,
      [lotteryId],
    );
    return row ? { state: row.body.state, endsAt: new Date(row.body.endsAt) } : null;
  }
}
