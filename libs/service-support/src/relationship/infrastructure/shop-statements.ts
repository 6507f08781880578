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

/** $1: JSON rows. An order that is known stays as it is, but for its return and merchants told later. */
export const PUT_ORDERS = `
  insert into service_support.order_fact as held
    (order_id, user_id, paid_at, amount_fen, merchants, returned_at)
  select order_id, user_id, paid_at, amount_fen,
    array(select distinct merchant_id from service_support.product
      where sku in (select jsonb_array_elements_text(fed.skus)) order by merchant_id),
    returned_at
  from jsonb_to_recordset($1::jsonb) as fed (order_id text, user_id text, paid_at timestamptz,
    amount_fen bigint, skus jsonb, returned_at timestamptz)
  order by order_id
  on conflict (order_id) do update set
    returned_at = coalesce(held.returned_at, excluded.returned_at),
    merchants = case when held.merchants = '{}' then excluded.merchants else held.merchants end
  where (held.user_id, held.paid_at, held.amount_fen)
      = (excluded.user_id, excluded.paid_at, excluded.amount_fen)
    and (held.returned_at is null and excluded.returned_at is not null
      or held.merchants = '{}' and excluded.merchants <> '{}')`;

/** $1: JSON rows. The orders of which the record says something else. */
export const DIFFERING_ORDERS = `
  select held.order_id
  from jsonb_to_recordset($1::jsonb) as fed
    (order_id text, user_id text, paid_at timestamptz, amount_fen bigint)
  join service_support.order_fact as held using (order_id)
  where (held.user_id, held.paid_at, held.amount_fen)
    is distinct from (fed.user_id, fed.paid_at, fed.amount_fen)`;

/** $1: user ids, whose rows are locked. What was returned as a whole does not count. */
export const RECKON_ORDER_FACTS = `
  update service_support.user_profile as held
  set paid_orders = facts.paid_orders, first_paid_at = facts.first_paid_at,
    last_paid_at = facts.last_paid_at, previous_paid_at = facts.previous_paid_at,
    bought_merchants = array(
      select distinct merchant
      from service_support.order_fact as bought, unnest(bought.merchants) as merchant
      where bought.user_id = held.user_id and bought.returned_at is null
      order by merchant limit 500)
  from (
    select told.user_id, count(paid_at)::int as paid_orders, min(paid_at) as first_paid_at,
      max(paid_at) as last_paid_at,
      (array_agg(paid_at order by paid_at desc nulls last))[2] as previous_paid_at
    from unnest($1::text[]) as told (user_id)
    left join service_support.order_fact as fact
      on fact.user_id = told.user_id and fact.returned_at is null
    group by told.user_id
  ) as facts
  where held.user_id = facts.user_id`;

/** $1: JSON rows of behaviours. Of each link the latest holds, of two at once the one told last. */
export const PUT_LINKS = `
  with told as (
    select distinct on (user_id, merchant_id, link) user_id, merchant_id, link, tied, at
    from jsonb_to_recordset($1::jsonb) as fed (user_id text, merchant_id text, link text,
      tied boolean, at timestamptz, place integer)
    where merchant_id is not null
    order by user_id, merchant_id, link, at desc, place desc
  ), pairs as (
    select user_id, merchant_id,
      max(at) filter (where link = 'follower') as follower_at,
      bool_or(tied) filter (where link = 'follower') as is_follower,
      max(at) filter (where link = 'member') as member_at,
      bool_or(tied) filter (where link = 'member') as is_member
    from told group by user_id, merchant_id
  )
  insert into service_support.user_merchant as held
    (user_id, merchant_id, is_follower, follower_at, is_member, member_at)
  select user_id, merchant_id, coalesce(is_follower, false), follower_at,
    coalesce(is_member, false), member_at
  from pairs order by user_id, merchant_id
  on conflict (user_id, merchant_id) do update set
    is_follower = case when excluded.follower_at >= coalesce(held.follower_at, '-infinity')
      then excluded.is_follower else held.is_follower end,
    follower_at = greatest(held.follower_at, excluded.follower_at),
    is_member = case when excluded.member_at >= coalesce(held.member_at, '-infinity')
      then excluded.is_member else held.is_member end,
    member_at = greatest(held.member_at, excluded.member_at)`;

/** $1: JSON rows of behaviours. A product that is not known tells no category. */
export const PUT_VIEWS = `
  insert into service_support.user_view as held (user_id, category_path, viewed_at)
  select fed.user_id, product.category_path, max(fed.at)
  from jsonb_to_recordset($1::jsonb) as fed (user_id text, deed text, sku text, at timestamptz)
  join service_support.product using (sku)
  where fed.deed = 'view'
  group by fed.user_id, product.category_path
  order by fed.user_id, product.category_path
  on conflict (user_id, category_path) do update
    set viewed_at = greatest(held.viewed_at, excluded.viewed_at)`;

/** $1: user ids. Only the last twenty categories of a user are kept. */
export const FORGET_OLD_VIEWS = `
  delete from service_support.user_view as held
  using (
    select user_id, category_path,
      row_number() over (partition by user_id order by viewed_at desc, category_path) as place
    from service_support.user_view where user_id = any ($1::text[])
  ) as ranked
  where held.user_id = ranked.user_id and held.category_path = ranked.category_path
    and ranked.place > 20`;

/** $1: JSON rows of behaviours, $2: their users, whose rows are locked. */
export const RECKON_LINKS = `
  update service_support.user_profile as held
  set followed_merchants = array(
      select merchant_id from service_support.user_merchant as link
      where link.user_id = held.user_id and is_follower order by merchant_id limit 500),
    member_merchants = array(
      select merchant_id from service_support.user_merchant as link
      where link.user_id = held.user_id and is_member order by merchant_id limit 500),
    viewed_categories = array(
      select category_path from service_support.user_view as seen
      where seen.user_id = held.user_id order by viewed_at desc, category_path),
    last_seen_at = greatest(held.last_seen_at, told.at)
  from (
    select user_id, max(at) as at
    from jsonb_to_recordset($1::jsonb) as fed (user_id text, at timestamptz) group by user_id
  ) as told
  where held.user_id = told.user_id and held.user_id = any ($2::text[])`;

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
