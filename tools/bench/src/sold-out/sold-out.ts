import { setTimeout as sleep } from 'node:timers/promises';
import { claimRound, cpuMicrosOf, perSecondOf, type Round } from '../hot-claim/claim-rounds.js';
import { ROUNDS, SECONDS } from '../measure/bench-size.js';
import { median, rounded } from '../measure/summary.js';
import { transactionsOf } from '../measure/statements.js';
import type { Report } from '../report/figure.js';
import { World, type Subject } from '../world/world.js';

const CONNECTIONS = 256;
const USERS = 20_000;
/** Admission lets offers through that are not surely younger than its memory, by so much. */
const MEMORY_MARGIN_MS = 61_000;
/** What a process does beside claims: its product directory looks for news four times a second. */
const IDLE_SECONDS = 5;

/** Claims of a used-up stock, against the same route with nothing behind its checks. */
export function soldOut(): Promise<Report> {
  return World.with(async (world) => {
    const ours = await world.issuing();
    const empty = await world.subject('fixtures/empty-app.js');
    const stockId = await ours.openStock({ units: 1, perUser: 1 });
    await claimRound(world, ours, { ...orderOf(0, stockId), seconds: 1, warmSeconds: 0 });
    await sleep(MEMORY_MARGIN_MS);
    const idle = await idleTransactions(ours);
    const before = await transactionsOf(ours.databaseUrl);
    const started = performance.now();
    const pairs: { readonly ours: Round; readonly empty: Round }[] = [];
    for (let n = 0; n < ROUNDS; n += 1) {
      const order = orderOf(n, stockId);
      const refused = await claimRound(world, ours, order);
      pairs.push({ ours: refused, empty: await claimRound(world, empty, order) });
    }
    const seconds = (performance.now() - started) / 1_000;
    const transactions = (await transactionsOf(ours.databaseUrl)) - before;
    const asked = pairs.reduce((sum, pair) => sum + pair.ours.sent, 0);
    const faults = pairs.flatMap((pair) => wrongOf(pair.ours));
    const ratio = median(pairs.map((pair) => perSecondOf(pair.ours) / perSecondOf(pair.empty)));
    const side = (which: 'ours' | 'empty', of: (round: Round) => number): number =>
      rounded(median(pairs.map((pair) => of(pair[which]))));
    return {
      ...{ bench: 'sold-out', rounds: ROUNDS, checked: faults.length === 0 },
      figures: [
        {
          ...{ name: 'sold-out.empty-handler-ratio', value: rounded(ratio), goal: 0.9 },
          ...{ better: 'higher', unit: 'x' },
          ours: `${side('ours', perSecondOf)} /s`,
          reference: `${side('empty', perSecondOf)} /s`,
        },
      ],
      notes: [
        `CPU us per claim of all servers: ours ${side('ours', cpuMicrosOf)}, empty handler ${side('empty', cpuMicrosOf)}`,
        `database transactions in ${Math.round(seconds)} s with ${asked} refused claims: ${transactions}, about ${Math.round(idle * (seconds + 11))} of them without any claim; one claim a second tries the stock again`,
        'every bearer token was verified less than a minute before: all hits of the token cache',
        ...faults,
      ],
    };
  });
}

function orderOf(round: number, stockId: string) {
  return {
    ...{ stockId, connections: CONNECTIONS, seconds: SECONDS, warmSeconds: 2 },
    ...{ firstUser: round * USERS, users: USERS, perSecond: 40_000 },
  };
}

async function idleTransactions(ours: Subject): Promise<number> {
  const before = await transactionsOf(ours.databaseUrl);
  await sleep(IDLE_SECONDS * 1_000);
  const after = await transactionsOf(ours.databaseUrl);
  return (after - before) / (IDLE_SECONDS + 11);
}

function wrongOf({ statuses, sent, run }: Round): string[] {
  return statuses[409] === sent ? [] : [`round ${run}: ${JSON.stringify(statuses)} of ${sent}`];
}
