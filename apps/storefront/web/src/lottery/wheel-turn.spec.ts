import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sectorUnderPin, turnTo } from './wheel-turn.js';

describe('the wheel', () => {
  it('stops at the prize that was drawn, whichever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), fc.nat(), (count, drawn) => {
        const index = drawn % count;
        expect(sectorUnderPin(turnTo(index, count), count)).toBe(index);
      }),
    );
  });

  it('turns several times before it stops', () => {
    expect(turnTo(3, 8)).toBeGreaterThan(4 * 360);
  });
});
