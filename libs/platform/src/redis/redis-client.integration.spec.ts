import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startRedis, type RunningRedis } from '@boon/infra';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';

import { RedisClient } from './redis-client.js';
import { RedisUnavailable } from './redis-unavailable.js';

const TAKE_ONE = `
  local left = tonumber(redis.call('GET', KEYS[1]) or ARGV[1])
  if left <= 0 then return 0 end
  redis.call('SET', KEYS[1], left - 1)
  return 1
`;

describe('RedisClient', () => {
  let folder: string;
  let server: RunningRedis;
  const clients: RedisClient[] = [];

  beforeEach(async () => {
    Logger.overrideLogger(false);
    folder = await mkdtemp(join(tmpdir(), 'boon-redis-'));
    server = await startRedis({ dir: folder });
  }, 60_000);

  afterEach(async () => {
    server.signal('SIGCONT');
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }, 30_000);

  async function connected(): Promise<RedisClient> {
    const client = await RedisClient.connect({ url: server.url, deadlineMs: 500 });
    clients.push(client);
    return client;
  }

  it('gives exactly as many units as there are to a hundred callers at once', async () => {
    const script = (await connected()).script(TAKE_ONE);

    const taken = await Promise.all(
      Array.from({ length: 100 }, () => script.run<number>(['stock'], [30])),
    );

    expect(taken.filter((one) => one === 1)).toHaveLength(30);
  });

  it('sends a script anew that the server forgot', async () => {
    const client = await connected();
    const script = client.script(`return ARGV[1]`);
    await script.run([], ['first']);

    await client.run((redis) => redis.scriptFlush());

    expect(await script.run([], ['second'])).toBe('second');
  });

  it('leaves a bug of ours an error of the server, not an outage', async () => {
    const client = await connected();
    await client.run((redis) => redis.set('text', 'no number'));

    const outcome = client.run((redis) => redis.incr('text'));

    await expect(outcome).rejects.toThrow(/not an integer/);
    await expect(outcome).rejects.not.toBeInstanceOf(RedisUnavailable);
  });

  it('ends every call against a frozen server and works again after the thaw', async () => {
    const client = await connected();
    server.signal('SIGSTOP');

    const calls = await Promise.allSettled(
      Array.from({ length: 100 }, () => client.run((redis) => redis.incr('counter'))),
    );
    expect(calls.every((call) => isUnavailable(call))).toBe(true);
    await expect(client.ping()).rejects.toBeInstanceOf(RedisUnavailable);
    expect(client.inFlight).toBe(0);

    server.signal('SIGCONT');
    await until(() => client.isReady);
    await client.ping();
  }, 30_000);

  it('is given up though new commands keep the socket busy while the server is frozen', async () => {
    const client = await connected();
    server.signal('SIGSTOP');
    const first = client.run((redis) => redis.get('anything'));
    const traffic = setInterval(() => void client.ping().catch(() => undefined), 20);

    await expect(first).rejects.toBeInstanceOf(RedisUnavailable);
    clearInterval(traffic);
  }, 30_000);

  it('refuses at once while the server is away, and returns when it is back', async () => {
    const client = await connected();
    const script = client.script(`return 'served'`);
    await script.run([], []);
    await server.kill();
    await until(() => !client.isReady);

    await expect(client.ping()).rejects.toBeInstanceOf(RedisUnavailable);
    await server.restart();

    await until(() => client.isReady);
    expect(await script.run([], [])).toBe('served');
  }, 30_000);

  it('does not start on a server that would evict a counter', async () => {
    const client = await connected();
    await client.run((redis) => redis.configSet('maxmemory-policy', 'allkeys-lru'));

    await expect(connected()).rejects.toThrow(/noeviction/);
  });

  it('answers what is in flight before it closes', async () => {
    const client = await connected();
    const last = client.run((redis) => redis.set('last', 'word'));

    await client.close();

    expect(await last).toBe('OK');
    await expect(client.ping()).rejects.toBeInstanceOf(RedisUnavailable);
  });
});

function isUnavailable(call: PromiseSettledResult<unknown>): boolean {
  return call.status === 'rejected' && call.reason instanceof RedisUnavailable;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
