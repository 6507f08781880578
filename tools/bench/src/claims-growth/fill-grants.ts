import pg from 'pg';
import { withoutIndexes } from './without-indexes.js';

const SHOPPERS = 100_000;
const AT_ONCE = 250_000;
/** Each on a connection of its own. */
const FILLERS = 2;
const TABLE = 'prize_issuing.benefit_grant';
/** Fewer are sooner written with the indexes in place. */
const WORTH_REBUILDING = 100_000;

/** Old grants of another stock, dealt to all shoppers in turn; their ids ascend as those of real ones do. */
const GRANTS = `
  insert into ${TABLE} (id, user_id, stock_id, stock_version, claim_key, unit, mode,
    state, worst_case, claimed_at, claim_expires_at, expires_at)
  select (lpad(to_hex(1700000000000 + n / 10), 12, '0') || '70008000' || lpad(to_hex(n), 12, '0'))::uuid,
    'shopper-' || (n % ${SHOPPERS}), $1, 1, gen_random_uuid()::text, 0, 'tap',
    'held', 5000, now() - interval '10 days', now() + interval '20 days', now() + interval '20 days'
  from generate_series($2::bigint, $3::bigint) as n`;

/** What each of them had of it, when `$2` grants are there. */
const TALLIES = `
  insert into prize_issuing.user_tally (stock_id, user_id, period, count, most)
  select $1::uuid, 'shopper-' || n, 'total', ($2::bigint - n + ${SHOPPERS - 1}) / ${SHOPPERS}, 1000000
  from generate_series(0, least($2::bigint, ${SHOPPERS}) - 1) as n
  on conflict (stock_id, user_id, period) do update set count = excluded.count`;

/** Grants from one number to another, in the wallets of all shoppers. */
export interface GrantsToFill {
  readonly stockId: string;
  readonly from: number;
  readonly to: number;
}

/** Writes old grants with all that belongs to them, as an installation that has had them for long. */
export async function fillGrants(url: string, of: GrantsToFill): Promise<void> {
  const clients = Array.from({ length: FILLERS }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  try {
    const [first] = clients;
    if (first === undefined) return;
    const filled = (): Promise<void> => grants(clients, of);
    if (of.to - of.from < WORTH_REBUILDING) await filled();
    else await withoutIndexes(clients, TABLE, filled);
    await settle(first, of);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function grants(clients: readonly pg.Client[], of: GrantsToFill): Promise<void> {
  let next = of.from;
  const filler = async (client: pg.Client): Promise<void> => {
    // Only the filling: what is measured waits for every commit.
    await client.query('set synchronous_commit = off');
    while (next < of.to) {
      const from = next;
      next += AT_ONCE;
      await client.query(GRANTS, [of.stockId, from, Math.min(next, of.to) - 1]);
    }
  };
  await Promise.all(clients.map(filler));
}

async function settle(client: pg.Client, { stockId, to }: GrantsToFill): Promise<void> {
  await client.query(TALLIES, [stockId, to]);
  await client.query('update prize_issuing.stock set issued = $2 where id = $1', [stockId, to]);
  // What an installation of that age has behind it: statistics, visible pages, and its dirty ones on disk.
  await client.query(`vacuum analyze ${TABLE}`);
  await client.query('vacuum analyze prize_issuing.user_tally');
  await client.query('checkpoint');
}
