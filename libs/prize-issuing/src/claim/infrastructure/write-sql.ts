import type { PreparedSql } from '@boon/platform';
import { constraintOf, sqlStateOf } from '@boon/platform/database';
import { NOTE_COLUMNS, noting } from './note-sql.js';
import { STANDING, WATCH_COLUMNS, watching } from './watch-sql.js';

/**
 * Parameters of the parts of a batch, in this order: tallies, grants, stocks, the time, then those below. What many
 * tallies or grants of a batch have in common is said once, as a sort that each of them names.
 */
const [TALLY_SORTS, TALLY, GRANT_SORTS, GRANT, STOCKS, NOW] = [1, 4, 7, 18, 23, 28];
/** The first parameter of what only some batches have: stocks to watch, holders of lots, charges. */
const FIRST_OF_MORE = NOW + 1;

/** How budgets that stocks share are charged within the statement; null: there are none. */
export type Charging = ((first: number, after: string) => string) | null;

/** What a batch takes beyond what every batch does. */
export interface Writing {
  readonly charging: Charging;
  /** Whether it has stocks that keep no count. */
  readonly watches: boolean;
  /** Whether it gives lots of balance. */
  readonly notes: boolean;
}

/** Columns of `unnest`, from parameter `first` on: `name type` each. */
function columns(first: number, types: readonly string[]): string {
  return types.map((type, n) => `$${first + n}::${type}[]`).join(', ');
}

const TALLIES = `
  tallies as (
    insert into prize_issuing.user_tally as tally (stock_id, user_id, period, count, most)
    select sort.stock_id, own.user_id, sort.period, coalesce(own.count, 1), sort.most
    from unnest(${columns(TALLY, ['text', 'int', 'int'])}) as own (user_id, count, sort)
    join unnest(${columns(TALLY_SORTS, ['uuid', 'text', 'int'])})
      with ordinality as sort (stock_id, period, most, number) on sort.number = own.sort
    order by sort.stock_id, own.user_id, sort.period
    on conflict (stock_id, user_id, period) do update
      set count = tally.count + excluded.count, most = excluded.most
      where tally.count + excluded.count <= excluded.most
    returning 1
  )`;

const SORT_TYPES = [
  ...[
    'uuid',
    'int',
    'text',
    'jsonb',
    'text',
    'bigint',
    'uuid',
    'text',
    'text',
    'timestamptz',
    'text',
  ],
];

const GRANTS = `
  grants as (
    insert into prize_issuing.benefit_grant (id, user_id, stock_id, stock_version, claim_key, unit,
      mode, state, terms, terms_reason, worst_case, scheme_id, channel, slot, claimed_at, claim_expires_at,
      expires_at, person_keys, accounts)
    select own.id, own.user_id, sort.stock_id, sort.stock_version, own.claim_key,
      (own.sort_and_unit & 31)::smallint, sort.mode, 'held', sort.terms, sort.terms_reason, sort.worst_case,
      sort.scheme_id, sort.channel, sort.slot, $${NOW}::timestamptz, sort.expires_at, sort.expires_at,
      own.person_keys::text[], sort.accounts::text[]
    from unnest(${columns(GRANT, ['uuid', 'text', 'text', 'int', 'text'])})
      as own (id, user_id, claim_key, sort_and_unit, person_keys)
    join unnest(${columns(GRANT_SORTS, SORT_TYPES)})
      with ordinality as sort (stock_id, stock_version, mode, terms, terms_reason, worst_case, scheme_id,
        channel, slot, expires_at, accounts, number) on sort.number = own.sort_and_unit >> 5
    returning 1
  ), written as (
    select (select count(*) from tallies)::int as tallies, (select count(*) from grants)::int as grants
  )`;

/**
 * What is taken from stocks, once the condition `after` holds; `stocks` and `now` are the first of five parameters and
 * one. The day's slice is kept beside the counters of the row: a batch of yesterday never meets today's. Nor does one
 * that was decided on an older version: a limit that was changed meanwhile holds for it.
 */
export const stocksAfter = (
  after: string,
  { stocks, now }: { readonly stocks: number; readonly now: number },
): string => `
  taken as (
    select *, ($${now}::timestamptz at time zone 'Asia/Shanghai')::date as today
    from unnest(${columns(stocks, ['uuid', 'bigint', 'bigint', 'bigint', 'int'])})
      as taken (stock_id, units, fen, fen_of_next, version)
  ), movements as (
    insert into prize_issuing.stock_movement
      (stock_id, cause, free, reserved, spent, released, folded)
    select stock.id, 'issue', -taken.fen, taken.fen, 0, 0, true
    from taken join prize_issuing.stock on stock.id = taken.stock_id
    where stock.value_budget is not null and taken.fen > 0
  ), locked as (
    select id from prize_issuing.stock
    where id = any ($${stocks}::uuid[]) and ${after}
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
      and stock.version = taken.version
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
function writing(of: Writing): string {
  const { charging, watches, notes } = of;
  const parts = [TALLIES, GRANTS];
  if (watches) parts.push(watching(FIRST_OF_MORE));
  if (notes) parts.push(noting(firstOfNotes(of)));
  if (charging !== null) parts.push(charging(firstOfCharges(of), AFTER_GRANTS));
  parts.push(
    stocksAfter(charging === null ? AFTER_GRANTS : `${AFTER_GRANTS} and ${AFTER_CHARGES}`, {
      ...{ stocks: STOCKS, now: NOW },
    }),
  );
  return `with ${parts.join(', ')}`;
}

/** Inside a transaction: answers what was written, for the writer to judge. */
export function writeClaims(of: Writing): PreparedSql {
  return {
    name: nameOf('prize-issuing write claims', of),
    text: `${writing(of)}
  select tallies, grants, ${chargedOf(of)}::int as accounts, ${standingOf(of)} as standing,
    (select count(*) from moved)::int as stocks,
    (select array_agg(id::text) from moved where state = 'exhausted') as exhausted
  from written`,
  };
}

/** What a statement that commits by itself is made of. */
export interface Committing extends Writing {
  readonly chargeColumns: number;
  /** Where nothing is charged: that none of some scopes has a limit. Null: there are no shared budgets. */
  readonly noneLimited: ((scopes: string) => string) | null;
  readonly outboxInsertion: (first: number) => string;
}

/**
 * By itself: writes and tells all, or raises an error that `isConflict` knows. After the columns of the batch come the
 * counts of tallies, grants, stocks, accounts and watched stocks, the scopes of the grants, then the columns of the outbox.
 */
export function commitClaims(of: Committing): PreparedSql {
  const { noneLimited, outboxInsertion } = of;
  const first = firstOfCharges(of) + of.chargeColumns;
  const scopes = `$${first + 5}::text[]`;
  const asDecided = noneLimited === null ? `${scopes} is not null` : noneLimited(scopes);
  return {
    name: `${nameOf('prize-issuing commit claims', of)}${noneLimited === null ? '' : ', none limited'}`,
    text: `${writing(of)}, told as (${outboxInsertion(first + 6)})
  select prize_issuing.insist(tallies = $${first} and grants = $${first + 1}
    and (select count(*) from moved where state = 'active') = $${first + 2}
    and ${chargedOf(of)} = $${first + 3} and ${standingOf(of)} = $${first + 4}::int
    and ${asDecided})
  from written`,
  };
}

function firstOfNotes({ watches }: Writing): number {
  return watches ? FIRST_OF_MORE + WATCH_COLUMNS : FIRST_OF_MORE;
}

function firstOfCharges(of: Writing): number {
  return firstOfNotes(of) + (of.notes ? NOTE_COLUMNS : 0);
}

function chargedOf({ charging }: Writing): string {
  return charging === null ? '0' : '(select count(*) from charged)';
}

function standingOf({ watches }: Writing): string {
  return watches ? STANDING : '0';
}

function nameOf(name: string, { charging, watches, notes }: Writing): string {
  const sort = `${watches ? ', watching' : ''}${notes ? ', lots' : ''}`;
  return `${name}${sort}${charging === null ? '' : ', accounts'}`;
}

/** SQLSTATE that `prize_issuing.insist` raises. */
const FACTS_MOVED = 'BN001';
const DEADLOCK_DETECTED = '40P01';
const ONE_GRANT_OF_A_CLAIM = 'grant_of_a_claim_is_given_once';

/**
 * Whether the batch was rolled back because of what others did meanwhile. A twin that was granted meanwhile is
 * told by the constraint: to look for it before each insert would cost every claim a quarter of its writing.
 */
export function isConflict(error: unknown): boolean {
  const state = sqlStateOf(error);
  const moved = state === FACTS_MOVED || state === DEADLOCK_DETECTED;
  return moved || isTwin(error);
}

/** Whether a claim of the batch had been granted already. */
export function isTwin(error: unknown): boolean {
  return constraintOf(error) === ONE_GRANT_OF_A_CLAIM;
}
