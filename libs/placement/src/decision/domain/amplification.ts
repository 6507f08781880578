import type { Slot } from '../../slot/domain/slot.js';

/** What one request may cause at most: beyond it things are left out, and the answer says so. */
export const AMPLIFICATION_LIMITS = {
  sources: 240,
  candidates: 5_000,
  storeReads: 10_000,
  bytes: 1_000_000,
} as const;

/** What one request caused: sources called, candidates proposed, counters and states read, and their size. */
export class Amplification {
  private sources = 0;
  private candidates = 0;
  /** The shopper's state is one. */
  private storeReads = 1;
  private bytes = 0;
  private wasCut = false;

  /** How many candidates may still be proposed. */
  get left(): number {
    const { sources, candidates } = AMPLIFICATION_LIMITS;
    return this.sources >= sources ? 0 : candidates - this.candidates;
  }

  /** Whether no candidate more may be proposed. */
  get isFull(): boolean {
    return this.candidates >= AMPLIFICATION_LIMITS.candidates;
  }

  /** Takes down what the sources of a slot proposed. */
  count(slot: Slot, candidates: number): void {
    this.sources += slot.sources.length;
    this.candidates += candidates;
    if (this.left <= 0) this.wasCut = true;
  }

  /** Takes down what was read of the shopper's counters, in one go. */
  read(counts: ReadonlyMap<string, number> | null): void {
    if (counts === null) return;
    this.storeReads += 1;
    for (const key of counts.keys()) this.bytes += key.length;
  }

  /** Takes down which counters of hard caps are to be read, and cuts them to what may be: the rest is left out. */
  reading(keys: readonly string[]): readonly string[] {
    return keys.filter((key) => {
      const { storeReads, bytes } = AMPLIFICATION_LIMITS;
      if (this.storeReads >= storeReads || this.bytes + key.length > bytes) {
        this.wasCut = true;
        return false;
      }
      this.storeReads += 1;
      this.bytes += key.length;
      return true;
    });
  }

  /** Whether something was left out because of a limit. */
  get isExceeded(): boolean {
    return this.wasCut;
  }

  told(): {
    readonly sources: number;
    readonly candidates: number;
    readonly storeReads: number;
    readonly bytes: number;
  } {
    const { sources, candidates, storeReads, bytes } = this;
    return { sources, candidates, storeReads, bytes };
  }
}
