import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ExpireGrants } from './expire-grants.js';
import { FoldAccounts } from './fold-accounts.js';
import { FoldBudgets } from './fold-budgets.js';
import { ReleaseStaleLocks } from './release-stale-locks.js';

const DEFAULT_EVERY_MS = 5_000;
const MOST_BATCHES = 1_000;

/** Sweeps in the background until it is stopped. Any number of processes may run one. */
@Injectable()
export class IssuanceSweeper implements OnApplicationShutdown {
  private readonly logger = new Logger(IssuanceSweeper.name);
  private stopping: AbortController | null = null;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly expireGrants: ExpireGrants,
    private readonly releaseStaleLocks: ReleaseStaleLocks,
    private readonly foldBudgets: FoldBudgets,
    private readonly foldAccounts: FoldAccounts,
  ) {}

  /** Starts; a second start changes nothing. */
  start(everyMs: number = DEFAULT_EVERY_MS): void {
    if (this.stopping !== null) return;
    this.stopping = new AbortController();
    this.running = this.sweepUntil(this.stopping.signal, everyMs);
  }

  /** Resolves when the batch in hand is done. */
  async stop(): Promise<void> {
    this.stopping?.abort();
    this.stopping = null;
    await this.running;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  /** One round: locks first, so that what they held can expire in the same round. */
  async sweep(signal?: AbortSignal): Promise<void> {
    const { releaseStaleLocks, expireGrants, foldBudgets, foldAccounts } = this;
    for (const work of [releaseStaleLocks, expireGrants, foldBudgets, foldAccounts]) {
      for (let batch = 0; batch < MOST_BATCHES && !signal?.aborted; batch += 1) {
        if ((await work.execute()) === 0) break;
      }
    }
  }

  private async sweepUntil(signal: AbortSignal, everyMs: number): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.sweep(signal);
      } catch (error) {
        this.logger.error('a sweep failed', error instanceof Error ? error.stack : error);
      }
      // Ends early, and without an error, when it is stopped.
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
