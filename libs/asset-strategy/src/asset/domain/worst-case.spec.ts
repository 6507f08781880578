import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { worstCaseOfAsset } from './worst-case.js';

const amount = { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} };
const percent = { kind: 'full-reduction', threshold: '0', percent: 1500, cap: '3000', scope: {} };

describe('the worst case of an asset', () => {
  it.each([
    ['quantity x amount', amount, 10, null, '50000'],
    ['quantity x cap of a percentage', percent, 10, null, '30000'],
    ['the budget alone', amount, null, '70000', '70000'],
    ['the budget where it is the smaller', amount, 100, '70000', '70000'],
    ['the quantity where it is the smaller', amount, 1, '70000', '5000'],
  ])('is %s', (_title, terms, quantity, valueBudget, fen) => {
    const outcome = worstCaseOfAsset({ terms, quantity, valueBudget });
    expect(outcome.ok && outcome.worstCase.toString()).toBe(fen);
  });

  it('is refused where nothing bounds it, and where the terms cannot be read', () => {
    const unbounded = { terms: amount, quantity: null, valueBudget: null };
    expect(worstCaseOfAsset(unbounded)).toMatchObject({ code: 'asset.unbounded' });
    const uncapped = { kind: 'full-reduction', threshold: '0', percent: 1500, scope: {} };
    for (const terms of [uncapped, { kind: 'nothing' }, {}]) {
      const outcome = worstCaseOfAsset({ terms, quantity: 1, valueBudget: null });
      expect(outcome).toMatchObject({ code: 'asset.terms-invalid' });
    }
  });

  it('never passes either bound', () => {
    const fen = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(fen, fen, fen, (each, quantity, budget) => {
        const terms = { kind: 'no-threshold', amount: String(each), scope: {} };
        const outcome = worstCaseOfAsset({ terms, quantity, valueBudget: String(budget) });
        const worst = outcome.ok ? outcome.worstCase.fen : -1n;
        expect(worst).toBe(BigInt(Math.min(each * quantity, budget)));
      }),
    );
  });
});
