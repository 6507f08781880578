/** Crockford's base 32: no I, L, O or U, so that nothing is mistaken for something else. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const VALUES = new Map([...SYMBOLS].map((symbol, value) => [symbol, value]));
const PAYLOAD = 14;
const CHECKED = PAYLOAD + 2;
const GROUP = 4;
/** Below 32 x 32 and prime: any one wrong symbol, and any two that changed places, change the remainder. */
const MODULUS = 1_021;
const PUBLIC_CODE = /^[0-9A-Z]{4,32}$/;

/** Bytes of randomness in a unique code: 70 bits of them are used. */
export const CODE_BYTES = 9;

/** A unique code of 70 random bits and two check symbols: `7KQ2-...`, sixteen symbols in fours. */
export function codeOfBytes(bytes: Uint8Array): string {
  let bits = 0;
  let held = 0;
  let payload = '';
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && payload.length < PAYLOAD) {
      bits -= 5;
      payload += SYMBOLS[(held >> bits) & 31] ?? '';
    }
    held &= (1 << bits) - 1;
  }
  const text = payload + checkOf(payload);
  return text.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? text;
}

/** What was typed, as it is looked up: without blanks and hyphens, letters that look like digits as digits. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** Whether a plain code has the form of a unique one and its check symbols do not fit: a typing error. */
export function isMistyped(plain: string): boolean {
  if (plain.length !== CHECKED || [...plain].some((symbol) => !VALUES.has(symbol))) return false;
  return checkOf(plain.slice(0, PAYLOAD)) !== plain.slice(PAYLOAD);
}

/** Whether a plain code may be a public one: 4 to 32 letters and digits. */
export function isPublicCode(plain: string): boolean {
  return PUBLIC_CODE.test(plain);
}

function checkOf(payload: string): string {
  const sum = [...payload].reduce(
    (total, symbol, index) => total + (index + 1) * (VALUES.get(symbol) ?? 0),
    0,
  );
  const rest = sum % MODULUS;
  return `${SYMBOLS[rest >> 5] ?? ''}${SYMBOLS[rest & 31] ?? ''}`;
}
