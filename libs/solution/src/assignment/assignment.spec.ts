import { describe, expect, it } from '@jest/globals';
import { armOf, isHeldOut } from './index.js';

const PEOPLE = Array.from({ length: 50_000 }, (_, n) => `u-${n}`);

describe('who is in which arm', () => {
  const experiment = {
    salt: 'welcome-2026',
    arms: [
      { name: 'control', basisPoints: 1_000, isControl: true },
      { name: 'treatment', basisPoints: 4_000, isControl: false },
    ],
  };

  it('is as even as the shares say, and always the same', () => {
    const counts = new Map<string, number>();
    for (const person of PEOPLE) {
      const name = armOf(person, experiment)?.name ?? 'none';
      expect(armOf(person, experiment)?.name ?? 'none').toBe(name);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    // Within five standard deviations of a fair draw.
    const far = (share: number) => 5 * Math.sqrt(PEOPLE.length * share * (1 - share));
    for (const [name, share] of [
      ['control', 0.1],
      ['treatment', 0.4],
      ['none', 0.5],
    ] as const) {
      expect(Math.abs((counts.get(name) ?? 0) - PEOPLE.length * share)).toBeLessThan(far(share));
    }
  });

  it('does not depend on who is held out', () => {
    const holdout = { salt: 'holdout-1', basisPoints: 2_000 };
    const held = PEOPLE.filter((person) => isHeldOut(person, holdout));
    const treated = held.filter((person) => armOf(person, experiment)?.name === 'treatment');
    expect(treated.length / held.length).toBeGreaterThan(0.37);
    expect(treated.length / held.length).toBeLessThan(0.43);
    expect(PEOPLE.some((person) => isHeldOut(person, { ...holdout, basisPoints: 0 }))).toBe(false);
  });
});
