import type { PreparedSql } from '@boon/platform';

/** Items of a claim at most, each a grant: the contract of claim tokens. */
const MOST_ITEMS = 20;

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

/**
 * All that is known of a batch, in one round trip. Earlier grants and tallies are looked up one by one
 * (`limit`): a plan that was made while the tables were small must not read them whole later.
 */
export const CLAIM_FACTS: PreparedSql = {
  name: 'prize-issuing claim facts',
  text: `
  select now() as now, (
    select json_agg(offer) from (
      select wanted.stock_id, wanted.version as offered, stock.asset_id, stock.state,
        (stock.quantity - stock.issued)::text as units_left,
        (stock.value_budget - stock.reserved - stock.spent - stock.released)::text as fen_left,
        newest.worst_case::text as fen_of_next, per_user_total, per_user_day, per_user_month,
        starts_at, ends_at, days_after_claim, seen.version as terms_version, seen.kind, seen.terms,
        seen.worst_case::text as worst_case, seen.name_zh, seen.name_en
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
      ) as newest on true
    ) as offer
  ) as offers, (
    select json_agg(given order by given.id) from (
      select given.id, wanted.user_id, wanted.claim_key, given.stock_id, version.kind,
        coalesce(given.terms, version.terms) as terms, version.name_zh, version.name_en,
        given.claim_expires_at
      from unnest($3::text[], $4::text[]) as wanted (user_id, claim_key)
      cross join lateral (
        select id, stock_id, stock_version, terms, claim_expires_at
        from prize_issuing.benefit_grant
        where user_id = wanted.user_id and claim_key = wanted.claim_key limit ${MOST_ITEMS}
      ) as given
      join prize_issuing.stock_version as version
        on version.stock_id = given.stock_id and version.version = given.stock_version
    ) as given
  ) as given, (
    select json_agg(json_build_array(wanted.stock_id, wanted.user_id, tally.period, tally.count))
    from unnest($5::uuid[], $6::text[]) as wanted (stock_id, user_id)
    cross join lateral (
      select period, count from prize_issuing.user_tally
      where stock_id = wanted.stock_id and user_id = wanted.user_id and period = any (array[
        'total', to_char(now() at time zone 'Asia/Shanghai', '"day:"YYYY-MM-DD'),
        to_char(now() at time zone 'Asia/Shanghai', '"month:"YYYY-MM')]) limit 3
    ) as tally
  ) as tallies`,
};

export const GIVEN = `
  select given.id, given.user_id, given.claim_key, given.stock_id, version.kind,
    coalesce(given.terms, version.terms) as terms, version.name_zh, version.name_en,
    given.claim_expires_at
  from prize_issuing.benefit_grant as given
  join prize_issuing.stock_version as version
    on version.stock_id = given.stock_id and version.version = given.stock_version
  where given.user_id = $1 and given.claim_key = $2
  order by given.id`;

/**
 * A whole batch in one statement. The stocks come last (they wait for the counts of the other parts),
 * once per stock and in id order: the hot rows are held no longer than the commit takes.
 */
const WRITE = `
  with tallies as (
    insert into prize_issuing.user_tally as tally (stock_id, user_id, period, count, most)
    select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::int[])
      as added (stock_id, user_id, period, count, most)
    order by stock_id, user_id, period
    on conflict (stock_id, user_id, period) do update
      set count = tally.count + excluded.count, most = excluded.most
      where tally.count + excluded.count <= excluded.most
    returning 1
  ), grants as (
    insert into prize_issuing.benefit_grant (id, user_id, stock_id, stock_version, claim_key, unit,
      mode, state, terms, worst_case, scheme_id, channel, slot, claimed_at, claim_expires_at,
      expires_at)
    select id, user_id, stock_id, stock_version, claim_key, unit, mode, 'held', terms, worst_case,
      scheme_id, channel, slot, $23::timestamptz, expires_at, expires_at
    from unnest($6::uuid[], $7::text[], $8::uuid[], $9::int[], $10::text[], $11::smallint[],
      $12::text[], $13::jsonb[], $14::bigint[], $15::uuid[], $16::text[], $17::text[],
      $18::timestamptz[])
      as added (id, user_id, stock_id, stock_version, claim_key, unit, mode, terms, worst_case,
        scheme_id, channel, slot, expires_at)
    on conflict (user_id, claim_key, stock_id, unit) do nothing
    returning 1
  ), written as (
    select (select count(*) from tallies)::int as tallies, (select count(*) from grants)::int as grants
  ), taken as (
    select * from unnest($19::uuid[], $20::bigint[], $21::bigint[], $22::bigint[])
      as taken (stock_id, units, fen, fen_of_next)
  ), movements as (
    insert into prize_issuing.stock_movement
      (stock_id, cause, free, reserved, spent, released, folded)
    select stock.id, 'issue', -taken.fen, taken.fen, 0, 0, true
    from taken join prize_issuing.stock on stock.id = taken.stock_id
    where stock.value_budget is not null and taken.fen > 0
  ), locked as (
    select id from prize_issuing.stock
    where id = any ($19::uuid[]) and (select written.grants from written) >= 0
    order by id for no key update
  ), moved as (
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
      and coalesce(
        stock.value_budget - stock.reserved - stock.spent - stock.released >= taken.fen, true)
    returning stock.id, stock.state
  )`;

/** Inside a transaction: answers what was written, for the writer to judge. */
export const WRITE_CLAIMS: PreparedSql = {
  name: 'prize-issuing write claims',
  text: `${WRITE}
  select tallies, grants, (select count(*) from moved)::int as stocks,
    (select array_agg(id::text) from moved where state = 'exhausted') as exhausted
  from written`,
};

/** The first parameter of the outbox in `commitClaims`, after those of the writing and three counts. */
export const FIRST_OF_OUTBOX = 27;

/** By itself: writes and tells all, or raises `CLAIM_CONFLICT`. */
export function commitClaims(outboxInsertion: string): PreparedSql {
  return {
    name: 'prize-issuing commit claims',
    text: `${WRITE}, told as (${outboxInsertion})
  select prize_issuing.insist(
    tallies = $24 and grants = $25 and (select count(*) from moved where state = 'active') = $26)
  from written`,
  };
}

/** SQLSTATE that `prize_issuing.insist` raises. */
export const CLAIM_CONFLICT = 'BN001';
