import { afterAll, beforeAll } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import { RedisClient } from '@boon/platform/redis';
import { useRedis } from '@boon/testing';
import { countersContract } from '../../testing/counters-contract.js';
import { deliveryCapsContract } from '../../testing/delivery-caps-contract.js';
import { leaseCentreContract } from '../../testing/lease-centre-contract.js';
import { RedisLeaseCentre } from '../leases/infrastructure/redis-lease-centre.js';
import { RedisCounters } from './redis-counters.js';
import { RedisDeliveryCaps } from './redis-delivery-caps.js';

let client: RedisClient;
// Before the server is stopped: hooks run in the order of their making.
afterAll(() => client.close());
const redis = useRedis();

beforeAll(async () => {
  client = await RedisClient.connect({ url: redis.server.url });
});

countersContract('RedisCounters', () => new RedisCounters(client), {
  soon: () => new Date(Date.now() + 100),
  pass: () => pause(100),
});

leaseCentreContract('RedisLeaseCentre', () => new RedisLeaseCentre(client), { pass: pause });
deliveryCapsContract(
  'RedisDeliveryCaps',
  async () => {
    await client.run((connection) => connection.del('deliveries:open'));
    return new RedisDeliveryCaps(client);
  },
  (ms) => pause(ms),
);
