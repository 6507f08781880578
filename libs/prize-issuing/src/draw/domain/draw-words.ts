import { createHmac } from 'node:crypto';

/** A source of independent whole numbers, uniform in [0, 2^53). */
export type Words = () => number;

const WORDS = 2 ** 53;
const LOW_BITS = 2 ** 21;
const WORDS_PER_BLOCK = 4;

/** The 53 high bits of a big-endian 64-bit number. */
export function wordAt(bytes: Buffer, word: number): number {
  const at = word * 8;
  return bytes.readUInt32BE(at) * LOW_BITS + (bytes.readUInt32BE(at + 4) >>> 11);
}

/**
 * The words of one draw: HMAC-SHA256(serverSeed, `round:clientSeed:nonce`) read as four words; should
 * all of them be rejected, the same with `:1`, `:2`... at the end of the message.
 */
export function drawWords(serverSeed: Buffer, message: string): Words {
  let block = Buffer.alloc(0);
  let taken = 0;
  return () => {
    const word = taken % WORDS_PER_BLOCK;
    if (word === 0) {
      const text = taken === 0 ? message : `${message}:${taken / WORDS_PER_BLOCK}`;
      block = createHmac('sha256', serverSeed).update(text).digest();
    }
    taken += 1;
    return wordAt(block, word);
  };
}

/** What names a draw within its commitment. */
export function drawMessage(roundId: string, clientSeed: string, nonce: number): string {
  return `${roundId}:${clientSeed}:${nonce}`;
}

/** A whole number uniform in [0, bound), without modulo bias: words past the last whole share are rejected. */
export function uniformBelow(bound: number, words: Words): number {
  const share = dividedDown(WORDS, bound);
  const usable = share * bound;
  for (;;) {
    const word = words();
    if (word < usable) return dividedDown(word, share);
  }
}

/** floor(a / b) for whole numbers up to 2^53; the float's own quotient may be one too high. */
export function dividedDown(a: number, b: number): number {
  const quotient = Math.floor(a / b);
  return quotient * b > a ? quotient - 1 : quotient;
}
