import type { Invariant } from './invariant.js';

const NEEDS = [
  ...['prize_issuing.benefit_grant', 'prize_issuing.stock', 'prize_issuing.user_tally'],
  'prize_issuing.limit_edit',
];

const DAY = (time: string): string => `(${time} at time zone 'Asia/Shanghai')::date::text`;

/** Days and months are those of Asia/Shanghai. (`to_char` would take most of the time of the check.) */
const PERIODS = {
  total: () => `'total'`,
  day: (time: string) => `'day:' || ${DAY(time)}`,
  month: (time: string) => `'month:' || left(${DAY(time)}, 7)`,
} as const;

interface Holders {
  readonly name: 'user' | 'person';
  readonly holder: string;
  readonly from: string;
}

const USERS: Holders = {
  ...{ name: 'user', holder: 'user_id', from: 'prize_issuing.benefit_grant as given' },
};
const PERSONS: Holders = {
  name: 'person',
  holder: `'person ' || key`,
  from: 'prize_issuing.benefit_grant as given cross join unnest(person_keys) as key',
};

/**
 * A limit is counted from when it was set where there was none: of days and months that were over by then nothing
 * is known. After it was lowered nobody who has as many gets another one, and what they have was within a
 * limit that was in force before.
 */
function overLimit({ name, holder, from }: Holders, period: keyof typeof PERIODS): string {
  const limit = `per_${name}_${period}`;
  const periodOf = PERIODS[period];
  return `
    with edit as (
      select subject, max(at) as since, max(at) filter (where before is null) as counted_since,
        max(before::bigint) as highest
      from prize_issuing.limit_edit where dimension = 'per-${name}-${period}' group by subject
    ), had as (
      select stock_id, ${holder} as holder, ${periodOf('claimed_at')} as period,
        count(*) filter (where given.state <> 'voided') as standing,
        max(claimed_at) filter (where given.state <> 'voided') as newest
      from ${from} join prize_issuing.stock on stock.id = stock_id and stock.${limit} is not null
      group by 1, 2, 3
    )
    select had.stock_id || ' ' || had.holder as subject,
      format('%s: %s grants, limit %s, tally %s', had.period, standing, stock.${limit},
        coalesce(count, 0)) as detail
    from had join prize_issuing.stock on stock.id = had.stock_id
    left join edit on edit.subject = 'stock:' || had.stock_id
    left join prize_issuing.user_tally as tally on tally.stock_id = had.stock_id
      and tally.user_id = had.holder and tally.period = had.period
    where (counted_since is null or had.period >= ${periodOf('counted_since')}) and (
      coalesce(count, 0) <> standing
      or standing > stock.${limit} and (
        since is null
        or newest > since
        or counted_since is null and standing > highest))`;
}

const ALL = ['total', 'day', 'month'] as const;

const noDoubleClaim: Invariant = {
  id: 'I2',
  promise: 'No user has more of a stock in a period than its limit, and tallies tell the truth',
  needs: NEEDS,
  violations: ALL.map((period) => overLimit(USERS, period)),
};

const perPerson: Invariant = {
  id: 'I2',
  promise: 'No natural person has more of a stock in a period than its limit, by any of their keys',
  needs: NEEDS,
  violations: ALL.map((period) => overLimit(PERSONS, period)),
};

/** What limits of users and natural persons must be true to. */
export const holderInvariants: readonly Invariant[] = [noDoubleClaim, perPerson];
