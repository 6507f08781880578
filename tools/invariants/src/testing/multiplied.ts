import type { Sql } from '@boon/platform';
import type { DatabaseForSpecs } from '@boon/testing';

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

/** As many as one statement makes within its time on a busy machine. */
const COPIES_AT_ONCE = 500;

const LEDGERS = [
  ['prize_issuing.stock_movement', 'stock_id, cause, free, reserved, spent, released, folded'],
  [
    'service_support.budget_entry',
    'account_id, stock_id, cause, units, free, reserved, spent, released, folded',
  ],
] as const;

/** As when consumers are behind: fifteen of sixteen grants are still to be told to two groups, in the shape of a real event. */
const TELL_LATER = `
  insert into platform.bus_queue
    (consumer_group, shard, id, type, topic, key, payload, headers, occurred_at)
  select consumer_group, abs(hashtext(user_id)) % 16, md5(given.id::text || 'told')::uuid, event.type,
    event.topic, user_id, event.payload || jsonb_build_object(
      'grantId', given.id, 'userId', user_id, 'stockId', given.stock_id, 'claimKey', claim_key),
    event.headers, claimed_at
  from prize_issuing.benefit_grant as given
  cross join unnest(array['issuance', 'notifications']) as consumer_group
  cross join (select * from platform.outbox_event
    where type = 'prize-issuing.benefit-claimed.v1' limit 1) as event
  where not exists (select from original_benefit_grant as own where own.id = given.id)
    and abs(hashtext(given.id::text)) % 16 = $1`;

/**
 * Adds so many copies of all users of a shop to it, with all that they hold, ordered and sent back: as if so many
 * more had done the same. Stocks and shared budgets grow with them, and the queue of what is to be told.
 */
export async function multiplied(shop: DatabaseForSpecs, copies: number): Promise<void> {
  const { sql, unitOfWork } = shop;
  await unitOfWork.run(async () => {
    for (const copied of COPIED) await copy(sql, copied, copies);
    for (const [ledger, columns] of LEDGERS) {
      await sql.execute(
        `insert into ${ledger} (${columns})
         select ${columns} from ${ledger} cross join generate_series(1, $1::int)`,
        [copies],
      );
    }
    await sql.execute(`update prize_issuing.stock set ${times(COUNTERS)}`, [copies]);
    const accounts = `update service_support.budget_account set ${times(ACCOUNT_COUNTERS)}`;
    await sql.execute(accounts, [copies]);
    for (let part = 1; part < 16; part += 1) await sql.execute(TELL_LATER, [part]);
  });
  await sql.execute('analyze');
}

async function copy(sql: Sql, copied: Copied, copies: number): Promise<void> {
  const table = `prize_issuing.${copied.table}`;
  const original = `original_${copied.table}`;
  await sql.execute(`create temp table ${original} on commit drop as select * from ${table}`);
  for (let first = 1; first <= copies; first += COPIES_AT_ONCE) {
    const last = Math.min(first + COPIES_AT_ONCE - 1, copies);
    await sql.execute(
      `insert into ${table}
       select made.* from ${original} as own cross join generate_series($1::int, $2::int) as copy
       cross join lateral jsonb_populate_record(null::${table},
         to_jsonb(own) || jsonb_build_object(${overrides(copied)})) as made`,
      [first, last],
    );
  }
}
