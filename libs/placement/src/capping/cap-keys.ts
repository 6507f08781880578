import { capKey, holderOfPerson, type CapPeriod } from '@boon/service-support/caps';
import type { Offer } from '../catalogue/domain/offer.js';
import type { Shopper } from '../decision/domain/facts.js';

/** The counter of confirmed exposures of one user to a plan on the day of `now` (Asia/Shanghai). */
export function exposureKey(userId: string, planId: string, now: Date): string {
  const subject = { measure: 'exposures', subject: 'plan', subjectId: planId } as const;
  return capKey({ userId, ...subject, period: 'day' }, now);
}

/** The counter of one user's grants of a stock, which issuing keeps. */
export function claimKey(userId: string, stockId: string, period: CapPeriod, now: Date): string {
  const subject = { measure: 'claims', subject: 'stock', subjectId: stockId } as const;
  return capKey({ userId, ...subject, period }, now);
}

/** Every counter that may cap an offer for one shopper, under all their ids and keys. */
export function capKeysOf(
  offer: Offer,
  { identities, personKeys = [] }: Pick<Shopper, 'identities' | 'personKeys'>,
  now: Date,
): string[] {
  const { plan, stock } = offer;
  const { perUserTotal, perUserDay, perUserMonth } = stock.limits;
  const ofPersons = personLimits(offer).flatMap(({ period }) =>
    personKeys.map((key) => claimKey(holderOfPerson(key), stock.id, period, now)),
  );
  const ofUsers = identities.flatMap((userId) => [
    ...(plan.dailyCapPerUser === null ? [] : [exposureKey(userId, plan.id, now)]),
    ...(perUserTotal === null ? [] : [claimKey(userId, stock.id, 'total', now)]),
    ...(perUserDay === null ? [] : [claimKey(userId, stock.id, 'day', now)]),
    ...(perUserMonth === null ? [] : [claimKey(userId, stock.id, 'month', now)]),
  ]);
  return [...ofUsers, ...ofPersons];
}

/** The limits that a stock sets for one natural person; none: it does not ask who the shopper is. */
export function personLimits({ stock }: Offer): { period: CapPeriod; most: number }[] {
  const { perPersonTotal, perPersonDay, perPersonMonth } = stock.limits;
  const all = [
    { period: 'total', most: perPersonTotal },
    { period: 'day', most: perPersonDay },
    { period: 'month', most: perPersonMonth },
  ] as const;
  return all.flatMap(({ period, most }) => (most == null ? [] : [{ period, most }]));
}
