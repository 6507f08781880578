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

const statesOf = async (userId: string): Promise<string[]> =>
  (await issuing.readWallet.execute({ userId, limit: 10 })).map((grant) => grant.state);

const expire = (userId: string): Promise<number> =>
  database.sql.execute(
    `update prize_issuing.benefit_grant set expires_at = now() - interval '1 second'
     where user_id = $1`,
    [userId],
  );
const overdue = (redemptionId: string): Promise<number> =>
  database.sql.execute(
    `update prize_issuing.redemption set lock_expires_at = now() - interval '1 second'
     where id = $1`,
    [redemptionId],
  );

describe('a redemption', () => {
  it('locks, uses and tells of the grants of the best set', async () => {
    const { userId, stockId } = await aHolder(aStock().ofBudget(500_000));
    const redemptionId = await locked(userId);
    expect(await statesOf(userId)).toEqual(['locked']);

    const outcome = await issuing.confirmRedemption.execute(redemptionId);
    expect(outcome).toMatchObject({ ok: true });
    expect(await statesOf(userId)).toEqual(['used']);
    expect(await issuing.counters(stockId)).toMatchObject({ used: 1, reserved: 0n, spent: 5000n });
    const types = (await issuing.eventsOf(stockId)).map((event) => event.type);
    expect(types.at(-1)).toBe('prize-issuing.grant-redeemed.v1');

    const again = await issuing.confirmRedemption.execute(redemptionId);
    expect(again).toMatchObject({ ok: true });
    expect((await issuing.eventsOf(stockId)).length).toBe(types.length);
  });

  it('refuses another price than the shopper was told, with the new quote', async () => {
    const { userId } = await aHolder(aStock());
    const request = { orderId: 'o-changed', userId, lines: LINES };
    const outcome = await issuing.lockRedemption.execute({
      ...request,
      expectedPayable: Money.ofFen(440_00),
    });

    expect(outcome).toMatchObject({
      ok: false,
      code: 'quote.changed',
      details: { payable: '45000', expectedPayable: '44000' },
      quote: { payable: PAYABLE, optimal: true },
    });
    expect(await statesOf(userId)).toEqual(['held']);
  });

  it('is one per order: a repeat gets the same, another request is refused', async () => {
    const { userId } = await aHolder(aStock());
    const request = { orderId: `o-${newId()}`, userId, lines: LINES, expectedPayable: PAYABLE };
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => issuing.lockRedemption.execute(request)),
    );
    const ids = outcomes.map((outcome) => (outcome.ok ? outcome.redemption.parts.id : ''));
    expect(new Set(ids).size).toBe(1);

    const other = { ...request, lines: LINES.slice(1), expectedPayable: Money.ofFen(100_00) };
    expect(await issuing.lockRedemption.execute(other)).toMatchObject({
      code: 'redemption.order-taken',
    });
  });

  it('uses a grant once, however many orders want it at the same moment', async () => {
    const { userId, stockId } = await aHolder(aStock());
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        issuing.lockRedemption.execute({
          orderId: `o-race-${n}`,
          userId,
          lines: LINES,
          expectedPayable: PAYABLE,
        }),
      ),
    );

    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
    expect(outcomes.filter((o) => !o.ok && o.code === 'quote.changed')).toHaveLength(99);
    expect(await issuing.counters(stockId)).toMatchObject({ locked: 1, held: 0 });
  });

  it('gives the grants back when it is cancelled, and is then over', async () => {
    const { userId } = await aHolder(aStock());
    const redemptionId = await locked(userId);

    expect(await issuing.cancelRedemption.execute(redemptionId)).toMatchObject({ ok: true });
    expect(await issuing.cancelRedemption.execute(redemptionId)).toMatchObject({ ok: true });
    expect(await statesOf(userId)).toEqual(['held']);
    expect(await issuing.confirmRedemption.execute(redemptionId)).toMatchObject({
      code: 'redemption.not-locked',
    });
  });

  it('is confirmed in time even where the grant expires under the lock', async () => {
    const { userId } = await aHolder(aStock());
    const redemptionId = await locked(userId);
    await expire(userId);

    expect(await issuing.confirmRedemption.execute(redemptionId)).toMatchObject({ ok: true });
  });

  it('is confirmed late only while the grants can still be had', async () => {
    const [lucky, late, rival] = await Promise.all(
      [1, 2, 3].map(async () => (await aHolder(aStock())).userId),
    );
    const ids = [];
    for (const userId of [lucky, late, rival]) ids.push(await locked(userId ?? ''));
    for (const id of ids) await overdue(id);
    await expire(late ?? '');
    await issuing.sweeper.sweep();
    expect(await statesOf(lucky ?? '')).toEqual(['held']);
    await locked(rival ?? '');

    const outcomes = [];
    for (const id of ids) outcomes.push(await issuing.confirmRedemption.execute(id));
    expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.code))).toEqual([
      'ok',
      'redemption.lock-lost',
      'redemption.lock-lost',
    ]);
    expect(await statesOf(lucky ?? '')).toEqual(['used']);
  });
});
