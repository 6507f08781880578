/** Takes parts of lots that are known to have them; the first use of a lot opens its books. */
export const LOCK_PARTS = `
  update prize_issuing.benefit_grant as lot
  set used_by = 'parts', lot_size = coalesce(lot.lot_size, lot.worst_case),
    lot_lapsed = coalesce(lot.lot_lapsed, 0), lot_locked = coalesce(lot.lot_locked, 0) + taken.fen,
    state = case when coalesce(lot.lot_locked, 0) + taken.fen = lot.worst_case then 'locked'
      else 'held' end,
    locked_at = now()
  from unnest($1::uuid[], $2::bigint[]) as taken (grant_id, fen) where lot.id = taken.grant_id`;

/** Locked parts are spent: what remains of a lot is its worst case from then on. */
export const USE_PARTS = `
  update prize_issuing.benefit_grant as lot
  set worst_case = lot.worst_case - taken.fen, lot_locked = lot.lot_locked - taken.fen,
    state = case when lot.worst_case = taken.fen then 'used'
      when lot.worst_case = lot.lot_locked then 'locked' else 'held' end,
    used_at = case when lot.worst_case = taken.fen then now() end
  from unnest($1::uuid[], $2::bigint[]) as taken (grant_id, fen) where lot.id = taken.grant_id`;

/** Lots are shared between orders: their rows are locked in id order. */
export const UNLOCK_PARTS = `
  with parts as (
    select grant_id, sum(drawn) as fen from prize_issuing.redemption_lot
    where redemption_id = any ($1::uuid[]) group by grant_id
  ), lots as (
    select id from prize_issuing.benefit_grant where id in (select grant_id from parts)
    order by id for update
  ), freed as (
    update prize_issuing.benefit_grant as lot
    set lot_locked = lot.lot_locked - parts.fen, state = 'held'
    from parts join lots on lots.id = parts.grant_id where lot.id = lots.id returning lot.user_id
  )
  insert into prize_issuing.subsidy_change (user_id) select distinct user_id from freed`;

/** $1: ids of lots that changed. Their holders' balances are told anew. */
export const NOTE_LOTS = `
  insert into prize_issuing.subsidy_change (user_id)
  select distinct user_id from prize_issuing.benefit_grant where id = any ($1::uuid[])`;

export const MOVE_BY_PARTS = `
  insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
  select lot.stock_id, 'use', 0, -sum(taken.fen), sum(taken.fen), 0, false
  from unnest($1::uuid[], $2::bigint[]) as taken (grant_id, fen)
  join prize_issuing.benefit_grant as lot on lot.id = taken.grant_id
  join prize_issuing.stock on stock.id = lot.stock_id and stock.value_budget is not null
  group by lot.stock_id`;

/** What comes back to a lot may be drawn again; $3 says for which it begins a new life. */
export const REFILL_LOT = `
  update prize_issuing.benefit_grant as lot
  set worst_case = lot.worst_case + $2::bigint, state = 'held', used_at = null,
    expires_at = case when $3 then now() + (claim_expires_at - claimed_at) else expires_at end
  where id = $1`;

/** What came back too late, or to a lot that keeps nothing, is gone for its holder. */
export const LAPSE_OF_LOT = `
  update prize_issuing.benefit_grant as lot
  set lot_lapsed = lot.lot_lapsed + $2::bigint,
    state = case when state = 'used' and expires_at <= now() then 'expired' else state end
  where id = $1`;

export const MOVE_BY_REFILL = `
  insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
  select lot.stock_id, 'return', 0, sum(back.fen), -sum(back.fen), 0, false
  from unnest($1::uuid[], $2::bigint[]) as back (grant_id, fen)
  join prize_issuing.benefit_grant as lot on lot.id = back.grant_id
  join prize_issuing.stock on stock.id = lot.stock_id and stock.value_budget is not null
  group by lot.stock_id having sum(back.fen) > 0`;
