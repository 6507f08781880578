import type { StockLimits } from '../../stock/domain/stock-limits.js';
import type { HolderDimension } from '../domain/limit-edit.js';

/** Where a limit of a user or a natural person stands, and which tallies it is held against. */
interface HolderLimit {
  readonly column: string;
  readonly limit: Exclude<keyof StockLimits, 'perDayUnits' | 'perDayValue'>;
  readonly isOfPersons: boolean;
  readonly period: 'total' | 'day' | 'month';
}

/** By dimension. */
export const HOLDER_LIMITS: Readonly<Record<HolderDimension, HolderLimit>> = {
  'per-user-total': {
    ...{ column: 'per_user_total', limit: 'perUserTotal', isOfPersons: false, period: 'total' },
  },
  'per-user-day': {
    ...{ column: 'per_user_day', limit: 'perUserDay', isOfPersons: false, period: 'day' },
  },
  'per-user-month': {
    ...{ column: 'per_user_month', limit: 'perUserMonth', isOfPersons: false, period: 'month' },
  },
  'per-person-total': {
    ...{ column: 'per_person_total', limit: 'perPersonTotal', isOfPersons: true, period: 'total' },
  },
  'per-person-day': {
    ...{ column: 'per_person_day', limit: 'perPersonDay', isOfPersons: true, period: 'day' },
  },
  'per-person-month': {
    ...{ column: 'per_person_month', limit: 'perPersonMonth', isOfPersons: true, period: 'month' },
  },
};

const SHANGHAI = `at time zone 'Asia/Shanghai'`;

/** The period that a time lies in, as tallies write it; by their text, later ones are greater. */
function periodOf(period: HolderLimit['period'], time: string): string {
  if (period === 'total') return `'total'`;
  const form = period === 'day' ? '"day:"YYYY-MM-DD' : '"month:"YYYY-MM';
  return `to_char(${time} ${SHANGHAI}, '${form}')`;
}

/** Tallies of an earlier limit, which was lifted meanwhile: they know nothing of what came after it. */
export function forget(dimension: HolderDimension): string {
  const { isOfPersons, period } = HOLDER_LIMITS[dimension];
  return `
    update prize_issuing.user_tally set count = 0
    where stock_id = $1 and user_id ${isOfPersons ? 'like' : 'not like'} 'person %'
      and period like '${period}%' and period >= ${periodOf(period, 'now()')}`;
}

/**
 * What each holder has, from the grants: of natural persons those that were counted as such, of days and months
 * the one that is running. Whoever has more than the limit keeps it.
 */
export function countAgain(dimension: HolderDimension): string {
  const { isOfPersons, period } = HOLDER_LIMITS[dimension];
  const [holder, keys] = isOfPersons
    ? [`'person ' || key`, 'cross join unnest(person_keys) as key']
    : ['user_id', ''];
  const ofGrant = periodOf(period, 'claimed_at');
  return `
    insert into prize_issuing.user_tally as tally (stock_id, user_id, period, count, most)
    select stock_id, ${holder}, ${ofGrant}, count(*), greatest(count(*), $2::int)
    from prize_issuing.benefit_grant ${keys}
    where stock_id = $1 and state <> 'voided' and ${ofGrant} >= ${periodOf(period, 'now()')}
    group by 1, 2, 3 order by 2, 3
    on conflict (stock_id, user_id, period)
      do update set count = excluded.count, most = excluded.most`;
}
