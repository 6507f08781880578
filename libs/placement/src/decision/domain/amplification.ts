import type { Slot } from '../../slot/domain/slot.js';

/** What one request may cause at most. */
export const AMPLIFICATION_LIMITS = {
  sources: 240,
  candidates: 10_000,
  storeReads: 4_000,
  bytes: 1_000_000,
} as const;

/** What one request caused: sources called, candidates proposed, counters and states read, and their size. */
export class Amplification {
  sources = 0;
  candidates = 0;
  storeReads = 0;
  bytes = 0;

  /** How many candidates may still be proposed. */
  get left(): number {
    if (this.sources >= AMPLIFICATION_LIMITS.sources) return 0;
    return AMPLIFICATION_LIMITS.candidates - this.candidates;
  }

  count(slot: Slot, candidates: number): void {
    this.sources += slot.sources.length;
    this.candidates += candidates;
  }

  /** Whether something was left out because of a limit. */
  get isExhausted(): boolean {
    return this.left <= 0;
  }
}
