const PLATFORM = 0;
const NUMBERS = new Map<string, number>();

/** A number for a merchant, given as they come, or for the platform: told apart faster than by their ids. */
export function funderOf(merchantId: string | null): number {
  if (merchantId === null) return PLATFORM;
  const known = NUMBERS.get(merchantId);
  if (known !== undefined) return known;
  const number = PLATFORM + 1 + NUMBERS.size;
  NUMBERS.set(merchantId, number);
  return number;
}
