import pg from 'pg';
import { differences, OURS } from '../hot-claim/check-claims.js';
import { claimRound, cpuMicrosOf, type Round } from '../hot-claim/claim-rounds.js';
import { ROUNDS, SECONDS, sized } from '../measure/bench-size.js';
import { median, rounded } from '../measure/summary.js';
import type { Report } from '../report/figure.js';
import { World, type Subject } from '../world/world.js';

const FEW = 10_000;
const MANY = Number(process.env['BENCH_GRANTS'] ?? sized(10_000_000, 2_000_000));
const AT_ONCE = 250_000;
/** Each on a connection of its own. */
const FILLERS = 2;
const SHOPPERS = 100_000;
const USERS = 20_000;

/** Old grants of another stock, dealt to all shoppers in turn. */
const GRANTS = `
  insert into prize_issuing.benefit_grant (id, user_id, stock_id, stock_version, claim_key, unit, mode,
    state, worst_case, claimed_at, claim_expires_at, expires_at)
  select gen_random_uuid(), 'shopper-' || (n % ${SHOPPERS}), $1, 1, gen_random_uuid()::text, 0, 'tap',
    'held', 5000, now() - interval '10 days', now() + interval '20 days', now() + interval '20 days'
  from generate_series($2::bigint, $3::bigint) as n`;

/** What each of them had of it, when `$2` grants are there. */
const TALLIES = `
  insert into prize_issuing.user_tally (stock_id, user_id, period, count, most)
  select $1::uuid, 'shopper-' || n, 'total', ($2::bigint - n + ${SHOPPERS - 1}) / ${SHOPPERS}, 1000000
  from generate_series(0, least($2::bigint, ${SHOPPERS}) - 1) as n
  on conflict (stock_id, user_id, period) do update set count = excluded.count`;

/** What a claim costs when ten million grants stand in the wallets, against ten thousand. */
export function claimsGrowth(): Promise<Report> {
  return World.with(async (world) => {
    const ours = await world.issuing();
    const [oldStock, stockId] = [
      await ours.openStock({ units: 100_000_000, perUser: 1_000_000 }),
      await ours.openStock({ units: 100_000_000, perUser: 1_000 }),
    ];
    await fill(ours, oldStock, 0, FEW);
    const few = await rounds(world, ours, stockId);
    await fill(ours, oldStock, FEW, MANY);
    const many = await rounds(world, ours, stockId);
    const faults = await differences(ours, recordsOf(stockId), [...few, ...many]);
    const [before, after] = [few, many].map((some) => median(some.map(cpuMicrosOf)));
    return {
      ...{ bench: 'claims-growth', rounds: ROUNDS, checked: faults.length === 0 },
      figures: [
        {
          ...{ name: 'growth.cpu-ratio', value: rounded((after ?? 0) / (before ?? 1)), goal: 1.3 },
          ...{ better: 'lower', unit: 'x' },
          ours: `${rounded(after ?? 0)} us with ${MANY} grants`,
          reference: `${rounded(before ?? 0)} us with ${FEW}`,
        },
      ],
      notes: [
        'the two halves cannot be interleaved: other work on the machine in one of them shows',
        ...faults,
      ],
    };
  });
}

async function rounds(world: World, ours: Subject, stockId: string): Promise<Round[]> {
  const result: Round[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const order = { stockId, connections: 256, seconds: SECONDS, warmSeconds: 2 };
    const users = { firstUser: n * USERS, users: USERS, perSecond: 40_000 };
    result.push(await claimRound(world, ours, { ...order, ...users }));
  }
  return result;
}

async function fill(on: Subject, stockId: string, from: number, to: number): Promise<void> {
  const clients = Array.from(
    { length: FILLERS },
    () => new pg.Client({ connectionString: on.databaseUrl }),
  );
  await Promise.all(clients.map((client) => client.connect()));
  try {
    let next = from;
    const filler = async (client: pg.Client): Promise<void> => {
      // Only the filling: what is measured waits for every commit.
      await client.query('set synchronous_commit = off');
      while (next < to) {
        const first = next;
        next += AT_ONCE;
        await client.query(GRANTS, [stockId, first, Math.min(next, to) - 1]);
      }
    };
    await Promise.all(clients.map(filler));
    await settle(clients[0], stockId, to);
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

async function settle(client: pg.Client | undefined, stockId: string, to: number): Promise<void> {
  await client?.query(TALLIES, [stockId, to]);
  await client?.query('update prize_issuing.stock set issued = $2 where id = $1', [stockId, to]);
  // What an installation of that age has behind it: statistics, and its dirty pages on disk.
  await client?.query('analyze prize_issuing.benefit_grant');
  await client?.query('analyze prize_issuing.user_tally');
  await client?.query('checkpoint');
}

/** Only the grants of the stock that was claimed. */
function recordsOf(stockId: string): typeof OURS {
  return {
    ...OURS,
    grants: `(select * from prize_issuing.benefit_grant where stock_id = '${stockId}') as grants`,
    issued: `select issued as count from prize_issuing.stock where id = '${stockId}'`,
  };
}
