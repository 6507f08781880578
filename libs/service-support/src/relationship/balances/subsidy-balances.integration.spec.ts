import { beforeAll, describe, expect, it } from '@jest/globals';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { serviceSupportPersistence } from '../../service-support.persistence.js';
import { DEFAULT_STAGE_BORDERS } from '../domain/lifecycle-stage.js';
import { InProcessUserStates } from '../infrastructure/in-process-user-states.js';
import { SqlSubsidyBalances } from '../infrastructure/sql-subsidy-balances.js';
import { UserProfiles } from '../infrastructure/user-profiles.js';

usePostgres();
let database: DatabaseForSpecs;
let states: InProcessUserStates;
let balances: SqlSubsidyBalances;

beforeAll(async () => {
  database = await aDatabase(serviceSupportPersistence);
  states = new InProcessUserStates(new UserProfiles(database.sql), DEFAULT_STAGE_BORDERS);
  balances = new SqlSubsidyBalances(database.sql, database.unitOfWork, states);
}, 60_000);

async function balanceOf(userId: string): Promise<number> {
  return (await states.read(userId, new Date())).subsidyBalance;
}

describe('the subsidy that users hold', () => {
  it('is what issuing said last, also of users of whom nothing else is known', async () => {
    await balances.renew(['ann', 'bob', 'ann'], async () => new Map([['ann', 500n]]));
    expect(await balanceOf('ann')).toBe(500);
    expect(await balanceOf('bob')).toBe(0);

    await balances.renew(['ann'], async () => new Map());
    expect(await balanceOf('ann')).toBe(0);
    expect(await balances.holders('', 10)).toEqual([]);
  });

  it('is that of the wallet read last, however many tell at once', async () => {
    let wallet = 0n;
    const read = async () => {
      wallet += 1n;
      const seen = wallet;
      await database.sql.query('select pg_sleep(0.01)');
      return new Map([['cai', seen]]);
    };
    await Promise.all(Array.from({ length: 8 }, () => balances.renew(['cai'], read)));
    await states.refresh(['cai']);
    expect(await balanceOf('cai')).toBe(8);
    expect(await balances.holders('', 10)).toEqual(['cai']);
  });
});
