import { bestPrice, DEFAULT_PRICING } from '@boon/benefit-terms';
import { percentile } from '../measure/summary.js';
import { bruteForce } from './brute-force.js';
import { largeCart, MODES, smallCart, type Cart } from './random-carts.js';

/** How many carts are compared with brute force, and how often the large ones are priced. */
export interface QuoteOrder {
  readonly checked: number;
  readonly timed: number;
  readonly rounds: number;
}

/** Milliseconds are of one quote; the round with the lowest 99th percentile counts. */
export interface QuoteResult {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuP99Ms: number;
  readonly mismatches: number;
  readonly compared: number;
  /** Quotes whose search was cut off before it was sure. */
  readonly unproven: number;
}

/** Prices large carts against the clock, then small ones against every possible set. */
export function measureQuotes({ checked, timed, rounds }: QuoteOrder): QuoteResult {
  const carts = Array.from({ length: timed }, (_, n) => largeCart(n));
  let best: Omit<QuoteResult, 'mismatches' | 'compared'> | null = null;
  for (let round = 0; round <= rounds; round += 1) {
    const result = timedRound(carts);
    // The first one warms the code up.
    if (round > 0 && (best === null || result.p99Ms < best.p99Ms)) best = result;
  }
  if (best === null) throw new Error('a bench of quotes has a round');
  let mismatches = 0;
  for (let n = 0; n < checked; n += 1) mismatches += mismatchesOf(smallCart(1_000_000 + n));
  return { ...best, mismatches, compared: checked * MODES.length };
}

function timedRound(carts: readonly Cart[]) {
  const wall: number[] = [];
  const cpu: number[] = [];
  let unproven = 0;
  carts.forEach(({ lines, grants }, n) => {
    const mode = MODES[n % MODES.length] ?? 'parallel';
    const [before, at] = [process.cpuUsage(), performance.now()];
    const { optimal } = bestPrice(lines, grants, { ...DEFAULT_PRICING, mode });
    wall.push(performance.now() - at);
    const { user, system } = process.cpuUsage(before);
    cpu.push((user + system) / 1_000);
    if (!optimal) unproven += 1;
  });
  const sorted = Float64Array.from(wall).sort();
  return {
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    cpuP99Ms: percentile(Float64Array.from(cpu).sort(), 0.99),
    unproven,
  };
}

function mismatchesOf(cart: Cart): number {
  return MODES.filter((mode) => {
    const policy = { ...DEFAULT_PRICING, mode };
    const { order, optimal } = bestPrice(cart.lines, cart.grants, policy);
    const lots = new Set(
      cart.grants.filter(({ terms }) => terms.kind === 'subsidy').map(({ grantId }) => grantId),
    );
    const used = order.grants.map(({ grantId }) => grantId).filter((id) => !lots.has(id));
    const ours = [used.sort().join(), order.discount.fen, order.subsidy.fen].join(' ');
    const best = bruteForce(cart, policy);
    return !optimal || ours !== [best.used, best.discount, best.subsidy].join(' ');
  }).length;
}
