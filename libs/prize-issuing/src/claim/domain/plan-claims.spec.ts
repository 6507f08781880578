import { describe, expect, it } from '@jest/globals';
import type { TermsStrategy } from '@boon/benefit-terms/offering';
import { refused } from '@boon/shared-kernel';
import fc from 'fast-check';
import { limitsOf } from '../../stock/domain/stock-limits.js';
import { identityOfClaim, type Claim } from './claim.js';
import { isCounted, offerOf, tallyOf, type ClaimFacts, type OfferedStock } from './claim-facts.js';
import { planClaims } from './plan-claims.js';

const NOW = new Date('2026-11-22T12:00:00Z');
const USERS = ['ann', 'bob'];
const STOCKS = ['s-1', 's-2'];

function aStock(of: Partial<OfferedStock> = {}): OfferedStock {
  return {
    stockId: 's-1',
    assetId: 'a-1',
    state: 'active',
    version: 1,
    unitsLeft: 10,
    fenLeft: null,
    fenOfNext: 5000n,
    ...{ dayUnitsLeft: null, dayFenLeft: null, merchantId: null },
    limits: limitsOf({ perUserTotal: null, perUserDay: null, perUserMonth: null }),
    validity: {
      startsAt: new Date('2026-11-01T00:00:00Z'),
      endsAt: new Date('2026-12-01T00:00:00Z'),
      daysAfterClaim: 7,
    },
    termsVersion: 1,
    kind: 'full-reduction',
    terms: { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
    worstCase: 5000n,
    name: { zh: '满300减50', en: '50 off 300' },
    ...of,
  };
}

function aClaim(of: Partial<Claim> = {}): Claim {
  return {
    userId: 'ann',
    claimKey: 'k-1',
    mode: 'tap',
    items: [{ stockId: 's-1', version: 1, resolvedTerms: null }],
    pack: 'all',
    offeredAt: NOW,
    offerEndsAt: new Date(NOW.getTime() + 60_000),
    schemeId: null,
    channel: 'pdp',
    slot: 'pdp.any',
    ...of,
  };
}

function factsOf(stocks: readonly OfferedStock[], of: Partial<ClaimFacts> = {}): ClaimFacts {
  const offers = stocks.map(
    (stock) => [offerOf({ stockId: stock.stockId, version: 1 }), stock] as const,
  );
  const none = { given: new Map(), features: new Map(), tallies: new Map(), accounts: new Map() };
  return { now: NOW, stocks: new Map(offers), ...none, ...of };
}

function names(): () => string {
  let last = 0;
  return () => `g-${(last += 1)}`;
}

describe('planClaims', () => {
  it('lets a grant live until the days after the claim or the end of the stock, the earlier', () => {
    const [grant] = planClaims([aClaim()], factsOf([aStock()]), names()).grants;
    expect(grant?.shown.expiresAt).toBe('2026-11-29T12:00:00.000Z');

    const soon = { ...aStock().validity, endsAt: new Date('2026-11-23T00:00:00Z') };
    const late = planClaims([aClaim()], factsOf([aStock({ validity: soon })]), names());
    expect(late.grants[0]?.shown.expiresAt).toBe('2026-11-23T00:00:00.000Z');
  });

  it('ends at the very moment of the end, and starts at the very moment of the start', () => {
    const at = (startsAt: Date, endsAt: Date): unknown => {
      const validity = { startsAt, endsAt, daysAfterClaim: null };
      return planClaims([aClaim()], factsOf([aStock({ validity })]), names()).outcomes[0];
    };
    const second = (n: number): Date => new Date(NOW.getTime() + n * 1000);
    expect(at(second(-1), NOW)).toEqual(refused('grant.expired'));
    expect(at(NOW, second(1))).toMatchObject({ ok: true });
    expect(at(second(1), second(2))).toEqual(refused('stock.not-started'));
  });

  it('answers again what was given before, whatever became of offer and stock', () => {
    const claim = aClaim({ offerEndsAt: NOW });
    const given = planClaims([aClaim()], factsOf([aStock()]), names()).grants.map((g) => g.shown);
    const facts = factsOf([aStock({ state: 'stopped' })], {
      given: new Map([[identityOfClaim(claim), given]]),
    });
    const plan = planClaims([claim], facts, names());
    expect(plan.outcomes).toEqual([{ ok: true, claimKey: 'k-1', grants: given }]);
    expect(plan.grants).toEqual([]);
  });

  it('says of a used-up stock what it lacks', () => {
    const gone = (of: Partial<OfferedStock>): unknown =>
      planClaims([aClaim()], factsOf([aStock(of)]), names()).outcomes[0];
    expect(gone({ state: 'exhausted', unitsLeft: 0 })).toEqual(refused('quota.exhausted'));
    const noMoney = (account: string): unknown => refused('budget.exhausted', { account });
    expect(gone({ state: 'exhausted', unitsLeft: null, fenLeft: 1n })).toEqual(noMoney('stock'));
    expect(gone({ fenLeft: 4999n })).toEqual(noMoney('stock'));
    expect(gone({ dayFenLeft: 4999n })).toEqual(noMoney('stock-day'));
    expect(gone({ dayUnitsLeft: 0 })).toEqual(refused('quota.exhausted', { account: 'stock-day' }));
  });

  it('counts every key of a natural person, and asks for one where the stock wants it', () => {
    const stock = aStock({
      limits: limitsOf({
        ...{ perUserTotal: null, perUserDay: null, perUserMonth: null, perPersonTotal: 1 },
      }),
    });
    const by = (userId: string, ...personKeys: string[]): Claim =>
      aClaim({ userId, claimKey: userId, personKeys });
    const claims = [by('ann', 'phone', 'paper'), by('bob', 'paper', 'device'), by('cid', 'device')];
    const plan = planClaims([...claims, by('dan')], factsOf([stock]), names());
    expect(plan.outcomes.map((outcome) => (outcome.ok ? 'granted' : outcome.code))).toEqual([
      'granted',
      'claim.limit-reached',
      'granted',
      'claim.person-unverified',
    ]);
    expect(plan.grants.map((grant) => grant.personKeys)).toEqual([['phone', 'paper'], ['device']]);
    expect(plan.tallies.map((tally) => tally.userId)).toEqual([
      'person phone',
      'person paper',
      'person device',
    ]);
  });

  it('charges the budgets that its offer, its channel and its merchant share, once per stock', () => {
    const scopes = [
      'scheme:x-1',
      'merchant:m-1',
      'channel-day:pdp',
      'platform-day',
      'scheme:other',
    ];
    const accounts = new Map(
      scopes.map((scope) => [scope, { id: `${scope}!`, scope, unitsLeft: null, fenLeft: 10_000n }]),
    );
    const of = { schemeId: 'x-1', channel: 'pdp' };
    const claims = ['a', 'b', 'c'].map((claimKey) => aClaim({ claimKey, userId: claimKey, ...of }));
    const plan = planClaims(
      claims,
      factsOf([aStock({ merchantId: 'm-1' })], { accounts }),
      names(),
    );
    expect(plan.charges.map(({ scope, units, fen }) => [scope, units, fen])).toEqual(
      ['channel-day:pdp', 'merchant:m-1', 'platform-day', 'scheme:x-1'].map((s) => [s, 2, 10_000n]),
    );
    expect(plan.outcomes[2]).toEqual(refused('budget.exhausted', { account: 'channel-day' }));
  });

  it('takes terms worked out for a user only within the bounds of the stock', () => {
    const strategy = { steps: [], bounds: { amount: { min: 2_000, max: 5_000 } } };
    const withTerms = (amount: string, of = {}, stock: object = { strategy }): unknown => {
      const resolvedTerms = { ...aStock().terms, amount, ...of };
      const claim = aClaim({ items: [{ stockId: 's-1', version: 1, resolvedTerms }] });
      return planClaims([claim], factsOf([aStock(stock)]), names()).outcomes[0];
    };
    expect(withTerms('3000')).toMatchObject({ ok: true, grants: [{ terms: { amount: '3000' } }] });
    // What differs from the stock's is enough.
    const short = { kind: 'full-reduction', amount: '3000' };
    const claim = aClaim({ items: [{ stockId: 's-1', version: 1, resolvedTerms: short }] });
    const { outcomes } = planClaims([claim], factsOf([aStock({ strategy })]), names());
    expect(outcomes[0]).toEqual(withTerms('3000'));
    const beyond = [
      withTerms('5001'),
      withTerms('1999'),
      withTerms('3000', { threshold: '1' }),
      withTerms('3000', {}, {}),
    ];
    expect(beyond).toEqual(beyond.map(() => refused('claim.token-invalid')));
  });

  it('works out the terms of whoever comes without an offer, and keeps why they are so', () => {
    const strategy: TermsStrategy = {
      steps: [
        { feature: 'profile.spend', atLeast: 900, set: { amount: 9_999 } },
        { feature: 'profile.spend', atLeast: 100, set: { amount: 2_000 } },
      ],
      bounds: { amount: { min: 1_000, max: 5_000 } },
    };
    const features = new Map([
      ['ann', { 'profile.spend': 1_000 }],
      ['bob', { 'profile.spend': 100 }],
    ]);
    const facts = factsOf([aStock({ strategy })], { features });
    const of = (claims: readonly Claim[]) =>
      planClaims(claims, facts, names()).grants.map((grant) => [
        grant.termsReason,
        grant.resolvedTerms?.['amount'] ?? null,
        grant.worstCase,
      ]);
    const batch = (userId: string): Claim => aClaim({ userId, mode: 'batch' });
    expect(of(['ann', 'bob', 'cat'].map(batch))).toEqual([
      ['step 0: profile.spend >= 900', '5000', 5_000n],
      ['step 1: profile.spend >= 100', '2000', 2_000n],
      ['no step holds', null, 5_000n],
    ]);

    const resolvedTerms = { ...aStock().terms, amount: '2000' };
    const offered = (step?: number): Claim =>
      aClaim({ items: [{ stockId: 's-1', version: 1, resolvedTerms, step }] });
    expect(of([offered(1)])).toEqual([['step 1: profile.spend >= 100', '2000', 2_000n]]);
    expect(of([offered()])).toEqual([['as offered', '2000', 2_000n]]);
    expect(of([aClaim()])).toEqual([['no step holds', null, 5_000n]]);
  });

  it('leaves nothing behind of a pack that is refused as a whole', () => {
    const items = ['s-1', 's-2'].map((stockId) => ({ stockId, version: 1, resolvedTerms: null }));
    const stocks = [aStock({ unitsLeft: 1 }), aStock({ stockId: 's-2', unitsLeft: 0 })];
    const claims = [aClaim({ items }), aClaim({ claimKey: 'k-2', userId: 'bob' })];
    const plan = planClaims(claims, factsOf(stocks), names());
    expect(plan.outcomes[0]).toEqual(refused('quota.exhausted'));
    expect(plan.outcomes[1]).toMatchObject({ ok: true });
    expect(plan.taken.get('s-2')).toBeUndefined();
  });

  const few = fc.option(fc.integer({ min: 1, max: 3 }));
  const limits = fc
    .record({
      perUserTotal: few,
      perUserDay: few,
      perUserMonth: fc.constant(null),
      perPersonTotal: few,
    })
    .map(limitsOf);
  const stock = fc.record({
    unitsLeft: fc.option(fc.nat(6)),
    fenLeft: fc.option(fc.bigInt({ min: 0n, max: 30_000n })),
    dayUnitsLeft: fc.option(fc.nat(4)),
    dayFenLeft: fc.option(fc.bigInt({ min: 0n, max: 25_000n })),
    limits,
  });
  const claim = fc.record({
    userId: fc.constantFrom(...USERS),
    pack: fc.constantFrom('all' as const, 'available' as const),
    personKeys: fc.subarray(['p-1', 'p-2', 'p-3']),
    stockIds: fc.array(fc.constantFrom(...STOCKS), { minLength: 1, maxLength: 4 }),
  });

  it('never plans more than there is: units, fen, limits of a user; and every unit has its number', () => {
    fc.assert(
      fc.property(
        fc.tuple(stock, stock),
        fc.array(claim, { maxLength: 20 }),
        fc.nat(3),
        fc.record({
          unitsLeft: fc.option(fc.nat(8)),
          fenLeft: fc.option(fc.bigInt({ min: 0n, max: 40_000n })),
        }),
        (stocks, asked, had, shared) => {
          const offered = stocks.map((of, n) => aStock({ ...of, stockId: STOCKS[n] ?? '' }));
          const tallies = new Map(
            STOCKS.map((stockId) => [tallyOf(stockId, 'ann', 'total'), had] as const),
          );
          const claims = asked.map(({ userId, pack, personKeys, stockIds }, n) => {
            const items = stockIds.map((stockId) => ({ stockId, version: 1, resolvedTerms: null }));
            return aClaim({ userId, pack, personKeys, items, claimKey: `k-${n}` });
          });
          const account = { id: 'platform-day:2026-11-22', scope: 'platform-day' };
          const accounts = new Map([[account.scope, { ...account, ...shared }]]);
          const plan = planClaims(claims, factsOf(offered, { tallies, accounts }), names());
          const charged = plan.charges.reduce((sum, charge) => sum + charge.units, 0);
          expect(charged).toBe(plan.grants.length);
          expect(charged).toBeLessThanOrEqual(shared.unitsLeft ?? Infinity);
          if (shared.fenLeft !== null) expect(5000n * BigInt(charged) <= shared.fenLeft).toBe(true);

          for (const of of offered) {
            const own = plan.grants.filter((grant) => grant.stock.stockId === of.stockId);
            const cost = 5000n * BigInt(own.length);
            const taken = plan.taken.get(of.stockId) ?? { units: 0, fen: 0n };
            if (isCounted(of)) expect(taken).toMatchObject({ units: own.length, fen: cost });
            else expect(plan.taken.has(of.stockId)).toBe(false);
            for (const most of [of.unitsLeft, of.dayUnitsLeft]) {
              expect(own.length).toBeLessThanOrEqual(most ?? Infinity);
            }
            for (const most of [of.fenLeft, of.dayFenLeft]) {
              if (most !== null) expect(cost <= most).toBe(true);
            }
          }
          for (const tally of plan.tallies) {
            const before = tally.userId === 'ann' && tally.period === 'total' ? had : 0;
            expect(before + tally.count).toBeLessThanOrEqual(tally.most);
          }
          const rows = plan.grants.map(
            (grant) => `${grant.claim.claimKey} ${grant.stock.stockId} ${grant.unit}`,
          );
          expect(new Set(rows).size).toBe(rows.length);
          plan.outcomes.forEach((outcome, n) => {
            const whole = claims[n]?.pack === 'all' && outcome.ok;
            if (whole) expect(outcome.grants).toHaveLength(claims[n]?.items.length ?? -1);
          });
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
