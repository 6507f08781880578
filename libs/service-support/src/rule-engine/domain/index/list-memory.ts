/** 256 kB each. */
const SLAB_WORDS = 65_536;

/** A piece of memory that many lists share: words and, in the same bytes, numbers of two words each. */
export class Slab {
  readonly words: Int32Array;
  readonly numbers: Float64Array;

  constructor(words: number) {
    this.numbers = new Float64Array(Math.ceil(words / 2));
    this.words = new Int32Array(this.numbers.buffer);
  }
}

/** Where a list begins in its slab: on an even word. */
export interface Room {
  readonly slab: Slab;
  readonly from: number;
}

/**
 * Room for lists, side by side: a decision goes through some dozens of them, and for each that stood in arrays of its own
 * it would wait for memory once more and again. A slab lives as long as one of its lists does.
 */
export class ListMemory {
  private slab: Slab | null = null;
  private used = 0;

  take(words: number): Room {
    const length = words + (words % 2);
    // What is long is read in one direction for long.
    if (length > SLAB_WORDS / 8) return { slab: new Slab(length), from: 0 };
    if (this.slab === null || this.used + length > SLAB_WORDS) {
      this.slab = new Slab(SLAB_WORDS);
      this.used = 0;
    }
    const from = this.used;
    this.used += length;
    return { slab: this.slab, from };
  }
}
