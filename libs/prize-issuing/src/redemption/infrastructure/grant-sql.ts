export const GRANTS_FOR_CHANGE = `
  select used.id, used.stock_id, used.state, used.redemption_id, used.worst_case, used.lot_locked,
    used.expires_at > now() as is_alive, version.name_zh, version.name_en,
    stock.return_policy, stock.value_budget is not null as has_budget, used.accounts
  from prize_issuing.benefit_grant as used
  join prize_issuing.stock_version as version
    on version.stock_id = used.stock_id and version.version = used.stock_version
  join prize_issuing.stock on stock.id = used.stock_id
  where used.id = any ($1::uuid[]) order by used.id for update of used`;

export const LOCK_GRANTS = `
  update prize_issuing.benefit_grant set state = 'locked', locked_at = now(), redemption_id = $1
  where id = any ($2::uuid[])`;

export const USE_GRANTS = `
  update prize_issuing.benefit_grant
  set state = 'used', used_at = now(), redemption_id = $1, locked_at = coalesce(locked_at, now())
  where id = any ($2::uuid[])`;

export const UNLOCK_GRANTS = `
  update prize_issuing.benefit_grant set state = 'held', locked_at = null, redemption_id = null
  where state = 'locked' and redemption_id = any ($1::uuid[])`;

export const MOVE_BY_USE = `
  insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
  select used.stock_id, 'use',
    sum(case when stock.state = 'stopped' then 0 else used.worst_case - taken.fen end),
    -sum(used.worst_case), sum(taken.fen),
    sum(case when stock.state = 'stopped' then used.worst_case - taken.fen else 0 end), false
  from unnest($1::uuid[], $2::bigint[]) as taken (grant_id, fen)
  join prize_issuing.benefit_grant as used on used.id = taken.grant_id
  join prize_issuing.stock on stock.id = used.stock_id and stock.value_budget is not null
  group by used.stock_id`;

/**
 * What comes back is free; of a stopped stock, which would release it, it is kept for the coupon, as long as that may
 * come back itself: until its old expiry, or for as long a life as its first. A coupon of which only a part came back is
 * marked by what is kept, though it be nothing yet: its stock may be stopped before the rest comes.
 */
export const MOVE_BY_RETURN = `
  with back as (
    select used.id, used.stock_id, back.fen, back.is_last, stock.state = 'stopped' as is_stopped,
      used.used_by is null and case return_policy when 'restore' then used.expires_at > now()
        else return_policy = 'extend' end as may_follow,
      case return_policy when 'extend' then now() + (claim_expires_at - claimed_at)
        else used.expires_at end as kept_until
    from unnest($1::uuid[], $2::bigint[], $3::boolean[]) as back (grant_id, fen, is_last)
    join prize_issuing.benefit_grant as used on used.id = back.grant_id
    join prize_issuing.stock on stock.id = used.stock_id and stock.value_budget is not null
    where back.fen > 0
  ), keeping as (
    update prize_issuing.benefit_grant as used
    set kept = coalesce(used.kept, 0) + case when is_stopped then back.fen else 0 end,
      kept_until = back.kept_until
    from back where used.id = back.id and may_follow and (is_stopped or not is_last)
  )
  insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
  select stock_id, 'return', sum(case when is_stopped and may_follow then 0 else fen end),
    sum(case when is_stopped and may_follow then fen else 0 end), -sum(fen), 0, false
  from back group by stock_id`;

/** What is kept for a grant, this return included. */
export const KEPT = `select kept::text from prize_issuing.benefit_grant where id = $1`;

export const RESTORE_GRANT = `
  update prize_issuing.benefit_grant
  set state = 'held', redemption_id = null, locked_at = null, used_at = null, worst_case = $2,
    kept = null, kept_until = null,
    discount_limit = case when $2::bigint < worst_case then $2::bigint else discount_limit end,
    expires_at = case when $3 then now() + (claim_expires_at - claimed_at) else expires_at end
  where id = $1`;

export const EXPIRE_GRANT = `
  update prize_issuing.benefit_grant set state = 'expired', redemption_id = null where id = $1`;

export const LOCK_STOCK = `
  select 1 from prize_issuing.stock where id = $1 for no key update`;

/** Only with the stock's row locked. */
export const FOLD_STOCK = `
  with folded as (
    update prize_issuing.stock_movement set folded = true where stock_id = $1 and not folded
    returning reserved, spent, released
  ), moved as (
    select coalesce(sum(reserved), 0) as reserved, coalesce(sum(spent), 0) as spent,
      coalesce(sum(released), 0) as released from folded
  )
  update prize_issuing.stock set reserved = stock.reserved + moved.reserved,
    spent = stock.spent + moved.spent, released = stock.released + moved.released
  from moved where stock.id = $1
  returning stock.value_budget - stock.reserved - stock.spent - stock.released as free`;

export const RESERVE = `
  with reserved as (
    update prize_issuing.stock set reserved = reserved + $2 where id = $1 returning id
  )
  insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
  select id, 'restore', -$2::bigint, $2::bigint, 0, 0, true from reserved`;

/** All but $2. Only with the stock's row locked and folded. */
export const RELEASE = `
  with rest as (
    select id, value_budget - reserved - spent - released - $2::bigint as fen
    from prize_issuing.stock
    where id = $1 and state = 'stopped'
      and value_budget - reserved - spent - released > $2::bigint
  ), freed as (
    update prize_issuing.stock set released = stock.released + rest.fen from rest
    where stock.id = rest.id
  )
  insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
  select id, 'stop', -fen, 0, 0, fen, true from rest`;

export const REOPEN = `
  update prize_issuing.stock set state = 'active', version = version + 1
  where id = $1 and state = 'exhausted' and coalesce(issued < quantity, true)
    and coalesce(value_budget - reserved - spent - released >= (
      select worst_case from prize_issuing.stock_version
      where stock_id = $1 order by version desc limit 1), true)`;
