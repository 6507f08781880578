import { beforeAll, describe, expect, it } from '@jest/globals';
import { Money, newId } from '@boon/shared-kernel';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { anOrderLine } from '../testing/an-order-line.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';

usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;

beforeAll(async () => {
  database = await aDatabase(prizeIssuingPersistence);
  issuing = anIssuing(database);
}, 60_000);

const LINES = [anOrderLine('a', 200_00, { quantity: 2 }), anOrderLine('b', 100_00)];
const PAYABLE = Money.ofFen(450_00);

/** A user of their own with one grant of the stock. */
async function aHolder(stock: StockBuilder): Promise<{ userId: string; stockId: string }> {
  const userId = `u-${newId()}`;
  const opened = await issuing.openStock.execute(stock.build());
  if (!opened.ok) throw new Error(opened.code);
  const claimed = await issuing.claimBenefit.execute(aClaimToken(userId, opened.stockId).tap());
  if (!claimed.ok) throw new Error(claimed.code);
  return { userId, stockId: opened.stockId };
}

async function locked(userId: string, expectedPayable = PAYABLE): Promise<string> {
  const request = { orderId: `o-${newId()}`, userId, lines: LINES, expectedPayable };
  const outcome = await issuing.lockRedemption.execute(request);
  if (!outcome.ok) throw new Error(`${outcome.code} ${JSON.stringify(outcome.details)}`);
  return outcome.redemption.parts.id;
}

async function confirmed(userId: string): Promise<string> {
  const redemptionId = await locked(userId);
  const outcome = await issuing.confirmRedemption.execute(redemptionId);
  if (!outcome.ok) throw new Error(outcome.code);
  return redemptionId;
}

const statesOf = async (userId: string): Promise<string[]> =>
  (await issuing.readWallet.execute({ userId, limit: 10 })).map((grant) => grant.state);

const expire = (userId: string): Promise<number> =>
  database.sql.execute(
    `update prize_issuing.benefit_grant set expires_at = now() - interval '1 second'
     where user_id = $1`,
    [userId],
  );
describe('returns', () => {
  it('give back by the stored split, and the grant with the last unit', async () => {
    const { userId, stockId } = await aHolder(aStock().ofBudget(5000));
    const redemptionId = await confirmed(userId);
    const back = (lineId: string, quantity: number) =>
      issuing.returnOrderLines.execute({ redemptionId, lines: [{ lineId, quantity }] });

    const first = await back('a', 1);
    expect(first).toMatchObject({
      ok: true,
      lines: [{ lineId: 'a', refund: Money.ofFen(180_00) }],
      grants: [{ state: 'used', platform: Money.ofFen(2000), isFullyReturned: false }],
    });
    expect(await back('a', 2)).toMatchObject({ code: 'return.too-many' });
    expect(await back('x', 1)).toMatchObject({ code: 'return.line-unknown' });
    await back('b', 1);
    expect(await statesOf(userId)).toEqual(['used']);
    expect(await back('a', 1)).toMatchObject({ grants: [{ state: 'held' }] });

    expect(await statesOf(userId)).toEqual(['held']);
    expect(await issuing.counters(stockId)).toMatchObject({
      held: 1,
      used: 0,
      spent: 0n,
      reserved: 5000n,
      free: 0n,
    });
    const returned = (await issuing.eventsOf(stockId)).filter(
      (event) => event.type === 'prize-issuing.grant-returned.v1',
    );
    expect(returned.map((event) => event.payload['givenBack'])).toEqual(['2000', '1000', '2000']);
    await locked(userId);
  });

  it('never take a unit back twice, however many ask at once', async () => {
    const { userId } = await aHolder(aStock());
    const redemptionId = await confirmed(userId);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () =>
        issuing.returnOrderLines.execute({ redemptionId, lines: [{ lineId: 'a', quantity: 1 }] }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(2);
  });

  it('bring a grant back expired, not at all, or with a new life, as its stock says', async () => {
    const all = [
      { lineId: 'a', quantity: 2 },
      { lineId: 'b', quantity: 1 },
    ];
    const states: string[] = [];
    for (const returnPolicy of ['restore', 'forfeit', 'extend'] as const) {
      const { userId } = await aHolder(aStock().with({ returnPolicy }));
      const redemptionId = await confirmed(userId);
      await expire(userId);
      await issuing.returnOrderLines.execute({ redemptionId, lines: all });
      states.push(...(await statesOf(userId)));
    }
    expect(states).toEqual(['expired', 'used', 'held']);
  });

  it('reserve no more than the budget has left, after its use had opened the stock to others', async () => {
    const percent = { kind: 'full-reduction', threshold: '0', percent: 1000, cap: '9000' };
    const { userId, stockId } = await aHolder(
      aStock().ofTerms(percent).ofUnits(null).ofBudget(15_000),
    );
    const redemptionId = await confirmed(userId);
    await issuing.sweeper.sweep();
    expect(await issuing.counters(stockId)).toMatchObject({ spent: 5000n, free: 10_000n });
    const [reopened] = (await issuing.eventsOf(stockId)).slice(-1);
    expect(reopened?.payload).toMatchObject({ state: 'active', version: 3 });
    await issuing.claimBenefit.execute(aClaimToken('other', stockId).tap());

    await issuing.returnOrderLines.execute({
      redemptionId,
      lines: [
        { lineId: 'a', quantity: 2 },
        { lineId: 'b', quantity: 1 },
      ],
    });
    expect(await issuing.counters(stockId)).toMatchObject({ reserved: 15_000n, free: 0n });
    const lines = [anOrderLine('big', 1_000_00)];
    const quote = await issuing.quoteOrder.execute({ userId, order: { priced: lines } });
    expect(quote).toMatchObject({ quote: { discount: Money.ofFen(6000) } });
  });
});

describe('the sweeps', () => {
  it('end held grants after their time, once, and free their money', async () => {
    const { userId, stockId } = await aHolder(aStock().ofBudget(100_000));
    await expire(userId);
    expect(await statesOf(userId)).toEqual(['expired']);
    const quote = await issuing.quoteOrder.execute({ userId, order: { priced: LINES } });
    expect(quote).toMatchObject({ quote: { discount: Money.ZERO, unused: [] } });

    await Promise.all([issuing.sweeper.sweep(), issuing.sweeper.sweep()]);
    expect(await issuing.counters(stockId)).toMatchObject({ expired: 1, held: 0, free: 100_000n });
    const expired = (await issuing.eventsOf(stockId)).filter(
      (event) => event.type === 'prize-issuing.grant-expired.v1',
    );
    expect(expired).toHaveLength(1);
  });

  it('release the money of a stopped stock for good', async () => {
    const { userId, stockId } = await aHolder(aStock().ofBudget(100_000));
    await issuing.changeStockState.execute({ stockId, to: 'stop' });
    const { counters } = issuing;
    expect(await counters(stockId)).toMatchObject({ released: 95_000n, reserved: 5000n, free: 0n });
    await expire(userId);
    await issuing.sweeper.sweep();
    expect(await counters(stockId)).toMatchObject({ released: 100_000n, reserved: 0n, free: 0n });
  });
});

describe('the books', () => {
  it('agree at the end: grants with states, budgets with movements, nothing is over', async () => {
    await issuing.sweeper.sweep();
    const wrong = await database.sql.query(`
      select stock.id from prize_issuing.stock,
        lateral (
          select coalesce(sum(reserved), 0) as reserved, coalesce(sum(spent), 0) as spent,
            coalesce(sum(released), 0) as released
          from prize_issuing.stock_movement where stock_id = stock.id
        ) as moved,
        lateral (
          select count(*) as issued,
            coalesce(sum(worst_case) filter (where state in ('held', 'locked')), 0) as at_stake
          from prize_issuing.benefit_grant where stock_id = stock.id
        ) as granted
      where quantity is not null and stock.issued <> granted.issued
        or value_budget is not null and (stock.reserved <> granted.at_stake
          or (stock.reserved, stock.spent, stock.released)
            <> (moved.reserved, moved.spent, moved.released))`);
    expect(wrong).toEqual([]);
  });
});
