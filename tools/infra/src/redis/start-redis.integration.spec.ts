import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createClient } from 'redis';
import { temporaryFolders } from '../testing/folders.js';
import { killHard, startInOtherProcess, untilGone } from '../testing/other-process.js';
import { type RedisOptions, type RunningRedis, startRedis } from './start-redis.js';

jest.setTimeout(120_000);

async function ask(url: string, command: string[]): Promise<unknown> {
  const client = createClient({ url, RESP: 2, socket: { reconnectStrategy: false } });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.sendCommand(command);
  } finally {
    client.destroy();
  }
}

describe('the started Redis', () => {
  const folders = temporaryFolders();
  const running: RunningRedis[] = [];
  let dir: string;

  const start = async (options: Partial<RedisOptions> = {}) => {
    const server = await startRedis({ dir, ...options });
    running.push(server);
    return server;
  };

  beforeAll(() => {
    dir = folders.make();
  });
  afterEach(async () => {
    for (const server of running.splice(0)) await server.stop();
  });
  afterAll(() => folders.removeAll());

  it('never evicts a counter and writes nothing to disk', async () => {
    const { url } = await start();

    expect(await ask(url, ['CONFIG', 'GET', 'maxmemory-policy'])).toContain('noeviction');
    expect(await ask(url, ['CONFIG', 'GET', 'save'])).toEqual(['save', '']);
    expect(await ask(url, ['CONFIG', 'GET', 'appendonly'])).toEqual(['appendonly', 'no']);
    expect(await ask(url, ['CONFIG', 'GET', 'bind'])).toEqual(['bind', '127.0.0.1']);
  });

  it('is back on the same port after a crash, empty', async () => {
    const server = await start();
    await ask(server.url, ['SET', 'stock', '5']);
    await server.kill();
    await expect(ask(server.url, ['PING'])).rejects.toThrow();

    await server.restart();
    expect(await ask(server.url, ['GET', 'stock'])).toBeNull();
  });

  it('keeps what it acknowledged when told to', async () => {
    const server = await start({ settings: { appendonly: 'yes', appendfsync: 'always' } });
    await ask(server.url, ['SET', 'stock', '5']);
    await server.kill();

    await server.restart();
    expect(await ask(server.url, ['GET', 'stock'])).toBe('5');
  });

  it('refuses a folder and a port that are in use', async () => {
    const { port } = await start();

    await expect(startRedis({ dir })).rejects.toThrow(/is in use by process/);
    await expect(startRedis({ dir: folders.make(), port })).rejects.toThrow(
      `Port ${port}, wanted for Redis, is in use`,
    );
  });

  it('ends with the process that started it, though that is killed', async () => {
    const other = await startInOtherProcess('redis', dir);
    await killHard(other.child);

    await untilGone(other.pid ?? 0);
    expect(await ask((await start()).url, ['PING'])).toBe('PONG');
  });
});
