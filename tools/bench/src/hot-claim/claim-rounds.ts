import { randomBytes } from 'node:crypto';
import type { LoadOrder, LoadResult } from '../load/orders.js';
import type { Subject, World } from '../world/world.js';

/** Load on one server; what is left out is the same in all rounds. */
export interface RoundOrder {
  readonly stockId: string;
  readonly connections: number;
  readonly seconds: number;
  readonly warmSeconds: number;
  readonly firstUser: number;
  readonly users: number;
  /** The most that the server could answer in a second. */
  readonly perSecond: number;
}

/** A round that was run. */
export interface Round extends LoadResult {
  readonly run: string;
}

/** Makes the users known to the server, then lets them claim. */
export async function claimRound(world: World, on: Subject, order: RoundOrder): Promise<Round> {
  const { perSecond, ...rest } = order;
  const run = randomBytes(4).toString('hex');
  const load: LoadOrder = {
    ...rest,
    ...{ run, port: on.port, watched: on.watched, kind: 'claim' },
    requests: Math.ceil((order.seconds + order.warmSeconds) * perSecond),
  };
  await greetAll(world, load);
  const result = await world.load.run(load);
  if (result.ranOut) throw new Error('the requests made beforehand did not last for the round');
  return { ...result, run };
}

/** Makes the users of an order known to its server. */
export async function greetAll(world: World, load: LoadOrder): Promise<void> {
  await world.load.run({ ...load, kind: 'greet', connections: 16, run: 'ffffffff' });
}

/** CPU microseconds per answered request, over all watched processes. */
export function cpuMicrosOf({ cpuSeconds, answered }: LoadResult): number {
  return (cpuSeconds / answered) * 1e6;
}

export function perSecondOf({ answered, seconds }: LoadResult): number {
  return answered / seconds;
}
