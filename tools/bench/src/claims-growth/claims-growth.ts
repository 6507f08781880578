import { differences, OURS } from '../hot-claim/check-claims.js';
import { claimRound, cpuMicrosOf, type Round } from '../hot-claim/claim-rounds.js';
import { ROUNDS, SECONDS, sized } from '../measure/bench-size.js';
import { median, rounded } from '../measure/summary.js';
import type { Report } from '../report/figure.js';
import { World, type Subject } from '../world/world.js';
import { fillGrants } from './fill-grants.js';

const FEW = 10_000;
const MANY = Number(process.env['BENCH_GRANTS'] ?? sized(10_000_000, 2_000_000));
const USERS = 20_000;

/** What a claim costs when ten million grants stand in the wallets, against ten thousand. */
export function claimsGrowth(): Promise<Report> {
  return World.with(async (world) => {
    const ours = await world.issuing();
    const [oldStock, stockId] = [
      await ours.openStock({ units: 100_000_000, perUser: 1_000_000 }),
      await ours.openStock({ units: 100_000_000, perUser: 1_000 }),
    ];
    await fillGrants(ours.databaseUrl, { stockId: oldStock, from: 0, to: FEW });
    const few = await rounds(world, ours, stockId);
    const began = performance.now();
    await fillGrants(ours.databaseUrl, { stockId: oldStock, from: FEW, to: MANY });
    const filled = Math.round((performance.now() - began) / 1_000);
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
        `${MANY} grants were there after ${filled} s; by round, us: ${[few, many].map((some) => some.map((one) => rounded(cpuMicrosOf(one))).join(' ')).join('; then ')}`,
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

/** Only the grants of the stock that was claimed. */
function recordsOf(stockId: string): typeof OURS {
  return {
    ...OURS,
    grants: `(select * from prize_issuing.benefit_grant where stock_id = '${stockId}') as grants`,
    issued: `select issued as count from prize_issuing.stock where id = '${stockId}'`,
  };
}
