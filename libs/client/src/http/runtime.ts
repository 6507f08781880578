/** Clock, chance, timers and keys: what a test wants to rule. */
export interface Runtime {
  /** Milliseconds since 1970. */
  now(): number;
  /** 0 <= x < 1. */
  random(): number;
  /** Acts once after a while; the answer takes it back. */
  after(ms: number, act: () => void): () => void;
  /** A key that nobody else makes. */
  newKey(): string;
}

/** The runtime of browsers and of Node. */
export const SYSTEM: Runtime = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
  // `randomUUID` is for secure contexts only; a shop under test in a local network is none.
  newKey: () =>
    Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    ).join(''),
};
