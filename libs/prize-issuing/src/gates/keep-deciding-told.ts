import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Repeated } from '@boon/platform/database';
import { TellSubsidies } from '../wallet/tell-subsidies.js';
import { TellBudgets } from './tell-budgets.js';

const EVERY_MS = 500;

/** Tells what deciding has to know all the time, until it is stopped: subsidies that users hold, budgets that run low. */
@Injectable()
export class KeepDecidingTold implements OnApplicationShutdown {
  private isStopped = false;
  private readonly telling = new Repeated(KeepDecidingTold.name, {
    ...{ what: 'telling subsidies and budgets', everyMs: EVERY_MS },
    round: () => this.tell(),
  });

  constructor(
    private readonly tellSubsidies: TellSubsidies,
    private readonly tellBudgets: TellBudgets,
  ) {}

  start(): void {
    this.telling.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.telling.stop();
  }

  private async tell(): Promise<void> {
    await this.tellBudgets.execute();
    while (!this.isStopped && (await this.tellSubsidies.execute()) > 0);
  }
}
