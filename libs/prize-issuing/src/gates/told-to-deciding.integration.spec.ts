import { beforeAll, describe, expect, it } from '@jest/globals';
import { SubsidyBalances, type ReadBalances } from '@boon/service-support';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { anOrderLine, aStock, Shopper } from '../testing/index.js';
import { SqlSubsidyChanges } from '../wallet/infrastructure/sql-subsidy-changes.js';
import { TellSubsidies } from '../wallet/tell-subsidies.js';
import { SqlToldGates } from './infrastructure/sql-told-gates.js';
import { TellBudgets } from './tell-budgets.js';

/** What was told; as `service-support` keeps it, without its tables. */
class ToldBalances extends SubsidyBalances {
  readonly told = new Map<string, bigint>();
  isAway = false;

  override async renew(userIds: readonly string[], read: ReadBalances): Promise<void> {
    if (this.isAway) throw new Error('away');
    const balances = await read(userIds);
    for (const userId of userIds) this.told.set(userId, balances.get(userId) ?? 0n);
  }

  override async holders(after: string): Promise<readonly string[]> {
    const holders = [...this.told].filter(([id, fen]) => id > after && fen > 0n);
    return holders.map(([id]) => id).sort();
  }
}

usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;
let changes: SqlSubsidyChanges;

beforeAll(async () => {
  database = await aDatabase(prizeIssuingPersistence);
  issuing = anIssuing(database);
  changes = new SqlSubsidyChanges(database.sql);
}, 60_000);

const aLot = (fen: number) =>
  aStock()
    .ofTerms({ kind: 'subsidy', amount: `${fen}` })
    .ofUnits(null)
    .ofBudget(100_000_00)
    .perUser(null);
const due = (table: string, column: string) =>
  database.sql.execute(
    `update prize_issuing.${table} set ${column} = now() - interval '1 second'
     where state in ('held', 'locked')`,
  );

describe('the subsidy that users hold', () => {
  it('is told anew whenever orders or time change it', async () => {
    const balances = new ToldBalances();
    const tell = new TellSubsidies(changes, balances);
    const ann = new Shopper(issuing);
    const told = async () => {
      await tell.execute();
      return balances.told.get(ann.userId);
    };
    const { stockId } = await ann.gets(aLot(50_00));
    expect(await told()).toBe(50_00n);

    const first = await ann.locks([anOrderLine('a', 1_000_00)]);
    expect(await told()).toBe(20_00n);
    await issuing.cancelRedemption.execute(first);
    expect(await told()).toBe(50_00n);

    const second = await ann.locks([anOrderLine('a', 1_000_00)]);
    await ann.confirms(second);
    expect(await told()).toBe(20_00n);
    await ann.returns(second, 'a', 1);
    expect(await told()).toBe(50_00n);

    await ann.locks([anOrderLine('a', 1_000_00)]);
    await due('redemption', 'lock_expires_at');
    await issuing.sweeper.sweep();
    expect(await told()).toBe(50_00n);
    await due('benefit_grant', 'expires_at');
    await issuing.sweeper.sweep();
    expect(await told()).toBe(0n);
    expect(stockId).toBeDefined();
  });

  it('is told once the listener is back, and in one go when it is rebuilt', async () => {
    const balances = new ToldBalances();
    const tell = new TellSubsidies(changes, balances);
    const [bob, cai] = [new Shopper(issuing), new Shopper(issuing)];
    await bob.gets(aLot(30_00));
    balances.isAway = true;
    await expect(tell.execute()).rejects.toThrow('away');
    balances.isAway = false;
    expect(await tell.execute()).toBe(1);
    expect([...balances.told]).toEqual([[bob.userId, 30_00n]]);
    await cai.gets(aLot(30_00));
    await database.sql.execute('delete from prize_issuing.subsidy_change');

    balances.told.set('someone-without-a-lot', 5n);
    await tell.rebuild();
    expect(balances.told.get(cai.userId)).toBe(30_00n);
    expect(balances.told.get('someone-without-a-lot')).toBe(0n);
    expect(await tell.execute()).toBe(0);
  });

  it('is noted with the grant, by one claim and by many at once, and of no other kind', async () => {
    const noted = () =>
      database.sql.query<{ user_id: string }>(
        'delete from prize_issuing.subsidy_change returning user_id',
      );
    await noted();
    const others = Array.from({ length: 5 }, () => new Shopper(issuing));
    await Promise.all(others.map((who) => who.gets(aStock())));
    expect(await noted()).toEqual([]);
    const lot = aLot(10_00).ofBudget(4 * 10_00);
    const { stockId } = await new Shopper(issuing).gets(lot);
    // One after the other decides: the last of them uses it up, in a transaction.
    const outcomes = await Promise.allSettled(others.map((who) => who.claims(stockId)));
    const users = (await noted()).map(({ user_id: user }) => user);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    expect(new Set(users).size).toBe(4);
    expect(users).toHaveLength(4);
  });

  it('is nobody’s business in an application without user states', async () => {
    await changes.note(['ann']);
    expect(await new TellSubsidies(changes).execute()).toBe(0);
  });
});

describe('a budget that is used up', () => {
  it('is told once, and again when it is open', async () => {
    const { outbox, unitOfWork, sql } = database;
    const tell = new TellBudgets(new SqlToldGates(sql), outbox, unitOfWork);
    const { stockId } = await new Shopper(issuing).gets(aStock().perDay(1));
    const told = async () => {
      await tell.execute();
      const rows = await sql.query<{ payload: object }>(
        `select payload from platform.outbox_event
         where type = 'prize-issuing.budget-changed.v1' and payload->>'scope' = $1 order by seq`,
        [`stock-day:${stockId}`],
      );
      return rows.map(({ payload }) => payload);
    };
    const [first, ...more] = await told();
    expect(first).toMatchObject({ version: 1, isUsedUp: true, day: expect.any(String) });
    expect(more).toEqual([]);
    expect(await told()).toHaveLength(1);

    // As an approved raise of the day's units does.
    await sql.execute('update prize_issuing.stock set per_day_units = 5 where id = $1', [stockId]);
    expect((await told()).at(-1)).toMatchObject({ version: 2, isUsedUp: false, atMost: null });
  });

  it('is told by one process at a time', async () => {
    const { outbox, unitOfWork, sql } = database;
    await new Shopper(issuing).gets(aStock().perDay(1));
    const nodes = [1, 2, 3].map(() => new TellBudgets(new SqlToldGates(sql), outbox, unitOfWork));
    const told = await Promise.all(nodes.map((node) => node.execute()));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(1);
  });
});
