import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fairShare, lockClassOf } from './lease-rules.js';
import { SHARD_COUNT, shardOf } from './shards.js';

describe('a fair share', () => {
  it('is small enough for everyone and large enough for all shards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 64 }), (members) => {
        const share = fairShare(SHARD_COUNT, members);
        expect(share * members).toBeGreaterThanOrEqual(SHARD_COUNT);
        expect((share - 1) * members).toBeLessThan(SHARD_COUNT);
      }),
    );
  });
});

describe('a shard', () => {
  it('is the same for a key at all times, and one of sixteen', () => {
    expect(['', 'a', 'user-1', '优惠'].map(shardOf)).toEqual([5, 12, 4, 5]);
    fc.assert(
      fc.property(fc.string(), (key) => {
        expect(shardOf(key)).toBeGreaterThanOrEqual(0);
        expect(shardOf(key)).toBeLessThan(SHARD_COUNT);
        expect(shardOf(key)).toBe(shardOf(key));
      }),
    );
  });

  it('is hit about equally often', () => {
    const counts = new Array<number>(SHARD_COUNT).fill(0);
    for (let n = 0; n < 16_000; n += 1) {
      const shard = shardOf(`user-${n}`);
      counts[shard] = (counts[shard] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(300);
  });
});

describe('a lock class', () => {
  it('is a positive int4', () => {
    fc.assert(
      fc.property(fc.string(), (task) => {
        const value = lockClassOf(task);
        expect(Number.isInteger(value) && value >= 0 && value <= 0x7fffffff).toBe(true);
      }),
    );
  });
});
