import { createHash, randomFillSync } from 'node:crypto';
import { AliasTable, drawMessage, drawWords, wordAt, type Words } from '@boon/prize-issuing/draw';

/** What a process of this bench is asked. */
export interface MathsOrder {
  readonly draws: number;
  readonly rounds: number;
}

/** The fastest round of each, and what is wrong with the counts. */
export interface MathsResult {
  readonly perSecond: number;
  /** The same with the words of a commitment: one HMAC-SHA256 for each draw. */
  readonly committedPerSecond: number;
  /** Farthest that a prize's count lies from its odds, in standard deviations. */
  readonly deviation: number;
}

const BLOCK_BYTES = 65_536;
const WORDS_PER_BLOCK = BLOCK_BYTES / 8;
const RARE = 99;
const WEIGHTS = [...Array.from({ length: RARE }, () => 1), 1_000_000 - RARE];

/** Draws from 100 prizes, 99 of them at one in a million, with cryptographic random words. */
export function measureMaths({ draws, rounds }: MathsOrder): MathsResult {
  const table = AliasTable.of(WEIGHTS);
  const words = cryptographicWords();
  const seed = createHash('sha256').update('bench').digest();
  const counts = new Float64Array(WEIGHTS.length);
  let [perSecond, committedPerSecond] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    perSecond = Math.max(
      perSecond,
      rateOf(draws, () => count(table, words, counts)),
    );
    let nonce = 0;
    const committed = (): void => {
      nonce += 1;
      table.draw(drawWords(seed, drawMessage('round', 'bench', nonce)));
    };
    committedPerSecond = Math.max(committedPerSecond, rateOf(draws / 50, committed));
  }
  return { perSecond, committedPerSecond, deviation: deviationOf(counts) };
}

function count(table: AliasTable, words: Words, counts: Float64Array): void {
  const prize = table.draw(words);
  counts[prize] = (counts[prize] ?? 0) + 1;
}

function rateOf(times: number, work: () => void): number {
  const before = performance.now();
  for (let n = 0; n < times; n += 1) work();
  return (times / (performance.now() - before)) * 1_000;
}

function cryptographicWords(): Words {
  const block = Buffer.alloc(BLOCK_BYTES);
  let taken = WORDS_PER_BLOCK;
  return () => {
    if (taken === WORDS_PER_BLOCK) {
      randomFillSync(block);
      taken = 0;
    }
    const word = wordAt(block, taken);
    taken += 1;
    return word;
  };
}

function deviationOf(counts: Float64Array): number {
  const draws = counts.reduce((sum, each) => sum + each, 0);
  const whole = WEIGHTS.reduce((sum, weight) => sum + weight, 0);
  return Math.max(
    ...WEIGHTS.map((weight, prize) => {
      const share = weight / whole;
      const spread = Math.sqrt(draws * share * (1 - share));
      return Math.abs((counts[prize] ?? 0) - draws * share) / spread;
    }),
  );
}
