import type { Scalar } from '../context.js';
import type { Dictionary, Slot } from './dictionary.js';

/** The rank of a missing value: below every range. */
export const MISSING_RANK = -1;
/** No rank lies above. */
export const LAST_RANK = 0x7fffffff;

/**
 * Elementary intervals: k sorted ends cut a line into 2k + 1 pieces, the ends themselves among them. A value
 * has the rank of its piece (2i + 1 on end i, 2i just below it), a range is two ranks, and asking whether the
 * value lies in it is two comparisons of small integers, exact for money and instants.
 */
export class Ranks {
  private constructor(
    /** The sorted ends of each slot. */
    private readonly ends: readonly (readonly Scalar[])[],
    /** Number of an end -> its place among the ends of its slot. */
    private readonly places: Int32Array,
  ) {}

  static of(dictionary: Dictionary): Ranks {
    const places = new Int32Array(dictionary.boundCount);
    const ends = dictionary.slots.map((slot) => sortedEnds(slot, places));
    return new Ranks(ends, places);
  }

  hasRanges(slot: number): boolean {
    return (this.ends[slot]?.length ?? 0) > 0;
  }

  rankOf(slot: number, value: Scalar): number {
    const ends = this.ends[slot] ?? [];
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ends[middle] as Scalar) < value) low = middle + 1;
      else high = middle;
    }
    return ends[low] === value ? 2 * low + 1 : 2 * low;
  }

  /** The lowest rank of a range that begins at an end. */
  first(bound: number, isIncluded: boolean): number {
    return 2 * (this.places[bound] ?? 0) + (isIncluded ? 1 : 2);
  }

  /** The highest rank of a range that stops at an end. */
  last(bound: number, isIncluded: boolean): number {
    return 2 * (this.places[bound] ?? 0) + (isIncluded ? 1 : 0);
  }
}

function sortedEnds(slot: Slot, places: Int32Array): Scalar[] {
  const sorted = [...slot.bounds.keys()].sort((one, other) => (one < other ? -1 : 1));
  sorted.forEach((value, place) => {
    places[slot.bounds.get(value) ?? 0] = place;
  });
  return sorted;
}
