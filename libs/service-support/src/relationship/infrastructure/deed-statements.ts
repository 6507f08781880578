/** $1: JSON rows of behaviours. Of each product the latest holds. */
export const PUT_DEEDS = `
  insert into service_support.user_deed as held (user_id, kind, sku, at)
  select user_id, deed, sku, max(at)
  from jsonb_to_recordset($1::jsonb) as fed (user_id text, deed text, sku text, at timestamptz)
  where deed is not null
  group by user_id, deed, sku
  order by user_id, deed, sku
  on conflict (user_id, kind, sku) do update set at = greatest(held.at, excluded.at)`;

/** $1: user ids. No task asks for more than twenty products. */
export const FORGET_OLD_DEEDS = `
  delete from service_support.user_deed as held
  using (
    select user_id, kind, sku,
      row_number() over (partition by user_id, kind order by at desc, sku) as place
    from service_support.user_deed where user_id = any ($1::text[])
  ) as ranked
  where held.user_id = ranked.user_id and held.kind = ranked.kind and held.sku = ranked.sku
    and ranked.place > 20`;

/** $1: user ids, whose rows are locked. An order that a later one surpasses tells a task nothing. */
export const RECKON_DEEDS = `
  update service_support.user_profile as held
  set deeds = jsonb_strip_nulls(jsonb_build_object(
    'viewed', (select jsonb_agg(ms order by ms desc) from (${timesOf('view')}) as deed),
    'carted', (select jsonb_agg(ms order by ms desc) from (${timesOf('cart')}) as deed),
    'orders', (select jsonb_agg(jsonb_build_array(ms, amount_fen) order by ms desc) from (
      select ${ms('paid_at')} as ms, amount_fen from (
        select paid_at, amount_fen, max(amount_fen) over (
          order by paid_at desc, order_id rows between unbounded preceding and 1 preceding) as later
        from service_support.order_fact as fact
        where fact.user_id = held.user_id and returned_at is null) as ranked
      where amount_fen > coalesce(later, -1) order by paid_at desc limit 20) as bought)))
  where held.user_id = any ($1::text[])`;

function timesOf(kind: 'view' | 'cart'): string {
  return `select ${ms('at')} as ms from service_support.user_deed as told
    where told.user_id = held.user_id and told.kind = '${kind}'`;
}

function ms(column: string): string {
  return `floor(extract(epoch from ${column}) * 1000)::bigint`;
}
