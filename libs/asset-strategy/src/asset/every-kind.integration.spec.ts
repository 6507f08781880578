import { beforeAll, describe, expect, it } from '@jest/globals';
import { BENEFIT_KINDS, type BenefitKind } from '@boon/benefit-terms';
import { isBroughtByMerchants, useOfKind } from '@boon/benefit-terms/kinds';
import type { Governed } from '@boon/governance';
import { prizeIssuingPersistence } from '@boon/prize-issuing';
import {
  anInstalmentPlan,
  anIssuing,
  anOrderLine,
  aStock,
  violated,
  SHIPPER,
  Shopper,
  type IssuingForSpecs,
} from '@boon/prize-issuing/testing';
import { newId } from '@boon/shared-kernel';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { AssetKind } from './asset-kind.js';
import type { AssetContent } from './domain/asset.js';

usePostgres();
let database: DatabaseForSpecs;
let issuing: IssuingForSpecs;
let assets: AssetKind;

beforeAll(async () => {
  database = await aDatabase(prizeIssuingPersistence);
  issuing = anIssuing(database);
  assets = new AssetKind(issuing.openStock, issuing.changeStockState);
}, 60_000);

/** One asset of each kind; what it costs its funders when it is used on CNY 400. */
const TERMS: Readonly<Record<BenefitKind, { terms: object; costs: bigint }>> = {
  'full-reduction': { terms: { threshold: '30000', amount: '5000', scope: {} }, costs: 50_00n },
  'no-threshold': { terms: { amount: '800', scope: {} }, costs: 8_00n },
  category: {
    terms: { percent: 1000, cap: '9000', scope: { categories: ['food'] } },
    costs: 40_00n,
  },
  product: { terms: { amount: '1000', scope: { skus: ['sku-a'] } }, costs: 10_00n },
  'interest-free': { terms: { months: [6], cap: '9000', scope: {} }, costs: 24_00n },
  voucher: { terms: { amount: '1000', merchantId: 'm-1', scope: {} }, costs: 10_00n },
  subsidy: { terms: { amount: '2000' }, costs: 12_00n },
  'physical-gift': { terms: { sku: 'cup', unitCost: '2500' }, costs: 25_00n },
  'event-item': { terms: { name: 'ticket', unitCost: '700' }, costs: 7_00n },
};
const LINES = [anOrderLine('a', 100_00, { quantity: 4 })];
const MONTHS = { months: 6, annualRate: 1200, method: 'flat' } as const;
const DAY_MS = 86_400_000;

function contentOf(kind: BenefitKind): AssetContent {
  return {
    name: { zh: kind, en: kind },
    terms: { kind, ...TERMS[kind].terms },
    quantity: 5,
    valueBudget: '100000',
    limits: { perUserTotal: 1, perUserDay: null, perUserMonth: null },
    validity: {
      startsAt: new Date(Date.now() - DAY_MS).toISOString(),
      endsAt: new Date(Date.now() + DAY_MS).toISOString(),
      daysAfterClaim: null,
    },
    funding: { platform: 10_000, merchantId: null },
    returnPolicy: 'restore',
  };
}

/** The stock that the asset's publishing opens. */
async function published(kind: BenefitKind): Promise<string> {
  const content = contentOf(kind);
  const faults = await assets.check(content);
  if (faults !== null) throw new Error(faults.code);
  const now = new Date();
  const asset: Governed<AssetContent> = {
    ...{ id: newId(), code: kind, version: 1, state: 'approved', content },
    ...{ contentHash: '', authors: [], links: {}, createdAt: now, updatedAt: now },
  };
  const effect = await assets.carryOut(asset, 'publish');
  if (!effect.ok) throw new Error(`${effect.code} ${JSON.stringify(effect.details)}`);
  return effect.links?.['stockId'] ?? '';
}

/** Vouchers do not come by assets: their stock is opened for the merchant who pays for half of it. */
async function stockOf(kind: BenefitKind): Promise<string> {
  if (!isBroughtByMerchants(kind)) return published(kind);
  const stock = aStock()
    .ofTerms({ kind, ...TERMS[kind].terms })
    .ofBudget(100_000);
  const opened = await issuing.openStock.execute(stock.build());
  if (!opened.ok) throw new Error(opened.code);
  return opened.stockId;
}

interface Life {
  readonly shopper: Shopper;
  readonly stockId: string;
  readonly grantId: string;
}

async function claimed(kind: BenefitKind): Promise<Life> {
  const stockId = await stockOf(kind);
  const shopper = new Shopper(issuing);
  return { shopper, stockId, grantId: await shopper.claims(stockId) };
}

const kindsOf = (...uses: readonly string[]): BenefitKind[] =>
  BENEFIT_KINDS.filter((kind) => uses.includes(useOfKind(kind) ?? ''));

describe('an asset of the kind', () => {
  it.each(kindsOf('by-order', 'in-parts'))(
    '%s is published, claimed, used by an order, and comes back with it',
    async (kind) => {
      const { shopper, stockId } = await claimed(kind);
      const before = await issuing.counters(stockId);
      const instalments = anInstalmentPlan(MONTHS);
      const redemptionId = await shopper.buys(LINES, { instalments });
      const spent = (await issuing.counters(stockId)).spent;
      expect([kind, spent]).toEqual([kind, TERMS[kind].costs]);

      for (let unit = 0; unit < 3; unit += 1) await shopper.returns(redemptionId, 'a', 1);
      expect((await issuing.counters(stockId)).spent).toBeGreaterThan(0n);
      const last = await shopper.returns(redemptionId, 'a', 1);
      expect(last.grants).toMatchObject([{ state: 'held', isFullyReturned: true }]);
      expect(await shopper.states()).toEqual(['held']);
      expect(await issuing.counters(stockId)).toEqual(before);
    },
  );

  it.each(kindsOf('by-shipment'))(
    '%s is published, won, sent and used, or cancelled and given back',
    async (kind) => {
      const { shopper, stockId, grantId } = await claimed(kind);
      await shopper.givesAddress(grantId);
      const shipment = { carrier: 'post', trackingNumber: '1' };
      await issuing.changeGift.execute({ grantId, move: 'ship', shipment, by: SHIPPER });
      await issuing.changeGift.execute({ grantId, move: 'deliver', by: SHIPPER });
      expect(await shopper.states()).toEqual(['used']);
      expect(await issuing.counters(stockId)).toMatchObject({ spent: TERMS[kind].costs });

      const other = new Shopper(issuing);
      const cancelled = await other.claims(stockId);
      await issuing.changeGift.execute({
        grantId: cancelled,
        move: 'cancel',
        reason: 'gone',
        by: SHIPPER,
      });
      expect(await other.states()).toEqual(['voided']);
    },
  );

  it.each(kindsOf('by-check-in'))('%s is published, claimed and used once', async (kind) => {
    const { shopper, stockId, grantId } = await claimed(kind);
    const use = (reference: string) =>
      issuing.checkInEventItem.execute({ grantId, reference, by: SHIPPER });
    expect(await use('gate-1')).toMatchObject({ ok: true });
    expect(await use('gate-2')).toMatchObject({ code: 'event-item.used' });
    expect(await shopper.states()).toEqual(['used']);
    expect(await issuing.counters(stockId)).toMatchObject({ spent: TERMS[kind].costs });
  });

  it.each(BENEFIT_KINDS.filter(isBroughtByMerchants))('%s is not an asset', async (kind) => {
    await expect(published(kind)).rejects.toThrow('asset.not-platform-funded');
  });

  it('leaves the books in order, whatever it is', async () => {
    await issuing.sweeper.sweep();
    expect(await violated(database.sql)).toEqual([]);
  });
});
