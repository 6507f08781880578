import { describe, expect, it } from '@jest/globals';
import { Money, newId } from '@boon/shared-kernel';
import fc from 'fast-check';
import { isSampled } from './is-sampled.js';
import { fromWire, toWire } from './wire.js';

const leaf = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
  fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((fen) => Money.ofFen(fen)),
);
const name = fc.string().filter((text) => !text.startsWith('$') && text !== '__proto__');
const { facts } = fc.letrec((tie) => ({
  facts: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('facts'), { maxLength: 4 }),
    fc.dictionary(name, tie('facts'), { maxKeys: 4, noNullPrototype: true }),
    fc.array(fc.tuple(fc.string(), tie('facts')), { maxLength: 3 }).map((pairs) => new Map(pairs)),
  ),
}));

describe('facts on the wire', () => {
  it('come back from JSON as they were: instants, money and maps too', () => {
    fc.assert(
      fc.property(facts, (value) => {
        const back = fromWire(JSON.parse(JSON.stringify(toWire(value))) as never);
        expect(back).toEqual(isZero(value) ? 0 : value);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leave out what is undefined, and refuse what they could not give back', () => {
    expect(toWire({ a: undefined, b: 1 })).toEqual({ b: 1 });
    for (const odd of [new Set([1]), Number.NaN, () => 1, 1n, { $instant: 'x' }]) {
      expect(() => toWire({ odd })).toThrow('cannot be logged');
    }
  });
});

describe('the sample of decisions', () => {
  it('takes about the share that is asked for, and the same ones every time', () => {
    const ids = Array.from({ length: 20_000 }, () => newId());
    const drawn = ids.filter((id) => isSampled(id, 0.05));
    expect(drawn.length).toBeGreaterThan(800);
    expect(drawn.length).toBeLessThan(1_200);
    expect(drawn.every((id) => isSampled(id, 0.06))).toBe(true);
    expect(ids.some((id) => isSampled(id, 0))).toBe(false);
    expect(ids.every((id) => isSampled(id, 1))).toBe(true);
  });
});

function isZero(value: unknown): boolean {
  return value === 0;
}
