import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';

/** Does work in batches until it is stopped; pauses while there is nothing to do. */
export class WorkLoop {
  private readonly logger: Logger;
  private stopping: AbortController | null = null;
  private running: Promise<unknown> = Promise.resolve();

  /** `work` does one batch and answers how much it was; 0: nothing is left for now. */
  constructor(
    name: string,
    private readonly work: () => Promise<number>,
    private readonly lanes = 1,
  ) {
    this.logger = new Logger(name);
  }

  /** Starts; a second start changes nothing. */
  start(everyMs: number): void {
    if (this.stopping !== null) return;
    const { signal } = (this.stopping = new AbortController());
    const lanes = Array.from({ length: this.lanes }, () => this.runUntil(signal, everyMs));
    this.running = Promise.all(lanes);
  }

  /** Resolves when the batches in hand are done. */
  async stop(): Promise<void> {
    this.stopping?.abort();
    this.stopping = null;
    await this.running;
  }

  private async runUntil(signal: AbortSignal, everyMs: number): Promise<void> {
    while (!signal.aborted) {
      try {
        while (!signal.aborted && (await this.work()) > 0);
      } catch (error) {
        this.logger.error('a batch failed', error instanceof Error ? error.stack : error);
      }
      // Ends early, and without an error, when it is stopped.
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
