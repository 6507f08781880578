/** `BENCH_SHORT=1`: one to two minutes instead of up to eight, with the same checks of the results. */
export const isShort = process.env['BENCH_SHORT'] === '1';

/** Interleaved rounds of a bench. */
export const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? sized(5, 3));

/** Seconds that count of a round under load. */
export const SECONDS = Number(process.env['BENCH_SECONDS'] ?? sized(4, 2.5));

/** The size of something in a full run and in a short one. */
export function sized(full: number, short: number): number {
  return isShort ? short : full;
}
