import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { TellSubsidies } from './tell-subsidies.js';

const EVERY_MS = 500;

/** Tells what subsidy users hold all the time, until it is stopped. Any number of processes may do so. */
@Injectable()
export class KeepSubsidiesTold implements OnApplicationShutdown {
  private readonly logger = new Logger(KeepSubsidiesTold.name);
  private timer: NodeJS.Timeout | undefined;
  private telling: Promise<void> = Promise.resolve();
  private isStopped = false;
  private isTroubled = false;

  constructor(private readonly tellSubsidies: TellSubsidies) {}

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
      while (!this.isStopped && (await this.tellSubsidies.execute()) > 0);
      this.isTroubled = false;
    } catch (error) {
      if (!this.isTroubled) this.logger.warn(`subsidies are not told: ${String(error)}`);
      this.isTroubled = true;
    }
    if (!this.isStopped) this.start();
  }
}
