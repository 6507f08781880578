import { describe, expect, it } from '@jest/globals';
import { BasisPoints, Money } from '@boon/shared-kernel';
import { aGrant, aLine } from '../testing/builders.js';
import { bestPrice } from './best-price.js';
import { DEFAULT_PRICING } from './order.js';

const progressive = { ...DEFAULT_PRICING, mode: 'progressive' as const };
const fullReduction = (threshold: string, amount: string): object => ({
  kind: 'full-reduction',
  threshold,
  amount,
});

describe('the best price of an order', () => {
  it('never takes more off a line than is left on it', () => {
    const lines = [aLine('a', 891), aLine('b', 2109), aLine('c', 1)];
    const { order } = bestPrice(lines, [aGrant('g', fullReduction('0', '3000'))], DEFAULT_PRICING);

    expect(order.payable.fen).toBe(1n);
    expect(order.lines.every((line) => !line.payable.isNegative())).toBe(true);
  });

  it('takes 60 % and 60 % for all of it in parallel, and for 84 % progressively', () => {
    const lines = [aLine('a', 1000)];
    const grants = [
      aGrant('p', { kind: 'product', percent: 6000, scope: { skus: ['sku-a'] } }),
      aGrant('f', { kind: 'full-reduction', threshold: '0', percent: 6000 }),
    ];

    expect(bestPrice(lines, grants, DEFAULT_PRICING).order.payable.fen).toBe(0n);
    expect(bestPrice(lines, grants, progressive).order.payable.fen).toBe(160n);
  });

  it('looks at list prices where the stock says so, whatever the mode', () => {
    const grants = [
      aGrant('p', { kind: 'product', amount: '600', scope: { skus: ['sku-a'] } }),
      aGrant('f', { kind: 'full-reduction', threshold: '900', amount: '100', basis: 'list' }),
    ];

    expect(bestPrice([aLine('a', 1000)], grants, progressive).order.payable.fen).toBe(300n);
  });

  it('takes one grant of a group and one voucher of each merchant, and says why not the others', () => {
    const lines = [aLine('a', 1000), aLine('b', 1000, { merchant: 'm-2' })];
    const voucher = (id: string, merchantId: string, amount: string): ReturnType<typeof aGrant> =>
      aGrant(id, { kind: 'voucher', amount, merchantId });
    const { order, unused, optimal } = bestPrice(
      lines,
      [
        voucher('v1', 'm-1', '100'),
        voucher('v2', 'm-1', '200'),
        voucher('v3', 'm-2', '50'),
        voucher('v4', 'm-9', '50'),
        aGrant('dear', fullReduction('5000', '4000')),
      ],
      DEFAULT_PRICING,
    );

    expect(order.grants.map((grant) => grant.grantId).sort()).toEqual(['v2', 'v3']);
    expect(order.discount.fen).toBe(250n);
    expect(optimal).toBe(true);
    expect(unused.map(({ grantId, reason }) => [grantId, reason])).toEqual([
      ['v1', 'grant.another-of-group'],
      ['v4', 'grant.out-of-scope'],
      ['dear', 'grant.below-threshold'],
    ]);
    expect(unused[2]?.missing?.fen).toBe(3000n);
  });

  it('lets an exclusive grant bar all others, when that is worth more', () => {
    const lines = [aLine('a', 1000)];
    const alone = aGrant('alone', { kind: 'no-threshold', amount: '500', exclusive: true });
    const small = aGrant('small', fullReduction('0', '300'));
    const more = aGrant('more', { kind: 'no-threshold', amount: '300' });

    const one = bestPrice(lines, [alone, small], DEFAULT_PRICING);
    expect(one.order.grants.map((grant) => grant.grantId)).toEqual(['alone']);
    expect(one.unused[0]?.reason).toBe('grant.barred-by-exclusive');

    const two = bestPrice(lines, [alone, small, more], DEFAULT_PRICING);
    expect(two.order.discount.fen).toBe(600n);
  });

  it('breaks ties by fewest grants, then earliest expiry, then lowest id', () => {
    const lines = [aLine('a', 500)];
    const wire = fullReduction('0', '500');
    const soon = { expiresAt: new Date('2026-11-25T00:00:00Z') };
    const grants = [
      aGrant('c', wire, soon),
      aGrant('b', wire, soon),
      aGrant('a', wire),
      aGrant('d', { kind: 'no-threshold', amount: '100' }, soon),
    ];

    const { order } = bestPrice(lines, grants, DEFAULT_PRICING);
    expect(order.grants.map((grant) => grant.grantId)).toEqual(['b']);
  });

  it('splits each line between the funders, exactly', () => {
    const lines = [aLine('a', 333), aLine('b', 333), aLine('c', 334)];
    const shared = { funding: { platform: BasisPoints.of(3333), merchantId: 'm-1' } };
    const { order } = bestPrice(
      lines,
      [aGrant('g', fullReduction('0', '100'), shared)],
      DEFAULT_PRICING,
    );

    const shares = order.grants[0]?.shares ?? [];
    expect(shares.map((share) => share.discount.fen)).toEqual([33n, 33n, 34n]);
    expect(shares.map((share) => share.platform.fen)).toEqual([10n, 11n, 12n]);
    expect(shares.map((share) => share.merchant.fen)).toEqual([23n, 22n, 22n]);
  });

  it('says of each grant that it does without why, in the order of the offer', () => {
    const lines = [aLine('a', 1000), aLine('b', 500, { category: 'toys' })];
    const { unused } = bestPrice(
      lines,
      [
        aGrant('free', { kind: 'product', amount: '500', scope: { skus: ['sku-b'] } }),
        aGrant('late', fullReduction('1400', '100')),
        aGrant('toys', {
          kind: 'voucher',
          amount: '10',
          merchantId: 'm-1',
          scope: { skus: ['sku-b'] },
        }),
        aGrant('alone', { kind: 'no-threshold', amount: '50', exclusive: true }),
        aGrant('gift', { kind: 'physical-gift', sku: 'mug', unitCost: '900' }),
        aGrant('plan', { kind: 'interest-free', months: [3], cap: '100' }),
        aGrant(
          'none',
          { kind: 'full-reduction', threshold: '0', percent: 1, cap: '5' },
          { atMost: Money.ZERO },
        ),
      ],
      progressive,
    );

    expect(unused.map(({ grantId, reason, missing }) => [grantId, reason, missing?.fen])).toEqual([
      ['late', 'grant.below-threshold-after-others', 400n],
      ['toys', 'grant.nothing-left', undefined],
      ['alone', 'grant.barred-by-exclusive', undefined],
      ['gift', 'grant.leaves-prices-alone', undefined],
      ['plan', 'grant.no-instalments', undefined],
      ['none', 'grant.without-effect', undefined],
    ]);
  });

  it('says what gap is left when the search met its bound', () => {
    const off = (id: string, amount: string): ReturnType<typeof aGrant> =>
      aGrant(id, { kind: 'product', amount, scope: { skus: ['sku-a'] } });
    const grants = [off('a', '600'), off('b', '500'), aGrant('f', fullReduction('500', '300'))];
    const at = (maxNodes: number): ReturnType<typeof bestPrice> =>
      bestPrice([aLine('a', 1000)], grants, { ...progressive, maxNodes });

    expect(at(1)).toMatchObject({ optimal: false, order: { discount: Money.ofFen(600) } });
    expect(at(1).gap.compare(Money.ofFen(200))).toBeGreaterThanOrEqual(0);
    expect(at(200)).toMatchObject({ optimal: true, order: { discount: Money.ofFen(800) } });
  });
});
