import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseTerms, termsToWire, worstCaseOfGrant } from '../terms.js';
import { faultsOfStrategy, isWithinStrategy, worstCaseOfStrategy } from './check-strategy.js';
import { resolveTerms, type TermsStrategy } from './resolve-terms.js';

function termsOf(wire: object) {
  const parsed = parseTerms(wire);
  if (!parsed.ok) throw new Error('terms');
  return parsed.terms;
}

const amount = termsOf({
  ...{ kind: 'full-reduction', threshold: '30000', amount: '3000', scope: {} },
});
const open = termsOf({ kind: 'no-threshold', amount: '500', scope: {} });
const sound: TermsStrategy = {
  steps: [{ feature: 'profile.spend', atLeast: 1000, set: { amount: 5000 } }],
  bounds: { amount: { min: 1000, max: 6000 } },
};

describe('a strategy over terms', () => {
  it('is sound when its steps stay within bounds that hold the terms themselves', () => {
    expect(faultsOfStrategy(amount, sound)).toEqual([]);
    expect(worstCaseOfStrategy(amount, sound)?.fen).toBe(6000n);
  });

  it.each([
    ['bounds', { ...sound, steps: [], bounds: {} }],
    ['steps', { ...sound, steps: [] }],
    ['bounds.cap', { ...sound, bounds: { ...sound.bounds, cap: { min: 1, max: 2 } } }],
    ['bounds.amount', { ...sound, bounds: { amount: { min: 6000, max: 1000 } } }],
    ['bounds.amount', { ...sound, bounds: { amount: { min: 3001, max: 9000 } } }],
    ['steps[0].set.amount', { ...sound, steps: [{ ...sound.steps[0], set: { amount: 6001 } }] }],
    ['steps[0].set.amount', { ...sound, steps: [{ ...sound.steps[0], set: { amount: 1500.5 } }] }],
    ['steps[0].set.threshold', { ...sound, steps: [{ ...sound.steps[0], set: { threshold: 1 } }] }],
    ['steps[0].set', { ...sound, steps: [{ ...sound.steps[0], set: {} }] }],
    ['steps[0].feature', { ...sound, steps: [{ ...sound.steps[0], feature: 'mood' }] }],
    ['steps[0].atLeast', { ...sound, steps: [{ ...sound.steps[0], atLeast: Number.NaN }] }],
    ['bounds.amount.min', { ...sound, bounds: { amount: { min: 0, max: 6000 } } }],
  ])('is at fault where it must be: %s', (path, strategy) => {
    const faults = faultsOfStrategy(amount, strategy as TermsStrategy);
    expect(faults.map((fault) => fault.path)).toContain(path);
  });

  it('cannot give more subsidy in a lot than a lot may have', () => {
    const subsidy = termsOf({ kind: 'subsidy', amount: '1000' });
    const large = { ...sound, bounds: { amount: { min: 500, max: 20_001 } } };
    expect(faultsOfStrategy(subsidy, large)).toMatchObject([{ path: 'bounds.amount.max' }]);
  });

  it('allows exactly what it can work out, and that costs at most its worst case', () => {
    const values = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(values, values, values, fc.integer(), (a, b, step, spend) => {
        const own = termsOf({ kind: 'no-threshold', amount: String(Math.max(a, b)), scope: {} });
        const strategy: TermsStrategy = {
          steps: [{ feature: 'profile.spend', atLeast: 0, set: { amount: step } }],
          bounds: { amount: { min: Math.min(a, b), max: Math.max(a, b) } },
        };
        const { terms } = resolveTerms(own, strategy, { 'profile.spend': spend });
        expect(isWithinStrategy(termsToWire(own), strategy, termsToWire(terms))).toBe(true);
        const most = Number(worstCaseOfStrategy(own, strategy)?.fen);
        expect(Number(worstCaseOfGrant(terms)?.fen)).toBeLessThanOrEqual(most);
      }),
    );
    const wire = (of: object) => ({ ...termsToWire(open), ...of });
    const own = termsToWire(open);
    const narrow: TermsStrategy = { steps: [], bounds: { amount: { min: 100, max: 600 } } };
    expect(isWithinStrategy(own, narrow, wire({ amount: '600' }))).toBe(true);
    expect(isWithinStrategy(own, narrow, wire({ amount: '601' }))).toBe(false);
    expect(isWithinStrategy(own, narrow, wire({ scope: { skus: ['a'] } }))).toBe(false);
  });
});
