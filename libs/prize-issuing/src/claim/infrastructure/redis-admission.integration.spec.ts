import { beforeAll, afterAll, describe, expect, it } from '@jest/globals';
import { RedisClient } from '@boon/platform/redis';
import { newId } from '@boon/shared-kernel';
import { useRedis } from '@boon/testing';
import { claimAdmissionContract } from '../../testing/claim-admission-contract.js';
import { RedisAdmission } from './redis-admission.js';

const HOUR_MS = 3_600_000;
let client: RedisClient;
afterAll(() => client?.close());
const redis = useRedis();
beforeAll(async () => {
  client = await RedisClient.connect({ url: redis.server.url });
}, 60_000);

const probes = (): Promise<string[]> =>
  client.run((connection) => connection.keys('claim-sold-out:*:probe'));

claimAdmissionContract('RedisAdmission', () =>
  Promise.resolve({
    admission: new RedisAdmission(client),
    offeredAt: new Date(Date.now() + HOUR_MS),
    // The server's own clock lets them lapse.
    pass: async () => {
      while ((await probes()).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  }),
);

describe('RedisAdmission', () => {
  const claimOf = (stockId: string, claimKey: string) => ({
    ...{ userId: 'ann', claimKey, mode: 'tap' as const, pack: 'all' as const },
    items: [{ stockId, version: 1, resolvedTerms: null }],
    ...{ offeredAt: new Date(Date.now() + HOUR_MS), offerEndsAt: null },
    ...{ schemeId: null, channel: null, slot: null },
  });

  it('tells other processes what one has found', async () => {
    const stockId = newId();
    new RedisAdmission(client).soldOut([stockId]);
    const other = new RedisAdmission(client);
    while ((await other.admit(claimOf(stockId, newId()))) === null);
    expect(await other.admit(claimOf(stockId, newId()))).toMatchObject({ code: 'quota.exhausted' });
  });

  it('asks once for all claims that come together', async () => {
    const admission = new RedisAdmission(client);
    const calls = async (): Promise<number> => {
      const stats = await client.run((connection) => connection.info('commandstats'));
      return Number(/cmdstat_eval(?:sha)?:calls=(\d+)/.exec(stats)?.[1] ?? 0);
    };
    const stockId = newId();
    await admission.admit(claimOf(stockId, newId()));
    const before = await calls();
    await Promise.all(
      Array.from({ length: 300 }, () => admission.admit(claimOf(stockId, newId()))),
    );
    expect((await calls()) - before).toBeLessThanOrEqual(1);
  });

  it('knows each claim again, whenever it was offered', async () => {
    const admission = new RedisAdmission(client);
    const stockId = newId();
    const claims = Array.from({ length: 12 }, (_, n) => ({
      ...claimOf(stockId, newId()),
      offeredAt: new Date(Date.now() + HOUR_MS + (n % 4) * 7_000),
    }));
    const early = claims.filter((_, n) => n % 3 === 0);
    await Promise.all(early.map((claim) => admission.admit(claim)));
    admission.soldOut([stockId]);
    while ((await admission.admit(claimOf(stockId, newId()))) === null);
    const verdicts = await Promise.all(claims.map((claim) => admission.admit(claim)));
    expect(verdicts.map((verdict) => verdict === null)).toEqual(claims.map((_, n) => n % 3 === 0));
  });

  it('lets every claim through while Redis is away', async () => {
    const admission = new RedisAdmission(client);
    const stockId = newId();
    admission.soldOut([stockId]);
    while ((await admission.admit(claimOf(stockId, newId()))) === null);
    await redis.server.kill();
    expect(await admission.admit(claimOf(stockId, newId()))).toBeNull();
    await redis.server.restart();
  });
});
