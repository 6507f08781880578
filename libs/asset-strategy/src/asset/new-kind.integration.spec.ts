import { beforeAll, describe, expect, it } from '@jest/globals';
import { priceAfterBenefit, type BenefitTerms } from '@boon/benefit-terms';
import { addKind, type KindModule } from '@boon/benefit-terms/testing';
import type { Governed } from '@boon/governance';
import { prizeIssuingPersistence } from '@boon/prize-issuing';
import {
  anIssuing,
  anOrderLine,
  Shopper,
  violated,
  type IssuingForSpecs,
  SHIPPER,
} from '@boon/prize-issuing/testing';
import { Money, newId } from '@boon/shared-kernel';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { AssetKind } from './asset-kind.js';
import type { AssetContent } from './domain/asset.js';

/** The more is spent, the larger the step that is taken off: a kind that the platform does not have. */
interface LadderTerms {
  readonly kind: 'ladder';
  readonly high: Money;
  readonly amount: Money;
}

const ladder: KindModule<LadderTerms> = {
  kind: 'ladder',
  use: 'by-order',
  family: 'coupons',
  broughtBy: 'platform',
  read: (fields) => ({
    kind: 'ladder',
    high: fields.money('high', 1n),
    amount: fields.money('amount', 1n),
  }),
  toWire: ({ kind, high, amount }) => ({ kind, high: `${high}`, amount: `${amount}` }),
  worstCase: ({ amount }) => amount.times(2),
  effect: ({ high, amount }) => ({
    on: 'price',
    rule: {
      ...{ group: 'no-threshold', slot: 'no-threshold', basis: null, exclusive: false },
      ...{ threshold: Money.ZERO, fingerprint: `ladder:${high}:${amount}`, gradual: false },
      covers: () => true,
      discountOn: (subtotal) =>
        Math.min(subtotal, (subtotal >= Number(high.fen) ? 2 : 1) * Number(amount.fen)),
    },
  }),
};

/** Points of a club that are spent like a balance. */
interface PointsTerms {
  readonly kind: 'points';
  readonly worth: Money;
}

const points: KindModule<PointsTerms> = {
  kind: 'points',
  use: 'in-parts',
  family: 'balances',
  broughtBy: 'platform',
  read: (fields) => ({ kind: 'points', worth: fields.money('worth', 1n) }),
  toWire: ({ kind, worth }) => ({ kind, worth: `${worth}` }),
  worstCase: ({ worth }) => worth,
  effect: ({ worth }) => ({ on: 'balance', lot: worth }),
};

/** A voucher for a spa: nothing is taken off, and it is used where it is shown. */
interface VisitTerms {
  readonly kind: 'visit';
  readonly unitCost: Money;
}

const visit: KindModule<VisitTerms> = {
  kind: 'visit',
  use: 'by-check-in',
  family: 'coupons',
  broughtBy: 'platform',
  read: (fields) => ({ kind: 'visit', unitCost: fields.money('unitCost', 0n) }),
  toWire: ({ kind, unitCost }) => ({ kind, unitCost: `${unitCost}` }),
  worstCase: ({ unitCost }) => unitCost,
  effect: () => ({ on: 'nothing' }),
};

usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;
let assets: AssetKind;

beforeAll(async () => {
  addKind(ladder);
  addKind(points);
  addKind(visit);
  database = await aDatabase(prizeIssuingPersistence);
  issuing = anIssuing(database);
  assets = new AssetKind(issuing.openStock, issuing.changeStockState);
}, 60_000);

const DAY_MS = 86_400_000;
const LINES = [anOrderLine('a', 100_00, { quantity: 4 })];

async function published(terms: Record<string, unknown>): Promise<string> {
  const content: AssetContent = {
    ...{ name: { zh: '新', en: 'new' }, terms, quantity: 5, valueBudget: '100000' },
    limits: { perUserTotal: 1, perUserDay: null, perUserMonth: null },
    validity: {
      startsAt: new Date(Date.now() - DAY_MS).toISOString(),
      endsAt: new Date(Date.now() + DAY_MS).toISOString(),
      daysAfterClaim: null,
    },
    funding: { platform: 10_000, merchantId: null },
    returnPolicy: 'restore',
  };
  expect(await assets.check(content)).toBeNull();
  const now = new Date();
  const asset: Governed<AssetContent> = {
    ...{ id: newId(), code: 'new', version: 1, state: 'approved', content },
    ...{ contentHash: '', authors: [], links: {}, createdAt: now, updatedAt: now },
  };
  const effect = await assets.carryOut(asset, 'publish');
  if (!effect.ok) throw new Error(effect.code);
  return effect.links?.['stockId'] ?? '';
}

describe('a kind that nobody else knows', () => {
  it('is published, claimed, priced at a product, quoted, locked, used and returned', async () => {
    const stockId = await published({ kind: 'ladder', high: '30000', amount: '700' });
    const shopper = new Shopper(issuing);
    await shopper.claims(stockId);
    expect(await shopper.wallet()).toMatchObject([{ kind: 'ladder', state: 'held', lot: null }]);
    const [line] = LINES;
    if (line === undefined) throw new Error('the order has a line');
    const terms = { kind: 'ladder', high: Money.ofFen(30_000), amount: Money.ofFen(700) };
    const price = priceAfterBenefit(terms as unknown as BenefitTerms, {
      ...{ unitPrice: line.unitPrice, item: line },
    });
    expect(price.payable.fen).toBe(93_00n);

    const redemptionId = await shopper.buys(LINES);
    expect(await issuing.counters(stockId)).toMatchObject({ spent: 1400n, reserved: 0n });
    const back = await shopper.returns(redemptionId, 'a', 4);
    expect(back.grants).toMatchObject([{ state: 'held', platform: Money.ofFen(1400) }]);
  });

  it('is drawn in parts where it says so, as a balance like any other', async () => {
    const stockId = await published({ kind: 'points', worth: '2000' });
    const shopper = new Shopper(issuing);
    await shopper.claims(stockId);
    const redemptionId = await shopper.buys(LINES);
    expect(await shopper.wallet()).toMatchObject([
      { state: 'held', lot: { remaining: Money.ofFen(800), locked: Money.ZERO } },
    ]);
    expect(await issuing.readWallet.balance(shopper.userId)).toMatchObject({
      available: Money.ofFen(800),
    });
    await shopper.returns(redemptionId, 'a', 4);
    expect(await issuing.counters(stockId)).toMatchObject({ spent: 0n, reserved: 2000n });
  });

  it('is used where it is shown where it says so', async () => {
    const stockId = await published({ kind: 'visit', unitCost: '300' });
    const grantId = await new Shopper(issuing).claims(stockId);
    const use = { grantId, reference: 'desk-1', by: SHIPPER };
    expect(await issuing.checkInEventItem.execute(use)).toMatchObject({ ok: true });
    expect(await issuing.counters(stockId)).toMatchObject({ used: 1, spent: 300n });
  });

  it('leaves the books in order', async () => {
    expect(await violated(database.sql)).toEqual([]);
  });
});
