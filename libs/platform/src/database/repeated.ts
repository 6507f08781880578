import { Logger } from '@nestjs/common';

/** Work that is done again and again. */
export interface RepeatedWork {
  /** What it does, for the log: `following the product table`. */
  readonly what: string;
  readonly everyMs: number;
  /** One round; what it answers is of no account. */
  readonly round: () => Promise<unknown>;
}

/**
 * Does rounds of work, each some time after the one before has ended, until it is stopped. A round that fails
 * waits for the next one; the log tells of the first fault and of the recovery, not of each round.
 */
export class Repeated {
  private readonly logger: Logger;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isTroubled = false;
  private isStopped = false;

  constructor(
    name: string,
    private readonly work: RepeatedWork,
  ) {
    this.logger = new Logger(name);
  }

  /** The first round begins after the usual time. */
  start(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => this.startNow(), this.work.everyMs);
    this.timer.unref();
  }

  /** The first round begins at once. */
  startNow(): void {
    this.running = this.attempt().then(() => this.start());
  }

  /** Resolves when the round in hand is done. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** One round now, as those of the timer are. */
  async attempt(): Promise<void> {
    const { what, round } = this.work;
    try {
      await round();
      if (this.isTroubled) this.logger.log(`${what} again`);
      this.isTroubled = false;
    } catch (error) {
      if (!this.isTroubled) this.logger.warn(`not ${what}: ${String(error)}`);
      this.isTroubled = true;
    }
  }
}
