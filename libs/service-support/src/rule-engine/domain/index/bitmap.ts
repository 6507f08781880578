const WORD_BITS = 32;

/** How many words hold so many bits. */
export function wordsFor(bits: number): number {
  return Math.ceil(bits / WORD_BITS);
}

export function addBit(words: Uint32Array, bit: number): void {
  const word = bit >>> 5;
  words[word] = (words[word] as number) | (1 << (bit & 31));
}

export function removeBit(words: Uint32Array, bit: number): void {
  const word = bit >>> 5;
  words[word] = (words[word] as number) & ~(1 << (bit & 31));
}

export function hasBit(words: Uint32Array, bit: number): boolean {
  return (((words[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
}

/** The first `count` bits set. */
export function firstBits(count: number): Uint32Array {
  const words = new Uint32Array(wordsFor(count)).fill(0xffffffff);
  const rest = count % WORD_BITS;
  if (rest > 0) words[words.length - 1] = 2 ** rest - 1;
  return words;
}

/** The place of the lowest set bit of a word that is not zero. */
export function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}
