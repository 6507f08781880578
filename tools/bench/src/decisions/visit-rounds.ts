import { randomBytes } from 'node:crypto';
import type { LoadOrder, LoadResult } from '../load/orders.js';
import { rounded } from '../measure/summary.js';
import type { Subject, World } from '../world/world.js';

const PATH = '/v1/decisions';

/** Load on one server: who visits, over how many connections, for how long. */
export type VisitOrder = Pick<
  LoadOrder,
  'firstUser' | 'users' | 'connections' | 'warmSeconds' | 'seconds' | 'products'
>;

/** Makes the visitors known to the server, then lets them look at their pages over and over. */
export async function visitRound(
  world: World,
  on: Subject,
  order: VisitOrder,
): Promise<LoadResult> {
  const load: LoadOrder = {
    ...order,
    ...{ port: on.port, watched: on.watched, stockId: '', requests: order.users, path: PATH },
    ...{ kind: 'decide', run: randomBytes(4).toString('hex') },
  };
  await world.load.run({ ...load, kind: 'greet', connections: 16 });
  const result = await world.load.run(load);
  if ((result.statuses[200] ?? 0) !== result.sent) throw new Error(result.firstFault ?? 'lost');
  return result;
}

/** Decisions answered in a second. */
export function perSecond({ answered, seconds }: LoadResult): number {
  return answered / seconds;
}

/** CPU microseconds a decision, over all watched processes. */
export function cpuMicros({ answered, cpuSeconds }: LoadResult): number {
  return (cpuSeconds / answered) * 1e6;
}

/** How far the slow ones are from the common ones. */
export function tail({ p99Ms, p50Ms }: LoadResult): number {
  return p99Ms / p50Ms;
}

/** One measure of all rounds, in their order. */
export function listed(results: readonly LoadResult[], of: (result: LoadResult) => number): string {
  return results.map((result) => rounded(of(result))).join(' ');
}
