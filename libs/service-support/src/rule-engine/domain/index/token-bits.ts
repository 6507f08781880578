/** Tokens share 63 bits in two words; the last one stands for "no token needed", and every context has it. */
const HINTS = 63;
const WORD = 32;
/** In the second word. */
export const OPEN = 1 << 31;

/** The bit of a token in the first word; 0 where it stands in the second one. */
export function lowHint(token: number): number {
  const bit = token % HINTS;
  return bit < WORD ? 1 << bit : 0;
}

/** The bit of a token in the second word. */
export function highHint(token: number): number {
  const bit = token % HINTS;
  return bit < WORD ? 0 : 1 << (bit - WORD);
}
