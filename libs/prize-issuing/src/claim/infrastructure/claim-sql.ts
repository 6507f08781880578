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
export function claimFacts(accounts: string | null): PreparedSql {
  const name =
    accounts === null ? 'prize-issuing claim facts' : 'prize-issuing claim facts, accounts';
  return { name, text: `${FACTS}${accounts === null ? '' : `, (${accounts}) as accounts`}` };
}

/**
 * What is known of one offer. The database plans a statement about one row the same way for all of them, and so
 * once; for lists that are sometimes short it would think anew each time, which takes longer than the answer.
 */
export function oneOffer(accounts: string | null): PreparedSql {
  const name = accounts === null ? 'prize-issuing offer' : 'prize-issuing offer, accounts';
  const wanted = '(select $1::uuid as stock_id, $2::int as version)';
  const text = `${offersOf(`${wanted} as wanted`)}${accounts === null ? '' : `, (${accounts}) as accounts`}`;
  return { name, text };
}

/** The scopes that a batch may be charged to: those of its claims, and of the merchants of its stocks. */
export const SCOPES_OF_BATCH = `$7::text[] || array(
  select distinct 'merchant:' || merchant_id from prize_issuing.stock_version
  where stock_id = any ($1::uuid[]) and merchant_id is not null)`;

/** The same where there is one offer. */
export const SCOPES_OF_OFFER = `$3::text[] || array(
  select distinct 'merchant:' || merchant_id from prize_issuing.stock_version
  where stock_id = $1::uuid and merchant_id is not null)`;

const offersOf = (wanted: string): string => `
  select now() as now, (
    select json_agg(offer) from (
      select wanted.stock_id, wanted.version as offered, stock.asset_id, stock.state,
        stock.version as standing_version,
        (stock.quantity - stock.issued)::text as units_left,
        (stock.value_budget - stock.reserved - stock.spent - stock.released)::text as fen_left,
        newest.worst_case::text as fen_of_next, per_user_total, per_user_day, per_user_month,
        per_person_total, per_person_day, per_person_month,
        (per_day_units - case when stock.day >= today.day then day_issued else 0 end)::text
          as day_units_left,
        (per_day_value - case when stock.day >= today.day then day_value else 0 end)::text
          as day_fen_left,
        starts_at, ends_at, days_after_claim, seen.version as terms_version, seen.kind, seen.terms,
        seen.strategy, seen.worst_case::text as worst_case, seen.name_zh, seen.name_en, seen.merchant_id
      from (select (now() at time zone 'Asia/Shanghai')::date as day) as today
      cross join ${wanted}
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
  ) as offers`;

const FACTS = `${offersOf('unnest($1::uuid[], $2::int[]) as wanted (stock_id, version)')}, (
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
  ) as tallies`;

export const GIVEN = `
  select given.id, given.user_id, given.claim_key, given.stock_id, version.kind,
    coalesce(given.terms, version.terms) as terms, version.name_zh, version.name_en,
    given.claim_expires_at
  from prize_issuing.benefit_grant as given
  join prize_issuing.stock_version as version
    on version.stock_id = given.stock_id and version.version = given.stock_version
  where given.user_id = $1 and given.claim_key = $2
  order by given.id`;
