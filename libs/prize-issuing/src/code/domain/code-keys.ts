import { createHmac } from 'node:crypto';
import { CODE_BYTES, codeOfBytes, plainCode } from './code-text.js';

/** A secret that codes are made with. */
export interface CodeKey {
  readonly kid: string;
  readonly secret: string;
}

const CODES_OF_BLOCK = 3;
const MAC_DIGITS = 32;

/**
 * Makes and recognises codes. A code is drawn from the key, its batch and its number: it can be made again
 * for the download, and nobody who reads the database alone can tell one.
 */
export class CodeKeys {
  private readonly keys: ReadonlyMap<string, { readonly make: Buffer; readonly look: Buffer }>;
  private readonly firstKid: string;

  constructor(keys: readonly CodeKey[]) {
    const [first] = keys;
    if (first === undefined) throw new Error('codes need a key');
    this.firstKid = first.kid;
    const derived = ({ kid, secret }: CodeKey) =>
      [kid, { make: hmac(secret, 'make codes'), look: hmac(secret, 'look codes up') }] as const;
    this.keys = new Map(keys.map(derived));
  }

  /** The key that new batches are made with. */
  get kid(): string {
    return this.firstKid;
  }

  /** Codes `from` (counted from 0) up to but without `to` of a batch. Throws when its key is gone. */
  codes(batch: { readonly id: string; readonly kid: string }, from: number, to: number): string[] {
    const secret = hmac(this.keyOf(batch.kid).make, batch.id);
    const codes: string[] = [];
    for (let number = from; number < to;) {
      const block = hmac(secret, String(Math.floor(number / CODES_OF_BLOCK)));
      do {
        const start = (number % CODES_OF_BLOCK) * CODE_BYTES;
        codes.push(codeOfBytes(block.subarray(start, start + CODE_BYTES)));
        number += 1;
      } while (number % CODES_OF_BLOCK !== 0 && number < to);
    }
    return codes;
  }

  /** What is kept of a code: 128 bits of an HMAC, as 32 hex digits. */
  mac(code: string, kid: string): string {
    return hmac(this.keyOf(kid).look, plainCode(code)).toString('hex').slice(0, MAC_DIGITS);
  }

  /** The same under every key: one of them is in the book if the code is. */
  macs(code: string): string[] {
    return [...this.keys.keys()].map((kid) => this.mac(code, kid));
  }

  private keyOf(kid: string): { readonly make: Buffer; readonly look: Buffer } {
    const key = this.keys.get(kid);
    if (key === undefined) throw new Error(`the key ${kid} of this code batch is not configured`);
    return key;
  }
}

function hmac(secret: string | Buffer, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}
