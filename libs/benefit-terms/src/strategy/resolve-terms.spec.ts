import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { worstCaseOfGrant, parseTerms, termsToWire } from '../terms.js';
import { fieldsSet, reasonOfStep, resolveTerms, type TermsStrategy } from './resolve-terms.js';

const parsed = parseTerms({
  kind: 'full-reduction',
  threshold: '30000',
  amount: '3000',
  scope: {},
});
if (!parsed.ok) throw new Error('terms');
const own = parsed.terms;

const strategy: TermsStrategy = {
  steps: [
    { feature: 'profile.spend', atLeast: 1000, set: { amount: 5000, threshold: 50_000 } },
    { feature: 'model.uplift', atLeast: 0.5, set: { amount: 999_999 } },
  ],
  bounds: { amount: { min: 1000, max: 6000 }, threshold: { min: 20_000, max: 60_000 } },
};

describe('terms that are worked out for a shopper', () => {
  it('are those of the first step that holds', () => {
    const { wire, step, reason } = resolveTerms(own, strategy, {
      'profile.spend': 2000,
      'model.uplift': 0.9,
    });
    expect(step).toBe(0);
    expect(reasonOfStep(strategy, step)).toBe(reason);
    expect(wire).toMatchObject({ amount: '5000', threshold: '50000' });
    expect(reason).toBe('step 0: profile.spend >= 1000');
  });

  it('never leave the bounds', () => {
    const { wire } = resolveTerms(own, strategy, { 'model.uplift': 0.9 });
    expect(wire).toMatchObject({ amount: '6000', threshold: '30000' });
  });

  it('are the stock’s own where nothing is known, or what is known is no number', () => {
    for (const features of [{}, { 'profile.spend': '2000' }, { 'model.uplift': Number.NaN }]) {
      expect(resolveTerms(own, strategy, features)).toMatchObject({ terms: own, wire: null });
    }
  });

  it('set no field that has no bounds, and are never unsound', () => {
    const odd: TermsStrategy = {
      steps: [{ feature: 'a', atLeast: 0, set: { amount: -5, threshold: 1, percent: 1 } }],
      bounds: { amount: { min: -10, max: 10 } },
    };
    expect(resolveTerms(own, odd, { a: 1 })).toMatchObject({ terms: own, wire: null });
  });

  it('are those of the stock with the fields that were set put over them, however much the stock names', () => {
    const skus = Array.from({ length: 5_000 }, (_, n) => `sku-${n}`);
    const wide = parseTerms({ ...termsToWire(own), scope: { skus } });
    if (!wide.ok) throw new Error('terms');
    for (const features of [{ 'profile.spend': 1000 }, { 'model.uplift': 0.5 }]) {
      const { wire } = resolveTerms(wide.terms, strategy, features);
      if (wire === null) throw new Error('no step holds');
      const set = fieldsSet(wire);
      expect(JSON.stringify(set).length).toBeLessThan(100);
      expect({ ...termsToWire(wide.terms), ...set }).toEqual(wire);
    }
  });

  it('cost at most the upper bound, whatever the features', () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (spend, uplift) => {
        const features = { 'profile.spend': spend, 'model.uplift': uplift };
        const worst = worstCaseOfGrant(resolveTerms(own, strategy, features).terms);
        expect(Number(worst?.fen)).toBeLessThanOrEqual(6000);
      }),
    );
  });
});
