import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { newId, refused } from '@boon/shared-kernel';
import { serviceSupportPersistence } from '@boon/service-support';
import { type BudgetAccounts } from '@boon/service-support/budgets';
import { someBudgetAccounts } from '@boon/service-support/testing';
import { eventually, openDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { SHIPPER } from '../testing/a-shopper.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { aStock, type StockBuilder } from '../testing/a-stock.js';
import { aDrawing } from '../testing/draw/a-drawing.js';
import { aLottery } from '../testing/draw/a-lottery.js';
import type { HolderDimension } from '../revision/domain/limit-edit.js';
import { editableLimits } from '../testing/editable-limits.js';
import { violated } from '../testing/violated.js';
import type { ClaimBenefitOutcome } from './claim-benefit.js';

const INSTANCES = 3;
const CALLERS = Array.from({ length: 200 }, (_, n) => n);
const postgres = usePostgres();
let databases: DatabaseForSpecs[];
let apps: IssuingForSpecs[];
let accounts: BudgetAccounts;

const app = (n: number): IssuingForSpecs => {
  const found = apps[n % apps.length];
  if (found === undefined) throw new Error('no app');
  return found;
};
const database = (): DatabaseForSpecs => {
  const [first] = databases;
  if (first === undefined) throw new Error('no database');
  return first;
};

async function opened(stock: StockBuilder): Promise<string> {
  const outcome = await app(0).openStock.execute(stock.build());
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.stockId;
}

function refusalsOf(outcomes: readonly ClaimBenefitOutcome[]): string[] {
  const told = outcomes.flatMap((outcome) =>
    outcome.ok ? [] : [[outcome.code, outcome.details['account']].join(' ').trim()],
  );
  return [...new Set(told)].sort();
}

function grantedOf(outcomes: readonly ClaimBenefitOutcome[]): number {
  return outcomes.filter((outcome) => outcome.ok).length;
}

/** Every caller claims once, each on one of the instances. */
function rush(
  tapOf: (n: number) => Parameters<IssuingForSpecs['claimBenefit']['execute']>[0],
): Promise<ClaimBenefitOutcome[]> {
  return Promise.all(CALLERS.map((n) => app(n).claimBenefit.execute(tapOf(n))));
}

/** So much of the platform's day is free from now on. */
async function leaveToday(fen: bigint): Promise<void> {
  const scope = 'platform-day';
  await accounts.setLimit(scope, { fen: 10n ** 12n, units: null });
  const before = (await accounts.limits()).find((limit) => limit.scope === scope);
  await accounts.setLimit(scope, { fen: (before?.committedFen ?? 0n) + fen, units: null });
}

beforeAll(async () => {
  const persistence = [serviceSupportPersistence, prizeIssuingPersistence];
  databases = [];
  for (let n = 0; n < INSTANCES; n += 1) {
    databases.push(await openDatabase({ url: postgres.url, persistence, poolMax: 5 }));
  }
  apps = databases.map((each) => anIssuing(each, { accounts: someBudgetAccounts(each) }));
  accounts = someBudgetAccounts(database());
}, 60_000);

afterEach(async () => {
  expect(await violated(database().sql)).toEqual([]);
  await accounts.setLimit('platform-day', { fen: null, units: null });
});

describe('the day of a stock', () => {
  it('is never passed, in units or in fen, and says which it was', async () => {
    const units = await opened(aStock().ofUnits(1_000).perDay(31));
    const outcomes = await rush((n) => aClaimToken(`d-${n}`, units).tap());
    expect(grantedOf(outcomes)).toBe(31);
    expect(refusalsOf(outcomes)).toEqual(['quota.exhausted stock-day']);

    const fen = await opened(
      aStock()
        .ofUnits(1_000)
        .perDay(null, 5000 * 17 + 4999),
    );
    const spent = await rush((n) => aClaimToken(`d-${n}`, fen).tap());
    expect(grantedOf(spent)).toBe(17);
    expect(refusalsOf(spent)).toEqual(['budget.exhausted stock-day']);
  });

  it('begins anew with the day of the database', async () => {
    const stockId = await opened(aStock().ofUnits(10).perDay(1));
    const claim = (user: string) => app(0).claimBenefit.execute(aClaimToken(user, stockId).tap());
    expect(await claim('first')).toMatchObject({ ok: true });
    expect(await claim('second')).toMatchObject({ ok: false });
    // Yesterday was the day of all that was granted so far.
    await database().sql.execute(`update prize_issuing.stock set day = day - 1 where id = $1`, [
      stockId,
    ]);
    await database().sql.execute(
      `update prize_issuing.benefit_grant set claimed_at = claimed_at - interval '1 day'
       where stock_id = $1`,
      [stockId],
    );
    expect(await claim('second')).toMatchObject({ ok: true });
    expect(await claim('third')).toMatchObject({ code: 'quota.exhausted' });
  });
});

describe('a natural person', () => {
  it('has no more of a stock than its limit, by whichever of their keys and as whichever user', async () => {
    const stockId = await opened(aStock().ofUnits(1_000).perUser(null).perPerson(3));
    const outcomes = await rush((n) =>
      aClaimToken(`alias-${n}`, stockId).tap({ personKeys: [`paper-${n}`, 'phone'] }),
    );
    expect(grantedOf(outcomes)).toBe(3);
    expect(refusalsOf(outcomes)).toEqual(['claim.limit-reached']);
    const other = aClaimToken('other', stockId).tap({
      personKeys: ['their "own" {phone}, \\ it is'],
    });
    expect(await app(1).claimBenefit.execute(other)).toMatchObject({ ok: true });
  });

  it('must be known where a stock asks for one, whoever gives it', async () => {
    const stockId = await opened(aStock().perPerson(1));
    const tap = aClaimToken('nobody', stockId).tap();
    expect(await app(0).claimBenefit.execute(tap)).toEqual(refused('claim.person-unverified'));
  });

  it('is the same person in a draw, and gets the consolation where the prize is not for them again', async () => {
    const stockId = await opened(aStock().ofUnits(9).perUser(null).perPerson(1));
    const drawing = aDrawing(database());
    const lottery = aLottery().prize('coupon', 1, 1, { stockId }).prize('blank', 0, 1);
    const lotteryId = await drawing.publish(lottery.build());
    const draw = async (userId: string, personKeys: readonly string[]): Promise<unknown> => {
      const sold = { lotteryId, userId, key: newId(), source: 'user' } as const;
      const bought = await drawing.buyChance.execute(sold);
      if (!bought.ok) throw new Error(bought.code);
      const request = { userId, chanceId: bought.chance.id, clientSeed: 'x', personKeys };
      const drawn = await drawing.drawPrize.execute(request);
      return drawn.ok ? [drawn.result.awarded?.key, drawn.result.reason] : drawn.code;
    };
    expect(await draw('d-1', ['paper'])).toEqual(['coupon', null]);
    expect(await draw('d-2', ['phone', 'paper'])).toEqual(['blank', 'claim.limit-reached']);
    expect(await draw('d-3', [])).toEqual(['blank', 'claim.person-unverified']);
  });

  it('is limited together with units, fen and day: whatever ends first', async () => {
    const stock = aStock()
      .ofUnits(40)
      .ofBudget(5000 * 30)
      .perUser(1)
      .perPerson(1)
      .perDay(20);
    const stockId = await opened(stock);
    const outcomes = await rush((n) =>
      aClaimToken(`u-${n}`, stockId).tap({ personKeys: [`p-${n % 50}`] }),
    );
    expect(grantedOf(outcomes)).toBe(20);
  });
});

describe('a limit of users that changes while they claim', () => {
  const change = async (
    stockId: string,
    dimension: HolderDimension,
    target: string | null,
  ): Promise<void> => {
    const edits = editableLimits(database());
    const subject = `stock:${stockId}`;
    await database().unitOfWork.run(async () => {
      const before = await edits.standing({ subject, dimension });
      if (before === null) throw new Error('there is no such stock');
      if (before.current === target) return;
      const edit = { subject, dimension, expected: before.current, target, reason: 'spec' };
      await edits.set(edit, before, { by: 'lin', revisionId: null });
    });
  };
  const heldBy = async (stockId: string, userId: string): Promise<number> => {
    const [row] = await database().sql.query<{ n: number }>(
      `select count(*)::int as n from prize_issuing.benefit_grant
       where stock_id = $1 and user_id = $2`,
      [stockId, userId],
    );
    return row?.n ?? 0;
  };

  it('holds for whatever is decided after it, and counts what was there before', async () => {
    const stockId = await opened(aStock().ofUnits(100_000).perUser(null));
    const users = Array.from({ length: 12 }, (_, n) => `changing-${n}`);
    let isOver = false;
    let tried = 0;
    const claiming = users.map(async (user, n) => {
      while (!isOver) {
        const tap = aClaimToken(user, stockId).tap({ personKeys: [`paper-${n % 5}`] });
        await app(n).claimBenefit.execute(tap);
        tried += 1;
      }
    });
    const holding = (): Promise<number[]> =>
      Promise.all(users.map((user) => heldBy(stockId, user)));
    let before: number[];
    try {
      for (const target of ['40', '25', '60', null, '55', '30', null, '70'] as const) {
        const seen = tried;
        await eventually(() => expect(tried).toBeGreaterThan(seen + users.length));
        await change(stockId, 'per-user-total', target);
        await change(stockId, 'per-person-day', target === null ? null : '90');
        await change(stockId, 'per-user-month', target === '60' ? '50' : null);
        expect(await violated(database().sql)).toEqual([]);
      }
      await change(stockId, 'per-user-total', '2');
      before = await holding();
    } finally {
      isOver = true;
      await Promise.all(claiming);
    }
    const late = users.map((user, n) =>
      app(n).claimBenefit.execute(aClaimToken(user, stockId).tap()),
    );
    expect(new Set(before.map((had) => had >= 2))).toEqual(new Set([true]));
    expect((await Promise.all(late)).map((outcome) => outcome.ok)).not.toContain(true);
    expect(await holding()).toEqual(before);
  });
});

describe('a budget that stocks share', () => {
  it('is never passed by all of them together: scheme, merchant, channel and platform', async () => {
    const merchantId = `m-${newId()}`;
    const schemeId = newId();
    const channel = `c-${newId().slice(0, 8)}`;
    const stocks = [await opened(aStock().ofUnits(500)), await opened(aStock().ofUnits(500))];
    const paid = await opened(aStock().ofUnits(500).ofMerchant(merchantId));
    await accounts.setLimit(`scheme:${schemeId}`, { fen: 5000n * 23n + 1n, units: null });
    await accounts.setLimit(`channel-day:${channel}`, { fen: 5000n * 41n, units: null });
    await accounts.setLimit(`merchant:${merchantId}`, { fen: null, units: 29 });

    const ofScheme = await rush((n) =>
      aClaimToken(`s-${n}`, stocks[n % 2] ?? '')
        .with({ schemeId, channel })
        .tap(),
    );
    expect(grantedOf(ofScheme)).toBe(23);
    expect(refusalsOf(ofScheme)).toEqual(['budget.exhausted scheme']);

    const ofChannel = await rush((n) =>
      aClaimToken(`c-${n}`, stocks[n % 2] ?? '')
        .with({ channel })
        .tap(),
    );
    expect(grantedOf(ofChannel)).toBe(41 - 23);
    expect(refusalsOf(ofChannel)).toEqual(['budget.exhausted channel-day']);

    const ofMerchant = await rush((n) => aClaimToken(`m-${n}`, paid).tap());
    expect(grantedOf(ofMerchant)).toBe(29);
    expect(refusalsOf(ofMerchant)).toEqual(['quota.exhausted merchant']);
  });

  it('of the platform holds for what services give, too, and is one entry per batch and stock', async () => {
    const stockId = await opened(aStock().ofUnits(500));
    await leaveToday(5000n * 3n);
    const outcomes = await rush((n) => aClaimToken(`p-${n}`, stockId).tap());
    expect(grantedOf(outcomes)).toBe(3);
    expect(refusalsOf(outcomes)).toEqual(['budget.exhausted platform-day']);
    const entries = await database().sql.query<{ units: string }>(
      `select units from service_support.budget_entry where stock_id = $1 and cause = 'issue'`,
      [stockId],
    );
    const units = entries.reduce((sum, entry) => sum + Number(entry.units), 0);
    expect({ units, fewEntries: entries.length <= 3 }).toEqual({ units: 3, fewEntries: true });
  });

  it('has back what expires, and is cut to no less than is committed', async () => {
    const stockId = await opened(aStock().ofUnits(500));
    await leaveToday(5000n);
    const claim = (user: string) => app(0).claimBenefit.execute(aClaimToken(user, stockId).tap());
    expect(await claim('e-1')).toMatchObject({ ok: true });
    expect(await claim('e-2')).toMatchObject({ code: 'budget.exhausted' });
    await database().sql.execute(
      `update prize_issuing.benefit_grant set expires_at = now() where user_id = 'e-1'`,
    );
    await app(0).sweeper.sweep();
    expect(await claim('e-2')).toMatchObject({ ok: true });
    await expect(leaveToday(-1n)).rejects.toThrow('account_not_over_budget');
  });
});

describe('a stock without any limit', () => {
  it('gets a quantity while many claim and some is taken back: what was given before is counted', async () => {
    const stockId = await opened(aStock().unlimited());
    const edits = editableLimits(database());
    const limit = { subject: `stock:${stockId}`, dimension: 'quantity' } as const;
    const ids: string[] = [];
    let isOver = false;
    let refusals = 0;
    const claiming = Array.from({ length: 60 }, async (_, n) => {
      for (let k = 0; !isOver; k += 1) {
        const outcome = await app(n).claimBenefit.execute(
          aClaimToken(`r-${n}-${k}`, stockId).tap(),
        );
        if (outcome.ok) ids.push(...outcome.grants.map(({ grantId }) => grantId));
        else refusals += 1;
      }
    });
    const takingBack = async (): Promise<void> => {
      for (let k = 0; !isOver; k += 1) {
        const grantId = ids[k * 7];
        if (grantId === undefined)
          await eventually(() => expect(isOver || k * 7 < ids.length).toBe(true));
        else await app(k).voidGrant.execute({ grantId, reason: 'spec', by: SHIPPER });
      }
    };
    const back = takingBack();
    let least = 0n;
    try {
      await eventually(() => expect(ids.length).toBeGreaterThan(200));
      await database().unitOfWork.run(async () => {
        const before = await edits.standing(limit);
        if (before === null) throw new Error('there is no such stock');
        least = before.least;
        const target = String(least + 50n);
        const edit = { ...limit, expected: null, target, reason: 'spec' };
        await edits.set(edit, before, { by: 'lin', revisionId: null });
      });
      await eventually(() => expect(refusals).toBeGreaterThan(500));
    } finally {
      isOver = true;
      await Promise.all([...claiming, back]);
    }
    const [counted] = await database().sql.query<{ standing: number; ever: number }>(
      `select count(*) filter (where state <> 'voided')::int as standing, count(*)::int as ever
       from prize_issuing.benefit_grant where stock_id = $1`,
      [stockId],
    );
    expect(counted?.ever).toBe(ids.length);
    expect(counted?.standing).toBeLessThanOrEqual(Number(least) + 50);
    expect(await violated(database().sql)).toEqual([]);
  });

  it('writes no row that claims share', async () => {
    const stockId = await opened(aStock().unlimited());
    const shared = () =>
      database().sql.query(
        `select xmin::text, ctid::text from prize_issuing.stock where id = $1
         union all select count(*)::text, '' from prize_issuing.user_tally where stock_id = $1
         union all select count(*)::text, '' from prize_issuing.stock_movement where stock_id = $1
         union all select count(*)::text, '' from service_support.budget_account
           where limit_fen is null and limit_units is null and units > 1e9`,
        [stockId],
      );
    const before = await shared();
    const outcomes = await rush((n) => aClaimToken(`free-${n}`, stockId).tap());
    expect(grantedOf(outcomes)).toBe(CALLERS.length);
    expect(await shared()).toEqual(before);
  });
});
