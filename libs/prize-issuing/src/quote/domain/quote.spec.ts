import { describe, expect, it } from '@jest/globals';
import { DEFAULT_PRICING, parseTerms, type InstalmentPlan } from '@boon/benefit-terms';
import { BasisPoints } from '@boon/shared-kernel';
import { anOrderLine } from '../../testing/an-order-line.js';
import { quoteView } from '../http/quote-view.js';
import type { HeldGrant } from './held-grants.js';
import { quoteOf, waysToSaveMore } from './quote.js';

const PLAN: InstalmentPlan = { months: 3, annualRate: BasisPoints.of(1_200), method: 'flat' };
const LINES = [anOrderLine('a', 100_000)];

function held(grantId: string, wire: object): HeldGrant {
  const parsed = parseTerms(wire);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  return {
    grantId,
    stockId: `stock of ${grantId}`,
    name: { zh: grantId, en: grantId },
    terms: parsed.terms,
    funding: { platform: BasisPoints.of(10_000), merchantId: null },
    expiresAt: new Date('2026-12-01T00:00:00Z'),
    atMost: null,
  };
}

describe('a quote', () => {
  it('tells subsidy, interest and their funders beside the discounts', () => {
    const grants = [
      held('off', { kind: 'full-reduction', threshold: '0', amount: '40000' }),
      held('lot', { kind: 'subsidy', amount: '20000' }),
      held('free', { kind: 'interest-free', months: [3], cap: '1000' }),
    ];
    const view = quoteView(quoteOf(LINES, grants, DEFAULT_PRICING, PLAN));

    expect(view).toMatchObject({
      ...{ discount: '41800', subsidy: '1800', payable: '58200', unused: [], spendMore: [] },
      grants: [{ kind: 'full-reduction' }, { kind: 'subsidy', discount: '1800' }],
      interest: {
        ...{ months: 3, annualRate: 1_200, principal: '58200', interest: '1746', waived: '1000' },
        grant: { grantId: 'free', platform: '1000', shares: [{ discount: '1000' }] },
      },
    });
  });

  it('without instalments speaks of no interest, and says why it waives none', () => {
    const grants = [held('free', { kind: 'interest-free', months: [3], cap: '1000' })];
    const view = quoteView(quoteOf(LINES, grants, DEFAULT_PRICING));
    expect(view.interest).toBeNull();
    expect(view.unused).toMatchObject([{ grantId: 'free', reason: 'grant.no-instalments' }]);
  });

  it('names the thresholds within reach', () => {
    const grants = [held('big', { kind: 'full-reduction', threshold: '120000', amount: '9000' })];
    const quote = quoteOf(LINES, grants, DEFAULT_PRICING);
    const ways = waysToSaveMore(LINES, grants, DEFAULT_PRICING);
    expect(quoteView(quote, ways).spendMore).toEqual([
      {
        ...{ grantId: 'big', stockId: 'stock of big', name: { zh: 'big', en: 'big' } },
        ...{ lineId: LINES[0]?.lineId, spend: '20000', save: '9000' },
      },
    ]);
  });
});
