import { describe, expect, it } from '@jest/globals';
import { Money } from '@boon/shared-kernel';
import { aGrant, aLine } from '../testing/builders.js';
import { bestPrice } from './best-price.js';
import { DEFAULT_PRICING, type OfferedGrant } from './order.js';

const soon = { expiresAt: new Date('2026-11-25T00:00:00Z') };
const lot = (id: string, amount: number, of: Partial<OfferedGrant> = {}): OfferedGrant =>
  aGrant(id, { kind: 'subsidy', amount: `${amount}` }, of);

function drawn(lines: number[], grants: OfferedGrant[]): [string, bigint][] {
  const { order } = bestPrice(
    lines.map((fen, n) => aLine(`${n}`, fen)),
    grants,
    DEFAULT_PRICING,
  );
  return order.grants.map((grant) => [grant.grantId, grant.discount.fen]);
}

describe('the subsidy of an order', () => {
  it('is at most 3 % of what is left to pay after all other benefits, rounded down', () => {
    const off = aGrant('off', { kind: 'full-reduction', threshold: '0', amount: '1000' });
    expect(drawn([10_999], [lot('lot', 20_000), off])).toEqual([
      ['off', 1000n],
      ['lot', 299n],
    ]);
  });

  it('is at most CNY 200 an order, however much is held', () => {
    expect(drawn([1_000_000_00], [lot('a', 20_000), lot('b', 20_000)])).toEqual([['a', 20_000n]]);
  });

  it('draws lots by earliest expiry, then id, each to its last free fen', () => {
    const lots = [
      lot('c', 1_000),
      lot('b', 1_000),
      lot('a', 500, soon),
      lot('d', 1_000, { ...soon, atMost: Money.ofFen(300) }),
    ];
    expect(drawn([70_000, 30_000], lots)).toEqual([
      ['a', 500n],
      ['d', 300n],
      ['b', 1_000n],
      ['c', 1_000n],
    ]);
    expect(drawn([40_000], lots).map(([id]) => id)).toEqual(['a', 'd', 'b']);
  });

  it('is barred by an exclusive grant, and may be worth more than it', () => {
    const alone = (amount: number): OfferedGrant =>
      aGrant('x', { kind: 'no-threshold', amount: `${amount}`, exclusive: true });
    expect(drawn([100_00], [lot('lot', 20_000), alone(301)])).toEqual([['x', 301n]]);
    expect(drawn([100_00], [lot('lot', 20_000), alone(299)])).toEqual([['lot', 300n]]);
  });

  it('yields to a benefit that takes as much: least subsidy wins the tie', () => {
    const other = aGrant('off', { kind: 'no-threshold', amount: '300', exclusive: true });
    expect(drawn([100_00], [lot('lot', 20_000), other])).toEqual([['off', 300n]]);
  });

  it('says why a lot stays: the limit is met, or all is barred', () => {
    const reasons = (grants: OfferedGrant[]): string[] =>
      bestPrice([aLine('a', 100_00)], grants, DEFAULT_PRICING).unused.map(({ reason }) => reason);
    const alone = aGrant('x', { kind: 'no-threshold', amount: '900', exclusive: true });

    expect(reasons([lot('a', 20_000), lot('b', 1)])).toEqual(['grant.subsidy-limit']);
    expect(reasons([lot('a', 5), alone])).toEqual(['grant.barred-by-exclusive']);
  });
});
