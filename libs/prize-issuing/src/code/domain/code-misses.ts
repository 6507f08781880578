/** Misses that lock a user out, and for how long after the last one. */
export const MOST_MISSES = 5;
export const LOCKOUT_MS = 10 * 60_000;

/** One try of a code, counted as a miss until it is known to be none. */
export interface CodeTry {
  readonly userId: string;
  readonly id: string;
  readonly now: Date;
}

/** Counts the codes that a user tried in vain, so that nobody finds one by trying. */
export abstract class CodeMisses {
  /** Counts a try before it is looked at, so that many at once count too; false: locked out. */
  abstract begin(of: CodeTry): Promise<boolean>;

  /** The code was a good one: the try does not count. */
  abstract forgive(of: CodeTry): Promise<void>;
}
