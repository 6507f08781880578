import type { OrderLine } from '@boon/benefit-terms';

const MOST_FEN = 10n ** 13n;

/** True for an order that comes to more than 10^13 fen at list price: no such order is priced. */
export function isTooLarge(lines: readonly OrderLine[]): boolean {
  let fen = 0n;
  for (const line of lines) fen += line.unitPrice.fen * BigInt(line.quantity);
  return fen > MOST_FEN;
}
