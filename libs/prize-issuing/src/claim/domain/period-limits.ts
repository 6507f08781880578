import { platformDay, platformMonth } from '@boon/shared-kernel';
import { holderOfPerson } from '@boon/service-support/caps';
import type { StockLimits } from '../../stock/domain/stock-limits.js';
import type { Claim } from './claim.js';

/** A limit that a stock sets for one holder in the period that holds `now`. */
export interface PeriodLimit {
  /** A user id, or a natural person as `holderOfPerson` writes it. */
  readonly holder: string;
  readonly period: string;
  readonly most: number;
}

/** Who claims, as far as limits need to know. */
export type Claimant = Pick<Claim, 'userId' | 'personKeys'>;

/** Whether a stock is for natural persons that are known as such. */
export function countsPersons(limits: StockLimits): boolean {
  const { perPersonTotal, perPersonDay, perPersonMonth } = limits;
  return perPersonTotal !== null || perPersonDay !== null || perPersonMonth !== null;
}

/** Every limit that a claim is held against; days and months are the platform's, by the database's clock. */
export function limitsOfClaim(claimant: Claimant, limits: StockLimits, now: Date): PeriodLimit[] {
  const ofUser = inPeriods(
    [claimant.userId],
    [limits.perUserTotal, limits.perUserDay, limits.perUserMonth],
    now,
  );
  if (!countsPersons(limits)) return ofUser;
  const persons = [...new Set(claimant.personKeys)].map(holderOfPerson);
  const most = [limits.perPersonTotal, limits.perPersonDay, limits.perPersonMonth] as const;
  return [...ofUser, ...inPeriods(persons, most, now)];
}

type Most = number | null;

function inPeriods(
  holders: readonly string[],
  [total = null, day = null, month = null]: readonly Most[],
  now: Date,
): PeriodLimit[] {
  const limits: PeriodLimit[] = [];
  for (const holder of holders) {
    if (total !== null) limits.push({ holder, period: 'total', most: total });
    if (day !== null) limits.push({ holder, period: `day:${platformDay(now)}`, most: day });
    if (month !== null) limits.push({ holder, period: `month:${platformMonth(now)}`, most: month });
  }
  return limits;
}
