import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { BoonApi } from '../api/boon-api.js';
import type { BehaviourLine } from '../feeds/feed-lines.js';
import { sendBatch } from '../feeds/send-feed.js';

const PAUSE_MS = 200;
const MOST_WAITING = 1_000;

/**
 * Tells Boon what shoppers do, off the way of their requests: some at a time, each once. With Boon away they wait
 * for the next deed, and beyond some the newest are dropped: a task is then done a little later.
 */
@Injectable()
export class TellBehaviours implements OnApplicationShutdown {
  private readonly logger = new Logger(TellBehaviours.name);
  private waiting: BehaviourLine[] = [];
  private telling: Promise<void> | null = null;
  private isTroubled = false;

  constructor(private readonly boon: BoonApi) {}

  note(line: BehaviourLine): void {
    if (this.waiting.length < MOST_WAITING) this.waiting.push(line);
    this.telling ??= this.tellSoon();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.telling;
  }

  private async tellSoon(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    const lines = this.waiting;
    this.waiting = [];
    try {
      await sendBatch(this.boon, 'behaviours', lines);
      this.isTroubled = false;
    } catch (error) {
      if (!this.isTroubled) this.logger.warn(`behaviours wait: ${String(error)}`);
      this.isTroubled = true;
      this.waiting = [...lines, ...this.waiting].slice(0, MOST_WAITING);
    }
    this.telling = null;
  }
}
