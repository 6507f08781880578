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
  readonly naiveSeconds: number;
  /** Answers that are compared with the oracle, half of them against used-up caps. */
  readonly checked: number;
}

const FULL: BenchSize = {
  ...{ plans: 10_000, shoppers: 1_000_000, visitors: 100_000, rounds: 5 },
  ...{ seconds: 4, warmSeconds: 2, naiveSeconds: 12, checked: 1_000 },
};

/** Two minutes at most: fewer shoppers, fewer and shorter rounds, as many plans. */
const SHORT: BenchSize = {
  ...{ plans: 10_000, shoppers: 100_000, visitors: 20_000, rounds: 2 },
  ...{ seconds: 3, warmSeconds: 1, naiveSeconds: 6, checked: 300 },
};

/** `BENCH_SHORT=1` is for working on something; rounds and seconds can be set as for the other benches. */
export function benchSize(): BenchSize {
  const { BENCH_SHORT, BENCH_ROUNDS, BENCH_SECONDS } = process.env;
  const size = BENCH_SHORT === '1' ? SHORT : FULL;
  return {
    ...size,
    rounds: Number(BENCH_ROUNDS ?? size.rounds),
    seconds: Number(BENCH_SECONDS ?? size.seconds),
  };
}
