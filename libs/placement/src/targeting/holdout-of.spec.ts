import { describe, expect, it } from '@jest/globals';
import { isHeldOut } from '@boon/solution/assignment';
import { holdoutOf } from './holdout-of.js';

const PEOPLE = Array.from({ length: 40_000 }, (_, n) => `u-${n}`);

function heldOut(share: number, salt = 'boon'): string[] {
  const holdout = holdoutOf(share, salt);
  return holdout === null ? [] : PEOPLE.filter((person) => isHeldOut(person, holdout));
}

/** Within five standard deviations of a fair draw. */
function expectShare(count: number, share: number): void {
  const { length } = PEOPLE;
  const far = 5 * Math.sqrt(length * share * (1 - share));
  expect(Math.abs(count - length * share)).toBeLessThan(far);
}

describe('the people whom an installation holds out', () => {
  it.each([0.01, 0.05, 0.5])('are the share that was set: %d', (share) => {
    const held = heldOut(share);
    expectShare(held.length, share);
    // The same people on every node, however often it is asked.
    expect(heldOut(share)).toEqual(held);
  });

  it('stay held out when the share grows', () => {
    const more = new Set(heldOut(0.1));
    expect(heldOut(0.05).every((person) => more.has(person))).toBe(true);
  });

  it('are others with another salt: as many are in both draws as chance would have', () => {
    const other = new Set(heldOut(0.2, 'autumn'));
    expectShare(heldOut(0.2).filter((person) => other.has(person)).length, 0.04);
  });

  it('are nobody where no share is set, and everybody where it is all', () => {
    expect(holdoutOf(0, 'boon')).toBeNull();
    // Shares are told apart by ten-thousandths.
    expect(holdoutOf(0.00004, 'boon')).toBeNull();
    expect(heldOut(1)).toEqual(PEOPLE);
  });
});
