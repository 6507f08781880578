import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Repeated } from '@boon/platform/database';
import type { CatalogueItem } from './domain/catalogue-item.js';
import { CatalogueRepository } from './domain/catalogue.repository.js';
import type { CatalogueSnapshot } from './domain/snapshot.js';
import { SlotRepository } from '../slot/domain/slot.repository.js';
import { slotItem } from './catalogue-item-of.js';
import { DecisionClock } from './decision-clock.js';
import type { NodeHistory } from './node-history.js';
import { SnapshotMaker } from './snapshot-maker.js';

/** How often every node asks the database for changes, beside listening to the bus. */
const POLL_MS = 500;

/** What a node knows. */
export interface CatalogueStatus {
  readonly version: string;
  /** Equal on nodes that know the same. */
  readonly checksum: string;
  /** How many ways there are in which something may be shown. */
  readonly offers: number;
  readonly slots: number;
  /** When the database was last asked; ISO 8601. */
  readonly refreshedAt: string | null;
  /** True while the database cannot be reached. */
  readonly isStale: boolean;
}

/** This node's catalogue: the whole of it in memory, kept fresh by events and by a slow poll. */
@Injectable()
export class Catalogue implements OnModuleInit, OnModuleDestroy {
  private readonly maker = new SnapshotMaker(() => this.clock.now());
  private mark: string | null = null;
  private readonly following = new Repeated(Catalogue.name, {
    ...{ what: 'following the catalogue', everyMs: POLL_MS },
    round: () => this.follow(),
  });
  private refreshedAt: Date | null = null;
  private isStale = false;

  constructor(
    private readonly repository: CatalogueRepository,
    private readonly slots: SlotRepository,
    private readonly clock: DecisionClock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    // Seconds for a large catalogue: not those of whoever asks first.
    await this.maker.settled();
    this.current();
    this.following.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.following.stop();
    await this.maker.stop();
  }

  /** What this node came to know, for the log of decisions. */
  get history(): NodeHistory {
    return this.maker.history;
  }

  /** What decisions are made on right now. */
  current(): CatalogueSnapshot {
    return this.maker.current();
  }

  /** The time by which this node decides: the database's. */
  now(): Date {
    return this.clock.now();
  }

  /** True while the database cannot be reached: what is known may be old. */
  stale(): boolean {
    return this.isStale;
  }

  /** What this node knows, for people and for comparing nodes. */
  status(): CatalogueStatus {
    const { version, checksum, offerCount, slots } = this.current();
    const refreshedAt = this.refreshedAt?.toISOString() ?? null;
    const isStale = this.isStale;
    return { version, checksum, offers: offerCount, slots: slots.size, refreshedAt, isStale };
  }

  /** Takes in what the bus told; older versions than the known one are ignored. */
  apply(items: readonly CatalogueItem[]): void {
    this.maker.take(items);
  }

  /** Reads what changed since the last time; much of it is in use some seconds later only. */
  async refresh(): Promise<void> {
    const askedAt = Date.now();
    const since = this.maker.wantsAllAgain() ? null : this.mark;
    const slots = since === null ? await this.slots.all() : [];
    const changes = await this.repository.changesSince(since);
    this.clock.correct(changes.now, askedAt, Date.now());
    this.apply(slots.map(slotItem));
    await this.takePages(changes.pages);
    this.mark = changes.mark;
    this.isStale = false;
    this.refreshedAt = changes.now;
  }

  /** What is more than one page is taken in as one. */
  private async takePages(pages: AsyncIterable<readonly CatalogueItem[]>): Promise<void> {
    let first: readonly CatalogueItem[] | null = null;
    let isMany = false;
    for await (const page of pages) {
      if (first === null) {
        first = page;
        continue;
      }
      if (!isMany) this.maker.gather(first);
      isMany = true;
      this.maker.gather(page);
    }
    if (isMany) this.maker.takeGathered();
    else this.apply(first ?? []);
  }

  private async follow(): Promise<void> {
    try {
      await this.refresh();
    } catch (fault) {
      this.isStale = true;
      throw fault;
    }
  }
}
