import type { Sql } from '@boon/platform';

interface Copied {
  readonly table: string;
  /** Columns of ids that a copy has for itself. */
  readonly ids: readonly string[];
  /** Columns of names that a copy has for itself. */
  readonly names: readonly string[];
}

const COPIED: readonly Copied[] = [
  { table: 'benefit_grant', ids: ['id', 'redemption_id'], names: ['user_id'] },
  { table: 'user_tally', ids: [], names: ['user_id'] },
  { table: 'redemption', ids: ['id'], names: ['order_id', 'user_id'] },
  { table: 'redemption_line', ids: ['redemption_id'], names: [] },
  { table: 'redemption_share', ids: ['redemption_id', 'grant_id'], names: [] },
  { table: 'redemption_lot', ids: ['redemption_id', 'grant_id'], names: [] },
  { table: 'gift', ids: ['grant_id'], names: [] },
  { table: 'event_item_use', ids: ['grant_id'], names: [] },
];

/** What a copy of a row has instead of the original's. */
function overrides({ table, ids, names }: Copied): string {
  const own = [
    ...ids.map((id) => `'${id}', md5(${id}::text || copy)::uuid`),
    ...names.map((name) => `'${name}', ${name} || '-' || copy`),
    ...(table === 'benefit_grant'
      ? [`'person_keys', (select jsonb_agg(key || '-' || copy) from unnest(person_keys) as key)`]
      : []),
  ];
  return own.join(', ');
}

const COUNTERS = [
  ...['quantity', 'value_budget', 'issued', 'reserved', 'spent', 'released', 'given_back'],
  ...['per_day_units', 'per_day_value', 'day_issued', 'day_value'],
];
const ACCOUNT_COUNTERS = ['units', 'reserved', 'spent', 'released', 'limit_fen', 'limit_units'];
const times = (columns: readonly string[]): string =>
  columns.map((column) => `${column} = ${column} * ($1::int + 1)`).join(', ');

/**
 * Adds so many copies of all users of a shop to it, with all that they hold, ordered and sent back: as if so many
 * more had done the same. Stocks and shared budgets grow with them.
 */
export async function multiplied(sql: Sql, copies: number): Promise<void> {
  for (const copied of COPIED) {
    await sql.execute(
      `insert into prize_issuing.${copied.table}
       select (jsonb_populate_record(null::prize_issuing.${copied.table},
         to_jsonb(own) || jsonb_build_object(${overrides(copied)}))).*
       from (select * from prize_issuing.${copied.table}) as own
       cross join generate_series(1, $1::int) as copy`,
      [copies],
    );
  }
  await sql.execute(
    `insert into prize_issuing.stock_movement
       (stock_id, cause, free, reserved, spent, released, folded)
     select stock_id, cause, free, reserved, spent, released, folded
     from prize_issuing.stock_movement cross join generate_series(1, $1::int)`,
    [copies],
  );
  await sql.execute(
    `insert into service_support.budget_entry
       (account_id, stock_id, cause, units, free, reserved, spent, released, folded)
     select account_id, stock_id, cause, units, free, reserved, spent, released, folded
     from service_support.budget_entry cross join generate_series(1, $1::int)`,
    [copies],
  );
  await sql.execute(`update prize_issuing.stock set ${times(COUNTERS)}`, [copies]);
  await sql.execute(`update service_support.budget_account set ${times(ACCOUNT_COUNTERS)}`, [
    copies,
  ]);
  await sql.execute('analyze');
}
