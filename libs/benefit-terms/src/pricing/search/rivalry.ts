import { leftOf, type Candidate } from '../candidate.js';
import type { Slot } from './slots.js';

/**
 * A bound of what slots can give together. What an earlier slot takes is missing to a later one: of x fen
 * that earlier slots give, all but what they can take elsewhere comes off the lines of a later grant f,
 * which then gives f(what is left there - that part). x + f(left - x) never falls as x grows while f is
 * gradual (thresholds left out), so the largest x bounds them all.
 */
export class Rivalry {
  private readonly within = new Map<Candidate, boolean[]>();

  constructor(private readonly slots: readonly Slot[]) {}

  /** `peaks`: the most that each slot from `first` on can give alone, largest first. */
  mostTogether(
    first: number,
    peaks: readonly (readonly number[])[],
    left: readonly number[],
  ): number {
    const most = peaks.map((own) => own.reduce((sum, peak) => sum + peak, 0));
    const whole = left.reduce((sum, fen) => sum + fen, 0);
    let together = 0;
    for (let index = 0; index < most.length; index += 1) {
      const slot = this.slots[first + index];
      const alone = most[index] ?? 0;
      if (slot === undefined || alone === 0) continue;
      // Grants of a larger slot take from each other too.
      const before = most.slice(0, slot.size > 1 ? index + 1 : index);
      let steps = together;
      for (const _ of peaks[index] ?? []) {
        steps = this.mostWith(slot, { first, most: before, together: steps, whole, left });
      }
      together = Math.min(together + alone, steps);
    }
    return together;
  }

  private mostWith(slot: Slot, earlier: Earlier): number {
    let most = earlier.together;
    for (const candidate of slot.byStrength) {
      if (earlier.together + candidate.onList <= most) break;
      most = Math.max(most, this.mostIncluding(candidate, earlier));
    }
    return most;
  }

  /** The most that the earlier slots and this grant give together; zero when it cannot be had. */
  private mostIncluding(candidate: Candidate, earlier: Earlier): number {
    const remaining = leftOf(candidate, earlier.left);
    const elsewhere = Math.min(earlier.whole - remaining, this.takenElsewhere(candidate, earlier));
    if (candidate.basis === 'list') {
      const kept = keptOf(remaining, earlier.together, elsewhere);
      return earlier.together + Math.min(candidate.onList, kept);
    }
    if (remaining < candidate.threshold) return 0;

    // The earlier slots must leave the threshold on its lines.
    const before = Math.min(earlier.together, remaining - candidate.threshold + elsewhere);
    const subtotal = candidate.rule.gradual ? keptOf(remaining, before, elsewhere) : remaining;
    return before + Math.min(candidate.rule.discountOn(subtotal), candidate.atMost);
  }

  /** The most that earlier slots can take off other lines than the candidate's. */
  private takenElsewhere(candidate: Candidate, { first, most }: Earlier): number {
    const within = this.slotsWithin(candidate);
    let elsewhere = 0;
    for (let index = 0; index < most.length; index += 1) {
      if (!within[first + index]) elsewhere += most[index] ?? 0;
    }
    return elsewhere;
  }

  /** Of each slot: whether all its grants keep to the lines of the candidate. */
  private slotsWithin(candidate: Candidate): boolean[] {
    const known = this.within.get(candidate);
    if (known !== undefined) return known;

    const own: boolean[] = [];
    for (const position of candidate.positions) own[position] = true;
    const within = this.slots.map((slot) =>
      slot.candidates.every(({ positions }) => positions.every((position) => own[position])),
    );
    this.within.set(candidate, within);
    return within;
  }
}

/** What is still on the lines when others gave `taken`, at most `elsewhere` of it on other lines. */
function keptOf(remaining: number, taken: number, elsewhere: number): number {
  return Math.max(0, Math.min(remaining, remaining - taken + elsewhere));
}

/** What the slots before one give: each at most, and all together. */
interface Earlier {
  readonly first: number;
  readonly most: readonly number[];
  readonly together: number;
  readonly whole: number;
  readonly left: readonly number[];
}
