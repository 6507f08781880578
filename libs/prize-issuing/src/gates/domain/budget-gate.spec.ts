import { describe, expect, it } from '@jest/globals';
import { changedGates, gateOf, type Left } from './budget-gate.js';

const left = (of: Partial<Left>): Left => ({
  ...{ scope: 'scheme:s', day: null, units: null, fen: null },
  ...of,
});

describe('what is told of a budget', () => {
  it('is nothing while there is plenty, what is left when it runs low, and that it is used up', () => {
    const told = [left({ fen: 1_000_000n }), left({ fen: 999_999n }), left({ fen: 0n })].map(
      gateOf,
    );
    expect(told.map(({ isUsedUp, atMost }) => [isUsedUp, atMost])).toEqual([
      [false, null],
      [false, '999999'],
      [true, '0'],
    ]);
    expect(gateOf(left({ units: 0, fen: 5n }))).toMatchObject({ isUsedUp: true, atMost: '0' });
  });

  it('is told once, told again when it changes, and when it is open again', () => {
    const low = gateOf(left({ fen: 500n }));
    const [first] = changedGates([low], []);
    expect(first).toMatchObject({ version: 1, atMost: '500' });
    if (!first) throw new Error('told');
    expect(changedGates([low], [first])).toEqual([]);
    expect(changedGates([gateOf(left({ fen: 0n }))], [first])).toMatchObject([
      { version: 2, isUsedUp: true },
    ]);
    for (const now of [[gateOf(left({ fen: 2_000_000n }))], []]) {
      expect(changedGates(now, [first])).toMatchObject([{ version: 2, atMost: null }]);
    }
    expect(changedGates([gateOf(left({ fen: 2_000_000n }))], [])).toEqual([]);
  });

  it('is of its day: the same of another day is told anew', () => {
    const of = (day: string) => gateOf(left({ scope: 'platform-day', day, units: 0 }));
    const [first] = changedGates([of('2026-11-11')], []);
    if (!first) throw new Error('told');
    expect(changedGates([of('2026-11-12')], [first])).toMatchObject([{ day: '2026-11-12' }]);
  });
});
