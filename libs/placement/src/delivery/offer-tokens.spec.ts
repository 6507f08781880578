import { describe, expect, it } from '@jest/globals';
import { resolveTerms } from '@boon/benefit-terms/offering';
import { LONGEST_CLAIM_TOKEN, parseClaimToken } from '@boon/contracts/prize-issuing';
import { TokenSigner } from '@boon/platform';
import { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import type { CapRule } from '../slot/domain/cap-rule.js';
import { Contender } from '../decision/domain/contender.js';
import {
  aPlanItem,
  aSchemeItem,
  aSlot,
  aStockItem,
  NOON,
  uuidOf,
} from '../testing/catalogue-items.js';
import { OfferTokens } from './offer-tokens.js';

const KEYS = [{ kid: 'k1', secret: 'a-secret-of-more-than-32-bytes-for-specs' }];
const SHOWN = { decisionId: '01990000-0009-7000-8000-000000000001', userId: '安', now: NOON };
const PACK = Array.from({ length: 20 }, (_, n) => n + 1);
const signer = new TokenSigner(KEYS);
const tokens = new OfferTokens({ claimTokenKeys: KEYS });

const skus = Array.from({ length: 5_000 }, (_, n) => `sku-${n}`);
const items = [
  ...PACK.map((n) => aStockItem(n, { scope: { skus } })),
  aSchemeItem(1, PACK),
  aPlanItem(1, [1], ['home.popup'], { priority: 2 }),
];
// As many as a slot and a plan may have together.
const caps = Array.from({ length: 20 }, () => ({
  ...{ on: 'plan', period: 'day', limit: 9, isHard: true },
})) as CapRule[];
const offers = CatalogueSnapshot.build('1', items, [aSlot('home.popup', { caps })]).offersOf(
  'home.popup',
);
const name = `deliveries:plan:${uuidOf('plan', 1)}:`;
const hardCaps = caps.map(() => ({ name, period: 'day' }));

function offerOfStock(n: number) {
  const offer = offers.find(({ stock }) => stock.id === uuidOf('stock', n));
  if (!offer) throw new Error('the plan offers nothing');
  return offer;
}

describe('the token of an offer', () => {
  const offer = offerOfStock(3);
  const shown = {
    ...{ decisionId: SHOWN.decisionId, userId: SHOWN.userId, slot: 'home.popup', hardCaps },
    ...{ planId: uuidOf('plan', 1), schemeId: uuidOf('scheme', 1), decidedAt: NOON },
  };

  it('is a plain one for what everybody is offered alike, and says that it was shown', () => {
    const winner = new Contender(offer, null, 0, 0);
    const { token, claimKey } = tokens.of(SHOWN).claimToken(winner, 'home');
    const opened = signer.open(token);
    const payload = parseClaimToken(opened);
    // The schema, which makes an object of its own, was not asked.
    expect(payload).toBe(opened);
    expect(payload).toMatchObject({ id: claimKey, subject: '安', channel: 'home', arm: null });
    expect(tokens.openShown(token, NOON)).toEqual({ ...shown, stockId: offer.stock.id });
    const late = new Date(NOON.getTime() + 30 * 60_000);
    expect(tokens.openShown(token, late)).toBeNull();
  });

  it('is small on terms of a shopper’s own for thousands of products, and twenty of them fit', () => {
    const strategy = {
      steps: [{ feature: 'a', atLeast: 1, set: { amount: 700, threshold: 9_000 } }],
      bounds: { amount: { min: 1, max: 900 }, threshold: { min: 1, max: 90_000 } },
    };
    const own = (n: number) => {
      const { stock } = offerOfStock(n);
      return { stock, resolved: resolveTerms(stock.terms, strategy, { a: 1 }), worthFen: 700 };
    };
    const winner = new Contender(offer, null, 0, 0, own(3).resolved);
    winner.arm = '"b"';
    const one = tokens.of(SHOWN).claimToken(winner, 'home').token;
    expect(signer.open(one)).toMatchObject({ hardCaps });
    expect(one.length).toBeLessThan(1_100 + JSON.stringify(hardCaps).length * (4 / 3));
    expect(parseClaimToken(signer.open(one))).toMatchObject({
      arm: '"b"',
      items: [{ resolvedTerms: { kind: 'full-reduction', amount: '700', threshold: '9000' } }],
    });

    winner.hooked = { kind: 'one-click-claim', items: PACK.map(own) };
    const all = tokens.of(SHOWN).claimToken(winner, 'home').token;
    expect(all.length).toBeLessThan(LONGEST_CLAIM_TOKEN);
    expect(parseClaimToken(signer.open(all)).items).toHaveLength(20);
    // The offer is of another stock than its first item.
    expect(tokens.openShown(all, NOON)).toEqual({ ...shown, stockId: offer.stock.id });
  });

  it('says no more than that it was shown where there is nothing to claim', () => {
    const token = tokens.of(SHOWN).exposureToken(new Contender(offer, null, 0, 0));
    expect(tokens.openShown(token, NOON)).toEqual({ ...shown, stockId: offer.stock.id });
    expect(() => parseClaimToken(signer.open(token))).toThrow();
    const claimOnly = signer.sign({ id: 'x', subject: 'ann', expiresAt: '2100-01-01T00:00:00Z' });
    expect(tokens.openShown(claimOnly, NOON)).toBeNull();
  });
});
