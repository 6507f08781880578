import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RedisClient } from '@boon/platform/redis';
import { openDatabase, usePostgres, useRedis, type DatabaseForSpecs } from '@boon/testing';
import { prizeIssuingPersistence } from '../prize-issuing.persistence.js';
import { aClaimToken } from '../testing/a-claim-token.js';
import { anIssuing, type IssuingForSpecs } from '../testing/an-issuing.js';
import { aStock } from '../testing/a-stock.js';
import { violated } from '../testing/violated.js';
import { RedisAdmission } from './infrastructure/redis-admission.js';

const IS_FULL = process.env['BOON_SCALE'] === 'full';
const CLAIMS = IS_FULL ? 20_000 : 1_500;
const UNITS = IS_FULL ? 2_000 : 200;
const PROCESSES = 3;

let clients: RedisClient[];
afterAll(() => Promise.all(clients.map((client) => client.close())));
const postgres = usePostgres();
const redis = useRedis();
let database: DatabaseForSpecs;
let apps: IssuingForSpecs[];

beforeAll(async () => {
  clients = [];
  apps = [];
  for (let n = 0; n < PROCESSES; n += 1) {
    const client = await RedisClient.connect({ url: redis.server.url });
    const ports = await openDatabase({ url: postgres.url, persistence: [prizeIssuingPersistence] });
    clients.push(client);
    apps.push(anIssuing(ports, { admission: new RedisAdmission(client) }));
    database = ports;
  }
}, 60_000);

const app = (n: number): IssuingForSpecs => {
  const found = apps[n % apps.length];
  if (found === undefined) throw new Error('no app');
  return found;
};

describe('admission whose store is wiped under load', () => {
  it('never lets too many through, and what was granted is answered again to the byte', async () => {
    const opened = await app(0).openStock.execute(aStock().ofUnits(UNITS).build());
    if (!opened.ok) throw new Error(opened.code);
    const { stockId } = opened;
    const taps = Array.from({ length: CLAIMS }, (_, n) => aClaimToken(`w-${n}`, stockId).tap());
    let isOver = false;
    let wipes = 0;
    const wipe = async (): Promise<void> => {
      while (!isOver) {
        await clients[0]?.run((connection) => connection.flushAll());
        wipes += 1;
        await pause(5);
      }
    };
    const wiping = wipe();
    const outcomes = [];
    for (let first = 0; first < CLAIMS; first += 150) {
      const together = taps.slice(first, first + 150);
      outcomes.push(
        ...(await Promise.all(together.map((tap, n) => app(n).claimBenefit.execute(tap)))),
      );
    }
    isOver = true;
    await wiping;
    expect(wipes).toBeGreaterThan(2);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(UNITS);
    expect(await app(0).counters(stockId)).toMatchObject({ issued: UNITS, held: UNITS });

    // The store knows neither flags nor keys now; then the flag comes back, and the keys do not.
    await Promise.all(
      apps.map((each) => each.claimBenefit.execute(aClaimToken('x', stockId).tap())),
    );
    const again = await Promise.all(taps.map((tap, n) => app(n + 1).claimBenefit.execute(tap)));
    const granted = outcomes.flatMap((outcome, n) => (outcome.ok ? [n] : []));
    for (const n of granted) expect(JSON.stringify(again[n])).toBe(JSON.stringify(outcomes[n]));
    expect(again.filter((outcome) => outcome.ok)).toHaveLength(UNITS);
    expect(await violated(database.sql)).toEqual([]);
  }, 600_000);
});
