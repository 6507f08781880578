/** $1: JSON rows. An unchanged product is not written, so that followers do not read it again. */
export const UPSERT_PRODUCTS = `
  insert into service_support.product as held
    (sku, spu, name_zh, name_en, category_path, brand, merchant_id, price_fen, is_estimated)
  select sku, spu, name_zh, name_en, category_path, brand, merchant_id, price_fen, is_estimated
  from jsonb_to_recordset($1::jsonb) as fed
    (sku text, spu text, name_zh text, name_en text, category_path text, brand text,
     merchant_id text, price_fen bigint, is_estimated boolean)
  order by sku
  on conflict (sku) do update set
    spu = excluded.spu, name_zh = excluded.name_zh, name_en = excluded.name_en,
    category_path = excluded.category_path, brand = excluded.brand,
    merchant_id = excluded.merchant_id, price_fen = excluded.price_fen,
    is_estimated = excluded.is_estimated, changed = pg_current_xact_id()
  where (held.spu, held.name_zh, held.name_en, held.category_path, held.brand, held.merchant_id,
      held.price_fen, held.is_estimated)
    is distinct from (excluded.spu, excluded.name_zh, excluded.name_en, excluded.category_path,
      excluded.brand, excluded.merchant_id, excluded.price_fen, excluded.is_estimated)`;

/** $1: user ids. */
export const ADD_USERS = `
  insert into service_support.user_profile (user_id)
  select distinct user_id from unnest($1::text[]) as fed (user_id) order by user_id
  on conflict (user_id) do nothing`;

/** $1: JSON rows of users with attributes. */
export const UPSERT_USERS = `
  insert into service_support.user_profile as held (user_id, attributes)
  select user_id, attributes
  from jsonb_to_recordset($1::jsonb) as fed (user_id text, attributes jsonb)
  order by user_id
  on conflict (user_id) do update
    set attributes = excluded.attributes, version = held.version + 1
  where held.attributes is distinct from excluded.attributes`;

/** $1: user ids. Makes the missing ones and locks all until the end of the transaction. */
export const LOCK_USERS = `
  insert into service_support.user_profile as held (user_id)
  select user_id from unnest($1::text[]) as fed (user_id) order by user_id
  on conflict (user_id) do update set version = held.version + 1`;

/** $1: JSON rows. An order that is known stays as it is. */
export const INSERT_ORDERS = `
  insert into service_support.order_fact (order_id, user_id, paid_at, amount_fen)
  select order_id, user_id, paid_at, amount_fen
  from jsonb_to_recordset($1::jsonb) as fed
    (order_id text, user_id text, paid_at timestamptz, amount_fen bigint)
  order by order_id
  on conflict (order_id) do nothing`;

/** $1: JSON rows. The orders of which the record says something else. */
export const DIFFERING_ORDERS = `
  select held.order_id
  from jsonb_to_recordset($1::jsonb) as fed
    (order_id text, user_id text, paid_at timestamptz, amount_fen bigint)
  join service_support.order_fact as held using (order_id)
  where (held.user_id, held.paid_at, held.amount_fen)
    is distinct from (fed.user_id, fed.paid_at, fed.amount_fen)`;

/** $1: user ids, whose rows are locked. */
export const RECKON_ORDER_FACTS = `
  update service_support.user_profile as held
  set paid_orders = facts.paid_orders, first_paid_at = facts.first_paid_at,
    last_paid_at = facts.last_paid_at, previous_paid_at = facts.previous_paid_at
  from (
    select user_id, count(*)::int as paid_orders, min(paid_at) as first_paid_at,
      max(paid_at) as last_paid_at,
      (array_agg(paid_at order by paid_at desc))[2] as previous_paid_at
    from service_support.order_fact
    where user_id = any ($1::text[])
    group by user_id
  ) as facts
  where held.user_id = facts.user_id`;

/** $1: JSON rows. Makes the missing users, of those who only leave too, and locks all. */
export const JOIN_SEGMENTS = `
  insert into service_support.user_profile as held (user_id, segments)
  select user_id, coalesce(array_agg(segment order by segment) filter (where member), '{}')
  from jsonb_to_recordset($1::jsonb) as fed (user_id text, segment text, member boolean)
  group by user_id
  order by user_id
  on conflict (user_id) do update set
    segments = array(
      select distinct segment from unnest(held.segments || excluded.segments) as all_of (segment)
      order by segment),
    version = held.version + 1
  where not held.segments @> excluded.segments`;

/** $1: JSON rows. */
export const LEAVE_SEGMENTS = `
  update service_support.user_profile as held
  set segments = array(
      select segment from unnest(held.segments) as kept (segment)
      where segment <> all (leaving.segments) order by segment),
    version = held.version + 1
  from (
    select user_id, array_agg(segment) as segments
    from jsonb_to_recordset($1::jsonb) as fed (user_id text, segment text, member boolean)
    where not member
    group by user_id
  ) as leaving
  where held.user_id = leaving.user_id and held.segments && leaving.segments`;
