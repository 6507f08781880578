import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { RedisClient } from '@boon/platform/redis';
import { aDatabase, eventually, usePostgres, useRedis, type DatabaseForSpecs } from '@boon/testing';
import { serviceSupportPersistence } from '../../service-support.persistence.js';
import { userStatesContract, type ProfileOnRecord } from '../../testing/user-states-contract.js';
import { DEFAULT_STAGE_BORDERS } from '../domain/lifecycle-stage.js';
import { InProcessUserStates } from './in-process-user-states.js';
import { RedisUserStates } from './redis-user-states.js';
import { UserProfiles } from './user-profiles.js';

Logger.overrideLogger(false);
usePostgres();
let client: RedisClient;
// Before the server is stopped: hooks run in the order of their making.
afterAll(() => client.close());
const redis = useRedis();
let database: DatabaseForSpecs;
let profiles: UserProfiles;

beforeAll(async () => {
  client = await RedisClient.connect({ url: redis.server.url });
  database = await aDatabase(serviceSupportPersistence);
  profiles = new UserProfiles(database.sql);
}, 60_000);

beforeEach(async () => {
  await database.sql.execute('truncate service_support.user_profile');
  await client.run((connection) => connection.flushAll());
});

async function record(profile: ProfileOnRecord): Promise<void> {
  const { userId, segments, lastPaidAt, version, deeds = {}, subsidyBalance = 0 } = profile;
  const attributes = { city: 'Chengdu', visits: 3, member: true, likes: ['tea'] };
  await database.sql.execute(
    `insert into service_support.user_profile
       (user_id, segments, attributes, paid_orders, first_paid_at, last_paid_at, version,
        deeds, subsidy_balance)
     values ($1, $2, $3, $4, $5, $5, $6, $7, $8)
     on conflict (user_id) do update set segments = excluded.segments, version = excluded.version`,
    [
      userId,
      segments,
      attributes,
      lastPaidAt === null ? 0 : 1,
      lastPaidAt,
      version,
      deeds,
      subsidyBalance,
    ],
  );
}

userStatesContract('InProcessUserStates', async () => ({
  states: new InProcessUserStates(profiles, DEFAULT_STAGE_BORDERS),
  record,
}));

userStatesContract('RedisUserStates', async () => {
  const states = new RedisUserStates(client, profiles, DEFAULT_STAGE_BORDERS);
  await states.rebuild();
  return { states, record };
});

describe('RedisUserStates', () => {
  it('take nobody for new before they are built: after a wipe everybody would be', async () => {
    await client.run((connection) => connection.flushAll());
    const states = new RedisUserStates(client, profiles, DEFAULT_STAGE_BORDERS);
    await expect(states.read('ann', new Date())).rejects.toThrow('not built yet');
    const told = new Promise((told, missed) => states.tell('ann', new Date(), { told, missed }));
    await expect(told).rejects.toThrow('not built yet');
    await states.rebuild();
    expect((await states.read('nobody-knows', new Date())).stage).toBe('new');
  });

  it('are built where a process finds none, also after the server was wiped', async () => {
    await record({ userId: 'ann', segments: ['vip'], lastPaidAt: null, version: 1 });
    const states = new RedisUserStates(client, profiles, DEFAULT_STAGE_BORDERS);
    const isKnown = () =>
      eventually(async () => {
        expect((await states.read('ann', new Date())).segments).toEqual(['vip']);
      });
    states.onModuleInit();
    await isKnown();
    await client.run((connection) => connection.flushAll());
    await isKnown();
    await states.onApplicationShutdown();
  });
});

describe('InProcessUserStates', () => {
  it('are read from the database before the app listens', async () => {
    await record({ userId: 'ann', segments: ['vip'], lastPaidAt: null, version: 1 });
    const states = new InProcessUserStates(profiles, DEFAULT_STAGE_BORDERS);
    await states.onModuleInit();

    expect((await states.read('ann', new Date())).segments).toEqual(['vip']);
  });

  it('know the same of a user whichever way it came', async () => {
    const at = new Date('2026-11-01T00:00:00.123Z');
    const deeds = { viewed: [3], carted: [2, 1], orders: [[4, 900] as const] };
    const some = { segments: ['a', 'b "c"'], lastPaidAt: at, version: 7, subsidyBalance: 5 };
    await record({ userId: 'full', ...some, deeds });
    await record({ userId: 'bare', segments: [], lastPaidAt: null, version: 1 });
    await database.sql.execute(
      `update service_support.user_profile set last_seen_at = '2026-11-02T00:00:00.987654Z',
         previous_paid_at = '2026-10-01T08:00:00Z', member_merchants = '{m1,m2}', viewed_categories = '{shoes}'
       where user_id = 'full'`,
    );
    const [built, refreshed] = [1, 2].map(
      () => new InProcessUserStates(profiles, DEFAULT_STAGE_BORDERS),
    );
    await built?.rebuild();
    await refreshed?.refresh(['full', 'bare']);

    for (const userId of ['full', 'bare']) {
      const state = await built?.read(userId, at);
      expect(state).toEqual(await refreshed?.read(userId, at));
      expect(state).toEqual(await refreshed?.readFromDatabase(userId, at));
    }
  });
});
