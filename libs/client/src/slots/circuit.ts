import type { Runtime } from '../http/runtime.js';

const FAILURES_TO_OPEN = 3;
const FIRST_REST_MS = 5_000;
const LONGEST_REST_MS = 60_000;

/**
 * Spares a page the waiting while Boon is down: after a few failures in a row nobody is asked for a while,
 * then one caller alone tries (half-open), and its outcome decides for all.
 */
export class Circuit {
  private failures = 0;
  private restsUntil = 0;
  private isProbing = false;

  constructor(private readonly runtime: Runtime) {}

  /** Whether the caller may ask; who may, has to tell how it went. */
  mayPass(): boolean {
    if (this.failures < FAILURES_TO_OPEN) return true;
    if (this.isProbing || this.runtime.now() < this.restsUntil) return false;
    this.isProbing = true;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
    this.isProbing = false;
  }

  /** @param restMs how long Boon asked to be left alone, if it did. */
  failed(restMs: number | null = null): void {
    this.failures = Math.max(this.failures + 1, restMs ? FAILURES_TO_OPEN : 0);
    this.isProbing = false;
    const over = Math.max(0, this.failures - FAILURES_TO_OPEN);
    const rest = Math.min(LONGEST_REST_MS, FIRST_REST_MS * 2 ** over);
    // Half of it by chance, so that the pages of a whole shop do not come back at once.
    const own = rest / 2 + (rest / 2) * this.runtime.random();
    this.restsUntil = this.runtime.now() + Math.max(own, restMs ?? 0);
  }
}
