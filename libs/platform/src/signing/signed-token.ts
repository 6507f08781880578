import { timingSafeEqual } from 'node:crypto';
import { ensure } from '@boon/shared-kernel';
import { LONGEST_TOKEN, Mac } from './mac.js';

/** A secret with the name that tokens carry (letters, digits, `-`, `_`). */
export interface SigningKey {
  readonly kid: string;
  /** At least 16 bytes. */
  readonly secret: string;
}

const BEGINNING = 'v1.';
const FEWEST_SECRET_BYTES = 16;
/** Of 32 bytes in base64url. */
const MAC_CHARACTERS = 43;
const KID = /^[A-Za-z0-9_-]{1,32}$/;

/** Reads `kid:secret,kid:secret`: the first key signs, all verify. Throws `InvariantViolated`. */
export function parseSigningKeys(text: string): SigningKey[] {
  return text.split(',').map((entry) => {
    const colon = entry.indexOf(':');
    ensure(colon > 0, 'signing keys are written kid:secret,kid:secret');
    return { kid: entry.slice(0, colon).trim(), secret: entry.slice(colon + 1).trim() };
  });
}

/**
 * Signs small JSON objects that come back through untrusted hands: `v1.<kid>.<json>.<mac>`, base64url,
 * HMAC-SHA256 over everything before the mac. The payload can be read by anyone; it cannot be changed.
 */
export class TokenSigner {
  private readonly macs: ReadonlyMap<string, Mac>;
  /** What every new token begins with. */
  private readonly beginning: string;
  private readonly signing: Mac;

  /** The first key signs, all verify. Throws `InvariantViolated` for no key, a bad name or a short secret. */
  constructor(keys: readonly SigningKey[]) {
    const [first] = keys;
    ensure(first !== undefined, 'a token signer needs at least one key');
    for (const key of keys) {
      ensure(KID.test(key.kid), 'a key name has 1 to 32 letters, digits, - or _');
      const longEnough = Buffer.byteLength(key.secret) >= FEWEST_SECRET_BYTES;
      ensure(longEnough, `the secret of key ${key.kid} has under ${FEWEST_SECRET_BYTES} bytes`);
    }
    this.beginning = `${BEGINNING}${first.kid}.`;
    this.signing = new Mac(first.secret);
    const others = keys.slice(1).map(({ kid, secret }) => [kid, new Mac(secret)] as const);
    this.macs = new Map([[first.kid, this.signing], ...others]);
    ensure(this.macs.size === keys.length, 'key names must differ');
  }

  /**
   * A piece of JSON for `signPieces`, which ends where JSON may have spaces: it is filled up with them, so that what is
   * encoded piece by piece can be joined, and kept where it is the same from one token to the next.
   */
  static piece(json: string): string {
    const over = Buffer.byteLength(json) % BYTES_OF_A_GROUP;
    return base64urlOf(over === 0 ? json : `${json}${' '.repeat(BYTES_OF_A_GROUP - over)}`);
  }

  sign(payload: object): string {
    return this.signJson(JSON.stringify(payload));
  }

  /** Signs the JSON of an object as it stands. */
  signJson(json: string): string {
    return this.signPieces(base64urlOf(json));
  }

  /** Signs an object whose JSON comes as pieces (`TokenSigner.piece`), joined. Throws `InvariantViolated` for one that nobody could open. */
  signPieces(pieces: string): string {
    const signed = this.beginning + pieces;
    const mac = this.signing.of(signed);
    ensure(mac !== null, `a token has at most ${LONGEST_TOKEN} characters`);
    return `${signed}.${mac}`;
  }

  /** The payload of a token that one of the keys signed, as parsed JSON; null for anything else. */
  open(token: string): unknown {
    if (token.length > LONGEST_TOKEN) return null;
    if (!token.startsWith(BEGINNING)) return null;
    const bodyAt = token.indexOf('.', BEGINNING.length) + 1;
    const macAt = token.lastIndexOf('.') + 1;
    if (bodyAt === 0 || macAt <= bodyAt) return null;

    const mac = this.macs.get(token.slice(BEGINNING.length, bodyAt - 1));
    const expected = mac?.of(token.slice(0, macAt - 1));
    // Texts are compared, not bytes: base64url has other spellings of the same bytes.
    if (typeof expected !== 'string' || !isSame(expected, token.slice(macAt))) return null;
    const body = token.slice(bodyAt, macAt - 1);
    return JSON.parse(scratch.toString('utf8', 0, scratch.write(body, 'base64url'))) as unknown;
  }
}

const scratch = Buffer.alloc(LONGEST_TOKEN);
const MOST_BYTES_OF_A_CHARACTER = 3;
const BYTES_OF_A_GROUP = 3;

function base64urlOf(text: string): string {
  if (text.length * MOST_BYTES_OF_A_CHARACTER > scratch.length) {
    return Buffer.from(text).toString('base64url');
  }
  return scratch.toString('base64url', 0, scratch.write(text));
}

const [one, other] = [Buffer.alloc(MAC_CHARACTERS), Buffer.alloc(MAC_CHARACTERS)];

function isSame(expected: string, mac: string): boolean {
  if (mac.length !== MAC_CHARACTERS) return false;
  // Characters beyond ASCII take more bytes than there is room for.
  if (other.write(mac) !== MAC_CHARACTERS) return false;
  one.write(expected);
  return timingSafeEqual(one, other);
}
