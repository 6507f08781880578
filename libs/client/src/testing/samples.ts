import type { AnswerOf, Claim, Quote, WalletGrant, Winner } from '../wire/wire.js';

/** A token of a user: only its payload is ever read here. */
export function tokenOf(sub: string, more: object = {}): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256' })}.${part({ sub, ...more })}.signature`;
}

/** An offer that can be claimed with one tap. */
export function aWinner(more: Partial<Winner> = {}): Winner {
  return {
    stockId: 'stock-1',
    schemeId: 'scheme-1',
    planId: 'plan-1',
    name: { zh: '满300减50', en: '50 off 300' },
    kind: 'full-reduction',
    terms: { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
    mode: 'one-click',
    sku: null,
    skus: [],
    hook: null,
    waives: null,
    priceAfterBenefit: null,
    claim: { state: 'claimable', token: 'claim-token', claimKey: 'claim-key' },
    exposureToken: 'seen-1',
    ...more,
  };
}

/** A decision with the given winners per slot. */
export function aDecision(
  slots: Readonly<Record<string, readonly Winner[]>>,
): AnswerOf<'post', '/v1/decisions'> {
  return {
    decisionId: 'decision-1',
    decidedAt: '2026-11-28T02:00:00.000Z',
    catalogueVersion: '1',
    valuation: 'expert-1',
    degraded: [],
    slots: Object.entries(slots).map(([slot, winners]) => ({
      slot,
      answeredAs: slot,
      winners: [...winners],
      runnersUp: [],
      fallback: winners.length > 0 ? null : { zh: '更多优惠', en: 'More offers' },
    })),
  };
}

/** What a claim brings. */
export function aClaim(claimKey = 'claim-key'): Claim {
  return {
    claimKey,
    grants: [
      {
        grantId: 'grant-1',
        stockId: 'stock-1',
        name: { zh: '满300减50', en: '50 off 300' },
        kind: 'full-reduction',
        terms: { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
        expiresAt: '2026-12-05T02:00:00.000Z',
      },
    ],
  };
}

/** What stands in a wallet. */
export function aWalletGrant(more: Partial<WalletGrant> = {}): WalletGrant {
  return {
    grantId: 'grant-1',
    stockId: 'stock-1',
    claimKey: 'claim-key',
    name: { zh: '满300减50', en: '50 off 300' },
    kind: 'full-reduction',
    terms: { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
    state: 'held',
    claimedAt: '2026-11-28T02:00:00.000Z',
    expiresAt: '2026-12-05T02:00:00.000Z',
    usedAt: null,
    redemptionId: null,
    lot: null,
    ...more,
  };
}

/** The price of an order without benefits. */
export function aQuote(more: Partial<Quote> = {}): Quote {
  return {
    mode: 'parallel',
    lines: [],
    amount: '100',
    discount: '0',
    subsidy: '0',
    payable: '100',
    grants: [],
    unused: [],
    interest: null,
    spendMore: [],
    optimal: true,
    gap: '0',
    ...more,
  };
}
