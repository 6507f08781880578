import { createCipheriv } from 'node:crypto';
import { wordAt, type Words } from '../../draw/domain/draw-words.js';

const BLOCK_BYTES = 65_536;
const WORDS_PER_BLOCK = BLOCK_BYTES / 8;

/** Endless words from a seed of 32 bytes, for statistics: AES-256 in counter mode. */
export function streamOfWords(seed: Buffer): Words {
  const cipher = createCipheriv('aes-256-ctr', seed, Buffer.alloc(16));
  const zeros = Buffer.alloc(BLOCK_BYTES);
  let block = zeros;
  let taken = WORDS_PER_BLOCK;
  return () => {
    if (taken === WORDS_PER_BLOCK) {
      block = cipher.update(zeros);
      taken = 0;
    }
    const word = wordAt(block, taken);
    taken += 1;
    return word;
  };
}
