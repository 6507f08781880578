/** A stream of choices that a seed repeats. */
export interface Random {
  /** A whole number from 0 up to but without `below`. */
  below(below: number): number;
  of<T>(items: readonly T[]): T;
  /** Null one time in so many. */
  maybe<T>(oneIn: number, value: () => T): T | null;
}

/** Marsaglia's xorshift (J. Stat. Soft. 8(14), 2003) on 32 bits: small, and the same everywhere. */
export function seeded(seed: number): Random {
  let word = (seed * 2_654_435_761 + 1) >>> 0 || 1;
  const below = (bound: number): number => {
    word ^= word << 13;
    word ^= word >>> 17;
    word ^= word << 5;
    word >>>= 0;
    return word % bound;
  };
  return {
    below,
    of: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to choose from');
      return item;
    },
    maybe: (oneIn, value) => (below(oneIn) === 0 ? null : value()),
  };
}
