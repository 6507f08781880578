import { Money, newId } from '@boon/shared-kernel';
import type { IssuingForSpecs } from '../an-issuing.js';
import { anOrderLine } from '../an-order-line.js';
import { WORST, type ModelClaim, type ModelStock } from '../issuing-model.js';
import type { StockDimension } from '../../revision/domain/limit-edit.js';
import { RandomShop, type ScheduleOf } from './random-shop.js';

const LINES = [anOrderLine('a', 200_00, { quantity: 2 }), anOrderLine('b', 100_00)];
const RETURNS = [
  { lineId: 'a', quantity: 1 },
  { lineId: 'b', quantity: 1 },
  { lineId: 'a', quantity: 1 },
] as const;

/** Random acts of several processes on one shop, all at once. */
export async function aRush(of: ScheduleOf, processes: readonly IssuingForSpecs[]): Promise<Rush> {
  const shop = new RandomShop(of);
  await shop.open();
  return new Rush(shop, processes);
}

class Rush {
  private granted = 0;

  constructor(
    private readonly shop: RandomShop,
    private readonly processes: readonly IssuingForSpecs[],
  ) {}

  /** How many grants there are in the database. */
  async issued(): Promise<number> {
    const [row] = await this.shop.of.database.sql.query<{ count: number }>(
      `select count(*)::int as count from prize_issuing.benefit_grant
       where stock_id = any ($1::uuid[])`,
      [this.shop.model.stocks.map(({ id }) => id)],
    );
    return row?.count ?? 0;
  }

  /** How many claims were answered with a grant. */
  acknowledged(): number {
    return this.granted;
  }

  /** An act whose outcome nobody foretells: others act at the same time. */
  async atOnce(): Promise<void> {
    const { random } = this.shop.of;
    const issuing = random.of(this.processes);
    const stock = random.of(this.shop.model.stocks);
    const act = random.below(20);
    if (act < 9) return this.claimAtOnce(issuing, this.shop.someClaim());
    if (act < 14) return this.orderAtOnce(issuing);
    if (act === 14) return void (await issuing.sweeper.sweep());
    if (act === 15) return void (await this.expire(stock, 2));
    if (act === 16) {
      // One in sixteen is final.
      const move = random.of(['pause', 'resume', 'resume', 'resume'] as const);
      const to = random.below(16) === 0 ? 'stop' : move;
      return void (await issuing.changeStockState.execute({ stockId: stock.id, to }));
    }
    if (act === 17) return this.limitUsersAtOnce(`stock:${stock.id}`);
    const isQuantity = stock.quantity !== null;
    const by = random.below(7) - 2;
    return this.editAtOnce(`stock:${stock.id}`, isQuantity ? 'quantity' : 'value-budget', by);
  }

  private async claimAtOnce(issuing: IssuingForSpecs, claim: ModelClaim): Promise<void> {
    const outcome = await this.shop.claimOf(issuing, claim);
    if (outcome.ok) this.granted += 1;
  }

  private async orderAtOnce(issuing: IssuingForSpecs): Promise<void> {
    const userId = this.shop.someUser();
    const expectedPayable = Money.ofFen(450_00);
    const lock = { orderId: newId(), userId, lines: LINES, expectedPayable };
    const locked = await issuing.lockRedemption.execute(lock);
    if (!locked.ok) return;
    const redemptionId = locked.redemption.parts.id;
    if (this.shop.of.random.below(4) === 0) {
      await issuing.cancelRedemption.execute(redemptionId);
      return;
    }
    await issuing.confirmRedemption.execute(redemptionId);
    for (const line of RETURNS.slice(0, this.shop.of.random.below(4))) {
      await issuing.returnOrderLines.execute({ redemptionId, lines: [line] });
    }
  }

  private async editAtOnce(
    subject: string,
    dimension: 'quantity' | 'value-budget',
    by: number,
  ): Promise<void> {
    const step = dimension === 'quantity' ? 1 : WORST;
    const expected = await this.currentOf(subject, dimension);
    const target = String(Number(expected ?? 0) + by * step);
    await this.shop.tryEdit({ subject, dimension, expected, target, reason: 'spec' });
  }

  /** Limits of users come, go, rise and fall while they claim. */
  private async limitUsersAtOnce(subject: string): Promise<void> {
    const { random } = this.shop.of;
    const dimension = random.of(['per-user-total', 'per-user-day', 'per-person-total'] as const);
    const expected = await this.currentOf(subject, dimension);
    const target = random.maybe(3, () => String(1 + random.below(5)));
    await this.shop.tryEdit({ subject, dimension, expected, target, reason: 'spec' });
  }

  private async currentOf(subject: string, dimension: StockDimension): Promise<string | null> {
    const { unitOfWork } = this.shop.of.database;
    const now = await unitOfWork.run(() => this.shop.edits.standing({ subject, dimension }));
    return now?.current ?? null;
  }

  private expire(stock: ModelStock, atMost: number): Promise<number> {
    return this.shop.of.database.sql.execute(
      `update prize_issuing.benefit_grant set expires_at = now() where id in (
         select id from prize_issuing.benefit_grant where stock_id = $1 and state = 'held' limit $2)`,
      [stock.id, atMost],
    );
  }
}
