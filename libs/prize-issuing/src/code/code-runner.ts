import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { WorkLoop } from '../batch-grant/work-loop.js';
import { MakeCodes } from './make-codes.js';

const DEFAULT_EVERY_MS = 1_000;

/** Makes codes in the background until it is stopped. Any number of processes may run one. */
@Injectable()
export class CodeRunner implements OnApplicationShutdown {
  private readonly loop: WorkLoop;

  constructor(makeCodes: MakeCodes) {
    this.loop = new WorkLoop(CodeRunner.name, () => makeCodes.execute());
  }

  /** Starts; a second start changes nothing. */
  start(everyMs: number = DEFAULT_EVERY_MS): void {
    this.loop.start(everyMs);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
