import type { Posting } from '../catalogue/domain/posting.js';
import { limitsOf } from '../recall/recall.js';
import type { Slot } from '../slot/domain/slot.js';
import { ValuedPosting } from './valued-posting.js';

/** Where the offers of one slot stand that may be shown with one product, and what limits may leave out of them. */
export class Shortlist {
  readonly valued: readonly ValuedPosting[];
  /** How many candidates recall may propose at most. */
  readonly most: number;
  readonly hasHardCaps: boolean;
  readonly hasPersonal: boolean;
  readonly hasBalances: boolean;
  /** Whether an offer may stand in several of the postings. */
  readonly mayRepeat: boolean;
  /** By source: 1 where it may have more to propose than its limit. */
  private readonly tight: Uint8Array;

  constructor(
    readonly slot: Slot,
    readonly postings: readonly Posting[],
  ) {
    const limits = limitsOf(slot);
    this.valued = postings.map((posting) => ValuedPosting.of(posting, slot));
    this.hasHardCaps = this.valued.some(({ hasHardCaps }) => hasHardCaps);
    this.hasPersonal = this.valued.some(({ personal }) => personal.length > 0);
    this.hasBalances = this.valued.some(({ balances }) => balances.length > 0);
    this.mayRepeat = postings.length > 1 && this.valued.some(({ mayRepeat }) => mayRepeat);
    let most = 0;
    const sums = new Int32Array(limits.length);
    for (const { counts } of this.valued) {
      counts.forEach((count, chain) => {
        sums[chain] = (sums[chain] as number) + count;
        most += Math.min(count, limits[chain] as number);
      });
    }
    this.most = most;
    this.tight = Uint8Array.from(sums, (sum, chain) => (sum > (limits[chain] as number) ? 1 : 0));
  }

  /** False when all that a source could propose is within its limit. */
  mayExceed(chain: number): boolean {
    return this.tight[chain] === 1;
  }
}
