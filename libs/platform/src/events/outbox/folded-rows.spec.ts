import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '@boon/shared-kernel';
import fc from 'fast-check';
import { shardOf } from '../leases/shards.js';
import { alikeRows } from './alike-rows.js';
import { rowsOf, unfold, type Folded } from './folded-rows.js';

const NAME = { zh: '券', en: 'coupon' };

const events = fc.array(
  fc.record({
    type: fc.constantFrom('spec.given.v1', 'spec.given.v1', 'spec.refused.v1'),
    topic: fc.constantFrom('spec', 'spec', 'other'),
    key: fc.integer({ min: 0, max: 30 }).map((n) => `user-${n}`),
    traced: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    payload: fc.record({ name: fc.constant(NAME), amount: fc.constantFrom('1', '1', '2') }),
  }),
  { maxLength: 300 },
);

function unfolded(of: readonly DomainEvent[], headers: readonly string[]) {
  return rowsOf(of, headers).flatMap((row) => {
    const { shard, type, topic, headers: own } = row;
    const parts =
      row.folded === null
        ? [{ id: row.id, key: row.key, payload: JSON.parse(row.payload) as object }]
        : unfold(JSON.parse(row.folded) as Folded);
    expect(parts).toHaveLength(row.events);
    return parts.map((each) => ({ ...each, shard, type, topic, headers: own }));
  });
}

describe('events that are folded into rows of the outbox', () => {
  it('come out as they went in, each once, in the order of their shard', () => {
    fc.assert(
      fc.property(events, (made) => {
        const numbered = made.map((event, n) => ({ ...event, payload: { ...event.payload, n } }));
        const headers = made.map(({ traced }, n) => (traced ? `{"traceparent":"${n}"}` : '{}'));
        const out = unfolded(numbered, headers);
        expect(new Set(out.map(({ id }) => id)).size).toBe(made.length);
        for (let shard = 0; shard < 16; shard += 1) {
          const sent = numbered.flatMap(({ type, topic, key, payload }, n) =>
            shardOf(key) === shard ? [{ type, topic, key, payload, headers: headers[n] }] : [],
          );
          const got = out
            .filter((each) => each.shard === shard)
            .map(({ type, topic, key, payload, headers: own }) => ({
              ...{ type, topic, key, payload, headers: own },
            }));
          expect(got).toEqual(sent);
        }
      }),
    );
  });

  it('say once what they have in common', () => {
    const given = Array.from({ length: 5 }, (_, n) => ({
      ...{ type: 'spec.given.v1', topic: 'spec', key: 'ann' },
      payload: { name: NAME, n },
    }));
    const [row, ...others] = rowsOf(
      given,
      given.map(() => '{}'),
    );
    expect(others).toEqual([]);
    const { common, events: each } = JSON.parse(row?.folded ?? '') as Folded;
    expect(common).toEqual({ name: NAME });
    expect(each.map(([, , own]) => own)).toEqual([0, 1, 2, 3, 4].map((n) => ({ n })));
  });

  it('stay rows of their own where nothing of their shard follows', () => {
    const few = ['spec.given.v1', 'spec.refused.v1', 'spec.given.v1'].map((type) => ({
      ...{ type, topic: 'spec', key: 'ann', payload: { name: NAME } },
    }));
    const rows = rowsOf(
      few,
      few.map(() => '{}'),
    );
    expect(rows.map(({ folded }) => folded)).toEqual([null, null, null]);
  });

  it('are the same when they were given as columns', () => {
    const texts = fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 300 });
    fc.assert(
      fc.property(texts, (pairs) => {
        const sample = { type: 'spec.given.v1', topic: 'spec', key: '', payload: { name: NAME } };
        const keys = pairs.map(([key]) => key);
        const varying = { key: keys, note: pairs.map(([, note]) => note) };
        const made = alikeRows({ sample, keys, varying }, '{}');
        const out = made.flatMap((row) =>
          row.folded === null
            ? [{ key: row.key, shard: row.shard, payload: JSON.parse(row.payload) as object }]
            : unfold(JSON.parse(row.folded) as Folded).map(({ key, payload }) => ({
                ...{ key, shard: row.shard, payload },
              })),
        );
        const sent = pairs.map(([key, note]) => ({
          ...{ key, shard: shardOf(key), payload: { name: NAME, key, note } },
        }));
        for (let shard = 0; shard < 16; shard += 1) {
          const of = (each: { readonly shard: number }) => each.shard === shard;
          expect(out.filter(of)).toEqual(sent.filter(of));
        }
        expect(made.reduce((sum, { events: count }) => sum + count, 0)).toBe(pairs.length);
      }),
    );
  });
});
