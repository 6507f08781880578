import pg from 'pg';
import { differences, OURS } from '../hot-claim/check-claims.js';
import { claimRound, cpuMicrosOf, type Round } from '../hot-claim/claim-rounds.js';
import { ROUNDS, SECONDS, sized } from '../measure/bench-size.js';
import { median, rounded } from '../measure/summary.js';
import type { Report } from '../report/figure.js';
import { World, type Subject } from '../world/world.js';

const FEW = 10_000;
const MANY = Number(process.env['BENCH_GRANTS'] ?? sized(10_000_000, 2_000_000));
const AT_ONCE = 500_000;
const USERS = 20_000;

/** Old grants of other stocks, as many per user as a busy shop has; the stock's own counts stay true. */
const FILL = `
  with old as (
    select gen_random_uuid() as id, 'shopper-' || (n % 100000) as user_id, n
    from generate_series($2::bigint, $3::bigint) as n
  ), tallies as (
    insert into prize_issuing.user_tally (stock_id, user_id, period, count, most)
    select $1::uuid, user_id, 'total', count(*), 1000000 from old group by user_id
    on conflict (stock_id, user_id, period) do update set count = user_tally.count + excluded.count
  )
  insert into prize_issuing.benefit_grant (id, user_id, stock_id, stock_version, claim_key, unit, mode,
    state, worst_case, claimed_at, claim_expires_at, expires_at)
  select id, user_id, $1, 1, gen_random_uuid()::text, 0, 'tap', 'held', 5000,
    now() - interval '10 days', now() + interval '20 days', now() + interval '20 days'
  from old`;

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
  const client = new pg.Client({ connectionString: on.databaseUrl });
  await client.connect();
  try {
    // Only the filling: what is measured waits for every commit.
    await client.query('set synchronous_commit = off');
    for (let first = from; first < to; first += AT_ONCE) {
      await client.query(FILL, [stockId, first, Math.min(first + AT_ONCE, to) - 1]);
    }
    await client.query('update prize_issuing.stock set issued = $2 where id = $1', [stockId, to]);
    await client.query('analyze prize_issuing.benefit_grant');
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

/** Only the grants of the stock that was claimed. */
function recordsOf(stockId: string): typeof OURS {
  return {
    ...OURS,
    grants: `(select * from prize_issuing.benefit_grant where stock_id = '${stockId}') as grants`,
    issued: `select issued as count from prize_issuing.stock where id = '${stockId}'`,
  };
}
