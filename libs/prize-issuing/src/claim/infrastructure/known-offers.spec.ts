import { describe, expect, it } from '@jest/globals';
import { limitsOf } from '../../stock/domain/stock-limits.js';
import { offerOf, type ClaimFacts, type OfferedStock } from '../domain/claim-facts.js';
import { KnownOffers } from './known-offers.js';

const OFFER = { stockId: 's-1', version: 1, resolvedTerms: null };
const NOON = new Date('2026-11-28T12:00:00+08:00');

function read(of: Partial<OfferedStock> = {}, facts: Partial<ClaimFacts> = {}): ClaimFacts {
  const stock: OfferedStock = {
    ...{ stockId: 's-1', assetId: 'a-1', state: 'active', version: 1, termsVersion: 1 },
    ...{ unitsLeft: 10, fenLeft: null, fenOfNext: 1n, dayUnitsLeft: null, dayFenLeft: null },
    limits: limitsOf({ perUserTotal: null, perUserDay: null, perUserMonth: null }),
    validity: { startsAt: NOON, endsAt: NOON, daysAfterClaim: 7 },
    ...{ merchantId: null, kind: 'full-reduction', worstCase: 1n, name: { zh: '券', en: '' } },
    terms: { kind: 'full-reduction', threshold: '2', amount: '1', scope: {} },
    ...of,
  };
  const none = { given: new Map(), features: new Map(), tallies: new Map(), accounts: new Map() };
  return { now: NOON, stocks: new Map([[offerOf(OFFER), stock]]), ...none, ...facts };
}

/** A clock that is set by hand. */
function atFirst() {
  let ms = 5_000;
  const known = new KnownOffers(() => ms);
  return { known, after: (passed: number) => (ms += passed) };
}

describe('offers that were just read', () => {
  it('are known for a second, with the time that passed since', () => {
    const { known, after } = atFirst();
    expect(known.factsOf(OFFER, [])).toBeNull();
    const facts = read();
    known.learn(OFFER, facts, ['platform-day']);
    after(999);
    const now = new Date(NOON.getTime() + 999);
    expect(known.factsOf(OFFER, ['platform-day'])).toEqual({ ...facts, now });
    after(1);
    expect(known.factsOf(OFFER, ['platform-day'])).toBeNull();
  });

  it('are forgotten when something was not as it had been read', () => {
    const { known } = atFirst();
    known.learn(OFFER, read(), []);
    known.forget();
    expect(known.factsOf(OFFER, [])).toBeNull();
  });

  it('are read for budgets that were not asked about, which are known beside the others then', () => {
    const { known } = atFirst();
    known.learn(OFFER, read(), ['platform-day']);
    expect(known.factsOf(OFFER, ['platform-day', 'scheme:a'])).toBeNull();
    known.learn(OFFER, read(), ['scheme:a']);
    expect(known.factsOf(OFFER, ['platform-day', 'scheme:a'])?.now).toBeDefined();
    expect(known.factsOf({ ...OFFER, version: 2 }, [])).toBeNull();
  });

  it('are not kept where nothing would hold against them what is so by the commit', () => {
    const limited = { id: 'a', scope: 'platform-day', unitsLeft: 1, fenLeft: null } as const;
    const unfit = [
      read({ unitsLeft: null }),
      read({}, { accounts: new Map([['platform-day', limited]]) }),
      read({}, { stocks: new Map() }),
    ];
    for (const facts of unfit) {
      const { known } = atFirst();
      known.learn(OFFER, read(), []);
      known.learn(OFFER, facts, []);
      expect(known.factsOf(OFFER, [])).toBeNull();
    }
  });

  it('are read anew on the next day', () => {
    const { known, after } = atFirst();
    known.learn(OFFER, read({}, { now: new Date('2026-11-28T23:59:59.998+08:00') }), []);
    after(1);
    expect(known.factsOf(OFFER, [])).not.toBeNull();
    after(1);
    expect(known.factsOf(OFFER, [])).toBeNull();
  });
});
