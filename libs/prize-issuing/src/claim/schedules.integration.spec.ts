import { beforeAll, describe, expect, it } from '@jest/globals';
import { Money, newId } from '@boon/shared-kernel';
import { serviceSupportPersistence } from '@boon/service-support';
import type { BudgetAccounts } from '@boon/service-support/budgets';
import { someBudgetAccounts } from '@boon/service-support/testing';
import { openDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aRush } from '../testing/schedule/a-rush.js';
import { aDesk } from '../testing/schedule/a-desk.js';
import { violated } from '../testing/violated.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { anOrderLine } from '../testing/an-order-line.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { aStock } from '../testing/a-stock.js';
import { seeded } from '../testing/random.js';

const IS_FULL = process.env['BOON_SCALE'] === 'full';
const SEEDS = IS_FULL ? 200 : 20;
const STEPS = IS_FULL ? 80 : 24;
/** A seed of one's own: `BOON_SEED=7` runs that one alone. */
const ONLY = process.env['BOON_SEED'];
const seeds = ONLY === undefined ? Array.from({ length: SEEDS }, (_, n) => n + 1) : [Number(ONLY)];

const postgres = usePostgres();
let databases: DatabaseForSpecs[];
let apps: IssuingForSpecs[];
let accounts: BudgetAccounts;

beforeAll(async () => {
  const persistence = [serviceSupportPersistence, prizeIssuingPersistence];
  databases = [];
  for (let n = 0; n < 3; n += 1) {
    databases.push(await openDatabase({ url: postgres.url, persistence, poolMax: 6 }));
  }
  apps = databases.map((each) => anIssuing(each, { accounts: someBudgetAccounts(each) }));
  accounts = someBudgetAccounts(database());
}, 60_000);

const database = (): DatabaseForSpecs => {
  const [first] = databases;
  if (first === undefined) throw new Error('no database');
  return first;
};

const app = (n = 0): IssuingForSpecs => {
  const found = apps[n % apps.length];
  if (found === undefined) throw new Error('no app');
  return found;
};

/** One seed's schedule; every step and the end must be as the model says. */
async function modelled(seed: number): Promise<void> {
  const desk = await aDesk({ database: database(), issuing: app(), random: seeded(seed) });
  for (let step = 0; step < STEPS; step += 1) {
    const said = await desk.step();
    expect({ seed, step, ...said.real }).toEqual({ seed, step, ...said.model });
  }
  const { real, model } = await desk.standing();
  expect({ seed, real }).toEqual({ seed, real: model });
}

/** The model knows one day: what midnight came between is done again. */
async function withinOneDay(work: () => Promise<void>): Promise<void> {
  const today = async (): Promise<unknown> =>
    database().sql.query(`select (now() at time zone 'Asia/Shanghai')::date::text as day`);
  for (;;) {
    const before = JSON.stringify(await today());
    const failed = await work().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (JSON.stringify(await today()) !== before) continue;
    if (failed !== null) throw failed.error;
    return;
  }
}

describe('issuing under random schedules', () => {
  it(`does what its model says, step by step (seeds ${seeds[0]} to ${seeds.at(-1)})`, async () => {
    for (const seed of seeds) {
      await withinOneDay(() => modelled(seed));
    }
    expect(await violated(database().sql)).toEqual([]);
  }, 3_600_000);

  it('keeps every invariant when all of it happens at once, and loses no claim', async () => {
    for (const seed of seeds.slice(0, Math.ceil(seeds.length / 4))) {
      const random = seeded(seed);
      const rush = await aRush({ database: database(), issuing: app(), random }, apps);
      for (let wave = 0; wave < STEPS / 3; wave += 1) {
        await Promise.all(Array.from({ length: 16 }, () => rush.atOnce()));
      }
      await app().sweeper.sweep();
      expect({ seed, violated: await violated(database().sql) }).toEqual({ seed, violated: [] });
      expect({ seed, issued: await rush.issued() }).toEqual({ seed, issued: rush.acknowledged() });
    }
  }, 3_600_000);
});

describe('granting and giving back', () => {
  const LINES = [anOrderLine('a', 300_00)];
  const PAIRS = 24;

  /** So many use and return what they hold while as many others claim; answers what is left of the budgets. */
  async function aftermath(inTurn: boolean): Promise<unknown> {
    const schemeId = newId();
    const scope = `scheme:${schemeId}`;
    await accounts.setLimit(scope, { fen: 1_000_000n, units: null });
    const opened = await app().openStock.execute(
      aStock()
        .ofUnits(500)
        .ofBudget(1_000_000)
        .perDay(400)
        .with({ returnPolicy: 'forfeit' })
        .build(),
    );
    if (!opened.ok) throw new Error(opened.code);
    const { stockId } = opened;
    const claim = (user: string, n: number) =>
      app(n).claimBenefit.execute(aClaimToken(user, stockId).with({ schemeId }).tap());
    const comeAndGo = async (n: number): Promise<void> => {
      const userId = `${schemeId}-${n}`;
      const lock = { orderId: newId(), userId, lines: LINES, expectedPayable: Money.ofFen(250_00) };
      const locked = await app(n).lockRedemption.execute(lock);
      if (!locked.ok) throw new Error(locked.code);
      const redemptionId = locked.redemption.parts.id;
      await app(n + 1).confirmRedemption.execute(redemptionId);
      const lines = [{ lineId: 'a', quantity: 1 }];
      await app(n + 2).returnOrderLines.execute({ redemptionId, lines });
    };
    for (let n = 0; n < PAIRS; n += 1) await claim(`${schemeId}-${n}`, n);
    const work = Array.from({ length: PAIRS }, (_, n) => [
      () => comeAndGo(n),
      () => claim(`${schemeId}-late-${n}`, n),
      () => app(n).sweeper.sweep(),
    ]).flat();
    if (inTurn) for (const act of work) await act();
    else await Promise.all(work.map((act) => act()));
    await app().sweeper.sweep();
    const { free, reserved, spent, issued } = await app().counters(stockId);
    const shared = (await accounts.limits()).find((limit) => limit.scope === scope);
    return {
      free,
      reserved,
      spent,
      issued,
      fen: shared?.committedFen,
      units: shared?.committedUnits,
    };
  }

  it('commute exactly: at once or one after the other, the same is left', async () => {
    const inTurn = await aftermath(true);
    expect(inTurn).toEqual({
      ...{ free: 1_000_000n - 120_000n, reserved: 120_000n, spent: 0n, issued: 48 },
      ...{ fen: 120_000n, units: 48 },
    });
    expect(await aftermath(false)).toEqual(inTurn);
    expect(await violated(database().sql)).toEqual([]);
  });
});
