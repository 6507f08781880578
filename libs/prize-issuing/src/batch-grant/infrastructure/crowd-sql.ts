import type { PreparedSql } from '@boon/platform';
import { noting } from '../../claim/infrastructure/note-sql.js';
import { STANDING, WATCH_COLUMNS, watching } from '../../claim/infrastructure/watch-sql.js';
import { stocksAfter, type Committing } from '../../claim/infrastructure/write-sql.js';

/**
 * Parameters: what grants have in common (stock, version, claim key, worst case, expiry, accounts), the columns of the
 * grants (ids, users, person keys), persons, limits of users and of persons (periods, numbers), the chunk
 * (job, number), how many tallies, grants, stocks, accounts and watched stocks there must be, the stock's part (five),
 * the time, the watched stocks, the charges, the scopes of a grant where nothing is charged.
 */
const [COMMON, GRANT, PERSONS, LIMITS, CHUNK, COUNTS, STOCKS, NOW] = [1, 7, 10, 11, 15, 17, 22, 27];
const WATCHED = NOW + 1;
const FIRST_OF_CHARGES = WATCHED + WATCH_COLUMNS;

/**
 * Nobody is thought to have had of the stock: a plain insert, half the work of one that looks for what is there,
 * and a constraint says where that is not so.
 */
const TALLIES = `
  tallies as (
    insert into prize_issuing.user_tally (stock_id, user_id, period, count, most)
    select $${COMMON}::uuid, holder, period, 1, most from (
      select holder, period, most from unnest($${GRANT + 1}::text[]) as users (holder)
        cross join unnest($${LIMITS}::text[], $${LIMITS + 1}::int[]) as limits (period, most)
      union all
      select holder, period, most from unnest($${PERSONS}::text[]) as persons (holder)
        cross join unnest($${LIMITS + 2}::text[], $${LIMITS + 3}::int[]) as limits (period, most)
    ) as tally order by holder, period
    returning 1
  )`;

const GRANTS = `
  grants as (
    insert into prize_issuing.benefit_grant (id, user_id, stock_id, stock_version, claim_key, unit,
      mode, state, worst_case, claimed_at, claim_expires_at, expires_at, person_keys, accounts)
    select own.id, own.user_id, $${COMMON}::uuid, $${COMMON + 1}::int, $${COMMON + 2}::text, 0,
      'batch', 'held', $${COMMON + 3}::bigint, $${NOW}::timestamptz, $${COMMON + 4}::timestamptz,
      $${COMMON + 4}::timestamptz, own.person_keys::text[], $${COMMON + 5}::text[]
    from unnest($${GRANT}::uuid[], $${GRANT + 1}::text[], $${GRANT + 2}::text[])
      as own (id, user_id, person_keys)
    returning 1
  ), written as (
    select (select count(*) from tallies)::int as tallies, (select count(*) from grants)::int as grants
  )`;

const AFTER_GRANTS = '(select written.grants from written) >= 0';

const FINISHED = `
  finished as (
    update prize_issuing.grant_job_chunk
    set granted = size, done_at = now(), leased_until = null, fault = null
    where job_id = $${CHUNK}::uuid and number = $${CHUNK + 1}::int and done_at is null
    returning 1
  )`;

/** All of a chunk in one statement: what is shared comes last, as with claims. */
export function commitCrowd(of: Omit<Committing, 'watches'>): PreparedSql {
  const { charging, chargeColumns, noneLimited, outboxInsertion, notes } = of;
  const paying = charging === null ? [] : [charging(FIRST_OF_CHARGES, AFTER_GRANTS)];
  const after =
    charging === null ? AFTER_GRANTS : `${AFTER_GRANTS} and (select count(*) from charged) >= 0`;
  const scopes = `$${FIRST_OF_CHARGES + chargeColumns}::text[]`;
  const asDecided = noneLimited === null ? `${scopes} is not null` : noneLimited(scopes);
  const parts = [
    ...[TALLIES, GRANTS, watching(WATCHED), ...paying],
    ...(notes ? [noting(GRANT + 1)] : []),
    stocksAfter(after, { stocks: STOCKS, now: NOW }),
    `told as (${outboxInsertion(FIRST_OF_CHARGES + chargeColumns + 1)})`,
    FINISHED,
  ];
  const charged = charging === null ? '0' : '(select count(*) from charged)';
  return {
    name: `prize-issuing commit crowd${notes ? ', lots' : ''}${charging === null ? '' : ', accounts'}`,
    text: `with ${parts.join(', ')}
  select prize_issuing.insist(tallies = $${COUNTS}::int and grants = $${COUNTS + 1}::int
    and (select count(*) from moved where state = 'active') = $${COUNTS + 2}::int
    and ${charged} = $${COUNTS + 3}::int and ${STANDING} = $${COUNTS + 4}::int
    and (select count(*) from finished) = 1 and ${asDecided})
  from written`,
  };
}
