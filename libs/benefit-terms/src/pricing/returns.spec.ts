import { describe, expect, it } from '@jest/globals';
import { InvariantViolated, Money } from '@boon/shared-kernel';
import fc from 'fast-check';
import { someGrants, someLines, somePolicy } from '../testing/random-orders.js';
import { bestPrice } from './best-price.js';
import { givenBack, portionReturned, refillLots, type DrawnLot } from './returns.js';

describe('returns', () => {
  it('give back by the stored split, and all of it with the last unit', () => {
    const share = { platform: Money.ofFen(10), merchant: Money.ofFen(5) };
    const now = (before: number, units: number): bigint[] => {
      const { platform, merchant } = givenBack(share, { quantity: 3, before, now: units });
      return [platform.fen, merchant.fen];
    };

    expect([now(0, 1), now(1, 1), now(2, 1)]).toEqual([
      [3n, 1n],
      [3n, 2n],
      [4n, 2n],
    ]);
    expect(now(0, 3)).toEqual([10n, 5n]);
  });

  it('sum to what was taken, in whatever portions the units come back', () => {
    const cases = fc.tuple(
      fc.bigInt({ min: 0n, max: 10n ** 13n }),
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 50 }),
    );
    fc.assert(
      fc.property(cases, ([fen, portions]) => {
        const quantity = portions.reduce((sum, units) => sum + units, 0);
        let before = 0;
        const parts = portions.map((units) => {
          const part = portionReturned(Money.ofFen(fen), { quantity, before, now: units });
          before += units;
          expect(part.isNegative()).toBe(false);
          return part;
        });
        expect(Money.sum(parts).fen).toBe(fen);
      }),
    );
  });

  it('of any order, in up to 50 parts, come to what was paid and to what each funder bore', () => {
    const parts = fc.array(fc.nat(2), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(
        someLines,
        someGrants,
        somePolicy('parallel'),
        parts,
        (lines, grants, by, plan) => {
          const { order } = bestPrice(lines, grants, by);
          const shares = order.grants.flatMap((grant) => grant.shares);
          let [paid, platform, merchant] = [Money.ZERO, Money.ZERO, Money.ZERO];
          lines.forEach(({ quantity, lineId }, n) => {
            let before = 0;
            // The last part brings back whatever the others left.
            for (const part of [...plan, quantity]) {
              const units = { quantity, before, now: Math.min(part, quantity - before) };
              before += units.now;
              paid = paid.plus(portionReturned(order.lines[n]!.payable, units));
              for (const share of shares.filter((one) => one.lineId === lineId)) {
                const back = givenBack(share, units);
                platform = platform.plus(back.platform);
                merchant = merchant.plus(back.merchant);
              }
            }
          });
          expect(paid.fen).toBe(order.payable.fen);
          expect(platform.fen).toBe(Money.sum(shares.map((share) => share.platform)).fen);
          expect(merchant.fen).toBe(Money.sum(shares.map((share) => share.merchant)).fen);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never take back more units than there are', () => {
    expect(() => portionReturned(Money.ofFen(1), { quantity: 2, before: 1, now: 2 })).toThrow(
      InvariantViolated,
    );
  });
});

describe('a return of subsidy', () => {
  const aLot = (grantId: string, platform: number, merchant: number): DrawnLot => ({
    grantId,
    drawn: { platform: Money.ofFen(platform), merchant: Money.ofFen(merchant) },
    refilled: Money.ZERO,
  });
  const refilled = (lots: DrawnLot[], fen: number): unknown[] =>
    refillLots(lots, Money.ofFen(fen)).map(({ grantId, platform, merchant }) => [
      ...[grantId, platform.fen, merchant.fen],
    ]);

  it('refills the lot that was drawn last first', () => {
    const lots = [aLot('a', 100, 0), aLot('b', 33, 17)];
    expect(refilled(lots, 20)).toEqual([['b', 13n, 7n]]);
    expect(refilled(lots, 60)).toEqual([
      ['b', 33n, 17n],
      ['a', 10n, 0n],
    ]);
  });

  it('comes, in whatever parts, to what each lot and funder gave', () => {
    const lot = fc.tuple(fc.nat(500), fc.nat(500));
    const some = fc.tuple(fc.array(lot, { minLength: 1, maxLength: 5 }), fc.array(fc.nat(300)));
    fc.assert(
      fc.property(some, ([given, parts]) => {
        let lots = given.map(([platform, merchant], n) => aLot(`${n}`, platform, merchant));
        let rest = given.reduce((sum, [platform, merchant]) => sum + platform + merchant, 0);
        const back = new Map(lots.map(({ grantId }) => [grantId, [0n, 0n]]));
        for (const part of [...parts, rest]) {
          const fen = Math.min(part, rest);
          rest -= fen;
          for (const refill of refillLots(lots, Money.ofFen(fen))) {
            const [platform = 0n, merchant = 0n] = back.get(refill.grantId) ?? [];
            back.set(refill.grantId, [
              platform + refill.platform.fen,
              merchant + refill.merchant.fen,
            ]);
          }
          lots = lots.map((one) => ({
            ...one,
            refilled: Money.ofFen((back.get(one.grantId) ?? []).reduce((sum, n) => sum + n, 0n)),
          }));
        }
        expect([...back.values()]).toEqual(
          given.map(([platform, merchant]) => [BigInt(platform), BigInt(merchant)]),
        );
      }),
    );
  });

  it('never comes to more than the lots gave', () => {
    expect(() => refillLots([aLot('a', 1, 1)], Money.ofFen(3))).toThrow(InvariantViolated);
  });
});
