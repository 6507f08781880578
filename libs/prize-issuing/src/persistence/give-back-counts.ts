import type { SqlMigration } from '@boon/platform/database';

/** What cancelled gifts had counted per user, person and day comes back to them: the past put right. */
export const giveBackCounts: SqlMigration = {
  at: '2026-11-28T13:25:00',
  name: 'PrizeIssuingGiveBackCounts',
  up: `
    with gone as (
      select stock_id, holder, period, count(*) as units
      from prize_issuing.benefit_grant as given
      cross join lateral (
        select given.user_id as holder union all select 'person ' || key from unnest(person_keys) as key
      ) as holders
      cross join lateral (values ('total'),
        (to_char(claimed_at at time zone 'Asia/Shanghai', '"day:"YYYY-MM-DD')),
        (to_char(claimed_at at time zone 'Asia/Shanghai', '"month:"YYYY-MM'))) as periods (period)
      where given.state = 'voided' group by 1, 2, 3
    )
    update prize_issuing.user_tally as tally set count = greatest(tally.count - gone.units, 0)
    from gone where tally.stock_id = gone.stock_id and tally.user_id = gone.holder
      and tally.period = gone.period;
    with gone as (
      select stock_id, (claimed_at at time zone 'Asia/Shanghai')::date as day, count(*) as units,
        sum(worst_case) as fen
      from prize_issuing.benefit_grant where state = 'voided' group by 1, 2
    )
    update prize_issuing.stock set day_issued = greatest(day_issued - gone.units, 0),
      day_value = greatest(day_value - gone.fen, 0)
    from gone where stock.id = gone.stock_id and stock.day = gone.day;
  `,
  down: `select 1;`,
};
