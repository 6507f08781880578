/** Numbers the keys of benefits as they come, and finds those that say nothing new. */
export class KeyNumbers {
  private readonly byKeys = new Map<readonly string[], number>();
  private readonly byKey = new Map<string, number>();
  private readonly found: number[] = [];
  private readonly starts: number[] = [0];
  private lastKeys: readonly string[] | null = null;
  private last = 0;

  get keyCount(): number {
    return this.byKey.size;
  }

  get benefitCount(): number {
    return this.starts.length - 1;
  }

  /** The number of the benefit with these keys: the same array is the same benefit. */
  of(keys: readonly string[]): number {
    if (keys === this.lastKeys) return this.last;
    let number = this.byKeys.get(keys);
    if (number === undefined) {
      number = this.benefitCount;
      this.byKeys.set(keys, number);
      for (const key of keys) this.found.push(this.numberOf(key));
      this.starts.push(this.found.length);
    }
    this.lastKeys = keys;
    this.last = number;
    return number;
  }

  /**
   * The keys by benefit, without those whose every benefit has another key in common that is kept: who has the same
   * such key has the same of those too. So most benefits lose the key of their stock, where two others bar more.
   */
  withoutImplied(): { keys: Int32Array; keyStarts: Int32Array } {
    const { found, starts, keyCount, benefitCount } = this;
    const holders = holdersOf(found, starts, keyCount);
    const isImplied = new Uint8Array(keyCount);
    // The later a key of a benefit, the fewer have it.
    for (let key = keyCount - 1; key >= 0; key -= 1) {
      isImplied[key] = this.isImplied(key, holders, isImplied) ? 1 : 0;
    }
    const keyStarts = new Int32Array(benefitCount + 1);
    const keys = new Int32Array(found.length);
    let count = 0;
    for (let benefit = 0; benefit < benefitCount; benefit += 1) {
      const end = starts[benefit + 1] as number;
      for (let at = starts[benefit] as number; at < end; at += 1) {
        const key = found[at] as number;
        if (isImplied[key] === 0) keys[count++] = key;
      }
      keyStarts[benefit + 1] = count;
    }
    return { keys: keys.subarray(0, count), keyStarts };
  }

  private isImplied(key: number, { first, of }: Holders, isImplied: Uint8Array): boolean {
    const { found, starts } = this;
    const from = first[key] as number;
    const to = first[key + 1] as number;
    const benefit = of[from] as number;
    const end = starts[benefit + 1] as number;
    for (let at = starts[benefit] as number; at < end; at += 1) {
      const other = found[at] as number;
      if (other === key || isImplied[other] === 1) continue;
      // Too many to share one that fewer have.
      if ((first[other + 1] as number) - (first[other] as number) < to - from) continue;
      let holder = from + 1;
      while (holder < to && this.has(of[holder] as number, other)) holder += 1;
      if (holder === to) return true;
    }
    return false;
  }

  private has(benefit: number, key: number): boolean {
    const end = this.starts[benefit + 1] as number;
    for (let at = this.starts[benefit] as number; at < end; at += 1) {
      if (this.found[at] === key) return true;
    }
    return false;
  }

  private numberOf(key: string): number {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const number = this.byKey.size;
    this.byKey.set(key, number);
    return number;
  }
}

/** The benefits that have a key: `of[first[key]]` to `of[first[key + 1] - 1]`. */
interface Holders {
  readonly first: Int32Array;
  readonly of: Int32Array;
}

function holdersOf(found: readonly number[], starts: readonly number[], keyCount: number): Holders {
  const first = new Int32Array(keyCount + 2);
  for (const key of found) first[key + 2] = (first[key + 2] as number) + 1;
  for (let key = 2; key < first.length; key += 1) {
    first[key] = (first[key] as number) + (first[key - 1] as number);
  }
  const of = new Int32Array(found.length);
  for (let benefit = 0; benefit + 1 < starts.length; benefit += 1) {
    const end = starts[benefit + 1] as number;
    for (let at = starts[benefit] as number; at < end; at += 1) {
      const place = (found[at] as number) + 1;
      of[first[place] as number] = benefit;
      first[place] = (first[place] as number) + 1;
    }
  }
  return { first, of };
}
