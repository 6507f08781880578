import { randomFillSync } from 'node:crypto';

const BYTES_OF_AN_ID = 16;
const POOL_BYTES = 1_024 * BYTES_OF_AN_ID;
const MOST_OF_A_MILLISECOND = 0xffff_ffff;
/** A new millisecond begins in the lower half, so that there is room to count up. */
const FIRST_BELOW = 0x8000_0000;

/** Asked for id by id, randomness costs more than all the rest of an id. */
const pool = Buffer.alloc(POOL_BYTES);
let digits = '';
let taken = POOL_BYTES;
let msecs = 0;
let seq = 0;
/** The first 14 characters of the ids of a millisecond. */
let time = '';
/** With the 12 highest bits that count, which many ids of a millisecond share. */
let head = '';
let headBits = -1;

/**
 * A time-ordered unique id (UUID version 7, RFC 9562), lower-case text. Those of one process ascend: 32 bits
 * count within a millisecond from a random start, 42 are random.
 */
export function newId(): string {
  if (taken === POOL_BYTES) {
    randomFillSync(pool);
    digits = pool.toString('hex');
    taken = 0;
  }
  const at = taken;
  taken += BYTES_OF_AN_ID;
  const now = Date.now();
  if (now > msecs) {
    begin(now);
    seq = pool.readUInt32BE(at) % FIRST_BELOW;
  } else if (seq < MOST_OF_A_MILLISECOND) seq += 1;
  else {
    begin(msecs + 1);
    seq = 0;
  }
  return counted(seq, (pool[at + 4] ?? 0) & 3) + randomAt(at + 5);
}

function begin(millisecond: number): void {
  msecs = millisecond;
  const hex = millisecond.toString(16).padStart(12, '0');
  time = `${hex.slice(0, 8)}-${hex.slice(8)}-`;
  headBits = -1;
}

/** The last 40 random bits of an id. */
function randomAt(at: number): string {
  return digits.slice(2 * at, 2 * (at + 5));
}

const BYTES = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'));

/**
 * So many ids, ascending, for a fraction of what each would cost alone: they share their time and 42 random bits
 * and count up. As unique as others; not for what nobody may guess from its neighbour.
 */
export function newIds(count: number): string[] {
  const first = newId();
  if (seq + count > MOST_OF_A_MILLISECOND) return Array.from({ length: count }, () => newId());
  const random = first.slice(26);
  const lowest = Number.parseInt(first.slice(24, 26), 16) & 3;
  const ids = Array.from({ length: count }, (_, n) => counted(seq + n, lowest) + random);
  seq += count;
  return ids;
}

/** An id of this millisecond but for its random bits. */
function counted(number: number, lowest: number): string {
  const [high, low] = [number >>> 20, 0x8000 | ((number >>> 6) & 0x3fff)];
  if (high !== headBits) {
    headBits = high;
    head = `${time}${word(0x7000 | high)}-`;
  }
  return `${head}${word(low)}-${BYTES[((number << 2) & 0xff) | lowest]}`;
}

function word(value: number): string {
  return `${BYTES[value >>> 8]}${BYTES[value & 0xff]}`;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** True for the text form of a UUID of any version, lower case. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && UUID.test(text);
}
