import { atOnce, type Stepwise } from '@boon/shared-kernel';

const FIELDS = 4;
/** How many pairs one step takes: each may wait for memory. */
const A_STEP = 16_384;

/**
 * Open-addressing hash over one typed array: two tokens -> a stretch of postings. Each entry is one cache
 * line's quarter: first token + 1 (0 = free), second token, start, end.
 */
export class PairTable {
  private constructor(
    private readonly entries: Int32Array,
    private readonly mask: number,
    /** Code offsets, grouped by pair. */
    readonly postings: Int32Array,
  ) {}

  /** From equally long lists of first tokens, second tokens and offsets; the first token is the lower. */
  static of(firsts: Int32Array, seconds: Int32Array, offsets: Int32Array): PairTable {
    return atOnce(PairTable.making(firsts, seconds, offsets));
  }

  static *making(
    firsts: Int32Array,
    seconds: Int32Array,
    offsets: Int32Array,
  ): Stepwise<PairTable> {
    let capacity = 16;
    while (capacity < firsts.length * 1.5) capacity *= 2;
    const table = new PairTable(
      new Int32Array(capacity * FIELDS),
      capacity - 1,
      new Int32Array(offsets.length),
    );
    yield* table.fill(firsts, seconds, offsets);
    return table;
  }

  /** Place of the pair's entry, to be asked for its stretch; -1 when no rule is reached by it. */
  find(first: number, second: number): number {
    const { entries, mask } = this;
    let place = hashOf(first, second) & mask;
    for (;;) {
      const at = place * FIELDS;
      const token = entries[at] as number;
      if (token === 0) return -1;
      if (token === first + 1 && entries[at + 1] === second) return at;
      place = (place + 1) & mask;
    }
  }

  start(entry: number): number {
    return this.entries[entry + 2] as number;
  }

  end(entry: number): number {
    return this.entries[entry + 3] as number;
  }

  /** Counts, gives each pair its stretch, then deals the offsets out. */
  private *fill(firsts: Int32Array, seconds: Int32Array, offsets: Int32Array): Stepwise<void> {
    const { entries, postings } = this;
    const at = (index: number) => this.entryOf(firsts[index] as number, seconds[index] as number);
    for (let index = 0; index < firsts.length; index += 1) {
      const end = at(index) + 3;
      entries[end] = (entries[end] as number) + 1;
      if (index % A_STEP === 0) yield;
    }
    let start = 0;
    for (let entry = 0; entry < entries.length; entry += FIELDS) {
      const count = entries[entry + 3] as number;
      entries[entry + 2] = start;
      entries[entry + 3] = start;
      start += count;
      if (entry % (A_STEP * FIELDS) === 0) yield;
    }
    for (let index = 0; index < firsts.length; index += 1) {
      const end = at(index) + 3;
      postings[entries[end] as number] = offsets[index] as number;
      entries[end] = (entries[end] as number) + 1;
      if (index % A_STEP === 0) yield;
    }
  }

  private entryOf(first: number, second: number): number {
    const { entries, mask } = this;
    let place = hashOf(first, second) & mask;
    while (entries[place * FIELDS] !== 0) {
      const at = place * FIELDS;
      if (entries[at] === first + 1 && entries[at + 1] === second) return at;
      place = (place + 1) & mask;
    }
    entries[place * FIELDS] = first + 1;
    entries[place * FIELDS + 1] = second;
    return place * FIELDS;
  }
}

function hashOf(first: number, second: number): number {
  const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  return mixed ^ (mixed >>> 15);
}
