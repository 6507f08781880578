/** Misses that lock a user out, and for how long after the last one. */
export const MOST_MISSES = 5;
export const LOCKOUT_MS = 10 * 60_000;

/** One try of a code, counted as a miss until it is known to be none. */
export interface CodeTry {
  readonly userId: string;
  readonly id: string;
  readonly now: Date;
}

/**
 * Counts the codes that a user tried in vain, so that nobody finds one by trying. A try counts from before it is
 * looked at until it is known to be none, so that many at once are no way around it.
 */
export abstract class CodeMisses {
  /** `busy`: not locked out, but as many tries as there may be misses are being looked at. */
  abstract begin(of: CodeTry): Promise<'begun' | 'busy' | 'locked-out'>;

  /** The code was none, or is another's: the try is a miss for as long as misses count. */
  abstract miss(of: CodeTry): Promise<void>;

  /** The code was a good one: the try does not count. */
  abstract forgive(of: CodeTry): Promise<void>;
}
