import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Repeated } from '@boon/platform/database';
import { ToldState } from '@boon/platform/events';
import { CatalogueRepository } from '../domain/catalogue.repository.js';
import { toldItems } from './told-items.js';

const LOOK_EVERY_MS = 500;

/**
 * Puts into the catalogue's table whatever its owners told, without the bus: by this and by every node's own look at the
 * table a change is known everywhere about a second after its commit, however long the bus is lost. Any node may do it.
 */
@Injectable()
export class TakeToldState implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(TakeToldState.name);
  private readonly taking = new Repeated(TakeToldState.name, {
    ...{ what: 'taking in what was told', everyMs: LOOK_EVERY_MS },
    round: () => this.takeAll(),
  });
  private isStopping = false;

  constructor(
    private readonly told: ToldState,
    private readonly repository: CatalogueRepository,
  ) {}

  onModuleInit(): void {
    this.taking.start();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    await this.taking.stop();
  }

  /** All that waits, page by page. What cannot be read is left to the bus, which keeps it as a dead letter. */
  async takeAll(): Promise<void> {
    const tell = (fault: string): void => this.logger.error(`not taken in: ${fault}`);
    const takePage = () =>
      this.told.take((events) => this.repository.putAll(toldItems(events, tell)));
    while (!this.isStopping && (await takePage()));
  }
}
