import { afterEach, describe, expect, it } from '@jest/globals';
import { aDatabase } from '../../testing/a-database.js';
import { eventually } from '../../testing/eventually.js';
import { usePostgres } from '../../testing/postgres.js';
import { ShardLeases, type LeaseHolder } from './shard-leases.js';
import { SHARD_COUNT } from './shards.js';

const idle: LeaseHolder = { onChange: () => undefined, finish: () => Promise.resolve() };
const ALL = Array.from({ length: SHARD_COUNT }, (_, shard) => shard);

describe('shard leases', () => {
  const postgres = usePostgres();
  const members: ShardLeases[] = [];
  afterEach(async () => {
    await Promise.all(members.splice(0).map((member) => member.stop()));
  });

  const aMember = async (name: string, holder = idle): Promise<ShardLeases> => {
    const member = new ShardLeases(postgres.url, ['task', 'other'], name, holder);
    members.push(member);
    await member.start();
    return member;
  };
  const shares = () => members.map((member) => member.shardsOf('task').length);
  const held = () =>
    members.flatMap((member) => [...member.shardsOf('task')]).sort((a, b) => a - b);

  it('give one member every shard, and several about the same number each', async () => {
    await aMember('one');
    expect(held()).toEqual(ALL);
    await aMember('two');
    await aMember('three');
    await eventually(() => {
      expect(held()).toEqual(ALL);
      expect(Math.max(...shares())).toBeLessThanOrEqual(6);
    });
  }, 60_000);

  it('pass to the others when a member leaves', async () => {
    const one = await aMember('one');
    await aMember('two');
    await eventually(() => expect(shares()).toEqual([8, 8]));
    await one.stop();
    await eventually(() => expect(held()).toEqual(ALL));
  }, 60_000);

  it('are not given on before their holder is done with them', async () => {
    let isDone = false;
    let release: () => void = () => undefined;
    const busy = new Promise<void>((resolve) => (release = resolve));
    const early: number[] = [];
    await aMember('one', { onChange: () => undefined, finish: () => busy });
    const watcher: LeaseHolder = {
      onChange: () => {
        if (!isDone) early.push(...(members[1]?.shardsOf('task') ?? []));
      },
      finish: () => Promise.resolve(),
    };
    await aMember('two', watcher);
    await eventually(() => expect(shares()[0]).toBeLessThan(16));
    expect(shares()[1]).toBe(0);
    isDone = true;
    release();
    await eventually(() => expect(held()).toEqual(ALL));
    expect(early).toEqual([]);
  }, 60_000);

  it('are lost with the connection, and won back with another', async () => {
    const one = await aMember('one');
    const database = await aDatabase();
    let changes = 0;
    await aMember('watching', { ...idle, onChange: () => (changes += 1) });
    await database.sql.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'one'`,
    );
    await eventually(() => expect(one.shardsOf('task')).toEqual([]));
    await eventually(() => expect(held()).toEqual(ALL));
    expect(changes).toBeGreaterThan(0);
  }, 60_000);
});
