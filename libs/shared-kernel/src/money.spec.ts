import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BasisPoints, InvariantViolated, Money } from './index.js';

const fen = fc.bigInt({ min: 0n, max: 10n ** 15n });

describe('Money', () => {
  it('reads and writes the wire form without loss', () => {
    fc.assert(fc.property(fen, (n) => Money.parse(Money.ofFen(n).toString()).fen === n));
  });

  it('refuses fractions, exponents, blanks and over-long numbers', () => {
    for (const text of ['1.5', '1e3', '', ' 1', '01', '-0', '1'.repeat(19)]) {
      expect(() => Money.parse(text)).toThrow(InvariantViolated);
    }
    expect(() => Money.ofFen(0.5)).toThrow(InvariantViolated);
  });

  it('rounds a share down and never by more than a fen', () => {
    fc.assert(
      fc.property(fen, fc.integer({ min: 0, max: 10_000 }), (n, share) => {
        const part = Money.ofFen(n).shareRoundedDown(BasisPoints.of(share));
        const exactTimes10000 = n * BigInt(share);
        return part.fen * 10_000n <= exactTimes10000 && exactTimes10000 < (part.fen + 1n) * 10_000n;
      }),
    );
  });

  it('is shown to people in yuan', () => {
    expect(Money.ofFen(-1234).toYuan()).toBe('-12.34');
    expect(Money.ofFen(5).toYuan()).toBe('0.05');
  });
});
