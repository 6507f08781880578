import { BasisPoints, Money } from '@boon/shared-kernel';
import fc from 'fast-check';
import { DEFAULT_PRICING, type OrderLine, type PricingPolicy } from '../pricing/order.js';
import { aGrant, aLine } from './builders.js';

const SKUS = ['sku-0', 'sku-1', 'sku-2', 'sku-3'];
const MERCHANTS = ['m-1', 'm-2'];
const CATEGORIES = ['food', 'food/tea', 'toys'];

const lineParts = fc.record({
  unitPrice: fc.integer({ min: 0, max: 3_000 }),
  quantity: fc.integer({ min: 1, max: 3 }),
  category: fc.constantFrom('food/tea', 'food/rice', 'toys'),
  merchant: fc.constantFrom(...MERCHANTS),
});

/** One to five lines of small orders, free ones among them. */
export const someLines = fc
  .array(lineParts, { minLength: 1, maxLength: 5 })
  .map((parts) =>
    parts.map((part, n): OrderLine =>
      aLine(`${n}`, part.unitPrice, { ...part, unitPrice: Money.ofFen(part.unitPrice) }),
    ),
  );

// Round amounts meet each other often, odd ones never: ties and rounding both come up.
const fen = (max: number): fc.Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: 1, max }),
    fc.integer({ min: 1, max: Math.floor(max / 100) }).map((yuan) => yuan * 100),
  );
const off = fc.oneof(
  fen(2_500).map((amount) => ({ amount: `${amount}` })),
  fc
    .record({ percent: fc.integer({ min: 1, max: 10_000 }), cap: fen(900) })
    .map(({ percent, cap }) => ({ percent, cap: `${cap}` })),
  fc.integer({ min: 1, max: 30 }).map((tenths) => ({ percent: tenths * 100 })),
);
const threshold = fen(5_000).map((amount) => `${amount}`);
const extras = fc.record(
  { exclusive: fc.constant(true), basis: fc.constantFrom('list', 'running') },
  { requiredKeys: [] },
);

const wire = fc
  .tuple(fc.nat(5), off, threshold, extras, fc.nat(3), fc.nat(1), fc.nat(2), fc.nat(9))
  .map(([kind, reduction, atLeast, extra, sku, merchant, category, rare]) => {
    const rest = rare === 0 ? extra : { basis: extra.basis };
    const amount = 'amount' in reduction ? reduction.amount : '77';
    if (kind === 5) return { kind: 'subsidy', amount };
    const wires = [
      { kind: 'full-reduction', ...reduction, threshold: atLeast },
      { kind: 'no-threshold', amount },
      {
        kind: 'category',
        ...reduction,
        threshold: atLeast,
        scope: { categories: [CATEGORIES[category]] },
      },
      { kind: 'product', ...reduction, scope: { skus: [SKUS[sku], SKUS[(sku + 1) % 4]] } },
      { kind: 'voucher', ...reduction, threshold: atLeast, merchantId: MERCHANTS[merchant] },
    ];
    return { ...wires[kind], ...rest };
  });

/** Up to eight grants of all kinds that lower prices. */
export const someGrants = fc
  .array(
    fc.record({
      wire,
      platform: fc.nat(10_000),
      days: fc.nat(3),
      most: fc.option(fc.nat(600), { freq: 9 }),
    }),
    { maxLength: 8 },
  )
  .map((parts) =>
    parts.map((part, n) =>
      aGrant(`g-${n}`, part.wire, {
        funding: { platform: BasisPoints.of(part.platform), merchantId: 'm-1' },
        expiresAt: new Date(Date.UTC(2026, 11, 1 + part.days)),
        atMost: part.most === null ? null : Money.ofFen(part.most),
      }),
    ),
  );

/** Ways to price; sometimes a group takes two, and sometimes the subsidy pays much of an order. */
export const somePolicy = (mode: PricingPolicy['mode']): fc.Arbitrary<PricingPolicy> =>
  fc
    .record({ twice: fc.boolean(), share: fc.constantFrom(300, 300, 300, 5_000, 10_000) })
    .map(({ twice, share }) => ({
      ...DEFAULT_PRICING,
      mode,
      subsidy: { share: BasisPoints.of(share), ceiling: Money.ofFen(20_000) },
      groupSizes: twice ? { 'category-or-full-reduction': 2, product: 2 } : {},
    }));
