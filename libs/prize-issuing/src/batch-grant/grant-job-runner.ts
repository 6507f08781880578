import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { GrantChunk } from './grant-chunk.js';
import { WorkLoop } from './work-loop.js';

// While some chunks wait for the disk, for locks or for counters, others are decided and written.
const LANES = 4;
const DEFAULT_EVERY_MS = 1_000;

/** Grants the rows of running jobs until it is stopped. Any number of processes may run one. */
@Injectable()
export class GrantJobRunner implements OnApplicationShutdown {
  private readonly loop: WorkLoop;

  constructor(grantChunk: GrantChunk) {
    this.loop = new WorkLoop(GrantJobRunner.name, () => grantChunk.execute(), LANES);
  }

  /** Starts; a second start changes nothing. */
  start(everyMs: number = DEFAULT_EVERY_MS): void {
    this.loop.start(everyMs);
  }

  /** Resolves when the chunks in hand are done. */
  stop(): Promise<void> {
    return this.loop.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }
}
