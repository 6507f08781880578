import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { TellBudgets } from './tell-budgets.js';
import { TellSubsidies } from '../wallet/tell-subsidies.js';

const EVERY_MS = 500;

/** Tells what deciding has to know all the time, until it is stopped: subsidies that users hold, budgets that run low. */
@Injectable()
export class KeepDecidingTold implements OnApplicationShutdown {
  private readonly logger = new Logger(KeepDecidingTold.name);
  private timer: NodeJS.Timeout | undefined;
  private telling: Promise<void> = Promise.resolve();
  private isStopped = false;
  private isTroubled = false;

  constructor(
    private readonly tellSubsidies: TellSubsidies,
    private readonly tellBudgets: TellBudgets,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.telling = this.tell();
    }, EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.telling;
  }

  private async tell(): Promise<void> {
    try {
      await this.tellBudgets.execute();
      while (!this.isStopped && (await this.tellSubsidies.execute()) > 0);
      this.isTroubled = false;
    } catch (error) {
      if (!this.isTroubled)
        this.logger.warn(`subsidies and budgets are not told: ${String(error)}`);
      this.isTroubled = true;
    }
    if (!this.isStopped) this.start();
  }
}
