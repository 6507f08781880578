/** The order of locks is the same everywhere: tallies, then stocks, each by its key. */
export const TOUCH_TALLIES = `
  insert into prize_issuing.user_tally as tally (stock_id, user_id, period, count, most)
  select stock_id, user_id, period, 0, most
  from unnest($1::uuid[], $2::text[], $3::text[], $4::int[])
    as wanted (stock_id, user_id, period, most)
  order by stock_id, user_id, period
  on conflict (stock_id, user_id, period) do update set count = tally.count`;

export const LOCK_STOCKS = `
  select 1 from prize_issuing.stock where id = any ($1::uuid[]) order by id for no key update`;

export const OFFERED_STOCKS = `
  select now() as now, wanted.stock_id, wanted.version as offered, stock.asset_id, stock.state,
    stock.quantity - stock.issued as units_left,
    stock.value_budget - stock.reserved - stock.spent - stock.released as fen_left,
    newest.worst_case as fen_of_next, per_user_total, per_user_day, per_user_month,
    starts_at, ends_at, days_after_claim, seen.version as terms_version, seen.kind, seen.terms,
    seen.worst_case, seen.name_zh, seen.name_en
  from unnest($1::uuid[], $2::int[]) as wanted (stock_id, version)
  left join prize_issuing.stock on stock.id = wanted.stock_id
  left join lateral (
    select * from prize_issuing.stock_version
    where stock_id = wanted.stock_id and version <= wanted.version
    order by version desc limit 1
  ) as seen on true
  left join lateral (
    select worst_case from prize_issuing.stock_version
    where stock_id = wanted.stock_id order by version desc limit 1
  ) as newest on true`;

export const GIVEN = `
  select given.id, given.user_id, given.claim_key, given.stock_id, version.kind,
    coalesce(given.terms, version.terms) as terms, version.name_zh, version.name_en,
    given.claim_expires_at
  from unnest($1::text[], $2::text[]) as wanted (user_id, claim_key)
  join prize_issuing.benefit_grant as given
    on given.user_id = wanted.user_id and given.claim_key = wanted.claim_key
  join prize_issuing.stock_version as version
    on version.stock_id = given.stock_id and version.version = given.stock_version
  order by given.id`;

export const TALLIES = `
  select tally.stock_id, tally.user_id, tally.period, tally.count
  from unnest($1::uuid[], $2::text[], $3::text[]) as wanted (stock_id, user_id, period)
  join prize_issuing.user_tally as tally on tally.stock_id = wanted.stock_id
    and tally.user_id = wanted.user_id and tally.period = wanted.period`;

export const ADD_TALLIES = `
  insert into prize_issuing.user_tally as tally (stock_id, user_id, period, count, most)
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::int[])
    as added (stock_id, user_id, period, count, most)
  order by stock_id, user_id, period
  on conflict (stock_id, user_id, period) do update
    set count = tally.count + excluded.count, most = excluded.most
    where tally.count + excluded.count <= excluded.most`;

export const ADD_GRANTS = `
  insert into prize_issuing.benefit_grant (id, user_id, stock_id, stock_version, claim_key, unit,
    mode, state, terms, worst_case, scheme_id, channel, slot, claimed_at, claim_expires_at, expires_at)
  select id, user_id, stock_id, stock_version, claim_key, unit, mode, 'held', terms, worst_case,
    scheme_id, channel, slot, now(), expires_at, expires_at
  from unnest($1::uuid[], $2::text[], $3::uuid[], $4::int[], $5::text[], $6::smallint[], $7::text[],
    $8::jsonb[], $9::bigint[], $10::uuid[], $11::text[], $12::text[], $13::timestamptz[])
    as added (id, user_id, stock_id, stock_version, claim_key, unit, mode, terms, worst_case,
      scheme_id, channel, slot, expires_at)
  on conflict (user_id, claim_key, stock_id, unit) do nothing`;

export const ADD_MOVEMENTS = `
  insert into prize_issuing.stock_movement (stock_id, cause, free, reserved, spent, released, folded)
  select stock.id, 'issue', -taken.fen, taken.fen, 0, 0, true
  from unnest($1::uuid[], $2::bigint[]) as taken (stock_id, fen)
  join prize_issuing.stock on stock.id = taken.stock_id
  where stock.value_budget is not null and taken.fen > 0`;

/** Last, once per stock and in id order: the hot rows are held no longer than the commit takes. */
export const TAKE_FROM_STOCKS = `
  with taken as (
    select * from unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::bigint[])
      as taken (stock_id, units, fen, fen_of_next)
  ), locked as (
    select id from prize_issuing.stock where id = any ($1::uuid[]) order by id for no key update
  )
  update prize_issuing.stock as stock set
    issued = stock.issued + case when stock.quantity is null then 0 else taken.units end,
    reserved = stock.reserved + case when stock.value_budget is null then 0 else taken.fen end,
    state = case when stock.quantity - stock.issued - taken.units <= 0
        or stock.value_budget - stock.reserved - stock.spent - stock.released - taken.fen
          < taken.fen_of_next
      then 'exhausted' else stock.state end,
    version = stock.version + case when stock.quantity - stock.issued - taken.units <= 0
        or stock.value_budget - stock.reserved - stock.spent - stock.released - taken.fen
          < taken.fen_of_next
      then 1 else 0 end
  from taken, locked
  where stock.id = taken.stock_id and locked.id = stock.id and stock.state = 'active'
    and coalesce(stock.quantity - stock.issued >= taken.units, true)
    and coalesce(stock.value_budget - stock.reserved - stock.spent - stock.released >= taken.fen, true)
  returning stock.id, stock.state`;
