/**
 * Before a stopped stock releases what it has free: what its half-returned coupons gave back in earlier steps is kept for
 * them, as far as nobody was given it meanwhile, the oldest first. Only with the stock's row locked and folded. A coupon
 * whose row another return holds in this moment is not waited for (it may wait for this stock): what it gave back stays
 * free, and an empty entry asks the sweep to come again. Answers how much that is.
 */
export const KEEP_FOR_STEPS = `
  with stopped as (
    select id, value_budget - reserved - spent - released as fen from prize_issuing.stock
    where id = $1 and state = 'stopped' and value_budget - reserved - spent - released > 0
  ), half as (
    select used.id, back.fen - used.kept as fen
    from prize_issuing.benefit_grant as used
    join stopped on stopped.id = used.stock_id
    cross join lateral (
      select sum(platform * line.returned / line.quantity + merchant * line.returned / line.quantity)
        as fen
      from prize_issuing.redemption_share as share
      join prize_issuing.redemption_line as line
        on line.redemption_id = share.redemption_id and line.line_id = share.line_id
      where share.redemption_id = used.redemption_id and share.grant_id = used.id
    ) as back
    where used.kept is not null and used.kept_until > now() and used.state = 'used'
      and back.fen > used.kept
  ), mine as (
    select used.id from prize_issuing.benefit_grant as used
    where used.id in (select id from half) order by used.id for update skip locked
  ), kept as (
    select half.id, least(half.fen, stopped.fen - coalesce(sum(half.fen) over earlier, 0)) as fen
    from half join mine on mine.id = half.id cross join stopped
    window earlier as (order by half.id rows between unbounded preceding and 1 preceding)
  ), keeping as (
    update prize_issuing.benefit_grant as used set kept = used.kept + kept.fen
    from kept where used.id = kept.id and kept.fen > 0
  ), sums as (
    select coalesce(sum(kept.fen) filter (where kept.fen > 0), 0)::bigint as kept,
      coalesce(sum(half.fen) filter (where kept.id is null), 0)::bigint as held
    from half left join kept on kept.id = half.id
  ), reserving as (
    update prize_issuing.stock set reserved = reserved + sums.kept
    from sums where stock.id = $1 and sums.kept > 0
  ), entries as (
    insert into prize_issuing.stock_movement
      (stock_id, cause, free, reserved, spent, released, folded)
    select $1, 'restore', -kept, kept, 0, 0, true from sums where kept > 0
    union all select $1, 'stop', 0, 0, 0, 0, false from sums where held > 0
  )
  select held::text from sums`;
