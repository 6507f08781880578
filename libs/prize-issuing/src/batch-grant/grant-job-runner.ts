import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { GatherMembers } from './gather-members.js';
import { GrantChunk } from './grant-chunk.js';
import { WorkLoop } from './work-loop.js';

// While some chunks wait for the disk, for locks or for counters, others are decided and written.
const LANES = 4;
const DEFAULT_EVERY_MS = 1_000;

/** Gathers the members of segments for jobs, and grants the rows of running jobs, until it is stopped. Any number of processes may run one. */
@Injectable()
export class GrantJobRunner implements OnApplicationShutdown {
  private readonly loops: readonly WorkLoop[];

  constructor(grantChunk: GrantChunk, gatherMembers: GatherMembers) {
    this.loops = [
      new WorkLoop(GrantJobRunner.name, () => grantChunk.execute(), LANES),
      new WorkLoop(GrantJobRunner.name, () => gatherMembers.execute()),
    ];
  }

  /** Starts; a second start changes nothing. */
  start(everyMs: number = DEFAULT_EVERY_MS): void {
    for (const loop of this.loops) loop.start(everyMs);
  }

  /** Resolves when what is in hand is done. */
  async stop(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }
}
