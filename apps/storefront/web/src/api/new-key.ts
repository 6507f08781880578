const BYTES = 16;

/** A key that nobody else makes. Not `randomUUID`: a shop under test in a local network is no secure context. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(BYTES)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
