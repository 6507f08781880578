import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@boon/shared-kernel';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { checkInvariant, type Finding } from '../invariants/invariant.js';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { anIssuing } from '../testing/an-issuing.js';
import { aStock } from '../testing/a-stock.js';
import { aDrawing } from '../testing/draw/a-drawing.js';
import { aLottery, type LotteryBuilder } from '../testing/draw/a-lottery.js';
import { drawInvariants } from './domain/draw-invariants.js';

usePostgres();
let database: DatabaseForSpecs;

async function check(): Promise<Finding[]> {
  const ask = (text: string, of: readonly unknown[]) => database.sql.query<object>(text, of);
  const asked = ask as Parameters<typeof checkInvariant>[1];
  return Promise.all(drawInvariants.map((invariant) => checkInvariant(invariant, asked)));
}

/** What I19 says while this change stands; the change is taken back. */
async function planted(statement: string): Promise<string> {
  let verdict = '';
  const work = database.unitOfWork.run(async () => {
    expect(await database.sql.execute(statement)).toBeGreaterThan(0);
    verdict = (await check())[0]?.verdict ?? '';
    throw new Error('taken back');
  });
  await expect(work).rejects.toThrow('taken back');
  return verdict;
}

async function drawAll(lottery: LotteryBuilder, count: number): Promise<void> {
  const drawing = aDrawing(database);
  const lotteryId = await drawing.publish(lottery.build());
  for (let n = 0; n < count; n += 1) {
    const request = { lotteryId, userId: `u-${n}`, key: newId(), source: 'user' as const };
    const bought = await drawing.buyChance.execute(request);
    if (!bought.ok) throw new Error(bought.code);
    const of = { userId: `u-${n}`, chanceId: bought.chance.id, clientSeed: 'seed' };
    expect(await drawing.drawPrize.execute(of)).toMatchObject({ ok: true });
  }
}

beforeAll(async () => {
  database = await aDatabase(prizeIssuingPersistence);
  const opened = await anIssuing(database).openStock.execute(aStock().ofUnits(50).build());
  if (!opened.ok) throw new Error(opened.code);
  const { stockId } = opened;
  const quotas = { total: 5, month: null, day: null };
  await drawAll(aLottery().tickets('coupon', 6, { stockId }).tickets('blank', 14), 20);
  const fixed = aLottery().prize('coupon', 1, 2, { stockId, quotas });
  await drawAll(fixed.prize('blank', 1, 2), 30);
}, 60_000);

describe('I19', () => {
  it('holds after draws from a box and at fixed odds', async () => {
    expect(await check()).toMatchObject([{ id: 'I19', verdict: 'holds', count: 0, examples: [] }]);
  });

  it.each([
    ['a draw whose chance is gone', `delete from prize_issuing.draw_chance where number = 3`],
    [
      'a sale that was not counted',
      `update prize_issuing.lottery_round set capacity = 99, sold = 98`,
    ],
    ['a prize that nobody has', `delete from prize_issuing.benefit_grant where mode = 'draw'`],
    ['a grant that was not drawn', `update prize_issuing.draw set grant_id = null where drawn = 0`],
    ['a box that was changed', `update prize_issuing.draw set weights[1] = 6 where sequence = 20`],
    [
      'an outcome that was changed',
      `update prize_issuing.draw set drawn = 1 - drawn where sequence = 9`,
    ],
    ['a quota counted short', `update prize_issuing.prize_tally set count = count - 1`],
  ])('is violated by %s', async (_name, statement) => {
    expect(await planted(statement)).toBe('violated');
  });
});
