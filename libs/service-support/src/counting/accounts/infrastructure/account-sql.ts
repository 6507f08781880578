const TODAY = `to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

/** The account of a limit now: of today, where each day has its own. */
const ACCOUNT_ID = `case when per_day then kept.scope || ':' || ${TODAY} else kept.scope end`;

/** Free of what is folded; uses and returns that wait only ever free more. */
const FEN_LEFT = `
  kept.fen - coalesce(account.reserved + account.spent + account.released, 0)`;

/** As JSON: id, scope, units left, fen left; limits are few and are looked up one by one. */
export function standing(scopes: string): string {
  return `
    select json_agg(json_build_array(account_id, scope, units_left, fen_left::text)) from (
      select ${ACCOUNT_ID} as account_id, kept.scope,
        kept.units - coalesce(account.units, 0) as units_left, ${FEN_LEFT} as fen_left
      from service_support.budget_limit as kept
      left join service_support.budget_account as account on account.id = ${ACCOUNT_ID}
      where kept.scope = any (${scopes})
    ) as standing`;
}

/** What has no limit has no account either. */
export function noneLimited(scopes: string): string {
  return `not exists (select from service_support.budget_limit where scope = any (${scopes}))`;
}

/** `after` keeps the shared rows free until the rest of the batch is written. */
export function charging(first: number, after: string): string {
  const [ids, scopes, stocks, units, fen] = [0, 1, 2, 3, 4].map((n) => `$${first + n}`);
  return `charge as (
    select * from unnest(${ids}::text[], ${scopes}::text[], ${stocks}::uuid[], ${units}::bigint[],
      ${fen}::bigint[]) as charge (account_id, scope, stock_id, units, fen)
  ), charge_sum as (
    select account_id, scope, sum(units)::bigint as units, sum(fen)::bigint as fen
    from charge group by account_id, scope
  ), charged as (
    insert into service_support.budget_account as account
      (id, scope, limit_fen, limit_units, units, reserved)
    select added.account_id, kept.scope, kept.fen, kept.units, added.units, added.fen
    from charge_sum as added
    join service_support.budget_limit as kept on kept.scope = added.scope
    where ${after} and coalesce(added.units <= kept.units, true)
      and coalesce(added.fen <= kept.fen, true)
    order by added.account_id
    on conflict (id) do update set units = account.units + excluded.units,
      reserved = account.reserved + excluded.reserved
      where coalesce(account.units + excluded.units <= account.limit_units, true)
        and coalesce(account.reserved + account.spent + account.released + excluded.reserved
          <= account.limit_fen, true)
    returning account.id
  ), charge_entries as (
    insert into service_support.budget_entry
      (account_id, stock_id, cause, units, free, reserved, spent, released, folded)
    select account_id, stock_id, 'issue', units, -fen, fen, 0, 0, true from charge
  )`;
}

export const LOCK = `
  select 1 from service_support.budget_account where id = any ($1::text[])
  order by id for no key update`;

export const APPEND = `
  insert into service_support.budget_entry
    (account_id, stock_id, cause, units, free, reserved, spent, released, folded)
  select account_id, stock_id, cause, sum(units), sum(free), sum(reserved), sum(spent),
    sum(released), false
  from unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[],
    $7::bigint[], $8::bigint[])
    as moved (account_id, stock_id, cause, free, reserved, spent, released, units)
  group by account_id, stock_id, cause
  having sum(reserved) <> 0 or sum(spent) <> 0 or sum(released) <> 0 or sum(units) <> 0`;

/** Only with the accounts locked. */
export const FOLD = `
  with folded as (
    update service_support.budget_entry set folded = true
    where account_id = any ($1::text[]) and not folded
    returning account_id, units, reserved, spent, released
  ), moved as (
    select account_id, sum(units) as units, sum(reserved) as reserved, sum(spent) as spent,
      sum(released) as released
    from folded group by account_id
  )
  update service_support.budget_account as account set units = account.units + moved.units,
    reserved = account.reserved + moved.reserved, spent = account.spent + moved.spent, released = account.released + moved.released
  from moved where account.id = moved.account_id`;

export const LEAST_FREE = `
  select min(limit_fen - reserved - spent - released)::text as free
  from service_support.budget_account where id = any ($1::text[])`;

export const RESERVE_AGAIN = `
  with reserved as (
    update service_support.budget_account set reserved = reserved + $3 where id = any ($1::text[])
    returning id
  )
  insert into service_support.budget_entry
    (account_id, stock_id, cause, units, free, reserved, spent, released, folded)
  select id, $2, 'restore', 0, -$3::bigint, $3::bigint, 0, 0, true from reserved`;

export const TO_FOLD = `
  select distinct account_id from service_support.budget_entry where not folded
  order by account_id limit $1`;

/** Serialises changes of one scope's limit, also of one that has none yet. */
export const LOCK_SCOPE = `select pg_advisory_xact_lock(hashtextextended($1, 41))`;

export const LIMITS = `
  select kept.scope, kept.fen::text, kept.units::int,
    coalesce(account.reserved + account.spent + account.released, 0)::text as committed_fen,
    coalesce(account.units, 0)::int as committed_units, account.id as account_id
  from service_support.budget_limit as kept
  left join service_support.budget_account as account on account.id = ${ACCOUNT_ID}
  where $1::text is null or kept.scope = $1 order by kept.scope`;

/** The limit, and the account that it holds for from now on. */
export const SET_LIMIT = `
  with kept as (
    insert into service_support.budget_limit as kept (scope, per_day, fen, units)
    values ($1, $2, $3, $4)
    on conflict (scope) do update set fen = excluded.fen, units = excluded.units, changed_at = now()
    returning scope, per_day, fen, units
  )
  insert into service_support.budget_account (id, scope, limit_fen, limit_units)
  select ${ACCOUNT_ID}, scope, fen, units from kept
  on conflict (id) do update set limit_fen = excluded.limit_fen, limit_units = excluded.limit_units`;

/** Without a limit a scope has no account that is charged; what was charged stays to be accounted for. */
export const REMOVE_LIMIT = `
  with removed as (delete from service_support.budget_limit where scope = $1)
  update service_support.budget_account set limit_fen = null, limit_units = null where scope = $1`;
