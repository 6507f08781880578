import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const HASH_BYTES = 32;
const [INNER, OUTER] = [0x36, 0x5c];
/** Of a token, in characters; each is a byte. */
export const LONGEST_TOKEN = 16_000;

/**
 * HMAC-SHA256 (RFC 2104) of ASCII texts under one key, as base64url. Both of its hashes are taken at one go, out
 * of buffers that are kept: `createHmac` makes streams, at twice the cost for a text of some hundred bytes.
 */
export class Mac {
  private readonly inner = Buffer.alloc(BLOCK_BYTES + LONGEST_TOKEN);
  private readonly outer = Buffer.alloc(BLOCK_BYTES + HASH_BYTES);

  constructor(secret: string) {
    const bytes = Buffer.from(secret);
    const key = bytes.length > BLOCK_BYTES ? hash('sha256', bytes, 'buffer') : bytes;
    for (let at = 0; at < BLOCK_BYTES; at += 1) {
      const byte = key[at] ?? 0;
      this.inner[at] = byte ^ INNER;
      this.outer[at] = byte ^ OUTER;
    }
  }

  /** Null for a text that is longer than any token, or not ASCII. */
  of(text: string): string | null {
    if (text.length > LONGEST_TOKEN) return null;
    const bytes = this.inner.write(text, BLOCK_BYTES);
    if (bytes !== text.length) return null;
    // As text, a byte a character: a buffer for each digest costs more than the digest.
    const digest = hash('sha256', this.inner.subarray(0, BLOCK_BYTES + bytes), 'binary');
    this.outer.write(digest, BLOCK_BYTES, 'binary');
    return hash('sha256', this.outer, 'base64url');
  }
}
