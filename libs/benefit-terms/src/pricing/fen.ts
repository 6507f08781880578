/**
 * The most that an order may come to. Every amount of an order is a whole number of fen up to this, far
 * below 2^53: exact as a `number`, which is what the search for the best price counts in.
 */
export const MOST_FEN = 10 ** 13;

/** floor(fen x basisPoints / 10,000), exact for every amount of an order: no product passes 2^53. */
export function shareOf(fen: number, basisPoints: number): number {
  const whole = Math.floor(fen / 10_000);
  const rest = fen - whole * 10_000;
  return whole * basisPoints + Math.floor((rest * basisPoints) / 10_000);
}
