/** The last twelve digits of a UUID, which are random, as a number below 2^48. */
const RANDOM_PART = 24;
const SPAN = 2 ** 48;

/** Whether a decision is among the sampled share (0 to 1): by its id alone, so that every node and reader agree. */
export function isSampled(decisionId: string, rate: number): boolean {
  if (rate <= 0) return false;
  return Number.parseInt(decisionId.slice(RANDOM_PART), 16) < rate * SPAN;
}
