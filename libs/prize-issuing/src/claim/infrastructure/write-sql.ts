import type { PreparedSql } from '@boon/platform';

/** Parameters of the parts of a batch, in this order: tallies, grants, stocks, the time, then those below. */
const NOW = 25;
/** The first parameter of the charges, where there are accounts. */
export const FIRST_OF_CHARGES = NOW + 1;

/** How budgets that stocks share are charged within the statement; null: there are none. */
export type Charging = ((first: number, after: string) => string) | null;

const TALLIES = `
  tallies as (
    insert into prize_issuing.user_tally as tally (stock_id, user_id, period, count, most)
    select * from unnest($1::uuid[], $2::text[], $3::text[], $4::int[], $5::int[])
      as added (stock_id, user_id, period, count, most)
    order by stock_id, user_id, period
    on conflict (stock_id, user_id, period) do update
      set count = tally.count + excluded.count, most = excluded.most
      where tally.count + excluded.count <= excluded.most
    returning 1
  )`;

const GRANTS = `
  grants as (
    insert into prize_issuing.benefit_grant (id, user_id, stock_id, stock_version, claim_key, unit,
      mode, state, terms, worst_case, scheme_id, channel, slot, claimed_at, claim_expires_at,
      expires_at, person_keys, accounts)
    select id, user_id, stock_id, stock_version, claim_key, unit, mode, 'held', terms, worst_case,
      scheme_id, channel, slot, $25::timestamptz, expires_at, expires_at, person_keys::text[],
      accounts::text[]
    from unnest($6::uuid[], $7::text[], $8::uuid[], $9::int[], $10::text[], $11::smallint[],
      $12::text[], $13::jsonb[], $14::bigint[], $15::uuid[], $16::text[], $17::text[],
      $18::timestamptz[], $19::text[], $20::text[])
      as added (id, user_id, stock_id, stock_version, claim_key, unit, mode, terms, worst_case,
        scheme_id, channel, slot, expires_at, person_keys, accounts)
    on conflict (user_id, claim_key, stock_id, unit) do nothing
    returning 1
  ), written as (
    select (select count(*) from tallies)::int as tallies, (select count(*) from grants)::int as grants
  )`;

/** The day's slice is kept beside the counters of the row: a batch of yesterday never meets today's. */
const stocksAfter = (after: string): string => `
  taken as (
    select *, ($25::timestamptz at time zone 'Asia/Shanghai')::date as today
    from unnest($21::uuid[], $22::bigint[], $23::bigint[], $24::bigint[])
      as taken (stock_id, units, fen, fen_of_next)
  ), movements as (
    insert into prize_issuing.stock_movement
      (stock_id, cause, free, reserved, spent, released, folded)
    select stock.id, 'issue', -taken.fen, taken.fen, 0, 0, true
    from taken join prize_issuing.stock on stock.id = taken.stock_id
    where stock.value_budget is not null and taken.fen > 0
  ), locked as (
    select id from prize_issuing.stock
    where id = any ($21::uuid[]) and ${after}
    order by id for no key update
  ), moved as (
    update prize_issuing.stock as stock set
      issued = stock.issued + case when stock.quantity is null then 0 else taken.units end,
      reserved = stock.reserved + case when stock.value_budget is null then 0 else taken.fen end,
      day = greatest(stock.day, taken.today),
      day_issued = case when stock.day > taken.today then stock.day_issued
        when stock.day = taken.today then stock.day_issued + taken.units else taken.units end,
      day_value = case when stock.day > taken.today then stock.day_value
        when stock.day = taken.today then stock.day_value + taken.fen else taken.fen end,
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
      and (coalesce(stock.per_day_units, stock.per_day_value) is null
        or stock.day is null or stock.day <= taken.today)
      and coalesce(stock.per_day_units >= taken.units
        + case when stock.day = taken.today then stock.day_issued else 0 end, true)
      and coalesce(stock.per_day_value >= taken.fen
        + case when stock.day = taken.today then stock.day_value else 0 end, true)
    returning stock.id, stock.state
  )`;

const AFTER_GRANTS = '(select written.grants from written) >= 0';
const AFTER_CHARGES = '(select count(*) from charged) >= 0';

/**
 * A whole batch in one statement. What many share comes last (it waits for the counts of the other parts),
 * accounts before stocks, each once and in id order: the hot rows are held no longer than the commit takes.
 */
function writing(charging: Charging): string {
  const parts = [TALLIES, GRANTS];
  if (charging !== null) parts.push(charging(FIRST_OF_CHARGES, AFTER_GRANTS));
  parts.push(
    stocksAfter(charging === null ? AFTER_GRANTS : `${AFTER_GRANTS} and ${AFTER_CHARGES}`),
  );
  return `with ${parts.join(', ')}`;
}

/** Inside a transaction: answers what was written, for the writer to judge. */
export function writeClaims(charging: Charging): PreparedSql {
  return {
    name: nameOf('prize-issuing write claims', charging),
    text: `${writing(charging)}
  select tallies, grants, ${chargedOf(charging)}::int as accounts,
    (select count(*) from moved)::int as stocks,
    (select array_agg(id::text) from moved where state = 'exhausted') as exhausted
  from written`,
  };
}

/**
 * By itself: writes and tells all, or raises `CLAIM_CONFLICT`. After the columns of the batch come the
 * counts of tallies, grants, stocks and accounts, then the columns of the outbox.
 */
export function commitClaims(
  charging: Charging,
  outboxInsertion: (first: number) => string,
  chargeColumns: number,
): PreparedSql {
  const first = FIRST_OF_CHARGES + chargeColumns;
  return {
    name: nameOf('prize-issuing commit claims', charging),
    text: `${writing(charging)}, told as (${outboxInsertion(first + 4)})
  select prize_issuing.insist(tallies = $${first} and grants = $${first + 1}
    and (select count(*) from moved where state = 'active') = $${first + 2}
    and ${chargedOf(charging)} = $${first + 3})
  from written`,
  };
}

function chargedOf(charging: Charging): string {
  return charging === null ? '0' : '(select count(*) from charged)';
}

function nameOf(name: string, charging: Charging): string {
  return charging === null ? name : `${name}, accounts`;
}

/** SQLSTATE that `prize_issuing.insist` raises. */
export const CLAIM_CONFLICT = 'BN001';
