export const VOID = `
  update prize_issuing.benefit_grant set state = 'voided'
  where id = $1 and state in ('held', 'locked')`;

export const MOVE_BY_VOID = `
  insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
  select gone.stock_id, 'void', case when stock.state = 'stopped' then 0 else gone.worst_case end,
    -gone.worst_case, 0, case when stock.state = 'stopped' then gone.worst_case else 0 end, false
  from prize_issuing.benefit_grant as gone
  join prize_issuing.stock on stock.id = gone.stock_id and stock.value_budget is not null
  where gone.id = $1 and gone.worst_case > 0`;

const SHANGHAI = `at time zone 'Asia/Shanghai'`;

/** Every limit of the user and of the persons that it was counted under, in the order in which claims lock them. */
export const GIVE_BACK_TALLIES = `
  with counted as (
    select tally.stock_id, tally.user_id, tally.period
    from prize_issuing.benefit_grant as gone
    join prize_issuing.user_tally as tally on tally.stock_id = gone.stock_id and tally.count > 0
      and tally.user_id = any (array[gone.user_id]
        || array(select 'person ' || key from unnest(gone.person_keys) as key))
      and tally.period = any (array['total', to_char(claimed_at ${SHANGHAI}, '"day:"YYYY-MM-DD'),
        to_char(claimed_at ${SHANGHAI}, '"month:"YYYY-MM')])
    where gone.id = $1 order by 1, 2, 3 for update of tally
  )
  update prize_issuing.user_tally as tally set count = tally.count - 1 from counted
  where (tally.stock_id, tally.user_id, tally.period)
    = (counted.stock_id, counted.user_id, counted.period)
  returning tally.stock_id, tally.user_id, tally.period, tally.count, now() as now`;

/** An unlimited stock counts no units; of days it knows the newest. Only with the stock's row locked. */
export const GIVE_BACK_UNIT = `
  update prize_issuing.stock set
    issued = issued - case when quantity is null then 0 else 1 end,
    given_back = given_back + case when quantity is null then 0 else 1 end,
    day_issued = day_issued - case when is_of_day then 1 else 0 end,
    day_value = day_value - case when is_of_day then worst_case else 0 end
  from (
    select gone.stock_id, gone.worst_case,
      (gone.claimed_at ${SHANGHAI})::date = counted.day as is_of_day
    from prize_issuing.benefit_grant as gone
    join prize_issuing.stock as counted on counted.id = gone.stock_id where gone.id = $1
  ) as gone
  where stock.id = gone.stock_id and (quantity is not null or coalesce(is_of_day, false))`;
