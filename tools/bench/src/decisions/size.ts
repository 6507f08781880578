import { isShort, ROUNDS, SECONDS } from '../measure/bench-size.js';

/** How large a run of the decision benches is. */
export interface BenchSize {
  readonly plans: number;
  /** Whose state is kept. */
  readonly shoppers: number;
  /** Who asks: each with a bearer token. */
  readonly visitors: number;
  readonly rounds: number;
  readonly seconds: number;
  readonly warmSeconds: number;
  /** How long each side is visited before the first round. */
  readonly firstSeconds: number;
  readonly naiveSeconds: number;
  /** Answers that are compared with the oracle, half of them against used-up caps. */
  readonly checked: number;
}

const FULL: BenchSize = {
  ...{ plans: 10_000, shoppers: 1_000_000, visitors: 100_000, rounds: ROUNDS },
  ...{ seconds: SECONDS, warmSeconds: 2, firstSeconds: 10, naiveSeconds: 12 },
  checked: 1_000,
};

/** Two minutes at most: fewer shoppers, fewer and shorter rounds, as many plans. */
const SHORT: BenchSize = {
  ...{ plans: 10_000, shoppers: 100_000, visitors: 20_000, rounds: ROUNDS },
  ...{ seconds: SECONDS, warmSeconds: 1, firstSeconds: 6, naiveSeconds: 6 },
  checked: 300,
};

/** The size of this run; rounds and seconds can be set as for the other benches. */
export function benchSize(): BenchSize {
  return isShort ? SHORT : FULL;
}
